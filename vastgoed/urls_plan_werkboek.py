"""Addresses of the workbook of a plan."""

from django.urls import path

from .views import plan_werkboek

WERKBOEK = "plannen/<slug:code>/werkboek"
EEN = f"{WERKBOEK}/<int:pk>"

urlpatterns = [
    path(WERKBOEK, plan_werkboek.PlanWerkboek.as_view(), name="plan-werkboek"),
    path(
        f"{WERKBOEK}/sjabloon",
        plan_werkboek.PlanWerkboekSjabloon.as_view(),
        name="plan-werkboek-sjabloon",
    ),
    path(EEN, plan_werkboek.PlanWerkboekEen.as_view(), name="plan-werkboek-een"),
    path(
        f"{EEN}/bestand",
        plan_werkboek.PlanWerkboekBestand.as_view(),
        name="plan-werkboek-bestand",
    ),
    path(
        f"{EEN}/gemerkt",
        plan_werkboek.PlanWerkboekGemerkt.as_view(),
        name="plan-werkboek-gemerkt",
    ),
    path(
        f"{EEN}/wegleggen",
        plan_werkboek.PlanWerkboekWegleggen.as_view(),
        name="plan-werkboek-wegleggen",
    ),
    path(
        f"{EEN}/terugdraaien",
        plan_werkboek.PlanWerkboekTerugdraaien.as_view(),
        name="plan-werkboek-terugdraaien",
    ),
]
