"""The pages of "in de pas" and of the register of alternatives."""

from datetime import date

import pytest
from django.urls import reverse

from monitoring.models import Alternatief
from regio.choices import BronSoort, Rol
from tests.factories import make_bron, make_gebruiker, make_organisatie
from tests.factories_monitoring import make_pad
from tests.factories_monitoring_pas import (
    make_alternatief,
    make_lezer,
    make_pasgebied,
    make_plek,
)
from tests.factories_plaatsen import make_plaatsmutatie
from tests.factories_plan import make_plan
from tests.factories_planlijst import make_ingediend, make_planplaats, make_planproject
from vastgoed.choices_plan import Planstatus

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebied():
    return make_pasgebied()


@pytest.fixture
def beleid(gebied, client):
    beleid = make_lezer(gebied)
    client.force_login(beleid)
    return beleid


def adres(naam, *args):
    return reverse(f"monitoring:{naam}", args=args)


def formulier(**anders):
    standaard = {
        "naam": "Huis De Linde",
        "soort": "kleinschalig",
        "fase": "ingediend",
        "plaatsen": "4",
        "revisie": "0",
    }
    return {**standaard, **anders}


def tekst(response):
    return " ".join(response.content.decode().split())


def test_the_page_of_an_area_shows_the_sentence_the_table_and_the_gap_per_region(
    client, gebied, beleid
):
    een, _ = gebied.twee
    make_pad(gebied=gebied)
    make_plaatsmutatie(
        van=make_plek(een, "jeugdzorgplus"), soort="beeindigd", datum=date(2026, 2, 1), aantal=9
    )

    pagina = tekst(client.get(adres("gebied-pas", gebied.code)))

    assert "Loopt de opbouw in de pas met de afbouw?" in pagina
    assert "Tekort per regio en kwartaal" in pagina
    assert een.naam in pagina
    assert "Alle ingediende plannen van dit gebied tellen mee." in pagina


def test_an_area_where_nothing_happens_says_what_would_be_here(client, gebied, beleid):
    html = client.get(adres("gebied-pas", gebied.code)).content.decode()
    make_alternatief(gebied=gebied, plaatsen=6, vanaf=date(2027, 7, 1))
    gevuld = client.get(adres("gebied-pas", gebied.code)).content.decode()

    assert "Nog niets op- of afgebouwd" in html
    assert "Per kwartaal, naar zekerheid" not in html
    assert "Nog niets op- of afgebouwd" not in gevuld
    assert "Per kwartaal, naar zekerheid" in gevuld


def test_a_region_of_two_areas_says_of_which_it_shows_the_part(client, gebied, beleid):
    regio = gebied.twee[0]

    pagina = tekst(client.get(adres("jeugdhulpregio-pas", regio.code)))

    assert f"als deel van {gebied}" in pagina


def test_a_quarter_that_is_none_is_refused_in_words_and_the_page_stays(client, gebied, beleid):
    antwoord = client.get(adres("gebied-pas", gebied.code), {"van": "voorjaar", "tot": "2027-1"})

    assert antwoord.status_code == 200
    assert "is geen kwartaal; schrijf bijvoorbeeld 2026-3" in tekst(antwoord)


def test_examples_are_left_out_until_asked_for_and_then_named(client, gebied, beleid):
    bron = make_bron(soort=BronSoort.VOORBEELD)
    van = make_plek(gebied.twee[0], "jeugdzorgplus")
    make_plaatsmutatie(van=van, soort="beeindigd", datum=date(2026, 2, 1), aantal=77, bron=bron)
    url = adres("gebied-pas", gebied.code)

    zonder, met = tekst(client.get(url)), tekst(client.get(url, {"voorbeeld": "ja"}))

    assert "77 plaatsen" not in zonder
    assert "77 plaatsen" in met
    assert "Er tellen verzonnen cijfers mee" in met


def test_the_download_has_every_region_and_quarter_and_the_whole(client, gebied, beleid):
    make_alternatief(gebied=gebied, regios=gebied.twee[:1])

    antwoord = client.get(
        adres("gebied-pas", gebied.code), {"formaat": "csv", "van": "2026-4", "tot": "2027-1"}
    )

    regels = b"".join(antwoord).decode("utf-8-sig").splitlines()
    assert sum("2026-4" in regel for regel in regels) == 3
    assert any(f"{gebied} samen" in regel and "2027-1" in regel for regel in regels)


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_as_many_queries_for_one_row_as_for_three(
    client, gebied, beleid, aantal, django_assert_max_num_queries
):
    for _ in range(aantal):
        make_alternatief(gebied=gebied, regios=gebied.twee, partners=[make_organisatie()])

    with django_assert_max_num_queries(32):
        antwoord = client.get(adres("alternatief-lijst"), {"gebied": gebied.code})

    assert len(antwoord.context["page_obj"]) == aantal


