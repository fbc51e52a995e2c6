from django.urls import path

from .views import (
    beheer,
    bevindingen,
    bronnen,
    controles,
    gebieden,
    mijn_gegevens,
    organisaties,
    overleggen,
    regios,
    sleutels,
    toegang,
    uitnodiging,
    weergaven,
)

app_name = "regio"

urlpatterns = [
    path("beheer/wijzigingen", beheer.WijzigingListView.as_view(), name="wijziging-lijst"),
    path("beheer/beveiliging", beheer.BeveiligingListView.as_view(), name="beveiliging-lijst"),
    path("beheer/keten", beheer.KetenView.as_view(), name="keten"),
    path("beheer/keten/bestand", beheer.KetenBestandView.as_view(), name="keten-bestand"),
    path("gebieden", gebieden.GebiedListView.as_view(), name="gebied-lijst"),
    path("gebieden/<slug:code>", gebieden.GebiedView.as_view(), name="gebied"),
    path(
        "gebieden/<slug:code>/uitgangspunten",
        gebieden.GebiedUitgangspuntenView.as_view(),
        name="gebied-uitgangspunten",
    ),
    path(
        "gebieden/<slug:code>/knelpunten",
        gebieden.GebiedKnelpuntenView.as_view(),
        name="gebied-knelpunten",
    ),
    path(
        "gebieden/<slug:code>/overleggen",
        gebieden.GebiedOverleggenView.as_view(),
        name="gebied-overleggen",
    ),
    path(
        "gebieden/<slug:code>/bevindingen",
        gebieden.GebiedBevindingenView.as_view(),
        name="gebied-bevindingen",
    ),
    path(
        "gebieden/<slug:code>/wijzigingen",
        gebieden.GebiedWijzigingenView.as_view(),
        name="gebied-wijzigingen",
    ),
    path(
        "regios/<slug:code>/wijzigingen",
        regios.JeugdhulpregioWijzigingenView.as_view(),
        name="jeugdhulpregio-wijzigingen",
    ),
    path(
        "aanbieders/<slug:code>/wijzigingen",
        organisaties.AanbiederWijzigingenView.as_view(),
        name="aanbieder-wijzigingen",
    ),
    path("regios", regios.JeugdhulpregioListView.as_view(), name="jeugdhulpregio-lijst"),
    path("regios/<slug:code>", regios.JeugdhulpregioView.as_view(), name="jeugdhulpregio"),
    path("aanbieders", organisaties.AanbiederListView.as_view(), name="aanbieder-lijst"),
    path("aanbieders/<slug:code>", organisaties.AanbiederView.as_view(), name="aanbieder"),
    path("organisaties", organisaties.OrganisatieListView.as_view(), name="organisatie-lijst"),
    path("organisaties/<slug:code>", organisaties.OrganisatieView.as_view(), name="organisatie"),
    path("overleggen", overleggen.OverlegListView.as_view(), name="overleg-lijst"),
    path("overleggen/<slug:code>", overleggen.OverlegView.as_view(), name="overleg"),
    path("overleggen/<slug:code>/agenda.ics", overleggen.overleg_agenda, name="overleg-agenda"),
    path("bevindingen", bevindingen.BevindingListView.as_view(), name="bevinding-lijst"),
    path("bevindingen/<int:pk>", bevindingen.BevindingView.as_view(), name="bevinding"),
    path("bronnen", bronnen.BronListView.as_view(), name="bron-lijst"),
    path("bronnen/<slug:code>", bronnen.BronView.as_view(), name="bron"),
    path("controles", controles.ControleListView.as_view(), name="controle-lijst"),
    path("controles/opnieuw", controles.controles_opnieuw, name="controles-opnieuw"),
    path("controles/<slug:code>", controles.ControleView.as_view(), name="controle"),
    path("sleutels", sleutels.SleutelListView.as_view(), name="sleutel-lijst"),
    path("sleutels/nieuw", sleutels.SleutelMaken.as_view(), name="sleutel-maken"),
    path(
        "sleutels/<int:pk>/intrekken",
        sleutels.SleutelIntrekken.as_view(),
        name="sleutel-intrekken",
    ),
    path("toegang", toegang.ToegangListView.as_view(), name="toegang-lijst"),
    path("toegang/<slug:code>", toegang.ToegangView.as_view(), name="toegang"),
    path(
        "toegang/<slug:code>/uitnodigen",
        toegang.UitnodigenView.as_view(),
        name="toegang-uitnodigen",
    ),
    path(
        "toegang/<slug:code>/uitnodigingen/<int:pk>/opnieuw",
        toegang.uitnodiging_opnieuw,
        name="uitnodiging-opnieuw",
    ),
    path(
        "toegang/<slug:code>/uitnodigingen/<int:pk>/intrekken",
        toegang.uitnodiging_weg,
        name="uitnodiging-intrekken",
    ),
    path(
        "toegang/<slug:code>/rollen/<int:pk>",
        toegang.RolWijzigenView.as_view(),
        name="rol-wijzigen",
    ),
    path(
        "toegang/<slug:code>/rollen/<int:pk>/beeindigen",
        toegang.RolBeeindigenView.as_view(),
        name="rol-beeindigen",
    ),
    path(
        "toegang/<slug:code>/rollen/<int:pk>/tweede-stap",
        toegang.TweedeStapWissenView.as_view(),
        name="tweede-stap-wissen",
    ),
    path(
        "toegang/<slug:code>/beoordeling",
        toegang.BeoordelingView.as_view(),
        name="toegang-beoordeling",
    ),
    path("uitnodiging/<str:link>", uitnodiging.UitnodigingView.as_view(), name="uitnodiging"),
    path("weergaven", weergaven.WeergaveLijst.as_view(), name="weergave-lijst"),
    path("weergaven/nieuw/<str:lijst>", weergaven.WeergaveMaken.as_view(), name="weergave-maken"),
    path("weergaven/<int:pk>", weergaven.WeergaveWijzigen.as_view(), name="weergave-wijzigen"),
    path(
        "weergaven/<int:pk>/verwijderen",
        weergaven.WeergaveVerwijderen.as_view(),
        name="weergave-verwijderen",
    ),
    path("mijn-gegevens", mijn_gegevens.MijnGegevensView.as_view(), name="mijn-gegevens"),
    path(
        "mijn-gegevens/bestand", mijn_gegevens.mijn_gegevens_bestand, name="mijn-gegevens-bestand"
    ),
]
