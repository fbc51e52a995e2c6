"""A new plan: for which scheme, with which municipality, empty or from an earlier one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView

from jeugdzorg.kern.permissions import RuleMixin
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van
from regio.models import Aanbieder, Organisatie

from ..forms_plan import PlanNieuwForm
from ..invoer import beginnen
from ..models import Planversie, Regeling, Vastgoedplan
from ..plan.aanmaken import plan_maken, plan_overnemen


class PlanNieuw(RuleMixin, PageMixin, FormView):
    rule = "plan_opstellen"
    form_class = PlanNieuwForm
    template_name = "vastgoed/plan/nieuw.html"
    extra_context = {"titel": "Nieuw vastgoedplan"}
    request: HttpRequest

    @cached_property
    def aanbieders(self) -> list[Aanbieder]:
        return beginnen.eigen_aanbieders(self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        user = self.request.user
        return {
            **super().get_form_kwargs(),
            "aanbieders": [(rij.code, rij.naam) for rij in self.aanbieders],
            "keuzes": beginnen.keuzes(user, self.aanbieders),
            "bronnen": beginnen.bronnen(user, self.aanbieders),
        }

    def form_valid(self, form: PlanNieuwForm) -> HttpResponseBase:
        try:
            plan = self.maak(form.cleaned_data)
        except ValidationError as fout:
            form.add_error(None, fout)
            return self.form_invalid(form)
        messages.success(self.request, "Het plan is gemaakt. U kunt nu beginnen met invullen.")
        return redirect("vastgoed:plan-invullen", plan.code)

    @transaction.atomic
    def maak(self, gekozen: dict[str, Any]) -> Vastgoedplan:
        by = gebruiker_van(self.request)
        regeling, _, gemeente = gekozen["keuze"].partition(":")
        plan = plan_maken(
            aanbieder=next(rij for rij in self.aanbieders if rij.code == gekozen["aanbieder"]),
            regeling=Regeling.objects.get(code=regeling),
            gemeente=Organisatie.objects.get(code=gemeente),
            titel=gekozen["titel"],
            by=by,
        )
        if gekozen.get("bron"):
            bron = get_object_or_404(Planversie.objects.visible_to(by), pk=gekozen["bron"])
            plan_overnemen(plan, bron, gekozen["secties"], by=by)
        return plan

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            annuleer_url=reverse("vastgoed:plan-lijst"),
            heeft_keuze=len(beginnen.keuzes(self.request.user, self.aanbieders)) > 0,
            **kwargs,
        )
