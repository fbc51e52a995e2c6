"""Attachments of a plan: seen, downloaded, added, replaced and taken out."""

from typing import Any

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView, View

from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.uploads import uitgeven
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from ..forms_plan import BestandForm, BijlageForm
from ..invoer.plekken import plek_naam, plekken_voor_bijlagen
from ..models import Planbijlage, Planversie
from ..plan.bijlagen import (
    bijlage_terughalen,
    bijlage_toevoegen,
    bijlage_vervangen,
    bijlage_verwijderen,
)
from ..plan.wijzigen import te_wijzigen
from ..plandossier import PlanDossier
from .plan_invoer import PlanInvoerMixin


class PlanBijlagen(PlanDossier):
    """All attachments of the version that the reader may see; who writes the plan adds to them."""

    template_name = "vastgoed/plan/bijlagen.html"
    http_method_names = ["get", "post", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        require("plan_opstellen", request.user, self.object)
        form = BijlageForm(request.POST, request.FILES, plekken=self.plekken)
        if form.is_valid():
            try:
                bijlage_toevoegen(self.object, by=gebruiker_van(request), **form.cleaned_data)
            except ValidationError as fout:
                form.add_error("bestand", fout)
            else:
                messages.success(request, "De bijlage is toegevoegd.")
                return redirect(self.get_terug())
        return self.render_to_response(self.get_context_data(form=form))

    def get_terug(self) -> str:
        """Back to where one came from: the section, when the form was opened there."""
        return f"{reverse('vastgoed:plan-bijlagen', args=[self.object.code])}#bijlagen"

    @cached_property
    def versie(self) -> Planversie | None:
        return self.object.versie_voor(gebruiker_van(self.request))

    @cached_property
    def plekken(self) -> list[Any]:
        if self.versie is None:
            return []
        return plekken_voor_bijlagen(self.versie.inhoud, te_wijzigen(self.versie))

    @property
    def mag_wijzigen(self) -> bool:
        versie = self.versie
        mag = rules.test_rule("plan_opstellen", self.request.user, self.object)
        if not mag or versie is None or not versie.is_concept:
            return False
        return self.object.is_bewerkbaar or te_wijzigen(versie) is not None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        mag = self.mag_wijzigen
        if mag and "form" not in context:
            context["form"] = BijlageForm(
                plekken=self.plekken, initial={"pad": self.request.GET.get("pad", "")}
            )
        return {**context, **self.lijsten(), "mag_wijzigen": mag}

    def lijsten(self) -> dict[str, Any]:
        """Those of this version with the name of their place, and what was taken out of it."""
        if self.versie is None:
            return {"bijlagen": [], "verwijderd": []}
        zichtbaar = Planbijlage.objects.visible_to(self.request.user).filter(plan=self.object)
        alle = zichtbaar.select_related("door", "vervangt")
        nummer, inhoud = self.versie.nummer, self.versie.inhoud
        return {
            "bijlagen": [
                (rij, plek_naam(rij.pad, inhoud) if rij.pad else "het hele plan")
                for rij in alle.van_versie(nummer)
            ],
            "verwijderd": alle.filter(tot_versie=nummer - 1, vervangen_door__isnull=True),
        }


class BijlageMixin(PageMixin):
    """About one attachment, for who may see it; else 404."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def bijlage(self) -> Planbijlage:
        zichtbaar = Planbijlage.objects.visible_to(self.request.user).select_related("plan")
        return get_object_or_404(zichtbaar, plan__code=self.kwargs["code"], pk=self.kwargs["pk"])


class PlanBijlageBestand(BijlageMixin, View):
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return uitgeven(self.bijlage.opslag, self.bijlage.bestandsnaam, mag=True)


class PlanBijlageVoorbeeld(BijlageMixin, View):
    """The small picture of a picture."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return uitgeven(self.bijlage.voorbeeld, f"klein-{self.bijlage.bestandsnaam}", mag=True)


class PlanBijlageWijzigen(BijlageMixin, PlanInvoerMixin, FormView):
    """Replace by a newer file, take out, or put back."""

    form_class = BestandForm
    template_name = "vastgoed/plan/bijlage_wijzigen.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.visible_for(request.user):
            raise PermissionDenied
        self.bijlage  # noqa: B018  # 404 before 403
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        acties = {"verwijderen": bijlage_verwijderen, "terughalen": bijlage_terughalen}
        actie = acties.get(request.POST.get("actie", ""))
        if actie is None:
            return super().post(request, *args, **kwargs)
        try:
            actie(self.bijlage, by=self.by)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            weg = actie is bijlage_verwijderen
            messages.success(request, "Uit het plan gehaald." if weg else "Teruggezet.")
        return redirect(self.terug)

    def form_valid(self, form: BestandForm) -> HttpResponseBase:
        try:
            bijlage_vervangen(self.bijlage, bestand=form.cleaned_data["bestand"], by=self.by)
        except ValidationError as fout:
            form.add_error("bestand", fout)
            return self.form_invalid(form)
        messages.success(self.request, "De nieuwe versie staat in het plan.")
        return redirect(self.terug)

    @property
    def terug(self) -> str:
        return f"{reverse('vastgoed:plan-bijlagen', args=[self.plan.code])}#bijlagen"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            titel=self.bijlage.titel,
            plan=self.plan,
            bijlage=self.bijlage,
            annuleer_url=self.terug,
            is_vast=self.is_vast,
            **kwargs,
        )
