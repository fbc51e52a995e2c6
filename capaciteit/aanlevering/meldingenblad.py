"""The sheet in front of a returned workbook: every message, with a link to its cell."""

from collections.abc import Sequence
from typing import Any, Final

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink

from ..choices import AanleverErnst
from .regels import Melding

NAAM: Final = "Meldingen"
KOPPEN: Final = {
    "Ernst": 15,
    "Blad": 14,
    "Cel": 9,
    "Kolom": 22,
    "Wat er staat": 26,
    "Wat er niet klopt": 60,
    "Wat goed zou zijn": 60,
    "Toelichting": 40,
}
IN_DIT_BESTAND: Final = (
    "Klik op een cel om erheen te gaan. Verbeter fouten (rood). Verbeter een waarschuwing "
    "(oranje), of schrijf in de kolom Toelichting van die rij waarom het klopt. "
    "Bewaar het bestand en lever het opnieuw aan. Dit blad mag blijven staan."
)
IN_EIGEN_BESTAND: Final = (
    "Uw bestand is te groot om er de cellen in te merken. Verbeter de fouten in uw eigen bestand "
    "op de plek die hier staat. Schrijf bij een waarschuwing in de kolom Toelichting van die rij "
    "waarom het klopt. Lever uw eigen bestand daarna opnieuw aan."
)
BOVEN: Final = 3
"""Lines above the headings."""
TERUGLOOP: Final = Alignment(wrap_text=True, vertical="top")
LINK: Final = Font(color="FF154273", underline="single")


def schrijf_meldingen(
    boek: Any,
    meldingen: Sequence[Melding],
    *,
    alleen: bool = False,
    uitleg: str = IN_DIT_BESTAND,
) -> None:
    """``alleen``: the cells themselves are not in this workbook."""
    vel = boek.create_sheet(NAAM, 0)
    for regel, tekst in enumerate(inleiding(meldingen, alleen, uitleg), start=1):
        vel.cell(regel, 1, tekst).font = Font(bold=regel == 1, size=14 if regel == 1 else 11)
    for kolom, (kop, breedte) in enumerate(KOPPEN.items(), start=1):
        cel = vel.cell(BOVEN + 1, kolom, kop)
        cel.font, cel.fill = Font(bold=True, color="FFFFFFFF"), PatternFill("solid", "FF154273")
        vel.column_dimensions[cel.column_letter].width = breedte
    for nummer, melding in enumerate(meldingen, start=BOVEN + 2):
        schrijf_melding(vel, nummer, melding, melding.blad in boek.sheetnames)
    vel.freeze_panes = vel.cell(BOVEN + 2, 1)
    vel.auto_filter.ref = f"A{BOVEN + 1}:{cel.column_letter}{BOVEN + 1 + len(meldingen)}"
    vel.page_setup.orientation = "landscape"
    vel.page_setup.fitToHeight = 0
    vel.sheet_properties.pageSetUpPr.fitToPage = True
    vel.print_title_rows = f"{BOVEN + 1}:{BOVEN + 1}"
    kies(boek, vel)


def inleiding(
    meldingen: Sequence[Melding], alleen: bool = False, uitleg: str = IN_DIT_BESTAND
) -> list[str]:
    fouten = sum(melding.ernst == AanleverErnst.FOUT for melding in meldingen)
    waarschuwingen = len(meldingen) - fouten
    return [
        f"Wat er opviel: {telling(fouten, 'fout', 'fouten')} en "
        f"{telling(waarschuwingen, 'waarschuwing', 'waarschuwingen')}",
        IN_EIGEN_BESTAND if alleen else uitleg,
    ]


def telling(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def schrijf_melding(vel: Any, nummer: int, melding: Melding, bestaat: bool) -> None:
    waarden = [
        str(AanleverErnst(melding.ernst).label),
        *(melding.blad, melding.cel, melding.kolom, melding.waarde),
        *(melding.melding, melding.verwacht, melding.toelichting),
    ]
    for kolom, waarde in enumerate(waarden, start=1):
        if waarde:
            cel = vel.cell(nummer, kolom)
            cel.value = waarde
            cel.data_type = "s"  # never a formula
            if kolom > 4:
                cel.alignment = TERUGLOOP
    if melding.cel and bestaat:
        naar = f"'{melding.blad.replace(chr(39), chr(39) * 2)}'!{melding.cel}"
        cel = vel.cell(nummer, 3)
        cel.hyperlink = Hyperlink(ref=cel.coordinate, location=naar, display=melding.cel)
        cel.font = LINK


def verwijder_meldingen(boek: Any) -> None:
    """The sheet of an earlier round; a sheet of somebody else with this name gets another."""
    if NAAM not in boek.sheetnames:
        return
    vel = boek[NAAM]
    if [vel.cell(BOVEN + 1, kolom).value for kolom in (1, 2, 3)] == list(KOPPEN)[:3]:
        boek.remove(vel)
    else:
        vel.title = f"{NAAM} (van uzelf)"


def kies(boek: Any, vel: Any) -> None:
    """Opens on this sheet; no other stays chosen with it, or one types in both at once."""
    for ander in boek.worksheets:
        ander.sheet_view.tabSelected = False
    boek.active = boek.index(vel)
    vel.sheet_view.tabSelected = True
