"""The pages of assignments."""

import pytest
from django.urls import reverse

from monitoring.models import Ontwikkelopdracht
from regio.choices import OrganisatieSoort, Rol
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_monitoring_reflectie import make_opdracht

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebied():
    return make_gebied(regios=[make_jeugdhulpregio()])


@pytest.fixture
def gever(gebied):
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[gebied])


def adres(naam, opdracht):
    return reverse(f"monitoring:{naam}", args=[opdracht.code])


def test_an_assignment_is_given_after_what_will_happen_was_shown(client_van, gebied, gever):
    client = client_van(gever)
    invoer = {
        "gebied": gebied.code,
        "titel": "Registratie verrijken",
        "resultaat": "Een voorstel.",
        "opdrachtnemer": "regio's",
    }
    eerst = client.post(reverse("monitoring:opdracht-nieuw"), invoer)
    assert "Niemand krijgt bericht" in eerst.text
    assert not Ontwikkelopdracht.objects.exists()

    client.post(reverse("monitoring:opdracht-nieuw"), {**invoer, "bevestigd": "ja"})

    assert Ontwikkelopdracht.objects.get().gegeven_door == gever


def test_without_a_party_the_form_says_so_and_keeps_what_was_typed(client_van, gebied, gever):
    pagina = client_van(gever).post(
        reverse("monitoring:opdracht-nieuw"),
        {"gebied": gebied.code, "titel": "Registratie verrijken", "resultaat": "Een voorstel."},
    )

    assert "Kies een organisatie, of schrijf op voor wie de opdracht is." in pagina.text
    assert "Registratie verrijken" in pagina.text


def test_progress_and_closing_and_reopening_on_pages(client_van, gebied, gever):
    opdracht = make_opdracht(gebied=gebied)
    client = client_van(gever)

    client.post(adres("opdracht-voortgang", opdracht), {"tekst": "Eerste versie ligt er."})
    assert "Eerste versie ligt er." in client.get(adres("opdracht", opdracht)).text
    invoer = {"status": "afgerond", "tekst": "Overgenomen.", "bevestigd": "ja"}
    client.post(adres("opdracht-afsluiten", opdracht), invoer)
    opdracht.refresh_from_db()
    assert opdracht.status == "afgerond"
    client.post(adres("opdracht-heropenen", opdracht), {"reden": "Toch niet.", "bevestigd": "ja"})

    opdracht.refresh_from_db()
    assert opdracht.status == "bezig"


def test_a_stale_form_shows_that_somebody_else_was_first(client_van, gebied, gever):
    opdracht = make_opdracht(gebied=gebied)
    client = client_van(gever)
    client.post(adres("opdracht-voortgang", opdracht), {"tekst": "Eerst.", "token": "0"})

    pagina = client.post(adres("opdracht-voortgang", opdracht), {"tekst": "Later.", "token": "0"})

    assert "Intussen heeft iemand anders dit gewijzigd." in pagina.text
    assert "Later." in pagina.text


@pytest.mark.parametrize("openbaar", [True, False])
def test_an_assignment_of_a_closed_source_elsewhere_is_not_known(client_van, openbaar):
    bron = make_bron(openbaar=openbaar)
    client = client_van(make_gebruiker(rol=Rol.LEZER))

    status = client.get(adres("opdracht", make_opdracht(bron=bron))).status_code

    assert status == (200 if openbaar else 404)


def test_the_list_filters_by_party_and_counts_what_runs(client_van, gebied, gever):
    netwerk = make_organisatie(soort=OrganisatieSoort.EXPERTISENETWERK)
    make_opdracht(gebied=gebied, organisatie=netwerk, titel="Kennis delen")
    make_opdracht(gebied=gebied, titel="Weging herzien", status="afgerond")

    lijst = client_van(gever).get(
        reverse("monitoring:opdracht-lijst"), {"organisatie": netwerk.code, "gebied": gebied.code}
    )

    assert "Kennis delen" in lijst.text
    assert "Weging herzien" not in lijst.text
    assert "1 van 1 lopen nog" in lijst.text


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_asks_as_much_for_three_rows_as_for_one(
    client_van, django_assert_max_num_queries, gebied, gever, aantal
):
    for _ in range(aantal):
        make_opdracht(gebied=gebied)
    client = client_van(gever)
    client.get(reverse("monitoring:opdracht-lijst"))

    with django_assert_max_num_queries(20):
        client.get(reverse("monitoring:opdracht-lijst"))


@pytest.mark.parametrize("formaat", ["csv", "xlsx"])
def test_the_list_is_downloaded(client_van, gebied, gever, formaat):
    make_opdracht(gebied=gebied)

    antwoord = client_van(gever).get(reverse("monitoring:opdracht-lijst"), {"formaat": formaat})

    assert antwoord.status_code == 200
    assert len(b"".join(antwoord)) > 50
    antwoord.close()
