from datetime import date
from io import BytesIO

import openpyxl
import pytest

from regio.choices import BronSoort
from tests.factories import make_bron, make_gebruiker

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.kern.lijst_urls")]


@pytest.fixture
def client(client_van):
    return client_van(make_gebruiker())


def titels(response):
    return [bron.titel for bron in response.context["object_list"]]


def test_a_list_starts_in_its_own_order_and_sorts_by_the_fields_it_names(client):
    make_bron(titel="A", datum=date(2024, 1, 1))
    make_bron(titel="B", datum=None)
    make_bron(titel="C", datum=date(2022, 1, 1))

    assert titels(client.get("/lijst"))[-3:] == ["C", "B", "A"]
    assert titels(client.get("/lijst?sorteer=datum"))[:2] == ["C", "A"]
    assert titels(client.get("/lijst?sorteer=-datum"))[:2] == ["A", "C"]
    assert titels(client.get("/lijst?sorteer=eigenaar")) == titels(client.get("/lijst"))


def test_a_list_shows_fifty_rows_and_a_page_beyond_the_end_shows_the_last(client):
    for _ in range(60):
        make_bron()

    eerste = client.get("/lijst").context["page_obj"]
    laatste = client.get("/lijst?pagina=99").context["page_obj"]

    assert len(eerste) == 50
    assert (laatste.number, laatste.paginator.num_pages) == (2, 2)


def test_totals_are_over_all_rows_that_the_filter_selects(client):
    for _ in range(55):
        make_bron(soort=BronSoort.REDACTIE)

    response = client.get("/lijst?soort=redactie")

    assert response.context["totalen"] == {"aantal": 55}


def test_an_invalid_filter_shows_the_error_and_no_rows(client):
    make_bron()

    response = client.get("/lijst?datum=gisteren&formaat=csv")

    assert titels(response) == []
    assert response.context["filter"].form.errors.keys() == {"datum"}


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, django_assert_max_num_queries, aantal
):
    for _ in range(aantal):
        make_bron()

    with django_assert_max_num_queries(10):
        client.get("/lijst")


def test_a_download_holds_exactly_what_the_filter_selects_in_the_order_of_the_page(client):
    make_bron(titel="A", soort=BronSoort.REDACTIE)
    make_bron(titel="B", soort=BronSoort.REDACTIE)
    make_bron(titel="C", soort=BronSoort.VOORBEELD)

    response = client.get("/lijst?soort=redactie&sorteer=-titel&formaat=csv")

    regels = response.getvalue().decode("utf-8-sig").splitlines()
    assert regels == [
        "Titel;Datum;Soort",
        "B;;aanvulling van de redactie",
        "A;;aanvulling van de redactie",
    ]
    assert "bronnen-" in response["Content-Disposition"]


def test_a_workbook_names_the_filters_in_words(client):
    make_bron(soort=BronSoort.REDACTIE)

    response = client.get("/lijst?soort=redactie&formaat=xlsx")

    book = openpyxl.load_workbook(BytesIO(response.getvalue()))
    uitleg = {row[0]: row[1] for row in book["Toelichting"].iter_rows(values_only=True)}
    assert book.sheetnames == ["Gegevens", "Toelichting"]
    assert uitleg["Soort"] == "aanvulling van de redactie"


def test_a_dossier_has_tabs_that_are_addresses(client):
    bron = make_bron(code="plan")

    response = client.get("/dossier/plan/cijfers")

    assert response.context["titel"] == str(bron)
    assert response.context["tabs"] == [
        {"label": "Samenvatting", "url": "/dossier/plan", "actief": False, "aantal": None},
        {"label": "Cijfers", "url": "/dossier/plan/cijfers", "actief": True, "aantal": 3},
    ]


def test_what_a_user_may_not_see_is_not_in_a_list_and_its_dossier_does_not_exist(client):
    bron = make_bron(code="geheim", openbaar=False)

    assert bron not in client.get("/lijst").context["object_list"]
    assert client.get("/dossier/geheim").status_code == 404


def test_a_page_that_is_not_for_a_user_is_refused(client):
    assert client.get("/beheer").status_code == 403
