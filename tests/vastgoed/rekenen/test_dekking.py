from hypothesis import given
from hypothesis import strategies as st

from vastgoed.rekenen.dekking import Dekking, dekking

codes = st.sampled_from(["a", "b", "c", "d"])
aantallen = st.integers(0, 60)
startfotos = st.dictionaries(codes, aantallen)
delen = st.lists(st.tuples(codes, aantallen))


def test_places_that_no_project_takes_up_and_places_counted_twice():
    gevonden = dekking({"bosrand": 24, "dijk": 8}, [("bosrand", 10), ("bosrand", 8), ("dijk", 9)])

    assert gevonden == (Dekking("bosrand", 24, 18), Dekking("dijk", 8, 9))
    assert [(d.gedekt, d.ontbreekt, d.teveel) for d in gevonden] == [(18, 6, 0), (8, 0, 1)]


def test_a_facility_outside_the_baseline_is_all_too_many():
    (gevonden,) = dekking({}, [("onbekend", 4)])

    assert (gevonden.gedekt, gevonden.ontbreekt, gevonden.teveel) == (0, 0, 4)


@given(startfotos, delen)
def test_no_place_is_lost_or_made(startfoto, in_projecten):
    gevonden = dekking(startfoto, in_projecten)

    assert sum(d.gedekt + d.ontbreekt for d in gevonden) == sum(startfoto.values())
    assert sum(d.gedekt + d.teveel for d in gevonden) == sum(n for _, n in in_projecten)


@given(startfotos, delen, st.tuples(codes, aantallen))
def test_one_project_more_never_uncovers_a_place(startfoto, in_projecten, erbij):
    def ontbreekt(rijen):
        return sum(d.ontbreekt for d in dekking(startfoto, rijen))

    assert ontbreekt([*in_projecten, erbij]) <= ontbreekt(in_projecten)
