import io
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.utils import timezone

from regio.choices import Rol
from tests.factories import (
    make_aanbieder,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_plan import make_plan
from vastgoed.choices_plan import Planstatus, Planuitkomst

pytestmark = pytest.mark.django_db
LIJST = "/plannen?gebied="


@pytest.fixture
def gemeente():
    return make_organisatie()


@pytest.fixture
def client(client_van, gemeente):
    return client_van(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=gemeente))


def maak(gemeente, **velden):
    return make_plan(**{"gemeente": gemeente, "status": Planstatus.INGEDIEND, **velden})


def titels(response):
    return [plan.titel for plan in response.context["page_obj"]]


def test_a_draft_is_in_the_list_of_its_provider_only(client_van, client, gemeente):
    plan = make_plan(gemeente=gemeente)
    aanbieder = make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)
    ander = make_gebruiker(rol=Rol.AANBIEDER)

    assert titels(client_van(aanbieder).get(LIJST)) == [plan.titel]
    assert titels(client_van(ander).get(LIJST)) == []
    assert titels(client.get(LIJST)) == []


def test_a_choice_names_no_party_of_a_plan_that_one_may_not_see(client, gemeente):
    maak(gemeente, aanbieder=make_aanbieder(naam="Zichtbaar"))
    make_plan(aanbieder=make_aanbieder(naam="Verborgen"), status=Planstatus.INGEDIEND)

    keuzes = client.get(LIJST).context["filter"].form.fields["aanbieder"].choices

    assert [label for _code, label in keuzes if _code] == ["Zichtbaar"]


def test_a_chosen_party_stays_chosen_and_its_name_is_only_text(client, gemeente):
    aanbieder = make_aanbieder(naam="<b>Zorg</b> & Co")
    maak(gemeente, aanbieder=aanbieder)

    pagina = client.get(f"{LIJST}&aanbieder={aanbieder.code}").content.decode()

    assert f'value="{aanbieder.code}" selected>&lt;b&gt;Zorg&lt;/b&gt; &amp; Co<' in pagina
    assert "<b>Zorg" not in pagina


def test_what_is_due_first_comes_first_and_what_has_no_term_last(client, gemeente):
    vandaag = timezone.localdate()
    maak(gemeente, titel="Geen termijn")
    maak(gemeente, titel="Later", uiterlijk=vandaag + timedelta(days=5))
    maak(gemeente, titel="Te laat", uiterlijk=vandaag - timedelta(days=1))

    assert titels(client.get(LIJST)) == ["Te laat", "Later", "Geen termijn"]
    assert titels(client.get(f"{LIJST}&te_laat=ja")) == ["Te laat"]


def test_the_list_filters_on_everything_that_is_asked(client, gemeente):
    gebied = make_gebied(regios=[make_jeugdhulpregio()])
    een = maak(gemeente, titel="Een", gebied=gebied)
    maak(gemeente, titel="Twee", status=Planstatus.BESLOTEN, uitkomst=Planuitkomst.AFGEWEZEN)
    maak(gemeente, titel="Drie", status=Planstatus.IN_TOETSING)

    for vraag, verwacht in {
        f"gebied={gebied.code}": ["Een"],
        f"gebied=&aanbieder={een.aanbieder.code}": ["Een"],
        f"gebied=&regeling={een.regeling.code}": ["Een"],
        f"gebied=&gemeente={gemeente.code}&sorteer=plan": ["Drie", "Een", "Twee"],
        "gebied=&status=besloten": ["Twee"],
        "gebied=&status=lopend&sorteer=plan": ["Drie", "Een"],
        "gebied=&uitkomst=afgewezen": ["Twee"],
        "gebied=&aan_zet=toetsers": ["Drie"],
        f"gebied=&zoek={een.aanbieder.naam}": ["Een"],
        "gebied=&zoek=twee": ["Twee"],
    }.items():
        assert titels(client.get(f"/plannen?{vraag}")) == verwacht, vraag


