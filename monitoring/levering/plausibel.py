"""Whether answers are plausible: against each other, earlier periods and the capacity register.

Pure. An error blocks handing in; a warning wants an explanation beside the value. Limits are our
own choice (the sources give none): docs/besluiten/0031.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from capaciteit.choices import AanleverErnst
from jeugdzorg.kern.notation import getal_tekst

from ..choices_levering import Antwoord
from .vraag import Gegeven, Vraag

SPRONG: Final = Decimal("0.5")
"""A change of more than this part of the value before is a jump …"""
KLEIN: Final = 5
"""… when it is at least this many; small numbers jump easily."""
PUNTEN: Final = 20
"""For shares: so many points more or less."""
REGISTER: Final = Decimal("0.1")
"""The register may differ by this part, or by ``REGISTER_KLEIN`` youths."""
REGISTER_KLEIN: Final = 2


@dataclass(frozen=True)
class Oordeel:
    """What is said of one answer: the rule, what is wrong, what would be right."""

    sleutel: str
    ernst: AanleverErnst
    code: str
    melding: str
    verwacht: str = ""

    @property
    def is_fout(self) -> bool:
        return self.ernst == AanleverErnst.FOUT


@dataclass(frozen=True)
class Vergelijk:
    """What answers are held against, by key: the value of the period before, and what the register
    of capacity counts. What follows from a formula nobody delivers, so it is always consistent."""

    vorige: Mapping[str, Decimal] = field(default_factory=dict)
    register: Mapping[str, Decimal] = field(default_factory=dict)


Antwoorden = Mapping[str, Gegeven]


def beoordeel(
    vragen: Sequence[Vraag], antwoorden: Antwoorden, vergelijk: Vergelijk
) -> list[Oordeel]:
    """Everything that is to be said, in the order of the questions."""
    gevonden: dict[str, list[Oordeel]] = defaultdict(list)
    for regel in (verplicht, sprong, verdwenen, register, sommen):
        for oordeel in regel(vragen, antwoorden, vergelijk):
            gevonden[oordeel.sleutel].append(oordeel)
    return [oordeel for vraag in vragen for oordeel in gevonden[vraag.sleutel]]


def onverklaard(oordelen: Sequence[Oordeel], antwoorden: Antwoorden) -> list[Oordeel]:
    """Warnings about an answer that has no explanation yet."""
    return [
        oordeel
        for oordeel in oordelen
        if not oordeel.is_fout
        and not (oordeel.sleutel in antwoorden and antwoorden[oordeel.sleutel].toelichting.strip())
    ]


def waarde(antwoorden: Antwoorden, sleutel: str) -> Decimal | None:
    gegeven = antwoorden.get(sleutel)
    return gegeven.waarde if gegeven else None


def verplicht(
    vragen: Sequence[Vraag], antwoorden: Antwoorden, vergelijk: Vergelijk
) -> Iterator[Oordeel]:
    """The whole of a mandatory indicator has an answer, if only that it is unknown."""
    for vraag in vragen:
        if vraag.verplicht and vraag.is_geheel and vraag.sleutel not in antwoorden:
            yield Oordeel(
                vraag.sleutel,
                AanleverErnst.FOUT,
                "ontbreekt",
                f"{vraag.naam} is nog niet ingevuld.",
                "Vul een getal in, of onbekend of n.v.t. als u het niet hebt.",
            )


def sprong(
    vragen: Sequence[Vraag], antwoorden: Antwoorden, vergelijk: Vergelijk
) -> Iterator[Oordeel]:
    for vraag in vragen:
        nu, eerder = waarde(antwoorden, vraag.sleutel), vergelijk.vorige.get(vraag.sleutel)
        if nu is None or eerder is None or not is_sprong(vraag, eerder, nu):
            continue
        yield Oordeel(
            vraag.sleutel,
            AanleverErnst.WAARSCHUWING,
            "sprong",
            f"{getal_tekst(nu)} is veel {'meer' if nu > eerder else 'minder'} dan de vorige keer "
            f"({getal_tekst(eerder)}).",
            "Kijk of het getal klopt. Klopt het, leg dan uit waardoor het komt.",
        )


def is_sprong(vraag: Vraag, eerder: Decimal, nu: Decimal) -> bool:
    anders = abs(nu - eerder)
    if vraag.is_verhouding:
        return anders >= PUNTEN
    return anders >= KLEIN and anders > SPRONG * eerder


def verdwenen(
    vragen: Sequence[Vraag], antwoorden: Antwoorden, vergelijk: Vergelijk
) -> Iterator[Oordeel]:
    """There was a value before, and now it is said to be unknown or not to apply."""
    for vraag in vragen:
        gegeven = antwoorden.get(vraag.sleutel)
        if gegeven is None or gegeven.antwoord == Antwoord.WAARDE:
            continue
        if (eerder := vergelijk.vorige.get(vraag.sleutel)) is not None:
            yield Oordeel(
                vraag.sleutel,
                AanleverErnst.WAARSCHUWING,
                "verdwenen",
                f"De vorige keer was dit {getal_tekst(eerder)}; nu zegt u {gegeven.tekst}.",
                "Leg uit waarom er nu geen getal is.",
            )


def register(
    vragen: Sequence[Vraag], antwoorden: Antwoorden, vergelijk: Vergelijk
) -> Iterator[Oordeel]:
    for vraag in vragen:
        nu, geteld = waarde(antwoorden, vraag.sleutel), vergelijk.register.get(vraag.sleutel)
        if nu is None or geteld is None:
            continue
        if abs(nu - geteld) > max(REGISTER * geteld, Decimal(REGISTER_KLEIN)):
            yield Oordeel(
                vraag.sleutel,
                AanleverErnst.WAARSCHUWING,
                "register",
                f"Aanbieders leverden {getal_tekst(geteld)} jeugdigen uit uw regio; u vult "
                f"{getal_tekst(nu)} in.",
                "Kijk wie er wel en niet meetelt, en leg het verschil uit.",
            )


def sommen(
    vragen: Sequence[Vraag], antwoorden: Antwoorden, vergelijk: Vergelijk
) -> Iterator[Oordeel]:
    """The parts of an axis that adds up are the whole, or at most the whole while some are open."""
    assen: dict[tuple[str, str], list[Vraag]] = defaultdict(list)
    for vraag in vragen:
        if vraag.telt_op and not vraag.is_geheel:
            assen[vraag.geheel, vraag.as_naam].append(vraag)
    for (sleutel, as_naam), delen in assen.items():
        geheel = waarde(antwoorden, sleutel)
        bekend = [w for deel in delen if (w := waarde(antwoorden, deel.sleutel)) is not None]
        if geheel is None or not bekend:
            continue
        som, alles = sum(bekend, Decimal(0)), len(bekend) == len(delen)
        if som > geheel or (alles and som != geheel):
            yield Oordeel(
                sleutel,
                AanleverErnst.FOUT,
                "som",
                f"De delen naar {as_naam} zijn samen {getal_tekst(som)}; het geheel is "
                f"{getal_tekst(geheel)}.",
                "Maak de delen samen gelijk aan het geheel.",
            )
