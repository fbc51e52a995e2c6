"""The plaatsenbalans beside what was measured: per facility and measure, on the same day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from .choices import Aard, Capaciteitsmaat
from .models import Capaciteitsmeting
from .plaatsenbalans import Boeking
from .querysets import CapaciteitsmetingQuerySet

GEBOEKT = (
    Capaciteitsmaat.TOEGEKEND,
    Capaciteitsmaat.FYSIEK,
    Capaciteitsmaat.IN_GEBRUIK,
    Capaciteitsmaat.PLEKKEN,
    Capaciteitsmaat.BUITEN_REGELING,
    Capaciteitsmaat.APPARTEMENTEN,
)
"""Measures of places that are there: those that are booked, and compared."""

Plek = tuple[int, str]
"""Facility (key) and measure."""


@dataclass(frozen=True)
class Vergelijking:
    """The last measurement of a facility beside the ledger on that day, and since.

    ``metingen`` are all sources of that day; the first is the one that counts.
    """

    metingen: tuple[Capaciteitsmeting, ...]
    geboekt: int
    sindsdien: int
    """Places booked after the day of measuring: the measurement can't know of those."""

    @property
    def meting(self) -> Capaciteitsmeting:
        return self.metingen[0]

    @property
    def verschil(self) -> int:
        return self.geboekt - (self.meting.plaatsen or 0)


def laatste_metingen(
    metingen: CapaciteitsmetingQuerySet, tot: date | None = None
) -> dict[Plek, list[Capaciteitsmeting]]:
    """Per facility and measure the facts of the last day that was measured, up to ``tot``.

    Several sources can speak of that day; the most recent one stands first.
    """
    rijen = geteld(metingen, tot)
    dagen = laatste_dagen(rijen)
    gevonden: dict[Plek, list[Capaciteitsmeting]] = defaultdict(list)
    van_die_dagen = rijen.filter(peildatum__in=set(dagen.values())).select_related("bron")
    for rij in van_die_dagen.order_by("-bron__datum", "-pk"):
        plek = (rij.voorziening_id, rij.maat)
        if dagen[plek] == rij.peildatum:
            gevonden[plek].append(rij)
    return dict(gevonden)


def geteld(
    metingen: CapaciteitsmetingQuerySet, tot: date | None = None
) -> CapaciteitsmetingQuerySet:
    """Facts about places on a day, up to ``tot``."""
    rijen = metingen.filter(
        plaatsen__isnull=False, peildatum__isnull=False, aard=Aard.FEIT, maat__in=GEBOEKT
    )
    return rijen.filter(peildatum__lte=tot) if tot else rijen


def laatste_dagen(metingen: CapaciteitsmetingQuerySet) -> dict[Plek, date]:
    """The last day of each, in one pass: there are a hundred times more measurements than days."""
    per_plek = metingen.order_by().values("voorziening", "maat").annotate(dag=Max("peildatum"))
    return {(rij["voorziening"], rij["maat"]): rij["dag"] for rij in per_plek}


def vergelijken(
    metingen: dict[Plek, list[Capaciteitsmeting]], boekingen: Iterable[Boeking], tot: date
) -> dict[Plek, Vergelijking]:
    """Every measured facility beside its entries; facts only, up to ``tot``."""
    per_plek: dict[Plek, tuple[int, int]] = dict.fromkeys(metingen, (0, 0))
    for boeking in boekingen:
        if boeking.plan or boeking.datum > tot:
            continue
        for kant, teken in ((boeking.van, -1), (boeking.naar, 1)):
            if kant is None or (plek := (kant.voorziening, kant.maat)) not in per_plek:
                continue
            erna = boeking.datum > (metingen[plek][0].peildatum or tot)
            op_dag, sinds = per_plek[plek]
            aantal = teken * boeking.aantal
            per_plek[plek] = (op_dag + aantal * (not erna), sinds + aantal * erna)
    return {
        plek: Vergelijking(tuple(metingen[plek]), op_dag, sinds)
        for plek, (op_dag, sinds) in per_plek.items()
    }


def plekken_van(boekingen: Sequence[Boeking]) -> set[Plek]:
    """Which facilities have been booked at all, per measure."""
    return {
        (kant.voorziening, kant.maat)
        for boeking in boekingen
        for kant in (boeking.van, boeking.naar)
        if kant is not None
    }
