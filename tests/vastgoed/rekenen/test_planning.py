from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vastgoed.rekenen.planning import Fase, gaten_in_volgorde, speling

UITERLIJK = date(2026, 12, 31)
dagen = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@st.composite
def planningen(draw):
    start, fasen = draw(dagen), []
    for nummer in range(draw(st.integers(1, 6))):
        start += timedelta(days=draw(st.integers(0, 90)))
        eind = start + timedelta(days=draw(st.integers(0, 300)))
        fasen.append(Fase(f"fase {nummer}", start, eind))
    return fasen


def fase(naam, start, eind):
    return Fase(naam, date.fromisoformat(start), date.fromisoformat(eind))


def test_slack_recomputed_by_hand():
    fasen = [
        fase("ontwerp", "2026-01-01", "2026-03-31"),
        fase("vergunning", "2026-04-11", "2026-06-30"),
        fase("bouw", "2026-07-01", "2026-12-21"),
    ]

    # 10 days after the works; nothing between permit and works; 10 days (1–10 April) before it.
    assert [s.dagen for s in speling(fasen, UITERLIJK)] == [20, 10, 10]


def test_the_deadline_itself_is_in_time_and_the_day_after_is_not():
    op_tijd, te_laat = (
        speling([fase("bouw", "2026-07-01", eind)], UITERLIJK)[0]
        for eind in ("2026-12-31", "2027-01-01")
    )

    assert (op_tijd.dagen, op_tijd.is_te_laat) == (0, False)
    assert (te_laat.dagen, te_laat.is_te_laat) == (-1, True)


def test_a_phase_inside_another_has_no_more_than_the_days_up_to_the_deadline():
    fasen = [
        fase("bouw", "2026-07-01", "2026-12-30"),
        fase("inrichten", "2026-08-01", "2026-08-31"),
    ]

    assert [s.dagen for s in speling(fasen, UITERLIJK)] == [1, 122]


def test_a_phase_that_starts_before_the_one_before_it_stands_in_the_wrong_order():
    bouw, ontwerp = (
        fase("bouw", "2026-07-01", "2026-12-30"),
        fase("ontwerp", "2026-06-30", "2026-07-31"),
    )

    assert gaten_in_volgorde([bouw, ontwerp]) == ((bouw, ontwerp),)
    assert gaten_in_volgorde([ontwerp, bouw]) == gaten_in_volgorde([bouw, bouw]) == ()


@given(planningen(), dagen, st.integers(0, 400))
def test_a_later_deadline_gives_exactly_that_many_days(fasen, uiterlijk, erbij):
    eerst = speling(fasen, uiterlijk)
    dan = speling(fasen, uiterlijk + timedelta(days=erbij))

    assert [s.dagen + erbij for s in eerst] == [s.dagen for s in dan]


@given(planningen(), dagen)
def test_nobody_has_more_slack_than_the_days_after_its_end(fasen, uiterlijk):
    assert all(s.dagen <= (uiterlijk - s.fase.eind).days for s in speling(fasen, uiterlijk))


@given(planningen(), dagen)
def test_who_uses_up_its_slack_still_makes_the_deadline(fasen, uiterlijk):
    later = max(0, speling(fasen, uiterlijk)[0].dagen)
    op_tijd = all(s.dagen >= 0 for s in speling(fasen, uiterlijk))

    for fase, volgende in pairwise([*fasen, fasen[-1]]):
        assert not op_tijd or fase.eind + timedelta(days=later) <= uiterlijk
        later = max(0, later - max(0, (volgende.start - fase.eind).days - 1))
