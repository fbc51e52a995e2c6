"""The rows of a template with what is known already: facilities, places, figures of this round."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from regio.choices import BronSoort

from ..choices import Capaciteitsmaat, NietBeschikbaar, Regelsoort
from ..models import Aanleverplicht, Herkomst
from .kennis import IN_GEBRUIK, NOG_NIET, Bekend, Kennis, in_de_ronde, voorzieningen_van
from .velden import HERKOMSTMATEN, ONBEKEND, Blad

LEGE_RIJEN: Final = 3
"""Of origin, per facility, to add a region in."""
TERUG: Final = timedelta(days=400)
"""Regions of so long ago are put in again."""


class Invulrij(NamedTuple):
    """One row of the template; ``vrij`` also lets the code be filled in."""

    waarden: list[Any]
    vrij: bool = False


def rijen_van(blad: Blad, plicht: Aanleverplicht, kennis: Kennis) -> Iterator[Invulrij]:
    maak = capaciteitsrijen if blad.soort is Regelsoort.METING else herkomstrijen
    return maak(plicht, kennis)


def capaciteitsrijen(plicht: Aanleverplicht, kennis: Kennis) -> Iterator[Invulrij]:
    gevraagd = list(in_de_ronde(kennis))
    nieuw = [bekend.pk for bekend in gevraagd if bekend.pk not in kennis.standen]
    bronnen = plaatsen_volgens_bronnen(plicht, nieuw) if nieuw else {}
    for bekend in gevraagd:
        for dag in kennis.peildata:
            yield Invulrij([*bekend[1:], dag, *stand(kennis, bekend, dag, bronnen)])


def stand(kennis: Kennis, bekend: Bekend, dag: date, bronnen: dict[int, int]) -> list[Any]:
    """What was delivered of that day; else the places of before, once it is open; else nothing."""
    if nu := kennis.op(bekend.pk, dag):
        reden = str(NietBeschikbaar(nu.reden).label) if nu.reden else ""
        return [nu.plaatsen, nu.bezet, nu.wachtend, nu.niet_beschikbaar, reden, nu.opmerking]
    if kennis.status_op(bekend.pk, dag) in NOG_NIET:
        return [None, None, None, None, "", ""]
    vorige = kennis.vorige(bekend.pk, dag)
    plaatsen = vorige.plaatsen if vorige else bronnen.get(bekend.pk)
    return [plaatsen, None, None, None, "", ""]


def plaatsen_volgens_bronnen(plicht: Aanleverplicht, nieuw: list[int]) -> dict[int, int]:
    """What public sources say of facilities that nobody delivered before."""
    eigen = voorzieningen_van(plicht.organisatie).filter(pk__in=nieuw)
    rijen: Any = eigen.with_stand(plicht.ronde.tot)  # type: ignore[attr-defined]
    return {
        pk: plaatsen
        for pk, plaatsen, maat in rijen.with_maat(plicht.ronde.tot).values_list(
            "pk", "plaatsen", "plaatsen_maat"
        )
        if plaatsen is not None and maat == Capaciteitsmaat.PLEKKEN
    }


def herkomstrijen(plicht: Aanleverplicht, kennis: Kennis) -> Iterator[Invulrij]:
    bekende = bekende_herkomst(plicht)
    regios = dict(
        voorzieningen_van(plicht.organisatie).values_list("pk", "locatie__jeugdhulpregio__naam")
    )
    laatste = kennis.peildata[-1] if kennis.peildata else plicht.ronde.tot
    for bekend in in_de_ronde(kennis):
        per_regio = bekende[bekend.pk]
        if not per_regio and kennis.status_op(bekend.pk, laatste) not in IN_GEBRUIK:
            continue
        if eigen := regios.get(bekend.pk):
            per_regio.setdefault(eigen, {})
        for regio in sorted(per_regio, key=lambda naam: (naam == ONBEKEND, naam)):
            yield Invulrij([bekend.code, bekend.naam, regio, *aantallen(per_regio[regio])])
        for _ in range(LEGE_RIJEN):
            yield Invulrij([bekend.code, bekend.naam, "", *aantallen({})])


def aantallen(per_maat: dict[str, Any]) -> list[Any]:
    getallen = [per_maat.get(maat.value) for maat, *_ in HERKOMSTMATEN]
    return [*getallen, per_maat.get("opmerking", "")]


def bekende_herkomst(plicht: Aanleverplicht) -> defaultdict[int, dict[str, dict[str, Any]]]:
    """Per facility the regions of the last year, and of this round the figures."""
    ronde = plicht.ronde
    rijen = Herkomst.objects.filter(
        bron__eigenaar=plicht.organisatie.pk,
        bron__soort=BronSoort.AANLEVERING,
        voorziening__isnull=False,
        periode_tot__gte=ronde.van - TERUG,
        periode_tot__lte=ronde.tot,
    ).values_list(
        *("voorziening", "herkomst_regio__naam", "maat", "aantal", "opmerking"),
        *("periode_van", "periode_tot"),
    )
    gevonden: defaultdict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
    for pk, regio, maat, aantal, opmerking, van, tot in rijen.order_by("pk").iterator():
        per_maat = gevonden[pk].setdefault(regio or ONBEKEND, {})
        if (van, tot) == (ronde.van, ronde.tot):
            per_maat[maat] = aantal
            per_maat["opmerking"] = opmerking or per_maat.get("opmerking", "")
    return gevonden
