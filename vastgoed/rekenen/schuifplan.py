"""Where do the youths live during the works? Groups × months × temporary places; counts only.

Source: OVR, chapter 5, 1.3.f.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from .maanden import Maand, aaneen, reeks


@dataclass(frozen=True)
class Groep:
    """Youths who have to leave their house from ``van`` up to and including ``tot``."""

    code: str
    jeugdigen: int
    van: Maand
    tot: Maand


@dataclass(frozen=True)
class Plek:
    """A temporary address: how many can live there, from and up to and including which month."""

    code: str
    plaatsen: int
    van: Maand
    tot: Maand


@dataclass(frozen=True)
class Verblijf:
    """``jeugdigen`` of a group stay at a place in these months, both included."""

    groep: str
    plek: str
    jeugdigen: int
    van: Maand
    tot: Maand


@dataclass(frozen=True)
class Maandstand:
    """One month of the plan together.

    ``nodig``: youths who cannot live in their own house; ``gehuisvest``: those with an address;
    ``beschikbaar``: temporary places that can be lived in.
    """

    maand: Maand
    nodig: int
    gehuisvest: int
    beschikbaar: int

    @property
    def zonder_adres(self) -> int:
        return self.nodig - self.gehuisvest

    @property
    def ruimte(self) -> int:
        """Places left over; below zero: a dip."""
        return self.beschikbaar - self.nodig


@dataclass(frozen=True)
class Gat:
    """A stretch of months in which ``aantal`` youths of a group have no address."""

    groep: str
    van: Maand
    tot: Maand
    aantal: int


@dataclass(frozen=True)
class Overvol:
    """A stretch of months in which more stay at a place than can (``plaatsen`` 0: not in use)."""

    plek: str
    van: Maand
    tot: Maand
    aantal: int
    plaatsen: int


class Schuifplan:
    """Groups, places and stays put together; answers per month, per group and per place.

    A stay of a group outside its months, or of a group that is not there, houses nobody. More
    stays than youths do not make more youths: the rest is ``te_veel``.
    """

    def __init__(
        self, groepen: Sequence[Groep], plekken: Sequence[Plek], verblijven: Iterable[Verblijf]
    ) -> None:
        self.groepen = tuple(groepen)
        self.plekken = tuple(plekken)
        self.verblijven = tuple(verblijven)

    @cached_property
    def maanden(self) -> tuple[Maand, ...]:
        """From the first month in which something happens up to the last."""
        stukken: list[Groep | Verblijf] = [*self.groepen, *self.verblijven]
        if not stukken:
            return ()
        return tuple(reeks(min(s.van for s in stukken), max(s.tot for s in stukken)))

    @cached_property
    def _nodig(self) -> dict[tuple[str, Maand], int]:
        return self._geteld((g.code, g.jeugdigen, g.van, g.tot) for g in self.groepen)

    @cached_property
    def _plaatsen(self) -> dict[tuple[str, Maand], int]:
        return self._geteld((p.code, p.plaatsen, p.van, p.tot) for p in self.plekken)

    @cached_property
    def _per_groep(self) -> dict[tuple[str, Maand], int]:
        return self._geteld((v.groep, v.jeugdigen, v.van, v.tot) for v in self.verblijven)

    @cached_property
    def _per_plek(self) -> dict[tuple[str, Maand], int]:
        return self._geteld((v.plek, v.jeugdigen, v.van, v.tot) for v in self.verblijven)

    def _geteld(
        self, stukken: Iterable[tuple[str, int, Maand, Maand]]
    ) -> dict[tuple[str, Maand], int]:
        """Added up per code and month, over the months of the plan."""
        geteld: dict[tuple[str, Maand], int] = {}
        if not self.maanden:
            return geteld
        eerste, laatste = self.maanden[0], self.maanden[-1]
        for code, aantal, van, tot in stukken:
            for maand in reeks(max(van, eerste), min(tot, laatste)):
                geteld[code, maand] = geteld.get((code, maand), 0) + aantal
        return geteld

    def plaatsen(self, plek: str, maand: Maand) -> int:
        """How many can live there in that month."""
        return self._plaatsen.get((plek, maand), 0)

    def nodig(self, groep: str, maand: Maand) -> int:
        """Youths of the group who have to live elsewhere in that month."""
        return self._nodig.get((groep, maand), 0)

    def op_plek(self, plek: str, maand: Maand) -> int:
        """Youths who stay at the place in that month."""
        return self._per_plek.get((plek, maand), 0)

    def zonder_adres(self, groep: str, maand: Maand) -> int:
        """Youths of the group without an address in that month; never below zero."""
        return max(0, self.nodig(groep, maand) - self._per_groep.get((groep, maand), 0))

    @cached_property
    def standen(self) -> tuple[Maandstand, ...]:
        return tuple(self._stand(maand) for maand in self.maanden)

    def _stand(self, maand: Maand) -> Maandstand:
        codes = dict.fromkeys(groep.code for groep in self.groepen)
        nodig = sum(self.nodig(code, maand) for code in codes)
        zonder = sum(self.zonder_adres(code, maand) for code in codes)
        plekken = dict.fromkeys(plek.code for plek in self.plekken)
        beschikbaar = sum(self.plaatsen(code, maand) for code in plekken)
        return Maandstand(maand, nodig, nodig - zonder, beschikbaar)

    @property
    def gaten(self) -> tuple[Gat, ...]:
        """Months in which a group has no address, as stretches, per group in order."""
        gevonden = []
        for code in dict.fromkeys(groep.code for groep in self.groepen):
            zonder = {m: self.zonder_adres(code, m) for m in self.maanden}
            gevonden += [Gat(code, van, tot, n) for van, tot, n in _stukken(zonder)]
        return tuple(gevonden)

    @property
    def te_veel(self) -> tuple[Gat, ...]:
        """Stretches in which more of a group stay somewhere than have to leave their house."""
        gevonden = []
        for code in dict.fromkeys(verblijf.groep for verblijf in self.verblijven):
            over = {
                m: max(0, self._per_groep.get((code, m), 0) - self.nodig(code, m))
                for m in self.maanden
            }
            gevonden += [Gat(code, van, tot, n) for van, tot, n in _stukken(over)]
        return tuple(gevonden)

    @property
    def overvol(self) -> tuple[Overvol, ...]:
        """Places where more stay than can, as stretches, per place in order."""
        gevonden = []
        for code in dict.fromkeys(verblijf.plek for verblijf in self.verblijven):
            teveel = {}
            for maand in self.maanden:
                bezet, plaatsen = self.op_plek(code, maand), self.plaatsen(code, maand)
                teveel[maand] = (bezet, plaatsen) if bezet > plaatsen else None
            gevonden += [Overvol(code, van, tot, *paar) for van, tot, paar in _stukken(teveel)]
        return tuple(gevonden)

    @property
    def krapste(self) -> Maandstand | None:
        """The month with the least room (the first of them); None without months."""
        return min(self.standen, key=lambda stand: stand.ruimte, default=None)


def _stukken(per_maand: dict) -> list:
    """Months with the same value (not 0 or None), as (first, last, value), in order of time."""
    waarden = dict.fromkeys(waarde for waarde in per_maand.values() if waarde)
    stukken = [
        (van, tot, waarde)
        for waarde in waarden
        for van, tot in aaneen([m for m, w in per_maand.items() if w == waarde])
    ]
    return sorted(stukken, key=lambda stuk: stuk[0])
