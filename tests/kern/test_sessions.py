"""How long a login lasts: idle, absolute, and what counts as activity."""

import time

import pytest

from tests.factories import make_gebruiker

pytestmark = pytest.mark.django_db

INACTIEF, MAXIMAAL = 1800, 36000
BACKGROUND = {"X-Achtergrond": "ja"}


@pytest.fixture
def ingelogd(client_van, settings):
    settings.SESSIE_INACTIEF, settings.SESSIE_MAXIMAAL = INACTIEF, MAXIMAAL
    client = client_van(make_gebruiker())
    client.get("/taken")
    return client


def ago(client, *, actief=0, begonnen=0):
    """Set back when the user was last active, and when the login was."""
    session = client.session
    session["sessie_actief"] = int(time.time()) - actief
    session["sessie_begonnen"] = int(time.time()) - begonnen
    session.save()


@pytest.mark.parametrize(
    "actief, begonnen, ingelogd_gebleven",
    [
        (INACTIEF - 60, INACTIEF, True),
        (INACTIEF + 1, INACTIEF + 1, False),
        (0, MAXIMAAL - 60, True),
        (0, MAXIMAAL + 1, False),
    ],
)
def test_a_login_ends_when_idle_or_old(ingelogd, actief, begonnen, ingelogd_gebleven):
    ago(ingelogd, actief=actief, begonnen=begonnen)

    response = ingelogd.get("/taken")

    assert response.status_code == (200 if ingelogd_gebleven else 302)
    assert ("_auth_user_id" in ingelogd.session) == ingelogd_gebleven


@pytest.mark.parametrize(
    "actief, begonnen, reden",
    [(INACTIEF + 1, 2000, "30 minuten niets gedaan"), (0, MAXIMAAL + 1, "U was lang ingelogd")],
)
def test_the_login_page_says_why_it_is_asked(ingelogd, actief, begonnen, reden):
    ago(ingelogd, actief=actief, begonnen=begonnen)

    pagina = ingelogd.get("/taken", follow=True)

    assert pagina.redirect_chain[0][0] == "/inloggen?next=/taken"
    assert reden in pagina.content.decode()


def test_activity_puts_the_idle_limit_off_but_not_the_absolute_one(ingelogd):
    ago(ingelogd, actief=INACTIEF - 60, begonnen=MAXIMAAL - 600)

    ingelogd.get("/taken")

    over = ingelogd.get("/sessie", headers=BACKGROUND).json()
    assert over["inactief"] > INACTIEF - 5
    assert over["maximaal"] <= 600


def test_what_a_page_asks_by_itself_is_no_activity(ingelogd):
    ago(ingelogd, actief=1000, begonnen=1000)

    ingelogd.get("/taken", headers=BACKGROUND)
    over = ingelogd.get("/sessie", headers=BACKGROUND).json()

    assert over["ingelogd"] is True
    assert INACTIEF - 1010 < over["inactief"] <= INACTIEF - 1000


def test_saying_that_one_is_there_puts_the_idle_limit_off(ingelogd):
    ago(ingelogd, actief=1000, begonnen=1000)

    assert ingelogd.post("/sessie").json()["inactief"] > INACTIEF - 5
    assert ingelogd.get("/sessie", headers=BACKGROUND).json()["inactief"] > INACTIEF - 5


def test_after_the_end_saying_that_one_is_there_does_not_help(ingelogd):
    ago(ingelogd, actief=INACTIEF + 1, begonnen=2000)

    assert ingelogd.post("/sessie").json() == {"ingelogd": False}
    assert ingelogd.get("/taken").status_code == 302


def test_who_asks_without_a_login_hears_nothing_else(client):
    assert client.get("/sessie").json() == {"ingelogd": False}


def test_two_users_have_different_marks(client_van):
    merken = {client_van(make_gebruiker()).get("/sessie").json()["gebruiker"] for _ in range(2)}

    assert len(merken) == 2


def test_logging_in_again_begins_anew(ingelogd, client_van):
    ago(ingelogd, begonnen=MAXIMAAL - 60)

    ingelogd.force_login(ingelogd.get("/taken").context["user"])

    assert ingelogd.get("/sessie").json()["maximaal"] > MAXIMAAL - 5


def test_reading_writes_the_session_at_most_every_half_minute(ingelogd, django_assert_num_queries):
    ago(ingelogd, actief=5, begonnen=5)

    with django_assert_num_queries(2):  # session, user
        ingelogd.get("/sessie")


@pytest.mark.parametrize(
    "referer, terug",
    [
        ("http://testserver/taken?pagina=2", "/inloggen?next=/taken%3Fpagina%3D2"),
        ("https://elders.example/x", "/inloggen?next=/"),
        ("", "/inloggen?next=/"),
    ],
)
def test_a_form_that_was_sent_too_late_leads_back_to_its_page(client, referer, terug):
    response = client.post("/taken/1/opnieuw", headers={"Referer": referer})

    assert response.url == terug
