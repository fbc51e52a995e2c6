"""Addresses of the register: adding, changing, closing, converting, merging."""

from django.urls import path

from .views import register_dubbelen as dubbelen
from .views import register_locaties as locaties
from .views import register_sluiten as sluiten
from .views import register_voorzieningen as voorzieningen

urlpatterns = [
    path("locaties/toevoegen", locaties.LocatieToevoegen.as_view(), name="locatie-toevoegen"),
    path("locaties/dubbelen", dubbelen.Dubbelen.as_view(), name="register-dubbelen"),
    path(
        "locaties/<slug:code>/wijzigen", locaties.LocatieWijzigen.as_view(), name="locatie-wijzigen"
    ),
    path("locaties/<slug:code>/sluiten", sluiten.LocatieSluiten.as_view(), name="locatie-sluiten"),
    path(
        "locaties/<slug:code>/voorzieningen/toevoegen",
        voorzieningen.VoorzieningToevoegen.as_view(),
        name="voorziening-toevoegen",
    ),
    path(
        "locaties/<slug:code>/samenvoegen/<slug:met>",
        dubbelen.Samenvoegen.as_view(soort="locatie"),
        name="locatie-samenvoegen",
    ),
    path(
        "voorzieningen/<slug:code>/wijzigen",
        voorzieningen.VoorzieningWijzigen.as_view(),
        name="voorziening-wijzigen",
    ),
    path(
        "voorzieningen/<slug:code>/omzetten",
        voorzieningen.VoorzieningOmzetten.as_view(),
        name="voorziening-omzetten",
    ),
    path(
        "voorzieningen/<slug:code>/status",
        voorzieningen.StatusPlannen.as_view(),
        name="voorziening-status",
    ),
    path(
        "voorzieningen/<slug:code>/sluiten",
        sluiten.VoorzieningSluiten.as_view(),
        name="voorziening-sluiten",
    ),
    path(
        "voorzieningen/<slug:code>/versies/<int:pk>/terugdraaien",
        voorzieningen.VersieTerugdraaien.as_view(),
        name="versie-terugdraaien",
    ),
    path(
        "voorzieningen/<slug:code>/statussen/<int:pk>/terugdraaien",
        voorzieningen.StatusTerugdraaien.as_view(),
        name="status-terugdraaien",
    ),
    path(
        "voorzieningen/<slug:code>/samenvoegen/<slug:met>",
        dubbelen.Samenvoegen.as_view(soort="voorziening"),
        name="voorziening-samenvoegen",
    ),
    path(
        "samenvoegingen/<int:pk>/ongedaan",
        dubbelen.SamenvoegingOngedaan.as_view(),
        name="samenvoeging-ongedaan",
    ),
]
