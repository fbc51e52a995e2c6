"""Who may open which address, and what they may change there: one row per named route.

``manage.py rechten`` writes this table to ``docs/rechten.md``; ``tests/test_rechten.py`` walks
every route of the URLconf as every role, with things of its own and of others, and compares. A
route without a row fails that test.

A new route: add its name to the row of its kind in the file of its app (or a row of its own),
then run ``manage.py rechten``. A route with a new kind of thing in its address also needs that
kind in ``tests/rechten_voorwerpen.py``: a function that makes one, given a source.

A thing stands in one of three relations to the user: *eigen* (of its organisation, or in its area),
*ander* (of another, but everybody with a role may see it) and *verborgen* (another's, closed). What
may not be known to exist answers 404, what is known but not allowed 403, without a login the page
to log in (API: 401), and a method that a route does not have 405.
"""

from typing import Final

from . import algemeen, api, capaciteit, monitoring, regio, vastgoed
from .regel import Regel
from .toegang import (
    GEEN,
    INLOGGEN,
    MAG,
    NIEMAND,
    NIET_ZO,
    WIE,
    ZONDER_ROL,
    Relatie,
)

__all__ = [
    "GEEN",
    "INLOGGEN",
    "MAG",
    "MATRIX",
    "NIEMAND",
    "NIET_ZO",
    "WIE",
    "ZONDER_ROL",
    "Regel",
    "Relatie",
    "regel_per_route",
]

MATRIX: Final[tuple[Regel, ...]] = (
    *algemeen.REGELS,
    *regio.REGELS,
    *capaciteit.REGELS,
    *vastgoed.REGELS,
    *monitoring.REGELS,
    *api.REGELS,
)


def regel_per_route() -> dict[str, Regel]:
    """Raises ValueError for a route that has two rows."""
    gevonden: dict[str, Regel] = {}
    for regel in MATRIX:
        for route in regel.routes:
            if route in gevonden:
                raise ValueError(f"{route} staat twee keer in de matrix.")
            gevonden[route] = regel
    return gevonden
