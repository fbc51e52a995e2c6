from decimal import Decimal

import pytest

from jeugdzorg.kern.privacy import SHIELDED, SMALL, suppress
from jeugdzorg.kern.privacy_tables import TOTAL, Relation, Table, one_way, two_way
from jeugdzorg.kern.privacy_values import HIDDEN, Hidden, is_hidden, share_reveals


def test_a_small_count_is_hidden_and_zero_is_shown():
    table = one_way({"a": 0, "b": 1, "c": 4, "d": 5, "e": None})

    assert suppress(table) == {"b": SMALL, "c": SMALL}


def test_nothing_is_hidden_without_a_small_count():
    assert suppress(one_way({"a": 0, "b": 5, "c": 20}, 25)) == {}


def test_a_total_does_not_give_the_only_small_count_away():
    """The smallest cell with room to give is hidden beside it, so that 1, 2, 3 and 4 all fit."""
    table = one_way({"a": 3, "b": 5, "c": 20, "d": 50}, 78)

    assert suppress(table) == {"a": SMALL, "c": SHIELDED}


def test_two_small_counts_protect_each_other():
    assert suppress(one_way({"a": 3, "b": 2, "c": 20}, 25)) == {"a": SMALL, "b": SMALL}


@pytest.mark.parametrize(("counts", "total"), [((1, 1), 2), ((4, 4), 8)])
def test_two_small_counts_at_the_edge_do_not(counts, total):
    table = one_way({"a": counts[0], "b": counts[1], "c": 20}, total + 20)

    assert suppress(table) == {"a": SMALL, "b": SMALL, "c": SHIELDED}


def test_a_total_is_hidden_when_no_part_is_left_to_hide():
    assert suppress(one_way({"a": 3, "b": 0}, 3)) == {"a": SMALL, TOTAL: SMALL}
    assert suppress(one_way({"a": 3, "b": 5}, 8)) == {"a": SMALL, "b": SHIELDED}
    assert suppress(one_way({"a": 1, "b": 5}, 6)) == {"a": SMALL, TOTAL: SHIELDED}
    assert suppress(one_way({0: 1, 1: 5}, 6)) == {0: SMALL, TOTAL: SHIELDED}


def test_a_small_total_says_less_when_it_would_say_all():
    """Four counts that are not zero and a total of ``<5``: each is one."""
    table = one_way(dict.fromkeys("abcd", 1), 4)

    assert suppress(table) == {**dict.fromkeys("abcd", SMALL), TOTAL: SHIELDED}


def test_in_two_dimensions_a_rectangle_is_hidden():
    cells = {(row, column): 30 + 5 * row + column for row in range(3) for column in range(3)}
    cells[0, 0] = 2
    table = two_way(
        cells,
        {row: sum(cells[row, column] for column in range(3)) for row in range(3)},
        {column: sum(cells[row, column] for row in range(3)) for column in range(3)},
        sum(cells.values()),
    )

    hidden = suppress(table)

    assert hidden == {
        (0, 0): SMALL,
        (0, 1): SHIELDED,
        (1, 0): SHIELDED,
        (1, 1): SHIELDED,
    }


def test_sums_of_sums_are_seen_through():
    table = Table(
        {"a": 3, "b": 20, "west": 23, "oost": 40, "land": 63},
        [Relation("west", ("a", "b")), Relation("land", ("west", "oost"))],
    )

    assert suppress(table) == {"a": SMALL, "b": SHIELDED}


def test_a_reader_with_exact_right_sees_all_of_it():
    table = one_way({"a": 3, "b": 2, "c": 20}, 25)

    assert suppress(table, exact=table.cells) == {}


def test_a_reader_who_knows_one_cell_cannot_work_out_the_other():
    table = one_way({"a": 3, "b": 2, "c": 20}, 25)

    assert suppress(table, exact={"a"}) == {"b": SMALL, "c": SHIELDED}


def test_one_pattern_holds_against_each_insider():
    table = one_way({"a": 3, "b": 2, "c": 20, "d": 50}, 75)

    hidden = suppress(table, insiders=[{"a"}, {"b"}, {"c"}])

    assert hidden == {"a": SMALL, "b": SMALL, "c": SHIELDED}


def test_what_was_hidden_before_is_hidden_again():
    table = one_way({"a": 3, "b": 20, "c": 30}, 53)

    assert suppress(table, earlier={"a": SMALL, "c": SHIELDED}) == {"a": SMALL, "c": SHIELDED}
    assert suppress(table) == {"a": SMALL, "b": SHIELDED}


def test_a_total_that_does_not_add_up_protects_nothing():
    """The reader may know by how much it is off, from a finding."""
    assert suppress(one_way({"a": 3, "b": 20}, 30)) == {"a": SMALL, "b": SHIELDED}


def test_an_unknown_total_binds_nothing():
    assert suppress(one_way({"a": 3, "b": 20}, None)) == {"a": SMALL}


def test_what_is_worked_out_from_a_hidden_count_is_hidden():
    count = Hidden(SMALL)

    assert sum([12, count, 3]) == HIDDEN
    assert 20 - count == HIDDEN
    assert count / 20 == HIDDEN
    assert 100 * count == HIDDEN
    assert is_hidden(3, count)
    assert not is_hidden(3, None, "<5")


@pytest.mark.parametrize("use", [int, float, lambda count: count < 5, lambda count: {}[count]])
def test_a_hidden_count_is_never_taken_for_a_number(use):
    with pytest.raises((TypeError, KeyError)):
        use(Hidden(SMALL))


@pytest.mark.parametrize(
    ("percentage", "base", "reveals"),
    [
        (Decimal(50), 40, False),
        (Decimal(0), 40, False),
        (Decimal(100), 40, False),
        (Decimal(10), 40, True),
        (Decimal(90), 40, True),
        (Decimal("7.5"), 40, True),
        (Decimal(50), 4, True),
        (Decimal(0), 0, False),
        (Decimal(86), None, True),
        (None, 3, False),
    ],
)
def test_a_share_on_a_small_base_gives_a_count_away(percentage, base, reveals):
    assert share_reveals(percentage, base) is reveals
