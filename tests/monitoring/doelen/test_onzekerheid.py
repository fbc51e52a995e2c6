from datetime import date, timedelta
from fractions import Fraction

from monitoring.doelen.onzekerheid import band_op, onzekerheden
from monitoring.padwaarde import GETRAPT, Punt, Standpad

BEGIN, EINDE = date(2020, 12, 31), date(2030, 12, 31)
NOORD = [
    Punt(date(2010, 12, 31), 144),
    Punt(BEGIN, 48),
    Punt(None, 10, onzeker=True),
    Punt(EINDE, 0),
]


def test_the_ten_of_noord_leaves_a_band_between_48_and_0():
    (stuk,) = onzekerheden(NOORD)
    halverwege = BEGIN + timedelta(days=(EINDE - BEGIN).days // 2)

    assert (stuk.begin.waarde, stuk.einde.waarde, stuk.punten[0].waarde) == (48, 0, 10)
    assert stuk.op(BEGIN) == (48, 48)
    assert stuk.op(EINDE) == (0, 0)
    assert stuk.op(halverwege) == (5, 29)


def test_before_2020_nothing_is_uncertain():
    assert band_op(onzekerheden(NOORD), date(2015, 12, 31)) is None
    assert band_op(onzekerheden(NOORD), date(2031, 1, 1)) is None


def test_whatever_year_the_ten_is_in_the_path_lies_within_the_band():
    stukken = onzekerheden(NOORD)
    for dag_van_tien in (date(2021, 1, 1), date(2024, 6, 30), date(2029, 12, 31)):
        pad = Standpad.van_punten([*NOORD[:2], Punt(dag_van_tien, 10), NOORD[3]])
        for jaar in range(2021, 2031):
            dag = date(jaar, 3, 15)
            laag, hoog = band_op(stukken, dag)
            assert laag <= pad.op(dag) <= hoog


def test_the_band_is_touched_by_the_earliest_and_the_latest_ten():
    stukken, dag = onzekerheden(NOORD), date(2025, 12, 31)
    laag, hoog = band_op(stukken, dag)
    vroeg = Standpad.van_punten([*NOORD[:2], Punt(BEGIN + timedelta(days=1), 10), NOORD[3]])
    laat = Standpad.van_punten([*NOORD[:2], Punt(EINDE - timedelta(days=1), 10), NOORD[3]])

    assert abs(vroeg.op(dag) - laag) < Fraction(1, 100)
    assert abs(laat.op(dag) - hoog) < Fraction(1, 100)


def test_in_steps_the_band_runs_from_the_step_before_to_the_uncertain_one():
    (stuk,) = onzekerheden(NOORD, GETRAPT)

    assert stuk.op(date(2025, 12, 31)) == (10, 48)


def test_a_path_with_all_its_dates_is_certain():
    assert onzekerheden([NOORD[0], NOORD[1], NOORD[3]]) == []
    assert onzekerheden([NOORD[2], NOORD[0]]) == []
