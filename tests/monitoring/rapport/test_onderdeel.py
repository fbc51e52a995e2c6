"""The report on the page of its cycle: how far it is, in words, and for whom."""

import pytest
from django.urls import reverse

from monitoring.cyclus.onderdelen import onderdelen
from monitoring.models import Rapporttekst
from regio.choices import Rol
from regio.models import Gebied, GebiedRegio
from tests.factories import make_bron, make_gebruiker, make_jeugdhulpregio
from tests.factories_monitoring_cyclus import Cycluspartijen
from tests.factories_monitoring_rapport import make_rapport

pytestmark = pytest.mark.django_db
NAMEN = ("Rapportteksten", "Proefdruk van het rapport", "Rapport")


@pytest.fixture
def cyclus():
    return Cycluspartijen().cyclus("vastgesteld")


@pytest.fixture
def maker(cyclus):
    gebieden = Gebied.objects.filter(pk=cyclus.gebied_id)
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=gebieden)


def delen(cyclus, user):
    return {deel.titel: deel for deel in onderdelen(cyclus, user) if deel.titel in NAMEN}


def stand(cyclus, user):
    return delen(cyclus, user)["Rapport"].stand


def test_nothing_made_yet(cyclus, maker):
    gevonden = delen(cyclus, maker)

    assert [*gevonden] == [*NAMEN]
    assert gevonden["Rapport"].stand == "Nog geen rapport gemaakt."
    assert gevonden["Rapport"].is_nu
    assert gevonden["Rapportteksten"].stand == "Nog geen eigen tekst geschreven."
    assert gevonden["Rapportteksten"].url == reverse("monitoring:rapport-teksten", args=[cyclus.pk])


@pytest.mark.parametrize(
    ("status", "zin"),
    [
        ("concept", "Versie 1 is een concept."),
        ("vastgesteld", "Versie 1 is vastgesteld, nog niet gepubliceerd."),
        ("gepubliceerd", "Versie 1 is gepubliceerd op "),
        ("ingetrokken", "Versie 1 is ingetrokken."),
    ],
)
def test_each_state_is_a_sentence(cyclus, maker, status, zin):
    make_rapport(cyclus=cyclus, status=status)

    assert stand(cyclus, maker).startswith(zin)


def test_the_newest_edition_counts_and_regions_are_told_together(cyclus, maker):
    regio, ander = make_jeugdhulpregio(), make_jeugdhulpregio()
    for plek in (regio, ander):
        GebiedRegio.objects.create(gebied=cyclus.gebied, jeugdhulpregio=plek, bron=make_bron())
    make_rapport(cyclus=cyclus, status="gepubliceerd")
    make_rapport(cyclus=cyclus, versie=2)
    make_rapport(cyclus=cyclus, jeugdhulpregio=regio, status="vastgesteld")
    make_rapport(cyclus=cyclus, jeugdhulpregio=ander)

    assert stand(cyclus, maker) == ("Versie 2 is een concept. Per regio: 1 concept, 1 vastgesteld.")


def test_words_that_were_written_are_counted(cyclus, maker):
    for plek, tekst in (("samenvatting", "Rustig."), ("bijlage", "")):
        Rapporttekst.objects.create(cyclus=cyclus, plek=plek, tekst=tekst, gewijzigd_door=maker)

    assert delen(cyclus, maker)["Rapportteksten"].stand.startswith("1 tekst, het laatst")


def test_who_may_not_make_a_report_gets_only_the_link_to_what_is_there(cyclus, client_van):
    lezer = make_gebruiker(rol=Rol.LEZER, gebieden=Gebied.objects.filter(pk=cyclus.gebied_id))

    assert [*delen(cyclus, lezer)] == ["Rapport"]
    html = client_van(lezer).get(cyclus.get_absolute_url()).content.decode()
    assert "Nog geen rapport gemaakt." in html
    assert reverse("monitoring:rapport-teksten", args=[cyclus.pk]) not in html


def test_every_link_on_the_page_of_the_cycle_opens(cyclus, maker, client_van):
    client = client_van(maker)

    for deel in delen(cyclus, maker).values():
        assert client.get(deel.url).status_code == 200, deel.titel
