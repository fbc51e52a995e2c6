"""Which state of a facility may follow which."""

from typing import Final

from .choices import VoorzieningStatus as S

STATUS_VOLGT: Final[dict[str, frozenset[str]]] = {
    S.IDEE: frozenset({S.GEPLAND, S.IN_ONTWIKKELING, S.OPEN, S.GESLOTEN}),
    S.GEPLAND: frozenset({S.IDEE, S.IN_ONTWIKKELING, S.OPEN, S.GESLOTEN}),
    S.IN_ONTWIKKELING: frozenset({S.GEPLAND, S.OPEN, S.GESLOTEN}),
    S.OPEN: frozenset({S.IN_AFBOUW, S.GESLOTEN}),
    S.IN_AFBOUW: frozenset({S.OPEN, S.GESLOTEN}),
    S.GESLOTEN: frozenset({S.IN_ONTWIKKELING, S.OPEN}),
}
"""A plan can be put back or called off; what closed can be built or opened again."""


def mag_volgen(van: str | None, naar: str | None) -> bool:
    """Nothing known before or after: anything may."""
    return van is None or naar is None or van == naar or naar in STATUS_VOLGT[van]
