"""What plans change in the places of an area, from the rows of handed-in versions."""

from datetime import date

import pytest

from monitoring.scenario.aanbod import projecten_van
from regio.choices import Rol
from tests.factories import make_gebruiker, make_organisatie
from tests.factories_capaciteit import make_voorziening
from tests.factories_plan import make_plan
from tests.factories_planlijst import make_ingediend, make_planplaats, make_planproject
from vastgoed.choices_plan import Planstatus, Planuitkomst

pytestmark = pytest.mark.django_db


def gepland(gemeente, **velden):
    """A plan of which ten places O3M become six small-scale and four end, half 2027."""
    plan = make_plan(gemeente=gemeente, **{"status": Planstatus.INGEDIEND, **velden})
    project = make_planproject(versie=make_ingediend(plan))
    van = make_voorziening(zorgvorm="o3m")
    dag = date(2027, 7, 1)
    komt = {"naar_naam": "Huis De Linde", "zorgvorm": "kleinschalig"}
    make_planplaats(project=project, van=van, aantal=6, datum=dag, **komt)
    make_planplaats(project=project, van=van, aantal=4, zorgvorm="", datum=dag)
    return plan, van


@pytest.fixture
def gemeente():
    return make_organisatie()


@pytest.fixture
def beleid(gemeente):
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=gemeente)


def test_places_that_go_and_places_that_come_are_counted_per_form_of_care(gemeente, beleid):
    plan, van = gepland(gemeente)

    [weg] = projecten_van(beleid, plan.gebied, {van.pk}, "o3m")
    [komt] = projecten_van(beleid, plan.gebied, set(), "kleinschalig")

    assert (weg.af, weg.bij, komt.af, komt.bij) == (10, 0, 0, 6)


@pytest.mark.parametrize(
    "velden",
    [
        {"status": Planstatus.BESLOTEN, "uitkomst": Planuitkomst.AFGEWEZEN},
        {"status": Planstatus.INGETROKKEN},
    ],
    ids=["rejected", "withdrawn"],
)
def test_plans_that_will_not_happen_do_not_count(gemeente, beleid, velden):
    plan, van = gepland(gemeente, **velden)

    assert projecten_van(beleid, plan.gebied, {van.pk}, "o3m") == ()


def test_plans_that_the_reader_may_not_see_do_not_count(gemeente):
    plan, van = gepland(gemeente)
    ander = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=make_organisatie())

    assert projecten_van(ander, plan.gebied, {van.pk}, "o3m") == ()
