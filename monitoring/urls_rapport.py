"""Addresses of reports."""

from django.urls import path

from .views import rapport_lezen, rapport_opzet, rapport_stappen, rapporten

urlpatterns = [
    path("rapporten", rapporten.RapportListView.as_view(), name="rapport-lijst"),
    path("rapporten/nieuw", rapporten.RapportMaken.as_view(), name="rapport-maken"),
    path(
        "rapporten/opzet/<slug:code>/<slug:soort>",
        rapport_opzet.OpzetView.as_view(),
        name="rapport-opzet",
    ),
    path("rapporten/<int:pk>", rapporten.RapportView.as_view(), name="rapport"),
    path("rapporten/<int:pk>/bestand", rapporten.rapport_bestand, name="rapport-bestand"),
    path("rapporten/<int:pk>/lezen", rapport_lezen.RapportLezen.as_view(), name="rapport-lezen"),
    path("rapporten/<int:pk>/voorbeeld", rapport_lezen.rapport_voorbeeld, name="rapport-voorbeeld"),
    path("rapporten/<int:pk>/cijfers", rapport_lezen.rapport_cijfers, name="rapport-cijfers"),
    path(
        "rapporten/<int:pk>/vergelijken",
        rapport_lezen.RapportVergelijken.as_view(),
        name="rapport-vergelijken",
    ),
    path(
        "rapporten/<int:pk>/vaststellen",
        rapport_stappen.RapportVaststellen.as_view(),
        name="rapport-vaststellen",
    ),
    path(
        "rapporten/<int:pk>/publiceren",
        rapport_stappen.RapportPubliceren.as_view(),
        name="rapport-publiceren",
    ),
    path(
        "rapporten/<int:pk>/intrekken",
        rapport_stappen.RapportIntrekken.as_view(),
        name="rapport-intrekken",
    ),
    path("cycli/<int:pk>/rapportproef", rapport_lezen.rapport_proef, name="rapport-proef"),
    path(
        "cycli/<int:pk>/rapportteksten",
        rapport_opzet.TekstenView.as_view(),
        name="rapport-teksten",
    ),
]
