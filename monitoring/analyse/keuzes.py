"""What one can pick a figure from: the indicators, regions and half-years of a cycle."""

from dataclasses import dataclass
from typing import Final

from ..choices import Indicatorsoort
from ..halfjaar import Halfjaar
from ..indicatoren.gebruik import indicatoren_van
from ..models import Cyclus, Meting
from ..reflectie.regios import regios_van

TERUG: Final = 5
"""So many half-years before that of the cycle can be picked from."""
Optie = tuple[str, str]


@dataclass(frozen=True)
class Cijferkeuzes:
    """Pairs of a code and words; ``uitsplitsingen`` as they are stored."""

    indicatoren: list[Optie]
    onderwerpen: list[Optie]
    periodes: list[Optie]
    uitsplitsingen: list[str]


def cijferkeuzes(cyclus: Cyclus) -> Cijferkeuzes:
    gebruikt = [
        gebruik.indicator
        for gebruik in indicatoren_van(cyclus.gebied, cyclus.halfjaar)
        if gebruik.indicator.soort == Indicatorsoort.KWANTITATIEF
    ]
    regios = list(regios_van(cyclus))
    delen = (
        Meting.objects.voor_elk_lid()
        .filter(indicator__in=[rij.pk for rij in gebruikt], jeugdhulpregio__in=regios)
        .exclude(uitsplitsing="")
    )
    return Cijferkeuzes(
        [(rij.code, f"{rij.naam} ({rij.eenheid})") for rij in gebruikt],
        [
            (cyclus.gebied.code, f"{cyclus.gebied} (alle regio's)"),
            *((rij.code, str(rij)) for rij in regios),
        ],
        periodes(cyclus.halfjaar),
        sorted(set(delen.order_by().values_list("uitsplitsing", flat=True))),
    )


def periodes(halfjaar: Halfjaar) -> list[Optie]:
    """This half-year first, then back in time, then whole years."""
    gevonden = [halfjaar]
    for _ in range(TERUG):
        gevonden.append(gevonden[-1].vorige)
    jaren = sorted({rij.jaar for rij in gevonden}, reverse=True)
    return [
        *((str(rij), rij.label) for rij in gevonden),
        *((str(jaar), f"heel {jaar}") for jaar in jaren),
    ]
