"""A first look at a large part of a workbook, at the speed of a search through bytes.

It never lets through what the precise look would stop: what it does not wholly understand is left
to the precise look. It understands XML in UTF-8 without comments, CDATA, DTD and instructions, as
every spreadsheet writes it, and rows with cells that hold a number, a text or nothing. A sheet goes
by in pieces, once; it is never in memory as a whole.
"""

import html
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Final, NamedTuple
from xml.parsers import expat

from .rijen import EXCEL_RIJEN, GEWONE_RIJEN, RIJEN, X14AC

VEEL: Final = 100_000_000
"""Bytes; a larger part is not taken into memory."""
VEEL_ANDERS: Final = 20_000_000
"""Bytes of a sheet that are not plain rows; with more it is looked at precisely."""
STUK: Final = 1 << 20
BEGIN: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?(<\?xml(?P<rest>[^<>]*)\?>)?")
CODERING: Final = re.compile(rb"encoding\s*=\s*([\"'])(?P<naam>[^\"']*)\1")
PRE: Final = rb"(?:[^<>\s/:]+:)?"
OPDRACHTEN: Final = (b"ddeLink", b"oleLink", b"oleObject", b"instrText", b":instr")
FORMULES: Final = re.compile(rb"<" + PRE + rb"(?:f|definedName|formula[12]?)(?=[\s/>])([^<]*)")
ZONDER_VOORVOEGSEL: Final = (
    re.compile(rb"<f(?=[\s/>])([^<]*)"),
    re.compile(rb"<definedName(?=[\s/>])([^<]*)"),
    re.compile(rb"<formula[12]?(?=[\s/>])([^<]*)"),
)
"""The same, where no name has a prefix; a search for a word is quick."""
FORMULE: Final = re.compile(rb"<f(?: [^<>]*)?(?:/>|>[^<]*</f>)")
TEKSTEN: Final = re.compile(rb">([^<]+)<")
RESTCEL: Final = re.compile(rb"<" + PRE + rb"(?:c|v|is)[\s/>]")
GETAL: Final = re.compile(rb"\d{1,8}(?:\.\d+)?")
BLADBEGIN: Final = re.compile(rb"<sheetData(?:\s[^<>]*)?(?<!/)>")
BLADEINDE: Final = b"</sheetData>"
RIJEINDE: Final = b"</row>"


class Uitgedund(NamedTuple):
    """A sheet without the rows that are understood: ``rest`` says all other things.

    ``teksten`` are the different texts and long numbers in cells, ``None`` when there are cells of
    another kind; ``getallen`` the numbers that a date can be; ``formules`` as ``formules`` gives.
    """

    rest: bytes
    teksten: set[str] | None
    getallen: set[int]
    formules: str | None = None
    elementen: int = 0


def gewone_inhoud(archief: zipfile.ZipFile, naam: str) -> bytes | None:
    """All of a part when it is plain enough to search, else nothing."""
    if archief.getinfo(naam).file_size > VEEL:
        return None
    inhoud = archief.read(naam)
    return inhoud if is_gewoon(inhoud) else None


def is_gewoon(inhoud: bytes) -> bool:
    """UTF-8, and what looks like an element is one."""
    begin = BEGIN.match(inhoud)
    if begin is None or b"<!" in inhoud or b"\0" in inhoud[:100]:
        return False
    codering = CODERING.search(begin["rest"] or b"")
    if codering and codering["naam"].lower() not in {b"utf-8", b"us-ascii"}:
        return False
    return inhoud.count(b"<?") == bool(begin[1])


def is_welgevormd(inhoud: bytes) -> bool:
    """By the same parser as the precise look, without making anything of it."""
    lezer = expat.ParserCreate(namespace_separator="}")
    try:
        lezer.Parse(inhoud, True)
    except (expat.ExpatError, LookupError, ValueError):
        return False
    return True


def formules(inhoud: bytes) -> str | None:
    """All formulas, with the attributes before them; ``None`` when there is more to look at."""
    if any(opdracht in inhoud for opdracht in OPDRACHTEN):
        return None
    met_voorvoegsel = b":f" in inhoud or b":definedName" in inhoud
    patronen = (FORMULES,) if met_voorvoegsel else ZONDER_VOORVOEGSEL
    gevonden = b"\n".join(deel for patroon in patronen for deel in patroon.findall(inhoud))
    return None if b"&#" in gevonden else gevonden.decode("utf-8", "replace")


