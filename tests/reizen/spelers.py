"""Who plays in the journey of a plan, on the real Overijssel data, and what they write."""

import copy
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any, Final

import openpyxl
from django.conf import settings

from regio.choices import Rol
from regio.models import Aanbieder, Gebruiker, Organisatie
from tests.factories import make_gebruiker
from vastgoed.models import Criterium, Regeling, Toetsingskader
from vastgoed.plan.definities import SECTIES, TABELLEN, VELDEN
from vastgoed.plan.inhoud import Inhoud
from vastgoed.plan.velden import Soort, Veld
from vastgoed.plan.werkboek.bladen import BLAD_VAN

OP_SCHERM: Final = ("doel", "samenvatting")
"""Fields that the provider fills in on screen; everything else comes by workbook."""
KRITIEK: Final = {"1.1.d": "Welke vergunningen zijn er al?", "2.h": "Hoe leert u van elkaar?"}
"""What one reviewer thinks otherwise than the other, and writes to the provider."""
EIGEN_VRAAG: Final = "2.f"
"""The criterion about which a question is asked beside those."""
PRIVE: Final = "Alleen voor ons: de wethouder twijfelt."
ONDERLING: Final = "Dit zagen wij elders ook misgaan."
GETALLEN: Final = (Soort.GETAL, Soort.JAAR, Soort.BEDRAG, Soort.DECIMAAL)


class Spelers:
    """Four roles: the provider, the coordinator, two reviewers of two regions, the board."""

    def __init__(self) -> None:
        self.aanbieder = Aanbieder.objects.get(code="AMBIQ")
        self.gemeente = Organisatie.objects.get(code="GEM-ENSCHEDE")
        self.ijsselland = Organisatie.objects.get(code="REG-JZ07")
        self.twente = Organisatie.objects.get(code="REG-JZ14")
        self.stuurgroep = Organisatie.objects.get(code="STUURGROEP-OV")
        self.regeling = Regeling.objects.get(code="SPUK-T2")
        self.kader = Toetsingskader.objects.get(code="TK-OV-2022")
        self.anna = self.lid("Anna van Ambiq", Rol.AANBIEDER, self.aanbieder)
        self.bram = self.lid("Bram van Enschede", Rol.BELEIDSMEDEWERKER, self.gemeente)
        self.cas = self.lid("Cas van IJsselland", Rol.TOETSER, self.ijsselland)
        self.dina = self.lid("Dina van Twente", Rol.TOETSER, self.twente)
        self.els = self.lid("Els van de stuurgroep", Rol.STUURGROEPLID, self.stuurgroep)

    def lid(self, naam: str, rol: str, organisatie: Organisatie) -> Gebruiker:
        return make_gebruiker(naam=naam, rol=rol, organisatie=organisatie)

    @property
    def criteria(self) -> list[Criterium]:
        return list(self.kader.criteria.order_by("volgorde"))

    def criterium(self, code: str) -> Criterium:
        return self.kader.criteria.get(code=code)


def planinhoud() -> Inhoud:
    """The whole document of a provider's plan, as the example of Ambiq has it."""
    pad = settings.BASE_DIR / "fixtures/voorbeeld/plannen.json"
    rijen = json.loads(pad.read_text(encoding="utf-8"))
    return copy.deepcopy(next(rij["inhoud"] for rij in rijen if rij["aanbieder"] == "AMBIQ"))


def in_excel(veld: Veld, waarde: Any) -> Any:
    """What a person types in the cell of this field."""
    if waarde in (None, ""):
        return None
    if veld.soort == Soort.DATUM:
        return date.fromisoformat(waarde)
    if veld.soort == Soort.MAAND:
        return date.fromisoformat(f"{waarde}-01")
    if veld.soort == Soort.PERCENTAGE:
        return float(Decimal(str(waarde)) / 100)
    if veld.soort in GETALLEN:
        return float(waarde)
    if veld.soort == Soort.JA_NEE:
        return "ja" if waarde else "nee"
    return str(dict(veld.keuzes.choices)[waarde]) if veld.keuzes else waarde


def vul_werkboek(bestand: Any, inhoud: Inhoud, zonder: tuple[str, ...] = ()) -> bytes:
    """The downloaded workbook, filled in as one does in Excel: found by sheet, question, heading.

    ``zonder``: fields and tables that are left as they are.
    """
    boek = openpyxl.load_workbook(bestand)
    for sectie in SECTIES:
        for code in sectie.onderdelen:
            if code in zonder:
                continue
            if code in TABELLEN:
                vul_tabel(boek, code, inhoud["tabellen"].get(code, ()))
            elif code in inhoud["velden"]:
                vul_veld(boek, code, inhoud["velden"][code])
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def vul_veld(boek: Any, code: str, waarde: Any) -> None:
    veld, blad = VELDEN[code], boek[BLAD_VAN[code].naam]
    rij = next(r for r in blad.iter_rows(min_row=2) if str(r[0].value).rstrip(" *") == veld.label)
    rij[1].value = in_excel(veld, waarde)


def vul_tabel(boek: Any, code: str, rijen: Any) -> None:
    tabel, blad = TABELLEN[code], boek[BLAD_VAN[code].naam]
    koppen = {str(cel.value).rstrip(" *"): cel.column for cel in blad[1]}
    for nummer, rij in enumerate(rijen, start=2):
        for kolom in tabel.kolommen:
            if kolom.code in rij:
                cel = blad.cell(nummer, koppen[kolom.label])
                cel.value = in_excel(kolom, rij[kolom.code])


def vul_antwoorden(bestand: Any, antwoorden: dict[str, str]) -> Any:
    """The open workbook with an answer at each question that begins with a code of a criterion."""
    boek = openpyxl.load_workbook(bestand)
    blad = boek["Vragen"]
    koppen = {cel.value: cel.column for cel in blad[1]}
    for rij in range(2, blad.max_row + 1):
        vraag = str(blad.cell(rij, koppen["Vraag"]).value)
        for code, antwoord in antwoorden.items():
            if vraag.startswith(code):
                blad.cell(rij, koppen["Uw antwoord"]).value = antwoord
    return boek


def gezegd(inhoud: Inhoud) -> dict[str, Any]:
    """What a document says, as one would type it; not by which keys its rows are known."""
    return {
        "velden": {code: in_excel(VELDEN[code], w) for code, w in inhoud["velden"].items() if w},
        "tabellen": {
            code: [
                {
                    kolom.code: in_excel(kolom, rij[kolom.code])
                    for kolom in TABELLEN[code].kolommen
                    if rij.get(kolom.code) not in (None, "")
                }
                for rij in rijen
            ]
            for code, rijen in inhoud["tabellen"].items()
            if rijen
        },
    }
