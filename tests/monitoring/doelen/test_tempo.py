from datetime import date
from fractions import Fraction

import pytest

from monitoring.doelen.tempo import (
    DAGEN_PER_JAAR,
    bereikt_op,
    opgave,
    tempo_tussen,
    tempos,
    verwachting,
)

BEGIN = (date(2023, 7, 1), 125)
MEDIO = (date(2024, 6, 30), 110)
EIND = (date(2024, 12, 31), 104)


def test_fifteen_less_in_a_year_is_a_pace_of_fifteen():
    assert tempo_tussen((date(2023, 7, 1), 125), (date(2027, 7, 1), 65)) == 15
    assert round(tempo_tussen(BEGIN, MEDIO), 2) == Fraction("15.01")


def test_going_up_on_a_path_down_is_a_pace_below_zero():
    assert tempo_tussen((date(2023, 7, 1), 110), MEDIO) == 0
    assert tempo_tussen((date(2023, 7, 1), 100), MEDIO) < 0
    assert tempo_tussen((date(2023, 7, 1), 100), MEDIO, "omhoog") > 0


def test_a_pace_is_between_each_two_measurements_in_order_of_time():
    assert len(tempos([EIND, BEGIN, MEDIO])) == 2
    assert tempos([EIND, BEGIN, MEDIO]) == [tempo_tussen(BEGIN, MEDIO), tempo_tussen(MEDIO, EIND)]
    assert tempos([BEGIN]) == []


def test_zuidwest_has_to_go_sixteen_a_year_from_mid_2024():
    nodig = opgave(MEDIO, 54, date(2028, 1, 1))

    assert nodig.te_gaan == 56
    assert (date(2028, 1, 1) - MEDIO[0]).days == 1280
    assert nodig.per_jaar == Fraction(56) * DAGEN_PER_JAAR / 1280
    assert round(nodig.per_jaar, 1) == 16
    assert nodig.per_halfjaar == nodig.per_jaar / 2


def test_how_much_faster_it_must_go_is_said_against_the_present_pace():
    nodig = opgave(MEDIO, 54, date(2028, 1, 1), tempo=tempo_tussen(BEGIN, MEDIO))

    assert nodig.keer is not None
    assert round(nodig.keer, 2) == Fraction("1.06")
    assert opgave(MEDIO, 54, date(2028, 1, 1), tempo=0).keer is None


def test_a_target_that_was_reached_asks_for_no_pace():
    nodig = opgave((date(2024, 6, 30), 50), 54, date(2028, 1, 1))

    assert (nodig.is_bereikt, nodig.is_voorbij, nodig.per_jaar) == (True, False, None)


def test_a_target_date_that_has_passed_asks_for_no_pace_but_is_not_reached():
    nodig = opgave((date(2028, 6, 30), 60), 54, date(2028, 1, 1))

    assert (nodig.is_bereikt, nodig.is_voorbij, nodig.per_jaar) == (False, True, None)


def test_the_expected_date_has_a_band_from_the_highest_to_the_lowest_pace():
    verwacht = verwachting([BEGIN, MEDIO, EIND], 54)

    assert verwacht is not None
    assert verwacht.heeft_band
    assert (verwacht.laagste, verwacht.hoogste) == (
        tempo_tussen(MEDIO, EIND),
        tempo_tussen(BEGIN, MEDIO),
    )
    assert verwacht.datum == verwacht.laatst == bereikt_op(EIND, 54, verwacht.laagste)
    assert verwacht.vroegst == bereikt_op(EIND, 54, verwacht.hoogste)
    assert verwacht.vroegst < verwacht.datum


def test_by_hand_104_at_six_in_184_days_reaches_54_after_1534_days():
    # 50 to go ÷ (6 in 184 days) = 1533.3 days, the first whole day after that is 1534.
    assert verwachting([MEDIO, EIND], 54).datum == date(2029, 3, 14)


def test_two_measurements_give_a_date_without_a_band():
    verwacht = verwachting([BEGIN, MEDIO], 54)

    assert verwacht is not None
    assert not verwacht.heeft_band
    assert verwacht.vroegst == verwacht.datum == verwacht.laatst


def test_a_half_year_of_standing_still_makes_the_latest_date_unknown():
    verwacht = verwachting([BEGIN, MEDIO, (date(2024, 12, 31), 110)], 54)

    assert verwacht is not None
    assert (verwacht.datum, verwacht.laatst, verwacht.is_zeker) == (None, None, False)
    assert verwacht.vroegst is not None


def test_only_the_last_two_years_make_the_band():
    stil = [(date(2020, 6, 30), 125), (date(2020, 12, 31), 125)]
    verder = [(date(2021 + n // 2, 6 if n % 2 == 0 else 12, 30), 120 - 5 * n) for n in range(5)]

    verwacht = verwachting([*stil, *verder], 54)

    assert verwacht is not None
    assert (verwacht.aantal, verwacht.laagste > 0) == (4, True)


def test_one_measurement_or_no_direction_expects_nothing():
    assert verwachting([MEDIO], 54) is None
    assert verwachting([BEGIN, MEDIO], 54, "geen") is None


def test_beyond_the_last_date_there_is_there_is_no_date():
    assert bereikt_op(MEDIO, 54, Fraction(1, 1000)) is None


def test_what_was_reached_is_reached_on_the_day_it_was_measured():
    assert bereikt_op((date(2024, 6, 30), 54), 54, 0) == date(2024, 6, 30)


@pytest.mark.parametrize("richting", ["geen", ""])
def test_without_a_direction_there_is_no_pace(richting):
    with pytest.raises(ValueError, match="richting"):
        tempo_tussen(BEGIN, MEDIO, richting)
    with pytest.raises(ValueError, match="richting"):
        opgave(MEDIO, 54, date(2028, 1, 1), richting)


def test_two_measurements_on_one_day_have_no_pace():
    with pytest.raises(ValueError, match="na elkaar"):
        tempo_tussen(BEGIN, BEGIN)
