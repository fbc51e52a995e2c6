"""The figures on the table of a session, with the half-year before and the breaks between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jeugdzorg.kern.chart_kinds import staven
from jeugdzorg.kern.charts import Grafiek
from jeugdzorg.kern.notation import getal_tekst, is_number

from ..choices import Richting
from ..halfjaar import Halfjaar
from ..indicatoren.reeks import Breuk, Reeks, Reekspunt, reeksen
from ..models import Indicator, Reflectiesessie
from .vragen import cijfers_van

EERDER = 3
"""Half-years before this one that the chart shows."""


@dataclass(frozen=True)
class Cijferregel:
    """One figure of the region beside that of the half-year before; nothing where none is known.

    ``breuk``: from this half-year on it means something else, so that they are not compared.
    """

    indicator: Indicator
    nu: Reekspunt | None
    vorig: Reekspunt | None
    breuk: Breuk | None = None

    @property
    def is_bekend(self) -> bool:
        """In this half-year or the one before."""
        return self.nu is not None or self.vorig is not None

    @property
    def is_afgeleid(self) -> bool:
        """Worked out from other figures."""
        punten = [punt for punt in (self.nu, self.vorig) if punt]
        return bool(punten) and all(punt.meting is None for punt in punten)

    @property
    def verschil(self) -> Decimal | None:
        nu, vorig = waarde(self.nu), waarde(self.vorig)
        vergelijkbaar = self.breuk is None and is_number(nu) and is_number(vorig)
        return nu - vorig if vergelijkbaar else None

    @property
    def oordeel(self) -> str:
        """In words whether it went the way it should."""
        verschil = self.verschil
        if verschil is None:
            return "niet te vergelijken" if self.breuk else ""
        if verschil == 0:
            return "gelijk"
        richting = "gedaald" if verschil < 0 else "gestegen"
        if self.indicator.richting == Richting.GEEN:
            return richting
        goed = (verschil < 0) == (self.indicator.richting == Richting.OMLAAG)
        return f"{richting}, {'zoals bedoeld' if goed else 'niet zoals bedoeld'}"


def waarde(punt: Reekspunt | None) -> Any:
    return punt.waarde if punt else None


def cijferregels(sessie: Reflectiesessie, user: Any) -> list[Cijferregel]:
    """The figures of the region for the indicators of its area, whole, without breakdowns; also
    those that are worked out from others."""
    halfjaar = sessie.cyclus.halfjaar
    indicatoren = cijfers_van(sessie.cyclus.gebied, halfjaar)
    gevonden = reeksen(indicatoren, sessie.jeugdhulpregio, user)
    return [regel_uit(gevonden[indicator.pk], halfjaar) for indicator in indicatoren]


def regel_uit(reeks: Reeks, halfjaar: Halfjaar) -> Cijferregel:
    nu, vorig = punt_in(reeks, halfjaar), punt_in(reeks, halfjaar.vorige)
    tussen = [breuk for breuk in reeks.breuken if breuk.halfjaar == halfjaar]
    return Cijferregel(reeks.indicator, nu, vorig, tussen[-1] if tussen else None)


def punt_in(reeks: Reeks, halfjaar: Halfjaar) -> Reekspunt | None:
    """Over the whole half-year or on its last day; a real figure before a made-up one."""
    punten = [
        punt
        for punt in reeks.in_halfjaar(halfjaar)
        if punt.tot == halfjaar.tot and punt.van in (halfjaar.van, halfjaar.tot)
    ]
    return max(punten, key=lambda punt: not punt.is_voorbeeld, default=None)


def hoofdgrafiek(sessie: Reflectiesessie, user: Any) -> Grafiek | None:
    """The first indicator of the area over the last half-years since its last break; nothing
    without two figures."""
    halfjaar = sessie.cyclus.halfjaar
    indicatoren = cijfers_van(sessie.cyclus.gebied, halfjaar)[:1]
    if not indicatoren:
        return None
    (reeks,) = reeksen(indicatoren, sessie.jeugdhulpregio, user).values()
    punten = sinds_breuk(reeks, halfjaar)
    if len(punten) < 2:
        return None
    indicator, regio = reeks.indicator, sessie.jeugdhulpregio
    rijen = [(punt.halfjaar.label, punt.waarde) for punt in punten]
    return staven(
        titel=f"{indicator.naam} in {regio}: welke kant gaat het op?",
        conclusie=conclusie(rijen, indicator.eenheid) + voorbeeldwoord(punten),
        eenheid=indicator.eenheid,
        rijen=rijen,
        kop="Halfjaar",
        sorteer=False,
    )


def sinds_breuk(reeks: Reeks, halfjaar: Halfjaar) -> list[Reekspunt]:
    """The points of the last half-years that can be compared with the newest of them."""
    halfjaren = [halfjaar]
    for _ in range(EERDER):
        halfjaren.insert(0, halfjaren[0].vorige)
    gevonden = (punt_in(reeks, een) for een in halfjaren)
    punten = [punt for punt in gevonden if punt is not None]
    return [punt for punt in punten if punt.stuk == punten[-1].stuk]


def voorbeeldwoord(punten: Iterable[Reekspunt]) -> str:
    """Says so when one of the figures is made up."""
    return " Dit zijn voorbeeldcijfers." if any(punt.is_voorbeeld for punt in punten) else ""


def conclusie(rijen: Sequence[tuple[str, Any]], eenheid: str) -> str:
    (van, eerst), (tot, laatst) = rijen[0], rijen[-1]
    if not (is_number(eerst) and is_number(laatst)):
        return "Een van de aantallen is te klein om te tonen."
    return (
        f"Van {getal_tekst(eerst)} {eenheid} in het {van} naar {getal_tekst(laatst)} in het {tot}."
    )
