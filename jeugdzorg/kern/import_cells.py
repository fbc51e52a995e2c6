"""What people type into a cell, as the value it means; or what is wrong with it.

Nothing is guessed: what can be read in two ways is a ``Problem``.
"""

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from .importing import Failed

DAY_ZERO: Final = date(1899, 12, 30)
SERIALS: Final = range(36526, 73051)
"""Days of 2000 up to and including 2099 as a spreadsheet counts them."""
INVISIBLE: Final = re.compile(r"[\s\u00a0\u2000-\u200d\u202f\u2060\ufeff]+")
WHOLE: Final = re.compile(r"([+-]?)(\d{1,15}|\d{1,3}(?:[. ]\d{3})+)(?:[.,]0{1,2}|,-+|,=)?")
FRACTION: Final = re.compile(r"[+-]?\d+[.,]\d+|[+-]?\d{1,3}(?:\.\d{3})+,\d+")
ERROR: Final = re.compile(r"#[A-Z0-9/]+[!?]?", re.I)
DASHES: Final = {"-", "–", "—", "--", "."}
MONTHS: Final = {
    naam: nummer
    for nummer, namen in enumerate(
        [
            ("januari", "jan"),
            ("februari", "feb", "febr"),
            ("maart", "mrt", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augustus", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ],
        start=1,
    )
    for naam in namen
}
ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]0?0:00(?::00(?:\.0+)?)?)?")
DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|'?\d{2})(?: 0?0:00(?::00)?)?")
IN_WORDS: Final = re.compile(r"(?:[a-z]{2,9}\.? )?(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4}|'?\d{2})")


class Problem(StrEnum):
    """Why a cell has no value."""

    FRACTION = "geen heel getal"
    TEXT = "geen getal"
    DASH = "een streepje"
    DATE = "een datum"
    BOOLEAN = "waar of onwaar"
    PERCENT = "een percentage"
    FAILED = "een formule die een fout geeft"
    UNCOMPUTED = "een formule zonder uitkomst"
    NO_DATE = "geen datum"
    TWO_WAYS = "op twee manieren te lezen"


def is_empty(value: Any) -> bool:
    if isinstance(value, Failed):
        return False
    return value is None or (isinstance(value, str) and not plain_text(value))


def plain_text(value: Any) -> str:
    """As people read it: one kind of space, none around; whole numbers without decimals."""
    if isinstance(value, str):
        return INVISIBLE.sub(" ", value).strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value).replace(".", ",")
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    return str(value)


def whole_number(value: Any) -> int | Problem | None:
    """A whole number, also with thousands or zeros after the comma; empty is ``None``.

    Below zero too: what may be is for the caller.
    """
    if isinstance(value, bool):
        return Problem.BOOLEAN
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else Problem.FRACTION
    if isinstance(value, date | time | timedelta):
        return Problem.DATE
    if isinstance(value, Failed):
        return Problem.FAILED if value else Problem.UNCOMPUTED
    return None if is_empty(value) else from_text(plain_text(value))


def from_text(text: str) -> int | Problem:
    if match := WHOLE.fullmatch(text):
        return int(match[1] + re.sub(r"\D", "", match[2]))
    if text in DASHES:
        return Problem.DASH
    if text.endswith("%"):
        return Problem.PERCENT
    if re.fullmatch(r"\d{1,3},\d{3}", text):
        return Problem.TWO_WAYS
    if FRACTION.fullmatch(text):
        return Problem.FRACTION
    if ERROR.fullmatch(text):
        return Problem.FAILED
    if text.casefold() in {"waar", "onwaar", "true", "false", "ja", "nee"}:
        return Problem.BOOLEAN
    return Problem.DATE if isinstance(date_from_text(text), date) else Problem.TEXT


def day(value: Any) -> date | Problem | None:
    """A day: a real date, its number, or written in one of the usual Dutch ways."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return Problem.BOOLEAN
    if isinstance(value, int | float):
        whole = int(value) if value == value and abs(value) < 1e9 else 0
        return DAY_ZERO + timedelta(days=whole) if whole in SERIALS else Problem.NO_DATE
    if isinstance(value, Failed):
        return Problem.FAILED if value else Problem.UNCOMPUTED
    if is_empty(value):
        return None
    return date_from_text(plain_text(value)) if isinstance(value, str) else Problem.NO_DATE


def date_from_text(text: str) -> date | Problem:
    text = text.casefold()
    if match := ISO.fullmatch(text):
        return made(match[1], match[2], match[3])
    if match := DAY_FIRST.fullmatch(text):
        return made(match[3], match[2], match[1])
    if (match := IN_WORDS.fullmatch(text)) and match[2] in MONTHS:
        return made(match[3], MONTHS[match[2]], match[1])
    if re.fullmatch(r"20\d{6}", text):
        return made(text[:4], text[4:6], text[6:])
    if re.fullmatch(r"\d{5}", text) and int(text) in SERIALS:
        return DAY_ZERO + timedelta(days=int(text))
    return Problem.NO_DATE


def made(year: str, month: str | int, number: str) -> date | Problem:
    whole = year.lstrip("'")
    try:
        return date(int(whole) + (2000 if len(whole) == 2 else 0), int(month), int(number))
    except ValueError:
        return Problem.NO_DATE
