"""The drop-downs and rules of the cells of a template."""

from typing import Any, Final

import xlsxwriter

from regio.models import Jeugdhulpregio

from ..models import Aanleverplicht
from .kennis import Kennis
from .velden import CAPACITEIT, HERKOMST, ONBEKEND, Blad, Veld, Veldsoort

LIJSTBLAD: Final = "_lijsten"
PROMPT: Final = 255
"""Signs that Excel shows beside a cell."""
FOUT: Final = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
LET_OP: Final = {"bg_color": "#FFE0A3", "font_color": "#7A4B00"}


class Keuzelijsten:
    """Lists on a sheet that nobody sees, one column each; by key of the column that uses them."""

    def __init__(self, boek: xlsxwriter.Workbook, kennis: Kennis, plicht: Aanleverplicht) -> None:
        self.boek = boek
        regios = Jeugdhulpregio.objects.at(plicht.ronde.tot).order_by("naam")
        self.lijsten: dict[str, list[str]] = {
            "regio": [*regios.values_list("naam", flat=True), ONBEKEND],
            "code": [bekend.code for bekend in kennis.voorzieningen.values()],
        }
        for veld in CAPACITEIT.velden:
            if veld.keuzes:
                self.lijsten[veld.sleutel] = [str(label) for label in veld.keuzes.labels]

    def vult_aan(self, blad: Blad) -> bool:
        """Rows can be added: of origin, for another region."""
        return blad is HERKOMST and bool(self.lijsten["code"])

    def schrijf(self) -> None:
        vel = self.boek.add_worksheet(LIJSTBLAD)
        for kolom, waarden in enumerate(self.lijsten.values()):
            for rij, waarde in enumerate(waarden):
                vel.write_string(rij, kolom, waarde)
        vel.protect()
        vel.very_hidden()

    def bereik(self, sleutel: str) -> str:
        kolom = chr(65 + list(self.lijsten).index(sleutel))
        return f"={LIJSTBLAD}!${kolom}$1:${kolom}${len(self.lijsten[sleutel])}"

    def keur_invoer(self, vel: Any, veld: Veld, plek: int, gevuld: int, laatste: int) -> None:
        """Refuses in Excel itself what the reader would refuse; with the explanation beside it."""
        if veld.sleutel == "code" and laatste > gevuld:
            lijst = {"validate": "list", "source": self.bereik("code")}
            vel.data_validation(gevuld + 1, plek, laatste, plek, lijst | self.tekst(veld))
        if not veld.invulbaar or laatste < 1:
            return
        regel = self.regel(veld)
        vel.data_validation(1, plek, laatste, plek, regel | self.tekst(veld))

    def regel(self, veld: Veld) -> dict[str, Any]:
        if veld.soort == Veldsoort.AANTAL:
            grenzen = {"minimum": veld.laagst, "maximum": veld.hoogst}
            return {"validate": "integer", "criteria": "between", **grenzen}
        if veld.soort in {Veldsoort.KEUZE, Veldsoort.REGIO}:
            return {"validate": "list", "source": self.bereik(veld.sleutel)}
        return {"validate": "any"}

    def tekst(self, veld: Veld) -> dict[str, Any]:
        goed = f"Vul een heel getal van {veld.laagst} tot en met {veld.hoogst} in."
        kies = "Kies een waarde uit de lijst."
        return {
            "input_title": veld.kop[:32],
            "input_message": veld.uitleg[:PROMPT],
            "error_title": veld.kop[:32],
            "error_message": goed if veld.soort == Veldsoort.AANTAL else kies,
        }

    def kleur(self, vel: Any, blad: Blad, laatste: int) -> None:
        """Colours at once what the checks will say of places and occupied."""
        if blad is not CAPACITEIT:
            return
        plaatsen, bezet, niet, reden = (
            chr(65 + blad.plek(sleutel))
            for sleutel in ("plaatsen", "bezet", "niet_beschikbaar", "reden")
        )
        regels = [
            (niet, f"=N(${niet}2)>N(${plaatsen}2)", FOUT),
            (reden, f'=AND(N(${niet}2)>0,${reden}2="")', FOUT),
            (bezet, f"=N(${bezet}2)>N(${plaatsen}2)-N(${niet}2)", LET_OP),
        ]
        for kolom, formule, vorm in regels:
            vel.conditional_format(
                f"{kolom}2:{kolom}{laatste + 1}",
                {"type": "formula", "criteria": formule, "format": self.boek.add_format(vorm)},
            )
