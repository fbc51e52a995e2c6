"""No hidden count can be worked out: real tables, random tables, half-years, insiders, unknowns."""

import csv
from collections import defaultdict

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from jeugdzorg.kern.privacy import SHIELDED, is_small, suppress
from jeugdzorg.kern.privacy_tables import Relation, Table, one_way, two_way
from tests.aanval import Aanval, half_years

counts = st.one_of(st.integers(0, 9), st.integers(0, 9), st.integers(10, 60))
perhaps = st.one_of(counts, counts, counts, st.none())


@st.composite
def tables_in_one_dimension(draw, of=counts):
    parts = dict(enumerate(draw(st.lists(of, min_size=1, max_size=9))))
    return one_way(parts, sum(count or 0 for count in parts.values()))


@st.composite
def tables_in_two_dimensions(draw, of=counts):
    height, width = draw(st.integers(2, 5)), draw(st.integers(2, 4))
    cells = {(row, column): draw(of) for row in range(height) for column in range(width)}
    rows, columns, total = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
    known = {key: count or 0 for key, count in cells.items()}
    return two_way(
        cells,
        {r: sum(known[r, c] for c in range(width)) for r in range(height)} if rows else None,
        {c: sum(known[r, c] for r in range(height)) for c in range(width)} if columns else None,
        sum(known.values()) if total else None,
    )


tables = st.one_of(tables_in_one_dimension(), tables_in_two_dimensions())
tables_with_unknowns = st.one_of(
    tables_in_one_dimension(of=perhaps), tables_in_two_dimensions(of=perhaps)
)


def rows_of(path):
    with (settings.BASE_DIR / "fixtures" / path).open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def origin_of_overijssel():
    """Per region within and outside the area, with the totals as printed or added up."""
    found = defaultdict(dict)
    for row in rows_of("capaciteit/herkomsten.csv"):
        if row["bron"] == "OV-2022" and row["aantal"]:
            found[row["herkomst_regio"]][row["maat"]] = int(row["aantal"])
    regions = {region: kinds for region, kinds in found.items() if region}
    cells = {
        (r, kind): kinds[kind] for r, kinds in regions.items() for kind in ("binnen", "buiten")
    }
    return two_way(
        cells,
        {region: kinds["verblijvend"] for region, kinds in regions.items()},
        {kind: sum(kinds[kind] for kinds in regions.values()) for kind in ("binnen", "buiten")},
        found[""]["verblijvend"],
    )


def measured(source, indicator, until):
    """Regions with their area, of one printed table."""
    rows = [
        row
        for row in rows_of("monitoring/metingen.csv")
        if (row["bron"], row["indicator"], row["periode_tot"]) == (source, indicator, until)
    ]
    cells = {row["jeugdhulpregio"] or row["gebied"]: int(row["waarde"]) for row in rows}
    regions = tuple(row["jeugdhulpregio"] for row in rows if row["jeugdhulpregio"])
    return cells, regions


def beds_of_zuidwest():
    cells, regions = measured("ZW-2024", "KWN-01", "2023-07-01")
    return Table(cells, [Relation("ZW", regions)])


def inflow_of_east(until="2023-06-30"):
    """Regions in Gelderland and Overijssel, and both in the whole."""
    cells, regions = measured("OOST-2023", "INSTROOM-JZP", until)
    own = ("JZ14", "JZ07")
    rest = tuple(region for region in regions if region not in own)
    relations = [Relation("OV", own), Relation("GLD", rest), Relation("OOST", ("OV", "GLD"))]
    return Table(cells, relations)


