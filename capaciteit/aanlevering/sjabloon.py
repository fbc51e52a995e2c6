"""The template of one organisation and round: what is known is filled in, the rest can be.

Headings and what a row is about are locked (without a password), the cells to fill in are not.
For whom and what it was made stands on a sheet that nobody sees (``poort``).
"""

import csv
import io
from datetime import date, datetime
from typing import Any, Final

import xlsxwriter

from jeugdzorg.kern.exporting import defused, iso

from ..models import Aanleverplicht
from .kennis import Kennis, verzamel
from .poort import KENBLAD, KENMERK, Kenmerk
from .sjabloonlijsten import Keuzelijsten
from .sjabloonuitleg import schrijf_uitleg
from .velden import SJABLOONVELD, Blad, Veld, Veldsoort, bladen_van
from .voorinvullen import rijen_van

VRIJE_RIJEN: Final = 50
"""Of origin, at the end, in which the code can be chosen too."""
KOP: Final = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#154273",
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
}
VAST: Final = {
    "bg_color": "#EEEEEE",
    "font_color": "#333333",
    "border": 1,
    "border_color": "#CCCCCC",
}
INVUL: Final = {"bg_color": "#FFF9E0", "locked": False, "border": 1, "border_color": "#B0A160"}
DATUM: Final = {"num_format": "d-m-yyyy", "align": "left"}
BESCHERMING: Final = {
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


def sjabloon_maken(plicht: Aanleverplicht) -> bytes:
    """The workbook, filled with what is known."""
    kennis = verzamel(plicht)
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        boek.set_properties(
            {
                "title": f"Aanlevering {plicht.organisatie.naam}, {plicht.ronde.naam}",
                "created": datetime.combine(plicht.ronde.opent_op, datetime.min.time()),
            }
        )
        schrijf_uitleg(boek, plicht)
        bladen = bladen_van(plicht.ronde.met_herkomst)
        lijsten = Keuzelijsten(boek, kennis, plicht)
        for blad in bladen:
            Bladschrijver(boek, blad, lijsten).schrijf(plicht, kennis)
        lijsten.schrijf()
        schrijf_kenmerk(boek, Kenmerk.van(plicht))
    return uit.getvalue()


def csv_sjabloon(plicht: Aanleverplicht, blad: str) -> bytes:
    """One sheet as CSV for a Dutch Excel. Raises KeyError for a sheet that is not asked for."""
    gekozen = {deel.naam: deel for deel in bladen_van(plicht.ronde.met_herkomst)}[blad]
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([*gekozen.koppen, SJABLOONVELD])
    kenmerk = Kenmerk.van(plicht).tekst
    for rij in rijen_van(gekozen, plicht, verzamel(plicht)):
        schrijver.writerow([*map(csv_cel, rij.waarden), kenmerk])
    return b"\xef\xbb\xbf" + uit.getvalue().encode()


def csv_cel(waarde: Any) -> str:
    if waarde is None:
        return ""
    return iso(waarde) if isinstance(waarde, date) else defused(str(waarde))


def schrijf_kenmerk(boek: xlsxwriter.Workbook, kenmerk: Kenmerk) -> None:
    vel = boek.add_worksheet(KENBLAD)
    regels = [
        (KENMERK, str(kenmerk.versie)),
        ("organisatie", kenmerk.organisatie),
        ("ronde", kenmerk.ronde),
        *([("vorm", "csv")] if kenmerk.los else []),
    ]
    for nummer, (sleutel, waarde) in enumerate(regels):
        vel.write_string(nummer, 0, sleutel)
        vel.write_string(nummer, 1, waarde)
    vel.protect()
    vel.very_hidden()


class Bladschrijver:
    """Writes one sheet of the template."""

    def __init__(self, boek: xlsxwriter.Workbook, blad: Blad, lijsten: Keuzelijsten) -> None:
        self.blad = blad
        self.lijsten = lijsten
        self.vel = boek.add_worksheet(blad.naam)
        self.kop = boek.add_format(KOP)
        self.vormen = {
            veld.sleutel: boek.add_format(vorm_van(veld, veld.invulbaar)) for veld in blad.velden
        }
        self.vrij = {veld.sleutel: boek.add_format(vorm_van(veld, True)) for veld in blad.velden}

    def schrijf(self, plicht: Aanleverplicht, kennis: Kennis) -> None:
        nummer = 0
        for nummer, rij in enumerate(rijen_van(self.blad, plicht, kennis), start=1):
            self.rij(nummer, rij.waarden, self.vormen)
        laatste = max(nummer, 1)
        if self.lijsten.vult_aan(self.blad):
            laatste = nummer + VRIJE_RIJEN
            for leeg in range(nummer + 1, laatste + 1):
                self.rij(leeg, [None] * len(self.blad.velden), self.vrij)
        self.koppen(laatste)
        for plek, veld in enumerate(self.blad.velden):
            self.lijsten.keur_invoer(self.vel, veld, plek, nummer, laatste)
        self.lijsten.kleur(self.vel, self.blad, laatste)

    def koppen(self, laatste: int) -> None:
        vel = self.vel
        vel.set_row(0, 34)
        for plek, veld in enumerate(self.blad.velden):
            vel.write_string(0, plek, veld.kop, self.kop)
            vel.set_column(plek, plek, veld.breedte)
        vel.freeze_panes(1, 2)
        vel.autofilter(0, 0, laatste, len(self.blad.velden) - 1)
        vel.protect("", BESCHERMING)
        vel.set_landscape()
        vel.set_paper(9)
        vel.fit_to_pages(1, 0)
        vel.repeat_rows(0)
        vel.set_footer("&L&A&RBladzijde &P van &N")

    def rij(self, nummer: int, waarden: list[Any], vormen: dict[str, Any]) -> None:
        for plek, (veld, waarde) in enumerate(zip(self.blad.velden, waarden, strict=True)):
            vorm = vormen[veld.sleutel]
            if waarde is None or waarde == "":
                self.vel.write_blank(nummer, plek, None, vorm)
            elif isinstance(waarde, date):
                self.vel.write_datetime(nummer, plek, waarde, vorm)
            elif isinstance(waarde, int):
                self.vel.write_number(nummer, plek, waarde, vorm)
            else:
                self.vel.write_string(nummer, plek, waarde, vorm)


def vorm_van(veld: Veld, invulbaar: bool) -> dict[str, Any]:
    vorm = dict(INVUL if invulbaar else VAST)
    if veld.soort == Veldsoort.DATUM:
        vorm |= DATUM
    if veld.soort == Veldsoort.AANTAL:
        vorm["num_format"] = "0"
    if veld.sleutel == "toelichting":
        vorm["text_wrap"] = True
    return vorm
