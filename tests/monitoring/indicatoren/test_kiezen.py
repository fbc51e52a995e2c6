"""An area chooses what it follows, from a half-year on; what it followed stays known."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from monitoring.halfjaar import Halfjaar
from monitoring.indicatoren.gebruik import indicatoren_van
from monitoring.indicatoren.kiezen import Keuze, keuze_vastleggen
from regio.choices import Rol
from tests.factories import make_gebied, make_gebruiker
from tests.factories_monitoring_indicatoren import make_gebiedsindicator, make_indicator

pytestmark = pytest.mark.django_db
VANAF = Halfjaar.at(timezone.localdate()).vorige


@pytest.fixture
def gebied():
    return make_gebied()


@pytest.fixture
def analist(gebied):
    return make_gebruiker(rol=Rol.BOVENREGIONAAL_ANALIST, gebieden=[gebied])


def gevolgd(gebied, halfjaar):
    return [(rij.indicator.code, rij.verplicht) for rij in indicatoren_van(gebied, halfjaar)]


def test_a_choice_holds_from_its_half_year_on(gebied, analist):
    oud = make_gebiedsindicator(gebied=gebied).indicator
    nieuw = make_indicator()

    keuzes = [Keuze(oud, volgt=False), Keuze(nieuw, volgt=True, verplicht=False)]
    keuze_vastleggen(gebied, by=analist, vanaf=VANAF, keuzes=keuzes)

    assert gevolgd(gebied, VANAF.vorige) == [(oud.code, True)]
    assert gevolgd(gebied, VANAF) == [(nieuw.code, False)]


def test_the_same_choice_twice_changes_nothing(gebied, analist):
    keuzes = [Keuze(make_indicator(), volgt=True)]

    eerst = keuze_vastleggen(gebied, by=analist, vanaf=VANAF, keuzes=keuzes)

    assert len(eerst) == 1
    assert keuze_vastleggen(gebied, by=analist, vanaf=VANAF, keuzes=keuzes) == []


def test_becoming_mandatory_does_not_change_the_past(gebied, analist):
    rij = make_gebiedsindicator(gebied=gebied, verplicht=False)

    keuze_vastleggen(gebied, by=analist, vanaf=VANAF, keuzes=[Keuze(rij.indicator, volgt=True)])

    assert gevolgd(gebied, VANAF.vorige) == [(rij.indicator.code, False)]
    assert gevolgd(gebied, VANAF) == [(rij.indicator.code, True)]


def test_a_choice_that_was_to_begin_later_begins_now(gebied, analist):
    rij = make_gebiedsindicator(str(VANAF.volgende.volgende), gebied=gebied)

    keuze_vastleggen(gebied, by=analist, vanaf=VANAF, keuzes=[Keuze(rij.indicator, volgt=True)])

    assert gevolgd(gebied, VANAF) == [(rij.indicator.code, True)]
    assert gebied.gebiedsindicatoren.count() == 1


def test_what_never_held_goes(gebied, analist):
    rij = make_gebiedsindicator(str(VANAF), gebied=gebied)

    keuze_vastleggen(gebied, by=analist, vanaf=VANAF, keuzes=[Keuze(rij.indicator, volgt=False)])

    assert not gebied.gebiedsindicatoren.exists()


def test_a_withdrawn_indicator_cannot_be_chosen(gebied, analist):
    weg = make_indicator(tot_jaar=2025, tot_helft=1)

    with pytest.raises(ValidationError, match="ingetrokken"):
        keuze_vastleggen(gebied, by=analist, vanaf=VANAF, keuzes=[Keuze(weg, volgt=True)])


def test_who_works_elsewhere_may_not(gebied):
    with pytest.raises(PermissionDenied):
        keuze_vastleggen(gebied, by=make_gebruiker(), vanaf=VANAF, keuzes=[])


class TestPage:
    @pytest.fixture
    def client(self, client_van, analist):
        return client_van(analist)

    @pytest.fixture
    def adres(self, gebied):
        return reverse("monitoring:gebied-indicatoren-kiezen", args=[gebied.code])

    def test_consequences_come_first_and_then_it_holds(self, client, gebied, adres):
        oud, nieuw = make_gebiedsindicator(gebied=gebied).indicator, make_indicator()
        keuze = {
            "vanaf": str(VANAF),
            f"{nieuw.code}-volgt": "on",
            f"{nieuw.code}-verplicht": "on",
            f"{nieuw.code}-volgorde": "1",
            f"{oud.code}-volgorde": "2",
        }

        eerst = client.post(adres, keuze).content.decode()
        assert gevolgd(gebied, VANAF) == [(oud.code, True)]
        client.post(adres, {**keuze, "bevestigd": "ja"})

        assert f"{nieuw.code} {nieuw} wordt voortaan gevraagd" in eerst
        assert f"{oud.code} {oud} wordt niet meer gevraagd" in eerst
        assert gevolgd(gebied, VANAF) == [(nieuw.code, True)]

    def test_a_wrong_number_says_where(self, client, gebied, adres):
        indicator = make_indicator()

        antwoord = client.post(adres, {"vanaf": str(VANAF), f"{indicator.code}-volgorde": "x"})

        assert "Een volgnummer is een heel getal." in antwoord.content.decode()

    def test_everyone_reads_what_an_area_follows(self, client_van, gebied):
        make_gebiedsindicator(gebied=gebied)
        adres = reverse("monitoring:gebied-indicatoren", args=[gebied.code])

        html = client_van(make_gebruiker(rol=Rol.LEZER)).get(adres).content.decode()

        assert "1 indicator" in html
        assert "Indicatoren kiezen" not in html

    def test_an_area_without_says_what_to_do(self, client, gebied):
        html = client.get(reverse("monitoring:gebied-indicatoren", args=[gebied.code])).content

        assert "Nog geen indicatoren" in html.decode()

    def test_the_page_takes_as_many_queries_for_one_as_for_three(
        self, client, gebied, adres, django_assert_max_num_queries
    ):
        make_gebiedsindicator(gebied=gebied)
        client.get(adres)
        for _ in range(2):
            with django_assert_max_num_queries(16):
                client.get(adres)
            make_gebiedsindicator(gebied=gebied)
