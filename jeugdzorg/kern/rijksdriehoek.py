"""Rijksdriehoekscoördinaten (EPSG:28992) to WGS 84 and back, pure arithmetic.

Polynomials around Amersfoort by Schreutelkamp and Strang van Hees (2001); within the Netherlands
they stay within a metre of the official transformation, which is enough for a map.
"""

from collections.abc import Mapping
from typing import Final

X0: Final = 155_000.0
Y0: Final = 463_000.0
BREEDTE0: Final = 52.15517440
LENGTE0: Final = 5.38720621

BREEDTE: Final[Mapping[tuple[int, int], float]] = {
    (0, 1): 3235.65389,
    (2, 0): -32.58297,
    (0, 2): -0.24750,
    (2, 1): -0.84978,
    (0, 3): -0.06550,
    (2, 2): -0.01709,
    (1, 0): -0.00738,
    (4, 0): 0.00530,
    (2, 3): -0.00039,
    (4, 1): 0.00033,
    (1, 1): -0.00012,
}
LENGTE: Final[Mapping[tuple[int, int], float]] = {
    (1, 0): 5260.52916,
    (1, 1): 105.94684,
    (1, 2): 2.45656,
    (3, 0): -0.81885,
    (1, 3): 0.05594,
    (3, 1): -0.05607,
    (0, 1): 0.01199,
    (3, 2): -0.00256,
    (1, 4): 0.00128,
    (0, 2): 0.00022,
    (2, 0): -0.00022,
    (5, 0): 0.00026,
}
X: Final[Mapping[tuple[int, int], float]] = {
    (0, 1): 190094.945,
    (1, 1): -11832.228,
    (2, 1): -114.221,
    (0, 3): -32.391,
    (1, 0): -0.705,
    (3, 1): -2.340,
    (1, 3): -0.608,
    (0, 2): -0.008,
    (2, 3): 0.148,
}
Y: Final[Mapping[tuple[int, int], float]] = {
    (1, 0): 309056.544,
    (0, 2): 3638.893,
    (2, 0): 73.077,
    (1, 2): -157.984,
    (3, 0): 59.788,
    (0, 1): 0.433,
    (2, 2): -6.439,
    (1, 1): -0.032,
    (0, 4): 0.092,
    (1, 4): -0.054,
}


def rd_to_wgs84(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude of a point in metres."""
    dx, dy = (x - X0) * 1e-5, (y - Y0) * 1e-5
    return (
        LENGTE0 + polynomial(LENGTE, dx, dy) / 3600,
        BREEDTE0 + polynomial(BREEDTE, dx, dy) / 3600,
    )


def wgs84_to_rd(lengte: float, breedte: float) -> tuple[float, float]:
    """Metres of a point in degrees."""
    df, dl = 0.36 * (breedte - BREEDTE0), 0.36 * (lengte - LENGTE0)
    return X0 + polynomial(X, df, dl), Y0 + polynomial(Y, df, dl)


def polynomial(terms: Mapping[tuple[int, int], float], a: float, b: float) -> float:
    return sum(k * a**p * b**q for (p, q), k in terms.items())


def is_rd(x: float, y: float) -> bool:
    """Whether two numbers can be a place in the Netherlands in metres."""
    return -10_000 <= x <= 300_000 and 289_000 <= y <= 650_000
