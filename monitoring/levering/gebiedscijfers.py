"""What the regions of areas come to, over many half-years and indicators at once.

The rows of the list of totals, of its file and of the API. Every row is a ``Gebiedswaarde`` as any
other page shows it; here it is only read for many at a time, in a fixed number of queries.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django.db.models import Q

from jeugdzorg.kern.privacy_values import is_hidden
from regio.models import Gebied, Jeugdhulpregio

from ..choices import Indicatorsoort
from ..choices_indicatoren import Telwijze
from ..halfjaar import Halfjaar
from ..indicatoren.afgeleid import grondslag, op_code, waarden_per_plek
from ..indicatoren.gebruik import versie_op
from ..indicatoren.reeks import Waarde
from ..models import Cyclus, Gebiedsindicator, Indicator, Indicatorversie, Meting
from .dekking import Dekking, Gebiedswaarde, gebiedswaarden_uit, met_gewichten
from .onbekend import zonder_waarden
from .perioden import in_halfjaar, valt_in
from .plichten import regios_per

Leden = Mapping[tuple[int, Halfjaar], list[Jeugdhulpregio]]


@dataclass(frozen=True)
class Vraag:
    """Which rows are asked for; what is empty asks for all."""

    gebied: Gebied | None = None
    indicator: Indicator | None = None
    van: Halfjaar | None = None
    tot: Halfjaar | None = None

    def neemt(self, plek: "Plek") -> bool:
        return (
            self.gebied in (None, plek.gebied)
            and self.indicator in (None, plek.indicator)
            and (self.van is None or self.van <= plek.halfjaar)
            and (self.tot is None or plek.halfjaar <= self.tot)
        )


@dataclass(frozen=True)
class Plek:
    """Area, half-year and indicator: one row."""

    gebied: Gebied
    halfjaar: Halfjaar
    indicator: Indicator

    @property
    def volgorde(self) -> tuple[str, int, str]:
        """By area, the newest half-year first, by code."""
        return self.gebied.naam, -self.halfjaar.jaar * 2 - self.halfjaar.helft, self.indicator.code


@dataclass(frozen=True)
class Gebiedscijfer:
    """One row. ``totaal``: what a source prints of the area, or what its formula works out to from
    such totals; it stands beside the sum of the regions and never in its place."""

    plek: Plek
    samen: Gebiedswaarde
    totaal: Waarde = None

    @classmethod
    def van(cls, plek: Plek, samen: Gebiedswaarde) -> Self:
        return cls(plek, samen, samen.gedrukt.waarde if samen.gedrukt else None)

    @cached_property
    def versie(self) -> Indicatorversie:
        return versie_op(self.plek.indicator, self.plek.halfjaar)

    @property
    def eenheid(self) -> str:
        return self.versie.eenheid or self.plek.indicator.eenheid

    @property
    def telwijze_tekst(self) -> str:
        return str(Telwijze(self.samen.telwijze).label)

    @property
    def totaal_is_voorbeeld(self) -> bool:
        return self.samen.gedrukt is not None and self.samen.gedrukt.bron.is_voorbeeld

    @property
    def aantal_geleverd(self) -> int:
        return len(self.samen.dekking.geleverd)

    @property
    def afgeschermd(self) -> list[str]:
        """Which of both is hidden from this reader."""
        totaal = is_hidden(self.totaal)
        return ["waarde"] * self.samen.afgeschermd + ["totaal_volgens_bron"] * totaal


def plekken(vraag: Vraag, user: Any) -> list[Plek]:
    """The rows that there are for ``user``, in order: what an area follows in a half-year of which
    something is known of it or that has a cycle, and what else was measured of it or its regions.
    """
    gebieden = {rij.pk: rij for rij in Gebied.objects.visible_to(user).planning()}
    indicatoren = {
        rij.pk: rij
        for rij in Indicator.objects.visible_to(user).met_definities().select_related("bron")
        if rij.soort == Indicatorsoort.KWANTITATIEF
    }
    gevonden = gemeten(gebieden, indicatoren, user)
    halfjaren = {(gebied, halfjaar) for gebied, _, halfjaar in gevonden}
    for cyclus in Cyclus.objects.visible_to(user).filter(gebied__in=gebieden):
        halfjaren.add((cyclus.gebied_id, cyclus.halfjaar))
    for keuze in Gebiedsindicator.objects.visible_to(user).filter(gebied__in=gebieden):
        if indicator := indicatoren.get(keuze.indicator_id):
            gevonden |= {
                (gebied, indicator.pk, halfjaar)
                for gebied, halfjaar in halfjaren
                if gebied == keuze.gebied_id and geldt(keuze, indicator, halfjaar)
            }
    rijen = [
        Plek(gebieden[gebied], halfjaar, indicatoren[indicator])
        for gebied, indicator, halfjaar in gevonden
    ]
    return sorted(filter(vraag.neemt, rijen), key=lambda plek: plek.volgorde)


def geldt(keuze: Gebiedsindicator, indicator: Indicator, halfjaar: Halfjaar) -> bool:
    """As ``Gebiedsindicator.objects.op``, of a choice that was read."""
    return keuze.geldt_in(halfjaar) and (indicator.tot is None or halfjaar <= indicator.tot)


def gemeten(
    gebieden: Mapping[int, Gebied], indicatoren: Mapping[int, Indicator], user: Any
) -> set[tuple[int, int, Halfjaar]]:
    """Area, indicator and half-year of every measurement of an area or of a region of it."""
    velden = ("indicator", "gebied", "jeugdhulpregio", "periode_van", "periode_tot")
    rijen = Meting.objects.visible_to(user).filter(uitsplitsing="", indicator__in=indicatoren)
    gevonden: set[tuple[int, int, Halfjaar]] = set()
    van_regios: dict[tuple[Halfjaar, int], set[int]] = defaultdict(set)
    for indicator, gebied, regio, van, tot in rijen.order_by().values_list(*velden).distinct():
        halfjaar = Halfjaar.at(tot)
        if not valt_in(van, tot, indicatoren[indicator].frequentie, halfjaar):
            continue
        if regio is not None:
            van_regios[halfjaar, regio].add(indicator)
        elif gebied in gebieden:
            gevonden.add((gebied, indicator, halfjaar))
    leden = regios_per(list(gebieden), {halfjaar for halfjaar, _ in van_regios})
    for (gebied, halfjaar), regios in leden.items():
        for regio in regios:
            gevonden |= {(gebied, pk, halfjaar) for pk in van_regios.get((halfjaar, regio.pk), ())}
    return gevonden


def gebiedscijfers(gevraagd: Sequence[Plek], user: Any) -> list[Gebiedscijfer]:
    """The rows of ``gevraagd``, in that order, as ``user`` may see them."""
    if not gevraagd:
        return []
    gebieden = {plek.gebied.pk for plek in gevraagd}
    leden = regios_per(gebieden, {plek.halfjaar for plek in gevraagd})
    afgeleid = [plek for plek in gevraagd if versie_op(plek.indicator, plek.halfjaar).is_afgeleid]
    uit_formules = afgeleide_cijfers(afgeleid, leden, user) if afgeleid else {}
    gewoon = gemeten_cijfers([plek for plek in gevraagd if plek not in uit_formules], leden, user)
    return [uit_formules.get(plek) or gewoon[plek] for plek in gevraagd]


def gemeten_cijfers(gevraagd: Sequence[Plek], leden: Leden, user: Any) -> dict[Plek, Gebiedscijfer]:
    per_halfjaar: dict[tuple[Gebied, Halfjaar], list[Indicator]] = defaultdict(list)
    for plek in gevraagd:
        per_halfjaar[plek.gebied, plek.halfjaar].append(plek.indicator)
    indicatoren = list({plek.indicator.pk: plek.indicator for plek in gevraagd}.values())
    halfjaren = {plek.halfjaar for plek in gevraagd}
    gezien = Meting.objects.visible_to(user).filter(
        van_deze(leden), indicator__in=met_gewichten(indicatoren, halfjaren), uitsplitsing=""
    )
    rijen: dict[Halfjaar, list[Meting]] = defaultdict(list)
    for rij in in_halfjaar(gezien, *halfjaren).select_related("bron", "indicator"):
        rijen[Halfjaar.at(rij.periode_tot)].append(rij)
    zonder = zonder_waarden(alle(leden), halfjaren, indicatoren)
    return {
        Plek(gebied, halfjaar, waarde.indicator): Gebiedscijfer.van(
            Plek(gebied, halfjaar, waarde.indicator), waarde
        )
        for (gebied, halfjaar), vragen in per_halfjaar.items()
        for waarde in gebiedswaarden_uit(
            gebied,
            halfjaar,
            vragen,
            leden[gebied.pk, halfjaar],
            rijen[halfjaar],
            zonder.get(halfjaar, {}),
        ).values()
    }


def afgeleide_cijfers(
    gevraagd: Sequence[Plek], leden: Leden, user: Any
) -> dict[Plek, Gebiedscijfer]:
    """What formulas work out to: per region for the coverage, and of the totals of the area."""
    indicatoren = list({plek.indicator.pk: plek.indicator for plek in gevraagd}.values())
    definities = op_code(Indicator.objects.visible_to(user).met_definities())
    gezien = Meting.objects.visible_to(user).filter(
        van_deze(leden),
        indicator__in=grondslag(indicatoren, definities),
        periode_tot__gte=min(plek.halfjaar for plek in gevraagd).van,
        periode_tot__lte=max(plek.halfjaar for plek in gevraagd).tot,
    )
    van_regio: dict[int, list[Meting]] = defaultdict(list)
    van_gebied: dict[int, list[Meting]] = defaultdict(list)
    for rij in gezien.with_onderwerp().with_bron():
        if rij.jeugdhulpregio_id is not None:
            van_regio[rij.jeugdhulpregio_id].append(rij)
        elif rij.gebied_id is not None:
            van_gebied[rij.gebied_id].append(rij)
    per_regio = waarden_per_plek(indicatoren, definities, van_regio)
    per_gebied = waarden_per_plek(indicatoren, definities, van_gebied)
    gevonden = {}
    for plek in gevraagd:
        regios = leden[plek.gebied.pk, plek.halfjaar]
        wel = [r for r in regios if (plek.indicator.pk, r.pk, plek.halfjaar) in per_regio]
        dekking = Dekking(wel, [regio for regio in regios if regio not in wel])
        samen = Gebiedswaarde(plek.indicator, None, dekking, Telwijze.GEEN, {}, berekend=True)
        totaal = per_gebied.get((plek.indicator.pk, plek.gebied.pk, plek.halfjaar))
        gevonden[plek] = Gebiedscijfer(plek, samen, totaal)
    return gevonden


def van_deze(leden: Leden) -> Q:
    """About one of these areas or a region of it."""
    return Q(gebied__in={gebied for gebied, _ in leden}) | Q(jeugdhulpregio__in=alle(leden))


def alle(leden: Leden) -> list[Jeugdhulpregio]:
    return list({regio.pk: regio for regios in leden.values() for regio in regios}.values())
