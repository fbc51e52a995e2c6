"""The arithmetic of the plaatsenbalans: places are conserved, whatever is booked."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from capaciteit.plaatsenbalans import BUITEN, Boeking, Rekening, balans, laagste_stand, saldo

BEGIN = date(2024, 1, 1)
VAN, TOT = BEGIN + timedelta(days=20), BEGIN + timedelta(days=70)
REKENINGEN = [
    Rekening(voorziening, vorm, "plekken") for voorziening in range(1, 5) for vorm in ("o3m", "kar")
]
SOORTEN = {(False, True): "nieuw", (True, False): "beeindigd", (True, True): "verplaatst"}


@st.composite
def boekingen(draw):
    """A series of entries, some of them taken back; facts only."""
    reeks = []
    for _ in range(draw(st.integers(0, 25))):
        van = draw(st.sampled_from([BUITEN, *REKENINGEN]))
        naar = draw(st.sampled_from([k for k in [BUITEN, *REKENINGEN] if k != van]))
        boeking = Boeking(
            datum=BEGIN + timedelta(days=draw(st.integers(0, 90))),
            aantal=draw(st.integers(1, 60)),
            soort=SOORTEN[van is not BUITEN, naar is not BUITEN],
            van=van,
            naar=naar,
        )
        reeks.append(boeking)
        if draw(st.booleans()):
            reeks.append(replace(boeking, van=naar, naar=van, tegen=True))
    return reeks


def per_voorziening(rekening):
    return rekening.voorziening


def alleen_o3m(rekening):
    return rekening.voorziening if rekening.zorgvorm == "o3m" else None


@given(boekingen())
def test_no_place_is_lost_or_made_of_nothing(reeks):
    inside = sum(saldo(reeks, rekening, TOT) for rekening in REKENINGEN)

    assert inside + saldo(reeks, BUITEN, TOT) == 0


@given(boekingen())
def test_the_end_of_every_group_is_the_sum_of_its_accounts(reeks):
    uitkomst = balans(reeks, per_voorziening, VAN, TOT)

    for voorziening, regel in uitkomst.regels.items():
        eigen = [k for k in REKENINGEN if k.voorziening == voorziening]
        assert regel.eind == sum(saldo(reeks, rekening, TOT) for rekening in eigen)
        assert regel.begin == sum(
            saldo(reeks, rekening, VAN - timedelta(days=1)) for rekening in eigen
        )


@given(boekingen())
def test_what_moves_inside_the_selection_cancels_out_of_the_total(reeks):
    for groep in (per_voorziening, alleen_o3m):
        uitkomst = balans(reeks, groep, VAN, TOT)
        regels = uitkomst.regels.values()

        assert uitkomst.totaal.begin == sum(regel.begin for regel in regels)
        assert uitkomst.totaal.eind == sum(regel.eind for regel in regels)
        for kant in ("bij", "af"):
            samen = sum(getattr(regel, kant).total() for regel in regels)
            assert getattr(uitkomst.totaal, kant).total() == samen - uitkomst.onderling


@given(boekingen())
def test_one_group_for_everything_has_no_movement_between_accounts(reeks):
    uitkomst = balans(reeks, lambda rekening: "alles", VAN, TOT)

    assert uitkomst.totaal.bij["verplaatst"] == uitkomst.totaal.af["verplaatst"] == 0
    assert uitkomst.onderling == 0


@given(boekingen())
def test_a_series_that_is_taken_back_whole_leaves_nothing(reeks):
    terug = [replace(b, van=b.naar, naar=b.van, tegen=True) for b in reeks if not b.tegen]
    heen = [boeking for boeking in reeks if not boeking.tegen]

    uitkomst = balans([*heen, *terug], per_voorziening, VAN, TOT)

    for regel in [*uitkomst.regels.values(), uitkomst.totaal]:
        assert not any([regel.begin, *regel.bij.values(), *regel.af.values()])


@given(boekingen())
def test_the_order_of_booking_does_not_matter(reeks):
    assert balans(reeks, per_voorziening, VAN, TOT) == balans(
        reversed(reeks), per_voorziening, VAN, TOT
    )


@given(boekingen(), st.integers(0, 90))
def test_the_lowest_stand_is_that_of_some_day(reeks, dagen):
    vanaf = BEGIN + timedelta(days=dagen)
    for rekening in REKENINGEN:
        standen = [saldo(reeks, rekening, vanaf + timedelta(days=n)) for n in range(91)]

        assert laagste_stand(reeks, rekening, vanaf) == min(standen)


def test_a_move_is_a_move_of_both_sides_and_of_neither_together():
    een, twee = REKENINGEN[0], REKENINGEN[2]
    reeks = [
        Boeking(BEGIN, 10, "beginstand", naar=een),
        Boeking(VAN, 4, "verplaatst", van=een, naar=twee),
    ]

    uitkomst = balans(reeks, per_voorziening, VAN, TOT)

    assert (uitkomst.regels[1].begin, uitkomst.regels[1].eind) == (10, 6)
    assert (uitkomst.regels[1].af["verplaatst"], uitkomst.regels[2].bij["verplaatst"]) == (4, 4)
    assert (uitkomst.totaal.begin, uitkomst.totaal.eind, uitkomst.onderling) == (10, 10, 4)
