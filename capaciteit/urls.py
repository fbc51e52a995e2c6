from django.urls import path

from .views import herkomst, kaart, locaties, tabs, voorzieningen

app_name = "capaciteit"

urlpatterns = [
    path("voorzieningen", voorzieningen.VoorzieningLijst.as_view(), name="voorziening-lijst"),
    path("locaties", locaties.LocatieLijst.as_view(), name="locatie-lijst"),
    path("locaties/<slug:code>", locaties.LocatieView.as_view(), name="locatie"),
    path("herkomst", herkomst.HerkomstView.as_view(), name="herkomst"),
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
