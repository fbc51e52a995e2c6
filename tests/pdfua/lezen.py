"""What stands in a tagged PDF: its structure in reading order, and the words of each element."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

SCHRIJFT: Final = frozenset(("Tj", "TJ", "'", '"'))
TEKENT: Final = SCHRIJFT | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"}
Plek = tuple[int, int]
"""A piece of content: the number of the object of its page, and its number on that page."""


@dataclass(frozen=True)
class Element:
    """An element of the structure, with the content and the annotations that are its own."""

    soort: str
    bron: pikepdf.Dictionary
    kinderen: list["Element"]
    plekken: list[Plek]
    objecten: list[pikepdf.Object]

    def alle(self) -> Iterator["Element"]:
        """Itself and everything below it, in reading order."""
        yield self
        for kind in self.kinderen:
            yield from kind.alle()

    def onder(self, *soorten: str) -> list["Element"]:
        return [element for element in self.alle() if element.soort in soorten]

    def eigenschap(self, naam: str) -> Any:
        """A value of its attributes."""
        lijst = self.bron.get("/A", [])
        for deel in lijst if isinstance(lijst, pikepdf.Array) else [lijst]:
            if isinstance(deel, pikepdf.Dictionary) and naam in deel:
                return deel[naam]
        return None


@dataclass
class Bladinhoud:
    """Of the content of the pages: the words per place, and what stands in no element at all."""

    woorden: dict[Plek, str] = field(default_factory=dict)
    los: list[str] = field(default_factory=list)


def boom(pdf: pikepdf.Pdf) -> Element:
    """The structure of the document. Raises KeyError where there is none."""
    return element(pdf.Root["/StructTreeRoot"], 0)


def element(bron: pikepdf.Dictionary, bladzijde: int) -> Element:
    if "/Pg" in bron:
        bladzijde = bron["/Pg"].objgen[0]
    zelf = Element(str(bron.get("/S", "/StructTreeRoot"))[1:], bron, [], [], [])
    inhoud = bron.get("/K", [])
    for kind in inhoud if isinstance(inhoud, pikepdf.Array) else [inhoud]:
        if isinstance(kind, int):
            zelf.plekken.append((bladzijde, kind))
        elif "/S" in kind:
            zelf.kinderen.append(element(kind, bladzijde))
        elif "/MCID" in kind:
            blad = kind["/Pg"].objgen[0] if "/Pg" in kind else bladzijde
            zelf.plekken.append((blad, int(kind["/MCID"])))
        elif "/Obj" in kind:
            zelf.objecten.append(kind["/Obj"])
    return zelf


def bladinhoud(pdf: pikepdf.Pdf) -> Bladinhoud:
    uit = Bladinhoud()
    for nummer, pagina in enumerate(pdf.pages, start=1):
        blad_lezen(pagina, nummer, uit)
    return uit


def blad_lezen(pagina: pikepdf.Page, nummer: int, uit: Bladinhoud) -> None:
    """Walk through the instructions; every open mark is a place, an artifact or neither."""
    letters: dict[str, str] = {}
    open_: list[Plek | str] = []
    tabellen = {naam: vertaling(font) for naam, font in fonts(pagina).items()}
    for stap in pikepdf.parse_content_stream(pagina):
        operator = str(stap.operator)
        if operator in ("BMC", "BDC"):
            open_.append(waar := merk(pagina, stap.operands))
            if not isinstance(waar, str):
                uit.woorden.setdefault(waar, "")
        elif operator == "EMC":
            open_.pop()
        elif operator == "Tf":
            letters = tabellen[str(stap.operands[0])]
        elif operator in TEKENT or operator == "INLINE IMAGE":
            plek = next((open_plek for open_plek in reversed(open_) if open_plek), None)
            if plek is None:
                uit.los.append(f"bladzijde {nummer}: {operator}")
            elif not isinstance(plek, str):
                tekst = gelezen(stap.operands, letters) if operator in SCHRIJFT else ""
                uit.woorden[plek] += tekst


def merk(pagina: pikepdf.Page, operanden: Any) -> Plek | str:
    """Where marked content belongs: a place, "artefact", or empty when it says neither."""
    if str(operanden[0]) == "/Artifact":
        return "artefact"
    if len(operanden) < 2:
        return ""
    eigenschappen = operanden[1]
    if isinstance(eigenschappen, pikepdf.Name):
        eigenschappen = pagina.Resources.Properties[str(eigenschappen)]
    nummer = eigenschappen.get("/MCID")
    return "" if nummer is None else (pagina.obj.objgen[0], int(nummer))


def fonts(pagina: pikepdf.Page) -> dict[str, pikepdf.Dictionary]:
    bronnen = pagina.obj.get("/Resources", {})
    return {str(naam): font for naam, font in bronnen.get("/Font", {}).items()}


def vertaling(font: pikepdf.Dictionary) -> dict[str, str]:
    """From the codes of a font to characters; empty when it does not tell."""
    if "/ToUnicode" not in font:
        return {}
    kaart = font["/ToUnicode"].read_bytes().decode("latin-1")
    paren = re.findall(r"<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\n", kaart, re.I)
    return {code.lower(): bytes.fromhex(teken).decode("utf-16-be") for code, teken in paren}


def gelezen(operanden: Any, letters: dict[str, str]) -> str:
    """The characters that an instruction writes."""
    delen = operanden[-1]
    stukken = delen if isinstance(delen, pikepdf.Array) else [delen]
    reeksen = [bytes(stuk).hex() for stuk in stukken if isinstance(stuk, pikepdf.String)]
    codes = [reeks[n : n + 4] for reeks in reeksen for n in range(0, len(reeks), 4)]
    return "".join(letters.get(code, "\ufffd") for code in codes)


def tekst(van: Element, inhoud: Bladinhoud) -> str:
    """The words of an element and all below it."""
    eigen = (inhoud.woorden.get(plek, "") for deel in van.alle() for plek in deel.plekken)
    return "".join(eigen)
