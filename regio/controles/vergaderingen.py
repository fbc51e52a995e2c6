"""Checks of meeting calendars: one weekday, and the rhythm that the source gives."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..choices import Oordeel
from ..controle import Uitkomst, controle, vergelijk
from ..models import Overleg

WEEKDAGEN: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def met_vergaderingen() -> Iterator[Overleg]:
    overleggen = Overleg.objects.filter(vergaderingen__isnull=False).distinct()
    yield from overleggen.select_related("bron__gebied", "gebied").prefetch_related("vergaderingen")


@controle(
    "vergaderingen-weekdag",
    "Een overleg vergadert op een vaste weekdag",
    "Bepaalt van elke vergadering de weekdag.",
)
def vergaderingen_weekdag() -> Iterator[Uitkomst]:
    for overleg in met_vergaderingen():
        dagen = [rij.datum.weekday() for rij in overleg.vergaderingen.all()]
        (meest, aantal), *_ = Counter(dagen).most_common()
        yield vergelijk(
            overleg,
            len(dagen),
            aantal,
            kenmerk=overleg.code,
            titel=f"Vergaderingen van {overleg} op {WEEKDAGEN[meest]}",
            vindplaats_b="weekdag van elke datum",
        )


@controle(
    "vergaderingen-ritme",
    "Een overleg vergadert zo vaak als de bron zegt",
    "Telt de dagen tussen opeenvolgende vergaderingen.",
)
def vergaderingen_ritme() -> Iterator[Uitkomst]:
    for overleg in met_vergaderingen():
        datums = sorted(rij.datum for rij in overleg.vergaderingen.all())
        dagen = [(later - eerder).days for eerder, later in pairwise(datums)]
        if not (overleg.frequentie_weken and dagen):
            continue
        raak = dagen.count(overleg.frequentie_weken * 7)
        gemiddeld = round(sum(dagen) / len(dagen))
        yield vergelijk(
            overleg,
            f"{len(dagen)} keer {overleg.frequentie_weken * 7} dagen",
            f"{raak} van {len(dagen)}; gemiddeld {gemiddeld} ({min(dagen)} tot {max(dagen)})",
            kenmerk=overleg.code,
            titel=f"Ritme van {overleg}: om de {overleg.frequentie_weken} weken",
            vindplaats_b="dagen tussen de vergaderingen",
            oordeel=Oordeel.INDICATIEF,
            nota="Het ritme schuift rond vakanties.",
        )
