"""Small counts of youths: what a table shows to a reader who may not know them exactly.

The one place. A count of 1–4 is hidden (primary, ``<5``); 0 is shown. Other cells, totals included,
are hidden as well (secondary, ``afgeschermd``) until no hidden cell can be worked out from what is
shown. The safety is proven, not estimated: for every hidden cell ``other_table`` finds another
table of whole numbers that looks exactly the same to the reader but differs in that cell.
Source: domein.md §4; the same kind of rule as CBS uses (primary and secondary suppression).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from .privacy_search import other_table
from .privacy_tables import Key, Relation, Table

SMALL: Final = "<5"
SHIELDED: Final = "afgeschermd"
LIMIT: Final = 5
ROOM: Final = 3
"""How far a small count can be from another one: a secondary cell at best has that much to give."""

Pattern = dict[Key, str]


def is_small(count: int | Decimal | None) -> bool:
    """1–4 youths: too few to show. Zero says nothing about anybody."""
    return count is not None and 0 < count < LIMIT


def suppress(
    table: Table,
    *,
    exact: Collection[Key] = frozenset(),
    insiders: Iterable[Collection[Key]] = (),
    earlier: Mapping[Key, str] | None = None,
    fixed: Collection[Key] = frozenset(),
) -> Pattern:
    """The hidden cells of ``table`` and how each is shown: ``SMALL`` or ``SHIELDED``.

    ``exact`` are the cells that the reader knows exactly: never hidden, and counted on in what the
    reader could work out. ``insiders`` are such collections too, of other readers: the pattern
    holds against each of them alone, so that one pattern can be shown to all. ``earlier`` is the
    pattern of the half-year before: cells hidden then are the first to be hidden again, so that
    hiding does not wander. ``fixed`` are cells that have been published: they stay as ``earlier``
    says. Depends on nothing else: same input, same pattern.

    No secondary cell is superfluous: showing any one of them would expose something. What a reader
    knows by arithmetic alone (a total of its own with one cell in it) cannot be hidden from it.
    """
    earlier = earlier or {}
    pattern = {
        key: SMALL
        for key, count in table.cells.items()
        if is_small(count) and key not in exact and key not in fixed
    }
    pattern |= {key: earlier[key] for key in fixed if key in earlier}
    readers = [frozenset(exact), *(frozenset(known) | frozenset(exact) for known in insiders)]
    for known in readers:
        _protect(table, pattern, known, earlier, frozenset(fixed))
    _show_superfluous(table, pattern, readers, frozenset(fixed))
    return pattern


def bounds(count: int | Decimal, label: str) -> tuple[int | Decimal, int | Decimal | None]:
    """What a reader of ``label`` knows of the count behind it: at least, at most.

    A shielded cell is 5 or more; only where the label ``<5`` itself would give a count away, a
    small count or a zero is shielded too, and then the label tells nothing.
    """
    if label == SMALL:
        return min(1, count), max(LIMIT - 1, count)
    return (LIMIT, None) if count >= LIMIT else (0, None)


def exposed(table: Table, pattern: Mapping[Key, str], known: Collection[Key]) -> Iterator[Key]:
    """Hidden cells that a reader who knows ``known`` could work out, in the order of the table."""
    hidden = _limits(table, pattern, known)
    return (key for key in hidden if not other_table(table, hidden, key))


def _limits(table: Table, pattern: Mapping[Key, str], known: Collection[Key]) -> dict[Key, Any]:
    """What the reader knows of every cell that is hidden from it."""
    return {
        key: bounds(count, pattern[key])
        for key, count in table.cells.items()
        if key in pattern and key not in known and count is not None
    }


def _protect(
    table: Table,
    pattern: Pattern,
    known: frozenset[Key],
    earlier: Mapping[Key, str],
    fixed: frozenset[Key],
) -> None:
    """Hide more until nothing is exposed to a reader who knows ``known``, or nothing is left."""
    positive = {key for key, count in table.cells.items() if count and key not in fixed}
    zeros = {key for key, count in table.cells.items() if count == 0 and key not in fixed}
    hopeless: set[Key] = set()
    while left := [key for key in exposed(table, pattern, known) if key not in hopeless]:
        key = left[0]
        steps = (
            _to_hide(table, pattern, known, earlier, key, positive)
            or _to_weaken(table, pattern, known | fixed, key)
            or _to_hide(table, pattern, known, earlier, key, zeros)
        )
        pattern.update(dict.fromkeys(steps, SHIELDED))
        if not steps:
            hopeless.add(key)


def _to_hide(
    table: Table,
    pattern: Pattern,
    known: frozenset[Key],
    earlier: Mapping[Key, str],
    key: Key,
    among: Collection[Key],
) -> list[Key]:
    """The cheapest shown cell that protects ``key`` at once, else the cheapest step towards it.

    Such a step is a cell in a sum with only one hidden cell.
    """
    hidden = pattern.keys() - known
    sums = _sums_around(table, hidden, key)

    def shown(relations: list[Relation]) -> list[Key]:
        keys = {k: None for r in relations for k in r.signs if k in among}
        free = [k for k in keys if k not in pattern and k not in known]
        return sorted(free, key=lambda k: _cost(table, earlier, k))

    pool = shown(sums)
    lonely = shown([r for r in sums if len(r.signs.keys() & hidden) == 1])
    helping = (
        [k]
        for k in pool
        if other_table(table, _limits(table, {**pattern, k: SHIELDED}, known), key)
    )
    return next(helping, (lonely or pool)[:1])


def _sums_around(table: Table, hidden: Collection[Key], key: Key) -> list[Relation]:
    """The sums of ``key``, then those of the hidden cells in them, and so on."""
    sums: list[Relation] = []
    to_visit, visited = [key], {key}
    while to_visit:
        for relation in table.relations_of(to_visit.pop(0)):
            if relation not in sums:
                sums.append(relation)
                found = [k for k in relation.signs if k in hidden and k not in visited]
                to_visit += found
                visited.update(found)
    return sums


def _cost(table: Table, earlier: Mapping[Key, str], key: Key) -> tuple[bool, bool, bool, Any]:
    """What is hidden first: hidden before, parts before totals, the least with room."""
    count = table.cells[key] or 0
    return key not in earlier, table.is_total(key), count < LIMIT + ROOM, count


def _to_weaken(table: Table, pattern: Pattern, known: frozenset[Key], key: Key) -> list[Key]:
    """A cell whose label ``<5`` says too much: a total in a sum with ``key`` before its parts."""
    labels = [k for r in table.relations_of(key) for k in (r.total, *r.parts)]
    return [k for k in labels if pattern.get(k) == SMALL and k not in known][:1]


def _show_superfluous(
    table: Table, pattern: Pattern, readers: list[frozenset[Key]], fixed: frozenset[Key]
) -> None:
    """Show each secondary cell again, the largest first, that protects nothing."""
    unavoidable = {(known, key) for known in readers for key in exposed(table, pattern, known)}
    secondary = [k for k, label in pattern.items() if label == SHIELDED and k not in fixed]
    for key in sorted(secondary, key=lambda k: -(table.cells[k] or 0)):
        trial = {k: label for k, label in pattern.items() if k != key}
        if is_small(table.cells[key]):
            trial[key] = SMALL
        now = {(known, k) for known in readers for k in exposed(table, trial, known)}
        if now <= unavoidable:
            pattern.clear()
            pattern.update(trial)
