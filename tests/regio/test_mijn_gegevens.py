"""A user sees and takes along all that is held about them, and nothing of another."""

import json

import pytest
from django.urls import reverse

from regio.choices import Rol
from regio.models import Gebruiker
from tests.factories import make_gebruiker, make_toegangssleutel
from tests.factories_regio import make_bevinding

pytestmark = pytest.mark.django_db
BESTAND = "regio:mijn-gegevens-bestand"


def test_the_file_holds_every_row_that_names_the_user(client_van):
    sleutel = make_toegangssleutel(naam="dagelijks ophalen")
    gebruiker = sleutel.gebruiker
    make_bevinding().statussen.create(status="uitgelegd", reden="Afgerond", door=gebruiker)

    antwoord = client_van(gebruiker).get(reverse(BESTAND))

    gegevens = json.loads(antwoord.content)
    assert "attachment" in antwoord["Content-Disposition"]
    assert gegevens["gebruiker"]["email"] == gebruiker.email
    assert gegevens["lidmaatschappen (gebruiker)"][0]["rol"] == "API-client"
    assert gegevens["bevindingstatussen (door)"][0]["reden"] == "Afgerond"
    assert "dagelijks ophalen" in antwoord.content.decode()


def test_what_one_can_log_in_with_is_not_in_it(client_van):
    sleutel = make_toegangssleutel()
    sleutel.gebruiker.authenticator_set.create(type="totp", data={"secret": "GEHEIM-VAN-DE-APP"})

    inhoud = client_van(sleutel.gebruiker).get(reverse(BESTAND)).content.decode()

    for geheim in (sleutel.hash, sleutel.gebruiker.password, "GEHEIM-VAN-DE-APP"):
        assert geheim not in inhoud


def test_nothing_of_another_user_is_in_it(client_van):
    ander = make_gebruiker(naam="Iemand Anders", email="ander@elders.example")
    make_bevinding().statussen.create(status="uitgelegd", reden="Van een ander", door=ander)
    client = client_van(make_gebruiker(rol=Rol.BEHEERDER))

    for naam in (BESTAND, "regio:mijn-gegevens"):
        inhoud = client.get(reverse(naam)).content.decode()
        assert "ander@elders.example" not in inhoud
        assert "Van een ander" not in inhoud


def test_every_relation_to_a_user_is_covered(client_van):
    """A new table that points at a user shows by itself; its secrets have a known name."""
    from regio.mijn_gegevens import GEHEIM

    for relatie in Gebruiker._meta.related_objects:
        for veld in relatie.related_model._meta.concrete_fields:
            verdacht = any(woord in veld.name for woord in ("secret", "hash", "passw", "token"))
            assert not verdacht or veld.name in GEHEIM, f"{relatie.related_model}.{veld.name}"


def test_the_page_names_roles_now_and_before(client_van):
    gebruiker = make_gebruiker(rol=Rol.TOETSER)
    gebruiker.lidmaatschappen.update(geldig_tot="2025-01-01", geldig_van="2024-01-01")

    pagina = client_van(gebruiker).get(reverse("regio:mijn-gegevens")).content.decode()

    assert "toetser" in pagina
    assert "voorbij" in pagina
