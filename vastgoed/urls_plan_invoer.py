"""Addresses to make a plan and fill it in."""

from django.urls import path

from .views import plan_bijlagen, plan_historie, plan_invullen, plan_nieuw

SECTIE = "plannen/<slug:code>/invullen/<slug:sectie>"

urlpatterns = [
    path("plannen/nieuw", plan_nieuw.PlanNieuw.as_view(), name="plan-nieuw"),
    path(
        "plannen/<slug:code>/invullen", plan_invullen.PlanInvullen.as_view(), name="plan-invullen"
    ),
    path(
        "plannen/<slug:code>/geschiedenis",
        plan_historie.PlanHistorie.as_view(),
        name="plan-veldhistorie",
    ),
    path(SECTIE, plan_invullen.PlanSectie.as_view(), name="plan-sectie"),
    path(f"{SECTIE}/veld", plan_invullen.PlanVeld.as_view(), name="plan-veld"),
    path(f"{SECTIE}/samenvoegen", plan_invullen.PlanSamenvoegen.as_view(), name="plan-samenvoegen"),
    path(f"{SECTIE}/terugzetten", plan_historie.PlanTerugzetten.as_view(), name="plan-terugzetten"),
    path(
        "plannen/<slug:code>/bijlagen", plan_bijlagen.PlanBijlagen.as_view(), name="plan-bijlagen"
    ),
    path(
        "plannen/<slug:code>/bijlagen/<int:pk>",
        plan_bijlagen.PlanBijlageBestand.as_view(),
        name="plan-bijlage",
    ),
    path(
        "plannen/<slug:code>/bijlagen/<int:pk>/voorbeeld",
        plan_bijlagen.PlanBijlageVoorbeeld.as_view(),
        name="plan-bijlage-voorbeeld",
    ),
    path(
        "plannen/<slug:code>/bijlagen/<int:pk>/wijzigen",
        plan_bijlagen.PlanBijlageWijzigen.as_view(),
        name="plan-bijlage-wijzigen",
    ),
]
