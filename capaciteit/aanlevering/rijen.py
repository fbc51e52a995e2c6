"""The rows of one sheet: every cell read, every row checked, the figures that they give.

Written as one plain loop with look-ups; a delivery can have a hundred thousand rows.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from jeugdzorg.kern.import_cells import is_empty, plain_text
from jeugdzorg.kern.importing import Sheet, address

from ..choices import Capaciteitsmaat, Regelsoort
from .cellezer import FOUT, Cellezer
from .controles import RIJ
from .controles.register import Rij
from .kennis import IN_GEBRUIK
from .koppen import ZOEKEN, is_koprij, ligging
from .regels import Regel

PLEKKEN: Final = Capaciteitsmaat.PLEKKEN.value


class Bladlezer(Cellezer):
    """Reads one sheet of a delivery into ``bestand`` and ``meldingen``."""

    def lees(self, sheet: Sheet) -> None:
        """Everything on the sheet; nothing below headings that are not right."""
        rijen = sheet.rows()
        if not self.zoek_koppen(rijen):
            return
        self.meld_samengevoegd(sheet)
        self.bestand.bladen.add(self.blad.naam)
        lees = self.meting if self.blad.soort is Regelsoort.METING else self.herkomst
        breed = max(self.plek.values()) + 1
        for nummer, rij in rijen:
            if len(rij) < breed:
                rij = [*rij, *[""] * (breed - len(rij))]
            lees(nummer, rij)

    def zoek_koppen(self, rijen: Iterator[tuple[int, list[Any]]]) -> bool:
        for nummer, rij in rijen:
            if is_koprij(self.blad, rij):
                gevonden = ligging(self.blad, nummer, rij, self.meldingen)
                self.plek = gevonden or {}
                self.koprij = nummer
                return gevonden is not None
            if nummer >= ZOEKEN:
                break
        self.meldingen.cel(
            *(FOUT, "geen-koppen", self.blad.naam, None, 0, "", ""),
            f"Op blad {self.blad.naam} staan niet de koppen van het sjabloon.",
            f"De eerste rij is: {' | '.join(self.blad.koppen)}.",
        )
        return False

    def meld_samengevoegd(self, sheet: Sheet) -> None:
        for (boven, links), (onder, rechts) in sheet.merged:
            if onder <= self.koprij or links - 1 > max(self.plek.values()):
                continue
            cellen = f"{address(boven, links)} tot en met {address(onder, rechts)}"
            self.meldingen.cel(
                *(FOUT, "samengevoegd", self.blad.naam, boven, links, "", cellen),
                "Deze cellen zijn samengevoegd.",
                "Hef de samenvoeging op en vul elke cel apart in.",
            )
            if (onder - boven + 1) * (rechts - links + 1) <= 10_000:
                self.bedekt.update(
                    (rij, kolom)
                    for rij in range(boven, onder + 1)
                    for kolom in range(links, rechts + 1)
                )

    def meting(self, nummer: int, rij: list[Any]) -> None:
        plek = self.plek
        invoer = self.aantalcellen(rij)
        reden, uitleg = rij[plek["reden"]], rij[plek["toelichting"]]
        leeg = (
            type(invoer[0]) is not float
            and not any(self.gevuld(waarde) for waarde in invoer)
            and is_empty(reden)
            and is_empty(uitleg)
        )
        voorziening = self.voorziening(nummer, rij, leeg)
        if voorziening is None:
            return
        dag = self.peildatum(nummer, rij[plek["peildatum"]])
        if dag is None:
            self.bestand.zonder_dag.add(voorziening)
            return
        if leeg and self.kennis.status_op(voorziening, dag) not in IN_GEBRUIK:
            return
        fouten = len(self.fouten)
        plaatsen, bezet, wachtend, niet_beschikbaar = self.aantallen(nummer, invoer)
        gekozen = self.keuze(nummer, reden) if reden else ""
        tekst = self.toelichting(nummer, uitleg)
        goed = len(self.fouten) == fouten
        regels = (
            (
                Regel(
                    Regelsoort.METING,
                    self.blad.naam,
                    nummer,
                    voorziening,
                    PLEKKEN,
                    dag,
                    plaatsen,
                    bezet,
                    wachtend,
                    niet_beschikbaar,
                    gekozen,
                    None,
                    None,
                    tekst,
                ),
            )
            if goed
            else ()
        )
        self.controleer(nummer, rij, voorziening, dag, None, tekst, regels)

    def herkomst(self, nummer: int, rij: list[Any]) -> None:
        invoer = self.aantalcellen(rij)
        uitleg = rij[self.plek["toelichting"]]
        if not any(self.gevuld(waarde) for waarde in invoer) and is_empty(uitleg):
            return
        voorziening = self.voorziening(nummer, rij, False)
        fouten = len(self.fouten)
        regio = self.regio(nummer, rij[self.plek["regio"]])
        aantallen = self.aantallen(nummer, invoer)
        tekst = self.toelichting(nummer, uitleg)
        if voorziening is None:
            return
        regels = tuple(
            Regel(
                Regelsoort.HERKOMST,
                self.blad.naam,
                nummer,
                voorziening,
                veld.sleutel,
                herkomst_regio=regio,
                aantal=aantal,
                opmerking=tekst,
            )
            for veld, aantal in zip(self.aantalvelden, aantallen, strict=True)
            if aantal is not None and len(self.fouten) == fouten
        )
        if len(self.fouten) == fouten:
            self.controleer(nummer, rij, voorziening, None, regio, tekst, regels)

    def controleer(
        self,
        nummer: int,
        rij: list[Any],
        voorziening: int,
        dag: date | None,
        regio: int | None,
        tekst: str,
        regels: tuple[Regel, ...],
    ) -> None:
        naam = rij[self.plek["naam"]]
        hele = Rij(
            *(self.blad.naam, nummer, voorziening, dag, regio),
            naam if type(naam) is str else plain_text(naam),
            tekst,
            regels,
        )
        for controle in RIJ[self.blad.soort]:
            oordeel = controle.voer(hele, self.kennis, self.bestand)
            if oordeel is not None:
                self.meld_oordeel(controle.code, controle.ernst, oordeel, nummer, tekst)
        self.bestand.regels.extend(regels)
