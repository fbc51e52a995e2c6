"""Reading workbooks and tables that people send, with the cell where everything stands.

A workbook is looked at before it is read: the library lays out every sheet as a full rectangle,
so a single cell far away would take all memory. ``Sheet.rows`` gives one row at a time.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO, Any, Final

import python_calamine

from .uploads.rijen import KLEINE_RIJEN
from .uploads.soorten import als_tekst, tabel
from .uploads.voorzeef import stukken
from .uploads.werkbladen import bladen, kolomletters

MAX_ROWS: Final = 250_000
MAX_COLUMNS: Final = 300
MAX_AREA: Final = 3_000_000
"""Cells of the rectangle around everything on a sheet."""

PLAIN: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:<\?xml[^>]*?\?>)?", re.I)
DECLARED: Final = re.compile(rb"encoding\s*=\s*[\"'](?!utf-?8|us-ascii)", re.I)
NO_ADDRESS: Final = re.compile(rb"<(?:c|row)(?:\s*/?>|\s(?![^>]*?\br=\"[A-Z]{0,3}\d{1,7}\"))")
LARGE: Final = re.compile(rb'r="(?:[A-Z]{2}|[A-Z]?\d{6})')
"""A column beyond Z, or a row from 100.000; without, all that there is fits."""
LOW: Final = re.compile(rb'r="[A-Z]{0,3}(\d{6,7})"')
WIDE: Final = re.compile(rb'r="([A-Z]{2,3})\d')
FILLED: Final = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(?<!/)>(?!</c>)')
FAILED: Final = re.compile(
    rb'<c (?=[^>]*?\bt="e")[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>(?:<f[^<]*</f>|<f[^>]*/>)?'
    rb"<v>([^<]*)</v>"
)
UNCOMPUTED: Final = re.compile(
    rb'<c [^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>(?:<f[^<]*</f>|<f[^>]*/>)(?:<v\s*/>|<v></v>)?</c>'
)


class Unreadable(Exception):  # noqa: N818 - what happened
    """The file can't be read as a table; the message says in Dutch what to do."""


class Failed(str):
    """What a formula gave instead of a value: ``#N/A``; empty when it was never computed."""

    __slots__ = ()


@dataclass
class Sheet:
    """One sheet: ``rows`` gives number and values of every row, column A first.

    Empty is ``None`` or an empty text; numbers are floats; dates are dates.
    """

    name: str
    hidden: bool
    read: Any
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    """Upper left and lower right cell of each, row and column from 1."""

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        yield from self.read()


@dataclass
class Workbook:
    sheets: dict[str, Sheet]

    def __getitem__(self, name: str) -> Sheet:
        return self.sheets[name]

    def __contains__(self, name: str) -> bool:
        return name in self.sheets


def address(row: int, column: int) -> str:
    """Both from 1: ``address(12, 4)`` is D12."""
    return f"{letters(column)}{row}"


letters = lru_cache(maxsize=1024)(kolomletters)


