"""The cells of one sheet into the document; of each that can't be read is said why."""

import hashlib
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, Final

from capaciteit.aanlevering.cellen import Fout
from capaciteit.aanlevering.koppen import ZOEKEN, is_koprij, ligging
from capaciteit.aanlevering.meldingen import Verzamelaar
from capaciteit.choices import AanleverErnst
from jeugdzorg.kern.import_cells import is_empty, plain_text
from jeugdzorg.kern.importing import Sheet, address

from ..inhoud import SLEUTEL, TEKENS, Rij
from ..velden import Veld
from .bladen import ANTWOORD, PAD, SLEUTELKOLOM, VRAAG, Blad
from .cellen import lees_cel, wat_mag
from .gelezen import Gelezen
from .opmaak import Opmaak

FOUT: Final = AanleverErnst.FOUT
LET_OP: Final = AanleverErnst.WAARSCHUWING
SLEUTELVORM: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")
HERSTEL: Final = "Download het werkboek opnieuw, en neem over wat u had ingevuld."


class Bladlezer(ABC):
    """Reads one sheet; nothing below headings that are not right."""

    def __init__(
        self, blad: Blad, opmaak: Opmaak, gelezen: Gelezen, meldingen: Verzamelaar
    ) -> None:
        self.blad = blad
        self.opmaak = opmaak
        self.gelezen = gelezen
        self.meldingen = meldingen
        self.plek: dict[str, int] = {}
        self.bedekt: set[tuple[int, int]] = set()

    def lees(self, sheet: Sheet) -> None:
        rijen = sheet.rows()
        if not self.zoek_koppen(rijen):
            return
        self.gelezen.plekken.kolommen[self.blad.naam] = self.plek
        if sheet.hidden:
            self.meld(
                LET_OP, "blad-verborgen", None, 0, "", f"Blad '{self.blad.naam}' is verborgen, "
                "maar wordt wel gelezen.", "Maak het blad weer zichtbaar.",
            )  # fmt: skip
        self.meld_samengevoegd(sheet)
        breed = max(self.plek.values()) + 1
        for nummer, rij in rijen:
            self.rij(nummer, [*rij, *[""] * (breed - len(rij))])
        self.af()

    @abstractmethod
    def rij(self, nummer: int, rij: list[Any]) -> None:
        """One row below the headings, as wide as they are."""

    def af(self) -> None:  # noqa: B027  # most sheets have nothing to add
        """What can only be said after the last row."""

    def zoek_koppen(self, rijen: Iterator[tuple[int, list[Any]]]) -> bool:
        for nummer, rij in rijen:
            if is_koprij(self.blad, rij):
                gevonden = ligging(self.blad, nummer, rij, self.meldingen)
                self.plek, self.koprij = gevonden or {}, nummer
                self.met_kop = {plek for plek, kop in enumerate(rij) if not is_empty(kop)}
                return gevonden is not None
            if nummer >= ZOEKEN:
                break
        self.meld(
            FOUT, "geen-koppen", None, 0, "",
            f"Op blad '{self.blad.naam}' staan niet de koppen van het werkboek.",
            f"De eerste rij is: {' | '.join(self.blad.koppen[:-1])}.",
        )  # fmt: skip
        return False

    def meld_samengevoegd(self, sheet: Sheet) -> None:
        for (boven, links), (onder, rechts) in sheet.merged:
            if onder <= self.koprij or links - 1 > max(self.plek.values()):
                continue
            cellen = f"{address(boven, links)} tot en met {address(onder, rechts)}"
            self.meld(
                FOUT, "samengevoegd", boven, links, cellen, "Deze cellen zijn samengevoegd.",
                "Hef de samenvoeging op en vul elke cel apart in.",
            )  # fmt: skip
            if (onder - boven + 1) * (rechts - links + 1) <= 10_000:
                self.bedekt.update(
                    (rij, kolom)
                    for rij in range(boven, onder + 1)
                    for kolom in range(links, rechts + 1)
                )

    def waarde(self, veld: Veld, nummer: int, plek: int, ruw: Any, pad: str) -> Any:
        """The value, ``None`` for nothing and for what can't be read (then a message says so)."""
        gelezen = lees_cel(veld, ruw, (nummer, plek + 1) in self.opmaak.procent)
        if not isinstance(gelezen, Fout):
            return gelezen
        self.gelezen.onleesbaar.add(pad)
        if (nummer, plek + 1) not in self.bedekt:
            self.meld(
                FOUT, gelezen.code, nummer, plek + 1, ruw, gelezen.melding,
                gelezen.verwacht or wat_mag(veld), veld.label,
            )  # fmt: skip
        return None

    def meld(
        self,
        ernst: AanleverErnst,
        code: str,
        nummer: int | None,
        kolom: int,
        ruw: Any,
        melding: str,
        verwacht: str,
        kop: str = "",
    ) -> None:
        """``kolom`` counted from 1."""
        plaats = (ernst, code, self.blad.naam, nummer, kolom, kop, ruw)
        self.meldingen.cel(*plaats, melding, verwacht)

    def let_op_verborgen(self, nummer: int, plek: int, ruw: Any) -> None:
        if nummer in self.opmaak.verborgen:
            self.meld(
                LET_OP, "rij-verborgen", nummer, plek + 1, ruw,
                "Deze rij is verborgen, maar wordt wel gelezen.",
                "Maak de rij zichtbaar, of haal haar weg als zij niet bij het plan hoort.",
            )  # fmt: skip


