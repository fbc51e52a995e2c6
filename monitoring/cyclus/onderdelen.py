"""The parts of a cycle, as links on its page: each room registers its own, in ready()::

    onderdelen.registreer("Reflectie", "monitoring:reflectie", 40, stand=zin_over_sessies,
                          bij=(Cyclusstatus.REFLECTIE,))

The address gets the key of the cycle, or what ``adres`` makes of it. ``stand`` says in one sentence
how far the part is, for a reader; empty text: nothing to say.
Who may not see it (``mag``) gets no link.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from ..choices import Cyclusstatus
from ..models import Cyclus

Stand = Callable[[Cyclus, Any], str]
Mag = Callable[[Cyclus, Any], bool]
Adres = Callable[[Cyclus], str]


@dataclass(frozen=True)
class Soort:
    """A kind of part. ``bij``: the states in which it is what the work is about; ``mag``: for whom
    it is there, empty for every reader of the cycle."""

    titel: str
    url_naam: str
    volgorde: int
    stand: Stand | None = None
    bij: tuple[Cyclusstatus, ...] = ()
    adres: Adres | None = None
    mag: Mag | None = None

    def url(self, cyclus: Cyclus) -> str:
        return self.adres(cyclus) if self.adres else reverse(self.url_naam, args=[cyclus.pk])


@dataclass(frozen=True)
class Onderdeel:
    """A part of one cycle, for one reader."""

    titel: str
    url: str
    stand: str
    is_nu: bool


SOORTEN: Final[dict[str, Soort]] = {}


def registreer(
    titel: str,
    url_naam: str,
    volgorde: int,
    *,
    stand: Stand | None = None,
    bij: tuple[Cyclusstatus, ...] = (),
    adres: Adres | None = None,
    mag: Mag | None = None,
) -> None:
    """Add a part; the same address again takes the place of the one before."""
    SOORTEN[url_naam] = Soort(titel, url_naam, volgorde, stand, bij, adres, mag)


def onderdelen(cyclus: Cyclus, user: Any) -> list[Onderdeel]:
    """Every part of ``cyclus`` that is there for ``user``, in order."""
    return [
        Onderdeel(
            soort.titel,
            soort.url(cyclus),
            soort.stand(cyclus, user) if soort.stand else "",
            cyclus.status in soort.bij,
        )
        for soort in sorted(SOORTEN.values(), key=lambda soort: soort.volgorde)
        if soort.mag is None or soort.mag(cyclus, user)
    ]
