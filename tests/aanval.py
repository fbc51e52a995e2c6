"""The attack on hidden counts: what a reader could work out, by linear programming.

Independent of ``kern.privacy``: it only takes what is on show. Per hidden cell the least and the
most that it can be, over whole numbers, given every shown cell, every sum and what a label tells.
"""

from collections import Counter
from dataclasses import dataclass
from math import inf

import numpy
from scipy.optimize import linprog

from jeugdzorg.kern.privacy_tables import Relation, Table

GEVALLEN = Counter()


@dataclass(frozen=True)
class Aanval:
    """A reader who sees ``table`` through ``pattern`` and knows the cells ``known`` exactly."""

    table: Table
    pattern: dict
    known: frozenset = frozenset()

    @property
    def hidden(self):
        return [key for key in self.pattern if key not in self.known]

    def label_bounds(self, key):
        if self.pattern[key] == "<5":
            return 1, 4
        return (5, inf) if self.table.cells[key] >= 5 else (0, inf)

    def bounds(self, key):
        """The least and the most that ``key`` can be."""
        GEVALLEN["cellen"] += 1
        hidden = self.hidden
        limits = [self.label_bounds(k) for k in hidden]
        rows, right = self.sums(hidden)
        goal = numpy.array([1 if k == key else 0 for k in hidden])
        sums = {"A_eq": rows or None, "b_eq": right or None, "bounds": limits, "integrality": 1}
        least, most = linprog(goal, **sums), linprog(-goal, **sums)
        assert least.status == 0, f"the real table is one of the answers: {least.message}"
        return round(least.fun), round(-most.fun) if most.status == 0 else inf

    def sums(self, hidden):
        """Each sum over the hidden cells; what the printed total is off counts as known."""
        rows, right = [], []
        for relation in self.table.relations:
            if self.table.cells[relation.total] is None:
                continue
            signs = relation.signs
            row = [signs.get(key, 0) for key in hidden]
            if any(row):
                rows.append(row)
                right.append(sum(s * self.table.cells[k] for s, k in zip(row, hidden, strict=True)))
        return rows, right

    def narrow(self):
        """Hidden cells of which the reader can work out the value."""
        GEVALLEN["tabellen"] += 1
        return {
            key: (least, most)
            for key in self.hidden
            for least, most in [self.bounds(key)]
            if most - least < 1
        }


def half_years(earlier, now, pattern_earlier, pattern_now):
    """Two half-years of one table as one, with the difference of every cell that both show."""
    cells, relations, pattern = {}, [], {}
    for period, table, shown in ((0, earlier, pattern_earlier), (1, now, pattern_now)):
        cells |= {(period, key): value for key, value in table.cells.items()}
        pattern |= {(period, key): label for key, label in shown.items()}
        relations += [
            Relation((period, r.total), tuple((period, k) for k in r.parts))
            for r in table.relations
        ]
    for key in earlier.cells.keys() & now.cells.keys():
        pair = earlier.cells[key], now.cells[key]
        if None not in pair and key not in pattern_earlier and key not in pattern_now:
            cells["verschil", key] = pair[1] - pair[0]
            relations.append(Relation((1, key), ((0, key), ("verschil", key))))
    return Table(cells, relations), pattern