class Veldlezer(Bladlezer):
    """The fields of a section: which one a row is, says its hidden place."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.velden = {veld.code: veld for veld in self.blad.sectie.velden}
        self.gezien: set[str] = set()

    def rij(self, nummer: int, rij: list[Any]) -> None:
        code, ruw = plain_text(rij[self.plek[PAD]]), rij[self.plek[ANTWOORD]]
        vraag = rij[self.plek[VRAAG]]
        if not code and is_empty(ruw) and is_empty(vraag):
            return
        veld = self.velden.get(code)
        if veld is None or code in self.gezien:
            self.meld(
                FOUT, "vraag-onbekend", nummer, self.plek[VRAAG] + 1, vraag,
                "Deze vraag hoort niet in het werkboek.", HERSTEL,
            )  # fmt: skip
            return
        self.gezien.add(code)
        if plain_text(vraag).rstrip("* ").casefold() != veld.label.casefold():
            self.meld(
                FOUT, "vraag-gewijzigd", nummer, self.plek[VRAAG] + 1, vraag,
                f"Hier hoort de vraag '{veld.label}'.", f"Zet daar weer '{veld.label}'.",
            )  # fmt: skip
        self.gelezen.plekken.velden[code] = nummer
        waarde = self.waarde(veld, nummer, self.plek[ANTWOORD], ruw, code)
        if waarde is not None:
            self.gelezen.inhoud["velden"][code] = waarde
            self.let_op_verborgen(nummer, self.plek[ANTWOORD], ruw)

    def af(self) -> None:
        for code, veld in self.velden.items():
            if code not in self.gezien:
                self.gelezen.onleesbaar.add(code)
                self.meld(
                    FOUT, "vraag-ontbreekt", None, 0, "",
                    f"Op blad '{self.blad.naam}' ontbreekt de vraag '{veld.label}'.", HERSTEL,
                )  # fmt: skip


class Tabellezer(Bladlezer):
    """The rows of a table: which one a row is, says its hidden key; without one it is new."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.tabel = self.blad.van_tabel
        self.per_sleutel: dict[str, int] = {}

    def rij(self, nummer: int, rij: list[Any]) -> None:
        gevuld = [veld for veld in self.tabel.kolommen if not is_empty(rij[self.plek[veld.code]])]
        self.meld_ernaast(nummer, rij)
        if not gevuld:
            return
        sleutel = self.sleutel(nummer, rij)
        pad = f"{self.tabel.code}/{sleutel}"
        self.gelezen.plekken.rijen[pad] = nummer
        cellen: Rij = {SLEUTEL: sleutel}
        for veld in self.tabel.kolommen:
            plek = self.plek[veld.code]
            waarde = self.waarde(veld, nummer, plek, rij[plek], f"{pad}/{veld.code}")
            if waarde is not None:
                cellen[veld.code] = waarde
        self.gelezen.inhoud["tabellen"][self.tabel.code].append(cellen)
        eerste = self.plek[gevuld[0].code]
        self.let_op_verborgen(nummer, eerste, rij[eerste])

    def sleutel(self, nummer: int, rij: list[Any]) -> str:
        """Its own; of a copied row, or one that was added without, made from what it holds."""
        staat = plain_text(rij[self.plek[SLEUTELKOLOM]])
        eerste = self.plek[self.tabel.kolommen[0].code]
        if staat and not SLEUTELVORM.fullmatch(staat):
            self.meld(
                FOUT, "sleutel", nummer, eerste + 1, rij[eerste],
                "De verborgen sleutel van deze rij is overschreven.",
                "Maak een nieuwe rij onderaan, en neem daar over wat hier staat.",
            )  # fmt: skip
            staat = ""
        if eerder := self.per_sleutel.get(staat.casefold()):
            self.meld(
                LET_OP, "rij-kopie", nummer, eerste + 1, rij[eerste],
                f"Deze rij is een kopie van rij {eerder} en telt als nieuwe rij.",
                "Klopt dat niet, verwijder haar dan.",
            )  # fmt: skip
            staat = ""
        sleutel = staat or self.afgeleid(rij)
        self.per_sleutel[sleutel.casefold()] = nummer
        return sleutel

    def afgeleid(self, rij: list[Any]) -> str:
        """A key that is the same when the same file comes again."""
        cellen = [plain_text(rij[self.plek[veld.code]]) for veld in self.tabel.kolommen]
        for poging in range(1000):
            tekst = json.dumps([self.gelezen.sjabloon, self.tabel.code, cellen, poging])
            hash_ = hashlib.sha256(tekst.encode()).digest()
            sleutel = "".join(TEKENS[byte % len(TEKENS)] for byte in hash_[:8])
            if sleutel not in self.per_sleutel:
                return sleutel
        raise AssertionError("a thousand rows alike")

    def meld_ernaast(self, nummer: int, rij: list[Any]) -> None:
        """What stands in a column that has no heading is not read."""
        for plek, waarde in enumerate(rij):
            if plek not in self.met_kop and not is_empty(waarde):
                self.meld(
                    LET_OP, "buiten-tabel", nummer, plek + 1, waarde,
                    "Deze cel staat buiten de tabel en wordt niet gelezen.",
                    "Zet in een kolom van de tabel wat bij het plan hoort.",
                )  # fmt: skip
                return
