"""The counts of youths of this app and how they add up, for ``regio.afscherming``."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.db.models import F, Q

from capaciteit.afscherming import BEZET, DAGEN, leden_van_gebieden, voor_allen
from capaciteit.alleenstaand import nog_te_doen
from jeugdzorg.kern.privacy_tables import Count
from regio.choices import BronSoort, Zichtbaarheid
from regio.telblad import Bereik, Periode, Sleutel, Telblad, Teller

from .choices_indicatoren import is_aandeel, is_verhouding
from .halfjaar import Halfjaar
from .indicatoren.gebruik import versie_op
from .kaartmaten import BEDDEN
from .models import Indicator, Indicatorversie, Meting

INDICATOREN: Final = "indicatoren"
"""Kind of ``Bereik``: an indicator, over periods or on one day."""

Onderwerp = tuple[str, int]
Plek = tuple[int, int, Onderwerp, Periode, str]
"""Indicator, source, about whom, when, and which part: where a number is."""


class Metingteller(Teller):
    """Measurements per indicator: those over a period together, those on a day per day."""

    def vullen(self, blad: Telblad, bereik: Bereik | None) -> None:
        rijen = voor_allen(Meting).filter(Meting.objects.all().telvelden["waarde"])
        if bereik is not None:
            rijen = rijen.filter(in_indicatoren(bereik.get(INDICATOREN, set())))
        rijen = rijen.select_related("indicator", "bron")
        metingen_tellen(blad, rijen.prefetch_related("indicator__versies__gewicht"))

    def begin(self, alles: bool) -> Bereik:
        rijen = nog_te_doen(Meting, alles).values_list("indicator", "periode_van", "periode_tot")
        return {INDICATOREN: {(pk, van if van == tot else None) for pk, van, tot in rijen}}

    def verwant(self, bereik: Bereik) -> Bereik:
        """Beds in use on a day are what is printed about that day as occupied; a share or average
        goes with the number that it rests on."""
        paren = bereik.get(INDICATOREN, set())
        dagen = {dag for pk, dag in paren if pk in self.bedden and dag}
        geprint = bereik.get(DAGEN, set()) & self.dagen
        ernaast = {(ander, dag) for pk, dag in paren for ander in self.ernaast.get(pk, ())}
        beddagen = {(pk, dag) for pk in self.bedden for dag in geprint}
        return {DAGEN: dagen, INDICATOREN: beddagen | ernaast}

    @cached_property
    def ernaast(self) -> Mapping[int, set[int]]:
        """What a definition weighs with, and what is weighed with it."""
        naast: dict[int, set[int]] = defaultdict(set)
        versies = Indicatorversie.objects.filter(gewicht__isnull=False)
        for een, ander in versies.values_list("indicator", "gewicht"):
            naast[een].add(ander)
            naast[ander].add(een)
        return naast

    @cached_property
    def bedden(self) -> set[int]:
        return set(Indicator.objects.filter(code=BEDDEN).values_list("pk", flat=True))

    @cached_property
    def dagen(self) -> set[date | None]:
        """Days on which beds in use were counted."""
        rijen = Meting.objects.filter(indicator__in=self.bedden, periode_van=F("periode_tot"))
        return set(rijen.values_list("periode_van", flat=True).distinct())


def in_indicatoren(paren: Set[tuple[int, date | None]]) -> Q:
    op_dag = Q(periode_van=F("periode_tot"))
    vraag = Q(pk__in=[])
    for indicator, dag in paren:
        wanneer = op_dag & Q(periode_van=dag) if dag else ~op_dag | Q(periode_van__isnull=True)
        vraag |= Q(indicator=indicator) & wanneer
    return vraag


def metingen_tellen(blad: Telblad, rijen: Iterable[Meting]) -> None:
    leden = leden_van_gebieden()
    tabellen: dict[tuple[int, Periode], dict[tuple[Onderwerp, str], Sleutel]] = defaultdict(dict)
    aantallen: dict[Plek, Meting] = {}
    verhoudingen: list[Meting] = []

    def telt(rij: Meting, aantal: Count) -> None:
        onderwerp, periode = onderwerp_van(rij), (rij.periode_van, rij.periode_tot)
        sleutel = sleutel_van(rij)
        blad.telt(sleutel, aantal, (rij.indicator.code, onderwerp, rij.uitsplitsing), periode)
        tabellen[rij.indicator_id, periode].setdefault((onderwerp, rij.uitsplitsing), sleutel)
        if rij.indicator.code == BEDDEN:
            blad.hetzelfde(sleutel, (BEZET, *onderwerp, rij.zorgvorm), periode)

    for rij in rijen:
        blad.gelezen(rij)
        if is_verhouding(rij.indicator.eenheid):
            verhoudingen.append(rij)
            continue
        telt(rij, rij.waarde)
        if rij.vervallen_op is None:
            aantallen[plek_van(rij, rij.indicator_id)] = rij
    versies = {rij: versie_op(rij.indicator, Halfjaar.at(rij.periode_tot)) for rij in verhoudingen}
    bases = {rij: basis_van(rij, versie, aantallen) for rij, versie in versies.items()}
    geprint = [rij for rij, basis in bases.items() if basis is None and is_geprint(rij)]
    for rij, basis in bases.items():
        vrij = any(overlappen(rij, ander) for ander in geprint)
        aantal = rustend(blad, rij, versies[rij], None if vrij else basis)
        if aantal is not None:
            telt(rij, aantal)
    for tabel in tabellen.values():
        for (onderwerp, uitsplitsing), sleutel in tabel.items():
            for delen, open_ in gebied_delen(tabel, onderwerp, uitsplitsing, leden):
                blad.som(sleutel, delen, open_)
            if not uitsplitsing:
                for delen in uitsplitsingen(tabel, onderwerp):
                    blad.som(sleutel, delen)
    for rij in verhoudingen:
        if (aandeel := sleutel_van(rij)) in blad.aandelen:
            blad.som(blad.volgers[aandeel][0], [aandeel], open_=True)


def basis_van(
    rij: Meting, versie: Indicatorversie, aantallen: Mapping[Plek, Meting]
) -> Meting | None:
    """The number of youths that a share or an average rests on."""
    return aantallen.get(plek_van(rij, versie.basis)) if versie.basis else None


def is_geprint(rij: Meting) -> bool:
    """Can everybody read it, whatever is hidden elsewhere, and is it about something real?"""
    return rij.bron.zichtbaarheid == Zichtbaarheid.OPENBAAR and (
        rij.bron.soort != BronSoort.VOORBEELD
    )


def overlappen(een: Meting, ander: Meting) -> bool:
    """Is it the same thing, for some days at least? Then one may follow from the other, and of what
    is printed nobody says on how many it rests."""
    samen = een.periode_van <= ander.periode_tot and ander.periode_van <= een.periode_tot
    return een.indicator_id == ander.indicator_id and samen


def rustend(
    blad: Telblad, rij: Meting, versie: Indicatorversie, basis: Meting | None
) -> Count | None:
    """Note that ``rij`` is hidden with the number it rests on; the number that a share says.

    What rests on nothing known is hidden whatever else is shown.
    """
    sleutel = sleutel_van(rij)
    if basis is None or rij.vervallen_op is not None:
        blad.zonder_basis.add(sleutel)
        return None
    blad.volgers[sleutel].append(sleutel_van(basis))
    if not is_aandeel(versie.eenheid):
        return None
    blad.aandelen.add(sleutel)
    return round(rij.waarde * basis.waarde / 100)


def sleutel_van(rij: Meting) -> Sleutel:
    return rij._meta.label, rij.pk, "waarde"


def plek_van(rij: Meting, indicator: int) -> Plek:
    periode = rij.periode_van, rij.periode_tot
    return indicator, rij.bron_id, onderwerp_van(rij), periode, rij.uitsplitsing


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
