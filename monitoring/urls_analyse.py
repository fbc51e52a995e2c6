"""Addresses of the analysis, the advice and the decision."""

from django.urls import path

from .views import (
    analyse,
    analyse_advies,
    analyse_advieslezen,
    analyse_besluit,
    analyse_blokken,
    analyse_hiaten,
    analyse_schrijven,
)

CYCLUS = "cycli/<int:pk>"
ANALYSE = "analyses/<int:pk>"
BLOK = f"{ANALYSE}/blokken/<slug:code>"
ADVIES = "adviezen/<int:pk>"

urlpatterns = [
    path(f"{CYCLUS}/analyse", analyse.CyclusAnalyse.as_view(), name="cyclus-analyse"),
    path(f"{CYCLUS}/naast-elkaar", analyse.CyclusNaast.as_view(), name="cyclus-naast"),
    path(
        f"{CYCLUS}/analyse/beginnen",
        analyse_schrijven.AnalyseBeginnen.as_view(),
        name="analyse-beginnen",
    ),
    path(ANALYSE, analyse.AnalyseView.as_view(), name="analyse"),
    path(
        f"{ANALYSE}/nieuw-blok", analyse_blokken.BlokToevoegen.as_view(), name="analyseblok-nieuw"
    ),
    path(BLOK, analyse_blokken.BlokSchrijven.as_view(), name="analyseblok"),
    path(
        f"{BLOK}/verwijderen",
        analyse_blokken.BlokVerwijderen.as_view(),
        name="analyseblok-verwijderen",
    ),
    path(f"{BLOK}/eerder", analyse_blokken.BlokEerder.as_view(), name="analyseblok-eerder"),
    path(
        f"{ANALYSE}/vaststellen",
        analyse_schrijven.AnalyseVaststellen.as_view(),
        name="analyse-vaststellen",
    ),
    path(f"{ANALYSE}/hiaten", analyse_hiaten.Hiaten.as_view(), name="hiaten"),
    path(f"{ANALYSE}/hiaten/nieuw", analyse_hiaten.HiaatNieuw.as_view(), name="hiaat-nieuw"),
    path("hiaten/<int:hiaat>", analyse_hiaten.HiaatWijzigen.as_view(), name="hiaat"),
    path(
        "hiaten/<int:hiaat>/verwijderen",
        analyse_hiaten.HiaatVerwijderen.as_view(),
        name="hiaat-verwijderen",
    ),
    path(f"{ANALYSE}/advies", analyse_advies.AdviesBeginnen.as_view(), name="advies-beginnen"),
    path("adviezen", analyse_advieslezen.AdviesListView.as_view(), name="advies-lijst"),
    path(ADVIES, analyse_advieslezen.AdviesView.as_view(), name="advies"),
    path(f"{ADVIES}/inleiding", analyse_advies.Inleiding.as_view(), name="advies-inleiding"),
    path(
        f"{ADVIES}/aanbevelingen/nieuw",
        analyse_advies.AanbevelingNieuw.as_view(),
        name="aanbeveling-nieuw",
    ),
    path(
        "aanbevelingen/<int:aanbeveling>",
        analyse_advies.AanbevelingWijzigen.as_view(),
        name="aanbeveling",
    ),
    path(
        "aanbevelingen/<int:aanbeveling>/verwijderen",
        analyse_advies.AanbevelingVerwijderen.as_view(),
        name="aanbeveling-verwijderen",
    ),
    path(f"{ADVIES}/aanbieden", analyse_advies.Aanbieden.as_view(), name="advies-aanbieden"),
    path(f"{ADVIES}/terugnemen", analyse_advies.Terugnemen.as_view(), name="advies-terugnemen"),
    path(f"{ADVIES}/besluit", analyse_besluit.Besluiten.as_view(), name="advies-besluit"),
    path(
        "cyclusbesluiten/<int:besluit>/herroepen",
        analyse_besluit.Herroepen.as_view(),
        name="cyclusbesluit-herroepen",
    ),
    path(
        "besluitregels/<int:regel>/opdracht",
        analyse_besluit.OpdrachtGeven.as_view(),
        name="besluitregel-opdracht",
    ),
]
