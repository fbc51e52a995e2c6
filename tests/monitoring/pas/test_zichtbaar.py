"""An alternative in several regions is one row to everybody who may see it."""

import pytest

from monitoring.models import Alternatief
from regio.choices import OrganisatieSoort, Rol, Zichtbaarheid
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebruiker,
    make_lidmaatschap,
    make_organisatie,
)
from tests.factories_monitoring_pas import make_alternatief, make_pasgebied
from tests.regio.test_inzage import coordinatie_geven

pytestmark = pytest.mark.django_db


def test_who_handles_a_provider_sees_an_alternative_in_two_of_its_regions_once():
    gebied, aanbieder = make_pasgebied(), make_aanbieder()
    gemeente = make_organisatie()
    gemeente.gebieden.add(gebied)
    coordinatie_geven(gemeente, aanbieder)
    bron = make_bron(zichtbaarheid=Zichtbaarheid.BESLOTEN, eigenaar=aanbieder)
    rij = make_alternatief(gebied=gebied, regios=gebied.twee, bron=bron)
    behandelt = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=gemeente)

    assert list(Alternatief.objects.visible_to(behandelt)) == [rij]
    assert Alternatief.objects.visible_to(make_gebruiker()).count() == 0


def test_who_works_for_two_regions_knows_a_shared_alternative_once():
    gebied = make_pasgebied()
    bron = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=make_aanbieder())
    rij = make_alternatief(gebied=gebied, regios=gebied.twee, bron=bron)
    beide = make_gebruiker(rol=None)
    for regio in gebied.twee:
        kantoor = make_organisatie(soort=OrganisatieSoort.REGIO, jeugdhulpregio=regio)
        make_lidmaatschap(gebruiker=beide, rol=Rol.REGIO_ANALIST, organisatie=kantoor)

    assert list(Alternatief.objects.exact_for(beide)) == [rij]
