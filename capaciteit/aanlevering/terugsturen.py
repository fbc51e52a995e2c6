"""The provider's own workbook back, with every cell marked that something is said of.

A sheet in front lists all messages with a link to each cell. What it had stays: drop-downs, locks,
widths, other sheets (not pictures and charts). Marks of an earlier round are taken off first.
"""

import gc
import io
import logging
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any, Final

import openpyxl
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from jeugdzorg.kern.uploads import Soort

from ..choices import AanleverErnst
from .csvwerkboek import werkboek_van_csv
from .meldingenblad import IN_DIT_BESTAND, schrijf_meldingen, verwijder_meldingen
from .regels import Melding
from .sjabloon import INVUL, KOP, VAST

logger = logging.getLogger(__name__)

AUTEUR: Final = "Controle van de aanlevering"
"""Every remark of ours begins with it; so it is told apart also when a program drops the author."""
LANGST: Final = 1500
MERKBAAR: Final = {Soort.XLSX: 12_000_000, Soort.CSV: 2_000_000}
"""About 20.000 rows; marking those takes some seconds."""
MERKEN: Final = {
    AanleverErnst.FOUT: PatternFill("solid", "FFFFA7A0"),
    AanleverErnst.WAARSCHUWING: PatternFill("solid", "FFFFD27F"),
}


@contextmanager
def zonder_opruimen() -> Iterator[None]:
    """Without looking for cycles among hundreds of thousands of cells; that is a third of it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@zonder_opruimen()
def gemerkt_werkboek(
    inhoud: IO[bytes], soort: Soort, meldingen: Sequence[Melding], uitleg: str = IN_DIT_BESTAND
) -> bytes:
    """The workbook with every cell marked that something is said of; of a CSV one made from it.
    ``uitleg`` says on the sheet in front what to do.

    What can't be opened, or is too large to mark while somebody waits, gives a workbook with the
    messages only; its first lines say so.
    """
    te_groot = omvang(inhoud, soort) > MERKBAAR[soort]
    inhoud.seek(0)
    if te_groot:
        boek = leeg_boek()
    else:
        boek = geopend(werkboek_van_csv(inhoud) if soort == Soort.CSV else inhoud)
    for vel in boek.worksheets:
        haal_merken_weg(vel)
    verwijder_meldingen(boek)
    merk(boek, meldingen)
    schrijf_meldingen(boek, meldingen, alleen=te_groot, uitleg=uitleg)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def geopend(inhoud: IO[bytes]) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return openpyxl.load_workbook(inhoud)
        except Exception:  # whatever a damaged book makes of it, the messages go back
            logger.warning("A delivered workbook cannot be opened to mark it", exc_info=True)
            return leeg_boek()


def leeg_boek() -> Any:
    boek = openpyxl.Workbook()
    boek.active.title = "Leeg"
    return boek


def omvang(inhoud: IO[bytes], soort: Soort) -> int:
    """Bytes of text in it, unpacked; the time that marking takes goes with it."""
    if soort == Soort.CSV:
        return inhoud.seek(0, io.SEEK_END)
    try:
        with zipfile.ZipFile(inhoud) as archief:
            return sum(deel.file_size for deel in archief.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return 0


def merk(boek: Any, meldingen: Sequence[Melding]) -> None:
    per_cel: dict[tuple[str, str], list[Melding]] = defaultdict(list)
    for melding in meldingen:
        if melding.cel and melding.blad in boek.sheetnames:
            per_cel[melding.blad, melding.cel].append(melding)
    for (blad, cel), groep in per_cel.items():
        zet_merk(boek[blad][cel], groep)


def zet_merk(cel: Any, groep: list[Melding]) -> None:
    """The colour of the worst, and all that is said."""
    if not isinstance(cel, Cell):  # covered by merged cells
        return
    fout = any(melding.ernst == AanleverErnst.FOUT for melding in groep)
    cel.fill = MERKEN[AanleverErnst.FOUT if fout else AanleverErnst.WAARSCHUWING]
    tekst = "\n\n".join(f"{melding.melding} {melding.verwacht}".strip() for melding in groep)
    opmerking = Comment(f"{AUTEUR}\n{tekst}"[:LANGST], AUTEUR)
    opmerking.width, opmerking.height = 360, 60 + 18 * (len(tekst) // 45 + 1)
    cel.comment = opmerking


def haal_merken_weg(vel: Worksheet) -> None:
    """Only ours; the colour becomes the one that the template gives such a cell."""
    for cel in list(vel._cells.values()):
        opmerking = getattr(cel, "comment", None)
        if opmerking and AUTEUR in {opmerking.author, opmerking.text.partition("\n")[0]}:
            cel.comment = None
            cel.fill = gewone_kleur(cel)


def gewone_kleur(cel: Cell) -> PatternFill:
    vorm = VAST if cel.protection.locked else INVUL
    kleur = KOP["bg_color"] if cel.font.b else vorm["bg_color"]
    return PatternFill("solid", f"FF{str(kleur).lstrip('#')}")
