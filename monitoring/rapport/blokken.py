"""The blocks that a report can have; every room registers its own.

A block turns a ``Bereik`` into plain JSON that is kept with the report; its template draws that,
for the PDF, the preview and the readable page alike. It never reads the database while drawing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..choices_rapport import Rapportsoort
from ..rapportage.bereik import Bereik

Inhoud = dict[str, Any]
Maken = Callable[[Bereik], Inhoud | None]
TEKST: Final = "tekst"
"""A block of words only; the one that may stand in a report more than once."""


def geen_beelden(inhoud: Inhoud) -> Mapping[str, Any]:
    return {}


def geen_koppen(inhoud: Inhoud) -> Iterable[tuple[str, str]]:
    return ()


@dataclass(frozen=True)
class Bloksoort:
    """What a block is called and shows. ``maken`` gives None where it has nothing to say.

    ``beelden``: charts and other things to draw, from what was kept. ``koppen``: id and words of
    headings that belong in the contents below its own. ``doorlopend``: no new page.
    """

    code: str
    titel: str
    uitleg: str
    maken: Maken
    soorten: frozenset[Rapportsoort] = frozenset(Rapportsoort)
    beelden: Callable[[Inhoud], Mapping[str, Any]] = geen_beelden
    koppen: Callable[[Inhoud], Iterable[tuple[str, str]]] = geen_koppen
    doorlopend: bool = False

    @property
    def sjabloon(self) -> str:
        return f"monitoring/rapport/blok/{self.code}.html"


SOORTEN: Final[dict[str, Bloksoort]] = {}
"""In the order in which a report has them when its area chose nothing else."""


def registreer(blok: Bloksoort, *, na: str = "") -> None:
    """Add a kind of block, after ``na`` when that is there. Raises ValueError for a taken code."""
    if blok.code in SOORTEN:
        raise ValueError(f"Blok {blok.code} is al geregistreerd.")
    volgorde = list(SOORTEN)
    plek = volgorde.index(na) + 1 if na in SOORTEN else len(volgorde)
    volgorde.insert(plek, blok.code)
    alle = {**SOORTEN, blok.code: blok}
    SOORTEN.clear()
    SOORTEN.update({code: alle[code] for code in volgorde})


def voor_soort(soort: str) -> list[Bloksoort]:
    return [blok for blok in SOORTEN.values() if soort in blok.soorten]
