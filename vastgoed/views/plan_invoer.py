"""What the pages to write a plan share: which plan, which version, what may be changed."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django_htmx.http import reselect, reswap, retarget

from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van
from regio.models import Gebruiker

from ..invoer import historie
from ..invoer.opslaan import inhoud_van
from ..invoer.opties import Opties
from ..invoer.samenvoegen import samenvoeging
from ..invoer.stappen import Stappen
from ..invoer.weergave import Getypt, Invoersectie
from ..models import Planbevinding, Planbijlage, Planversie, Vastgoedplan
from ..plan.definities import sectie
from ..plan.velden import Sectie
from ..plan.wijzigen import Botsing, te_wijzigen

INGEDIEND = "Deze versie is ingediend. U kunt haar lezen; wijzigen kan nu niet."


class PlanInvoerMixin(RuleMixin, PageMixin):
    """A page to write the plan in the address: 404 when unseen, 403 for who does not write it."""

    rule = "plan_opstellen"
    request: HttpRequest
    kwargs: dict[str, Any]
    http_method_names: Sequence[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if (request.method or "").lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        if not self.visible_for(request.user):
            raise PermissionDenied
        require("plan_opstellen", request.user, self.plan)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def plan(self) -> Vastgoedplan:
        zichtbaar = Vastgoedplan.objects.visible_to(self.request.user).with_partijen()
        return get_object_or_404(zichtbaar, code=self.kwargs["code"])

    @cached_property
    def by(self) -> Gebruiker:
        return gebruiker_van(self.request)

    @cached_property
    def versie(self) -> Planversie:
        versie = self.plan.versie_voor(self.by)
        if versie is None:
            raise Http404
        return versie

    @cached_property
    def is_vast(self) -> bool:
        """Nothing can be changed now."""
        bewerkbaar = self.plan.is_bewerkbaar or self.open_paden is not None
        return not (self.versie.is_concept and bewerkbaar)

    @cached_property
    def open_paden(self) -> frozenset[str] | None:
        return te_wijzigen(self.versie)

    @cached_property
    def opties(self) -> Opties:
        return Opties(self.plan, self.versie.inhoud, self.by)


class SectieMixin(PlanInvoerMixin):
    """The same for one section of it."""

    @cached_property
    def sectie(self) -> Sectie:
        try:
            return sectie(self.kwargs["sectie"])
        except KeyError:
            raise Http404 from None

    @property
    def adres(self) -> str:
        return reverse("vastgoed:plan-sectie", args=[self.plan.code, self.sectie.code])

    @cached_property
    def bevindingen(self) -> list[Planbevinding]:
        return list(Planbevinding.objects.visible_to(self.by).filter(versie=self.versie))

    def invoersectie(self, getypt: dict[str, Getypt] | None = None) -> Invoersectie:
        bijlagen = Planbijlage.objects.visible_to(self.by).filter(plan=self.plan)
        return Invoersectie(
            self.sectie,
            self.versie.inhoud,
            self.opties,
            open_paden=self.open_paden,
            alleen_lezen=self.is_vast,
            bevindingen=self.bevindingen,
            bijlagen=bijlagen.van_versie(self.versie.nummer),
            getypt=getypt,
            laatste=historie.laatste_per_plek(self.versie, self.sectie),
        )

    def stappen(self) -> Stappen:
        return Stappen(self.plan.code, self.versie.inhoud, self.bevindingen, self.sectie.code)

    def vernieuw(self) -> None:
        """Read again what a change in this request made of the document."""
        inhoud_van(self.versie)
        for naam in ("opties", "bevindingen"):
            self.__dict__.pop(naam, None)

    def samenvoegen(self, botsingen: list[Botsing], **extra: Any) -> HttpResponse:
        """The screen to choose on, with both values side by side."""
        self.vernieuw()
        keuzes = [samenvoeging(b, self.versie.inhoud, self.opties) for b in botsingen]
        context = {
            "plan": self.plan,
            "sectie": self.sectie,
            "keuzes": keuzes,
            "terug": self.adres,
            "titel": "Samenvoegen",
            **extra,
        }
        return self.heel(render(self.request, "vastgoed/plan/samenvoegen.html", context))

    def heel(self, antwoord: HttpResponse) -> HttpResponse:
        """Instead of the part that was asked for the whole content of the page."""
        if not getattr(self.request, "htmx", None):
            return antwoord
        return retarget(reswap(reselect(antwoord, "#inhoud"), "outerHTML"), "#inhoud")
