import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from monitoring.levering.kennis import kennis_van
from monitoring.levering.sjabloon import BLAD, KENBLAD, TOELICHTING, WAARDE, sjabloon_maken
from monitoring.models import Leverbestand, Meting
from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_monitoring_indicatoren import make_meting
from tests.factories_monitoring_levering import (
    make_ingeleverd,
    make_leveraar,
    make_leverplicht,
    vul_in,
)

pytestmark = pytest.mark.django_db
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def plicht():
    return make_leverplicht()


@pytest.fixture
def analist(plicht):
    return make_leveraar(plicht)


@pytest.fixture
def client(client_van, analist):
    return client_van(analist)


def adres(naam, plicht):
    return reverse(f"monitoring:{naam}", args=[plicht.jeugdhulpregio.code, str(plicht.halfjaar)])


def werkboek(plicht, by, **waarden):
    """The workbook as it is handed out, with what is filled in by row of the key."""
    boek = openpyxl.load_workbook(io.BytesIO(sjabloon_maken(kennis_van(plicht, by))))
    vel = boek[BLAD]
    rijen = {vel.cell(rij, 1).value: rij for rij in range(2, vel.max_row + 1)}
    for naam, waarde in waarden.items():
        sleutel = naam.replace("__", ".").replace("_", "-")
        tekst, uitleg = waarde if isinstance(waarde, tuple) else (waarde, "")
        vel.cell(rijen[sleutel], WAARDE + 1).value = tekst
        vel.cell(rijen[sleutel], TOELICHTING + 1).value = uitleg
    return boek


def als_bestand(boek):
    uit = io.BytesIO()
    boek.save(uit)
    return SimpleUploadedFile("cijfers.xlsx", uit.getvalue(), XLSX)


def test_the_grid_shows_the_value_before_beside_the_current(client, plicht, analist):
    aantal = kennis_van(plicht, analist).gebruiken["LEV-AANTAL"].indicator
    make_meting("2023-2", jeugdhulpregio=plicht.jeugdhulpregio, indicator=aantal, waarde=14)

    pagina = client.get(plicht.get_absolute_url()).text

    assert "tweede halfjaar 2023" in pagina
    assert 'name="w.LEV-AANTAL.wonen"' in pagina
    assert "0 van 2 indicatoren ingevuld" in pagina


def test_each_answer_is_stored_by_itself_and_says_what_stands_out(client, plicht, analist):
    aantal = kennis_van(plicht, analist).gebruiken["LEV-AANTAL"].indicator
    make_meting("2023-2", jeugdhulpregio=plicht.jeugdhulpregio, indicator=aantal, waarde=40)
    url = f"{adres('levering-cel', plicht)}?cel=LEV-AANTAL"

    antwoord = client.post(url, {"w.LEV-AANTAL": "12", "n.LEV-AANTAL": "0"})

    assert "Opgeslagen" in antwoord.text
    assert "veel minder dan de vorige keer" in antwoord.text
    assert kennis_van(plicht, analist).antwoorden["LEV-AANTAL"].waarde == 12


def test_what_cannot_be_stored_stays_in_its_field(client, plicht):
    data = {"w.LEV-AANTAL": "twaalf", "w.LEV-WEKEN": "10,5"}

    pagina = client.post(plicht.get_absolute_url(), data).text

    assert 'value="twaalf"' in pagina
    assert "is geen getal" in pagina
    assert 'value="10,5"' in pagina


def test_a_cell_that_a_colleague_changed_is_told(client, plicht, analist):
    vul_in(plicht, analist, LEV_AANTAL="12")
    url = f"{adres('levering-cel', plicht)}?cel=LEV-AANTAL"

    antwoord = client.post(url, {"w.LEV-AANTAL": "15", "n.LEV-AANTAL": "0"})

    assert 'data-stand="botsing"' in antwoord.text
    assert kennis_van(plicht, analist).antwoorden["LEV-AANTAL"].waarde == 12


