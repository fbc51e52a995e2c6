"""Giving, following and closing an assignment."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.models import Ketenschakel
from monitoring.models import Cyclus, Ontwikkelopdracht, Opdrachtvoortgang
from monitoring.opdrachten.actions import (
    opdracht_afsluiten,
    opdracht_geven,
    opdracht_heropenen,
    opdracht_wijzigen,
    voortgang_melden,
)
from regio.choices import OrganisatieSoort, Rol
from regio.models import Bericht
from tests.factories import make_gebied, make_gebruiker, make_organisatie
from tests.factories_monitoring_reflectie import make_opdracht

pytestmark = pytest.mark.django_db

TEKST = {"titel": "Registratie verrijken", "resultaat": "Een voorstel."}


@pytest.fixture
def gebied():
    return make_gebied()


@pytest.fixture
def gever(gebied):
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[gebied])


def make_partij(gebied, rol=Rol.BOVENREGIONAAL_ANALIST):
    netwerk = make_organisatie(soort=OrganisatieSoort.EXPERTISENETWERK)
    return netwerk, make_gebruiker(rol=rol, organisatie=netwerk, gebieden=[gebied])


def test_an_assignment_gets_a_code_and_its_party_a_message(gebied, gever):
    netwerk, uitvoerder = make_partij(gebied)

    opdracht = opdracht_geven(gebied, **TEKST, organisatie=netwerk, by=gever)

    assert opdracht.code.startswith(f"{gebied.code}-")
    assert opdracht.opdrachtnemer == str(netwerk)
    bericht = Bericht.objects.get(gebruiker=uitvoerder)
    assert "Registratie verrijken" in bericht.onderwerp
    assert "opdracht_gegeven" in Ketenschakel.objects.order_by("-nummer").first().inhoud


def test_giving_the_same_twice_gives_one(gebied, gever):
    een = opdracht_geven(gebied, **TEKST, opdrachtnemer="regio's", by=gever)
    twee = opdracht_geven(gebied, **TEKST, opdrachtnemer="regio's", by=gever)

    assert een == twee
    assert Ontwikkelopdracht.objects.count() == 1


def test_it_belongs_to_the_half_year_that_runs(gebied, gever):
    Cyclus.objects.create(gebied=gebied, jaar=2100, helft=1)
    nu = Cyclus.objects.create(gebied=gebied, jaar=2024, helft=2)

    assert opdracht_geven(gebied, **TEKST, opdrachtnemer="RET", by=gever).cyclus == nu


def test_without_a_party_it_is_refused(gebied, gever):
    with pytest.raises(ValidationError, match="opdrachtnemer"):
        opdracht_geven(gebied, **TEKST, by=gever)


@pytest.mark.parametrize("rol", Rol.values)
def test_managers_and_policy_officers_give_assignments_in_their_area(gebied, rol):
    gebruiker = make_gebruiker(rol=rol, gebieden=[gebied])
    if rol in {Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER}:
        opdracht_geven(gebied, **TEKST, opdrachtnemer="RET", by=gebruiker)
    else:
        with pytest.raises(PermissionDenied):
            opdracht_geven(gebied, **TEKST, opdrachtnemer="RET", by=gebruiker)
    with pytest.raises(PermissionDenied):
        opdracht_geven(make_gebied(), **TEKST, opdrachtnemer="RET", by=gebruiker)


def test_progress_is_told_by_the_party_and_sets_it_going(gebied):
    netwerk, uitvoerder = make_partij(gebied)
    opdracht = make_opdracht(gebied=gebied, organisatie=netwerk)

    regel = voortgang_melden(opdracht, tekst="Eerste versie ligt er.", by=uitvoerder)

    opdracht.refresh_from_db()
    assert (opdracht.status, regel.namens) == ("bezig", str(netwerk))


@pytest.mark.parametrize("rol", [Rol.LEZER, Rol.TOETSER, Rol.API_CLIENT])
def test_who_only_reads_tells_no_progress(gebied, rol):
    netwerk, lezer = make_partij(gebied, rol=rol)
    opdracht = make_opdracht(gebied=gebied, organisatie=netwerk)

    with pytest.raises(PermissionDenied):
        voortgang_melden(opdracht, tekst="Iets.", by=lezer)


def test_of_parties_in_words_an_analyst_in_the_area_tells_progress(gebied):
    analist = make_gebruiker(rol=Rol.REGIO_ANALIST, gebieden=[gebied])

    voortgang_melden(make_opdracht(gebied=gebied), tekst="Besproken.", by=analist)

    assert Opdrachtvoortgang.objects.get().door == analist


def test_of_a_party_with_an_account_somebody_elses_analyst_does_not(gebied):
    netwerk, _ = make_partij(gebied)
    analist = make_gebruiker(rol=Rol.REGIO_ANALIST, gebieden=[gebied])

    with pytest.raises(PermissionDenied):
        voortgang_melden(
            make_opdracht(gebied=gebied, organisatie=netwerk), tekst="Iets.", by=analist
        )


def test_closing_says_why_and_reopening_is_the_way_back(gebied, gever):
    opdracht = make_opdracht(gebied=gebied)

    opdracht_afsluiten(opdracht, status="afgerond", tekst="Overgenomen.", by=gever)
    opdracht.refresh_from_db()
    assert (opdracht.status, opdracht.loopt) == ("afgerond", False)
    opdracht_heropenen(opdracht, tekst="Toch niet volledig.", by=gever)

    opdracht.refresh_from_db()
    assert (opdracht.status, opdracht.afgesloten_op) == ("bezig", None)
    gemeld = Opdrachtvoortgang.objects.order_by("pk").values_list("status", "tekst")
    assert list(gemeld) == [("afgerond", "Overgenomen."), ("bezig", "Toch niet volledig.")]


def test_the_party_does_not_close_its_own_assignment(gebied):
    netwerk, uitvoerder = make_partij(gebied)
    opdracht = make_opdracht(gebied=gebied, organisatie=netwerk)

    with pytest.raises(PermissionDenied):
        opdracht_afsluiten(opdracht, status="afgerond", tekst="Klaar.", by=uitvoerder)


def test_of_a_closed_assignment_no_progress_is_told(gebied, gever):
    opdracht = make_opdracht(gebied=gebied, status="vervallen")

    with pytest.raises(ValidationError, match="gesloten"):
        voortgang_melden(opdracht, tekst="Iets.", by=gever)


def test_a_stale_page_changes_nothing(gebied, gever):
    opdracht = make_opdracht(gebied=gebied)
    voortgang_melden(opdracht, tekst="Eerst.", revisie=0, by=gever)

    with pytest.raises(IngehaaldError):
        voortgang_melden(opdracht, tekst="Daarna.", revisie=0, by=gever)


def test_what_a_source_prints_stays_as_printed(gebied, gever):
    opdracht = make_opdracht(gebied=gebied, titel="Zoals gedrukt")

    gewijzigd = opdracht_wijzigen(
        opdracht,
        titel="Anders",
        resultaat="Anders.",
        opdrachtnemer="Anders",
        organisatie=None,
        uiterlijk=date(2027, 1, 1),
        revisie=0,
        by=gever,
    )

    assert (gewijzigd.titel, gewijzigd.uiterlijk) == ("Zoals gedrukt", date(2027, 1, 1))
