"""Tables of counts and how their cells add up, for ``privacy``; pure, no database."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, cast

Key = Hashable
Count = int | Decimal
TOTAL: Final = "totaal"


@dataclass(frozen=True)
class Relation:
    """``total`` is what ``parts`` add up to, as far as the source gets its sums right.

    What a printed total is off, and what an unknown part may hold, counts as known to whoever
    reads the table: that only makes the protection stronger.
    """

    total: Key
    parts: tuple[Key, ...]

    @property
    def signs(self) -> dict[Key, int]:
        """Every cell with +1 as a part and −1 as the total: a change keeps their sum zero."""
        return {**dict.fromkeys(self.parts, 1), self.total: -1}


@dataclass(frozen=True)
class Table:
    """Counts of youths by key (``None`` is unknown) and the relations between them."""

    cells: Mapping[Key, Count | None]
    relations: Sequence[Relation] = ()

    def relations_of(self, key: Key) -> list[Relation]:
        return [relation for relation in self.relations if key in relation.signs]

    def is_total(self, key: Key) -> bool:
        return any(relation.total == key for relation in self.relations)


def one_way(parts: Mapping[Key, Count | None], total: Count | None = None) -> Table:
    """A row of counts with its total under the key ``TOTAL``; without one when it is unknown."""
    if total is None:
        return Table(dict(parts))
    return Table({**parts, TOTAL: total}, [Relation(TOTAL, tuple(parts))])


def two_way(
    cells: Mapping[tuple[Key, Key], Count | None],
    row_totals: Mapping[Key, Count | None] | None = None,
    column_totals: Mapping[Key, Count | None] | None = None,
    total: Count | None = None,
) -> Table:
    """Counts by (row, column); totals stand under ``(row, TOTAL)``, ``(TOTAL, column)`` and both.

    Each kind of total is optional. The grand total adds up the cells and each kind of totals.
    """
    rows: dict[Key, Count | None] = {(row, TOTAL): n for row, n in (row_totals or {}).items()}
    columns: dict[Key, Count | None] = {
        (TOTAL, column): n for column, n in (column_totals or {}).items()
    }
    relations = [
        Relation(total_key, tuple(cell for cell in cells if cell[place] == total_key[place]))
        for place, margin in ((0, rows), (1, columns))
        for total_key in cast("Iterable[tuple[Key, Key]]", margin)
    ]
    grand: dict[Key, Count | None] = {} if total is None else {(TOTAL, TOTAL): total}
    for key in grand:
        margins = [tuple(margin) for margin in (rows, columns) if margin] or [tuple(cells)]
        relations += [Relation(key, parts) for parts in margins]
    inside: dict[Key, Count | None] = dict(cells.items())
    return Table(inside | rows | columns | grand, relations)
