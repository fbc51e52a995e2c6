"""Indicators that are worked out from others, per region, as every reader of a report sees them."""

from collections.abc import Iterable
from typing import Any

from jeugdzorg.kern.notation import NVT

from ..halfjaar import Halfjaar
from ..indicatoren.afgeleid import grondslag, op_code, waarden_per_plek
from ..levering.dekking import BEREKEND, Dekking
from ..models import Indicator, Meting
from ..rapportage.bereik import Bereik
from ..rapportage.tabellen import getal

Waarden = dict[tuple[int, int, Halfjaar], Any]
"""Per indicator, region and half-year what stands in the report; of what is not there, nothing."""


def met_afgeleid(
    regel: dict[str, Any], indicator: Indicator, bereik: Bereik, waarden: Waarden
) -> dict[str, Any]:
    """The same line with what was worked out in the place of what was delivered."""
    halfjaren = (bereik.halfjaar.vorige, bereik.halfjaar)
    ontbreekt = [
        regio for regio in bereik.regios if (indicator.pk, regio.pk, bereik.halfjaar) not in waarden
    ]
    bekend = [regio for regio in bereik.regios if regio not in ontbreekt]
    return {
        **regel,
        "regios": [
            {"naam": regio.naam}
            | {
                naam: waarden.get((indicator.pk, regio.pk, halfjaar))
                for naam, halfjaar in zip(("vorig", "nu"), halfjaren, strict=True)
            }
            for regio in ([bereik.regio] if bereik.regio else bereik.regios)
        ],
        "samen": {"vorig": NVT, "nu": NVT},
        "gedrukt": None,
        "dekking": Dekking(bekend, ontbreekt).tekst,
        "ontbreekt": [regio.naam for regio in ontbreekt],
        "uitleg": BEREKEND,
        "voorbeeld": False,
    }


def afgeleide_waarden(bereik: Bereik) -> Waarden:
    """Of the derived indicators that the area follows, in a fixed number of queries."""
    gezocht = {rij.indicator.pk for rij in bereik.gebruik if rij.versie.is_afgeleid}
    if not gezocht:
        return {}
    definities = op_code(Indicator.objects.met_definities())
    afgeleid = [rij for rij in definities.values() if rij.pk in gezocht]
    rijen = Meting.objects.voor_elk_lid().with_onderwerp().with_bron()
    rijen = rijen.filter(
        jeugdhulpregio__in=bereik.regios, indicator__in=grondslag(afgeleid, definities)
    )
    gevonden = waarden_per_plek(afgeleid, definities, gesplitst(rijen))
    return {sleutel: getal(waarde) for sleutel, waarde in gevonden.items()}


def gesplitst(metingen: Iterable[Meting]) -> dict[int, list[Meting]]:
    gevonden: dict[int, list[Meting]] = {}
    for meting in metingen:
        if meting.jeugdhulpregio_id is not None:
            gevonden.setdefault(meting.jeugdhulpregio_id, []).append(meting)
    return gevonden
