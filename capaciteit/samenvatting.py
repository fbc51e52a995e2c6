"""Capacity summed by area, region, provider, form of care and period, in one query.

Per facility and period the last measurement counts, of what the reader may see; so sums of youths
are only ever of what is shown, with how many rows are shielded beside them (besluit 14). Different
measures are never added up. Areas overlap and a location can have several providers: sums over
these groups are not to be added up further.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import connection

from .bezetting import bezettingsgraad
from .choices import Capaciteitsmaat
from .samenvattingvraag import GROEPERINGEN, PERIODEN, samenvattingvraag

FILTERS: Final = ("gebied", "regio", "aanbieder", "zorgvorm", "beweging", "voorziening")


@dataclass(frozen=True)
class Samenvattingrij:
    """The facilities of one group in one period together; ``None`` is unknown, never zero.

    A key that was not grouped by is ``None``; an empty one ("") is a group without: outside every
    area, a location without region or provider. ``bezet`` and ``wachtend`` are at least that many
    when rows are shielded. The rates are over facilities of which both counts are shown.
    ``schaal`` is the size of the groups: ``vier`` and ``zes`` (at most), ``groter``, ``onbekend``.
    """

    gebied: str | None
    regio: str | None
    aanbieder: str | None
    zorgvorm: str | None
    beweging: str | None
    schaal: str | None
    periode_begin: date
    periode_eind: date
    voorzieningen: int
    plaatsen: int | None
    bezet: int | None
    wachtend: int | None
    niet_beschikbaar: int | None
    bezet_bekend: int
    plaatsen_met_bezet: int
    beschikbaar_met_bezet: int
    bezet_met_plaatsen: int
    afgeschermde_rijen: int
    oudste_peildatum: date
    jongste_peildatum: date

    @property
    def bezettingsgraad(self) -> Fraction | None:
        """Occupied ÷ places that are there."""
        return bezettingsgraad(self._bezet, self.plaatsen_met_bezet)

    @property
    def bezettingsgraad_beschikbaar(self) -> Fraction | None:
        """Occupied ÷ places where somebody could stay."""
        return bezettingsgraad(self._bezet, self.beschikbaar_met_bezet)

    @property
    def _bezet(self) -> int | None:
        return self.bezet_met_plaatsen if self.bezet_bekend else None

    @property
    def ten_minste(self) -> bool:
        return self.afgeschermde_rijen > 0


def samenvatting(
    user: Any,
    *,
    groepering: Sequence[str] = (),
    periode: str = "halfjaar",
    van: date,
    tot: date,
    filters: Mapping[str, Any] | None = None,
    maat: str = Capaciteitsmaat.PLEKKEN,
    voorbeeld: bool = False,
    met_totaal: bool = False,
) -> list[Samenvattingrij]:
    """Sums per group of the measurements from ``van`` up to and including ``tot``; one query.

    ``filters``: code or key of gebied, regio, aanbieder, voorziening; zorgvorm, beweging. Without
    ``periode`` in ``groepering`` the whole time is one period. ``voorbeeld``: of example figures
    alone, which otherwise never count. ``met_totaal``: also of all groups together, for groups can
    overlap: rows of which every key is ``None``. Raises ValidationError for a group, period or
    filter that does not exist.
    """
    controleer(groepering, periode, filters or {})
    gevraagd = samenvattingvraag(
        user, groepering=groepering, periode=periode, van=van, tot=tot, filters=filters or {},
        maat=maat, voorbeeld=voorbeeld, met_totaal=met_totaal,
    )  # fmt: skip
    if gevraagd is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*gevraagd)
        kolommen = [kolom.name for kolom in cursor.description]
        rijen = [dict(zip(kolommen, rij, strict=True)) for rij in cursor]
    return list(naar_rijen(rijen, groepering, PERIODEN[periode], van, tot))


def controleer(groepering: Sequence[str], periode: str, filters: Mapping[str, Any]) -> None:
    for gevraagd, bekend, wat in (
        (groepering, GROEPERINGEN, "groepering"),
        ([periode], PERIODEN, "periode"),
        (filters, FILTERS, "filter"),
    ):
        if vreemd := [naam for naam in gevraagd if naam not in bekend]:
            raise ValidationError(
                f"Onbekende {wat}: {', '.join(vreemd)}. Kies uit {', '.join(bekend)}."
            )


def naar_rijen(
    rijen: Sequence[dict[str, Any]],
    groepering: Sequence[str],
    maanden: int,
    van: date,
    tot: date,
) -> Iterator[Samenvattingrij]:
    per_periode = "periode" in groepering
    for rij in rijen:
        begin = rij.pop("begin")
        eind = eind_van_periode(begin, maanden) if per_periode else tot
        sleutels = {naam: rij.pop(naam, None) for naam in GROEPERINGEN if naam != "periode"}
        yield Samenvattingrij(**sleutels, periode_begin=begin, periode_eind=eind, **rij)


def eind_van_periode(begin: date, maanden: int) -> date:
    """The last day of the period of so many months that begins on ``begin``."""
    maand = begin.month - 1 + maanden
    return date(begin.year + maand // 12, maand % 12 + 1, 1) - timedelta(days=1)
