import io

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import QueryDict

from jeugdzorg.kern.columns import Column, chosen
from jeugdzorg.kern.saved_views import choice_of
from regio.choices import BronSoort, Rol
from regio.models import Weergave
from regio.weergaven import HOOGUIT, weergave_bewaren, weergave_verwijderen, weergave_wijzigen
from tests.factories import make_bron, make_gebruiker, make_lidmaatschap, make_organisatie
from tests.factories_regio import make_weergave

pytestmark = pytest.mark.django_db
LIJST = "regio:bron-lijst"
MAKEN = f"/weergaven/nieuw/{LIJST}"


@pytest.fixture
def organisatie():
    return make_organisatie()


@pytest.fixture
def by(organisatie):
    return make_gebruiker(rol=Rol.LEZER, organisatie=organisatie)


@pytest.fixture
def collega(organisatie):
    return make_gebruiker(rol=Rol.LEZER, organisatie=organisatie)


@pytest.fixture
def client(client_van, by):
    return client_van(by)


def keuzes(response):
    return [str(keuze["weergave"]) for keuze in menu(response)["keuzes"]]


def menu(response):
    return next(context for context in response.context if "keuzes" in context)


def test_a_choice_is_kept_without_page_format_and_view():
    vraag = QueryDict("soort=plan&pagina=3&formaat=csv&weergave=&kolommen=code,titel&gebied=")

    assert choice_of(vraag) == "soort=plan&kolommen=code,titel&gebied="


def test_columns_are_chosen_by_their_words_in_the_order_of_the_list():
    kolommen = [Column("Code", "code"), Column("Wat telt", "maat"), Column("Bron", "bron")]

    assert [kolom.label for kolom in chosen(kolommen, ["bron", "wat-telt", "iets"])] == [
        "Wat telt",
        "Bron",
    ]


def test_what_a_list_shows_is_saved_under_a_name_and_picked_again(client, by, organisatie):
    adres = f"{MAKEN}?soort=plan&sorteer=-titel&pagina=2"
    form = client.get(adres).context["form"]

    response = client.post(
        adres, {"naam": "Onze plannen", "vraag": form.initial["vraag"], "gedeeld_met": ""}
    )

    assert response.url == "/bronnen?soort=plan&sorteer=-titel"
    weergave = Weergave.objects.get()
    assert (weergave.gebruiker, weergave.lijst, weergave.gedeeld_met) == (by, LIJST, None)
    pagina = client.get(response.url)
    assert keuzes(pagina) == ["Onze plannen"]
    assert menu(pagina)["huidig"] == weergave
    assert "Weergave: Onze plannen" in pagina.content.decode()


def test_the_same_name_replaces_the_choice(by):
    weergave_bewaren(by=by, lijst=LIJST, vraag="soort=plan", naam="Mijn")
    weergave_bewaren(by=by, lijst=LIJST, vraag="soort=voorbeeld", naam="Mijn")

    assert Weergave.objects.get().vraag == "soort=voorbeeld"


def test_a_colleague_picks_what_is_shared_and_nobody_else_sees_it(
    client_van, by, collega, organisatie
):
    weergave_bewaren(by=by, lijst=LIJST, vraag="soort=plan", naam="Samen", gedeeld_met=organisatie)
    weergave_bewaren(by=by, lijst=LIJST, vraag="soort=plan", naam="Voor mij")
    vreemde = make_gebruiker()

    assert keuzes(client_van(collega).get("/bronnen")) == ["Samen"]
    assert keuzes(client_van(vreemde).get("/bronnen")) == []


def test_a_shared_view_is_no_longer_seen_by_whose_role_ended(client_van, by, collega, organisatie):
    weergave_bewaren(by=by, lijst=LIJST, vraag="", naam="Samen", gedeeld_met=organisatie)
    collega.lidmaatschappen.all().delete()

    assert keuzes(client_van(collega).get("/bronnen")) == []


