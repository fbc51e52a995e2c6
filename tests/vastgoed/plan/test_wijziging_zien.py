"""Who may read how a plan was drafted."""

import pytest

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_plan
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Planwijziging

pytestmark = pytest.mark.django_db


def test_how_a_plan_was_drafted_is_for_its_provider_only():
    plan = make_plan(status=Planstatus.INGEDIEND)
    opsteller = make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)
    gemeente = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente)
    wijziging = Planwijziging.objects.create(
        versie=plan.versies.get(), revisie=1, pad="doel", naar="Weer weggehaald", door=opsteller
    )

    assert list(Planwijziging.objects.visible_to(opsteller)) == [wijziging]
    assert list(Planwijziging.objects.visible_to(gemeente)) == []