def shrunk(table, divisor):
    """The same table of a smaller area: so that there is much to hide."""
    totals = {relation.total for relation in table.relations}
    cells = {k: v // divisor for k, v in table.cells.items() if k not in totals}
    for _ in table.relations:
        for r in table.relations:
            if all(part in cells for part in r.parts):
                cells[r.total] = sum(cells[part] for part in r.parts)
    return Table(cells, table.relations)


REAL = [origin_of_overijssel, beds_of_zuidwest, inflow_of_east]


@pytest.mark.parametrize("divisor", [1, 2, 4, 8, 13, 20, 50])
@pytest.mark.parametrize("real", REAL)
def test_no_count_of_a_real_table_can_be_worked_out(real, divisor):
    table = real() if divisor == 1 else shrunk(real(), divisor)

    pattern = suppress(table)

    assert {k for k, v in table.cells.items() if is_small(v)} <= pattern.keys()
    assert Aanval(table, pattern).narrow() == {}


@pytest.mark.parametrize("divisor", [1, 4, 13])
@pytest.mark.parametrize("real", REAL)
def test_nor_by_a_region_that_knows_its_own_part(real, divisor):
    table = shrunk(real(), divisor)
    totals = {relation.total for relation in table.relations}
    parts = [key for key in table.cells if key not in totals]
    insiders = [
        frozenset(k for k in parts if k[:1] == p[:1]) if isinstance(p, tuple) else frozenset({p})
        for p in parts
    ]

    pattern = suppress(table, insiders=insiders)

    assert [Aanval(table, pattern, known).narrow() for known in insiders] == [{}] * len(insiders)


def test_the_tables_as_printed_hold_what_there_is_to_hide():
    """Overijssel and Zuidwest print no count of 1–4; the inflow of East in 2023 prints three."""
    assert suppress(origin_of_overijssel()) == {}
    assert suppress(beds_of_zuidwest()) == {}
    assert suppress(inflow_of_east()) == {"JZ21": "<5", "JZ17": "<5", "JZ30": "<5"}


@given(tables)
def test_no_count_of_a_random_table_can_be_worked_out(table):
    assert Aanval(table, suppress(table)).narrow() == {}


@given(tables_with_unknowns)
def test_nor_when_some_counts_are_unknown(table):
    pattern = suppress(table)

    assert not [key for key in pattern if table.cells[key] is None]
    assert Aanval(table, pattern).narrow() == {}


@given(tables, st.data())
def test_nor_by_a_reader_who_knows_some_cells(table, draw):
    """What follows from its own cells by arithmetic alone was never hidden from that reader."""
    known = frozenset(draw.draw(st.sets(st.sampled_from(sorted(table.cells, key=str)), max_size=3)))
    nothing_shown = {key: SHIELDED for key in table.cells if key not in known}
    unavoidable = Aanval(table, nothing_shown, known).narrow().keys()

    for pattern in (suppress(table, exact=known), suppress(table, insiders=[known])):
        assert Aanval(table, pattern, known).narrow().keys() <= unavoidable


@given(st.data())
def test_nor_from_two_half_years_and_their_differences(draw):
    earlier = draw.draw(tables_in_two_dimensions())
    moved = {k: max(0, v + draw.draw(st.integers(-3, 3))) for k, v in earlier.cells.items()}
    now = shrunk(Table(moved, earlier.relations), 1)
    first = suppress(earlier)
    second = suppress(now, earlier=first)

    table, pattern = half_years(earlier, now, first, second)

    assert Aanval(table, pattern).narrow() == {}


@given(tables)
def test_nothing_is_hidden_without_need(table):
    """Every secondary cell protects: with it shown again something can be worked out."""
    pattern = suppress(table)

    for key in [key for key, label in pattern.items() if label == SHIELDED]:
        if table.cells[key] >= 5:
            assert Aanval(table, {k: v for k, v in pattern.items() if k != key}).narrow()


@given(tables_in_one_dimension())
def test_a_row_hides_at_most_one_cell_more(table):
    pattern = suppress(table)

    assert sum(label == SHIELDED for label in pattern.values()) <= 1


@given(tables)
def test_zero_is_shown_and_the_pattern_is_the_same_every_time(table):
    pattern = suppress(table)

    assert not [key for key in pattern if table.cells[key] == 0]
    assert suppress(Table(dict(table.cells), table.relations)) == pattern
