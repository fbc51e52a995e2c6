"""The content of a plan to read, its versions and their differences, and its dossier."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from jeugdzorg.kern import jobs
from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.models import Gebeurtenissoort
from jeugdzorg.kern.uploads import uitgeven

from ..dossier.lezen import Dossier
from ..dossier.risicobeeld import beeld
from ..models import Plandossier, Planversie
from ..plan.verschil import per_sectie, verschillen
from ..plandossier import PlanDossier
from ..tasks import DOSSIER_MAKEN
from ..toetsen.plandelen import bewijs


class PlanInhoud(PlanDossier):
    """The whole content of a version (``?versie=2``), by default the newest one may see."""

    template_name = "vastgoed/dossier/inhoud.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        dossier = Dossier(self.object, self.request.user)
        gekozen = gekozen_versie(dossier, self.request.GET.get("versie", ""))
        secties = dossier.secties(gekozen) if gekozen else []
        stukken = {
            sectie.code: bewijs(gekozen, list(sectie.onderdelen), self.request.user)
            for sectie, _ in secties
            if gekozen
        }
        return super().get_context_data(
            **{
                "dossier": dossier,
                "gekozen": gekozen,
                "secties": [
                    {"sectie": sectie, "delen": delen, "bewijs": stukken[sectie.code]}
                    for sectie, delen in secties
                ],
                "risicobeeld": beeld(None, gekozen.inhoud, "Nu", "Na de maatregel")
                if gekozen
                else None,
                **kwargs,
            }
        )


def gekozen_versie(dossier: Dossier, nummer: str) -> Planversie | None:
    """The one asked for, else the newest. Raises Http404 for one that this reader may not see."""
    return versie_met(dossier, nummer) if nummer else dossier.versie


def versie_met(dossier: Dossier, nummer: str) -> Planversie:
    for versie in dossier.versies:
        if str(versie.nummer) == nummer:
            return versie
    raise Http404


class PlanVersies(PlanDossier):
    """Every version; ``?oud=1&nieuw=3`` leads to what differs between these two."""

    template_name = "vastgoed/dossier/versies.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        paar = [request.GET.get(naam, "") for naam in ("oud", "nieuw")]
        if all(nummer.isdecimal() for nummer in paar):
            oud, nieuw = sorted(map(int, paar))
            return redirect("vastgoed:plan-verschil", self.get_object().code, oud, nieuw)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        dossier = Dossier(self.object, self.request.user)
        paren = [
            (nieuw, oud)
            for nieuw, oud in zip(dossier.versies, [*dossier.versies[1:], None], strict=True)
        ]
        return super().get_context_data(**{"dossier": dossier, "paren": paren, **kwargs})


class PlanVerschil(PlanDossier):
    """Two versions, place by place; risks on their scales with arrows."""

    template_name = "vastgoed/dossier/verschil.html"

    def get_tabs(self) -> list[dict[str, Any]]:
        """Those of the plan: this page has two numbers more in its address."""
        eigen, self.kwargs = self.kwargs, {"code": self.object.code}
        try:
            return super().get_tabs()
        finally:
            self.kwargs = eigen

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        dossier = Dossier(self.object, self.request.user)
        oud = versie_met(dossier, str(self.kwargs["oud"]))
        nieuw = versie_met(dossier, str(self.kwargs["nieuw"]))
        gevonden = verschillen(oud.inhoud, nieuw.inhoud)
        return super().get_context_data(
            **{
                "dossier": dossier,
                "oud": oud,
                "nieuw": nieuw,
                "aantal": len(gevonden),
                "secties": per_sectie(gevonden),
                "bijlagen": [
                    bijlage
                    for bijlage in dossier.bijlagen
                    if oud.nummer < bijlage.vanaf_versie <= nieuw.nummer
                ],
                "risicobeeld": beeld(
                    oud.inhoud,
                    nieuw.inhoud,
                    f"Versie {oud.nummer}",
                    f"Versie {nieuw.nummer}",
                ),
                **kwargs,
            }
        )


class PlanDossierView(PlanDossier):
    """Everything that was said about the plan; composing it as PDF and zip."""

    template_name = "vastgoed/dossier/dossier_pagina.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gemaakt = Plandossier.objects.visible_to(self.request.user).filter(plan=self.object)
        return super().get_context_data(
            **{
                "dossier": Dossier(self.object, self.request.user),
                "gemaakt": gemaakt[:5],
                **kwargs,
            }
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        plan = self.get_object()
        taak = jobs.start(
            DOSSIER_MAKEN,
            sleutel=f"plandossier-{plan.pk}",
            omschrijving=f"Dossier van {plan}",
            by=request.user,
            argumenten={"plan_id": plan.pk, "gebruiker_id": request.user.pk},
        )
        return redirect(taak)


@require_safe
def dossier_bestand(request: HttpRequest, code: str, pk: int, soort: str) -> HttpResponseBase:
    """The PDF or the zip of a dossier, for who composed it."""
    gezien = Plandossier.objects.visible_to(request.user)
    dossier = get_object_or_404(gezien, pk=pk, plan__code=code)
    meld(Gebeurtenissoort.DOWNLOAD, request=request, object=dossier)
    return uitgeven(dossier.pdf if soort == "pdf" else dossier.zip, mag=True)
