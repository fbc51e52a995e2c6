"""What is asked and what was answered, as plain values: the same on screen, in a workbook and in
the API. Knows no database."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, Final

from jeugdzorg.kern.import_cells import DASHES, is_empty, plain_text
from jeugdzorg.kern.importing import Failed
from jeugdzorg.kern.notation import getal_tekst
from vastgoed.plan.waarden import GETAL, zonder_duizendpunten

from ..choices_levering import Antwoord

HOOGSTENS: Final = Decimal(10) ** 9
WOORDEN: Final = {
    "onbekend": Antwoord.ONBEKEND,
    "weet niet": Antwoord.ONBEKEND,
    "?": Antwoord.ONBEKEND,
    "n.v.t.": Antwoord.NVT,
    "n.v.t": Antwoord.NVT,
    "nvt": Antwoord.NVT,
    "niet van toepassing": Antwoord.NVT,
}
TEKST_VAN: Final = {Antwoord.ONBEKEND: "onbekend", Antwoord.NVT: "n.v.t."}


class Antwoordfout(ValueError):  # noqa: N818  # the domain's word
    """Something that is no answer; ``code`` names the rule, ``verwacht`` what would be right."""

    def __init__(self, code: str, melding: str, verwacht: str) -> None:
        super().__init__(f"{melding} {verwacht}")
        self.code, self.melding, self.verwacht = code, melding, verwacht


@dataclass(frozen=True)
class Vraag:
    """One value that is asked: of an indicator the whole, or a part of a breakdown.

    ``sleutel`` names it in forms, workbooks and the API. ``geheel`` is the key of the whole that
    the parts of an axis add up to (``telt_op``); ``minimum`` and ``maximum`` in ``eenheid``.
    """

    sleutel: str
    indicator: str
    naam: str
    eenheid: str
    uitsplitsing: str = ""
    as_naam: str = ""
    telt_op: bool = False
    verplicht: bool = False
    decimalen: int = 0
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    @property
    def geheel(self) -> str:
        return self.sleutel.partition(".")[0]

    @property
    def is_geheel(self) -> bool:
        return not self.uitsplitsing

    @property
    def label(self) -> str:
        return f"{self.naam}, {self.uitsplitsing}" if self.uitsplitsing else self.naam

    @property
    def is_verhouding(self) -> bool:
        """A share or a percentage: differences are in points, not in counts."""
        return self.eenheid.lower().startswith(("aandeel", "procent", "percentage"))

    @property
    def voorbeeld(self) -> str:
        return "12,5" if self.decimalen else "12"


@dataclass(frozen=True)
class Gegeven:
    """What was answered: a value, or why there is none; with the explanation of an outlier."""

    antwoord: str
    waarde: Decimal | None = None
    toelichting: str = ""

    @property
    def tekst(self) -> str:
        """As it is typed: 12,5, onbekend or n.v.t."""
        if self.waarde is None:
            return TEKST_VAN[Antwoord(self.antwoord)]
        return getal_tekst(self.waarde)


def lees_antwoord(vraag: Vraag, ruw: Any) -> tuple[str, Decimal | None] | None:
    """The kind of answer and its value; nothing at all is ``None``. Raises Antwoordfout."""
    if isinstance(ruw, Failed):
        raise Antwoordfout("formule-fout", "Dat is een formule zonder uitkomst.", goed(vraag))
    if isinstance(ruw, bool | date | time | timedelta):
        raise Antwoordfout("geen-getal", "Dat is geen getal.", goed(vraag))
    if is_empty(ruw):
        return None
    tekst = plain_text(ruw)
    if woord := WOORDEN.get(tekst.casefold()):
        return woord, None
    if tekst in DASHES:
        raise Antwoordfout(
            "streepje",
            "Aan een streepje is niet te zien of u 0 of onbekend bedoelt.",
            "Vul 0 in als er geen zijn, of onbekend.",
        )
    return Antwoord.WAARDE, binnen(vraag, als_getal(vraag, ruw, tekst))


def als_getal(vraag: Vraag, ruw: Any, tekst: str) -> Decimal:
    """From a number, or Dutch text: point for thousands, comma for decimals."""
    if isinstance(ruw, int | float | Decimal):
        return Decimal(repr(ruw) if isinstance(ruw, float) else str(ruw))
    kaal = re.sub(r"[%\s\xa0]", "", tekst)
    if not GETAL.fullmatch(kaal):
        raise Antwoordfout("geen-getal", f"'{tekst[:40]}' is geen getal.", goed(vraag))
    return Decimal(zonder_duizendpunten(kaal))


def binnen(vraag: Vraag, getal: Decimal) -> Decimal:
    """Raises Antwoordfout for too many decimals and for what lies outside the definition."""
    if not getal.is_finite() or abs(getal) >= HOOGSTENS:
        raise Antwoordfout("te-groot", "Dat getal is te groot.", goed(vraag))
    afgerond = round(getal, vraag.decimalen)
    if getal != afgerond and abs(getal - afgerond) > Decimal("1e-9"):
        hoeveel = f"hooguit {vraag.decimalen} cijfers achter de komma"
        raise Antwoordfout(
            "te-precies",
            f"Dat heeft meer cijfers achter de komma dan {vraag.naam.lower()} heeft.",
            f"Vul {hoeveel if vraag.decimalen else 'een heel getal'} in.",
        )
    laagst = vraag.minimum if vraag.minimum is not None else Decimal(0)
    if afgerond < laagst:
        raise Antwoordfout("te-laag", f"Minder dan {getal_tekst(laagst)} kan niet.", goed(vraag))
    if vraag.maximum is not None and afgerond > vraag.maximum:
        hoogst = getal_tekst(vraag.maximum)
        raise Antwoordfout("te-hoog", f"Meer dan {hoogst} kan niet.", goed(vraag))
    return afgerond


def goed(vraag: Vraag) -> str:
    """What may be filled in, in one sentence."""
    return (
        f"Vul een getal in ({vraag.eenheid}), bijvoorbeeld {vraag.voorbeeld}, of onbekend of n.v.t."
    )
