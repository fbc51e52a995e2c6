"""The workbook of one version, filled with what the plan holds now.

Headings and questions are locked (without a password), what can be filled in is not; during a
supplement only what was asked. From which download it came stands on a sheet that nobody sees.
"""

import io
import secrets
from datetime import date
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from capaciteit.aanlevering.sjabloon import BESCHERMING, INVUL, KOP, VAST

from ...models import Planversie
from ..inhoud import SLEUTEL, Rij, nieuwe_sleutel, rijen
from ..velden import Soort, Veld
from ..wijzigen import is_open, te_wijzigen
from .bladen import ANTWOORD, BLADEN, PAD, Blad
from .lijsten import LAATSTE_RIJ, Keuzelijsten
from .poort import KENBLAD, Kenmerk
from .voorblad import schrijf_uitleg, schrijf_voorblad
from .vragen import schrijf_vragen, vragen_van

VRIJE_RIJEN: Final = 50
"""Empty rows below what there is, each with a key of its own."""
LAATSTE_KOLOM: Final = 16_383
BOVEN: Final = {"text_wrap": True, "valign": "top"}
VORMEN: Final[dict[Soort, dict[str, Any]]] = {
    Soort.DATUM: {"num_format": "d-m-yyyy", "align": "left"},
    Soort.MAAND: {"num_format": "m-yyyy", "align": "left"},
    Soort.BEDRAG: {"num_format": "#,##0.00"},
    Soort.PERCENTAGE: {"num_format": "0.0##%"},
    Soort.DECIMAAL: {"num_format": "0.0####"},
    Soort.GETAL: {"num_format": "#,##0"},
    Soort.JAAR: {"num_format": "0"},
}
TABELRECHT: Final = {
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "format_cells": True,
}


def sjabloon_maken(versie: Planversie, *, met_bevindingen: bool = False) -> bytes:
    """The workbook of a draft; ``met_bevindingen``: what the checks say stands beside the cells."""
    return Sjabloon(versie, met_bevindingen=met_bevindingen).maak()


class Sjabloon:
    def __init__(self, versie: Planversie, *, met_bevindingen: bool) -> None:
        self.versie = versie
        self.open = te_wijzigen(versie)
        self.kenmerk = Kenmerk.van(versie, secrets.token_hex(8))
        self.uit = io.BytesIO()
        self.boek = xlsxwriter.Workbook(self.uit, {"in_memory": True})
        self.lijsten = Keuzelijsten(self.boek, versie.plan)
        self.opmaak: dict[tuple[Soort | None, bool], Any] = {}
        self.kop = self.boek.add_format(KOP)
        self.los = self.boek.add_format({"locked": False})
        self.opmerkingen = opmerkingen_van(versie) if met_bevindingen else {}

    def maak(self) -> bytes:
        vragen = vragen_van(self.versie.plan)
        self.boek.set_properties({"title": f"{self.versie.plan}, versie {self.versie.nummer}"})
        schrijf_voorblad(self.boek, self.versie, bool(vragen))
        if vragen:
            schrijf_vragen(self.boek, vragen)
        for blad in BLADEN:
            if blad.tabel:
                Tabelschrijver(self, blad).schrijf()
            else:
                Veldschrijver(self, blad).schrijf()
        schrijf_uitleg(self.boek)
        self.lijsten.schrijf()
        self.schrijf_kenmerk()
        self.boek.close()
        return self.uit.getvalue()

    def schrijf_kenmerk(self) -> None:
        vel = self.boek.add_worksheet(KENBLAD)
        for nummer, (sleutel, waarde) in enumerate(self.kenmerk.regels):
            vel.write_string(nummer, 0, sleutel)
            vel.write_string(nummer, 1, waarde)
        vel.protect()
        vel.very_hidden()

    def mag(self, pad: str) -> bool:
        return is_open(pad, self.open)

    def vorm(self, soort: Soort | None, invulbaar: bool) -> Any:
        if (soort, invulbaar) not in self.opmaak:
            vorm = (INVUL if invulbaar else VAST) | BOVEN
            if soort:
                vorm |= VORMEN.get(soort, {})
            self.opmaak[soort, invulbaar] = self.boek.add_format(vorm)
        return self.opmaak[soort, invulbaar]


