"""Where the youths of an area come from and where they stay, as one source prints it.

Figures of two sources, or of two forms of care, are never mixed: each makes its own picture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jeugdzorg.kern.notation import hoofdletter
from jeugdzorg.kern.privacy_values import HIDDEN, is_hidden
from regio.choices import Zorgvorm
from regio.models import Bron, Gebied, Jeugdhulpregio

from .aandelen import BinnenBuiten, samen
from .choices import Herkomstmaat
from .models import Herkomst


@dataclass(frozen=True)
class Herkomstregel:
    """Youths from one region: all, and those placed within and outside the area."""

    regio: Jeugdhulpregio
    verblijvend: Herkomst | None
    binnen: Herkomst | None
    buiten: Herkomst | None

    @property
    def telling(self) -> BinnenBuiten | None:
        """The counts together; None when the source leaves one out, or one is hidden."""
        if self.verblijvend is None or self.binnen is None or self.is_afgeschermd:
            return None
        if self.verblijvend.aantal is None or self.binnen.aantal is None:
            return None
        return BinnenBuiten(self.verblijvend.aantal, self.binnen.aantal)

    @property
    def is_afgeschermd(self) -> bool:
        """Whether one of the counts is hidden from this reader."""
        delen = (self.verblijvend, self.binnen, self.buiten)
        return is_hidden(*(deel.aantal for deel in delen if deel))

    @property
    def aantal_buiten(self) -> Any:
        """As printed, else all minus within."""
        if self.buiten is not None and self.buiten.aantal is not None:
            return self.buiten.aantal
        if self.is_afgeschermd:
            return HIDDEN
        return self.telling.buiten if self.telling else None


@dataclass(frozen=True)
class Herkomstbeeld:
    """The picture of one area, source and form of care."""

    gebied: Gebied
    bron: Bron
    zorgvorm: str
    rijen: tuple[Herkomst, ...]
    regels: tuple[Herkomstregel, ...]

    @property
    def naam(self) -> str:
        return hoofdletter(Zorgvorm(self.zorgvorm).label) if self.zorgvorm else "Alle zorgvormen"

    @property
    def kenmerk(self) -> str:
        return f"{self.bron.code}-{self.zorgvorm or 'alle'}".lower()

    @property
    def over(self) -> Herkomst:
        """The row whose population and period the picture is about."""
        return self.totaal or self.zelfvoorzienend or self.rijen[0]

    @property
    def totaal(self) -> Herkomst | None:
        """All youths from the area, as printed; without regions it is a figure like any other."""
        return self.van_gebied(Herkomstmaat.VERBLIJVEND) if self.regels else None

    @property
    def binnen(self) -> Herkomst | None:
        """The share placed within the area, as printed."""
        return self.van_gebied(Herkomstmaat.BINNEN)

    @property
    def zelfvoorzienend(self) -> Herkomst | None:
        """The share of those placed in the area that come from it, as printed."""
        return self.van_gebied(Herkomstmaat.UIT_GEBIED)

    @property
    def elders(self) -> list[Herkomst]:
        """Shares placed in other areas, as printed."""
        return [rij for rij in self.rijen if rij.maat == Herkomstmaat.ANDER_GEBIED]

    @property
    def aanbieders(self) -> list[Herkomst]:
        """Per provider the share of its youths that come from the area, largest first.

        What is hidden comes last, by name.
        """
        rijen = [rij for rij in self.rijen if rij.aanbieder and rij.percentage is not None]
        verborgen = [rij for rij in rijen if is_hidden(rij.percentage)]
        bekend = [rij for rij in rijen if rij not in verborgen]
        bekend.sort(key=lambda rij: (-(rij.percentage or 0), str(rij.aanbieder)))
        return bekend + sorted(verborgen, key=lambda rij: str(rij.aanbieder))

    @property
    def overig(self) -> list[Herkomst]:
        """What the source prints besides: inflow, stay before and after."""
        getoond = {rij.pk for rij in (self.totaal, self.binnen, self.zelfvoorzienend) if rij}
        getoond |= {rij.pk for rij in (*self.elders, *self.aanbieders)}
        for regel in self.regels:
            delen = (regel.verblijvend, regel.binnen, regel.buiten)
            getoond |= {rij.pk for rij in delen if rij}
        return [rij for rij in self.rijen if rij.pk not in getoond]

    @property
    def is_afgeschermd(self) -> bool:
        """Whether a count of a region is hidden from this reader, so that nothing adds up."""
        return any(regel.is_afgeschermd for regel in self.regels)

    @property
    def opgeteld(self) -> BinnenBuiten | None:
        """The regions added up; None unless all of them are known."""
        tellingen = [regel.telling for regel in self.regels]
        bekend = [telling for telling in tellingen if telling]
        return samen(bekend) if bekend and len(bekend) == len(tellingen) else None

    @property
    def buiten_opgeteld(self) -> int | None:
        aantallen = [regel.aantal_buiten for regel in self.regels]
        bekend = [aantal for aantal in aantallen if aantal is not None]
        if is_hidden(*bekend):
            return None
        return sum(bekend) if bekend and len(bekend) == len(aantallen) else None

    def van_gebied(self, maat: Herkomstmaat) -> Herkomst | None:
        return next(
            (
                rij
                for rij in self.rijen
                if rij.maat == maat and rij.herkomst_regio is None and rij.aanbieder is None
            ),
            None,
        )


def herkomstbeelden(user: Any, gebied: Gebied) -> list[Herkomstbeeld]:
    """The pictures of ``gebied`` that ``user`` may see, the latest source first; one query."""
    rijen = Herkomst.objects.visible_to(user).with_bron().with_partijen().filter(gebied=gebied)
    return beelden_van(rijen.order_by("-bron__datum", "bron__code", "zorgvorm", "code"))


def beelden_per_gebied(user: Any) -> list[Herkomstbeeld]:
    """The pictures of every area, in the order of their names."""
    rijen = Herkomst.objects.visible_to(user).with_bron().with_partijen()
    rijen = rijen.filter(gebied__isnull=False)  # what providers deliver belongs to no area
    return beelden_van(
        rijen.order_by("gebied__naam", "-bron__datum", "bron__code", "zorgvorm", "code")
    )


def beelden_van(rijen: Iterable[Herkomst]) -> list[Herkomstbeeld]:
    groepen = groupby(rijen, key=lambda rij: (rij.gebied_id, rij.bron_id, rij.zorgvorm))
    return [beeld(list(groep)) for _, groep in groepen]


def beeld(rijen: Sequence[Herkomst]) -> Herkomstbeeld:
    eerste = rijen[0]
    assert eerste.gebied is not None  # noqa: S101 - selected so
    return Herkomstbeeld(
        gebied=eerste.gebied,
        bron=eerste.bron,
        zorgvorm=eerste.zorgvorm,
        rijen=tuple(rijen),
        regels=tuple(regels_van(rijen)),
    )


def regels_van(rijen: Sequence[Herkomst]) -> list[Herkomstregel]:
    per_regio: dict[Jeugdhulpregio, dict[str, Herkomst]] = {}
    for rij in rijen:
        if rij.herkomst_regio is not None and rij.aanbieder is None:
            per_regio.setdefault(rij.herkomst_regio, {})[rij.maat] = rij
    return [
        Herkomstregel(
            regio=regio,
            verblijvend=per_maat.get(Herkomstmaat.VERBLIJVEND),
            binnen=per_maat.get(Herkomstmaat.BINNEN),
            buiten=per_maat.get(Herkomstmaat.BUITEN),
        )
        for regio, per_maat in per_regio.items()
    ]