@pytest.mark.parametrize("richting", ["", "-"])
def test_every_order_is_asked_by_the_head_of_a_column(client, gemeente, richting):
    maak(gemeente)
    view = client.get(LIJST).context["view"]

    for sleutel in view.sort_fields:
        assert client.get(f"{LIJST}&sorteer={richting}{sleutel}").status_code == 200
    assert set(view.sort_fields) <= {kolom.key for kolom in view.columns}
    assert set(view.shown_columns) <= {kolom.key for kolom in view.columns}


def test_places_and_money_are_summed_over_all_that_is_filtered(client, gemeente):
    for plaatsen in (10, 20):
        maak(gemeente, plaatsen_straks=plaatsen, spuk_gevraagd=Decimal("100000.50"))
    maak(gemeente, status=Planstatus.BESLOTEN, plaatsen_straks=500)
    make_plan(status=Planstatus.INGEDIEND, plaatsen_straks=1000)

    response = client.get(f"{LIJST}&status=lopend")

    assert response.context["totalen"]["plaatsen_straks"] == 30
    assert response.context["page_obj"].paginator.count == 2
    voet = response.content.decode().split("<tfoot>")[1]
    assert ">30<" in voet
    assert "200.001" in voet


def test_the_chosen_columns_are_on_the_page_and_in_the_download(client, gemeente):
    maak(gemeente, titel="Plan A", start=date(2027, 3, 1))

    pagina = client.get(f"{LIJST}&kolommen=plan,begint").content.decode()
    boek = client.get(f"{LIJST}&kolommen=plan,begint&formaat=xlsx").getvalue()

    assert "1 maart 2027" in pagina
    assert 'data-label="Status"' not in pagina
    rijen = openpyxl.load_workbook(io.BytesIO(boek))["Gegevens"].iter_rows(values_only=True)
    assert next(rijen) == ("Plan", "Begint")


def test_a_download_says_status_and_turn_in_words(client, gemeente):
    maak(gemeente, titel="Plan A")

    csv = client.get(f"{LIJST}&kolommen=plan,status,aan-zet&formaat=csv").getvalue()

    regels = csv.decode("utf-8-sig").splitlines()
    assert regels == ["Plan;Status;Aan zet", "Plan A;ingediend;coördinerende gemeente"]


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("rol", [Rol.BELEIDSMEDEWERKER, Rol.AANBIEDER, Rol.STUURGROEPLID])
def test_the_list_takes_ten_queries_however_many_plans(
    client_van, django_assert_max_num_queries, aantal, rol
):
    gebied = make_gebied(regios=[make_jeugdhulpregio()])
    organisatie = make_aanbieder() if rol == Rol.AANBIEDER else make_organisatie()
    gebruiker = make_gebruiker(rol=rol, organisatie=organisatie, gebieden=[gebied])
    for _ in range(aantal):
        velden = {"aanbieder": organisatie} if rol == Rol.AANBIEDER else {"gemeente": organisatie}
        make_plan(**velden, gebied=gebied, status=Planstatus.BESLOTEN)
    client = client_van(gebruiker)
    client.get(LIJST)

    with django_assert_max_num_queries(10):
        response = client.get(LIJST)

    assert len(titels(response)) == aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_a_provider_and_an_area_show_their_plans(
    client_van, gemeente, django_assert_max_num_queries, aantal
):
    gebied, aanbieder = make_gebied(regios=[make_jeugdhulpregio()]), make_aanbieder()
    client = client_van(make_gebruiker(organisatie=gemeente))
    for _ in range(aantal):
        maak(gemeente, gebied=gebied, aanbieder=aanbieder)
    make_plan(gebied=gebied, aanbieder=aanbieder)

    for adres in (f"/gebieden/{gebied.code}/plannen", f"/aanbieders/{aanbieder.code}/plannen"):
        with django_assert_max_num_queries(22):
            response = client.get(adres)
        assert len(response.context["plannen"]) == aantal
