"""Reminders of the term of an assignment."""

from datetime import date

import pytest

from monitoring.opdrachten.berichten import opdrachten_herinneren
from regio.choices import OrganisatieSoort, Rol
from regio.models import Bericht
from tests.factories import make_gebied, make_gebruiker, make_organisatie
from tests.factories_monitoring_reflectie import make_opdracht

pytestmark = pytest.mark.django_db

TERMIJN = date(2027, 3, 10)  # a Wednesday
VOORAF, NADIEN = date(2027, 3, 3), date(2027, 3, 11)


@pytest.fixture
def gebied():
    return make_gebied()


@pytest.fixture
def netwerk(gebied):
    netwerk = make_organisatie(soort=OrganisatieSoort.EXPERTISENETWERK)
    make_gebruiker(
        rol=Rol.BOVENREGIONAAL_ANALIST, organisatie=netwerk, gebieden=[gebied], naam="Analist"
    )
    return netwerk


def soorten():
    return sorted(Bericht.objects.values_list("gebruiker__naam", "soort"))


def test_the_party_is_reminded_once_before_its_term(gebied, netwerk):
    make_opdracht(gebied=gebied, organisatie=netwerk, uiterlijk=TERMIJN)

    assert opdrachten_herinneren(VOORAF) == 1
    assert opdrachten_herinneren(VOORAF) == 0
    assert soorten() == [("Analist", "opdracht_termijn_nadert")]


def test_after_its_term_who_follows_it_is_told_too(gebied, netwerk):
    make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[gebied], naam="Beleid")
    make_opdracht(gebied=gebied, organisatie=netwerk, uiterlijk=TERMIJN)

    opdrachten_herinneren(NADIEN)

    assert soorten() == [
        ("Analist", "opdracht_termijn_voorbij"),
        ("Beleid", "opdracht_termijn_voorbij"),
    ]


def test_of_parties_in_words_who_follows_it_is_reminded(gebied):
    make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[gebied], naam="Beleid")
    make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[make_gebied()], naam="Elders")
    make_opdracht(gebied=gebied, uiterlijk=TERMIJN)

    opdrachten_herinneren(VOORAF)

    assert soorten() == [("Beleid", "opdracht_termijn_nadert")]


@pytest.mark.parametrize("velden", [{"status": "afgerond"}, {"uiterlijk": None}])
def test_what_is_closed_or_has_no_term_reminds_nobody(gebied, netwerk, velden):
    make_opdracht(gebied=gebied, organisatie=netwerk, **{"uiterlijk": TERMIJN, **velden})

    assert opdrachten_herinneren(VOORAF) == 0
