"""What a region is asked for a half-year: the questions in order, and the days they are about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from regio.models import GebiedRegio

from ..choices import Frequentie
from ..choices_indicatoren import Uitsplitsingsaard
from ..halfjaar import Halfjaar
from ..indicatoren.gebruik import Gebruik, indicatoren_van_regio
from ..kaartmaten import BEDDEN
from ..models import Indicator, Leverplicht, Uitsplitsing
from .vraag import Vraag

VRIJ = " " + "–" + " "
"""Between the axis and what somebody typed in it: type zorg – pleegzorg."""


@dataclass(frozen=True)
class Groep:
    """One indicator with its questions: the whole, and its parts; ``vrij``: axes in which the
    region names the parts itself."""

    gebruik: Gebruik
    geheel: Vraag
    delen: Sequence[Vraag]
    vrij: Sequence[Uitsplitsing]

    @property
    def vragen(self) -> list[Vraag]:
        return [self.geheel, *self.delen]


def groepen_van(plicht: Leverplicht, vrije: Iterable[tuple[str, str]] = ()) -> list[Groep]:
    """The indicators that the region delivers, each once. ``vrije``: pairs of an indicator's code
    and a part that was named in a free axis before."""
    genoemd = list(dict.fromkeys(vrije))
    return [
        groep_van(gebruik, [naam for code, naam in genoemd if code == gebruik.indicator.code])
        for gebruik in indicatoren_van_regio(plicht.jeugdhulpregio, plicht.halfjaar)
        if gebruik.wordt_geleverd
    ]


def groep_van(gebruik: Gebruik, vrije: Sequence[str] = ()) -> Groep:
    assen = [deel for deel in gebruik.uitsplitsingen if deel.aard == Uitsplitsingsaard.VRIJ]
    vast = [deel_vraag(gebruik, deel.naam, deel.as_naam, deel.telt_op) for deel in gebruik.waarden]
    bekend = {vraag.uitsplitsing for vraag in vast}
    los = [
        deel_vraag(gebruik, naam, deel.as_naam, False)
        for deel in assen
        for naam in vrije
        if naam.startswith(f"{deel.naam}{VRIJ}") and naam not in bekend
    ]
    return Groep(gebruik, vraag_van(gebruik), [*vast, *los], assen)


def vraag_van(gebruik: Gebruik) -> Vraag:
    versie = gebruik.versie
    return Vraag(
        sleutel=gebruik.indicator.code,
        indicator=gebruik.indicator.code,
        naam=versie.naam,
        eenheid=versie.eenheid,
        verplicht=gebruik.verplicht,
        decimalen=versie.decimalen,
        minimum=versie.minimum,
        maximum=versie.maximum,
    )


def deel_vraag(gebruik: Gebruik, naam: str, as_naam: str, telt_op: bool) -> Vraag:
    versie = gebruik.versie
    return Vraag(
        sleutel=sleutel_van(gebruik.indicator.code, naam),
        indicator=gebruik.indicator.code,
        naam=versie.naam,
        eenheid=versie.eenheid,
        uitsplitsing=naam,
        as_naam=as_naam,
        telt_op=telt_op,
        decimalen=versie.decimalen,
        minimum=versie.minimum,
        maximum=versie.maximum,
    )


def sleutel_van(code: str, uitsplitsing: str) -> str:
    """``KWN-05.wonen``; the whole is ``KWN-05``."""
    return f"{code}.{slugify(uitsplitsing)}" if uitsplitsing else code


def vragen_van(groepen: Iterable[Groep]) -> Iterator[Vraag]:
    for groep in groepen:
        yield from groep.vragen


def vrije_naam(uitsplitsing: Uitsplitsing, naam: str) -> str:
    """A part as it is stored: what it splits by, and what it is."""
    return f"{uitsplitsing.naam}{VRIJ}{naam.strip()}"


def meetperiode(indicator: Indicator, halfjaar: Halfjaar) -> tuple[date, date]:
    """The days a value is about: the half-year, the year, or for beds in use its last day."""
    if indicator.code == BEDDEN:
        return halfjaar.tot, halfjaar.tot
    if indicator.frequentie == Frequentie.JAAR:
        return date(halfjaar.jaar, 1, 1), halfjaar.tot
    return halfjaar.van, halfjaar.tot


def zorgvorm_van(indicator: Indicator) -> str:
    """The form of care that the area of an indicator plans for, where that is one."""
    if indicator.gebied_id is None:
        return ""
    vormen = set(
        GebiedRegio.objects.filter(gebied=indicator.gebied_id).values_list("zorgvorm", flat=True)
    )
    return vormen.pop() if len(vormen) == 1 else ""
