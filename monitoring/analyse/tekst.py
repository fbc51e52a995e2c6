"""A text with its figures, ready to read: paragraphs of plain words and figures, and their list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..models import Analyse, Analyseblok
from .cijfer import Cijfer
from .cijferbeeld import cijfers_in
from .cijfers import ontleed


@dataclass(frozen=True)
class Deel:
    """Words, a figure, or a place that cannot be read (``fout``)."""

    tekst: str = ""
    cijfer: Cijfer | None = None
    fout: str = ""


@dataclass(frozen=True)
class Leesblok:
    """One block to read."""

    blok: Analyseblok
    alineas: tuple[tuple[Deel, ...], ...]

    @property
    def fouten(self) -> list[str]:
        return [deel.fout for alinea in self.alineas for deel in alinea if deel.fout]


class Leestekst:
    """The blocks of an analysis with their figures: live, or as they were kept when adopted."""

    def __init__(self, analyse: Analyse) -> None:
        self.analyse = analyse
        self.blokken = list(analyse.blokken.select_related("door"))
        self.cijfers = cijfers_bij(analyse, (blok.tekst for blok in self.blokken))

    def leesblokken(self) -> list[Leesblok]:
        return [Leesblok(blok, alineas(blok.tekst, self.cijfers)) for blok in self.blokken]

    @property
    def heeft_voorbeeld(self) -> bool:
        return any(cijfer.voorbeeld for cijfer in self.cijfers.values())

    @property
    def ontbreekt(self) -> list[Cijfer]:
        return [cijfer for cijfer in self.cijfers.values() if cijfer.ontbreekt]


def cijfers_bij(analyse: Analyse, teksten: Iterable[str]) -> dict[str, Cijfer]:
    """Of an adopted version what was kept; nothing is read anew."""
    if analyse.is_vastgesteld:
        return {sleutel: Cijfer.from_json(bewaard) for sleutel, bewaard in analyse.cijfers.items()}
    return cijfers_in(teksten)


def alineas(tekst: str, cijfers: Mapping[str, Cijfer]) -> tuple[tuple[Deel, ...], ...]:
    """An empty line begins a new paragraph."""
    stukken = tekst.replace("\r\n", "\n").split("\n\n")
    return tuple(delen(stuk.strip(), cijfers) for stuk in stukken if stuk.strip())


def delen(tekst: str, cijfers: Mapping[str, Cijfer]) -> tuple[Deel, ...]:
    return tuple(
        Deel(cijfer=cijfers[stuk.plek.sleutel])
        if stuk.plek and stuk.plek.sleutel in cijfers
        else Deel(stuk.tekst or str(stuk.plek or ""), fout=stuk.fout)
        for stuk in ontleed(tekst)
    )
