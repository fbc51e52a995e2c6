"""The drop-downs and rules of the cells of a workbook."""

from datetime import date
from typing import Any, Final

import xlsxwriter

from capaciteit.models import Locatie, Voorziening
from jeugdzorg.kern.importing import letters
from regio.models import Gemeente

from ...models import Vastgoedplan
from ..controles.kennis import zichtbare
from ..definities import TABELLEN
from ..velden import Soort, Veld
from .bladen import BLAD_VAN
from .cellen import SCHEIDING, wat_mag

LIJSTBLAD: Final = "_lijsten"
LAATSTE_RIJ: Final = 1000
"""So far down the drop-downs of a table reach."""
PROMPT: Final = 255
KOP: Final = 32
GETALLEN: Final = (Soort.GETAL, Soort.JAAR)
DECIMALEN: Final = (Soort.BEDRAG, Soort.DECIMAAL, Soort.PERCENTAGE)
HOOGST: Final = 999_999_999_999


def keuzes_van(plan: Vastgoedplan) -> dict[str, list[str]]:
    """Per list its words: of every field that chooses, and of the register what is its own."""
    lijsten = {
        lijst_van(veld): [str(label) for label in veld.keuzes.labels]
        for tabel in TABELLEN.values()
        for veld in tabel.kolommen
        if veld.keuzes
    }
    lijsten["ja_nee"] = ["ja", "nee"]
    lijsten["gemeente"] = list(Gemeente.objects.order_by("naam").values_list("naam", flat=True))
    for naam, model in (("locatie", Locatie), ("voorziening", Voorziening)):
        rijen = zichtbare(model, plan).filter(is_eigen=True).order_by("naam")
        paren = rijen.values_list("code", "naam")
        lijsten[naam] = [f"{code}{SCHEIDING}{naam}" for code, naam in paren]
    return lijsten


def lijst_van(veld: Veld) -> str:
    """The name of the list that a field chooses from; empty when it chooses from none."""
    if veld.keuzes:
        return veld.keuzes.__name__.lower()
    return {
        Soort.JA_NEE: "ja_nee",
        Soort.GEMEENTE: "gemeente",
        Soort.LOCATIE: "locatie",
        Soort.VOORZIENING: "voorziening",
    }.get(veld.soort, "")


class Keuzelijsten:
    """Lists on a sheet that nobody sees, one column each."""

    def __init__(self, boek: xlsxwriter.Workbook, plan: Vastgoedplan) -> None:
        self.boek = boek
        self.lijsten = keuzes_van(plan)
        self.namen = {
            code: {regel.partition(SCHEIDING)[0]: regel for regel in self.lijsten[code]}
            for code in ("locatie", "voorziening")
        }

    def schrijf(self) -> None:
        vel = self.boek.add_worksheet(LIJSTBLAD)
        for kolom, woorden in enumerate(self.lijsten.values()):
            for rij, woord in enumerate(woorden):
                vel.write_string(rij, kolom, woord)
        vel.protect()
        vel.very_hidden()

    def met_naam(self, veld: Veld, code: str) -> str:
        """A code of the register as it stands in its drop-down: with the name."""
        return self.namen.get(lijst_van(veld), {}).get(code, code)

    def bereik(self, veld: Veld) -> str:
        """Where the words are; projects are those on their own sheet, also new ones."""
        if veld.soort == Soort.PROJECT:
            blad = BLAD_VAN["projecten"]
            kolom = letters(blad.plek("code") + 1)
            return f"='{blad.naam}'!${kolom}$2:${kolom}$200"
        naam = lijst_van(veld)
        if not self.lijsten.get(naam):
            return ""
        kolom = letters(list(self.lijsten).index(naam) + 1)
        return f"={LIJSTBLAD}!${kolom}$1:${kolom}${len(self.lijsten[naam])}"

    def keur_invoer(self, vel: Any, veld: Veld, van: int, kolom: int, tot: int) -> None:
        """Says beside the cell what belongs there, and what is wrong while typing.

        Excel asks, it does not forbid: what the reader accepts in other words can be typed too.
        """
        tekst = {
            "input_title": veld.label[:KOP],
            "input_message": f"{veld.uitleg} {wat_mag(veld)}"[:PROMPT],
            "error_title": veld.label[:KOP],
            "error_message": wat_mag(veld)[:PROMPT],
            "error_type": "warning",
        }
        vel.data_validation(van, kolom, tot, kolom, self.regel(veld) | tekst)

    def regel(self, veld: Veld) -> dict[str, Any]:
        if bereik := self.bereik(veld):
            return {"validate": "list", "source": bereik}
        if veld.soort in (*GETALLEN, *DECIMALEN):
            deel = 100 if veld.soort == Soort.PERCENTAGE else 1
            laagst = -HOOGST if veld.laagst is None else veld.laagst
            hoogst = HOOGST if veld.hoogst is None else veld.hoogst
            soort = "integer" if veld.soort in GETALLEN else "decimal"
            grenzen = {"minimum": laagst / deel, "maximum": hoogst / deel}
            return {"validate": soort, "criteria": "between", **grenzen}
        if veld.soort in (Soort.DATUM, Soort.MAAND):
            grenzen_ = {"minimum": date(1900, 3, 1), "maximum": date(2200, 12, 31)}
            return {"validate": "date", "criteria": "between", **grenzen_}
        return {"validate": "any"}
