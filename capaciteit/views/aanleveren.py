"""Delivering: what do I owe, by when, and the few ways to do it."""

import io
from typing import Any

import rules
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView

from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.uploads import uitgeven
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van
from regio.rules import organisaties_met_rol

from .. import tasks
from ..aanlevering import sjabloon, verwerken
from ..aanlevering.rondes import uitstel_geven
from ..aanlevering.velden import bladen_van
from ..choices import AanleverStatus, Plichtstand
from ..forms_aanleveren import BestandForm, NietsForm, UitstelForm
from ..models import Aanlevering, Aanleverplicht
from ..rules import AANLEVERAARS


class AanleverenView(RuleMixin, PageMixin, TemplateView):
    """What the organisations of the user owe: first what is most urgent."""

    rule = "aanleveren"
    template_name = "capaciteit/aanleveren/aanleveren.html"
    extra_context = {"titel": "Aanleveren"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plichten = list(self.plichten())
        vandaag = timezone.localdate()
        nu = [rij for rij in plichten if rij.ronde.opent_op <= vandaag]
        klaar = set(Plichtstand.klaar())
        return super().get_context_data(
            te_doen=[rij for rij in nu if rij.stap not in klaar],
            straks=[rij for rij in plichten if rij.ronde.opent_op > vandaag],
            klaar=[rij for rij in reversed(nu) if rij.stap in klaar],
            meer_organisaties=len({rij.organisatie_id for rij in plichten}) > 1,
            **kwargs,
        )

    def plichten(self) -> QuerySet:
        eigen = organisaties_met_rol(self.request.user, *AANLEVERAARS)
        plichten = Aanleverplicht.objects.visible_to(self.request.user).with_stand()
        plichten = plichten.filter(organisatie__in=eigen).select_related("ronde", "organisatie")
        return plichten.order_by("termijn", "organisatie__naam")


class PlichtMixin(PageMixin):
    """A page about the obligation in the address, for who may see it; else 404."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def plicht(self) -> Aanleverplicht:
        zichtbaar = Aanleverplicht.objects.visible_to(self.request.user).with_stand()
        return get_object_or_404(
            zichtbaar.select_related("ronde__gebied", "organisatie", "niets_te_melden_door"),
            ronde__code=self.kwargs["ronde"],
            organisatie__code=self.kwargs["organisatie"],
        )

    @property
    def mag_aanleveren(self) -> bool:
        return rules.test_rule("aanleveren", self.request.user, self.plicht.organisatie)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        adres = self.plicht.get_absolute_url()
        context = {"plicht": self.plicht, "annuleer_url": adres, "terug": adres}
        return super().get_context_data(**{**context, **kwargs})


class LevertMixin(PlichtMixin):
    """The same for who delivers; who delivers nowhere, or sees it without, is refused."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require("aanleveren", request.user)
        require("aanleveren", request.user, self.plicht.organisatie)
        return super().dispatch(request, *args, **kwargs)


class AanleverplichtView(PlichtMixin, FormView):
    """The steps for the deliverer, the state for who follows it, and what came in so far."""

    form_class = BestandForm
    template_name = "capaciteit/aanleveren/plicht.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require("aanleveren", request.user, self.plicht.organisatie)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: BestandForm) -> HttpResponseBase:
        begin = timezone.now()
        by = gebruiker_van(self.request)
        try:
            aanlevering = verwerken.ontvangen(self.plicht, form.cleaned_data["bestand"], by=by)
        except ValidationError as error:
            form.add_error("bestand", error)
            return self.form_invalid(form)
        if aanlevering.ontvangen_op < begin:
            messages.info(self.request, "Dit bestand had u al aangeleverd. Er verandert niets.")
        else:
            tasks.starten("aanlevering_controleren", aanlevering, by=by)
        return redirect(aanlevering)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plicht, user = self.plicht, self.request.user
        leveringen = list(Aanlevering.objects.van_plicht(plicht))
        zichtbaar = set(
            Aanlevering.objects.visible_to(user).filter(plicht=plicht).values_list("pk", flat=True)
        )
        return super().get_context_data(
            titel=plicht.ronde.naam,
            leveringen=[(rij, rij.pk in zichtbaar) for rij in leveringen],
            lopend=lopende(leveringen),
            mag_aanleveren=self.mag_aanleveren,
            mag_uitstellen=plicht.stap not in Plichtstand.klaar()
            and rules.test_rule("aanleverplicht_beheren", user, plicht),
            is_open=plicht.ronde.opent_op <= timezone.localdate(),
            bladen=bladen_van(plicht.ronde.met_herkomst),
            **kwargs,
        )


def lopende(leveringen: list[Aanlevering]) -> Aanlevering | None:
    """The delivery that waits for its deliverer; one with errors only when it is the last."""
    for plek, rij in enumerate(leveringen):
        if rij.status in LOPEND or (rij.status == AanleverStatus.AFGEKEURD and not plek):
            return rij
    return None


LOPEND = (AanleverStatus.ONTVANGEN, AanleverStatus.KLAAR)


class SjabloonView(LevertMixin, TemplateView):
    """The template with what is known: a workbook, or one sheet of it as CSV."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        naam = f"aanleveren-{self.plicht.ronde.code}-{self.plicht.organisatie.code}".lower()
        blad = request.GET.get("blad", "")
        if not blad:
            inhoud = sjabloon.sjabloon_maken(self.plicht)
            return uitgeven(io.BytesIO(inhoud), f"{naam}.xlsx", mag=True)
        if blad not in {rij.naam for rij in bladen_van(self.plicht.ronde.met_herkomst)}:
            raise Http404
        inhoud = sjabloon.csv_sjabloon(self.plicht, blad)
        return uitgeven(io.BytesIO(inhoud), f"{naam}-{blad.lower()}.csv", mag=True)


class NietsView(LevertMixin, FormView):
    """An answer too: nothing to report, with the reason."""

    form_class = NietsForm
    template_name = "capaciteit/aanleveren/niets.html"
    extra_context = {"titel": "Niets te melden"}

    def form_valid(self, form: NietsForm) -> HttpResponseBase:
        reden, by = form.cleaned_data["reden"], gebruiker_van(self.request)
        try:
            verwerken.niets_te_melden(self.plicht, reden=reden, by=by)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, "U hebt gemeld dat er niets te melden is. U bent klaar.")
        return redirect(self.plicht)


class UitstelView(PlichtMixin, FormView):
    """More time, by who plans for the provider or handles it."""

    form_class = UitstelForm
    template_name = "capaciteit/aanleveren/uitstel.html"
    extra_context = {"titel": "Uitstel geven"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require("aanleverplicht_beheren", request.user)
        require("aanleverplicht_beheren", request.user, self.plicht)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: UitstelForm) -> HttpResponseBase:
        try:
            uitstel_geven(self.plicht, **form.cleaned_data, by=gebruiker_van(self.request))
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, "Het uitstel is gegeven.")
        return redirect(self.plicht)