def test_a_cell_that_is_not_asked_is_refused(client, plicht):
    url = f"{adres('levering-cel', plicht)}?cel=ANDERS"

    assert client.post(url, {"w.ANDERS": "15"}).status_code == 400


def test_handing_in_first_shows_what_it_does(client, plicht, analist):
    vul_in(plicht, analist, LEV_AANTAL="12")

    pagina = client.get(adres("levering-inleveren", plicht)).text
    antwoord = client.post(adres("levering-inleveren", plicht))

    assert "Deze cijfers gelden vanaf nu" in pagina
    assert antwoord.status_code == 302
    assert Meting.objects.get(levering__plicht=plicht).waarde == 12
    assert client.post(adres("levering-inleveren", plicht)).status_code == 302
    assert plicht.leveringen.count() == 1


def test_what_is_in_the_way_stands_on_the_page(client, plicht, analist):
    vul_in(plicht, analist, LEV_WEKEN="10,5")

    antwoord = client.post(adres("levering-inleveren", plicht))

    assert antwoord.status_code == 422
    assert "nog niet ingevuld" in antwoord.text


def test_nothing_to_report_and_back(client, plicht):
    url = adres("levering-niets", plicht)
    assert client.post(url, {"reden": ""}).context["form"].has_error("reden")

    client.post(url, {"reden": "Geen plaatsingen in dit halfjaar."})

    assert "niets te melden" in client.get(plicht.get_absolute_url()).text
    client.post(adres("levering-toch", plicht))
    plicht.refresh_from_db()
    assert plicht.niets_te_melden_op is None


def test_the_versions_stay_to_see(client, plicht, analist):
    make_ingeleverd(plicht, analist, LEV_AANTAL="12")
    tweede = make_ingeleverd(plicht, analist, LEV_AANTAL="13")

    pagina = client.get(tweede.get_absolute_url()).text

    assert "12" in pagina
    assert "<strong>13</strong>" in pagina
    assert "Verbeterd." in pagina


def test_others_see_the_versions_but_no_value_as_it_was_filled_in(client_van, plicht):
    levering = make_ingeleverd(plicht, LEV_AANTAL="3")
    gebied = plicht.jeugdhulpregio.gebiedregios.get().gebied
    lezer = make_gebruiker(rol=Rol.BOVENREGIONAAL_ANALIST, gebieden=[gebied])

    client = client_van(lezer)
    pagina = client.get(levering.get_absolute_url()).text

    assert '<td data-label="Waarde" class="getal">3' not in pagina
    assert "afgeschermd" in pagina or "&lt;5" in pagina
    assert client.get(adres("levering-sjabloon", plicht)).status_code == 403
    assert 'name="w.' not in client.get(plicht.get_absolute_url()).text


def test_a_provider_knows_of_no_delivery(client_van, plicht):
    gebied = plicht.jeugdhulpregio.gebiedregios.get().gebied
    ander = make_gebruiker(rol=Rol.REGIO_ANALIST)

    assert client_van(ander).get(plicht.get_absolute_url()).status_code == 404
    assert gebied


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_asks_as_much_for_three_as_for_one(
    client_van, django_assert_max_num_queries, aantal
):
    from monitoring.levering.plichten import plichten_maken
    from tests.factories_monitoring_levering import make_levercyclus, make_levergebied

    gebied = make_levergebied(regios=aantal)
    plichten_maken(make_levercyclus(gebied))
    client = client_van(make_gebruiker(rol=Rol.REGIO_ANALIST, gebieden=[gebied]))
    client.get(reverse("monitoring:leverplicht-lijst"))

    with django_assert_max_num_queries(24):
        pagina = client.get(reverse("monitoring:leverplicht-lijst"))

    assert pagina.context["page_obj"].paginator.count == aantal


