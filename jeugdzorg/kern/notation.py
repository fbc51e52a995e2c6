"""Numbers and dates as a Dutch reader writes them; four kinds of "no figure" that look different.

``None`` is unknown, ``NVT`` does not apply, a ``Hidden`` (or text from ``<``) is a count
that this reader may not see, and 0 is zero.
"""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .privacy import LIMIT, SHIELDED, SMALL
from .privacy_values import Hidden
from .rounding import as_decimal, round_half_up

NVT: Final = "n.v.t."
MINUS: Final = "−"
UITLEG: Final = {
    SMALL: (SMALL, f"minder dan {LIMIT}, afgeschermd"),
    SHIELDED: (SHIELDED, f"afgeschermd, anders is een aantal onder {LIMIT} uit te rekenen"),
}
NBSP: Final = "\u00a0"
MAANDEN: Final = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def zonder_cijfer(value: Any) -> SafeString | None:
    """Markup for a value that is not a figure: unknown, not applicable or suppressed."""
    if value is None or value == "":
        return SafeString('<span class="geen-cijfer geen-cijfer--onbekend">onbekend</span>')
    if value == NVT:
        return SafeString(
            '<abbr class="geen-cijfer geen-cijfer--nvt" title="niet van toepassing">n.v.t.</abbr>'
        )
    if isinstance(value, str) and value.startswith("<"):
        return afgeschermd(value, f"minder dan {value[1:].strip()}, afgeschermd")
    if isinstance(value, Hidden):
        return afgeschermd(*UITLEG[value.label])
    return None


def afgeschermd(label: str, uitleg: str) -> SafeString:
    """A count that is not shown, read aloud with its reason."""
    return format_html(
        '<span class="geen-cijfer geen-cijfer--klein" title="{1}">'
        '<span aria-hidden="true">{0}</span>'
        '<span class="alleen-voorlezen">{1}</span></span>',
        label,
        uitleg,
    )


def getal_tekst(value: Any, decimalen: int | None = None) -> str:
    """Plain text of a number: point for thousands, comma for decimals, a real minus sign.

    Without ``decimalen``: whole numbers without, others with at most two decimals. A count that is
    hidden keeps its label.
    """
    if isinstance(value, Hidden):
        return str(value)
    number = as_decimal(value)
    if decimalen is None:
        number = round_half_up(number, 2)
        decimalen = max(0, -int(number.normalize().as_tuple().exponent))
    text = f"{abs(round_half_up(number, decimalen)):,.{decimalen}f}"
    negative = number < 0 and Decimal(text.replace(",", "")) != 0
    return (MINUS if negative else "") + text.translate(str.maketrans(",.", ".,"))


def getal(value: Any, decimalen: int | None = None) -> str:
    """``1777170`` → 1.777.170; with ``decimalen`` always that many decimals."""
    return zonder_cijfer(value) or (
        getal_tekst(value, decimalen) if is_number(value) else str(value)
    )


def is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal | Fraction)


def euro(value: Any, decimalen: int = 0) -> str:
    """``4220779`` → € 4.220.779."""
    return zonder_cijfer(value) or f"€{NBSP}{getal_tekst(value, decimalen)}"


def percentage(value: Any, decimalen: int = 0) -> str:
    """A share between 0 and 1: ``0.734`` → 73%."""
    return zonder_cijfer(value) or f"{getal_tekst(as_decimal(value) * 100, decimalen)}%"


def procent(value: Any, decimalen: int | None = None) -> str:
    """A number that already is a percentage: ``73.4`` → 73,4%."""
    return zonder_cijfer(value) or f"{getal_tekst(value, decimalen)}%"


def verschil(value: Any, decimalen: int | None = None) -> str:
    """A signed number: +12, −7,6, 0; what rounds to nothing has no sign."""
    if special := zonder_cijfer(value):
        return special
    text = getal_tekst(value, decimalen)
    return f"+{text}" if as_decimal(value) > 0 and text.strip("0,") else text


def datum(value: date | None) -> str:
    """1 augustus 2021; of a moment, the day in the Netherlands."""
    if value is None:
        return zonder_cijfer(None) or ""
    day = timezone.localtime(value) if isinstance(value, datetime) and value.tzinfo else value
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def tijdstip(value: datetime | None) -> str:
    """1 augustus 2021 om 14.05 uur."""
    if value is None:
        return zonder_cijfer(None) or ""
    moment = timezone.localtime(value) if value.tzinfo else value
    return f"{datum(moment)} om {moment:%H.%M} uur"


def datum_precies(value: date | None, precisie: str = "dag") -> str:
    """A date no more exact than its source: augustus 2021, 2022, eind 2024."""
    if value is None:
        return zonder_cijfer(None) or ""
    maand = f"{MAANDEN[value.month - 1]} {value.year}"
    return {
        "maand": maand,
        "eind_maand": f"eind {maand}",
        "jaar": str(value.year),
        "eind_jaar": f"eind {value.year}",
    }.get(precisie, datum(value))


def hoofdletter(text: str) -> str:
    """The first letter as a capital; names further on keep theirs."""
    return text[:1].upper() + text[1:]
