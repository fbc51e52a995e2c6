"""Keys of the API: who makes and withdraws them, what they open, how often, and until when."""

import hashlib
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from jeugdzorg.kern.notation import tijdstip
from regio.choices import Rol
from regio.models import Toegangssleutel
from regio.sleutels import sleutel_intrekken, sleutel_maken
from tests.conftest import api_client_met
from tests.factories import (
    make_gebruiker,
    make_organisatie,
    make_toegangssleutel,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_memory_of_other_tests(settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": str(id(settings)),
        }
    }


@pytest.fixture
def organisatie():
    return make_organisatie()


@pytest.fixture
def beheerder(organisatie):
    return make_gebruiker(rol=Rol.BEHEERDER, organisatie=organisatie)


@pytest.fixture
def client_lid(organisatie):
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie)
    return gebruiker.lidmaatschappen.get()


def morgen(dagen=1):
    return timezone.localdate() + timedelta(days=dagen)


def ingevuld(lid, **velden):
    return {
        "client": lid.pk,
        "naam": "Power BI",
        "scopes": ["lezen:capaciteit", "lezen:regio"],
        "geldig_tot": morgen(200).isoformat(),
        "formulier": "een",
        **velden,
    }


def test_a_key_is_shown_once_kept_as_a_hash_and_works(client_van, beheerder, client_lid):
    client = client_van(beheerder)

    antwoord = client.post("/sleutels/nieuw", ingevuld(client_lid))

    geheim = antwoord.context["geheim"]
    assert antwoord.status_code == 200
    assert geheim in antwoord.content.decode()
    assert {"no-store", "private"} <= set(antwoord["Cache-Control"].split(", "))
    sleutel = Toegangssleutel.objects.get()
    assert sleutel.hash == hashlib.sha256(geheim.encode()).hexdigest()
    assert (sleutel.gebruiker, sleutel.organisatie) == (
        client_lid.gebruiker,
        client_lid.organisatie,
    )
    assert sleutel.aangemaakt_door == beheerder
    assert timezone.localdate(sleutel.geldig_tot) == morgen(201)
    assert len(geheim) >= 43
    assert geheim not in client.get("/sleutels").content.decode()
    api = api_client_met(type("Sleutel", (), {"sleutel": geheim}))
    assert api.get("/api/v1/locaties").status_code == 200


def test_the_same_form_sent_twice_makes_one_key(client_van, beheerder, client_lid):
    client = client_van(beheerder)
    client.post("/sleutels/nieuw", ingevuld(client_lid))

    antwoord = client.post("/sleutels/nieuw", ingevuld(client_lid), follow=True)

    assert Toegangssleutel.objects.count() == 1
    assert "al gemaakt" in antwoord.content.decode()


def test_an_api_client_makes_a_key_for_itself_only(client_van, organisatie, client_lid):
    ander = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie).lidmaatschappen.get()
    client = client_van(client_lid.gebruiker)

    geweigerd = client.post("/sleutels/nieuw", ingevuld(ander))
    client.post("/sleutels/nieuw", ingevuld(client_lid, formulier="twee"))

    assert "Deze API-client is er niet" in geweigerd.content.decode()
    assert [sleutel.gebruiker for sleutel in Toegangssleutel.objects.all()] == [
        client_lid.gebruiker
    ]
    with pytest.raises(PermissionDenied):
        sleutel_maken(ander, naam="x", scopes=["lezen:geld"], tot=morgen(), by=client_lid.gebruiker)


@pytest.mark.parametrize(
    "rol", [None, *(r for r in Rol if r not in {Rol.BEHEERDER, Rol.API_CLIENT})]
)
def test_who_has_another_role_does_not_get_to_the_keys(client_van, organisatie, rol, client_lid):
    gebruiker = make_gebruiker(rol=rol, organisatie=organisatie)
    client = client_van(gebruiker)
    sleutel = make_toegangssleutel(gebruiker=client_lid.gebruiker)

    for pad in ("/sleutels", "/sleutels/nieuw", f"/sleutels/{sleutel.pk}/intrekken"):
        assert client.get(pad).status_code == 403
        assert client.post(pad, ingevuld(client_lid)).status_code in {403, 405}
    assert "/sleutels" not in client.get("/").content.decode()
    with pytest.raises(PermissionDenied):
        sleutel_maken(client_lid, naam="x", scopes=["lezen:geld"], tot=morgen(), by=gebruiker)


