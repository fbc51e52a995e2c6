import pytest

from tests.factories import WACHTWOORD, make_gebruiker

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebruiker():
    return make_gebruiker(email="anna@voorbeeld.example", naam="Anna Jansen")


def inloggen(client, email="anna@voorbeeld.example", wachtwoord=WACHTWOORD, **velden):
    return client.post("/inloggen", {"login": email, "password": wachtwoord, **velden})


@pytest.mark.parametrize("email", ["anna@voorbeeld.example", "Anna@Voorbeeld.Example"])
def test_a_user_logs_in_by_email_in_any_case(client, gebruiker, email):
    response = inloggen(client, email)

    assert response.url == "/"
    assert client.get("/").context["user"] == gebruiker


def test_after_logging_in_the_user_is_where_the_link_led(client, gebruiker):
    response = client.get("/taken")
    assert response.url == "/inloggen?next=/taken"

    pagina = client.get(response.url).content.decode()
    assert '<input type="hidden" name="next" value="/taken">' in pagina
    assert inloggen(client, next="/taken").url == "/taken"


def test_logging_in_never_leads_to_another_site(client, gebruiker):
    assert inloggen(client, next="https://elders.example/").url == "/"


@pytest.mark.parametrize(
    "email, wachtwoord, fout",
    [
        ("anna@voorbeeld.example", "een ander wachtwoord", "horen niet bij elkaar"),
        ("niemand@voorbeeld.example", WACHTWOORD, "horen niet bij elkaar"),
        ("anna", WACHTWOORD, "Dit is geen e-mailadres"),
        ("", WACHTWOORD, "Vul uw e-mailadres in"),
        ("anna@voorbeeld.example", "", "Vul uw wachtwoord in"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(client, gebruiker, email, wachtwoord, fout):
    response = inloggen(client, email, wachtwoord)

    assert fout in response.content.decode()
    assert not response.wsgi_request.user.is_authenticated


def test_a_closed_account_cannot_be_told_from_one_that_does_not_exist(client, gebruiker):
    gebruiker.is_active = False
    gebruiker.save()

    assert "horen niet bij elkaar" in inloggen(client).content.decode()


def test_an_account_without_a_password_cannot_be_opened_with_an_empty_one(client, gebruiker):
    gebruiker.set_password(None)
    gebruiker.save()

    inloggen(client, wachtwoord="")

    assert client.get("/").status_code == 302


def test_who_is_logged_in_already_goes_on_to_the_start(client_van, gebruiker):
    assert client_van(gebruiker).get("/inloggen").url == "/"


def test_logging_out_takes_a_button_not_a_link(client_van, gebruiker):
    client = client_van(gebruiker)

    assert client.get("/uitloggen").status_code == 405
    response = client.post("/uitloggen", follow=True)

    assert "U bent uitgelogd." in response.content.decode()
    assert client.get("/").status_code == 302
