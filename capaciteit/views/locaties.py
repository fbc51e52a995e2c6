from dataclasses import replace
from typing import Any

import rules
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier
from regio.gebiedskeuze import GebiedMixin
from regio.models import Bevinding

from ..filters import LocatieFilter
from ..forms_tijden import TijdenForm
from ..locatiebeeld import Voorzieningbeeld, locatiebeeld
from ..models import Locatie, Voorziening
from ..register.geschiedenis import GEEN_GESCHIEDENIS, geschiedenissen
from ..register.opvolgers import opvolger_van
from ..tijden import tijden_van


class LocatieLijst(GebiedMixin, ListPage):
    model = Locatie
    filterset_class = LocatieFilter
    template_name = "capaciteit/locatie_list.html"
    meervoud = "locaties"
    columns = [
        Column("Code", "code"),
        Column("Locatie", "naam"),
        Column("Plaats", "plaats"),
        Column("Gemeente", "gemeente.naam"),
        Column("Regio", "jeugdhulpregio.naam"),
        Column("Aanbieders", lambda locatie: ", ".join(map(str, locatie.aanbieders.all()))),
        Column("Voorzieningen", "aantal", "getal"),
        Column("Ligging", "get_setting_display"),
        Column("Breedtegraad", "breedtegraad", "getal"),
        Column("Lengtegraad", "lengtegraad", "getal"),
        Column("Precisie", "get_coordinaat_precisie_display"),
        *BRON,
    ]
    sort_fields = {
        "naam": "naam",
        "plaats": ["plaats", "naam"],
        "gemeente": ["gemeente__naam", "naam"],
        "regio": ["jeugdhulpregio__naam", "naam"],
        "voorzieningen": "aantal",
    }
    default_sort = "naam"
    notes = ["Coördinaten zijn van het midden van de plaats, tenzij er adres staat."]

    def get_queryset(self) -> QuerySet:
        gezien = Voorziening.objects.visible_to(self.request.user).filter(locatie=OuterRef("pk"))
        per_locatie = gezien.order_by().values("locatie").annotate(aantal=Count("pk"))
        return (
            super()
            .get_queryset()
            .with_aanbieders()
            .with_bron()
            .annotate(aantal=Coalesce(Subquery(per_locatie.values("aantal")), 0))
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mag = rules.test_rule("register_bijhouden", self.request.user)
        return super().get_context_data(**{"mag_bijhouden": mag, **kwargs})


class LocatieDossier(CodeDossier):
    """A tab of the dossier of a location; apps above add theirs with ``register_tab``."""

    model = Locatie
    dossier = "locatie"
    context_object_name = "locatie"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_aanbieders()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """One that was merged leads to the one it went into, on the same tab."""
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            opvolger = opvolger_van(self.model, self.kwargs["code"], request.user)
            if opvolger is None:
                raise
            return redirect(self.zelfde_tab, permanent=True, code=opvolger.code)

    @property
    def zelfde_tab(self) -> str:
        plek = self.request.resolver_match
        return plek.view_name if plek else "capaciteit:locatie"

    def get_tabs(self) -> list[dict[str, Any]]:
        """A single tab is no choice."""
        tabs = super().get_tabs()
        return tabs if len(tabs) > 1 else []


class LocatieView(LocatieDossier):
    has_timeline = True
    template_name = "capaciteit/locatie.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tijden = tijden_van(self.request.GET)
        mag = rules.test_rule("register_bijhouden", self.request.user, self.object)
        beelden = self.met_geschiedenis(
            locatiebeeld(self.object, self.request.user, tijden), mag=mag
        )
        return super().get_context_data(
            **{
                "beelden": beelden,
                "mag_bijhouden": mag,
                "tijden": tijden,
                "tijdkeuze": TijdenForm(self.request.GET),
                "zonder_zijkant": False,
                **self.get_bevindingen(beelden),
                **kwargs,
            }
        )

    def met_geschiedenis(
        self, beelden: list[Voorzieningbeeld], *, mag: bool
    ) -> list[Voorzieningbeeld]:
        voorzieningen = [beeld.voorziening for beeld in beelden]
        per_voorziening = geschiedenissen(voorzieningen, self.request.user, mag=mag)
        return [
            replace(
                beeld, geschiedenis=per_voorziening.get(beeld.voorziening.pk, GEEN_GESCHIEDENIS)
            )
            for beeld in beelden
        ]

    def get_bevindingen(self, beelden: list[Voorzieningbeeld]) -> dict[str, Any]:
        """Per kind of figure what does not add up, and all of it once for the side column."""
        gezien = Bevinding.objects.visible_to(self.request.user)
        per_meting = gezien.bij(
            [
                meting
                for beeld in beelden
                for regel in beeld.metingen.regels
                for meting in regel.cellen
                if meting
            ]
        )
        per_cijfer = gezien.bij([regel.cijfer for beeld in beelden for regel in beeld.cijfers])
        alle = {
            bevinding.pk: bevinding
            for gevonden in (*per_meting.values(), *per_cijfer.values())
            for bevinding in gevonden
        }
        return {
            "bevindingen": per_meting,
            "cijferbevindingen": per_cijfer,
            "alle_bevindingen": list(alle.values()),
        }
