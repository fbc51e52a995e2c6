"""Logging in at an organisation's own identity provider, against a real one on this machine."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialApp

from regio.choices import Rol
from regio.models import Gebruiker
from tests import oidc_dienst
from tests.aanmelden import code_van, make_app
from tests.factories import make_gebruiker, make_organisatie
from tests.oidc_dienst import CLIENT_ID, CLIENT_SECRET

pytestmark = pytest.mark.django_db

INLOGGEN = "/inloggen/organisatie/enschede"


@pytest.fixture(scope="module")
def server():
    server = oidc_dienst.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def dienst(server, settings):
    """The provider of one organisation, that knows Anna."""
    server.dienst.fout = ""
    server.dienst.vragen.clear()
    server.dienst.persoon = {
        "sub": "anna-1",
        "email": "Anna@Enschede.example",
        "email_verified": True,
    }
    settings.OIDC_DIENSTEN = [
        {
            "code": "enschede",
            "naam": "gemeente Enschede",
            "organisatie": "GEM-ENSCHEDE",
            "server": server.dienst.server,
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
        }
    ]
    return server.dienst


@pytest.fixture
def organisatie():
    return make_organisatie(code="GEM-ENSCHEDE")


@pytest.fixture
def anna(organisatie):
    return make_gebruiker(email="anna@enschede.example", organisatie=organisatie, rol=Rol.LEZER)


def naar_dienst(client, vraag=""):
    """To the provider, as the browser goes; gives the address it sends one back to."""
    vertrek = client.get(f"{INLOGGEN}{vraag}")
    terug = requests.get(vertrek.url, allow_redirects=False, timeout=5).headers["Location"]
    assert terug.startswith(f"http://testserver{INLOGGEN}/terug?")
    return terug.removeprefix("http://testserver")


def inloggen(client, vraag=""):
    return client.get(naar_dienst(client, vraag))


def is_ingelogd(client):
    return "_auth_user_id" in client.session


def test_who_has_a_role_at_the_organisation_is_logged_in(client, dienst, anna):
    response = inloggen(client, "?next=/taken")

    assert response.url == "/taken"
    assert client.get("/taken").context["user"] == anna
    assert SocialAccount.objects.get().uid == "anna-1"


def test_the_question_carries_state_nonce_and_proof_of_its_origin(client, dienst, anna):
    inloggen(client)
    inloggen(client)

    een, twee = dienst.vragen
    assert set(een["scope"].split()) == {"openid", "profile", "email"}
    assert een["code_challenge_method"] == "S256"
    for naam in ("state", "nonce", "code_challenge"):
        assert len(een[naam]) >= 16
        assert een[naam] != twee[naam]


@pytest.mark.parametrize(
    "fout",
    [
        "publiek",
        "meer publiek",
        "azp",
        "nonce",
        "geen nonce",
        "handtekening",
        "zonder handtekening",
        "gedeeld geheim",
        "onbekende sleutel",
        "verlopen",
        "andere uitgever",
        "geen token",
    ],
)
def test_a_token_that_is_not_right_in_every_way_opens_nothing(client, dienst, anna, fout):
    dienst.fout = fout

    response = inloggen(client)

    assert response.status_code == 401
    assert "lukt niet" in response.content.decode()
    assert not is_ingelogd(client)
    assert not SocialAccount.objects.exists()


def test_a_provider_that_says_it_is_another_is_not_asked(client, dienst, anna):
    dienst.fout = "uitgever"

    assert client.get(INLOGGEN).status_code == 502
    assert dienst.vragen == []


def test_a_provider_that_does_not_answer_is_said_to(client, dienst, settings):
    settings.OIDC_DIENSTEN[0]["server"] = "http://127.0.0.1:9"

    response = client.get(INLOGGEN)

    assert response.status_code == 502
    assert "gaf geen goed antwoord" in response.content.decode()


def test_an_answer_opens_once(client, dienst, anna):
    terug = naar_dienst(client)
    client.get(terug)
    client.post("/uitloggen")

    assert client.get(terug).status_code == 401
    assert not is_ingelogd(client)


def test_an_answer_in_another_browser_opens_nothing(client, client_van, dienst, anna):
    terug = naar_dienst(client)
    ander = client.__class__()

    assert ander.get(terug).status_code == 401
    assert not is_ingelogd(ander)


def test_a_code_does_not_fit_another_question(client, dienst, anna):
    """PKCE: the proof belongs to the question for which the provider gave the code."""
    gestolen = parse_qs(urlsplit(naar_dienst(client.__class__())).query)["code"][0]
    eigen = parse_qs(urlsplit(naar_dienst(client)).query)["state"][0]

    assert client.get(f"{INLOGGEN}/terug?code={gestolen}&state={eigen}").status_code == 401
    assert not is_ingelogd(client)


@pytest.mark.parametrize(
    "kenmerk", ["onbekend", "elders", "beëindigd", "gesloten", "niet bevestigd", "geen adres"]
)
def test_strangers_get_no_account_and_hear_whom_to_ask(client, dienst, organisatie, kenmerk):
    if kenmerk != "onbekend":
        plek = make_organisatie() if kenmerk == "elders" else organisatie
        gebruiker = make_gebruiker(email="anna@enschede.example", organisatie=plek)
        if kenmerk == "beëindigd":
            gebruiker.lidmaatschappen.update(geldig_tot="2020-01-01", geldig_van="2019-01-01")
        gebruiker.is_active = kenmerk != "gesloten"
        gebruiker.save()
    if kenmerk == "niet bevestigd":
        dienst.persoon["email_verified"] = False
    elif kenmerk == "geen adres":
        del dienst.persoon["email"]
    aantal = Gebruiker.objects.count()

    response = inloggen(client)

    assert response.status_code == 403
    assert "ICT-afdeling" in response.content.decode() or "uitnodiging" in response.content.decode()
    assert not is_ingelogd(client)
    assert Gebruiker.objects.count() == aantal
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("waarde", ["true", 1, None])
def test_verified_is_verified_and_nothing_that_looks_like_it(client, dienst, anna, waarde):
    dienst.persoon["email_verified"] = waarde

    assert inloggen(client).status_code == 403


def test_a_role_that_ended_closes_the_door_also_for_who_came_before(client, dienst, anna):
    inloggen(client)
    client.post("/uitloggen")
    anna.lidmaatschappen.update(geldig_tot="2020-01-01", geldig_van="2019-01-01")

    assert inloggen(client).status_code == 403
    assert not is_ingelogd(client)


def test_after_the_first_time_the_person_counts_and_not_the_address(client, dienst, anna):
    inloggen(client)
    client.post("/uitloggen")
    dienst.persoon["email"] = "anna.jansen@enschede.example"

    assert inloggen(client).url == "/"
    assert client.get("/taken").context["user"] == anna


def test_another_person_with_the_address_of_a_linked_one_is_another_account(client, dienst, anna):
    """An address that was given to a successor does not bring the account of the predecessor."""
    inloggen(client)
    client.post("/uitloggen")
    dienst.persoon["sub"] = "opvolger-2"

    assert inloggen(client).status_code == 403
    assert not is_ingelogd(client)


def test_the_address_may_come_with_the_user_info(client, dienst, anna):
    dienst.fout = "adres bij userinfo"

    assert inloggen(client).url == "/"


def test_user_info_about_someone_else_is_refused(client, dienst, anna):
    dienst.fout = "userinfo van een ander"

    assert inloggen(client).status_code == 401


def test_the_second_factor_is_asked_as_well(client, dienst, anna):
    sleutel = make_app(anna)

    assert inloggen(client).url == "/inloggen/code"
    assert not is_ingelogd(client)
    assert client.post("/inloggen/code", {"code": code_van(sleutel)}).url == "/"
    assert is_ingelogd(client)


def test_who_stops_at_the_provider_is_back_at_the_login(client, dienst, anna):
    dienst.fout = "geweigerd"

    response = client.get(naar_dienst(client), follow=True)

    assert response.redirect_chain[-1][0] == "/inloggen"


def test_the_address_cannot_change_what_is_asked(client, dienst, anna):
    naar_dienst(
        client, "?process=connect&scope=beheer&auth_params=nonce%3Dx&next=https://elders.example"
    )

    vraag = dienst.vragen[0]
    assert vraag["nonce"] != "x"
    assert "beheer" not in vraag["scope"]


def test_logging_in_never_leads_to_another_site(client, dienst, anna):
    assert inloggen(client, "?next=https://elders.example/").url == "/"


def test_a_provider_in_the_database_does_not_count(client, dienst):
    SocialApp.objects.create(
        provider="openid_connect", provider_id="kwaad", name="x", client_id="x"
    )

    assert client.get("/inloggen/organisatie/kwaad").status_code == 404
    assert "gemeente Enschede" in client.get("/inloggen").content.decode()


def test_without_settings_nothing_of_it_is_there(client, settings):
    settings.OIDC_DIENSTEN = []

    assert "Via uw organisatie" not in client.get("/inloggen").content.decode()
    assert client.get(INLOGGEN).status_code == 404
    assert client.get(f"{INLOGGEN}/terug?code=a&state=b").status_code == 404
