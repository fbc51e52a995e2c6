"""Addresses of what is done with versions of an assessment framework."""

from django.urls import path

from .views import kaders_bewerken as bewerken
from .views import kaders_vaststellen as vaststellen

KADER = "toetsingskaders/<slug:code>"
CRITERIUM = f"{KADER}/criteria/<str:sleutel>"

urlpatterns = [
    path(
        "toetsingskaders/beginnen",
        bewerken.KaderBeginnen.as_view(),
        name="toetsingskader-beginnen",
    ),
    path(
        f"{KADER}/nieuwe-versie",
        bewerken.VersieMaken.as_view(),
        name="toetsingskader-nieuwe-versie",
    ),
    path(f"{KADER}/wijzigen", bewerken.KaderWijzigen.as_view(), name="toetsingskader-wijzigen"),
    path(
        f"{KADER}/vaststellen",
        vaststellen.KaderVaststellen.as_view(),
        name="toetsingskader-vaststellen",
    ),
    path(
        f"{KADER}/terugdraaien",
        vaststellen.VaststellingTerugdraaien.as_view(),
        name="toetsingskader-terugdraaien",
    ),
    path(
        f"{KADER}/intrekken",
        vaststellen.ConceptIntrekken.as_view(),
        name="toetsingskader-intrekken",
    ),
    path(
        f"{KADER}/terughalen",
        vaststellen.ConceptTerughalen.as_view(),
        name="toetsingskader-terughalen",
    ),
    path(
        f"{KADER}/naast/<slug:met>",
        vaststellen.KaderVergelijken.as_view(),
        name="toetsingskader-vergelijken",
    ),
    path(
        f"{KADER}/criteria/toevoegen",
        bewerken.CriteriumToevoegen.as_view(),
        name="criterium-toevoegen",
    ),
    path(f"{CRITERIUM}/wijzigen", bewerken.CriteriumWijzigen.as_view(), name="criterium-wijzigen"),
    path(
        f"{CRITERIUM}/verwijderen",
        bewerken.CriteriumVerwijderen.as_view(),
        name="criterium-verwijderen",
    ),
    path(
        f"{CRITERIUM}/verplaatsen",
        bewerken.CriteriumVerplaatsen.as_view(),
        name="criterium-verplaatsen",
    ),
]
