"""A first look at a large part of a workbook, at the speed of a search through bytes.

It never lets through what the precise look would stop: what it does not wholly understand is left
to the precise look. It understands XML in UTF-8 without comments, CDATA, DTD and instructions, as
every spreadsheet writes it, and cells that hold a short number, a text or nothing.
"""

import html
import re
import zipfile
from typing import Final, NamedTuple
from xml.parsers import expat

VEEL: Final = 100_000_000
"""Bytes; a larger part is not taken into memory."""
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
GETALCEL: Final = re.compile(
    rb"<c(?: [^<>]*)?"
    rb"(?:/>|>(?:<f(?: [^<>]*)?(?:/>|>[^<]*</f>))?(?:<v>-?\d{1,8}(?:\.\d+)?</v>)?</c>)"
)
"""A cell with nothing, or a number (or the number of a shared text) too short for a BSN."""
TEKSTCEL: Final = re.compile(rb"<c(?: [^<>]*)?><is><t(?: [^<>]*)?>([^<]*)</t></is></c>")
LEGE_RIJ: Final = re.compile(rb"<row(?: [^<>]*)?(?:/>|>\s*</row>)")
RESTCEL: Final = re.compile(rb"<" + PRE + rb"(?:c|v|is)[\s/>]")
DAGGETAL: Final = re.compile(rb"<v>0*(\d{5})(?:\.\d+)?</v>")


class Uitgedund(NamedTuple):
    """A sheet without the cells and rows that are understood: ``rest`` says all other things.

    ``teksten`` are the different texts in cells, ``None`` when there are cells of another kind;
    ``getallen`` the numbers that a date can be.
    """

    rest: bytes
    teksten: set[str] | None
    getallen: set[int]


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


def uitgedund(inhoud: bytes | None) -> Uitgedund | None:
    """A sheet that is plain, with the cells that are understood taken out."""
    if inhoud is None:
        return None
    getallen = {int(getal) for getal in set(DAGGETAL.findall(inhoud))}
    met_tekst = GETALCEL.sub(b"", inhoud)
    rest = LEGE_RIJ.sub(b"", TEKSTCEL.sub(b"", met_tekst))
    if RESTCEL.search(rest):
        return Uitgedund(rest, None, getallen)
    teksten = set(TEKSTCEL.findall(met_tekst))
    return Uitgedund(
        rest, {html.unescape(tekst.decode("utf-8", "replace")) for tekst in teksten}, getallen
    )
