"""The feed of monitoring: what was adopted, given or published, again after a change in what hangs
on it, and nothing of what is still being written or is not the reader's."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jeugdzorg.kern.tracking import event_model_of
from monitoring.models import (
    Aanbeveling,
    Advies,
    Analyse,
    Besluitregel,
    Cyclusbesluit,
    Opdrachtvoortgang,
    Rapport,
    Reflectiesessie,
)
from monitoring.reflectie.sessies import sessie_heropenen, sessie_vaststellen
from regio.choices import Rol
from tests.api_rijen import RIJEN
from tests.conftest import api_client_met
from tests.factories import make_aanbieder, make_bron, make_gebruiker, make_toegangssleutel
from tests.factories_monitoring_analyse import make_aanbeveling, make_advies, make_analyse
from tests.factories_monitoring_rapport import make_rapport
from tests.factories_monitoring_reflectie import make_gevuld, make_opdracht
from tests.test_api_wijzigingen import alles, tot_de_horizon

FEED = "/api/v1/monitoring/wijzigingen"
SOORTEN = ("analyses", "metingen", "opdrachten", "rapporten", "reflectiesessies")
pytestmark = pytest.mark.django_db(transaction=True)


def lezer_in(gebied):
    """Of a municipality that works in an area."""
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, gebieden=[gebied])
    return api_client_met(make_toegangssleutel(gebruiker=gebruiker))


def buitenstaander():
    """Of a provider that works nowhere; areas of a public source it sees."""
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=make_aanbieder())
    return api_client_met(make_toegangssleutel(gebruiker=gebruiker))


class Volger:
    """Somebody who keeps up with one kind."""

    def __init__(self, client, soort):
        self.client, self.soort = client, soort
        self.url = f"{FEED}?sinds=&soorten={soort}"

    def nieuw(self):
        """What came since the last time: whether it is gone, and the row."""
        tot_de_horizon()
        gevonden, self.url = alles(self.client, self.url)
        return [(rij["vervallen"], rij["gegeven"]) for rij in gevonden]

    def een(self, rij):
        return self.client.get(f"/api/v1/{self.soort}/{rij.pk}").json()


def test_a_session_is_told_once_adopted_and_gone_while_it_is_written_again():
    sessie = make_gevuld()
    volger = Volger(lezer_in(sessie.cyclus.gebied), "reflectiesessies")
    assert volger.nieuw() == []

    sessie_vaststellen(sessie, by=None)
    [(weg, eerste)] = volger.nieuw()
    sessie_heropenen(sessie, reden="Fout", by=None)
    Reflectiesessie.objects.filter(pk=sessie.pk).update(samenvatting="Nog niet voor anderen")
    heropend = volger.nieuw()
    sessie_vaststellen(sessie, by=None)
    [(_, tweede)] = volger.nieuw()

    assert (weg, eerste["verslag"]["versie"]) == (False, 1)
    assert heropend == [(True, {"url": eerste["url"], "id": sessie.pk})]
    assert tweede == volger.een(sessie)
    assert tweede["verslag"]["versie"] == 2


def test_who_does_not_see_a_session_is_told_nothing_of_it():
    sessie = make_gevuld()
    volger = Volger(buitenstaander(), "reflectiesessies")

    sessie_vaststellen(sessie, by=None)
    assert volger.nieuw() == []
    sessie_heropenen(sessie, reden="Fout", by=None)
    assert volger.nieuw() == []


@pytest.fixture
def advies():
    """A draft on an adopted analysis."""
    return make_advies(aantal=1)


def aanbieden(advies):
    Advies.objects.filter(pk=advies.pk).update(aangeboden_op=timezone.now())


def besluiten(advies):
    besluit = Cyclusbesluit.objects.create(
        advies=advies, genomen_op=date(2024, 11, 1), door=advies.gemaakt_door
    )
    for aanbeveling in advies.aanbevelingen.all():
        Besluitregel.objects.create(
            besluit=besluit, aanbeveling=aanbeveling, uitkomst="overgenomen"
        )
    return besluit


def herroepen(besluit):
    Cyclusbesluit.objects.filter(pk=besluit.pk).update(
        herroepen_op=timezone.now(), reden_herroepen="Anders"
    )


def test_an_analysis_is_told_again_when_its_advice_or_the_decision_changes(advies):
    analyse = advies.analyse
    volger = Volger(lezer_in(analyse.cyclus.gebied), "analyses")
    make_analyse(analyse.cyclus, versie=2)  # in the making
    stappen = [volger.nieuw()]

    make_aanbeveling(advies)  # nobody else reads a draft
    Advies.objects.filter(pk=advies.pk).update(inleiding="Anders")
    stappen.append(volger.nieuw())
    aanbieden(advies)
    stappen.append(volger.nieuw())
    besluit = besluiten(advies)
    stappen.append(volger.nieuw())
    Besluitregel.objects.filter(besluit=besluit).update(wat="Iets anders")
    stappen.append(volger.nieuw())
    herroepen(besluit)
    stappen.append(volger.nieuw())

    [begin], concept, [aangeboden], [besloten], [gewijzigd], [weer_open] = stappen
    assert begin[1]["advies"] is None
    assert concept == []
    assert len(aangeboden[1]["advies"]["aanbevelingen"]) == 2
    assert besloten[1]["advies"]["besluit"]["genomenOp"] == "2024-11-01"
    assert gewijzigd[1]["advies"]["aanbevelingen"][0]["besluit"]["wat"] == "Iets anders"
    assert weer_open == (False, volger.een(analyse))
    assert weer_open[1]["advies"]["besluit"] is None


def test_of_an_analysis_that_one_may_no_longer_read_only_which_is_told(advies):
    analyse = advies.analyse
    volger = Volger(buitenstaander(), "analyses")
    aanbieden(advies)
    assert volger.nieuw() == []

    besluit = besluiten(advies)
    [(weg, gelezen)] = volger.nieuw()
    herroepen(besluit)
    vervallen = volger.nieuw()

    welke = {"url": gelezen["url"], "id": analyse.pk}
    assert (weg, gelezen["advies"]["inleiding"]) == (False, "Waarom.")
    assert vervallen == [(True, welke)]
    assert Volger(volger.client, "analyses").nieuw() == [(True, welke)]


def test_an_assignment_is_told_again_with_its_progress():
    opdracht = make_opdracht(bron=None, gegeven_op=date(2024, 1, 1))
    volger = Volger(lezer_in(opdracht.gebied), "opdrachten")
    ander = Volger(buitenstaander(), "opdrachten")
    [(_, eerst)] = volger.nieuw()

    Opdrachtvoortgang.objects.create(opdracht=opdracht, status="bezig", tekst="Begonnen")
    [(weg, daarna)] = volger.nieuw()

    assert (weg, eerst["voortgang"]) == (False, [])
    assert [regel["tekst"] for regel in daarna["voortgang"]] == ["Begonnen"]
    assert daarna == volger.client.get(f"/api/v1/opdrachten/{opdracht.code}").json()
    assert volger.nieuw() == ander.nieuw() == []


def test_a_report_is_told_once_published_and_gone_when_withdrawn():
    rapport = make_rapport(vastgesteld_op=timezone.now())
    volger = Volger(lezer_in(rapport.cyclus.gebied), "rapporten")
    assert volger.nieuw() == []

    Rapport.objects.filter(pk=rapport.pk).update(status="gepubliceerd")
    [(weg, gelezen)] = volger.nieuw()
    Rapport.objects.filter(pk=rapport.pk).update(
        status="ingetrokken", ingetrokken_op=timezone.now(), intrekreden="Fout"
    )

    assert (weg, gelezen["id"]) == (False, rapport.pk)
    assert volger.nieuw() == [(True, {"url": gelezen["url"], "id": rapport.pk})]


def test_a_part_that_changes_leaves_no_trace_at_the_whole_but_that_it_is_told(advies):
    sporen = event_model_of(Analyse).objects.filter(pgh_obj=advies.analyse_id)
    eerder = sporen.count()

    aanbieden(advies)
    Aanbeveling.objects.filter(advies=advies).update(toelichting="Beter")

    assert sporen.count() == eerder


def test_who_comes_to_see_more_begins_anew(advies):
    aanbieder = make_aanbieder()
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=aanbieder)
    lezer = api_client_met(make_toegangssleutel(gebruiker=gebruiker))
    tot_de_horizon()
    _, url = alles(lezer, f"{FEED}?sinds=")

    aanbieder.gebieden.add(advies.analyse.cyclus.gebied)

    assert lezer.get(url).status_code == 410


@pytest.mark.parametrize("soort", SOORTEN)
def test_as_many_queries_for_one_change_as_for_three(api_client, soort):
    RIJEN[soort](make_bron())
    tot_de_horizon()
    aantallen, regels = [], []

    for extra in (0, 2):
        for _ in range(extra):
            RIJEN[soort](make_bron())
        tot_de_horizon()
        alles(api_client, f"{FEED}?sinds=&soorten={soort}")
        with CaptureQueriesContext(connection) as vragen:
            antwoord = api_client.get(f"{FEED}?sinds=&soorten={soort}")
        aantallen.append(len(vragen))
        regels.append(len(antwoord.json()["results"]))

    assert regels[0] < regels[1]
    assert aantallen[0] == aantallen[1] <= 20
