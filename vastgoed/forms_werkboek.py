"""Handing in a workbook of a plan, and choosing where it and the screen disagree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier

from .plan.werkboek.drieweg import HOUD, NEEM, Botsing


class WerkboekForm(Formulier):
    bestand = forms.FileField(
        label="Ingevuld werkboek",
        help_text="Excel (.xlsx). U ziet eerst wat er verandert; dan pas neemt u over.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Kies een bestand.", "empty": "Het bestand is leeg."},
    )


VOOR: Final = "keuze:"


@dataclass(frozen=True)
class Keuze:
    """One place that was changed on both sides, with what was chosen so far."""

    botsing: Botsing
    nummer: int
    gekozen: str
    ontbreekt: bool

    @property
    def naam(self) -> str:
        return f"{VOOR}{self.botsing.pad}"

    @property
    def id(self) -> str:
        return f"botsing-{self.nummer}"


def keuzes_uit(gegevens: Mapping[str, Any]) -> dict[str, str]:
    """Per place what was chosen; anything else counts as no choice."""
    return {
        naam.removeprefix(VOOR): str(waarde)
        for naam, waarde in gegevens.items()
        if naam.startswith(VOOR) and waarde in (HOUD, NEEM)
    }


def keuzes_bij(
    botsingen: Iterable[Botsing], gekozen: Mapping[str, str], *, melden: bool
) -> list[Keuze]:
    return [
        Keuze(botsing, nummer, gekozen.get(botsing.pad, ""), melden and botsing.pad not in gekozen)
        for nummer, botsing in enumerate(botsingen, start=1)
    ]
