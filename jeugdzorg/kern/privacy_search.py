"""Another table that a reader cannot tell from the real one; pure, no database."""

from collections.abc import Mapping
from typing import Final

from .privacy_tables import Count, Key, Relation, Table

STEPS: Final = 2_000
DEPTH: Final = 300
"""How long and how far to look. Nothing found counts as exposed: more is hidden, never less."""

Limits = Mapping[Key, tuple[Count, Count | None]]


def other_table(table: Table, limits: Limits, key: Key) -> dict[Key, int]:
    """A change of hidden cells, ``key`` among them, that no reader can see; empty if there is none.

    ``limits`` are the hidden cells and what the reader knows of each: at least, at most. Every sum
    stays what it is and every cell stays within its limits, so that real table and changed table
    look the same. Where cells stand in at most two sums (a table in two dimensions) a change by
    one is found whenever any change exists; elsewhere the search may miss it, which is safe.
    """
    return next(
        (change for step in (1, -1) if (change := Search(table, limits).run(key, step))), {}
    )


class Search:
    """Depth first: change a cell by one, and repair each sum that this breaks by another cell."""

    def __init__(self, table: Table, limits: Limits) -> None:
        self.table, self.limits = table, limits
        self.sums: list[dict[Key, int]] = [
            {key: sign for key, sign in relation.signs.items() if key in limits}
            for relation in table.relations
            if holds(table, relation)
        ]
        self.sums_of: dict[Key, list[int]] = {key: [] for key in limits}
        for index, signs in enumerate(self.sums):
            for key in signs:
                self.sums_of[key].append(index)
        self.left = STEPS

    def run(self, key: Key, step: int) -> dict[Key, int]:
        self.change: dict[Key, int] = {}
        self.off = [0] * len(self.sums)
        if not self.fits(key, step):
            return {}
        self.apply(key, step)
        return self.change if self.repair() else {}

    def fits(self, key: Key, step: int) -> bool:
        low, high = self.limits[key]
        count = (self.table.cells[key] or 0) + step
        return key not in self.change and low <= count and (high is None or count <= high)

    def apply(self, key: Key, step: int) -> None:
        self.change[key] = step
        for index in self.sums_of[key]:
            self.off[index] += self.sums[index][key] * step

    def undo(self, key: Key) -> None:
        step = self.change.pop(key)
        for index in self.sums_of[key]:
            self.off[index] -= self.sums[index][key] * step

    def repair(self) -> bool:
        broken = next((index for index, off in enumerate(self.off) if off), None)
        if broken is None:
            return True
        self.left -= 1
        if self.left < 0 or len(self.change) > DEPTH:
            return False
        signs = self.sums[broken]
        step = {key: -self.off[broken] * sign for key, sign in signs.items()}
        for key in sorted(
            (k for k in signs if self.fits(k, step[k])), key=lambda k: self.harm(k, step[k])
        ):
            self.apply(key, step[key])
            if self.repair():
                return True
            self.undo(key)
        return False

    def harm(self, key: Key, step: int) -> int:
        """How many sums are broken after this change."""
        return sum(self.off[i] + self.sums[i][key] * step != 0 for i in self.sums_of[key])


def holds(table: Table, relation: Relation) -> bool:
    """A sum of which the total is known binds its parts."""
    return table.cells.get(relation.total) is not None
