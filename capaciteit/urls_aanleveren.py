"""The addresses of delivering; names stand in the namespace of capacity."""

from django.urls import path

from .views import aanleveren, aanlevering, aanleverrondes, rooster

PLICHT = "aanleveren/<slug:ronde>/<slug:organisatie>"

urlpatterns = [
    path("aanleveren", aanleveren.AanleverenView.as_view(), name="aanleveren"),
    path("aanleverplichten", aanleverrondes.PlichtLijst.as_view(), name="aanleverplicht-lijst"),
    path("aanleverrondes", aanleverrondes.RondeLijst.as_view(), name="aanleverronde-lijst"),
    path("aanleverrondes/nieuw", aanleverrondes.RondeMaken.as_view(), name="aanleverronde-maken"),
    path("aanleverrondes/<slug:code>", aanleverrondes.RondeView.as_view(), name="aanleverronde"),
    path(
        "aanleveren/aanleveringen/<int:pk>",
        aanlevering.AanleveringView.as_view(),
        name="aanlevering",
    ),
    path(
        "aanleveren/aanleveringen/<int:pk>/voorbeeld",
        aanlevering.VoorbeeldView.as_view(),
        name="aanlevering-voorbeeld",
    ),
    path(
        "aanleveren/aanleveringen/<int:pk>/terugnemen",
        aanlevering.TerugnemenView.as_view(),
        name="aanlevering-terugnemen",
    ),
    path(
        "aanleveren/aanleveringen/<int:pk>/overnemen",
        aanlevering.overnemen,
        name="aanlevering-overnemen",
    ),
    path(
        "aanleveren/aanleveringen/<int:pk>/intrekken",
        aanlevering.intrekken,
        name="aanlevering-intrekken",
    ),
    path(
        "aanleveren/aanleveringen/<int:pk>/controleren",
        aanlevering.controleren,
        name="aanlevering-controleren",
    ),
    path(
        "aanleveren/aanleveringen/<int:pk>/bestand", aanlevering.bestand, name="aanlevering-bestand"
    ),
    path(
        "aanleveren/aanleveringen/<int:pk>/gemerkt", aanlevering.gemerkt, name="aanlevering-gemerkt"
    ),
    # Any two words: after everything else.
    path(PLICHT, aanleveren.AanleverplichtView.as_view(), name="aanleverplicht"),
    path(f"{PLICHT}/sjabloon", aanleveren.SjabloonView.as_view(), name="aanleverplicht-sjabloon"),
    path(f"{PLICHT}/invullen", rooster.InvullenView.as_view(), name="aanleverplicht-invullen"),
    path(f"{PLICHT}/niets", aanleveren.NietsView.as_view(), name="aanleverplicht-niets"),
    path(f"{PLICHT}/uitstel", aanleveren.UitstelView.as_view(), name="aanleverplicht-uitstel"),
]
