"""Formulas of derived indicators: ``KWN-03 / KWN-01 * 100``, or ``KWN-05[wonen] + KWN-02``.

Numbers are exact (fractions), in the units of the indicators; nothing is run as code. What is
missing makes the outcome unknown (None), and so does dividing by zero. A minus between two codes
needs a space: codes have minus signs of their own.

grammar: som = deel {(+ | - | −) deel}; deel = factor {(* | × | / | ÷ | :) factor};
factor = [-] (getal | code["[" uitsplitsing "]"] | "(" som ")")
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

MAX_LENGTE: Final = 300
MAX_DIEPTE: Final = 20
TEKEN: Final = re.compile(
    r"\s*(?:(?P<getal>\d+(?:[.,]\d+)?)(?![\w])"
    r"|(?P<code>[A-Za-z_][\w]*(?:-[\w]+)*)(?:\[(?P<deel>[^\]\[]+)\])?"
    r"|(?P<teken>[-−+*×/÷:()]))"
)
PLUS, MIN = ("+",), ("-", "−")
MAAL, GEDEELD = ("*", "×"), ("/", "÷", ":")


class FormuleError(ValueError):
    """Says what is wrong and where (``plek``, counted from 1)."""

    def __init__(self, uitleg: str, plek: int) -> None:
        super().__init__(f"{uitleg} (teken {plek})")
        self.plek = plek


class Verwijzing(NamedTuple):
    """An indicator by its code; of a breakdown the value with this code, else the whole."""

    code: str
    uitsplitsing: str = ""

    def __str__(self) -> str:
        return f"{self.code}[{self.uitsplitsing}]" if self.uitsplitsing else self.code


Waarden = Mapping[Verwijzing, Fraction | None]
Rekenregel = Callable[[Waarden], Fraction | None]


class Stuk(NamedTuple):
    """A piece of the text: its kind, what it says, the breakdown behind a code, and where."""

    soort: str
    tekst: str
    deel: str
    plek: int


@dataclass(frozen=True)
class Formule:
    """A formula that was read: which figures it needs, and what they work out to."""

    verwijzingen: tuple[Verwijzing, ...]
    waarde: Rekenregel


def lees_formule(tekst: str) -> Formule:
    """Raises FormuleError for what is no formula."""
    if len(tekst) > MAX_LENGTE:
        raise FormuleError(f"Een formule heeft hooguit {MAX_LENGTE} tekens.", MAX_LENGTE + 1)
    lezer = Lezer([*stukken(tekst)], len(tekst) + 1)
    regel = lezer.som(0)
    if (stuk := lezer.volgende()) is not None:
        raise FormuleError(f"Na een uitkomst staat nog “{stuk.tekst}”.", stuk.plek)
    if not lezer.verwijzingen:
        raise FormuleError("Noem ten minste één indicator.", 1)
    return Formule(tuple(dict.fromkeys(lezer.verwijzingen)), regel)


def stukken(tekst: str) -> Iterator[Stuk]:
    plek = 0
    while plek < len(tekst.rstrip()):
        gevonden = TEKEN.match(tekst, plek)
        if gevonden is None:
            begin = plek + len(tekst[plek:]) - len(tekst[plek:].lstrip())
            raise FormuleError(f"“{tekst[begin]}” hoort hier niet.", begin + 1)
        soort = str(gevonden.lastgroup if gevonden.lastgroup != "deel" else "code")
        deel = (gevonden["deel"] or "").strip()
        yield Stuk(soort, gevonden[soort], deel, gevonden.start(soort) + 1)
        plek = gevonden.end()


class Lezer:
    """Reads the pieces from left to right; each step gives how to work out what was read."""

    def __init__(self, stukken: Sequence[Stuk], eind: int) -> None:
        self.stukken = list(stukken)
        self.eind = eind
        self.verwijzingen: list[Verwijzing] = []

    def volgende(self) -> Stuk | None:
        return self.stukken[0] if self.stukken else None

    def neem(self, *tekens: str) -> str:
        """The next piece when it is one of these signs, else nothing."""
        stuk = self.volgende()
        if stuk is None or stuk.soort != "teken" or stuk.tekst not in tekens:
            return ""
        return self.stukken.pop(0).tekst

    def som(self, diepte: int) -> Rekenregel:
        links = self.deel(diepte)
        while teken := self.neem(*PLUS, *MIN):
            links = samen(links, self.deel(diepte), opgeteld if teken in PLUS else afgetrokken)
        return links

    def deel(self, diepte: int) -> Rekenregel:
        links = self.factor(diepte)
        while teken := self.neem(*MAAL, *GEDEELD):
            links = samen(links, self.factor(diepte), maal if teken in MAAL else gedeeld)
        return links

    def factor(self, diepte: int) -> Rekenregel:
        stuk = self.volgende()
        if stuk is None:
            raise FormuleError("De formule houdt te vroeg op.", self.eind)
        if diepte > MAX_DIEPTE:
            raise FormuleError("Te veel haakjes in elkaar.", stuk.plek)
        if self.neem(*MIN):
            return samen(vast(Fraction(0)), self.factor(diepte + 1), afgetrokken)
        if self.neem("("):
            return self.binnen_haakjes(stuk.plek, diepte + 1)
        if stuk.soort == "teken":
            raise FormuleError(f"Voor “{stuk.tekst}” ontbreekt een getal of code.", stuk.plek)
        self.stukken.pop(0)
        if stuk.soort == "getal":
            return vast(Fraction(stuk.tekst.replace(",", ".")))
        self.verwijzingen.append(Verwijzing(stuk.tekst.upper(), stuk.deel))
        return opgezocht(self.verwijzingen[-1])

    def binnen_haakjes(self, plek: int, diepte: int) -> Rekenregel:
        regel = self.som(diepte)
        if not self.neem(")"):
            raise FormuleError("Bij dit haakje ontbreekt het tweede.", plek)
        return regel


def vast(getal: Fraction) -> Rekenregel:
    return lambda waarden: getal


def opgezocht(verwijzing: Verwijzing) -> Rekenregel:
    return lambda waarden: waarden.get(verwijzing)


def samen(
    links: Rekenregel, rechts: Rekenregel, doe: Callable[[Fraction, Fraction], Fraction | None]
) -> Rekenregel:
    """Unknown when one of both is."""

    def regel(waarden: Waarden) -> Fraction | None:
        een, ander = links(waarden), rechts(waarden)
        return None if een is None or ander is None else doe(een, ander)

    return regel


def opgeteld(een: Fraction, ander: Fraction) -> Fraction:
    return een + ander


def afgetrokken(een: Fraction, ander: Fraction) -> Fraction:
    return een - ander


def maal(een: Fraction, ander: Fraction) -> Fraction:
    return een * ander


def gedeeld(een: Fraction, ander: Fraction) -> Fraction | None:
    return een / ander if ander else None


def kring(nodig: Mapping[str, Sequence[str]], begin: str) -> list[str]:
    """The way from ``begin`` back to itself along what each code needs; empty: there is none."""
    te_gaan: list[list[str]] = [[begin]]
    gezien: set[str] = set()
    while te_gaan:
        weg = te_gaan.pop()
        for code in nodig.get(weg[-1], ()):
            if code == begin:
                return [*weg, code]
            if code not in gezien:
                gezien.add(code)
                te_gaan.append([*weg, code])
    return []
