"""The first page of a plan."""

import pytest

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_plan

pytestmark = pytest.mark.django_db


def test_the_page_says_where_the_plan_is_and_whose_turn_it_is(client):
    plan = make_plan(status="ingediend")
    client.force_login(make_gebruiker(rol=Rol.LEZER, organisatie=plan.gemeente))

    pagina = client.get(plan.get_absolute_url()).content.decode()

    assert "Volledigheid" in pagina
    assert str(plan.gemeente) in pagina
    assert 'aria-current="step"' in pagina


def test_a_draft_is_not_known_to_the_municipality(client):
    plan = make_plan()
    client.force_login(make_gebruiker(rol=Rol.BEHEERDER, organisatie=plan.gemeente))

    assert client.get(plan.get_absolute_url()).status_code == 404
