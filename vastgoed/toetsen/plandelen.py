"""The part of a plan that a criterion is about, ready to read: made from the definitions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..kaders.onderdelen import kolommen_per_deel, raakt
from ..models import Planbijlage, Planversie
from ..plan.definities import SECTIE_VAN, TABELLEN, VELDEN
from ..plan.inhoud import SLEUTEL, Inhoud, rijen
from ..plan.velden import Soort, Tabel, Veld
from ..plan.waarden import in_woorden
from .projectsoort import van_soort


@dataclass(frozen=True)
class Cel:
    tekst: str
    is_getal: bool = False
    gewijzigd: bool = False
    label: str = ""


@dataclass(frozen=True)
class Plandeel:
    """A field (``cel``) or a table (``koppen`` and ``regels``) with the section it stands in."""

    code: str
    sectie: str
    label: str
    cel: Cel | None = None
    koppen: tuple[Cel, ...] = ()
    regels: tuple[tuple[Cel, ...], ...] = ()


GETALLEN = {Soort.GETAL, Soort.DECIMAAL, Soort.BEDRAG, Soort.PERCENTAGE}


def plandelen(
    inhoud: Inhoud,
    onderdelen: Sequence[str],
    gewijzigd: Iterable[str] = (),
    projectsoort: str = "",
) -> list[Plandeel]:
    """In the order of the criterion; ``gewijzigd`` marks places that changed since a judgment.

    ``projectsoort``: only rows of projects of that kind, and those of no project.
    """
    anders, projecten = set(gewijzigd), projectnamen(inhoud)
    inhoud = van_soort(inhoud, projectsoort)
    return [
        tabeldeel(TABELLEN[code], kolommen, inhoud, anders, projecten)
        if code in TABELLEN
        else Plandeel(
            code,
            SECTIE_VAN[code].titel,
            VELDEN[code].label,
            cel(VELDEN[code], inhoud.get("velden", {}).get(code), projecten, code in anders),
        )
        for code, kolommen in kolommen_per_deel(onderdelen).items()
    ]


def tabeldeel(
    tabel: Tabel,
    kolommen: Sequence[str],
    inhoud: Inhoud,
    anders: set[str],
    projecten: dict[str, str],
) -> Plandeel:
    getoond = zichtbare_kolommen(tabel, kolommen)
    return Plandeel(
        tabel.code,
        SECTIE_VAN[tabel.code].titel,
        tabel.naam,
        koppen=tuple(Cel(kolom.label, kolom.soort in GETALLEN) for kolom in getoond),
        regels=tuple(
            tuple(
                cel(
                    kolom,
                    rij.get(kolom.code),
                    projecten,
                    f"{tabel.code}/{rij[SLEUTEL]}/{kolom.code}" in anders
                    or f"{tabel.code}/{rij[SLEUTEL]}" in anders,
                )
                for kolom in getoond
            )
            for rij in rijen(inhoud, tabel.code)
        ),
    )


def zichtbare_kolommen(tabel: Tabel, kolommen: Sequence[str]) -> list[Veld]:
    """Those asked for, with what names the row; all when none is asked for."""
    if not kolommen:
        return list(tabel.kolommen)
    naam = {tabel.label_veld, "project", *(("naam",) if tabel.code == "projecten" else ())}
    return [kolom for kolom in tabel.kolommen if kolom.code in naam or kolom.code in kolommen]


def cel(veld: Veld, waarde: Any, projecten: dict[str, str], gewijzigd: bool) -> Cel:
    tekst = in_woorden(veld, waarde)
    if veld.soort == Soort.PROJECT:
        tekst = projecten.get(tekst, tekst)
    return Cel(tekst, veld.soort in GETALLEN, gewijzigd, veld.label)


def projectnamen(inhoud: Inhoud) -> dict[str, str]:
    """Per project code its name and what kind it is: what a row of another table refers to."""
    soort = TABELLEN["projecten"].kolom("soort")
    return {
        rij["code"]: f"{rij['code']} {rij.get('naam', '')} ({in_woorden(soort, rij.get('soort'))})"
        for rij in rijen(inhoud, "projecten")
        if rij.get("code")
    }


def bewijs(versie: Planversie, onderdelen: Sequence[str], user: Any) -> list[Planbijlage]:
    """The attachments of this version that belong to what a criterion points at."""
    bijlagen = Planbijlage.objects.visible_to(user).filter(plan=versie.plan_id)
    delen = kolommen_per_deel(onderdelen)
    return [
        bijlage
        for bijlage in bijlagen.van_versie(versie.nummer)
        if raakt(onderdelen, bijlage.pad) or bijlage.pad.partition("/")[0] in delen
    ]
