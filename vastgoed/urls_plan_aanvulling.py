"""Addresses of supplement requests."""

from django.urls import path

from .views import aanvulantwoorden, aanvullen

VRAGEN = "plannen/<slug:code>/vragen"

urlpatterns = [
    path(VRAGEN, aanvullen.Vragen.as_view(), name="plan-vragen"),
    path(f"{VRAGEN}/nieuw", aanvullen.VraagMaken.as_view(), name="plan-vraag-maken"),
    path(f"{VRAGEN}/uit-oordelen", aanvullen.UitOordelen.as_view(), name="plan-vragen-overnemen"),
    path(f"{VRAGEN}/verzoek", aanvullen.VerzoekOpstellen.as_view(), name="plan-vragen-verzoek"),
    path(f"{VRAGEN}/<int:pk>", aanvullen.VraagWijzigen.as_view(), name="plan-vraag-wijzigen"),
    path(f"{VRAGEN}/<int:pk>/opnemen", aanvullen.VraagOpnemen.as_view(), name="plan-vraag-opnemen"),
    path(
        "plannen/<slug:code>/aanvullen",
        aanvulantwoorden.Aanvullen.as_view(),
        name="plan-aanvullen",
    ),
    path(
        "toetsingen/<int:pk>/criteria/<str:sleutel>/vraag",
        aanvullen.VraagVoorstellen.as_view(),
        name="toetsing-vraag",
    ),
]
