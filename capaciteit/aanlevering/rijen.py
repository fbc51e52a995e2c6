"""The rows of one sheet: every cell read, every row checked, the figures that they give.

Written as one plain loop with look-ups; a delivery can have a hundred thousand rows.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, Final

from jeugdzorg.kern.import_cells import is_empty, plain_text
from jeugdzorg.kern.importing import Sheet, address

from ..choices import AanleverErnst, Capaciteitsmaat, Regelsoort
from .cellen import Fout, als_aantal, als_keuze, als_peildatum, als_tekst
from .controles import RIJ, Bestand, Oordeel
from .controles.register import Rij
from .kennis import IN_GEBRUIK, Kennis
from .koppen import ZOEKEN, is_koprij, ligging
from .meldingen import Verzamelaar
from .regels import Regel
from .velden import ONBEKEND, Blad, Veld, Veldsoort

PLEKKEN: Final = Capaciteitsmaat.PLEKKEN.value
FOUT: Final = AanleverErnst.FOUT


class Bladlezer:
    """Reads one sheet of a delivery into ``bestand`` and ``meldingen``."""

    def __init__(self, blad: Blad, kennis: Kennis, bestand: Bestand, meldingen: Verzamelaar):
        self.blad = blad
        self.kennis = kennis
        self.bestand = bestand
        self.meldingen = meldingen
        self.plek: dict[str, int] = {}
        self.velden = {veld.sleutel: veld for veld in blad.velden}
        self.bedekt: set[tuple[int, int]] = set()
        self.datums: dict[Any, date] = {}

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

    # Rows

    def meting(self, nummer: int, rij: list[Any]) -> None:
        plek = self.plek
        invoer = [rij[p] for p in self.aantalplekken]
        reden, uitleg = rij[plek["reden"]], rij[plek["toelichting"]]
        leeg = not any(self.gevuld(w) for w in invoer) and is_empty(reden) and is_empty(uitleg)
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
        aantallen = [
            self.aantal(veld, nummer, p, rij[p])
            for veld, p in zip(self.aantalvelden, self.aantalplekken, strict=True)
        ]
        gekozen = self.keuze(nummer, reden) if reden else ""
        tekst = self.toelichting(nummer, uitleg)
        goed = len(self.fouten) == fouten
        regels = (
            (
                Regel(
                    *(Regelsoort.METING, self.blad.naam, nummer, voorziening, PLEKKEN, dag),
                    *aantallen,
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
        invoer = [rij[p] for p in self.aantalplekken]
        uitleg = rij[self.plek["toelichting"]]
        if not any(self.gevuld(waarde) for waarde in invoer) and is_empty(uitleg):
            return
        voorziening = self.voorziening(nummer, rij, False)
        fouten = len(self.fouten)
        regio = self.regio(nummer, rij[self.plek["regio"]])
        aantallen = [
            (veld.sleutel, self.aantal(veld, nummer, p, rij[p]))
            for veld, p in zip(self.aantalvelden, self.aantalplekken, strict=True)
        ]
        tekst = self.toelichting(nummer, uitleg)
        if voorziening is None:
            return
        regels = tuple(
            Regel(
                *(Regelsoort.HERKOMST, self.blad.naam, nummer, voorziening, maat),
                *(None, None, None, None, None, "", regio, aantal, tekst),
            )
            for maat, aantal in aantallen
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

    # Cells

    @cached_property
    def aantalvelden(self) -> list[Veld]:
        return [veld for veld in self.blad.velden if veld.soort == Veldsoort.AANTAL]

    @cached_property
    def aantalplekken(self) -> list[int]:
        return [self.plek[veld.sleutel] for veld in self.aantalvelden]

    @cached_property
    def fouten(self) -> list[int]:
        """One entry per cell that can't be read, whether it was kept as a message or not."""
        return []

    @staticmethod
    def gevuld(waarde: Any) -> bool:
        return type(waarde) is float or not is_empty(waarde)

    def aantal(self, veld: Veld, nummer: int, plek: int, waarde: Any) -> int | None:
        if type(waarde) is float and 0 <= waarde <= veld.hoogst and waarde.is_integer():
            return int(waarde)
        if waarde == "" and not veld.verplicht and type(waarde) is str:
            return None
        getal = als_aantal(veld, waarde)
        if isinstance(getal, Fout):
            self.meld_fout(veld, nummer, plek, waarde, getal)
            return None
        return getal

    def voorziening(self, nummer: int, rij: list[Any], leeg: bool) -> int | None:
        """Says of another's facility what it says of one that does not exist."""
        veld, plek = self.velden["code"], self.plek["code"]
        waarde = rij[plek]
        pk = self.kennis.codes.get(waarde.casefold() if type(waarde) is str else "")
        if pk is None and not is_empty(waarde):
            pk = self.kennis.codes.get(plain_text(waarde).casefold())
            if pk is None:
                fout = Fout(
                    "voorziening-onbekend",
                    "Deze code hoort niet bij een voorziening van uw organisatie.",
                    "Neem de code over uit het sjabloon, of meld de voorziening eerst aan.",
                )
                self.meld_fout(veld, nummer, plek, waarde, fout)
        elif pk is None and not leeg:
            fout = Fout("leeg", "Deze cel moet ingevuld zijn.", "Vul de code uit het sjabloon in.")
            self.meld_fout(veld, nummer, plek, waarde, fout)
        return pk

    def peildatum(self, nummer: int, waarde: Any) -> date | None:
        if type(waarde) is date and waarde in self.kennis.peildata:
            return waarde
        veld = self.velden["peildatum"]
        dag = als_peildatum(veld, waarde, self.kennis.peildata)
        if isinstance(dag, Fout):
            self.meld_fout(veld, nummer, self.plek["peildatum"], waarde, dag)
            return None
        return dag

    def regio(self, nummer: int, waarde: Any) -> int | None:
        """``None`` is an unknown origin, said so; an error is in ``fouten``."""
        tekst = plain_text(waarde).casefold()
        if tekst == ONBEKEND:
            return None
        pk = self.kennis.regios.get(tekst) or self.kennis.regios.get(
            tekst.partition(" (")[0].removeprefix("jeugdhulpregio ").strip()
        )
        if pk is None:
            fout = Fout(
                "leeg" if is_empty(waarde) else "regio-onbekend",
                "Dat is geen jeugdhulpregio." if tekst else "Deze cel moet ingevuld zijn.",
                f"Kies een regio uit de lijst, met naam of code (JZ01), of '{ONBEKEND}'.",
            )
            self.meld_fout(self.velden["regio"], nummer, self.plek["regio"], waarde, fout)
        return pk

    def keuze(self, nummer: int, waarde: Any) -> str:
        veld = self.velden["reden"]
        gekozen = als_keuze(veld, waarde)
        if isinstance(gekozen, Fout):
            self.meld_fout(veld, nummer, self.plek["reden"], waarde, gekozen)
            return ""
        return gekozen

    def toelichting(self, nummer: int, waarde: Any) -> str:
        if waarde == "" and type(waarde) is str:
            return ""
        tekst = als_tekst(self.velden["toelichting"], waarde)
        if isinstance(tekst, Fout):
            veld = self.velden["toelichting"]
            self.meld_fout(veld, nummer, self.plek["toelichting"], waarde, tekst)
            return ""
        return tekst

    # Messages

    def meld_fout(self, veld: Veld, nummer: int, plek: int, waarde: Any, fout: Fout) -> None:
        self.fouten.append(nummer)
        if (nummer, plek + 1) in self.bedekt:
            return
        self.meldingen.cel(
            *(FOUT, fout.code, self.blad.naam, nummer, plek + 1, veld.kop, waarde),
            *(fout.melding, fout.verwacht),
        )

    def meld_oordeel(
        self,
        code: str,
        ernst: AanleverErnst,
        oordeel: Oordeel,
        nummer: int | None,
        toelichting: str,
    ) -> None:
        self.meldingen.cel(
            *(ernst, code, self.blad.naam, nummer, self.plek[oordeel.kolom] + 1),
            *(self.velden[oordeel.kolom].kop, oordeel.waarde, oordeel.melding, oordeel.verwacht),
            toelichting if ernst is AanleverErnst.WAARSCHUWING else "",
        )
