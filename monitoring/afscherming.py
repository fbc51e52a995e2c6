"""The counts of youths of this app and how they add up, for ``regio.afscherming``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from typing import Any, Final

from capaciteit.afscherming import BEZET, leden_van_gebieden, voor_allen
from regio.telblad import Periode, Sleutel, Telblad

from .kaartmaten import BEDDEN
from .models import Meting

Onderwerp = tuple[str, int]
VERHOUDINGEN: Final = ("aandeel", "procent", "percentage", "weken", "maanden", "dagen", "niveau")
"""Units of shares and averages: a measurement does not say on how many youths they rest."""


def telblad_vullen(blad: Telblad) -> None:
    leden = leden_van_gebieden()
    tabellen: dict[tuple[int, Periode], dict[tuple[Onderwerp, str], Sleutel]] = defaultdict(dict)
    rijen = voor_allen(Meting).filter(Meting.objects.all().telvelden["waarde"])
    for rij in rijen.select_related("indicator"):
        sleutel = (rij._meta.label, rij.pk, "waarde")
        if rij.indicator.eenheid.lower().startswith(VERHOUDINGEN):
            blad.zonder_basis.add(sleutel)
            continue
        onderwerp, periode = onderwerp_van(rij), (rij.periode_van, rij.periode_tot)
        blad.telt(sleutel, rij.waarde, (rij.indicator.code, onderwerp, rij.uitsplitsing), periode)
        tabellen[rij.indicator_id, periode].setdefault((onderwerp, rij.uitsplitsing), sleutel)
        if rij.indicator.code == BEDDEN:
            blad.hetzelfde(sleutel, (BEZET, *onderwerp, rij.zorgvorm), periode)
    for tabel in tabellen.values():
        for (onderwerp, uitsplitsing), sleutel in tabel.items():
            for delen, open_ in gebied_delen(tabel, onderwerp, uitsplitsing, leden):
                blad.som(sleutel, delen, open_)
            if not uitsplitsing:
                for delen in uitsplitsingen(tabel, onderwerp):
                    blad.som(sleutel, delen)


def onderwerp_van(rij: Meting) -> Onderwerp:
    soort = "gebied" if rij.gebied_id else "jeugdhulpregio"
    return soort, getattr(rij, f"{soort}_id")


def gebied_delen(
    tabel: Mapping[tuple[Onderwerp, str], Sleutel],
    onderwerp: Onderwerp,
    uitsplitsing: str,
    leden: Mapping[int, Set[int]],
) -> Iterator[tuple[list[Any], bool]]:
    """The regions of an area; and the areas inside it with the regions that lie in none of them."""
    soort, pk = onderwerp
    regios = leden.get(pk, set()) if soort == "gebied" else set()
    if not regios:
        return

    def van(regio: int) -> Sleutel | None:
        return tabel.get((("jeugdhulpregio", regio), uitsplitsing))

    yield [van(regio) for regio in sorted(regios)], any(van(regio) is None for regio in regios)
    over, delen = set(regios), []
    for binnen in sorted(leden, key=lambda gebied: (-len(leden[gebied]), gebied)):
        sleutel = tabel.get((("gebied", binnen), uitsplitsing))
        if sleutel and binnen != pk and leden[binnen] <= over:
            delen.append(sleutel)
            over -= leden[binnen]
    if delen:
        yield [*delen, *map(van, sorted(over))], any(van(regio) is None for regio in over)


def uitsplitsingen(
    tabel: Mapping[tuple[Onderwerp, str], Sleutel], onderwerp: Onderwerp
) -> Iterator[list[Sleutel]]:
    """Per way of splitting up (what stands before a colon) the parts of the whole."""
    wijzen: dict[str, list[Sleutel]] = defaultdict(list)
    for (wie, uitsplitsing), sleutel in tabel.items():
        if wie == onderwerp and uitsplitsing:
            wijze = uitsplitsing.split(":")[0] if ":" in uitsplitsing else ""
            wijzen[wijze].append(sleutel)
    yield from wijzen.values()
