"""A column of a list: its head, how a row gives its value, and how that value is written.

Declared once per list; the exports (``exporting.py``) are made of it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from django.utils.text import slugify

Kind = Literal["tekst", "getal", "euro", "percentage", "procent", "datum", "tijdstip"]
NUMBERS: Final = frozenset({"getal", "euro", "percentage", "procent"})


@dataclass(frozen=True)
class Column:
    """One column.

    ``value`` is a path of attributes and keys with points (``voorziening.naam``,
    ``get_zorgvorm_display``; methods without arguments are called, a missing step gives nothing)
    or a function of the row. ``kind`` has the names of the template filters: ``percentage`` is a
    share (0.73), ``procent`` already a percentage (73). On a page ``empty`` stands where there is
    no value ("geen termijn"), and ``mark`` gives words to set beside it ("te laat"), or nothing.
    """

    label: str
    value: str | Callable[[Any], Any]
    kind: Kind = "tekst"
    empty: str = ""
    mark: Callable[[Any], str] | None = None

    @property
    def key(self) -> str:
        """How an address names this column: ``kolommen=code,plaatsen``."""
        return slugify(self.label)

    def of(self, row: Any) -> Any:
        """The value of this column in ``row``; ``None`` when it is unknown."""
        if callable(self.value):
            return self.value(row)
        for step in self.value.split("."):
            row = row.get(step) if isinstance(row, dict) else getattr(row, step, None)
            row = row() if callable(row) and not isinstance(row, type) else row
        return row


BRON: Final = (
    Column("Bron", "bron.korte_titel"),
    Column("Vindplaats", "vindplaats"),
    Column("Peildatum", "peildatum", "datum"),
)
"""The last columns of every list of figures: where each row comes from."""


def chosen(columns: Sequence[Column], keys: Iterable[str]) -> list[Column]:
    """Those of ``columns`` that ``keys`` name, in the order of the list; no known key: none."""
    wanted = set(keys)
    return [column for column in columns if column.key in wanted]
