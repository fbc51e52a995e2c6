"""Addresses of what a plan holds: content, versions, differences, dossier."""

from django.urls import path, re_path

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
    re_path(
        r"^plannen/(?P<code>[-\w]+)/dossier/(?P<pk>\d+)\.(?P<soort>pdf|zip)$",
        plan_dossier.dossier_bestand,
        name="plan-dossier-bestand",
    ),
]