def test_the_list_is_filtered_and_adds_up(client, gebied, beleid):
    make_alternatief(gebied=gebied, plaatsen=4, regios=gebied.twee)
    make_alternatief(gebied=gebied, plaatsen=3, fase="idee")
    make_alternatief(plaatsen=100)

    alles = client.get(adres("alternatief-lijst"), {"gebied": gebied.code})
    ideeen = client.get(adres("alternatief-lijst"), {"gebied": gebied.code, "fase": "idee"})

    assert alles.context["totalen"]["plaatsen"] == 7
    assert ideeen.context["totalen"]["plaatsen"] == 3


def test_one_can_add_an_alternative_and_see_it_count(client, gebied, beleid):
    antwoord = client.post(
        adres("alternatief-toevoegen", gebied.code), formulier(vanaf="2027-01-01"), follow=True
    )

    rij = Alternatief.objects.get()
    assert rij.gebied == gebied
    assert "Telt mee in de opbouw, als ingediend." in tekst(antwoord)


@pytest.mark.parametrize(
    ("veld", "waarde", "reden"),
    [
        ("naam", "", "Geef het alternatief een naam."),
        ("bereik", "20", "niet allebei"),
        ("tot", "2020-01-01", "Het einde ligt voor het begin"),
    ],
)
def test_what_is_wrong_stands_at_the_field_and_what_was_typed_stays(
    client, gebied, beleid, veld, waarde, reden
):
    invoer = formulier(vanaf="2027-01-01", omschrijving="Blijft staan.", **{veld: waarde})

    antwoord = client.post(adres("alternatief-toevoegen", gebied.code), invoer)

    assert reden in tekst(antwoord)
    assert "Blijft staan." in tekst(antwoord)
    assert not Alternatief.objects.exists()


def test_who_is_overtaken_sees_what_is_stored_now_and_keeps_what_was_typed(client, gebied, beleid):
    rij = make_alternatief(gebied=gebied, revisie=3, plaatsen=5)

    antwoord = client.post(
        adres("alternatief-wijzigen", rij.code), formulier(revisie="2", plaatsen="9")
    )

    assert "Iemand anders heeft dit alternatief intussen gewijzigd" in tekst(antwoord)
    assert 'value="9"' in tekst(antwoord)
    tweede = client.post(
        adres("alternatief-wijzigen", rij.code), formulier(revisie="3", plaatsen="9")
    )
    assert tweede.status_code == 302


def test_withdrawing_first_tells_what_it_does(client, gebied, beleid):
    rij = make_alternatief(gebied=gebied)
    url = adres("alternatief-status", rij.code)

    assert "tellen de plaatsen niet meer mee" in tekst(client.get(url))
    assert "Zeg waarom" in tekst(client.post(url, {"status": "ingetrokken", "reden": ""}))
    client.post(url, {"status": "ingetrokken", "reden": "Geen pand."})

    rij.refresh_from_db()
    assert (rij.status, rij.reden) == ("ingetrokken", "Geen pand.")


def test_a_plan_that_one_may_not_see_is_not_named_and_stays_when_one_saves(client, gebied, beleid):
    plan = make_plan(status=Planstatus.INGEDIEND, titel="Geheim plan")
    rij = make_alternatief(gebied=gebied, plan=plan, vanaf=None)
    make_planplaats(project=make_planproject(versie=make_ingediend(plan)))

    paginas = [
        tekst(client.get(adres(naam, rij.code))) for naam in ("alternatief", "alternatief-wijzigen")
    ]
    client.post(adres("alternatief-wijzigen", rij.code), formulier())

    assert not any("Geheim plan" in pagina or 'name="plan"' in pagina for pagina in paginas)
    assert "via het vastgoedplan" not in paginas[0]
    rij.refresh_from_db()
    assert (rij.naam, rij.plan) == ("Huis De Linde", plan)


@pytest.mark.parametrize("rol", [Rol.LEZER, Rol.STUURGROEPLID, Rol.AANBIEDER])
def test_readers_read_and_do_not_change(client, gebied, rol):
    rij = make_alternatief(gebied=gebied)
    client.force_login(make_gebruiker(rol=rol, gebieden=[gebied]))

    assert client.get(adres("alternatief", rij.code)).status_code == 200
    assert client.get(adres("alternatief-wijzigen", rij.code)).status_code == 403
    assert client.post(adres("alternatief-status", rij.code)).status_code == 403


def test_an_entry_of_a_closed_source_is_not_there_for_others(client, gebied, beleid):
    rij = make_alternatief(gebied=gebied, bron=make_bron(openbaar=False))

    assert client.get(adres("alternatief", rij.code)).status_code == 404
    assert client.get(adres("alternatief-wijzigen", rij.code)).status_code == 404
