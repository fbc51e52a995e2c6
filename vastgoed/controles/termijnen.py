"""Checks of deadlines: do sources give the same date, and does what must be ready in time fit?"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from jeugdzorg.kern.notation import hoofdletter
from regio.choices import Ernst
from regio.controle import Uitkomst, controle, vergelijk

from ..choices import Termijnsoort
from ..models import Termijn, Termijnverlenging


def met_onderwerp() -> Iterator[Termijn]:
    return (
        Termijn.objects.exclude(onderwerp="")
        .filter(datum__isnull=False)
        .with_verlengingen()
        .select_related("bron__gebied", "gebied", "regeling")
        .order_by("code")
        .iterator(chunk_size=500)
    )


def groepen(*velden: str) -> dict[tuple[Any, ...], list[Termijn]]:
    gevonden: dict[tuple[Any, ...], list[Termijn]] = defaultdict(list)
    for termijn in met_onderwerp():
        gevonden[tuple(getattr(termijn, veld) for veld in velden)].append(termijn)
    return gevonden


@controle(
    "termijn-zelfde-gebied",
    "Een gebied noemt één datum voor hetzelfde",
    "Vergelijkt de geldende datums van termijnen van één gebied over hetzelfde onderwerp.",
)
def termijn_zelfde_gebied() -> Iterator[Uitkomst]:
    for termijnen in groepen("gebied_id", "regeling_id", "onderwerp").values():
        eerste, *andere = termijnen
        for ander in andere:
            yield vergelijk(
                eerste,
                eerste.geldig_op() or "geen datum",
                ander.geldig_op() or "geen datum",
                kenmerk=f"{eerste.code}-{ander.code}",
                titel=hoofdletter(f"{eerste.mijlpaal}: twee datums in {eerste.gebied}"),
                bron_b=ander.bron,
                vindplaats_b=ander.vindplaats,
                ernst=Ernst.HOOG,
                nota="De bron noemt op twee plekken een andere datum voor hetzelfde.",
                onderwerpen=(eerste, ander),
            )


@controle(
    "termijn-tussen-gebieden",
    "Gebieden noemen dezelfde oorspronkelijke datum",
    "Vergelijkt tussen gebieden de eerste datum van termijnen over hetzelfde onderwerp.",
)
def termijn_tussen_gebieden() -> Iterator[Uitkomst]:
    for termijnen in groepen("regeling_id", "onderwerp").values():
        per_gebied: dict[int | None, Termijn] = {}
        for termijn in sorted(termijnen, key=lambda rij: (rij.datum, rij.code)):
            per_gebied.setdefault(termijn.gebied_id, termijn)
        for een, ander in pairwise(per_gebied.values()):
            yield vergelijk(
                een,
                een.datum or "geen datum",
                ander.datum or "geen datum",
                kenmerk=f"{een.code}-{ander.code}",
                titel=hoofdletter(f"{een.mijlpaal}: {een.gebied} en {ander.gebied}"),
                bron_b=ander.bron,
                vindplaats_b=ander.vindplaats,
                onderwerpen=(een, ander),
            )


@controle(
    "termijn-onderdelen",
    "Onderdelen zijn op tijd gereed",
    "Vergelijkt de laatste datum van de onderdelen met de datum van het geheel.",
)
def termijn_onderdelen() -> Iterator[Uitkomst]:
    for geheel in Termijn.objects.filter(onderdelen__isnull=False).distinct().with_verlengingen():
        onderdelen = list(geheel.onderdelen.with_verlengingen())
        laatste = max(onderdelen, key=lambda rij: rij.geldig_op() or date.min)
        uiterlijk, gereed = geheel.geldig_op(), laatste.geldig_op()
        if uiterlijk is None or gereed is None:
            continue
        op_tijd = gereed <= uiterlijk + timedelta(days=1)
        yield vergelijk(
            geheel,
            uiterlijk,
            uiterlijk if op_tijd else gereed,
            kenmerk=geheel.code,
            titel=hoofdletter(f"{geheel.mijlpaal}: {laatste.mijlpaal}"),
            bron_b=laatste.bron,
            vindplaats_b=laatste.vindplaats,
            ernst=Ernst.HOOG,
            nota="Een onderdeel is pas gereed na de datum waarop het geheel gereed moet zijn.",
            onderwerpen=(geheel, laatste),
        )


@controle(
    "termijn-verlenging",
    "Verlengingen van één regeling zijn even lang",
    "Telt de maanden tussen de oorspronkelijke en de nieuwe datum van uitgestelde uiterste datums.",
)
def termijn_verlenging() -> Iterator[Uitkomst]:
    verlengingen = Termijnverlenging.objects.filter(
        termijn__soort=Termijnsoort.DEADLINE, termijn__datum__isnull=False
    ).select_related("bron__gebied", "termijn__gebied")
    per_bron: dict[int, int] = {}
    for rij in verlengingen.order_by("termijn__code"):
        maanden = tussen(rij.termijn.datum, rij.nieuwe_datum)
        yield vergelijk(
            rij,
            per_bron.setdefault(rij.bron_id, maanden),
            maanden,
            kenmerk=rij.termijn.code,
            titel=f"Uitstel in maanden van: {rij.termijn.mijlpaal}",
            vindplaats_b="nieuwe datum min de oorspronkelijke datum",
            gebied=rij.termijn.gebied,
            onderwerpen=(rij.termijn,),
        )


def tussen(een: date | None, ander: date) -> int:
    """Whole calendar months from ``een`` to ``ander``; none without a beginning."""
    if een is None:
        return 0
    return (ander.year - een.year) * 12 + ander.month - een.month
