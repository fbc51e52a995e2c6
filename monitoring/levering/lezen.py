"""A workbook with values read cell by cell: what it says, and all that is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

from django.core.exceptions import ValidationError

from capaciteit.aanlevering.regels import Melding
from capaciteit.choices import AanleverErnst
from jeugdzorg.kern.import_cells import plain_text
from jeugdzorg.kern.importing import Unreadable, Workbook, address, read_workbook

from .invullen import Invoer, lees_invoer
from .kennis import Kennis
from .sjabloon import BLAD, KENBLAD, KENMERK, KOLOMMEN, TOELICHTING, VERSIE, WAARDE, kenmerkregels
from .vraag import Antwoordfout, Gegeven, Vraag

OPNIEUW: Final = "Download het werkboek van deze levering en vul dat in."


@dataclass(frozen=True)
class Gelezen:
    """One row: the key of its question, what its cells say, and where they stand."""

    sleutel: str
    tekst: str
    toelichting: str
    rij: int

    @property
    def cel(self) -> str:
        return address(self.rij, WAARDE + 1)


def lees(inhoud: IO[bytes], kennis: Kennis) -> tuple[list[Gelezen], list[Melding]]:
    """What the workbook says and all that is wrong with it; changes nothing."""
    try:
        boek = read_workbook(inhoud)
    except Unreadable as onleesbaar:
        return [], [fout("onleesbaar", str(onleesbaar), OPNIEUW)]
    if tegen := houd_tegen(boek, kennis):
        return [], [tegen]
    gelezen, meldingen = lees_rijen(boek, kennis)
    meldingen += beoordeel(gelezen, kennis)
    return gelezen, sorted(meldingen, key=lambda melding: (melding.ernst, melding.rij or 0))


def houd_tegen(boek: Workbook, kennis: Kennis) -> Melding | None:
    """Is this the workbook of this region, half-year and version?"""
    if KENBLAD not in boek or BLAD not in boek:
        return fout("geen-sjabloon", "Dit is niet het werkboek van deze levering.", OPNIEUW)
    regels = {plain_text(r[0]): plain_text(r[1]) for _, r in boek[KENBLAD].rows() if len(r) > 1}
    for sleutel, goed in kenmerkregels(kennis):
        staat = regels.get(sleutel, "")
        if staat != goed:
            wat = "de versie" if sleutel == KENMERK else f"{sleutel}"
            return fout(
                "ander-sjabloon",
                f"Dit werkboek hoort bij een andere levering: {wat} is {staat or 'leeg'}, "
                f"en dat moet {goed if sleutel != KENMERK else VERSIE} zijn.",
                OPNIEUW,
            )
    return None


def lees_rijen(boek: Workbook, kennis: Kennis) -> tuple[list[Gelezen], list[Melding]]:
    gelezen, meldingen, gezien = [], list[Melding](), dict[str, int]()
    for nummer, cellen in boek[BLAD].rows():
        rij = [*cellen, *[None] * (len(KOLOMMEN) - len(cellen))]
        sleutel = plain_text(rij[0])
        if nummer == 1 or not sleutel:
            continue
        tekst, toelichting = rij[WAARDE], plain_text(rij[TOELICHTING] or "")
        vraag = kennis.per_sleutel.get(sleutel)
        if vraag is None:
            wat = f"De code {sleutel[:40]} wordt hier niet gevraagd."
            meldingen.append(bij(nummer, 0, "onbekende-code", wat, OPNIEUW))
            continue
        if sleutel in gezien:
            wat = f"Deze code staat ook al op rij {gezien[sleutel]}."
            meldingen.append(bij(nummer, 0, "dubbel", wat, "Houd een van de twee over."))
            continue
        gezien[sleutel] = nummer
        try:
            gegeven = lees_invoer(vraag, Invoer(sleutel, tekst, toelichting))
        except Antwoordfout as reden:
            waarde = plain_text(tekst)[:200] if tekst is not None else ""
            meldingen.append(
                bij(nummer, WAARDE, reden.code, reden.melding, reden.verwacht, waarde, vraag)
            )
            continue
        except ValidationError as reden:
            wat = " ".join(reden.messages)
            pas_aan = "Pas de tekst aan."
            meldingen.append(bij(nummer, TOELICHTING, "toelichting", wat, pas_aan, vraag=vraag))
            continue
        if gegeven is not None:
            gelezen.append(Gelezen(sleutel, gegeven.tekst, gegeven.toelichting, nummer))
    return gelezen, meldingen


def beoordeel(gelezen: list[Gelezen], kennis: Kennis) -> Iterator[Melding]:
    """What the rules say of the draft as it would become; what is missing can come later."""
    plek = {rij.sleutel: rij for rij in gelezen}
    for oordeel in kennis.beoordeel({**kennis.antwoorden, **antwoorden_in(gelezen, kennis)}):
        rij = plek.get(oordeel.sleutel)
        if rij is None or (not oordeel.is_fout and rij.toelichting):
            continue
        yield Melding(
            oordeel.ernst,
            oordeel.code,
            oordeel.melding,
            oordeel.verwacht,
            BLAD,
            rij.cel,
            rij.rij,
            kolom_van(WAARDE, kennis.per_sleutel.get(rij.sleutel)),
            rij.tekst,
        )


def antwoorden_in(gelezen: list[Gelezen], kennis: Kennis) -> dict[str, Gegeven]:
    gevonden = {}
    for rij in gelezen:
        if vraag := kennis.per_sleutel.get(rij.sleutel):
            gegeven = lees_invoer(vraag, Invoer(rij.sleutel, rij.tekst, rij.toelichting))
            if gegeven is not None:
                gevonden[rij.sleutel] = gegeven
    return gevonden


def fout(code: str, melding: str, verwacht: str) -> Melding:
    return Melding(AanleverErnst.FOUT, code, melding, verwacht)


def kolom_van(kolom: int, vraag: Vraag | None) -> str:
    """Waarde van KWN-01 Bezette bedden, 12 tot 18 jaar: nobody knows a sheet by its cells."""
    naam = KOLOMMEN[kolom][0]
    return f"{naam} van {vraag.indicator} {vraag.label}" if vraag else naam


def bij(
    rij: int,
    kolom: int,
    code: str,
    melding: str,
    verwacht: str,
    waarde: str = "",
    vraag: Vraag | None = None,
) -> Melding:
    """Said of one cell."""
    return Melding(
        AanleverErnst.FOUT,
        code,
        melding,
        verwacht,
        BLAD,
        address(rij, kolom + 1),
        rij,
        kolom_van(kolom, vraag),
        waarde,
    )
