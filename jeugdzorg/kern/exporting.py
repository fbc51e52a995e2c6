"""Downloads of a list: CSV for a Dutch Excel, and a workbook with an explanation.

A text that a spreadsheet would read as a formula is defused in both. Empty cells are unknown.
"""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import IO, Any, Final

import xlsxwriter
from django.db.models import Choices
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.text import slugify

from . import notation
from .columns import NUMBERS, Column
from .privacy import LIMIT, SMALL
from .rounding import as_decimal

FORMATS: Final = ("csv", "xlsx")
FORMULA_STARTS: Final = "=+-@\t\r＝＋－＠"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SENT_AT_ONCE: Final = 65_536
CELL_FORMATS: Final = {
    "getal": "General",  # with a pattern a whole number would show as "110,"
    "euro": "€ #,##0.00",
    "percentage": "0.0%",
    "procent": '0.0"%"',
    "datum": "d-m-yyyy",
    "tijdstip": "d-m-yyyy hh:mm",
    "tekst": "@",
}


@dataclass
class Export:
    """What is downloaded: ``title`` names the file, ``filters`` explain the choice in words."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Any]
    filters: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()
    sources: dict[str, None] = field(default_factory=dict, init=False)

    def records(self) -> Iterator[list[Any]]:
        """The values per row; remembers the sources it passed."""
        for row in self.rows:
            if (bron := getattr(row, "bron", None)) is not None:
                self.sources[getattr(bron, "titel", str(bron))] = None
            yield [column.of(row) for column in self.columns]

    def file_name(self, extension: str) -> str:
        return f"{slugify(self.title)}-{timezone.localdate()}.{extension}"


def export_response(export: Export, format: str) -> StreamingHttpResponse:
    """``export`` as a file to download. Raises KeyError for a format that does not exist."""
    return {"csv": csv_response, "xlsx": xlsx_response}[format](export)


class Echo:
    """A file that hands each line straight back, so that a CSV is streamed."""

    def write(self, value: str) -> str:
        return value


def csv_response(export: Export) -> StreamingHttpResponse:
    """Semicolons, a byte order mark and decimal commas: what a Dutch Excel opens well."""
    return StreamingHttpResponse(
        csv_lines(export),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{export.file_name("csv")}"'},
    )


def csv_lines(export: Export) -> Iterator[str]:
    writer = csv.writer(Echo(), delimiter=";")
    yield "\ufeff" + writer.writerow([defused(column.label) for column in export.columns])
    for values in export.records():
        yield writer.writerow(
            [csv_text(v, column) for v, column in zip(values, export.columns, strict=True)]
        )


def csv_text(value: Any, column: Column) -> str:
    if value is None:
        return ""
    if column.kind in NUMBERS and notation.is_number(value):
        number = value * 100 if column.kind == "percentage" else value
        return decimal_comma(number) + ("%" if column.kind in {"percentage", "procent"} else "")
    if isinstance(value, date):
        return iso(value)
    return defused(words(value))


def decimal_comma(number: float | Decimal | Fraction) -> str:
    """Without thousands and trailing noise: 1234.50 → 1234,5."""
    number = as_decimal(number)
    text = f"{number:.10f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"
    return text.replace(".", ",")


def iso(value: date) -> str:
    """The day, or the moment in the Netherlands, as every spreadsheet understands it."""
    if not isinstance(value, datetime):
        return value.isoformat()
    moment = timezone.localtime(value) if value.tzinfo else value
    return moment.strftime("%Y-%m-%d %H:%M")


def words(value: Any) -> str:
    """A value as text: yes and no in Dutch, a list with commas, a choice by its label."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Choices):
        return str(value.label)
    if isinstance(value, list | tuple | set):
        return ", ".join(str(part) for part in value)
    return str(value)


def is_formula(text: str) -> bool:
    """A spreadsheet could run this text."""
    return text.lstrip().startswith(tuple(FORMULA_STARTS)) or text[:1] in {"\t", "\r", "\n"}


def defused(text: str) -> str:
    """Text that no spreadsheet takes for a formula: with an apostrophe in front."""
    return f"'{text}" if is_formula(text) else text


def xlsx_response(export: Export) -> StreamingHttpResponse:
    """A workbook: sheet Gegevens, and sheet Toelichting with filters, date and sources."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been sent
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        book.set_properties({"title": export.title})
        write_rows(book, export)
        write_explanation(book, export)
    headers = {
        "Content-Disposition": f'attachment; filename="{export.file_name("xlsx")}"',
        "Content-Length": str(file.tell()),
    }
    return StreamingHttpResponse(sent(file), content_type=XLSX_TYPE, headers=headers)


def sent(file: IO[bytes]) -> Iterator[bytes]:
    """The file in pieces, from its start; closed afterwards."""
    file.seek(0)
    with file:
        while piece := file.read(SENT_AT_ONCE):
            yield piece


def write_rows(book: xlsxwriter.Workbook, export: Export) -> None:
    sheet = book.add_worksheet("Gegevens")
    formats = [book.add_format({"num_format": CELL_FORMATS[c.kind]}) for c in export.columns]
    quoted = book.add_format({"quote_prefix": True})
    head = book.add_format({"bold": True, "bottom": 1})
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(export.columns):
        sheet.set_column(index, index, 14 if column.kind != "tekst" else 28)
        sheet.write_string(0, index, column.label, head)
    row = 0
    for row, values in enumerate(export.records(), start=1):
        for index, value in enumerate(values):
            write_cell(sheet, row, index, value, formats[index], quoted)
    sheet.autofilter(0, 0, row, max(len(export.columns) - 1, 0))


def write_cell(sheet: Any, row: int, index: int, value: Any, format: Any, quoted: Any) -> None:
    """Numbers and dates as such; everything else as text, never as a formula or link."""
    if value is None:
        return
    if notation.is_number(value) and not isinstance(value, bool):
        sheet.write_number(row, index, float(value), format)
    elif isinstance(value, datetime):
        local = timezone.localtime(value) if value.tzinfo else value
        sheet.write_datetime(row, index, local.replace(tzinfo=None), format)
    elif isinstance(value, date):
        sheet.write_datetime(row, index, value, format)
    else:
        text = words(value)
        sheet.write_string(row, index, text, quoted if is_formula(text) else None)


def write_explanation(book: xlsxwriter.Workbook, export: Export) -> None:
    sheet = book.add_worksheet("Toelichting")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    bold = book.add_format({"bold": True})
    quoted = book.add_format({"quote_prefix": True})
    for row, (label, text) in enumerate(explanation(export)):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, text, quoted if is_formula(text) else None)


def explanation(export: Export) -> list[tuple[str, str]]:
    """What the file holds, in words; complete only after the rows have been written."""
    chosen = list(export.filters) or [("Filters", "geen, de hele lijst")]
    return [
        ("Lijst", export.title),
        ("Gemaakt op", notation.tijdstip(timezone.now())),
        *chosen,
        *[("Bron", source) for source in export.sources],
        *[("Let op", note) for note in export.notes],
        ("Lege cel", "onbekend: geen van de bronnen noemt dit gegeven"),
        (SMALL, f"minder dan {LIMIT} jeugdigen, afgeschermd; ook wat dit verraadt is afgeschermd"),
    ]