def test_a_shared_view_shows_only_rows_that_the_reader_may_see(
    client_van, by, collega, organisatie
):
    geheim = make_bron(openbaar=False, titel="Geheim plan")
    weergave = weergave_bewaren(
        by=by, lijst=LIJST, vraag=f"zoek={geheim.titel}", naam="Samen", gedeeld_met=organisatie
    )

    response = client_van(collega).get(weergave.get_absolute_url())

    assert geheim not in response.context["object_list"]


def test_sharing_with_an_organisation_of_others_is_refused(by):
    with pytest.raises(PermissionDenied):
        weergave_bewaren(by=by, lijst=LIJST, vraag="", naam="Samen", gedeeld_met=make_organisatie())


def test_who_shared_may_keep_it_shared_after_the_role_ended(by, organisatie):
    weergave = make_weergave(gebruiker=by, gedeeld_met=organisatie)
    by.lidmaatschappen.all().delete()

    weergave_wijzigen(weergave, by=by, naam="Anders", gedeeld_met=organisatie, standaard=False)

    assert Weergave.objects.get().naam == "Anders"


@pytest.mark.parametrize("actie", ["", "/verwijderen"])
def test_a_colleague_may_not_change_or_remove_what_is_shared(
    client_van, by, collega, organisatie, actie
):
    weergave = make_weergave(gebruiker=by, gedeeld_met=organisatie)
    eigen = make_weergave(gebruiker=by)
    client = client_van(collega)

    for methode in (client.get, client.post):
        assert methode(f"/weergaven/{weergave.pk}{actie}").status_code == 403
        assert methode(f"/weergaven/{eigen.pk}{actie}").status_code == 404
    assert Weergave.objects.count() == 2


def test_a_manager_removes_what_a_colleague_shared_and_left_behind(by, organisatie):
    beheerder = make_gebruiker(rol=Rol.BEHEERDER, organisatie=organisatie)
    weergave = make_weergave(gebruiker=by, gedeeld_met=organisatie)

    with pytest.raises(PermissionDenied):
        weergave_wijzigen(weergave, by=beheerder, naam="Mijn", gedeeld_met=None, standaard=False)
    weergave_verwijderen(weergave, by=beheerder)

    assert not Weergave.objects.exists()


def test_removing_says_for_whom_it_goes(client, by, organisatie):
    weergave = make_weergave(gebruiker=by, gedeeld_met=organisatie)

    pagina = client.get(f"/weergaven/{weergave.pk}/verwijderen")

    assert f"gedeeld met {organisatie}" in pagina.content.decode()
    assert client.post(f"/weergaven/{weergave.pk}/verwijderen").url == "/weergaven"
    assert not Weergave.objects.exists()


def test_a_list_opens_with_the_own_default_unless_the_address_chooses(client_van, by, collega):
    organisatie = by.lidmaatschappen.get().organisatie
    make_weergave(gebruiker=by, standaard=True, vraag="soort=plan", gedeeld_met=organisatie)
    client = client_van(by)

    assert client.get("/bronnen").url == "/bronnen?soort=plan"
    assert client.get("/bronnen?weergave=").status_code == 200
    assert client.get("/bronnen?soort=voorbeeld").status_code == 200
    assert client.get("/gebieden").status_code == 200
    assert client_van(collega).get("/bronnen").status_code == 200


def test_a_default_without_a_choice_does_not_send_the_reader_round(client, by):
    make_weergave(gebruiker=by, standaard=True, vraag="")

    assert client.get("/bronnen").status_code == 200


def test_the_last_default_is_the_default(by):
    weergave_bewaren(by=by, lijst=LIJST, vraag="", naam="Een", standaard=True)
    weergave_bewaren(by=by, lijst=LIJST, vraag="", naam="Twee", standaard=True)
    weergave_bewaren(by=by, lijst="regio:gebied-lijst", vraag="", naam="Drie", standaard=True)

    assert set(Weergave.objects.filter(standaard=True).values_list("naam", flat=True)) == {
        "Twee",
        "Drie",
    }


