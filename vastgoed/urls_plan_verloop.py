"""Addresses of one plan: its first page, the steps of its workflow, reviewers and conditions."""

from django.urls import path

from .views import plan, plan_stap, plan_toetsers, plan_voorwaarden

PLAN = "plannen/<slug:code>"
TOETSERS = f"{PLAN}/toetsers"
VOORWAARDEN = f"{PLAN}/voorwaarden"

urlpatterns = [
    path(PLAN, plan.PlanView.as_view(), name="plan"),
    path(f"{PLAN}/stap/<slug:overgang>", plan_stap.PlanStap.as_view(), name="plan-stap"),
    path(TOETSERS, plan_toetsers.PlanToetsers.as_view(), name="plan-toetsers"),
    path(
        f"{TOETSERS}/<int:pk>/wijzigen",
        plan_toetsers.ToewijzingWijzigen.as_view(),
        name="plan-toetser-wijzigen",
    ),
    path(
        f"{TOETSERS}/<int:pk>/intrekken",
        plan_toetsers.ToewijzingIntrekken.as_view(),
        name="plan-toetser-intrekken",
    ),
    path(
        f"{TOETSERS}/bij/<slug:organisatie>",
        plan_toetsers.ToewijsView.as_view(),
        name="plan-toetser-aanwijzen",
    ),
    path(VOORWAARDEN, plan_voorwaarden.PlanVoorwaarden.as_view(), name="plan-voorwaarden"),
    path(
        f"{VOORWAARDEN}/bestanden/<int:pk>",
        plan_voorwaarden.voorwaarde_bestand,
        name="plan-voorwaarde-bestand",
    ),
    path(
        f"{VOORWAARDEN}/<int:pk>/<slug:soort>",
        plan_voorwaarden.VoorwaardeStap.as_view(),
        name="plan-voorwaarde-stap",
    ),
]
