"""Which questions a region answers in a session: the qualitative indicators of its area then."""

from dataclasses import dataclass

from regio.models import Gebied

from ..choices import Indicatorsoort
from ..halfjaar import Halfjaar
from ..indicatoren.gebruik import indicatoren_van
from ..models import Indicator


@dataclass(frozen=True)
class Vraag:
    indicator: Indicator
    verplicht: bool

    @property
    def code(self) -> str:
        return self.indicator.code


def vragen_van(gebied: Gebied, halfjaar: Halfjaar) -> list[Vraag]:
    """In the order in which the area chose them."""
    return [
        Vraag(gebruik.indicator, gebruik.verplicht)
        for gebruik in indicatoren_van(gebied, halfjaar)
        if gebruik.indicator.soort == Indicatorsoort.KWALITATIEF
    ]


def cijfers_van(gebied: Gebied, halfjaar: Halfjaar) -> list[Indicator]:
    """The quantitative indicators that the area uses then, which the session looks at."""
    return [
        gebruik.indicator
        for gebruik in indicatoren_van(gebied, halfjaar)
        if gebruik.indicator.soort == Indicatorsoort.KWANTITATIEF
    ]
