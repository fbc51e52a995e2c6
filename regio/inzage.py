"""What somebody's rights to read follow from, as a key to keep what they read under."""

from typing import Any

from .querysets import organisaties_van


def inzage_van(user: Any) -> tuple[Any, ...]:
    """All that ``visible_to`` and ``exact_for`` read of ``user``; equal for equal rights.

    Holds today: memberships and borders are read per request.
    """
    organisaties = organisaties_van(user)
    if not organisaties:
        return ()
    delen = [
        (
            deel.organisatie,
            deel.aanbieder,
            sorted(deel.locaties),
            sorted(deel.van_anderen),
            sorted(user.werkgebieden[deel.organisatie].regios),
        )
        for deel in user.behandelingen
    ]
    return sorted(organisaties), sorted(user.eigen_regios), sorted(delen)
