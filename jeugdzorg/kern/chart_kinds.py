"""The kinds of charts, one import for who makes a page: each returns a ``Grafiek``.

    pad_grafiek(titel, conclusie, eenheid, pad, werkelijk, band, gedrukt, stappen)
        a path per year against what really happened
    staven(titel, conclusie, eenheid, rijen, reeksen)   bars per region, one or two periods
    verdeling(titel, conclusie, rijen)                  amounts of money, with their share
    gestapeld(titel, conclusie, delen, rijen)           parts of a whole per region, in percent
    stromen(titel, conclusie, eenheid, stromen)         from region of origin to destination
    lijnen(titel, conclusie, eenheid, reeksen, dagwoord)  a few series through time

All arguments by name. ``titel`` is the question, ``conclusie`` the sentence that says what to see;
``beschrijving`` is made from the figures when it is not given. Numbers may be int, float or
Decimal; ``None`` is unknown, ``"<5"`` suppressed and ``NVT`` not applicable: they are written, not
drawn.
"""

from .chart_bars import staven, verdeling
from .chart_flows import Stroom, stromen
from .chart_lines import Reeks, lijnen
from .chart_parts import gestapeld
from .chart_path import pad_grafiek
from .chart_path_doubt import Ander, Marge, Zwevend
from .chart_points import Band, Punt, punten

__all__ = [
    "Ander",
    "Band",
    "Marge",
    "Punt",
    "Reeks",
    "Stroom",
    "Zwevend",
    "gestapeld",
    "lijnen",
    "pad_grafiek",
    "punten",
    "staven",
    "stromen",
    "verdeling",
]
