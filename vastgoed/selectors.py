"""Read models of grants and deadlines: printed beside recomputed, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from regio.models import Bron, Gebied, Organisatie

from .controles.bedragen import tarief
from .controles.totalen import delen_uit
from .models import Beschikking, Regeling, Termijn, Toekenning, Verdeeltotaal
from .verdeling import Verdeling, bedrag, verdeling


@dataclass(frozen=True)
class Bedragregel:
    """One printed row beside what its places come to: places × rate, to the euro."""

    rij: Beschikking | Toekenning | Verdeeltotaal
    naam: str
    herberekend: int | None

    @property
    def verschil(self) -> Decimal | None:
        """Printed minus recomputed."""
        return None if self.herberekend is None else self.rij.bedrag - self.herberekend


@dataclass(frozen=True)
class Gemeentetabel:
    """The award of one municipality in one source, and its grants to providers."""

    gemeente: Organisatie
    bron: Bron
    beschikking: Bedragregel | None
    toekenningen: tuple[Bedragregel, ...]

    @property
    def heel(self) -> tuple[Bedragregel, ...]:
        """Without rows that repeat a part of a grant."""
        return tuple(regel for regel in self.toekenningen if not regel.rij.is_deel)  # type: ignore[union-attr]

    @property
    def plaatsen(self) -> int | None:
        return sum(regel.rij.plaatsen for regel in self.heel) if self.heel else None

    @property
    def bedrag(self) -> Decimal | None:
        return sum((regel.rij.bedrag for regel in self.heel), Decimal(0)) if self.heel else None


@dataclass(frozen=True)
class Totaalregel:
    """An area total as printed, its own recomputation, and the sum of the rows it is made of."""

    regel: Bedragregel
    delen: tuple[Beschikking | Toekenning, ...]

    @property
    def plaatsen_opgeteld(self) -> int | None:
        return sum(rij.plaatsen for rij in self.delen) if self.delen else None

    @property
    def bedrag_opgeteld(self) -> Decimal | None:
        return sum((rij.bedrag for rij in self.delen), Decimal(0)) if self.delen else None


@dataclass(frozen=True)
class Toekenningstabel:
    """All grants of a scheme per source and municipality, with the totals of areas."""

    regeling: Regeling
    tarief: Fraction | None
    gemeenten: tuple[Gemeentetabel, ...]
    totalen: tuple[Totaalregel, ...]

    @property
    def figuren(self) -> list[Any]:
        """Every printed row, for the findings at them."""
        rijen: list[Any] = [totaal.regel.rij for totaal in self.totalen]
        for tabel in self.gemeenten:
            rijen += [regel.rij for regel in tabel.toekenningen]
            rijen += [tabel.beschikking.rij] if tabel.beschikking else []
        return rijen


def toekenningstabel(user: Any, regeling: Regeling) -> Toekenningstabel:
    """The grants of ``regeling`` that ``user`` may see, printed beside recomputed."""
    per_plaats = tarief(regeling) if regeling.bedrag and regeling.plaatsen else None

    def regel(rij: Any, naam: str) -> Bedragregel:
        return Bedragregel(rij, naam, bedrag(rij.plaatsen, per_plaats) if per_plaats else None)

    beschikkingen = (
        Beschikking.objects.visible_to(user)
        .filter(regeling=regeling)
        .with_bron()
        .select_related("gemeente")
    )
    toekenningen = (
        Toekenning.objects.visible_to(user)
        .filter(regeling=regeling)
        .with_bron()
        .with_partijen()
        .order_by("bron__datum", "bron", "gemeente__naam", "is_deel", "aanbieder__naam")
    )
    per_sleutel = {
        sleutel: list(groep)
        for sleutel, groep in groupby(toekenningen, lambda rij: (rij.bron, rij.gemeente))
    }
    awards = {(rij.bron, rij.gemeente): rij for rij in beschikkingen}
    sleutels = sorted(
        {*per_sleutel, *awards}, key=lambda deel: (deel[0].datum or date.min, deel[1].naam)
    )
    gemeenten = tuple(
        Gemeentetabel(
            gemeente=gemeente,
            bron=bron,
            beschikking=regel(awards[bron, gemeente], gemeente.naam)
            if (bron, gemeente) in awards
            else None,
            toekenningen=tuple(
                regel(rij, rij.naam_volgens_bron or rij.aanbieder.naam)
                for rij in per_sleutel.get((bron, gemeente), [])
            ),
        )
        for bron, gemeente in sleutels
    )
    totalen = (
        Verdeeltotaal.objects.visible_to(user)
        .filter(regeling=regeling)
        .with_bron()
        .select_related("gebied", "regeling")
        .order_by("plaatsen")
    )
    return Toekenningstabel(
        regeling,
        per_plaats,
        gemeenten,
        tuple(
            Totaalregel(
                regel(rij, rij.gebied.naam),
                delen_in_bron(rij.bron, gemeenten) if rij.gebied.soort != "land" else (),
            )
            for rij in totalen
        ),
    )


def delen_in_bron(
    bron: Bron, gemeenten: Sequence[Gemeentetabel]
) -> tuple[Beschikking | Toekenning, ...]:
    """The rows that make up the area total that ``bron`` prints."""
    eigen = [tabel for tabel in gemeenten if tabel.bron == bron]
    beschikkingen: list[Any] = [tabel.beschikking.rij for tabel in eigen if tabel.beschikking]
    toekenningen: list[Any] = [regel.rij for tabel in eigen for regel in tabel.toekenningen]
    return tuple(delen_uit(beschikkingen, toekenningen))


def bedragregels(toekenningen: Sequence[Toekenning]) -> list[Bedragregel]:
    """Grants of any scheme, each beside what its places come to."""
    regelingen = {rij.regeling for rij in toekenningen}
    tarieven = {
        regeling.pk: tarief(regeling)
        for regeling in regelingen
        if regeling.bedrag and regeling.plaatsen
    }
    return [
        Bedragregel(
            rij,
            rij.naam_volgens_bron or rij.aanbieder.naam,
            bedrag(rij.plaatsen, tarieven[rij.regeling_id])
            if rij.regeling_id in tarieven
            else None,
        )
        for rij in toekenningen
    ]


def rekenblad(gemeentetabel: Gemeentetabel) -> Verdeling | None:
    """The award of a municipality divided over its providers by places, with the proof.

    ``None`` when there is nothing to divide.
    """
    if gemeentetabel.beschikking is None or len(gemeentetabel.heel) < 2:
        return None
    gewichten = {regel.naam: regel.rij.plaatsen for regel in gemeentetabel.heel}
    return verdeling(int(gemeentetabel.beschikking.rij.bedrag), gewichten)


def komende_termijnen(
    user: Any, gebied: Gebied, vandaag: date, dagen: int = 92
) -> Sequence[Termijn]:
    """Deadlines and targets of an area from today on, within ``dagen``."""
    rijen = Termijn.objects.visible_to(user).filter(gebied=gebied).with_verlengingen()
    tot = vandaag + timedelta(days=dagen)
    return list(
        rijen.filter(
            soort__in=["deadline", "streefdatum"], geldende_datum__range=(vandaag, tot)
        ).order_by("geldende_datum", "code")
    )
