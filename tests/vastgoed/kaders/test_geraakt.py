"""Which running plans a new version touches."""

import pytest
from django.core.exceptions import ValidationError

from regio.choices import Rol
from tests.factories import make_gebruiker, make_organisatie
from tests.factories_plan import make_plan
from tests.factories_toetsen import inleveren, zet_status
from tests.factories_vastgoed import make_kader
from vastgoed.choices_plan import Planstatus
from vastgoed.kaders.geraakt import geraakte_plannen
from vastgoed.kaders.vaststellen import kader_vaststellen, vaststelling_terugdraaien
from vastgoed.kaders.versies import versie_maken

pytestmark = pytest.mark.django_db


@pytest.fixture
def beleid():
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=make_organisatie())


def ingediend(kader, gemeente, status=Planstatus.IN_TOETSING):
    plan = make_plan(gebied=kader.gebied, regeling=kader.regeling, gemeente=gemeente)
    inleveren(plan.versies.get(), kader)
    zet_status(plan, status)
    return plan


def test_a_plan_that_was_handed_in_keeps_its_version_and_a_returned_one_gets_the_new(beleid):
    gemeente = beleid.huidige_lidmaatschappen[0].organisatie
    kader = make_kader()
    kader.eigenaren.add(gemeente)
    loopt = ingediend(kader, gemeente)
    terug = ingediend(kader, gemeente, Planstatus.ONVOLLEDIG)
    ingediend(kader, gemeente, Planstatus.BESLOTEN)
    ingediend(kader, make_organisatie())
    make_plan(gebied=kader.gebied, regeling=kader.regeling, gemeente=gemeente)

    geraakt = geraakte_plannen(versie_maken(kader, by=beleid), beleid)

    assert geraakt.houdt == (loopt,)
    assert geraakt.nieuw == (terug,)
    assert geraakt.houdt[0].kaderversie == 1


def test_a_version_that_a_plan_was_handed_in_under_stays_in_force(beleid):
    gemeente = beleid.huidige_lidmaatschappen[0].organisatie
    kader = make_kader()
    kader.eigenaren.add(gemeente)
    nieuw = kader_vaststellen(versie_maken(kader, by=beleid), by=beleid)
    ingediend(nieuw, gemeente)

    with pytest.raises(ValidationError, match="al 1 plan ingediend"):
        vaststelling_terugdraaien(nieuw, reden="Te vroeg", by=beleid)
