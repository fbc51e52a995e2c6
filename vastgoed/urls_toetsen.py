"""Addresses of the review screen, the joint judgment and the draft of the advice."""

from django.urls import path

from .views import plan_toetsing, toetsen
from .views import toetsen_advies as advies
from .views import toetsen_inleveren as inleveren
from .views import toetsen_samen as samen

TOETSING = "toetsingen/<int:pk>"
OORDELEN = "plannen/<slug:code>/oordelen"

urlpatterns = [
    path(TOETSING, toetsen.ToetsingView.as_view(), name="toetsing"),
    path(f"{TOETSING}/belang", inleveren.BelangVerklaren.as_view(), name="toetsing-belang"),
    path(f"{TOETSING}/inleveren", inleveren.Inleveren.as_view(), name="toetsing-inleveren"),
    path(f"{TOETSING}/terugnemen", inleveren.Terugnemen.as_view(), name="toetsing-terugnemen"),
    path(
        f"{TOETSING}/criteria/<str:sleutel>",
        toetsen.CriteriumBeoordelen.as_view(),
        name="toetsing-criterium",
    ),
    path(
        "plannen/<slug:code>/toetsing",
        plan_toetsing.PlanToetsing.as_view(),
        name="plan-toetsing",
    ),
    path(OORDELEN, samen.Oordelen.as_view(), name="plan-oordelen"),
    path(f"{OORDELEN}/eensgezind", samen.Eensgezind.as_view(), name="plan-oordelen-eensgezind"),
    path(f"{OORDELEN}/opnieuw", samen.SamenWissen.as_view(), name="plan-oordelen-opnieuw"),
    path(
        f"{OORDELEN}/criteria/<str:sleutel>",
        samen.SamenOordelen.as_view(),
        name="plan-oordeel-samen",
    ),
    path(
        "plannen/<slug:code>/advies-opstellen",
        advies.AdviesOpstellen.as_view(),
        name="plan-advies-opstellen",
    ),
]
