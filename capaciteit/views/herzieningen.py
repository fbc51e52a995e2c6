"""Restated figures; and a round as it was reported, beside what is known now."""

from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.exporting import Export
from jeugdzorg.kern.views import ListPage
from regio.gebiedskeuze import GebiedMixin

from ..filters_herzieningen import GerapporteerdFilter, HerzieningFilter
from ..gerapporteerd import gesloten_op, naast_nu, zoals_gerapporteerd
from ..herzieningen import VELDEN, figuren, figuur_van, herzieningen
from ..models import Aanlevering, Aanleverronde, Capaciteitsmeting, Herkomst
from ..tijden import Tijden, tijden_van
from .voorzieningen import aanbieders

WAAROVER = [
    Column("Voorziening", "voorziening.naam"),
    Column("Locatie", "voorziening.locatie.naam"),
    Column("Regio", "voorziening.locatie.jeugdhulpregio.naam"),
    Column("Aanbieders", lambda rij: aanbieders(rij.voorziening)),
]
WANNEER = [
    Column("Bekend sinds", "bekend_op", "tijdstip"),
    Column("Herzien op", "vervallen_op", "tijdstip"),
    Column("Bron", "bron.korte_titel"),
    Column("Nummer van de aanlevering", "nieuwe_aanlevering", "getal"),
    Column("Reden", "reden"),
]


def deel_van(veld: str, deel: str) -> Any:
    def waarde(rij: Any) -> Any:
        return getattr(figuur_van(rij, veld), deel, None)

    return waarde


def cijferkolommen(model: type) -> list[Column]:
    woorden = {"oud": "was", "nieuw": "werd", "verschil": "verschil"}
    return [
        Column(f"{label.capitalize()} {woord}", deel_van(veld, deel), "getal")
        for veld, label in VELDEN[model].items()
        for deel, woord in woorden.items()
    ]


class HerzieningLijst(GebiedMixin, ListPage):
    """Of places and occupation; ``HerkomstHerzieningLijst`` of origins."""

    model: Any = Capaciteitsmeting
    filterset_class = HerzieningFilter
    template_name = "capaciteit/herziening_list.html"
    titel = "Herzieningen"
    meervoud = "herzieningen"
    enkelvoud = "herziening"
    columns: ClassVar[list[Column]] = [
        *WAAROVER,
        Column("Maat", "get_maat_display"),
        Column("Peildatum", "peildatum", "datum"),
        *cijferkolommen(Capaciteitsmeting),
        *WANNEER,
    ]
    sort_fields = {
        "herzien": "vervallen_op",
        "voorziening": "voorziening__naam",
        "peildatum": "peildatum",
    }
    default_sort = "-herzien"
    notes = [
        "Alleen wat is veranderd, staat erbij. Leeg bij 'werd': het cijfer is teruggenomen.",
        "Aantallen jeugdigen staan er alleen voor wie ze precies mag weten.",
    ]

    def get_queryset(self) -> QuerySet:
        rijen = herzieningen(self.model, self.request.user)
        return rijen.prefetch_related("voorziening__locatie__aanbieders")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rijen = list(context["page_obj"])
        nummers = [rij.nieuwe_aanlevering for rij in rijen if rij.nieuwe_aanlevering]
        zichtbaar = Aanlevering.objects.visible_to(self.request.user).in_bulk(nummers)
        return {
            **context,
            "regels": [(rij, figuren(rij), zichtbaar.get(rij.nieuwe_aanlevering)) for rij in rijen],
            "tabs": self.get_tabs(),
        }

    def get_tabs(self) -> list[dict[str, Any]]:
        soorten = (
            ("Capaciteit", "herziening-lijst", Capaciteitsmeting),
            ("Herkomst", "herkomstherziening-lijst", Herkomst),
        )
        return [
            {
                "label": label,
                "url": reverse(f"capaciteit:{naam}"),
                "actief": self.model is model,
                "aantal": None,
            }
            for label, naam, model in soorten
        ]


