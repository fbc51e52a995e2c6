"""The ledger of places beside what was measured."""

from datetime import date

import pytest

from capaciteit.controles.balans import NIET_GEBOEKT, ONEENS, plaatsen_balans
from regio.choices import BronSoort, Oordeel, Zichtbaarheid
from tests.factories import make_aanbieder, make_bron
from tests.factories_capaciteit import make_meting, make_voorziening
from tests.factories_plaatsen import make_plaatsmutatie

pytestmark = pytest.mark.django_db
EERDER, DAG, LATER = date(2023, 7, 1), date(2024, 1, 1), date(2024, 7, 1)


@pytest.fixture
def voorziening():
    return make_voorziening()


def uitkomsten():
    return [(u.gedrukt, u.herberekend, u.oordeel) for u in plaatsen_balans()]


def test_the_ledger_and_the_measurement_of_the_same_day_agree(voorziening):
    make_plaatsmutatie(naar=voorziening, aantal=10, datum=EERDER)
    make_meting(voorziening=voorziening, plaatsen=10, peildatum=DAG)

    assert uitkomsten() == [(10, 10, Oordeel.KLOPT)]


def test_a_difference_is_a_finding(voorziening):
    make_plaatsmutatie(naar=voorziening, aantal=10, datum=EERDER)
    make_meting(voorziening=voorziening, plaatsen=12, peildatum=DAG)

    assert uitkomsten() == [(12, 10, Oordeel.WIJKT_AF)]


def test_what_is_booked_after_the_measurement_is_no_difference(voorziening):
    make_plaatsmutatie(naar=voorziening, aantal=10, datum=EERDER)
    make_meting(voorziening=voorziening, plaatsen=10, peildatum=DAG)
    make_plaatsmutatie(van=voorziening, aantal=4, soort="beeindigd", datum=LATER)

    assert uitkomsten() == [(10, 10, Oordeel.KLOPT)]


def test_only_the_last_measurement_of_a_measure_counts(voorziening):
    make_plaatsmutatie(naar=voorziening, aantal=10, datum=EERDER)
    make_meting(voorziening=voorziening, plaatsen=99, peildatum=EERDER)
    make_meting(voorziening=voorziening, plaatsen=10, peildatum=DAG)

    assert uitkomsten() == [(10, 10, Oordeel.KLOPT)]


def test_plans_and_another_measure_do_not_count(voorziening):
    make_plaatsmutatie(naar=voorziening, aantal=10, datum=EERDER)
    make_plaatsmutatie(naar=voorziening, aantal=5, datum=EERDER, soort="nieuw", aard="plan")
    make_plaatsmutatie(naar=voorziening, aantal=7, datum=EERDER, maat="toegekend")
    make_meting(voorziening=voorziening, plaatsen=10, peildatum=DAG)
    make_meting(voorziening=voorziening, plaatsen=80, peildatum=LATER, aard="plan")
    make_meting(voorziening=voorziening, plaatsen=80, peildatum=LATER, maat="beoogd")

    assert uitkomsten() == [(10, 10, Oordeel.KLOPT)]


def test_a_printed_number_that_is_not_booked_says_why(voorziening):
    make_meting(voorziening=voorziening, plaatsen=10, peildatum=DAG)

    [uitkomst] = plaatsen_balans()

    assert (uitkomst.oordeel, uitkomst.nota) == (Oordeel.WIJKT_AF, NIET_GEBOEKT)


def test_sources_that_disagree_are_their_own_finding_as_long_as_nothing_is_booked(voorziening):
    make_meting(voorziening=voorziening, plaatsen=40, peildatum=DAG)
    make_meting(voorziening=voorziening, plaatsen=62, peildatum=DAG)

    assert {(u.oordeel, u.nota) for u in plaatsen_balans()} == {(Oordeel.INDICATIEF, ONEENS)}


def test_once_booked_the_source_that_says_otherwise_differs(voorziening):
    make_plaatsmutatie(naar=voorziening, aantal=40, datum=DAG)
    make_meting(voorziening=voorziening, plaatsen=40, peildatum=DAG)
    make_meting(voorziening=voorziening, plaatsen=62, peildatum=DAG)

    assert sorted(uitkomsten()) == [(40, 40, Oordeel.KLOPT), (62, 40, Oordeel.WIJKT_AF)]


def test_a_delivery_of_what_is_in_no_book_and_examples_are_left_out(voorziening):
    geleverd = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=make_aanbieder())
    make_meting(voorziening=voorziening, plaatsen=10, peildatum=DAG, bron=geleverd)
    make_meting(plaatsen=10, bron=make_bron(soort=BronSoort.VOORBEELD))

    assert uitkomsten() == []


@pytest.mark.usefixtures("gegevens")
def test_of_the_five_plans_everything_that_is_booked_agrees():
    gevonden = {u.kenmerk.split("-plekken")[0]: u for u in plaatsen_balans()}
    afwijkend = [u.titel for u in gevonden.values() if u.oordeel == Oordeel.WIJKT_AF]

    assert len(gevonden) == 13
    assert afwijkend == ["Plaatsen van 't Huis (plekken) in de plaatsenbalans"]
