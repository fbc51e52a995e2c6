"""The figures that texts ask for, read together: one set of queries, however many places there are.

They are the same for every reader: what somebody with a role and no further right may know. So a
count of youths that is shielded stays shielded in a text, also for who may know it elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Prefetch, Q
from django.db.models.functions import Upper

from regio.models import Gebied, GebiedRegio, Jeugdhulpregio

from ..halfjaar import Halfjaar
from ..indicatoren.afgeleid import Gegevens, grondslag, is_afgeleid, op_code, punten_uit
from ..models import Indicator, Indicatorversie, Meting
from .cijfer import Cijfer, onbekend, uit_formule, uit_gebied, uit_metingen
from .cijfers import Cijferplek, plekken


@dataclass(frozen=True)
class Gelezen:
    """Everything that a set of places needs, by the codes that stand in them."""

    indicatoren: Mapping[str, Indicator]
    regios: Mapping[str, Jeugdhulpregio]
    gebieden: Mapping[str, Gebied]
    indeling: Mapping[int, list[GebiedRegio]]
    metingen: Mapping[tuple[int, str, int], list[Meting]] = field(default_factory=dict)
    definities: Mapping[str, Indicator] = field(default_factory=dict)
    grond: tuple[Indicator, ...] = ()
    """What is worked out rests on these, by ``definities``."""

    def van(self, indicator: int, soort: str, pk: int) -> list[Meting]:
        return self.metingen.get((indicator, soort, pk), [])

    def leden(self, gebied: Gebied, halfjaar: Halfjaar) -> list[Jeugdhulpregio]:
        """The regions of an area at the end of a half-year."""
        dag = halfjaar.tot
        rijen = [
            rij
            for rij in self.indeling.get(gebied.pk, [])
            if (rij.geldig_van is None or rij.geldig_van <= dag)
            and (rij.geldig_tot is None or rij.geldig_tot >= dag)
        ]
        uniek = {rij.jeugdhulpregio_id: rij.jeugdhulpregio for rij in rijen}
        return sorted(uniek.values(), key=str)


def cijfers_in(teksten: Iterable[str]) -> dict[str, Cijfer]:
    """Per place in ``teksten`` (its ``sleutel``) the figure, or why there is none; in order of
    first mention."""
    return cijfers_van(plekken(teksten))


def cijfers_van(gevraagd: Iterable[Cijferplek]) -> dict[str, Cijfer]:
    gevraagd = list(dict.fromkeys(gevraagd))
    if not gevraagd:
        return {}
    gelezen = lezen(gevraagd)
    return {plek.sleutel: cijfer_op(plek, gelezen) for plek in gevraagd}


def lezen(gevraagd: list[Cijferplek]) -> Gelezen:
    versies = Prefetch("versies", Indicatorversie.objects.order_by("nummer"))
    indicatoren = met_code(
        Indicator.objects.prefetch_related(versies), {plek.indicator for plek in gevraagd}
    )
    onderwerpen = {plek.onderwerp for plek in gevraagd}
    regios = met_code(Jeugdhulpregio.objects.all(), onderwerpen)
    gebieden = met_code(Gebied.objects.all(), onderwerpen - set(regios))
    indeling: dict[int, list[GebiedRegio]] = defaultdict(list)
    rijen = GebiedRegio.objects.filter(gebied__in=[gebied.pk for gebied in gebieden.values()])
    for rij in rijen.select_related("jeugdhulpregio"):
        indeling[rij.gebied_id].append(rij)
    gelezen = Gelezen(indicatoren, regios, gebieden, indeling)
    if afgeleid := [rij for rij in indicatoren.values() if is_afgeleid(rij)]:
        definities = op_code(Indicator.objects.met_definities())
        grond = tuple(grondslag(afgeleid, definities))
        gelezen = replace(gelezen, definities=definities, grond=grond)
    return replace(gelezen, metingen=metingen_bij(gevraagd, gelezen))


def met_code(rijen: Any, codes: set[str]) -> dict[str, Any]:
    """By code in capitals, as places have it."""
    gevonden = rijen.alias(hoofdcode=Upper("code")).filter(
        hoofdcode__in={code.upper() for code in codes}
    )
    return {rij.code.upper(): rij for rij in gevonden}


def metingen_bij(
    gevraagd: list[Cijferplek], gelezen: Gelezen
) -> dict[tuple[int, str, int], list[Meting]]:
    """Per indicator and subject every figure about one of the periods that are asked for."""
    gewichten = {
        versie.gewicht_id
        for indicator in gelezen.indicatoren.values()
        for versie in indicator.versies.all()
        if versie.gewicht_id
    }
    alle = (*gelezen.indicatoren.values(), *gelezen.grond)
    indicatoren = {rij.pk for rij in alle} | gewichten
    regios = {rij.pk for rij in gelezen.regios.values()} | {
        rij.jeugdhulpregio_id for rijen in gelezen.indeling.values() for rij in rijen
    }
    wanneer = Q(pk__in=[])
    for dagen in {plek.dagen for plek in gevraagd}:
        wanneer |= Q(periode_van__gte=dagen.van, periode_tot__lte=dagen.tot)
    rijen = Meting.objects.voor_elk_lid().filter(
        wanneer,
        Q(jeugdhulpregio__in=regios)
        | Q(gebied__in=[gebied.pk for gebied in gelezen.gebieden.values()]),
        indicator__in=indicatoren,
    )
    per_onderwerp: dict[tuple[int, str, int], list[Meting]] = defaultdict(list)
    for rij in rijen.select_related("bron", "levering").order_by("periode_tot", "pk"):
        soort = "gebied" if rij.gebied_id else "regio"
        wie: Any = rij.gebied_id or rij.jeugdhulpregio_id
        per_onderwerp[rij.indicator_id, soort, wie].append(rij)
    return per_onderwerp


def cijfer_op(plek: Cijferplek, gelezen: Gelezen) -> Cijfer:
    indicator = gelezen.indicatoren.get(plek.indicator)
    regio, gebied = gelezen.regios.get(plek.onderwerp), gelezen.gebieden.get(plek.onderwerp)
    if indicator is None:
        return onbekend(plek, f"Er is geen indicator met de code {plek.indicator}.")
    if regio is None and gebied is None:
        return onbekend(plek, f"Er is geen regio of gebied met de code {plek.onderwerp}.")
    soort, wie = ("regio", regio) if regio is not None else ("gebied", gebied)
    if is_afgeleid(indicator):
        return afgeleid_op(plek, indicator, soort, wie, gelezen)
    eigen = passend(gelezen.van(indicator.pk, soort, wie.pk), plek)  # type: ignore[union-attr]
    if eigen or gebied is None:
        return uit_metingen(plek, indicator, wie, eigen)
    if plek.dagen.is_dag or "-" not in plek.periode:
        return onbekend(plek, "Dit cijfer is er niet. Van regio's samen is er een per halfjaar.")
    halfjaar = Halfjaar.parse(plek.periode)
    leden = gelezen.leden(gebied, halfjaar)
    versies = {versie.gewicht_id for versie in indicator.versies.all() if versie.gewicht_id}
    rijen = [
        rij
        for pk in (indicator.pk, *versies)
        for regio_lid in leden
        for rij in passend(gelezen.van(pk, "regio", regio_lid.pk), plek)
    ]
    return uit_gebied(plek, indicator, gebied, halfjaar, leden, rijen)


def afgeleid_op(
    plek: Cijferplek, indicator: Indicator, soort: str, wie: Any, gelezen: Gelezen
) -> Cijfer:
    """By the formula, from what was measured of this region, or of the area itself."""
    metingen = {rij.pk: gelezen.van(rij.pk, soort, wie.pk) for rij in gelezen.grond}
    dagen = (plek.dagen.van, plek.dagen.tot)
    punten = punten_uit(indicator, Gegevens(gelezen.definities, metingen))
    punt = next((een for een in punten if (een.van, een.tot) == dagen), None)
    uit = [
        meting
        for rijen in metingen.values()
        for meting in rijen
        if plek.dagen.past(meting.periode_van, meting.periode_tot)
    ]
    if punt is None and soort == "gebied":
        return onbekend(plek, "Dit wordt per regio uitgerekend en niet opgeteld. Kies een regio.")
    return uit_formule(plek, indicator, wie, punt if not plek.uitsplitsing else None, uit)


def passend(rijen: Iterable[Meting], plek: Cijferplek) -> list[Meting]:
    """Of these the ones about the period and the breakdown that are asked for."""
    return [
        rij
        for rij in rijen
        if rij.uitsplitsing == plek.uitsplitsing
        and plek.dagen.past(rij.periode_van, rij.periode_tot)
    ]
