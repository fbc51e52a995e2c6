"""The pages of delivering: what a provider sees and does, and what others may not."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from capaciteit.aanlevering import verwerken
from capaciteit.aanlevering.kennis import verzamel
from capaciteit.choices import AanleverKanaal, AanleverStatus, Plichtstand
from capaciteit.models import (
    Aanlevering,
    Aanleverplicht,
    Aanleverregel,
    Aanleverronde,
    Capaciteitsmeting,
)
from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebied, make_gebruiker, make_jeugdhulpregio
from tests.factories_aanlevering import (
    fout,
    make_aanleveraar,
    make_aanlevering,
    make_gecontroleerd,
    make_plicht,
    make_ronde,
    meting,
    voorziening_van,
    waarschuwing,
)
from tests.factories_capaciteit import make_voorziening

pytestmark = pytest.mark.django_db

KOP = (
    "Voorziening code;Naam;Locatie;Zorgvorm;Peildatum;Plaatsen;Bezet;Wachtend;"
    "Niet beschikbaar;Reden niet beschikbaar;Toelichting"
)


@pytest.fixture
def plicht():
    return make_plicht()


@pytest.fixture
def by(plicht):
    return make_aanleveraar(plicht)


@pytest.fixture
def client(client_van, by):
    return client_van(by)


def csv(plicht, bezet="8", naam="levering.csv"):
    code = voorziening_van(plicht).code
    rijen = [f"{code};;;;{dag};10;{bezet};;;;" for dag in ("31-3-2024", "30-6-2024")]
    return SimpleUploadedFile(naam, "\r\n".join([KOP, *rijen]).encode())


def tekst(antwoord):
    return " ".join(antwoord.content.decode().split())


def berichten(antwoord):
    return [str(bericht) for bericht in get_messages(antwoord.wsgi_request)]


def stand(plicht):
    return Aanleverplicht.objects.with_stand().get(pk=plicht.pk)


# What do I owe?


def test_the_first_page_says_what_is_owed_and_by_when(client, plicht):
    pagina = tekst(client.get("/aanleveren"))

    assert plicht.ronde.naam in pagina
    assert "nog 30 dagen" in pagina
    assert "Begin" in pagina


def test_what_opens_later_is_announced_and_what_is_done_is_listed(client, plicht, by):
    morgen = timezone.localdate() + timedelta(days=1)
    ronde = make_ronde(naam="Volgende ronde", opent_op=morgen, sluit_op=morgen)
    make_plicht(ronde=ronde, organisatie=plicht.organisatie)
    verwerken.overnemen(make_gecontroleerd(plicht, by=by), by=by)

    pagina = tekst(client.get("/aanleveren"))

    assert "U bent klaar" in pagina
    assert "Volgende ronde: vanaf" in pagina
    assert "bijgewerkt vandaag" in pagina


@pytest.mark.parametrize("aantal", [1, 4])
def test_the_first_page_takes_as_many_queries_for_one_as_for_more(
    client_van, by, plicht, aantal, django_assert_max_num_queries
):
    for _ in range(aantal - 1):
        make_plicht(organisatie=plicht.organisatie)
    client = client_van(by)

    with django_assert_max_num_queries(12):
        assert client.get("/aanleveren").status_code == 200


# States


def test_the_state_follows_what_happens(plicht, by):
    assert stand(plicht).stand == Plichtstand.NIET_BEGONNEN

    make_aanlevering(plicht, by=by)
    assert stand(plicht).stand == Plichtstand.BEZIG

    make_gecontroleerd(plicht, meldingen=[fout()], by=by)
    assert stand(plicht).stand == Plichtstand.FOUTEN

    klaar = make_gecontroleerd(plicht, by=by)
    assert stand(plicht).stand == Plichtstand.GECONTROLEERD

    verwerken.overnemen(klaar, by=by)
    klaar.refresh_from_db()
    assert stand(plicht).stand == Plichtstand.OVERGENOMEN
    assert stand(plicht).bijgewerkt == klaar.overgenomen_op

    verwerken.terugnemen(klaar, reden="Verkeerd.", by=by)
    assert stand(plicht).bijgewerkt is None
    assert stand(plicht).laatste_activiteit == Aanlevering.objects.get(pk=klaar.pk).teruggenomen_op


def test_too_late_is_who_is_not_ready_after_the_term(plicht, by):
    plicht.termijn = timezone.localdate() - timedelta(days=1)
    plicht.save()
    assert stand(plicht).stand == Plichtstand.TE_LAAT
    assert stand(plicht).stap == Plichtstand.NIET_BEGONNEN

    verwerken.niets_te_melden(plicht, reden="Gesloten.", by=by)

    assert stand(plicht).stand == Plichtstand.NIETS_TE_MELDEN


# Delivering a file


def test_a_template_comes_as_a_workbook_and_per_sheet_as_csv(client, plicht):
    adres = f"{plicht.get_absolute_url()}/sjabloon"

    werkboek = client.get(adres)
    blad = client.get(f"{adres}?blad=Capaciteit")

    boek = openpyxl.load_workbook(io.BytesIO(b"".join(werkboek.streaming_content)))
    assert "Capaciteit" in boek.sheetnames
    assert b"Voorziening code" in b"".join(blad.streaming_content)
    assert "attachment" in blad["Content-Disposition"]
    assert client.get(f"{adres}?blad=Geheim").status_code == 404


def test_a_good_file_is_checked_at_once_shown_and_taken_over(client, plicht):
    antwoord = client.post(plicht.get_absolute_url(), {"bestand": csv(plicht)})
    aanlevering = Aanlevering.objects.get()
    assert antwoord.url == aanlevering.get_absolute_url()

    pagina = tekst(client.get(antwoord.url))
    assert "Neem over" in pagina
    assert aanlevering.status == AanleverStatus.KLAAR

    antwoord = client.post(f"{aanlevering.get_absolute_url()}/overnemen")
    aanlevering.refresh_from_db()
    assert aanlevering.status == AanleverStatus.OVERGENOMEN
    assert berichten(antwoord) == ["De cijfers zijn overgenomen. U bent klaar, dank u wel."]
    assert Capaciteitsmeting.objects.filter(aanlevering=aanlevering).count() == 2


def test_small_counts_are_judged_after_taking_over(
    client, plicht, django_capture_on_commit_callbacks
):
    client.post(plicht.get_absolute_url(), {"bestand": csv(plicht, bezet="3")})
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{Aanlevering.objects.get().get_absolute_url()}/overnemen")

    afschermingen = Capaciteitsmeting.objects.values_list("afscherming", flat=True)
    assert [rij["bezet"] for rij in afschermingen] == ["<5", "<5"]


def test_all_errors_stand_on_the_page_with_sheet_and_cell(client, plicht):
    antwoord = client.post(plicht.get_absolute_url(), {"bestand": csv(plicht, bezet="veel")})

    pagina = tekst(client.get(antwoord.url))

    assert "Er staan 2 fouten in" in pagina
    assert "cel <strong>G2</strong>" in pagina
    assert "cel <strong>G3</strong>" in pagina
    assert "Neem over" not in pagina


def test_the_own_file_comes_back_as_it_was_and_marked(client, plicht):
    client.post(plicht.get_absolute_url(), {"bestand": csv(plicht, bezet="veel")})
    adres = Aanlevering.objects.get().get_absolute_url()

    eigen = b"".join(client.get(f"{adres}/bestand").streaming_content)
    gemerkt = b"".join(client.get(f"{adres}/gemerkt").streaming_content)

    assert eigen == csv(plicht, bezet="veel").read()
    assert openpyxl.load_workbook(io.BytesIO(gemerkt)).sheetnames


def test_what_is_no_workbook_is_refused_at_the_field(client, plicht):
    los = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 niets")

    pagina = tekst(client.post(plicht.get_absolute_url(), {"bestand": los}))

    assert 'aria-invalid="true"' in pagina
    assert not Aanlevering.objects.exists()


def test_no_file_is_an_error_at_the_field(client, plicht):
    assert "Kies een bestand." in tekst(client.post(plicht.get_absolute_url(), {}))


def test_the_same_file_again_says_that_nothing_changes(client, plicht):
    client.post(plicht.get_absolute_url(), {"bestand": csv(plicht)})

    antwoord = client.post(plicht.get_absolute_url(), {"bestand": csv(plicht)})

    assert "Dit bestand had u al aangeleverd. Er verandert niets." in berichten(antwoord)
    assert Aanlevering.objects.count() == 1


def test_a_delivery_can_be_withdrawn_before_it_is_taken_over(client, plicht, by):
    aanlevering = make_gecontroleerd(plicht, by=by)

    antwoord = client.post(f"{aanlevering.get_absolute_url()}/intrekken")

    aanlevering.refresh_from_db()
    assert antwoord.url == plicht.get_absolute_url()
    assert aanlevering.status == AanleverStatus.INGETROKKEN


@pytest.mark.parametrize("handeling", ["overnemen", "intrekken"])
def test_the_wrong_status_is_a_message_on_the_page_not_an_error(client, plicht, by, handeling):
    aanlevering = make_gecontroleerd(plicht, by=by)
    verwerken.overnemen(aanlevering, by=by)

    antwoord = client.post(f"{aanlevering.get_absolute_url()}/{handeling}")

    assert antwoord.status_code == 302
    assert berichten(antwoord) == ["Deze aanlevering is al overgenomen."]


def test_a_check_that_stopped_halfway_can_be_started_again(client, plicht, by):
    aanlevering = verwerken.ontvangen(plicht, csv(plicht), by=by)
    assert "Controleer nu" in tekst(client.get(aanlevering.get_absolute_url()))

    client.post(f"{aanlevering.get_absolute_url()}/controleren")

    aanlevering.refresh_from_db()
    assert aanlevering.status == AanleverStatus.KLAAR


# Warnings


def test_a_warning_is_explained_on_the_page(client, plicht, by):
    aanlevering = make_gecontroleerd(plicht, meldingen=[waarschuwing()], by=by)
    adres = aanlevering.get_absolute_url()
    melding = aanlevering.meldingen.get()
    assert "Leg eerst elke waarschuwing uit" in tekst(client.get(adres))

    client.post(adres, {f"reden-{melding.pk}": "Logeerplaatsen."})

    melding.refresh_from_db()
    assert melding.toelichting == "Logeerplaatsen."
    assert "Neem over" in tekst(client.get(adres))


def test_one_reason_serves_all_of_a_kind_but_not_over_an_own_one(client, plicht, by):
    meldingen = [waarschuwing(cel=f"E{rij}", rij=rij) for rij in (2, 3, 4)]
    aanlevering = make_gecontroleerd(plicht, meldingen=meldingen, by=by)
    eerste = aanlevering.meldingen.first()

    client.post(
        aanlevering.get_absolute_url(),
        {f"reden-{eerste.pk}": "Eigen reden.", f"alle-{eerste.code}": "Verbouwing."},
    )

    redenen = list(aanlevering.meldingen.values_list("toelichting", flat=True))
    assert redenen == ["Eigen reden.", "Verbouwing.", "Verbouwing."]


def test_a_reason_that_names_a_person_stays_on_the_page_with_the_error(client, plicht, by):
    aanlevering = make_gecontroleerd(plicht, meldingen=[waarschuwing()], by=by)
    melding = aanlevering.meldingen.get()

    pagina = tekst(
        client.post(aanlevering.get_absolute_url(), {f"reden-{melding.pk}": "BSN 111222333"})
    )

    assert "BSN 111222333" in pagina
    assert 'aria-invalid="true"' in pagina


# Preview


def test_the_preview_puts_the_old_value_beside_the_new(client, plicht, by):
    voorziening = voorziening_van(plicht)
    verwerken.overnemen(make_gecontroleerd(plicht, by=by), by=by)
    aanlevering = make_gecontroleerd(plicht, meting(voorziening, bezet=9), by=by)

    pagina = tekst(client.get(f"{aanlevering.get_absolute_url()}/voorbeeld"))

    assert "plaatsen 10 · bezet 8" in pagina
    assert '<strong class="anders">bezet 9</strong>' in pagina


def test_the_preview_filters_by_what_happens(client, plicht, by):
    een, twee = (make_voorziening(locatie=voorziening_van(plicht).locatie) for _ in range(2))
    verwerken.overnemen(make_gecontroleerd(plicht, meting(een), by=by), by=by)
    aanlevering = make_gecontroleerd(plicht, meting(een, bezet=9), meting(twee), by=by)
    adres = f"{aanlevering.get_absolute_url()}/voorbeeld"

    pagina = tekst(client.get(f"{adres}?uitkomst=nieuw"))
    tabel = client.get(f"{adres}?uitkomst=gewijzigd&formaat=csv")

    assert twee.naam in pagina
    assert een.naam not in pagina
    assert een.naam in b"".join(tabel.streaming_content).decode()


@pytest.mark.parametrize("aantal", [1, 20])
def test_the_preview_takes_as_many_queries_for_one_as_for_more(
    client_van, plicht, by, aantal, django_assert_max_num_queries
):
    locatie = voorziening_van(plicht).locatie
    voorzieningen = [make_voorziening(locatie=locatie) for _ in range(aantal)]
    regels = [meting(rij) for rij in voorzieningen]
    verwerken.overnemen(make_gecontroleerd(plicht, *regels, by=by), by=by)
    nieuw = [meting(rij, bezet=1) for rij in voorzieningen]
    aanlevering = make_gecontroleerd(plicht, *nieuw, by=by)
    client = client_van(by)

    with django_assert_max_num_queries(20):
        client.get(f"{aanlevering.get_absolute_url()}/voorbeeld")


def test_figures_that_the_file_leaves_out_are_told_and_stay(client, plicht, by):
    een, twee = (make_voorziening(locatie=voorziening_van(plicht).locatie) for _ in range(2))
    verwerken.overnemen(make_gecontroleerd(plicht, meting(een), meting(twee), by=by), by=by)
    aanlevering = make_gecontroleerd(plicht, meting(een, bezet=9), by=by)

    pagina = tekst(client.get(aanlevering.get_absolute_url()))

    assert "1 cijfer dat u eerder aanleverde, staat niet in deze aanlevering" in pagina


# Taking back, nothing to report


def test_taking_back_first_says_what_it_does(client, plicht, by):
    aanlevering = verwerken.overnemen(make_gecontroleerd(plicht, by=by), by=by)
    adres = f"{aanlevering.get_absolute_url()}/terugnemen"
    assert "vervalt 1 nieuw cijfer" in tekst(client.get(adres))
    assert "Schrijf een reden op." in tekst(client.post(adres, {}))

    client.post(adres, {"reden": "Verkeerd bestand."})

    aanlevering.refresh_from_db()
    assert aanlevering.status == AanleverStatus.TERUGGENOMEN


def test_nothing_to_report_is_said_with_a_reason(client, plicht):
    adres = f"{plicht.get_absolute_url()}/niets"
    assert "Schrijf op waarom" in tekst(client.post(adres, {}))

    client.post(adres, {"reden": "De groep is gesloten."})

    assert stand(plicht).stand == Plichtstand.NIETS_TE_MELDEN
    assert "De groep is gesloten." in tekst(client.get(plicht.get_absolute_url()))


# On screen


def rooster(plicht, **waarden):
    """Every cell of the grid, the same values in each row unless told otherwise."""
    voorziening = voorziening_van(plicht).pk
    standaard = {"plaatsen": "10", "bezet": "8", "wachtend": "", "niet_beschikbaar": ""}
    return {
        f"{veld}-{voorziening}-{dag:%Y%m%d}": waarde
        for dag in plicht.ronde.peildata
        for veld, waarde in {**standaard, "reden": "", "toelichting": "", **waarden}.items()
    }


def test_what_is_filled_in_on_screen_becomes_a_delivery(client, plicht):
    adres = f"{plicht.get_absolute_url()}/invullen"
    assert 'name="plaatsen-' in tekst(client.get(adres))

    antwoord = client.post(adres, rooster(plicht))

    aanlevering = Aanlevering.objects.get()
    assert antwoord.url == aanlevering.get_absolute_url()
    assert (aanlevering.kanaal, aanlevering.status) == (AanleverKanaal.SCHERM, AanleverStatus.KLAAR)
    assert Aanleverregel.objects.filter(aanlevering=aanlevering).count() == 2
    client.post(f"{antwoord.url}/overnemen")
    assert Capaciteitsmeting.objects.filter(vindplaats="Capaciteit, op het scherm").count() == 2


def test_what_was_typed_stays_with_the_error_at_its_cell(client, plicht):
    invoer = rooster(plicht, bezet="acht", toelichting="Zo was het.")

    pagina = tekst(client.post(f"{plicht.get_absolute_url()}/invullen", invoer))

    assert 'value="acht"' in pagina
    assert 'value="Zo was het."' in pagina
    assert "Dit is geen heel getal." in pagina
    assert not Aanlevering.objects.exists()


def test_an_error_of_the_check_comes_back_at_its_cell_with_everything_typed(client, plicht):
    antwoord = client.post(
        f"{plicht.get_absolute_url()}/invullen", rooster(plicht, niet_beschikbaar="2")
    )
    aanlevering = Aanlevering.objects.get()
    assert aanlevering.status == AanleverStatus.AFGEKEURD
    assert antwoord.url.endswith(f"/invullen?van={aanlevering.pk}")

    pagina = tekst(client.get(antwoord.url))

    assert 'aria-invalid="true"' in pagina
    assert pagina.count('value="8"') == 2


def test_the_grid_begins_with_what_holds_and_shows_the_time_before(client, plicht, by):
    voorziening = voorziening_van(plicht)
    vorige = meting(voorziening, peildatum=date(2023, 12, 31), bezet=5)
    nu = meting(voorziening, peildatum=date(2024, 3, 31), bezet=7)
    verwerken.overnemen(make_gecontroleerd(plicht, vorige, nu, by=by), by=by)

    pagina = tekst(client.get(f"{plicht.get_absolute_url()}/invullen"))

    assert "5 van 10 bezet" in pagina
    assert 'value="7"' in pagina


def test_the_try_of_another_is_not_filled_in(client, plicht):
    ander = make_gecontroleerd(kanaal=AanleverKanaal.SCHERM)

    antwoord = client.get(f"{plicht.get_absolute_url()}/invullen?van={ander.pk}")

    assert antwoord.status_code == 404


def test_too_many_facilities_go_by_file(client, plicht, monkeypatch):
    monkeypatch.setattr("capaciteit.views.rooster.MEEST", 1)
    assert len(verzamel(plicht).voorzieningen) == 1

    pagina = tekst(client.get(f"{plicht.get_absolute_url()}/invullen"))

    assert "Te veel voorzieningen" in pagina


# Who follows


@pytest.fixture
def gebied():
    return make_gebied(regios=[make_jeugdhulpregio()])


@pytest.fixture
def volger(plicht, gebied):
    plicht.organisatie.gebieden.add(gebied)
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[gebied])


def test_who_follows_sees_states_of_its_area_and_no_file(client_van, volger, plicht, by):
    ander = make_plicht(organisatie=make_aanbieder(naam="Elders"))
    aanlevering = make_gecontroleerd(plicht, by=by, bestandsnaam="geheim.csv")
    client = client_van(volger)

    lijst = tekst(client.get("/aanleverplichten"))
    pagina = tekst(client.get(plicht.get_absolute_url()))

    assert plicht.organisatie.naam in lijst
    assert "gecontroleerd" in lijst
    assert "Elders" not in lijst
    assert "geheim.csv" not in pagina
    assert client.get(ander.get_absolute_url()).status_code == 404
    for pad in ("", "/bestand", "/gemerkt", "/voorbeeld"):
        assert client.get(f"{aanlevering.get_absolute_url()}{pad}").status_code == 404
    assert client.post(f"{aanlevering.get_absolute_url()}/overnemen").status_code == 403


@pytest.mark.parametrize("waarde", Plichtstand.values)
def test_the_list_filters_by_state(client_van, volger, plicht, waarde):
    pagina = tekst(client_van(volger).get(f"/aanleverplichten?stand={waarde}"))

    assert (plicht.get_absolute_url() in pagina) == (waarde == Plichtstand.NIET_BEGONNEN)


def test_the_list_filters_by_round_and_area_and_can_be_taken_along(
    client_van, volger, plicht, gebied
):
    client = client_van(volger)

    for vraag in (f"ronde={plicht.ronde.code}", f"gebied={gebied.code}", "zoek=Aanbieder"):
        assert plicht.get_absolute_url() in tekst(client.get(f"/aanleverplichten?{vraag}"))
    tabel = b"".join(client.get("/aanleverplichten?formaat=csv").streaming_content).decode()
    assert plicht.organisatie.naam in tabel
    assert "30" in tabel


@pytest.mark.parametrize("aantal", [1, 5])
def test_the_list_takes_as_many_queries_for_one_as_for_more(
    client_van, volger, plicht, gebied, aantal, django_assert_max_num_queries
):
    for _ in range(aantal - 1):
        make_plicht(ronde=plicht.ronde).organisatie.gebieden.add(gebied)
    client = client_van(volger)

    with django_assert_max_num_queries(22):
        assert client.get("/aanleverplichten").status_code == 200
    with django_assert_max_num_queries(20):
        assert client.get(plicht.ronde.get_absolute_url()).status_code == 200


def test_more_time_is_given_with_a_reason_that_the_provider_sees(
    client_van, volger, client, plicht
):
    later = plicht.termijn + timedelta(days=14)
    beheer = client_van(volger)
    adres = f"{plicht.get_absolute_url()}/uitstel"
    assert "Schrijf op waarom" in tekst(beheer.post(adres, {"termijn": later.isoformat()}))

    beheer.post(adres, {"termijn": later.isoformat(), "reden": "Verhuizing."})

    plicht.refresh_from_db()
    assert plicht.termijn == later
    assert "Verhuizing." in tekst(client.get(plicht.get_absolute_url()))


def test_a_round_for_an_area_is_made_on_a_page(client_van, volger, plicht, gebied):
    client = client_van(volger)
    invoer = {
        "gebied": gebied.pk,
        "code": "extra",
        "naam": "Extra ronde",
        "van": "2024-01-01",
        "tot": "2024-06-30",
        "peildata": "gisteren",
        "opent_op": "2024-07-01",
        "sluit_op": "2024-08-01",
    }
    assert "Schrijf dagen als" in tekst(client.post("/aanleverrondes/nieuw", invoer))

    antwoord = client.post("/aanleverrondes/nieuw", {**invoer, "peildata": "31-3-2024, 30-6-2024"})

    ronde = Aanleverronde.objects.get(code="extra")
    assert antwoord.url == ronde.get_absolute_url()
    assert ronde.peildata == [date(2024, 3, 31), date(2024, 6, 30)]
    assert "Extra ronde" in tekst(client.get("/aanleverrondes"))


def test_errors_of_an_earlier_try_are_no_longer_in_the_way(client, plicht, by):
    make_gecontroleerd(plicht, meldingen=[fout()], by=by)
    assert "In uw laatste aanlevering staan fouten" in tekst(client.get(plicht.get_absolute_url()))

    verwerken.overnemen(make_gecontroleerd(plicht, by=by), by=by)

    pagina = tekst(client.get(plicht.get_absolute_url()))
    assert "staan fouten." not in pagina
    assert "U bent klaar." in pagina
