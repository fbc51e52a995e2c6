"""What holds for every zip, and so for every workbook and document: nothing hides in it."""

import re
import zipfile
import zlib
from typing import IO, Final

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from .fouten import Geweigerd, Reden
from .voorzeef import Uitgedund, gewone_inhoud, is_welgevormd, uitgedund

DELEN: Final = 3000
UITGEPAKT: Final = 150_000_000
"""Bytes in all parts together."""
VERHOUDING: Final = 200
"""How much larger a part may become, from a megabyte."""
KLEIN: Final = 1_000_000
INGEPAKT: Final = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"MZ",
    b"\x7fELF",
    b"%PDF",
)
NA_EEN_DEEL: Final = 24
"""Bytes of the record that may follow a part: its sizes and check sum."""
ELEMENTEN: Final = 4_000_000
EINDE: Final = b"PK\x05\x06"
EINDE_LENGTE: Final = 22
XML: Final = (".xml", ".rels", ".vml")
BLAD: Final = re.compile(r"xl/worksheets/[^/]+\.xml")


def keur_zip(bestand: IO[bytes]) -> dict[str, Uitgedund]:
    """Raises Geweigerd; afterwards every part can be read without surprise.

    Gives of each sheet that is plain what its rows hold, so that it need not be unpacked again.
    """
    bladen: dict[str, Uitgedund] = {}
    keur_randen(bestand)
    try:
        with zipfile.ZipFile(bestand) as archief:
            keur_lijst(archief.infolist())
            keur_ligging(bestand, archief)
            for deel in archief.infolist():
                if blad := keur_deel(archief, deel):
                    bladen[deel.filename] = blad
    except RuntimeError:
        raise Geweigerd(Reden.WACHTWOORD) from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
        raise Geweigerd(Reden.BESCHADIGD) from None
    return bladen


def keur_randen(bestand: IO[bytes]) -> None:
    """The zip is the whole file: nothing before, behind, or in a comment at the end."""
    bestand.seek(0, 2)
    lengte = bestand.tell()
    bestand.seek(max(0, lengte - EINDE_LENGTE))
    einde = bestand.read()
    bestand.seek(0)
    if not einde.startswith(EINDE) or einde[-2:] != b"\0\0":
        raise Geweigerd(Reden.VERMOMD if zipfile.is_zipfile(bestand) else Reden.BESCHADIGD)
    plaats, begin = (int.from_bytes(einde[van : van + 4], "little") for van in (12, 16))
    if plaats + begin + EINDE_LENGTE != lengte:
        raise Geweigerd(Reden.VERMOMD)


def keur_lijst(delen: list[zipfile.ZipInfo]) -> None:
    namen = [deel.filename.lower() for deel in delen]
    if len(namen) != len(set(namen)) or not all(map(is_gewoon_pad, delen)):
        raise Geweigerd(Reden.PAD)
    if any(deel.flag_bits & 0x1 for deel in delen):
        raise Geweigerd(Reden.WACHTWOORD)
    if len(delen) > DELEN or sum(deel.file_size for deel in delen) > UITGEPAKT:
        raise Geweigerd(Reden.UITGEPAKT)
    if any(
        deel.file_size > KLEIN and deel.file_size > VERHOUDING * max(deel.compress_size, 1)
        for deel in delen
    ):
        raise Geweigerd(Reden.UITGEPAKT)


def keur_ligging(bestand: IO[bytes], archief: zipfile.ZipFile) -> None:
    """The parts lie one after another from the first byte; nothing in between, none twice."""
    verwacht = 0
    for deel in sorted(archief.infolist(), key=lambda deel: deel.header_offset):
        if not 0 <= deel.header_offset - verwacht <= NA_EEN_DEEL:
            raise Geweigerd(Reden.VERMOMD)
        bestand.seek(deel.header_offset + 26)
        lengtes = bestand.read(4)
        kop = 30 + sum(int.from_bytes(lengtes[van : van + 2], "little") for van in (0, 2))
        verwacht = deel.header_offset + kop + deel.compress_size
    if not 0 <= archief.start_dir - verwacht <= NA_EEN_DEEL:
        raise Geweigerd(Reden.VERMOMD)


def is_gewoon_pad(deel: zipfile.ZipInfo) -> bool:
    """A plain file below the top: no way up, no drive, no link, no invisible signs."""
    naam = deel.orig_filename
    is_link = (deel.external_attr >> 16) & 0o170000 == 0o120000
    vreemd = re.search(r"^/|^[A-Za-z]:|\\|[\x00-\x1f\x7f]", naam)
    return not is_link and not vreemd and ".." not in naam.split("/") and len(naam) < 200


def keur_deel(archief: zipfile.ZipFile, deel: zipfile.ZipInfo) -> Uitgedund | None:
    """Its real size is the one it says (the sum over all parts was judged), its check sum too."""
    if deel.is_dir():
        return None
    blad = None
    with archief.open(deel) as inhoud:
        if inhoud.read(8).startswith(INGEPAKT):
            raise Geweigerd(Reden.INGEPAKT)
        inhoud.seek(0)
        if BLAD.fullmatch(deel.filename):
            blad = uitgedund(inhoud)
        while inhoud.read(1 << 20):
            pass
    if blad and blad.elementen <= ELEMENTEN:
        return blad
    if deel.filename.lower().endswith(XML):
        keur_xml(archief, deel)
    return None


def keur_xml(archief: zipfile.ZipFile, deel: zipfile.ZipInfo) -> None:
    """Well-formed, and without a DTD: no entities that explode or that read other files."""
    gewoon = gewone_inhoud(archief, deel.filename)
    if gewoon and gewoon.count(b"<") - gewoon.count(b"</") <= ELEMENTEN and is_welgevormd(gewoon):
        return
    try:
        with archief.open(deel) as inhoud:
            for aantal, (_, element) in enumerate(iterparse(inhoud, forbid_dtd=True)):
                element.clear()
                if aantal > ELEMENTEN:
                    raise Geweigerd(Reden.UITGEPAKT)
    except Geweigerd:
        raise
    except (DefusedXmlException, ParseError, LookupError, ValueError):
        raise Geweigerd(Reden.XML) from None
