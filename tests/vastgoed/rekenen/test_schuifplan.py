from hypothesis import given
from hypothesis import strategies as st

from vastgoed.rekenen.maanden import Maand
from vastgoed.rekenen.schuifplan import Gat, Groep, Maandstand, Overvol, Plek, Schuifplan, Verblijf


def m(tekst):
    return Maand.lees(tekst)


JAN, FEB, MRT, APR, MEI, JUN = (m(f"2026-0{n}") for n in range(1, 7))


@st.composite
def perioden(draw):
    van = draw(st.integers(24300, 24330))
    return Maand(van), Maand(van + draw(st.integers(0, 12)))


def stukken(soort, *velden):
    return st.lists(
        st.tuples(*velden, st.integers(0, 12), perioden()).map(
            lambda w: soort(*w[:-2], w[-2], *w[-1])
        ),
        max_size=6,
    )


groepen = stukken(Groep, st.sampled_from("AB"))
plekken = stukken(Plek, st.sampled_from("XY"))
verblijven = stukken(Verblijf, st.sampled_from("ABC"), st.sampled_from("XYZ"))
plannen = st.builds(Schuifplan, groepen, plekken, verblijven)


def test_a_schuifplan_recomputed_by_hand():
    plan = Schuifplan(
        [Groep("De Berk", 6, JAN, APR), Groep("De Eik", 4, MRT, MEI)],
        [Plek("Kade 3", 8, JAN, APR), Plek("Hof 1", 4, APR, JUN)],
        [
            Verblijf("De Berk", "Kade 3", 6, JAN, MRT),
            Verblijf("De Eik", "Hof 1", 4, APR, MEI),
            Verblijf("De Berk", "Kade 3", 5, APR, APR),
        ],
    )

    assert plan.standen == (
        Maandstand(JAN, 6, 6, 8),
        Maandstand(FEB, 6, 6, 8),
        Maandstand(MRT, 10, 6, 8),
        Maandstand(APR, 10, 9, 12),
        Maandstand(MEI, 4, 4, 4),
    )
    assert plan.gaten == (Gat("De Berk", APR, APR, 1), Gat("De Eik", MRT, MRT, 4))
    assert plan.krapste == Maandstand(MRT, 10, 6, 8)
    assert plan.krapste.ruimte == -2
    assert plan.overvol == plan.te_veel == ()


def test_a_gap_that_grows_is_two_stretches():
    plan = Schuifplan([Groep("A", 4, JAN, APR)], [], [Verblijf("A", "X", 2, JAN, FEB)])

    assert plan.gaten == (Gat("A", JAN, FEB, 2), Gat("A", MRT, APR, 4))


def test_a_place_is_too_full_by_one_and_not_when_just_full():
    plan = Schuifplan(
        [Groep("A", 5, JAN, MRT)],
        [Plek("X", 4, JAN, FEB)],
        [Verblijf("A", "X", 4, JAN, JAN), Verblijf("A", "X", 5, FEB, MRT)],
    )

    assert plan.overvol == (Overvol("X", FEB, FEB, 5, 4), Overvol("X", MRT, MRT, 5, 0))


def test_more_stays_than_youths_do_not_house_more_youths():
    plan = Schuifplan(
        [Groep("A", 4, JAN, JAN)],
        [Plek("X", 8, JAN, FEB)],
        [Verblijf("A", "X", 4, JAN, FEB), Verblijf("A", "X", 1, JAN, JAN)],
    )

    assert plan.standen[0].gehuisvest == 4
    assert plan.te_veel == (Gat("A", JAN, JAN, 1), Gat("A", FEB, FEB, 4))


def test_an_empty_plan_has_no_months_and_no_gaps():
    plan = Schuifplan([], [Plek("X", 4, JAN, JUN)], [])

    assert (plan.maanden, plan.standen, plan.gaten, plan.krapste) == ((), (), (), None)


@given(plannen)
def test_every_youth_has_an_address_or_is_in_a_gap(plan):
    for stand in plan.standen:
        in_gat = sum(g.aantal for g in plan.gaten if g.van <= stand.maand <= g.tot)
        assert stand.nodig == stand.gehuisvest + in_gat
        assert stand.zonder_adres == in_gat >= 0


@given(plannen, verblijven)
def test_one_stay_more_never_makes_a_gap(plan, erbij):
    meer = Schuifplan(plan.groepen, plan.plekken, [*plan.verblijven, *erbij])

    for groep in plan.groepen:
        for maand in plan.maanden:
            assert meer.zonder_adres(groep.code, maand) <= plan.zonder_adres(groep.code, maand)


@given(plannen)
def test_every_stay_fits_or_is_found(plan):
    for maand in plan.maanden:
        for plek in "XYZ":
            teveel = any(o.plek == plek and o.van <= maand <= o.tot for o in plan.overvol)
            assert teveel == (plan.op_plek(plek, maand) > plan.plaatsen(plek, maand))
