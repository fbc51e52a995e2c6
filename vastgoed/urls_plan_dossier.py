"""Addresses of what a plan holds: content, versions, differences, dossier."""

from django.urls import path

from .views import plan_dossier

urlpatterns = [
    path("plannen/<slug:code>/inhoud", plan_dossier.PlanInhoud.as_view(), name="plan-inhoud"),
    path("plannen/<slug:code>/versies", plan_dossier.PlanVersies.as_view(), name="plan-versies"),
    path(
        "plannen/<slug:code>/versies/<int:oud>/<int:nieuw>",
        plan_dossier.PlanVerschil.as_view(),
        name="plan-verschil",
    ),
    path(
        "plannen/<slug:code>/dossier",
        plan_dossier.PlanDossierView.as_view(),
        name="plan-dossier",
    ),
    path(
        "plannen/<slug:code>/dossier/<int:pk>.pdf",
        plan_dossier.dossier_bestand,
        {"soort": "pdf"},
        name="plan-dossier-pdf",
    ),
    path(
        "plannen/<slug:code>/dossier/<int:pk>.zip",
        plan_dossier.dossier_bestand,
        {"soort": "zip"},
        name="plan-dossier-zip",
    ),
]
