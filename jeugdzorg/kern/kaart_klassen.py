"""Classes of a map: round bounds, colours that darken with the value, and the words of the legend.

Each colour carries its own text colour at a contrast of at least 4.5:1. What is not a number has
a look of its own: unknown is hatched, suppressed is dotted, not applicable is blank with a dashed
edge, and a region outside the map's subject is only outlined.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

from .charts import BAND, PAD, TEKST
from .notation import NVT, getal_tekst

WIT: Final = "#ffffff"
KLEUREN: Final = (
    ("#dbe9f4", TEKST),
    ("#a9cbe4", TEKST),
    ("#6ba6d1", TEKST),
    ("#1f6fa8", WIT),
    ("#0a3d66", WIT),
)
NUL: Final = ("#fdfdfd", TEKST)


@dataclass(frozen=True)
class Klasse:
    """One class: its fill, the colour of text on it, its words in the legend, and its edge.

    A number belongs to the class when ``onder < number <= boven``.
    """

    naam: str
    vulling: str
    tekstkleur: str
    onder: float = 0
    boven: float = 0
    lijn: str = PAD
    streep: str = ""

    def holds(self, number: float) -> bool:
        return self.onder < number <= self.boven or self.onder == number == self.boven

    def fill(self, ident: str) -> str:
        """The fill; patterns live in the drawing itself, under its own ident."""
        return self.vulling.replace("#IDENT", f"#{ident}")


ONBEKEND: Final = Klasse("onbekend", "url(#IDENT-arcering)", TEKST)
AFGESCHERMD: Final = Klasse("klein aantal, afgeschermd", "url(#IDENT-stippen)", TEKST)
NIET_VAN_TOEPASSING: Final = Klasse("niet van toepassing", WIT, TEKST, streep="4 3")
BUITEN: Final = Klasse("hoort niet bij dit overzicht", WIT, PAD, lijn=BAND)


def klasse_van(waarde: float | None, tekst: str, klassen: Sequence[Klasse]) -> Klasse:
    """The class of one tile; without a number its text tells which of the three others it is."""
    if waarde is None:
        if tekst == NVT:
            return NIET_VAN_TOEPASSING
        return AFGESCHERMD if tekst.startswith("<") else ONBEKEND
    return next((k for k in klassen if k.holds(float(waarde))), klassen[-1])


def klassen_voor(waarden: Iterable[float | None]) -> list[Klasse]:
    """At most five classes of equal, round width over the numbers; zero stands by itself."""
    numbers = [float(w) for w in waarden if w is not None]
    if not numbers:
        return []
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    nul = [Klasse("0", *NUL)] if low == 0 and 0.0 in numbers else []
    if low == high:
        return nul
    bounds = round_bounds(low, high)
    whole = all(n.is_integer() for n in (*numbers, *bounds))
    shades = spread(len(bounds) - 1)
    pairs = zip(bounds, bounds[1:], shades, strict=False)
    return nul + [Klasse(words(o, b, whole), *shade, o, b) for o, b, shade in pairs]


def round_bounds(low: float, high: float) -> list[float]:
    """Bounds at multiples of 1, 2, 2.5 or 5 times a power of ten, for at most five classes."""
    power = 10.0 ** floor(log10((high - low) / len(KLEUREN)))
    for step in (power * nice for nice in (1, 2, 2.5, 5, 10, 20)):
        first = ceil(round(low / step, 9)) - (low < 0)
        last = ceil(round(high / step, 9))
        if last - first <= len(KLEUREN):
            break
    return [round(step * i, 10) for i in range(first, last + 1)]


def spread(count: int) -> list[tuple[str, str]]:
    """``count`` colours from light to dark; the darkest is always the highest class."""
    if count == 1:
        return [KLEUREN[-2]]
    last = len(KLEUREN) - 1
    return [KLEUREN[min(last, round(i * last / (count - 1)))] for i in range(count)]


def words(onder: float, boven: float, whole: bool) -> str:
    """``1 tot en met 20``, ``meer dan 2,5 tot en met 5``."""
    if whole and float(onder).is_integer() and float(boven).is_integer():
        first = getal_tekst(onder + 1)
        return first if onder + 1 == boven else f"{first} tot en met {getal_tekst(boven)}"
    return f"meer dan {getal_tekst(onder)} tot en met {getal_tekst(boven)}"