def test_a_workbook_makes_the_round(client, plicht, analist):
    boek = werkboek(plicht, analist, LEV_AANTAL=12, LEV_WEKEN=("n.v.t.", ""))

    antwoord = client.post(adres("levering-werkboek", plicht), {"bestand": als_bestand(boek)})
    bestand = Leverbestand.objects.get()
    pagina = client.get(antwoord.url).text

    assert bestand.status == "klaar"
    assert "Overnemen verandert 2 waarden" in pagina
    client.post(antwoord.url)
    client.post(antwoord.url)
    antwoorden = kennis_van(plicht, analist).antwoorden
    assert antwoorden["LEV-AANTAL"].waarde == 12
    assert antwoorden["LEV-WEKEN"].antwoord == "nvt"
    bestand.refresh_from_db()
    assert bestand.status == "overgenomen"
    assert bestand.levering == plicht.leveringen.get()


def test_what_is_wrong_in_a_workbook_is_told_with_its_cell(client, plicht, analist):
    boek = werkboek(plicht, analist, LEV_AANTAL="twaalf", LEV_WEKEN=-3)

    antwoord = client.post(adres("levering-werkboek", plicht), {"bestand": als_bestand(boek)})
    pagina = client.get(antwoord.url).text

    assert Leverbestand.objects.get().status == "afgekeurd"
    assert "G2" in pagina
    assert "G5" in pagina
    vraag = kennis_van(plicht, analist).per_sleutel["LEV-AANTAL"]
    assert f"Waarde van LEV-AANTAL {vraag.naam}" in pagina
    assert client.post(antwoord.url).status_code == 422
    terug = client.get(
        reverse("monitoring:leverbestand-gemerkt", args=[Leverbestand.objects.get().pk])
    )
    gemerkt = openpyxl.load_workbook(io.BytesIO(b"".join(terug.streaming_content)))
    assert gemerkt[BLAD]["G2"].comment


def test_parts_that_do_not_add_up_are_an_error_at_the_whole(client, plicht, analist):
    boek = werkboek(plicht, analist, LEV_AANTAL=10, LEV_AANTAL__wonen=3, LEV_AANTAL__onderwijs=4)

    client.post(adres("levering-werkboek", plicht), {"bestand": als_bestand(boek)})

    meldingen = Leverbestand.objects.get().meldingen
    assert [(m["code"], m["cel"]) for m in meldingen] == [("som", "G2")]


def test_a_workbook_of_another_region_or_half_year_is_refused(client, plicht, analist):
    boek = werkboek(plicht, analist, LEV_AANTAL=12)
    boek[KENBLAD]["B2"] = "JZ99"

    client.post(adres("levering-werkboek", plicht), {"bestand": als_bestand(boek)})

    bestand = Leverbestand.objects.get()
    assert (bestand.status, bestand.meldingen[0]["code"]) == ("afgekeurd", "ander-sjabloon")


def test_the_same_workbook_twice_is_kept_once(client, plicht, analist):
    boek = werkboek(plicht, analist, LEV_AANTAL=12)
    inhoud = als_bestand(boek).read()

    for _ in range(2):
        bestand = SimpleUploadedFile("cijfers.xlsx", inhoud, XLSX)
        client.post(adres("levering-werkboek", plicht), {"bestand": bestand})

    assert Leverbestand.objects.count() == 1


def test_a_person_in_a_workbook_is_refused_before_it_is_kept(client, plicht, analist):
    boek = werkboek(plicht, analist, LEV_AANTAL=(12, "Gaat over bsn 111222333"))

    antwoord = client.post(adres("levering-werkboek", plicht), {"bestand": als_bestand(boek)})

    assert antwoord.status_code == 422
    assert Leverbestand.objects.count() == 0


def test_a_cell_of_the_workbook_says_what_may_stand_in_it(plicht, analist):
    vel = werkboek(plicht, analist)[BLAD]
    regels = {str(regel.sqref): regel for regel in vel.data_validations.dataValidation}

    regel = regels["G2"]
    assert regel.promptTitle == "LEV-AANTAL"
    assert "of onbekend of n.v.t." in regel.prompt
    assert regel.formula1 == 'OR(ISNUMBER(G2),LOWER(TRIM(G2))="onbekend",LOWER(TRIM(G2))="n.v.t.")'
    assert regel.errorStyle == "warning"
    assert len(regels) == vel.max_row - 1
