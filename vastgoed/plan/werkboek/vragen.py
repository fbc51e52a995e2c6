"""The questions of a supplement in the workbook: their sheet, and the answers on it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import xlsxwriter

from capaciteit.aanlevering.sjabloon import BESCHERMING, INVUL, KOP, VAST
from jeugdzorg.kern.import_cells import plain_text
from jeugdzorg.kern.importing import Sheet, address

from ...choices_plan import Planstatus
from ...models import Aanvulvraag, Vastgoedplan
from ..inhoud import plek
from ..waarden import LANGE_TEKST_HOOGSTENS
from .bladen import ANTWOORD, BLAD_VAN, SLEUTELKOLOM, VRAAGKOLOMMEN, VRAGENBLAD, WAS

BOVEN = {"text_wrap": True, "valign": "top"}


class Antwoord(NamedTuple):
    """``was`` is the answer when the workbook was downloaded; ``rij`` where it stands."""

    tekst: str
    was: str
    rij: int


def vragen_van(plan: Vastgoedplan) -> list[Aanvulvraag]:
    """What is asked now; nothing when no supplement runs."""
    if plan.status != Planstatus.AANVULLING:
        return []
    return list(
        Aanvulvraag.objects.filter(
            verzoek__plan=plan,
            verzoek__gevraagd_op__isnull=False,
            verzoek__beantwoord_op__isnull=True,
            verzoek__ingetrokken_op__isnull=True,
            opgenomen=True,
        ).select_related("criterium")
    )


def schrijf_vragen(boek: xlsxwriter.Workbook, vragen: list[Aanvulvraag]) -> None:
    vel = boek.add_worksheet(VRAGENBLAD)
    kop = boek.add_format(KOP)
    vast, invul = boek.add_format(VAST | BOVEN), boek.add_format(INVUL | BOVEN)
    for plek_, kolom in enumerate(VRAAGKOLOMMEN):
        vel.write_string(0, plek_, kolom.kop, kop)
        verborgen = {"hidden": True} if kolom.sleutel in (SLEUTELKOLOM, WAS) else {}
        vel.set_column(plek_, plek_, kolom.breedte, None, verborgen)
    for rij, vraag in enumerate(vragen, start=1):
        tekst = [str(rij), vraag_tekst(vraag), onderdelen(vraag)]
        cellen = [*tekst, vraag.antwoord, str(vraag.pk), vraag.antwoord]
        for plek_, (kolom, cel) in enumerate(zip(VRAAGKOLOMMEN, cellen, strict=True)):
            vel.write_string(rij, plek_, cel, invul if kolom.sleutel == ANTWOORD else vast)
        vel.set_row(rij, 90)
    vel.set_row(0, 34)
    vel.freeze_panes(1, 1)
    vel.protect("", BESCHERMING)
    vel.set_landscape()
    vel.set_paper(9)
    vel.fit_to_pages(1, 0)


def vraag_tekst(vraag: Aanvulvraag) -> str:
    bij = f"{vraag.criterium}: " if vraag.criterium else ""
    return f"{bij}{vraag.vraag}"


def onderdelen(vraag: Aanvulvraag) -> str:
    return "\n".join(dict.fromkeys(naam_van(pad) for pad in vraag.paden)) or "alleen uw antwoord"


def naam_van(pad: str) -> str:
    """Where it is in the workbook, in words."""
    try:
        hier = plek(pad)
    except KeyError:
        return pad
    blad = BLAD_VAN[hier.onderdeel].naam
    if hier.tabel is None and hier.veld:
        return f"blad {blad}: {hier.veld.label}"
    if hier.veld:
        return f"blad {blad}: {hier.veld.label} van één {hier.tabel.enkelvoud}"  # type: ignore[union-attr]
    return f"blad {blad}" if not hier.rij else f"blad {blad}: één {hier.tabel.enkelvoud}"  # type: ignore[union-attr]


def lees_antwoorden(sheet: Sheet) -> Iterator[tuple[int, Antwoord]]:
    """Per question its key and what is answered (cut where it is too long)."""
    plekken = {kolom.sleutel: nr for nr, kolom in enumerate(VRAAGKOLOMMEN)}
    for nummer, rij in sheet.rows():
        cellen = [*rij, *[""] * (len(plekken) - len(rij))]
        sleutel = plain_text(cellen[plekken[SLEUTELKOLOM]])
        if nummer > 1 and sleutel.isdecimal():
            antwoord, was = (antwoord_van(cellen[plekken[naam]]) for naam in (ANTWOORD, WAS))
            yield int(sleutel), Antwoord(antwoord, was, nummer)


def antwoord_van(waarde: Any) -> str:
    tekst = waarde.strip() if isinstance(waarde, str) else plain_text(waarde)
    return tekst.replace("\r\n", "\n")[:LANGE_TEKST_HOOGSTENS]


def antwoordcel(rij: int) -> str:
    plek_ = next(nr for nr, kolom in enumerate(VRAAGKOLOMMEN) if kolom.sleutel == ANTWOORD)
    return address(rij, plek_ + 1)


def nieuwe_antwoorden(
    plan: Vastgoedplan, antwoorden: Mapping[int, Antwoord]
) -> Iterator[tuple[Aanvulvraag, Antwoord]]:
    """The questions that the workbook answers otherwise than they are answered now."""
    for vraag in vragen_van(plan):
        antwoord = antwoorden.get(vraag.pk)
        if antwoord and antwoord.tekst not in (vraag.antwoord, antwoord.was):
            yield vraag, antwoord
