"""The cells of one sheet as values; of each that can't be read is said why."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

from jeugdzorg.kern.import_cells import is_empty, plain_text

from ..choices import AanleverErnst
from .cellen import Fout, als_aantal, als_keuze, als_peildatum, als_tekst
from .controles import Bestand, Oordeel
from .kennis import Kennis
from .meldingen import Verzamelaar
from .velden import ONBEKEND, Blad, Veld, Veldsoort

FOUT: Final = AanleverErnst.FOUT
GEWONE_CELLEN: Final = frozenset({float, str})
"""Not what is made from them, as a formula that failed."""


class Cellezer:
    """``plek`` is where each column is; ``bedekt`` the cells under merged ones."""

    def __init__(self, blad: Blad, kennis: Kennis, bestand: Bestand, meldingen: Verzamelaar):
        self.blad = blad
        self.kennis = kennis
        self.bestand = bestand
        self.meldingen = meldingen
        self.plek: dict[str, int] = {}
        self.velden = {veld.sleutel: veld for veld in blad.velden}
        self.dagen = {dag: dag for dag in kennis.peildata}
        self.bedekt: set[tuple[int, int]] = set()

    @cached_property
    def aantalvelden(self) -> list[Veld]:
        return [veld for veld in self.blad.velden if veld.soort == Veldsoort.AANTAL]

    @cached_property
    def aantalplekken(self) -> list[int]:
        return [self.plek[veld.sleutel] for veld in self.aantalvelden]

    @cached_property
    def aantalcellen(self) -> Callable[[list[Any]], tuple[Any, ...]]:
        return itemgetter(*self.aantalplekken)

    @cached_property
    def gewone_aantallen(self) -> list[dict[Any, int | None]]:
        """Of each column of numbers what most cells hold, as a workbook gives it."""
        return [
            {float(getal): getal for getal in range(veld.hoogst + 1)}
            | ({} if veld.verplicht else {"": None})
            for veld in self.aantalvelden
        ]

    def aantallen(self, nummer: int, invoer: tuple[Any, ...]) -> list[int | None]:
        """By looking them up; one by one where that does not settle it."""
        if GEWONE_CELLEN.issuperset(map(type, invoer)):
            try:
                return [
                    gewoon[waarde]
                    for gewoon, waarde in zip(self.gewone_aantallen, invoer, strict=True)
                ]
            except KeyError:
                pass
        velden = zip(self.aantalvelden, self.aantalplekken, invoer, strict=True)
        return [self.aantal(veld, nummer, plek, waarde) for veld, plek, waarde in velden]

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
        if type(waarde) is date and waarde in self.dagen:
            return self.dagen[waarde]
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