def column_number(name: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def read_csv(file: IO[bytes]) -> Sheet:
    """A table as spreadsheets write it: UTF-8, UTF-16 or cp1252; semicolon, comma, tab or bar."""
    text = als_tekst(file)
    if not text or not text.strip():
        raise Unreadable("Het bestand is leeg. Vul het sjabloon in en lever dat aan.")
    try:
        rows = tabel(text)
    except Exception as error:
        raise Unreadable("De tabel is niet te lezen. Sla hem op als CSV (UTF-8).") from error
    if len(rows) > MAX_ROWS:
        raise Unreadable(f"Het bestand heeft meer dan {MAX_ROWS} regels. Lever het in delen aan.")
    return Sheet("", False, lambda: enumerate(rows, start=1))


def read_workbook(file: IO[bytes]) -> Workbook:
    """The sheets of an .xlsx. Raises Unreadable."""
    found = inspect(file)
    file.seek(0)
    book = opened(file)
    hidden = {
        meta.name: meta.visible != python_calamine.SheetVisibleEnum.Visible
        for meta in book.sheets_metadata
        if meta.typ == python_calamine.SheetTypeEnum.WorkSheet
    }
    return Workbook(
        {name: sheet_of(book, name, is_hidden, found) for name, is_hidden in hidden.items()}
    )


def opened(file: IO[bytes]) -> Any:
    try:
        return python_calamine.CalamineWorkbook.from_filelike(file)
    except python_calamine.PasswordError:
        raise Unreadable("Het bestand heeft een wachtwoord. Haal dat eraf.") from None
    except BaseException as error:
        raise unreadable(error) from None


def unreadable(error: BaseException) -> Unreadable:
    """Whatever the library raises, its panics too; never an interrupt."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
        raise error
    return Unreadable("Het bestand is beschadigd. Open het, sla het opnieuw op als .xlsx.")


def sheet_of(book: Any, name: str, hidden: bool, found: dict[str, dict[str, Failed]]) -> Sheet:
    sheet = Sheet(name, hidden, None)

    def read() -> Iterator[tuple[int, list[Any]]]:
        try:
            loaded = book.get_sheet_by_name(name)
        except BaseException as error:
            raise unreadable(error) from None
        sheet.merged = [
            ((top[0] + 1, top[1] + 1), (bottom[0] + 1, bottom[1] + 1))
            for top, bottom in loaded.merged_cell_ranges or []
        ]
        return rows_of(loaded, found.get(name, {}))

    sheet.read = read
    return sheet


def rows_of(loaded: Any, failed: dict[str, Failed]) -> Iterator[tuple[int, list[Any]]]:
    if loaded.start is None:
        return
    before = [""] * loaded.start[1]
    by_row: dict[int, list[tuple[int, Failed]]] = {}
    for cell, text in failed.items():
        name = cell.rstrip("0123456789")
        by_row.setdefault(int(cell[len(name) :]), []).append((column_number(name) - 1, text))
    for number, row in enumerate(loaded.iter_rows(), start=1):
        if before:
            row = before + row
        if number in by_row:
            for column, text in by_row[number]:
                row.extend([""] * (column + 1 - len(row)))
                row[column] = text
        yield number, row


def inspect(file: IO[bytes]) -> dict[str, dict[str, Failed]]:
    """Per sheet the cells that failed. Raises Unreadable for what can't be read within bounds."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            names = {part: name for name, part in bladen(archive)}
            found = {}
            for part in archive.namelist():
                if part.lower().endswith(".xml") and not part.startswith("docProps"):
                    look = Look(names.get(part, part))
                    with archive.open(part) as stream:
                        look.over(stream)
                    if look.is_far:
                        with archive.open(part) as stream:
                            keep_bounds(look.name, stream)
                    if look.is_sheet:
                        found[look.name] = look.failed
            return found
    except Unreadable:
        raise
    except Exception as error:
        raise unreadable(error) from None


class Look:
    """A look over one part, piece by piece; at rows that are usual, one match is enough."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.failed: dict[str, Failed] = {}
        self.height, self.width = 1, 26
        self.is_sheet = False

    @property
    def is_far(self) -> bool:
        """Maybe: cells without a value count too."""
        height, width = self.height, self.width
        return height > MAX_ROWS or width > MAX_COLUMNS or height * width > MAX_AREA

    def over(self, stream: IO[bytes]) -> None:
        for number, (are_rows, piece) in enumerate(stukken(stream)):
            if number == 0 and is_unusual(piece):
                self.refuse()
            if not are_rows:
                self.is_sheet = self.is_sheet or b"sheetData" in piece
            usual = KLEINE_RIJEN.match(piece) if are_rows else None
            if self.is_sheet and (usual is None or usual.end() < len(piece)):
                self.closely(piece, are_rows)

    def closely(self, piece: bytes, are_rows: bool) -> None:
        if b":sheetData" in piece or lacks_addresses(piece, are_rows):
            self.refuse()
        if LARGE.search(piece):
            self.measure(piece)
        if b't="e"' in piece:
            failures = FAILED.finditer(piece)
            self.failed.update((cell[1].decode(), Failed(cell[2].decode())) for cell in failures)
        if b"<f>" in piece or b"<f " in piece or b"<f/" in piece:
            uncomputed = UNCOMPUTED.finditer(piece)
            self.failed.update((cell[1].decode(), Failed()) for cell in uncomputed)

    def measure(self, piece: bytes) -> None:
        self.height = max(self.height, 99_999, *map(int, LOW.findall(piece)))
        columns = set(WIDE.findall(piece))
        self.width = max(self.width, *(column_number(name.decode()) for name in columns), 26)

    def refuse(self) -> None:
        raise Unreadable(
            f"Blad {self.name} is anders bewaard dan Excel het doet. Open het, sla het opnieuw op."
        )


def is_unusual(content: bytes) -> bool:
    """Not the way Excel, LibreOffice or a library writes a sheet; then it can't be looked at."""
    start = PLAIN.match(content)
    head = start[0] if start else b""
    return bool(DECLARED.search(head)) or content[:2] in {b"\xff\xfe", b"\xfe\xff"}


def lacks_addresses(content: bytes, are_rows: bool) -> bool:
    """A cell or row does not say where it is. Counting is quick; looking closely is not."""
    usual = (
        are_rows
        and content.count(b"<c") == content.count(b'<c r="')
        and content.count(b"<row") == content.count(b'<row r="')
    )
    return not usual and bool(NO_ADDRESS.search(content))


def keep_bounds(name: str, stream: IO[bytes]) -> None:
    """The rectangle around all cells that hold something is not too large."""
    height = width = 0
    for _, piece in stukken(stream):
        for cell in FILLED.finditer(piece):
            column, row = column_number(cell[1].decode()), int(cell[2])
            height, width = max(height, row), max(width, column)
            if height > MAX_ROWS or width > MAX_COLUMNS or height * width > MAX_AREA:
                raise Unreadable(
                    f"Op blad {name} staat iets in {cell[1].decode()}{row}, ver buiten de tabel. "
                    "Verwijder dat, of lever in delen aan."
                )
