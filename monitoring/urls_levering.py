from django.urls import include, path

from .views import levering, levering_bestand, levering_stap, levering_versie

een = [
    path("", levering.LeveringView.as_view(), name="levering"),
    path("/cel", levering.LeveringCel.as_view(), name="levering-cel"),
    path("/deel", levering.LeveringDeel.as_view(), name="levering-deel"),
    path("/inleveren", levering_stap.LeveringInleveren.as_view(), name="levering-inleveren"),
    path("/niets-te-melden", levering_stap.LeveringNiets.as_view(), name="levering-niets"),
    path("/toch-melden", levering_stap.LeveringToch.as_view(), name="levering-toch"),
    path("/weggooien", levering_stap.LeveringWeggooien.as_view(), name="levering-weggooien"),
    path("/werkboek", levering_bestand.LeveringWerkboek.as_view(), name="levering-werkboek"),
    path("/sjabloon", levering_bestand.LeveringSjabloon.as_view(), name="levering-sjabloon"),
]

urlpatterns = [
    path("leveringen", levering.LeverplichtListView.as_view(), name="leverplicht-lijst"),
    path("leveringen/<slug:regio>/<slug:halfjaar>", include(een)),
    path(
        "leverversies/<int:pk>", levering_versie.LeverversieView.as_view(), name="levering-versie"
    ),
    path(
        "leverversies/<int:pk>/terugnemen",
        levering_versie.LeveringTerugnemen.as_view(),
        name="levering-terugnemen",
    ),
    path(
        "leverbestanden/<int:pk>", levering_bestand.LeverbestandView.as_view(), name="leverbestand"
    ),
    path(
        "leverbestanden/<int:pk>/bestand",
        levering_bestand.LeverbestandDownload.as_view(),
        name="leverbestand-download",
    ),
    path(
        "leverbestanden/<int:pk>/gemerkt",
        levering_bestand.LeverbestandGemerkt.as_view(),
        name="leverbestand-gemerkt",
    ),
    path(
        "leverbestanden/<int:pk>/wegleggen",
        levering_bestand.LeverbestandWegleggen.as_view(),
        name="leverbestand-wegleggen",
    ),
]
