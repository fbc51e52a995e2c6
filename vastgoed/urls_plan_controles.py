"""Addresses of a plan: what the checks find, what it comes to, who lives where during the works."""

from django.urls import path

from .views import plan_bevindingen, plan_doorrekening, plan_schuifplan

urlpatterns = [
    path(
        "plannen/<slug:code>/bevindingen",
        plan_bevindingen.PlanBevindingen.as_view(),
        name="plan-bevindingen",
    ),
    path(
        "plannen/<slug:code>/bevindingen/<int:nummer>",
        plan_bevindingen.BevindingToelichten.as_view(),
        name="plan-bevinding-toelichten",
    ),
    path(
        "plannen/<slug:code>/schuifplan",
        plan_schuifplan.PlanSchuifplan.as_view(),
        name="plan-schuifplan",
    ),
    path(
        "plannen/<slug:code>/doorrekening",
        plan_doorrekening.PlanDoorrekening.as_view(),
        name="plan-doorrekening",
    ),
]
