from django.urls import path

from .urls_aanleveren import urlpatterns as aanleverpaden
from .urls_register import urlpatterns as registerpaden
from .views import (
    bezetting,
    herkomst,
    herkomst_geleverd,
    herkomst_invoeren,
    herzieningen,
    kaart,
    locaties,
    overzicht,
    plaatsen,
    plaatsenbalans,
    plaatsmutaties,
    regiobeelden,
    tabs,
    tijdlijn,
    voorzieningen,
    vrij,
)

app_name = "capaciteit"

urlpatterns = [
    *registerpaden,
    path("capaciteit/overzicht", overzicht.OverzichtView.as_view(), name="overzicht"),
    path("capaciteit/overzicht/bezetting", bezetting.BezettingView.as_view(), name="bezetting"),
    path("capaciteit/overzicht/maanden", regiobeelden.PerMaandView.as_view(), name="per-maand"),
    path(
        "capaciteit/overzicht/kleinschalig",
        regiobeelden.KleinschaligView.as_view(),
        name="kleinschalig",
    ),
    path("capaciteit/overzicht/per-10000", regiobeelden.Per10000View.as_view(), name="per-10000"),
    path("capaciteit/vrije-plaatsen", vrij.VrijePlaatsenView.as_view(), name="vrije-plaatsen"),
    path(
        "locaties/<slug:code>/tijdlijn", tijdlijn.LocatieTijdlijn.as_view(), name="locatie-tijdlijn"
    ),
    path("voorzieningen", voorzieningen.VoorzieningLijst.as_view(), name="voorziening-lijst"),
    path("locaties", locaties.LocatieLijst.as_view(), name="locatie-lijst"),
    path("locaties/<slug:code>", locaties.LocatieView.as_view(), name="locatie"),
    path(
        "locaties/<slug:code>/plaatsen",
        plaatsen.LocatiePlaatsen.as_view(),
        name="locatie-plaatsen",
    ),
    path("plaatsenbalans", plaatsenbalans.PlaatsenbalansView.as_view(), name="plaatsenbalans"),
    path(
        "plaatsenbalans/mutaties",
        plaatsmutaties.PlaatsmutatieLijst.as_view(),
        name="plaatsmutatie-lijst",
    ),
    path(
        "plaatsenbalans/boeken",
        plaatsmutaties.PlaatsmutatieBoeken.as_view(),
        name="plaatsmutatie-boeken",
    ),
    path(
        "plaatsenbalans/boeken/gevolg",
        plaatsmutaties.PlaatsmutatieGevolg.as_view(),
        name="plaatsmutatie-gevolg",
    ),
    path(
        "plaatsenbalans/mutaties/<int:pk>/terugboeken",
        plaatsmutaties.PlaatsmutatieTerugboeken.as_view(),
        name="plaatsmutatie-terugboeken",
    ),
    path(
        "plaatsenbalans/mutaties/<int:pk>/uitvoeren",
        plaatsmutaties.PlaatsmutatieUitvoeren.as_view(),
        name="plaatsmutatie-uitvoeren",
    ),
    path("herkomst", herkomst.HerkomstView.as_view(), name="herkomst"),
    path("herkomst/matrix", herkomst_geleverd.HerkomstMatrix.as_view(), name="herkomst-matrix"),
    path(
        "herkomst/vergelijken",
        herkomst_geleverd.HerkomstVergelijking.as_view(),
        name="herkomst-vergelijken",
    ),
    path(
        "herkomst/invoeren/<slug:ronde>/<slug:organisatie>",
        herkomst_invoeren.HerkomstInvoeren.as_view(),
        name="herkomst-invoeren",
    ),
    path("herzieningen", herzieningen.HerzieningLijst.as_view(), name="herziening-lijst"),
    path(
        "herzieningen/herkomst",
        herzieningen.HerkomstHerzieningLijst.as_view(),
        name="herkomstherziening-lijst",
    ),
    path(
        "herzieningen/gerapporteerd",
        herzieningen.GerapporteerdLijst.as_view(),
        name="gerapporteerd-lijst",
    ),
    *aanleverpaden,
    path("kaart", kaart.KaartView.as_view(), name="kaart"),
    path(
        "gebieden/<slug:code>/capaciteit",
        tabs.GebiedCapaciteit.as_view(),
        name="gebied-capaciteit",
    ),
    path(
        "regios/<slug:code>/capaciteit",
        tabs.RegioCapaciteit.as_view(),
        name="jeugdhulpregio-capaciteit",
    ),
    path(
        "aanbieders/<slug:code>/locaties",
        tabs.AanbiederLocaties.as_view(),
        name="aanbieder-locaties",
    ),
]
