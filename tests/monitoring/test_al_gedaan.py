"""A second click on a step ends on the page, which says by whom and when it was taken."""

import pytest
from django.urls import reverse

from monitoring.cyclus.verloop import overgang
from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_monitoring_analyse import (
    make_aangeboden,
    make_advies,
    make_analyse,
    make_bestuurder,
)
from tests.factories_monitoring_cyclus import Cycluspartijen
from tests.factories_monitoring_rapport import make_rapport
from tests.factories_monitoring_reflectie import make_gevuld, make_houder

pytestmark = pytest.mark.django_db
JA = {"bevestigd": "ja", "token": "0"}


def pad(naam, *args):
    return reverse(f"monitoring:{naam}", args=args)


def tweemaal(client, url, velden):
    """What the pages say after the second click, and after opening the form once more."""
    client.post(url, velden)
    return client.post(url, velden, follow=True), client.get(url, follow=True)


def gezegd(antwoord):
    return [str(melding) for melding in antwoord.context["messages"]]


def test_an_analysis(client):
    analyse = make_analyse()
    client.force_login(analyse.gemaakt_door)

    for na in tweemaal(client, pad("analyse-vaststellen", analyse.pk), JA):
        assert na.redirect_chain[-1][0] == analyse.get_absolute_url()
        assert "Versie 1 van de analyse is al vastgesteld, op " in gezegd(na)[-1]
        assert f"door {analyse.gemaakt_door}." in gezegd(na)[-1]


def test_the_record_of_a_session_until_it_is_reopened(client):
    sessie = make_gevuld()
    houder = make_houder(sessie)
    client.force_login(houder)
    url = pad("reflectie-vaststellen", sessie.pk)

    for na in tweemaal(client, url, JA):
        assert na.redirect_chain[-1][0] == sessie.get_absolute_url()
        assert "Versie 1 van het verslag is al vastgesteld" in gezegd(na)[-1]
    assert sessie.verslagen.count() == 1

    client.post(pad("reflectie-heropenen", sessie.pk), {"reden": "Een antwoord mist."} | JA)
    assert client.get(url).status_code == 200


def test_an_offered_advice(client):
    advies = make_advies()
    client.force_login(advies.gemaakt_door)

    for na in tweemaal(client, pad("advies-aanbieden", advies.pk), JA):
        assert "Het advies is al aangeboden" in gezegd(na)[-1]


def test_a_decision_and_what_another_filled_in_is_shown_again(client):
    advies = make_aangeboden(aantal=1)
    gebied = advies.analyse.cyclus.gebied
    een, ander = make_bestuurder(gebied), make_bestuurder(gebied)
    rij = advies.aanbevelingen.get()
    velden = {f"uitkomst_{rij.pk}": "overgenomen", "genomen_op": "2024-11-05"} | JA
    url = pad("advies-besluit", advies.pk)
    client.force_login(een)

    for na in tweemaal(client, url, velden):
        assert "Het besluit is al vastgelegd" in gezegd(na)[-1]

    client.force_login(ander)
    niet = client.post(url, {**velden, "toelichting": "Wij zien dit zo."})
    assert niet.status_code == 200
    assert "Wij zien dit zo." in niet.content.decode()
    assert client.get(url).status_code == 302


def test_a_step_of_a_cycle_but_words_that_stand_nowhere_yet_are_shown_again(client):
    partijen = Cycluspartijen()
    cyclus = partijen.cyclus("aanlevering")
    collega = make_gebruiker(rol=Rol.BEHEERDER, organisatie=partijen.gemeente)
    overgang(cyclus, "levering_sluiten", by=collega, reden="Alles is binnen.")
    url = pad("cyclus-stap", cyclus.pk, "levering_sluiten")
    client.force_login(partijen.begeleider)

    leeg = client.post(url, {"reden": ""}, follow=True)
    zelfde = client.post(url, {"reden": "Alles is binnen."}, follow=True)
    anders = client.post(url, {"reden": "Een cijfer mist."})

    for na in (leeg, zelfde):
        assert na.redirect_chain[-1][0] == cyclus.get_absolute_url()
        assert "dit was al gedaan (levering gesloten), op " in gezegd(na)[-1]
        assert f"door {partijen.gemeente}." in gezegd(na)[-1]
    assert anders.status_code == 409
    assert "Een cijfer mist." in anders.content.decode()


@pytest.mark.parametrize(
    ("status", "naam", "zin"),
    [
        ("vastgesteld", "rapport-vaststellen", "Het rapport is al vastgesteld, op "),
        ("gepubliceerd", "rapport-publiceren", "Het rapport is al gepubliceerd, op "),
    ],
)
def test_a_report(client, status, naam, zin):
    rapport = make_rapport(status=status)
    client.force_login(make_gebruiker(rol=Rol.BEHEERDER, gebieden=[rapport.cyclus.gebied]))

    for na in tweemaal(client, pad(naam, rapport.pk), {}):
        assert na.redirect_chain[-1][0] == rapport.get_absolute_url()
        assert zin in gezegd(na)[-1]


def test_who_may_not_take_the_step_is_told_nothing(client):
    rapport = make_rapport(status="gepubliceerd")
    client.force_login(make_gebruiker(rol=Rol.BEHEERDER))

    assert client.get(pad("rapport-publiceren", rapport.pk)).status_code == 403