def test_a_name_that_is_taken_is_told_at_the_field_and_nothing_is_lost(client, by):
    make_weergave(gebruiker=by, naam="Bezet")
    weergave = make_weergave(gebruiker=by, naam="Mijn")

    response = client.post(f"/weergaven/{weergave.pk}", {"naam": "Bezet", "standaard": "on"})

    form = response.context["form"]
    assert "U hebt al een weergave met deze naam." in str(form.errors)
    assert form["naam"].value() == "Bezet"
    assert Weergave.objects.get(pk=weergave.pk).naam == "Mijn"


@pytest.mark.parametrize("lijst", ["regio:bron", "start", "bestaat:niet", "regio:sleutel-maken"])
def test_only_lists_have_views(client, by, lijst):
    assert client.get(f"/weergaven/nieuw/{lijst}").status_code == 404
    with pytest.raises(PermissionDenied):
        weergave_bewaren(by=by, lijst=lijst, vraag="", naam="Mijn")


def test_who_may_not_read_a_list_cannot_save_a_view_of_it(client, by):
    assert client.get("/weergaven/nieuw/regio:wijziging-lijst").status_code == 403
    with pytest.raises(PermissionDenied):
        weergave_bewaren(by=by, lijst="regio:wijziging-lijst", vraag="", naam="Mijn")


def test_a_choice_that_names_a_person_is_refused(client):
    response = client.post(MAKEN, {"naam": "Mijn", "vraag": "zoek=123456782"})

    assert response.status_code == 200
    assert not Weergave.objects.exists()


def test_there_is_an_end_to_the_number_of_views(by):
    Weergave.objects.bulk_create(
        Weergave(gebruiker=by, lijst=LIJST, naam=f"Weergave {n}") for n in range(HOOGUIT)
    )

    with pytest.raises(ValidationError, match="al 50 weergaven"):
        weergave_bewaren(by=by, lijst=LIJST, vraag="", naam="Een te veel")
    weergave_bewaren(by=by, lijst=LIJST, vraag="soort=plan", naam="Weergave 3")


def test_a_download_holds_the_chosen_columns(client):
    make_bron(titel="Plan Oost", code="OOST", soort=BronSoort.PLAN)

    csv = client.get("/bronnen?kolommen=titel&kolommen=code&formaat=csv").getvalue()
    boek = client.get("/bronnen?kolommen=titel,code,onzin&formaat=xlsx").getvalue()

    kop = csv.decode("utf-8-sig").splitlines()[0]
    rijen = openpyxl.load_workbook(io.BytesIO(boek))["Gegevens"].iter_rows(values_only=True)
    assert sorted(kop.split(";")) == ["Code", "Titel"]
    assert ";".join(next(rijen)) == kop


def test_unknown_columns_give_all_of_them(client):
    alles = client.get("/bronnen?formaat=csv").getvalue().splitlines()[0]

    assert client.get("/bronnen?kolommen=onzin&formaat=csv").getvalue().splitlines()[0] == alles


def test_filters_keep_the_chosen_columns_and_columns_keep_the_filters(client):
    pagina = client.get("/bronnen?kolommen=titel&soort=plan").content.decode()

    assert '<input type="hidden" name="kolommen" value="titel">' in pagina
    assert '<input type="hidden" name="soort" value="plan">' in pagina


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_views(
    client, by, organisatie, django_assert_max_num_queries, aantal
):
    for _ in range(aantal):
        make_weergave(gebruiker=by, gedeeld_met=organisatie)
        make_lidmaatschap(gebruiker=by, organisatie=make_organisatie(), rol=Rol.LEZER)

    with django_assert_max_num_queries(9):
        client.get("/weergaven")
    with django_assert_max_num_queries(12):
        client.get("/bronnen")
