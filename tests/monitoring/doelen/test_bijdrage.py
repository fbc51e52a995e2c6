from fractions import Fraction

import pytest

from monitoring.doelen.bijdrage import Regiostand, bijdragen


def stand(sleutel, basis, doel, pad, feit):
    return Regiostand(sleutel, basis, doel, pad, feit)


HAAGLANDEN = stand("JZ24", 49, 21, 45, 48)
RIJNMOND = stand("JZ29", 45, 19, 41, 42)
ZEELAND = stand("JZ18", 16, 7, 15, 13)


def per_regio(bijdragen, veld):
    return {regel.sleutel: getattr(regel, veld) for regel in bijdragen.regels}


def test_each_region_is_held_against_its_own_part_of_the_path():
    beeld = bijdragen([HAAGLANDEN, RIJNMOND, ZEELAND])

    assert per_regio(beeld, "verschil") == {"JZ24": 3, "JZ29": 1, "JZ18": -2}
    assert (beeld.verschil, beeld.achter) == (2, 2)


def test_shares_add_up_to_all_among_those_behind_and_among_those_ahead():
    beeld = bijdragen([HAAGLANDEN, RIJNMOND, ZEELAND])

    assert per_regio(beeld, "aandeel_procent") == {"JZ24": 75, "JZ29": 25, "JZ18": 100}
    assert beeld.meest_achter.sleutel == "JZ24"


def test_what_was_done_is_a_part_of_what_has_to_go():
    (haaglanden,) = bijdragen([HAAGLANDEN]).regels

    assert (haaglanden.opgave, haaglanden.gedaan) == (28, 1)
    assert haaglanden.gedaan_procent == Fraction(100, 28)


def test_a_region_that_was_not_measured_is_named_and_counts_for_nothing():
    beeld = bijdragen([HAAGLANDEN, stand("JZ31", 7, 3, 6, None)])

    assert beeld.ontbreekt == ("JZ31",)
    assert beeld.dekking == "1 van 2 regio's"
    assert not beeld.is_volledig
    assert beeld.verschil == 3
    assert per_regio(beeld, "aandeel_procent") == {"JZ24": 100, "JZ31": None}


def test_on_the_path_a_region_has_no_share():
    beeld = bijdragen([stand("A", 10, 5, 8, 8), HAAGLANDEN])

    assert per_regio(beeld, "aandeel_procent") == {"A": 0, "JZ24": 100}
    assert bijdragen([stand("A", 10, 5, 8, 8)]).meest_achter is None


def test_where_more_is_better_less_is_behind():
    (regel,) = bijdragen([stand("A", 60, 80, 70, 65)], "omhoog").regels

    assert (regel.verschil, regel.achter, regel.opgave, regel.gedaan) == (-5, 5, 20, 5)


def test_nothing_measured_is_unknown_and_not_zero():
    beeld = bijdragen([stand("A", 10, 5, 8, None)])

    assert (beeld.verschil, beeld.gedaan, beeld.meest_achter) == (None, None, None)
    assert not bijdragen([]).is_volledig


def test_a_region_without_anything_to_do_has_no_percentage():
    (regel,) = bijdragen([stand("A", 5, 5, 5, 5)]).regels

    assert regel.gedaan_procent is None


def test_without_a_direction_there_is_no_contribution():
    with pytest.raises(ValueError, match="richting"):
        bijdragen([HAAGLANDEN], "geen")


def test_a_difference_that_is_printed_as_nothing_is_no_share_and_not_behind():
    beeld = bijdragen([stand("A", 10, 5, Fraction("7.97"), 8), HAAGLANDEN])

    assert per_regio(beeld, "aandeel_procent")["A"] == 0
    assert beeld.meest_achter.sleutel == "JZ24"
    assert bijdragen([stand("A", 10, 5, Fraction("7.97"), 8)]).meest_achter is None