def stukken(stroom: IO[bytes]) -> Iterator[tuple[bool, bytes]]:
    """A sheet in pieces, and of each whether it is whole rows; none ends within a tag."""
    over, in_rijen = b"", False
    for blok in iter(lambda: stroom.read(STUK), b""):
        over += blok
        if not in_rijen and (begin := BLADBEGIN.search(over)):
            yield False, over[: begin.end()]
            over, in_rijen = over[begin.end() :], True
        if in_rijen:
            einde = over.find(BLADEINDE)
            knip = einde if einde >= 0 else over.rfind(RIJEINDE) + len(RIJEINDE)
            if knip >= len(RIJEINDE):
                yield True, over[:knip]
                over = over[knip:]
            if einde >= 0:
                break
        if len(over) > VEEL_ANDERS // 4:
            break
    for blok in iter(lambda: stroom.read(STUK), b""):
        over += blok
        knip = over.rfind(b">") + 1 or len(over)
        yield False, over[:knip]
        over = over[knip:]
    yield False, over


class Zeef:
    """What is gathered of one sheet; ``lezer`` sees all that is not well-formed for certain."""

    def __init__(self) -> None:
        self.lezer = expat.ParserCreate(namespace_separator="}")
        self.rest = bytearray()
        self.teksten: set[bytes] = set()
        self.formules: list[str | None] = []
        self.elementen = 0

    def rijen(self, stuk: bytes) -> None:
        gewoon = EXCEL_RIJEN if X14AC.search(self.rest) else GEWONE_RIJEN
        plek = 0
        while plek < len(stuk):
            if (einde := eind(gewoon, stuk, plek)) > plek:
                self.begrepen(stuk[plek:einde])
            elif (einde := eind(RIJEN, stuk, plek)) > plek:
                self.met_formules(stuk[plek:einde])
            else:
                rij = stuk.find(RIJEINDE, plek)
                einde = rij + len(RIJEINDE) if rij >= 0 else len(stuk)
                self.anders(stuk[plek:einde])
            plek = einde

    def begrepen(self, rijen: bytes) -> None:
        if not rijen.isascii():
            self.lezer.Parse(rijen, False)
        self.tel(rijen)
        self.teksten.update(TEKSTEN.findall(rijen))

    def met_formules(self, rijen: bytes) -> None:
        self.lezer.Parse(rijen, False)
        self.tel(rijen)
        self.formules.append(formules(rijen))
        self.teksten.update(TEKSTEN.findall(FORMULE.sub(b"", rijen)))

    def anders(self, deel: bytes) -> None:
        self.lezer.Parse(deel, False)
        self.tel(deel)
        self.rest += deel

    def tel(self, deel: bytes) -> None:
        self.elementen += deel.count(b"<") - deel.count(b"</")

    def uitkomst(self) -> Uitgedund | None:
        self.lezer.Parse(b"", True)
        rest = bytes(self.rest)
        if not is_gewoon(rest):
            return None
        alle = [*self.formules, formules(rest)]
        bekend = [deel for deel in alle if deel is not None]
        samen = "\n".join(bekend) if len(bekend) == len(alle) else None
        teksten, getallen = gesorteerd(self.teksten)
        heel = None if RESTCEL.search(rest) else teksten
        return Uitgedund(rest, heel, getallen, samen, self.elementen)


def eind(patroon: re.Pattern[bytes], stuk: bytes, plek: int) -> int:
    gevonden = patroon.match(stuk, plek)
    return gevonden.end() if gevonden else plek


def uitgedund(stroom: IO[bytes]) -> Uitgedund | None:
    """A sheet without the rows that are understood; nothing when it is not plain."""
    zeef = Zeef()
    try:
        for zijn_rijen, stuk in stukken(stroom):
            (zeef.rijen if zijn_rijen else zeef.anders)(stuk)
            if len(zeef.rest) > VEEL_ANDERS:
                return None
        return zeef.uitkomst()
    except (expat.ExpatError, LookupError, ValueError):
        return None


def gesorteerd(gevonden: set[bytes]) -> tuple[set[str], set[int]]:
    """Texts as a reader sees them, and all that could be the number of a day.

    Whether a number is a text, a number or a day says its cell; here it is each of them.
    """
    teksten: set[str] = set()
    getallen: set[int] = set()
    for deel in gevonden:
        if GETAL.fullmatch(deel):
            getallen.add(int(deel.partition(b".")[0]))
            continue
        tekst = html.unescape(deel.decode("utf-8", "replace"))
        teksten.add(tekst)
        try:
            getal = float(tekst)
        except ValueError:
            continue
        if abs(getal) < 1e15:
            teksten.add(f"{getal:.0f}")
            getallen.add(int(getal))
    return teksten, {getal for getal in getallen if 0 < getal < 100_000}
