"""The sessions of the regions beside each other: per question what each region says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from regio.models import Jeugdhulpregio

from ..models import Cyclus, Indicator, Reflectieantwoord, Reflectiesessie
from ..models.reflectie import ANTWOORDVELDEN
from ..reflectie.regios import regios_van

LABELS: Final = {
    veld.name: str(veld.verbose_name)
    for veld in Reflectieantwoord._meta.fields
    if veld.name in ANTWOORDVELDEN
}


@dataclass(frozen=True)
class Vak:
    """One region at one question: its answer; ``waarom`` says why there is nothing to read."""

    regio: Jeugdhulpregio
    antwoord: Reflectieantwoord | None
    waarom: str = ""

    @property
    def delen(self) -> list[tuple[str, str]]:
        """What was filled in, with the label of its place."""
        if self.antwoord is None:
            return []
        teksten = ((LABELS[naam], getattr(self.antwoord, naam)) for naam in ANTWOORDVELDEN)
        return [(label, tekst) for label, tekst in teksten if tekst]


@dataclass(frozen=True)
class Vraagrij:
    """One question, and every region in order."""

    indicator: Indicator
    vakken: tuple[Vak, ...]

    @property
    def beantwoord(self) -> int:
        return sum(1 for vak in self.vakken if vak.delen)


class Naast:
    """What ``user`` may read of the sessions of a cycle; read once."""

    def __init__(self, cyclus: Cyclus, user: Any) -> None:
        self.cyclus = cyclus
        self.user = user

    @cached_property
    def regios(self) -> list[Jeugdhulpregio]:
        return list(regios_van(self.cyclus))

    @cached_property
    def sessies(self) -> dict[int, Reflectiesessie]:
        zichtbaar = Reflectiesessie.objects.visible_to(self.user).filter(cyclus=self.cyclus)
        return {rij.jeugdhulpregio_id: rij for rij in zichtbaar.with_onderwerp()}

    @cached_property
    def antwoorden(self) -> dict[tuple[int, int], Reflectieantwoord]:
        """By region and question, of the sessions that one may read."""
        rijen = Reflectieantwoord.objects.visible_to(self.user).filter(sessie__cyclus=self.cyclus)
        return {
            (rij.sessie.jeugdhulpregio_id, rij.indicator_id): rij
            for rij in rijen.select_related("sessie", "indicator").order_by("indicator__code")
        }

    @cached_property
    def leesbaar(self) -> set[int]:
        """Regions whose session one may read."""
        rijen = Reflectiesessie.objects.leesbaar_voor(self.user).filter(cyclus=self.cyclus)
        return set(rijen.values_list("jeugdhulpregio", flat=True))

    @property
    def dekking(self) -> str:
        """4 van 5 regio's."""
        klaar = sum(1 for rij in self.sessies.values() if rij.is_vastgesteld)
        return f"{klaar} van {len(self.regios)} regio's"

    def rijen(self) -> Iterator[Vraagrij]:
        """The questions to which some region gave an answer, by code."""
        vragen = {rij.indicator_id: rij.indicator for rij in self.antwoorden.values()}
        for vraag in sorted(vragen.values(), key=lambda rij: rij.code):
            yield Vraagrij(vraag, tuple(self.vak(regio, vraag) for regio in self.regios))

    def vak(self, regio: Jeugdhulpregio, vraag: Indicator) -> Vak:
        antwoord = self.antwoorden.get((regio.pk, vraag.pk))
        return Vak(regio, antwoord, "" if antwoord else self.waarom(regio))

    def waarom(self, regio: Jeugdhulpregio) -> str:
        sessie = self.sessies.get(regio.pk)
        if sessie is None:
            return "nog geen sessie"
        return "niets opgeschreven" if regio.pk in self.leesbaar else "nog niet vastgesteld"