class Bladschrijver:
    """Writes one sheet of the workbook."""

    vast_tot = (1, 1)

    def __init__(self, sjabloon: Sjabloon, blad: Blad) -> None:
        self.sjabloon = sjabloon
        self.blad = blad
        self.vel = sjabloon.boek.add_worksheet(blad.naam)
        self.lijsten = sjabloon.lijsten

    def koppen(self) -> None:
        vel = self.vel
        vel.set_row(0, 34)
        laatste = len(self.blad.velden) - 1
        for plek, kolom in enumerate(self.blad.velden):
            sterretje = " *" if kolom.veld and kolom.veld.verplicht else ""
            vel.write_string(0, plek, kolom.kop + sterretje, self.sjabloon.kop)
            verborgen = {"hidden": True} if plek == laatste else {}
            vel.set_column(plek, plek, kolom.breedte, self.sjabloon.los, verborgen)
        vel.freeze_panes(*self.vast_tot)
        vel.set_landscape()
        vel.set_paper(9)
        vel.fit_to_pages(1, 0)
        vel.repeat_rows(0)
        vel.set_footer("&L&A&RBladzijde &P van &N")

    def cel(self, rij: int, plek: int, veld: Veld, waarde: Any, pad: str) -> None:
        vorm = self.sjabloon.vorm(veld.soort, self.sjabloon.mag(pad))
        if waarde in (None, ""):
            self.vel.write_blank(rij, plek, None, vorm)
        else:
            schrijf_waarde(self.vel, rij, plek, self.in_cel(veld, waarde), vorm)
        if tekst := self.sjabloon.opmerkingen.get(pad):
            self.vel.write_comment(rij, plek, tekst, {"x_scale": 2, "y_scale": 1.5})

    def in_cel(self, veld: Veld, waarde: Any) -> Any:
        """From the document to what stands in a cell: real dates and numbers, words of choices."""
        match veld.soort:
            case Soort.DATUM:
                return date.fromisoformat(waarde)
            case Soort.MAAND:
                return date.fromisoformat(f"{waarde}-01")
            case Soort.PERCENTAGE:
                return Decimal(str(waarde)) / 100
            case Soort.GETAL | Soort.JAAR | Soort.BEDRAG | Soort.DECIMAAL:
                return Decimal(str(waarde))
            case Soort.JA_NEE:
                return "ja" if waarde else "nee"
            case Soort.KEUZE if veld.keuzes:
                return str(dict(veld.keuzes.choices).get(waarde, waarde))
        return self.lijsten.met_naam(veld, str(waarde))


class Veldschrijver(Bladschrijver):
    """The fields of a section, one below the other."""

    def schrijf(self) -> None:
        self.koppen()
        vast = self.sjabloon.vorm(None, False)
        antwoord, pad = self.blad.plek(ANTWOORD), self.blad.plek(PAD)
        for rij, veld in enumerate(self.blad.sectie.velden, start=1):
            label = f"{veld.label} *" if veld.verplicht else veld.label
            self.vel.write_string(rij, 0, label, vast)
            waarde = self.sjabloon.versie.inhoud["velden"].get(veld.code)
            self.cel(rij, antwoord, veld, waarde, veld.code)
            self.lijsten.keur_invoer(self.vel, veld, rij, antwoord, rij)
            self.vel.write_string(rij, self.blad.plek("uitleg"), veld.uitleg, vast)
            self.vel.write_string(rij, self.blad.plek("voorbeeld"), veld.voorbeeld, vast)
            self.vel.write_string(rij, pad, veld.code, vast)
            if veld.soort == Soort.LANGE_TEKST:
                self.vel.set_row(rij, 90)
        self.vel.protect("", BESCHERMING)


class Tabelschrijver(Bladschrijver):
    """The rows of a table, and empty ones below."""

    def schrijf(self) -> None:
        tabel = self.blad.van_tabel
        self.koppen()
        self.rest_los()
        gevuld = rijen(self.sjabloon.versie.inhoud, tabel.code)
        vol_open = self.sjabloon.mag(tabel.code)
        vrij: list[Rij] = [{SLEUTEL: nieuwe_sleutel()} for _ in range(VRIJE_RIJEN)]
        for nummer, rij in enumerate([*gevuld, *(vrij if vol_open else [])], start=1):
            self.rij(nummer, rij, vol_open)
        for plek, kolom in enumerate(self.blad.velden):
            if kolom.veld:
                self.lijsten.keur_invoer(self.vel, kolom.veld, 1, plek, LAATSTE_RIJ)
        if self.sjabloon.open is None:
            self.vel.autofilter(0, 0, len(gevuld) + VRIJE_RIJEN, len(self.blad.velden) - 2)
        self.vel.protect("", BESCHERMING | (TABELRECHT if vol_open else {}))

    def rest_los(self) -> None:
        """The columns beside the table: on a locked sheet a row can only be deleted when none of
        its cells is locked. By ``set_column`` the sheet, and every row in it, would be written as
        wide as that."""
        eerste = len(self.blad.velden)
        self.vel.set_column(eerste, eerste, None, self.sjabloon.los)
        naast = range(eerste, LAATSTE_KOLOM + 1)
        self.vel.col_info.update(dict.fromkeys(naast, self.vel.col_info[eerste]))

    def rij(self, nummer: int, rij: Rij, vol_open: bool) -> None:
        rijpad = f"{self.blad.van_tabel.code}/{rij[SLEUTEL]}"
        for plek, kolom in enumerate(self.blad.velden):
            if kolom.veld:
                pad = f"{rijpad}/{kolom.sleutel}"
                self.cel(nummer, plek, kolom.veld, rij.get(kolom.sleutel), pad)
            else:
                self.vel.write_string(
                    nummer, plek, rij[SLEUTEL], self.sjabloon.vorm(None, vol_open)
                )


def schrijf_waarde(vel: Any, rij: int, plek: int, waarde: Any, vorm: Any) -> None:
    if isinstance(waarde, date):
        vel.write_datetime(rij, plek, waarde, vorm)
    elif isinstance(waarde, Decimal):
        vel.write_number(rij, plek, float(waarde), vorm)
    else:
        vel.write_string(rij, plek, str(waarde), vorm)


def opmerkingen_van(versie: Planversie) -> dict[str, str]:
    """Per place what the checks say of it."""
    gevonden: dict[str, str] = {}
    for bevinding in versie.bevindingen.exclude(pad=""):
        tekst = f"{bevinding.melding} {bevinding.verwacht}".strip()
        gevonden[bevinding.pad] = "\n\n".join(filter(None, (gevonden.get(bevinding.pad), tekst)))
    return gevonden
