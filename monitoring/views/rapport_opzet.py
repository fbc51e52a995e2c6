"""What the reports of an area are made of, and what is written in them for a half-year."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView

from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.models import Gebied, Jeugdhulpregio

from ..choices_rapport import Rapportsoort
from ..forms_rapport import OpzetForm, TekstenForm
from ..models import Cyclus
from ..rapport import acties
from ..rapport.opzet import gekozen_blokken, soort_van, teksten_van
from .rapport_stappen import ingelogd


class OpzetView(RuleMixin, PageMixin, FormView):
    """Which blocks, in which order; for the area's own report and for those of its regions."""

    rule = "rapportopzet_wijzigen"
    form_class = OpzetForm
    template_name = "monitoring/rapport/opzet.html"

    @cached_property
    def gebied(self) -> Gebied:
        gezien = Gebied.objects.visible_to(self.request.user)
        return get_object_or_404(gezien, code=self.kwargs["code"])

    @property
    def soort(self) -> str:
        if self.kwargs["soort"] not in Rapportsoort.values:
            raise Http404
        return self.kwargs["soort"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            require(self.rule, request.user, self.gebied)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        nu = gekozen_blokken(self.gebied, self.soort)
        return {**super().get_form_kwargs(), "soort": self.soort, "nu": nu}

    def form_valid(self, form: OpzetForm) -> HttpResponseBase:
        try:
            acties.opzet_bewaren(self.gebied, self.soort, form.rijen(), by=ingelogd(self.request))
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
            return self.form_invalid(form)
        messages.success(self.request, "De opzet is bewaard. Hij geldt voor nieuwe rapporten.")
        return redirect("monitoring:rapport-opzet", self.gebied.code, self.soort)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        soort = Rapportsoort(self.soort)
        ander = Rapportsoort.REGIO if soort == Rapportsoort.GEBIED else Rapportsoort.GEBIED
        return super().get_context_data(
            **{
                "titel": f"Opzet van het {soort.label}: {self.gebied}",
                "gebied": self.gebied,
                "soort": soort,
                "ander": ander,
                "blokken": gekozen_blokken(self.gebied, soort),
                "cyclus": Cyclus.objects.filter(gebied=self.gebied).first(),
                "annuleer_url": reverse("monitoring:rapport-lijst"),
                **kwargs,
            }
        )


class TekstenView(RuleMixin, PageMixin, FormView):
    """The words of this half-year, under the blocks; ``?regio=`` for the report of a region."""

    rule = "rapport_maken"
    form_class = TekstenForm
    template_name = "monitoring/rapport/teksten.html"

    @cached_property
    def cyclus(self) -> Cyclus:
        gezien = Cyclus.objects.visible_to(self.request.user).select_related("gebied")
        return get_object_or_404(gezien, pk=self.kwargs["pk"])

    @cached_property
    def regio(self) -> Jeugdhulpregio | None:
        code = self.request.GET.get("regio", "")
        return get_object_or_404(Jeugdhulpregio, code=code) if code else None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            require(self.rule, request.user, self.cyclus)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        blokken = gekozen_blokken(self.cyclus.gebied, soort_van(self.regio))
        teksten = dict(teksten_van(self.cyclus, self.regio))
        return {**super().get_form_kwargs(), "blokken": blokken, "teksten": teksten}

    def form_valid(self, form: TekstenForm) -> HttpResponseBase:
        acties.teksten_bewaren(self.cyclus, self.regio, form.teksten(), by=ingelogd(self.request))
        messages.success(self.request, "De teksten zijn bewaard. Zij komen in het nieuwe rapport.")
        return redirect(self.request.get_full_path())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        over = self.regio or self.cyclus.gebied
        return super().get_context_data(
            **{
                "titel": f"Teksten in het rapport: {over}, {self.cyclus.halfjaar.label}",
                "cyclus": self.cyclus,
                "regio": self.regio,
                "annuleer_url": reverse("monitoring:cyclus", args=[self.cyclus.pk]),
                **kwargs,
            }
        )
