"""The steps of a plan: per section what is missing and what checks say."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.urls import reverse

from ..models import Planbevinding
from ..plan.definities import SECTIE_VAN, SECTIES
from ..plan.inhoud import Inhoud
from ..plan.velden import Sectie
from ..plan.volledig import Ontbrekend, ontbrekend
from .weergave import veld_id


@dataclass(frozen=True)
class Stap:
    sectie: Sectie
    nummer: int
    url: str
    ontbreekt: int
    bevindingen: int
    is_hier: bool


@dataclass(frozen=True)
class Gemis:
    """Something missing, with the way to it."""

    melding: str
    url: str


class Stappen:
    def __init__(
        self, code: str, inhoud: Inhoud, bevindingen: Iterable[Planbevinding], hier: str
    ) -> None:
        self.code, self.hier = code, hier
        self.gemis: list[Ontbrekend] = ontbrekend(inhoud)
        self.bevindingen = list(bevindingen)

    def url(self, sectie: str) -> str:
        return reverse("vastgoed:plan-sectie", args=[self.code, sectie])

    def __iter__(self) -> Iterator[Stap]:
        return iter(self.alle)

    @cached_property
    def alle(self) -> list[Stap]:
        mist = Counter(rij.sectie for rij in self.gemis)
        gevonden = Counter(
            deel.code for b in self.bevindingen if (deel := SECTIE_VAN.get(b.pad.split("/")[0]))
        )
        return [
            Stap(
                deel,
                nummer,
                self.url(deel.code),
                mist[deel.code],
                gevonden[deel.code],
                deel.code == self.hier,
            )
            for nummer, deel in enumerate(SECTIES, start=1)
        ]

    @property
    def huidig(self) -> Stap | None:
        return next((stap for stap in self.alle if stap.is_hier), None)

    @property
    def volgende(self) -> Stap | None:
        na = [stap for stap in self.alle if self.huidig and stap.nummer > self.huidig.nummer]
        return na[0] if na else None

    @property
    def vorige(self) -> Stap | None:
        voor = [stap for stap in self.alle if self.huidig and stap.nummer < self.huidig.nummer]
        return voor[-1] if voor else None

    @property
    def eerste_onvolledige(self) -> str:
        return next((stap.sectie.code for stap in self.alle if stap.ontbreekt), "")

    @property
    def aantal(self) -> int:
        return len(self.gemis)

    @cached_property
    def groepen(self) -> list[tuple[Stap, list[Gemis]]]:
        """What is missing, per section."""
        per_code = {stap.sectie.code: stap for stap in self.alle}
        return [
            (
                per_code[code],
                [Gemis(r.melding, f"{per_code[code].url}#{veld_id(r.pad)}") for r in rijen],
            )
            for code, rijen in groupby(self.gemis, key=lambda rij: rij.sectie)
        ]
