from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.choices import Richting, Voortgangstand
from monitoring.voortgang import Stand, ligging_in_band, verwacht_bereikt, voortgang

waarden = st.decimals(-1000, 1000, places=1)
toleranties = st.decimals(0, 50, places=1)
TEGENGESTELD = {"voor": "achter", "achter": "voor", "op_koers": "op_koers"}
EIND_2022, EIND_2023 = date(2022, 12, 31), date(2023, 12, 31)


def test_oost_is_behind_with_85_against_78():
    uitkomst = voortgang(78, 85)

    assert (uitkomst.stand, uitkomst.verschil) == ("achter", 7)
    assert (uitkomst.padwaarde, uitkomst.werkelijk) == (78, 85)


@pytest.mark.parametrize(
    "werkelijk, stand",
    [(75, "voor"), (76, "op_koers"), (78, "op_koers"), (80, "op_koers"), (81, "achter")],
)
def test_the_edge_of_the_tolerance_is_on_course(werkelijk, stand):
    assert voortgang(78, werkelijk, tolerantie=2).stand == stand


@pytest.mark.parametrize(
    "werkelijk, stand", [("78.04", "op_koers"), ("77.96", "op_koers"), ("78.05", "achter")]
)
def test_a_difference_that_is_printed_as_nothing_is_on_course(werkelijk, stand):
    assert voortgang(78, Decimal(werkelijk)).stand == stand


def test_on_the_way_up_more_is_ahead():
    assert voortgang(10, 12, richting="omhoog").stand == "voor"
    assert voortgang(10, 8, richting="omhoog").stand == "achter"


@pytest.mark.parametrize("pad, werkelijk", [(None, 85), (78, None), (None, None)])
def test_without_a_path_or_a_measurement_nobody_can_say(pad, werkelijk):
    uitkomst = voortgang(pad, werkelijk)

    assert (uitkomst.stand, uitkomst.verschil) == ("onbekend", None)


def test_without_a_direction_there_is_a_difference_but_no_judgment():
    uitkomst = voortgang(78, 85, richting="geen")

    assert (uitkomst.stand, uitkomst.verschil) == ("onbekend", 7)


def test_the_words_are_those_that_can_be_chosen():
    assert set(get_args(Stand)) == set(Voortgangstand.values)
    standen = {richting: voortgang(1, 2, richting=richting).stand for richting in Richting.values}
    assert standen == {"omlaag": "achter", "omhoog": "voor", "geen": "onbekend"}


def test_a_tolerance_below_zero_is_refused():
    with pytest.raises(ValueError, match="tolerantie"):
        voortgang(78, 85, tolerantie=-1)


@given(waarden, waarden, toleranties)
def test_turning_the_direction_turns_the_judgment(pad, werkelijk, tolerantie):
    omlaag = voortgang(pad, werkelijk, tolerantie, "omlaag")
    omhoog = voortgang(pad, werkelijk, tolerantie, "omhoog")

    assert omhoog.stand == TEGENGESTELD[omlaag.stand]
    assert omlaag.verschil == omhoog.verschil == werkelijk - pad


@given(waarden, waarden, waarden, toleranties)
def test_a_lower_value_is_never_worse_on_the_way_down(pad, een, ander, tolerantie):
    rang = ["voor", "op_koers", "achter"]
    laag, hoog = sorted([een, ander])

    beter, slechter = (voortgang(pad, waarde, tolerantie).stand for waarde in (laag, hoog))

    assert rang.index(beter) <= rang.index(slechter)


@given(waarden, waarden, toleranties)
def test_a_tolerance_as_wide_as_the_difference_is_on_course(pad, werkelijk, meer):
    verschil = abs(werkelijk - pad)

    assert voortgang(pad, werkelijk, verschil + meer).stand == "op_koers"


# expected


def test_at_ten_a_year_forty_more_take_four_years():
    bereikt = verwacht_bereikt((EIND_2022, 60), (EIND_2023, 50), 10)

    assert bereikt == EIND_2023 + timedelta(days=4 * 365)


def test_the_day_is_the_first_one_on_which_the_target_is_reached():
    bereikt = verwacht_bereikt((date(2024, 1, 1), 10), (date(2024, 1, 4), 9), Decimal("8.5"))

    assert bereikt == date(2024, 1, 6)


@pytest.mark.parametrize("waarde", [50, 40])
def test_what_is_reached_already_is_reached_now(waarde):
    assert verwacht_bereikt((EIND_2022, 30), (EIND_2023, waarde), 50) == EIND_2023


@pytest.mark.parametrize(
    "eerder, nu, doel, richting",
    [(60, 60, 10, "omlaag"), (60, 70, 10, "omlaag"), (8, 6, 10, "omhoog"), (60, 50, 10, "geen")],
)
def test_a_target_one_does_not_move_towards_is_never_reached(eerder, nu, doel, richting):
    assert verwacht_bereikt((EIND_2022, eerder), (EIND_2023, nu), doel, richting) is None


def test_a_pace_that_leads_past_the_last_date_never_gets_there():
    assert verwacht_bereikt((EIND_2022, 10**9), (EIND_2023, 10**9 - 1), 0) is None


def test_a_pace_needs_two_days():
    with pytest.raises(ValueError, match="twee metingen"):
        verwacht_bereikt((EIND_2023, 60), (EIND_2023, 50), 10)


@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 400), st.integers(1, 2000))
def test_on_the_expected_day_the_line_is_at_the_target_and_the_day_before_not(
    afgelegd, nog_te_gaan, doel, dagen
):
    eerder = date(2020, 1, 1)
    nu = eerder + timedelta(days=dagen)
    waarde_nu = doel + nog_te_gaan

    bereikt = verwacht_bereikt((eerder, waarde_nu + afgelegd), (nu, waarde_nu), doel)

    verder = (bereikt - nu).days
    assert afgelegd * verder >= nog_te_gaan * dagen > afgelegd * (verder - 1)


@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 400), st.integers(1, 2000))
def test_the_way_up_mirrors_the_way_down(afgelegd, nog_te_gaan, doel, dagen):
    eerder = date(2020, 1, 1)
    nu = eerder + timedelta(days=dagen)
    waarde_nu = doel + nog_te_gaan
    punten = [(eerder, waarde_nu + afgelegd), (nu, waarde_nu)]

    omlaag = verwacht_bereikt(*punten, doel)
    omhoog = verwacht_bereikt(*[(dag, -waarde) for dag, waarde in punten], -doel, "omhoog")

    assert omhoog == omlaag


# band


@pytest.mark.parametrize(
    "waarde, ligging",
    [(33, "onder"), (34, "binnen"), (42, "binnen"), (50, "binnen"), (51, "boven"), (None, None)],
)
def test_the_band_of_oost_includes_its_edges(waarde, ligging):
    assert ligging_in_band(waarde, 34, 50) == ligging


def test_a_band_upside_down_is_refused():
    with pytest.raises(ValueError, match="bandbreedte"):
        ligging_in_band(40, 50, 34)