class HerkomstHerzieningLijst(HerzieningLijst):
    model: Any = Herkomst
    columns: ClassVar[list[Column]] = [
        *WAAROVER,
        Column("Regio van herkomst", lambda rij: str(rij.herkomst or "onbekend")),
        Column("Wat telt", "get_maat_display"),
        Column("Periode van", "periode_van", "datum"),
        Column("Periode tot en met", "periode_tot", "datum"),
        *cijferkolommen(Herkomst),
        *WANNEER,
    ]

    def get_queryset(self) -> QuerySet:
        return (
            super()
            .get_queryset()
            .select_related(
                "bron", "voorziening__locatie__jeugdhulpregio", "herkomst_regio", "herkomst_gebied"
            )
        )


class GerapporteerdLijst(GebiedMixin, ListPage):
    """What a round said when it closed, beside what is known now."""

    model = Capaciteitsmeting
    filterset_class = GerapporteerdFilter
    template_name = "capaciteit/gerapporteerd_list.html"
    titel = "Zoals gerapporteerd"
    meervoud = "cijfers"
    enkelvoud = "cijfer"
    sort_fields = {
        "voorziening": ["voorziening__naam", "peildatum"],
        "peildatum": ["peildatum", "voorziening__naam"],
        "plaatsen": "plaatsen",
    }
    default_sort = "voorziening"
    columns: ClassVar[list[Column]] = [
        *(Column(kolom.label, f"meting.{kolom.value}") for kolom in WAAROVER[:3]),
        Column("Peildatum", "meting.peildatum", "datum"),
        *(
            kolom
            for veld in ("plaatsen", "bezet", "wachtend")
            for kolom in (
                Column(f"{veld.capitalize()} gerapporteerd", f"toen.{veld}", "getal"),
                Column(f"{veld.capitalize()} nu", f"nu.{veld}", "getal"),
                Column(f"{veld.capitalize()} verschil", lambda r, v=veld: r.verschil(v), "getal"),
            )
        ),
        Column("Bron", "meting.bron.korte_titel"),
    ]

    @cached_property
    def ronde(self) -> Aanleverronde | None:
        """The one chosen, else the last that closed, else the last."""
        rondes = list(Aanleverronde.objects.order_by("-sluit_op", "-pk"))
        gekozen = [ronde for ronde in rondes if ronde.code == self.request.GET.get("ronde")]
        dicht = [ronde for ronde in rondes if ronde.sluit_op < timezone.localdate()]
        return next(iter([*gekozen, *dicht, *rondes]), None)

    @property
    def tijden(self) -> Tijden | None:
        if self.ronde is None:
            return None
        dag = tijden_van(self.request.GET).bekend_dag
        sloot = timezone.localdate(gesloten_op(self.ronde))
        return Tijden(self.ronde.tot, dag or min(sloot, timezone.localdate()))

    def get_queryset(self) -> QuerySet:
        if self.ronde is None or self.tijden is None:
            return Capaciteitsmeting.objects.none()
        rijen = zoals_gerapporteerd(self.request.user, self.ronde, self.tijden.bekend_op)
        return rijen.select_related("bron", "voorziening__locatie__jeugdhulpregio")

    def naast(self, rijen: list[Capaciteitsmeting]) -> list[Any]:
        """With what is known now, in one query."""
        nu = Capaciteitsmeting.objects.visible_to(self.request.user).filter(
            voorziening__in={rij.voorziening_id for rij in rijen},
            peildatum__in={rij.peildatum for rij in rijen},
        )
        nu = nu.select_related("bron", "voorziening__locatie__jeugdhulpregio")
        paren = naast_nu(rijen, nu)
        per_pk = {paar.toen.pk: paar for paar in paren if paar.toen}
        return [per_pk[rij.pk] for rij in rijen]

    def get_export(self) -> Export:
        noten = self.tijden.noten if self.tijden else []
        return replace(super().get_export(), rows=self.naast(list(self.object_list)), notes=noten)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "regels": self.naast(list(context["page_obj"])),
            "ronde": self.ronde,
            "tijden": self.tijden,
        }
