"""What lies on the table of a session: the questions with earlier answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..models import Reflectieantwoord, Reflectiesessie
from .plekken import SAMENVATTING, VELDEN, Plek
from .vragen import Vraag, vragen_van


@dataclass(frozen=True)
class Invoerplek:
    """One place to type: what stands there, what was refused there and why."""

    plek: Plek
    tekst: str
    was: str
    uitleg: str = ""
    fout: str = ""


@dataclass(frozen=True)
class Vraagbeeld:
    """A question with the answer so far, and what the region said half a year ago."""

    vraag: Vraag
    antwoord: Reflectieantwoord | None
    eerder: Reflectieantwoord | None
    plekken: Sequence[Invoerplek] = ()

    @property
    def is_beantwoord(self) -> bool:
        return self.antwoord is not None and not self.antwoord.is_leeg

    @property
    def teksten(self) -> list[tuple[str, str]]:
        return teksten_van(self.antwoord)

    @property
    def eerdere_teksten(self) -> list[tuple[str, str]]:
        return teksten_van(self.eerder)

    @property
    def acties_id(self) -> str:
        return f"acties-{self.vraag.code}"


def teksten_van(antwoord: Reflectieantwoord | None) -> list[tuple[str, str]]:
    """Label and text of the fields that are filled."""
    if antwoord is None:
        return []
    paren = [(label, getattr(antwoord, veld)) for veld, (label, _) in VELDEN.items()]
    return [(label, tekst) for label, tekst in paren if tekst]


def vragenbeeld(
    sessie: Reflectiesessie,
    *,
    getypt: dict[str, tuple[str, str]] | None = None,
    gezien: dict[str, str] | None = None,
) -> list[Vraagbeeld]:
    """Per question of the area, in its order. ``getypt``: per place what was refused, with why;
    ``gezien``: per place what its author saw."""
    vragen = vragen_van(sessie.cyclus.gebied, sessie.cyclus.halfjaar)
    nu, eerder = antwoorden_van(sessie), antwoorden_van(vorige_sessie(sessie))
    return [
        Vraagbeeld(
            vraag,
            antwoord := nu.get(vraag.code),
            eerder.get(vraag.code),
            [
                invoerplek(
                    Plek(vraag.code, veld),
                    getattr(antwoord, veld) if antwoord else "",
                    uitleg,
                    getypt or {},
                )
                for veld, (_, uitleg) in VELDEN.items()
            ],
        )
        for vraag in vragen
    ]


def samenvattingsplek(
    sessie: Reflectiesessie, getypt: dict[str, tuple[str, str]] | None = None
) -> Invoerplek:
    uitleg = "De kern in een paar zinnen, voor wie niet bij de sessie was."
    return invoerplek(Plek("", SAMENVATTING), sessie.samenvatting, uitleg, getypt or {})


def invoerplek(plek: Plek, nu: str, uitleg: str, getypt: dict[str, tuple[str, str]]) -> Invoerplek:
    tekst, fout = getypt.get(plek.pad, (nu, ""))
    return Invoerplek(plek, tekst, nu, uitleg, fout)


def antwoorden_van(sessie: Reflectiesessie | None) -> dict[str, Reflectieantwoord]:
    if sessie is None:
        return {}
    return {rij.indicator.code: rij for rij in sessie.antwoorden.select_related("indicator")}


def vorige_sessie(sessie: Reflectiesessie) -> Reflectiesessie | None:
    """The adopted one of the same region and area before this half-year, the newest."""
    rijen = Reflectiesessie.objects.filter(
        jeugdhulpregio=sessie.jeugdhulpregio_id, cyclus__gebied=sessie.cyclus.gebied_id
    ).select_related("cyclus")
    eerder = [
        rij for rij in rijen if rij.cyclus.halfjaar < sessie.cyclus.halfjaar and rij.is_vastgesteld
    ]
    return max(eerder, key=lambda rij: rij.cyclus.halfjaar, default=None)