def test_a_manager_sees_and_withdraws_only_keys_of_its_own_organisation(client_van, beheerder):
    vreemd = make_toegangssleutel(naam="vreemde sleutel")
    client = client_van(beheerder)

    assert "vreemde sleutel" not in client.get("/sleutels").content.decode()
    assert client.get(f"/sleutels/{vreemd.pk}/intrekken").status_code == 404
    assert client.post(f"/sleutels/{vreemd.pk}/intrekken").status_code == 404
    with pytest.raises(PermissionDenied):
        sleutel_intrekken(vreemd, by=beheerder)
    vreemd.refresh_from_db()
    assert vreemd.ingetrokken_op is None


def test_withdrawing_asks_first_and_then_stops_the_key_at_once(client_van, beheerder, client_lid):
    sleutel = make_toegangssleutel(gebruiker=client_lid.gebruiker, naam="Oude koppeling")
    client = client_van(beheerder)

    vraag = client.get(f"/sleutels/{sleutel.pk}/intrekken").content.decode()
    assert "kan dat niet worden teruggedraaid" in vraag
    assert api_client_met(sleutel).get("/api/v1/bronnen").status_code == 200
    antwoord = client.post(f"/sleutels/{sleutel.pk}/intrekken", follow=True)

    assert "werkt niet meer" in antwoord.content.decode()
    assert api_client_met(sleutel).get("/api/v1/bronnen").status_code == 401
    nu = Toegangssleutel.objects.get(pk=sleutel.pk)
    assert nu.ingetrokken_door == beheerder
    with pytest.raises(ValidationError):
        sleutel_intrekken(nu, by=beheerder)


@pytest.mark.parametrize(
    "velden, fout",
    [
        ({"geldig_tot": morgen(366).isoformat()}, "hoogstens een jaar"),
        ({"geldig_tot": morgen(-1).isoformat()}, "voorbij"),
        ({"geldig_tot": ""}, "Kies een dag"),
        ({"scopes": []}, "Kies minstens één recht"),
        ({"scopes": ["schrijven:alles"]}, "schrijven:alles"),
        ({"naam": ""}, "waarvoor de sleutel is"),
        ({"naam": "kind 123456782"}, "burgerservicenummer"),
        ({"client": "0"}, "er niet"),
    ],
)
def test_a_form_that_is_not_right_says_so_and_makes_nothing(
    client_van, beheerder, client_lid, velden, fout
):
    antwoord = client_van(beheerder).post("/sleutels/nieuw", ingevuld(client_lid, **velden))

    assert antwoord.status_code == 200
    assert fout in antwoord.content.decode()
    assert not Toegangssleutel.objects.exists()


def test_the_database_keeps_no_key_for_longer_than_a_year_or_without_a_right():
    for velden in ({"geldig_tot": timezone.now() + timedelta(days=367)}, {"scopes": []}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_toegangssleutel(**velden)


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_as_many_queries_for_one_key_as_for_three(
    client_van, beheerder, organisatie, aantal, django_assert_max_num_queries
):
    for _ in range(aantal):
        gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie)
        make_toegangssleutel(gebruiker=gebruiker)
    client = client_van(beheerder)
    client.get("/sleutels")

    with django_assert_max_num_queries(16):
        assert client.get("/sleutels").status_code == 200


def test_the_last_use_is_told_in_the_list(client_van, beheerder, client_lid):
    sleutel = make_toegangssleutel(gebruiker=client_lid.gebruiker)
    client = client_van(beheerder)
    assert "nog niet" in client.get("/sleutels").content.decode()

    api_client_met(sleutel).get("/api/v1/bronnen")

    sleutel.refresh_from_db()
    assert tijdstip(sleutel.laatst_gebruikt_op) in client.get("/sleutels").content.decode()
