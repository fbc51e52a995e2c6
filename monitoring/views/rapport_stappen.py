"""The steps of a report: adopt, publish, withdraw; consequences first, then the act."""

from dataclasses import dataclass
from typing import Any, ClassVar

import rules
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView

from jeugdzorg.kern import jobs
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from jeugdzorg.kern.vrije_tekst import Formulier
from regio.models import Gebruiker

from ..choices_rapport import Rapportstatus
from ..forms_rapport import IntrekForm
from ..models import Rapport
from ..rapport import acties
from ..tasks import RAPPORT_VASTSTELLEN
from .al_gedaan import AlGedaan, al


def ingelogd(request: HttpRequest) -> Gebruiker:
    if not isinstance(request.user, Gebruiker):
        raise PermissionDenied
    return request.user


@dataclass(frozen=True)
class Stap:
    """A button on the page of a report."""

    label: str
    url: str
    hoofd: bool = False


def stappen_voor(rapport: Rapport, user: Any) -> list[Stap]:
    """What this reader can do with the report now."""
    vast = rules.test_rule("rapport_vaststellen", user, rapport)
    publiek = rules.test_rule("rapport_publiceren", user, rapport)
    status = rapport.status
    stappen = []
    if vast and status == Rapportstatus.CONCEPT and not acties.nieuwere(rapport):
        stappen.append(stap("Stel vast", "rapport-vaststellen", rapport, hoofd=True))
    if publiek and status == Rapportstatus.VASTGESTELD:
        stappen.append(stap("Publiceer", "rapport-publiceren", rapport, hoofd=True))
    if publiek and status in (Rapportstatus.VASTGESTELD, Rapportstatus.GEPUBLICEERD):
        stappen.append(stap("Trek in", "rapport-intrekken", rapport))
    return stappen


def stap(label: str, naam: str, rapport: Rapport, *, hoofd: bool = False) -> Stap:
    return Stap(label, reverse(f"monitoring:{naam}", args=[rapport.pk]), hoofd)


class StapView(RuleMixin, PageMixin, FormView):
    """One step: what it does to whom, a button, and the way back."""

    template_name = "monitoring/rapport/stap.html"
    form_class: type[forms.Form] = Formulier
    rule: ClassVar[str]
    titel: ClassVar[str]
    knop: ClassVar[str]
    gevolgen: ClassVar[tuple[str, ...]]

    @cached_property
    def rapport(self) -> Rapport:
        gezien = Rapport.objects.visible_to(self.request.user)
        rijen = gezien.select_related("cyclus__gebied", "jeugdhulpregio")
        return get_object_or_404(rijen, pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            require(self.rule, request.user, self.rapport)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponseBase:
        try:
            return self.doe(form)
        except ValidationError as error:
            return self.geweigerd(form, error)

    def geweigerd(self, form: Any, error: ValidationError) -> HttpResponse:
        form.add_error(None, ValidationError(error.messages))
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_success_url(self) -> str:
        return self.rapport.get_absolute_url()

    def doe(self, form: Any) -> HttpResponseBase:
        raise NotImplementedError

    def klaar(self, melding: str) -> HttpResponseBase:
        messages.success(self.request, melding)
        return redirect(self.rapport)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "titel": self.titel,
                "rapport": self.rapport,
                "gevolgen": self.gevolgen,
                "knoptekst": self.knop,
                "annuleer_url": self.rapport.get_absolute_url(),
                **kwargs,
            }
        )


class RapportVaststellen(AlGedaan, StapView):
    rule = "rapport_vaststellen"
    titel = "Rapport vaststellen"
    knop = "Stel het rapport vast"
    gevolgen = (
        "De cijfers en de bladzijden veranderen daarna niet meer.",
        "Het bestand krijgt een kenmerk (SHA-256) dat in het besluitenregister komt.",
        "Volgende rapporten worden met dit rapport vergeleken.",
        "Nog niemand buiten het gebied leest het: daarvoor publiceert u het.",
    )

    def al_gedaan(self) -> str:
        rapport = self.rapport
        if rapport.vastgesteld_op is None:
            return ""
        return al("Het rapport is al vastgesteld", rapport.vastgesteld_op, rapport.vastgesteld_door)

    def doe(self, form: Any) -> HttpResponseBase:
        by = ingelogd(self.request)
        if waarom := acties.waarom_niet_vaststellen(self.rapport):
            raise ValidationError(waarom)
        taak = jobs.start(
            RAPPORT_VASTSTELLEN,
            sleutel=f"rapport-vaststellen-{self.rapport.pk}",
            omschrijving=f"Vaststellen: {self.rapport}"[:200],
            by=by,
            argumenten={"rapport_id": self.rapport.pk, "gebruiker_id": by.pk},
        )
        return redirect(taak)


class RapportPubliceren(AlGedaan, StapView):
    rule = "rapport_publiceren"
    titel = "Rapport publiceren"
    knop = "Publiceer het rapport"
    gevolgen = (
        "Iedereen met een account leest het rapport, de PDF en de cijfers, ook buiten het gebied.",
        "Kleine aantallen zijn in het rapport al afgeschermd.",
        "U kunt het daarna intrekken, met een reden die iedereen leest.",
    )

    def al_gedaan(self) -> str:
        rapport = self.rapport
        if rapport.status != Rapportstatus.GEPUBLICEERD:
            return ""
        op, door = rapport.gepubliceerd_op, rapport.gepubliceerd_door
        return al("Het rapport is al gepubliceerd", op, door)

    def doe(self, form: Any) -> HttpResponseBase:
        acties.rapport_publiceren(self.rapport, by=ingelogd(self.request))
        return self.klaar("Het rapport is gepubliceerd.")


class RapportIntrekken(StapView):
    rule = "rapport_publiceren"
    titel = "Rapport intrekken"
    knop = "Trek het rapport in"
    form_class = IntrekForm
    gevolgen = (
        "De bladzijde blijft staan met uw reden; de PDF en de cijfers zijn er niet meer te halen.",
        "Volgende rapporten worden niet meer met dit rapport vergeleken.",
        "Intrekken kan niet ongedaan worden gemaakt; u maakt dan een nieuwe versie.",
    )

    def doe(self, form: Any) -> HttpResponseBase:
        reden = form.cleaned_data["reden"]
        acties.rapport_intrekken(self.rapport, reden=reden, by=ingelogd(self.request))
        return self.klaar("Het rapport is ingetrokken.")
