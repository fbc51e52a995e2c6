"""The questions of a supplement in the workbook: their sheet, and the answers on it."""

from collections.abc import Iterator
from typing import Any

import xlsxwriter

from capaciteit.aanlevering.sjabloon import BESCHERMING, INVUL, KOP, VAST
from jeugdzorg.kern.import_cells import plain_text
from jeugdzorg.kern.importing import Sheet

from ...choices_plan import Planstatus
from ...models import Aanvulvraag, Vastgoedplan
from ..inhoud import plek
from ..waarden import LANGE_TEKST_HOOGSTENS
from .bladen import ANTWOORD, BLAD_VAN, SLEUTELKOLOM, VRAAGKOLOMMEN, VRAGENBLAD

BOVEN = {"text_wrap": True, "valign": "top"}


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
        verborgen = {"hidden": True} if kolom.sleutel == SLEUTELKOLOM else {}
        vel.set_column(plek_, plek_, kolom.breedte, None, verborgen)
    for rij, vraag in enumerate(vragen, start=1):
        cellen = [str(rij), vraag_tekst(vraag), onderdelen(vraag), vraag.antwoord, str(vraag.pk)]
        for plek_, (kolom, tekst) in enumerate(zip(VRAAGKOLOMMEN, cellen, strict=True)):
            vel.write_string(rij, plek_, tekst, invul if kolom.sleutel == ANTWOORD else vast)
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


def lees_antwoorden(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Per question its key, the row it stands on, and the answer (cut where it is too long)."""
    plekken = {kolom.sleutel: nr for nr, kolom in enumerate(VRAAGKOLOMMEN)}
    for nummer, rij in sheet.rows():
        if nummer == 1 or len(rij) <= plekken[SLEUTELKOLOM]:
            continue
        sleutel = plain_text(rij[plekken[SLEUTELKOLOM]])
        if sleutel.isdecimal():
            yield int(sleutel), nummer, antwoord_van(rij[plekken[ANTWOORD]])


def antwoord_van(waarde: Any) -> str:
    tekst = waarde.strip() if isinstance(waarde, str) else plain_text(waarde)
    return tekst[:LANGE_TEKST_HOOGSTENS]
