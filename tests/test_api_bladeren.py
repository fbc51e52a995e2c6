"""Pages by the last row: every row once, in every order, whatever comes or goes in between."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaciteit.models import Capaciteitsmeting
from jeugdzorg.api import router
from tests.api_rijen import RIJEN
from tests.factories import make_bron, make_jeugdhulpregio
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.test_api_snel import LASTIG

pytestmark = pytest.mark.django_db
RESOURCES = [name for name, _viewset, _basename in router.registry]
SORTEERBAAR = [
    (name, key) for name, viewset, _basename in router.registry for key in viewset.sort_fields
]
LIJST = "/api/v1/capaciteitsmetingen"


def paginas(client, url, tussendoor=lambda pagina: None):
    while url:
        pagina = client.get(url).json()
        yield pagina["results"]
        tussendoor(pagina)
        url = pagina["_links"].get("next", {}).get("href")


def alle(client, url, **kw):
    return [rij for pagina in paginas(client, url, **kw) for rij in pagina]


@pytest.mark.usefixtures("gegevens")
@pytest.mark.parametrize(("resource", "sleutel"), SORTEERBAAR)
@pytest.mark.parametrize("richting", ["", "-"])
def test_all_pages_together_are_the_list_in_that_order(api_client, resource, sleutel, richting):
    sorteer = f"/api/v1/{resource}?sorteer={richting}{sleutel}"

    bladerend = alle(api_client, f"{sorteer}&na=&pageSize=7")

    genummerd = api_client.get(f"{sorteer}&pageSize=1000").json()["results"]
    assert bladerend == genummerd


def test_empty_values_come_last_in_both_directions_and_over_pages(api_client):
    voorziening = make_voorziening()
    for nummer, bezet in enumerate([3, None, 1, None, 3, 2]):
        make_meting(voorziening=voorziening, bezet=bezet, peildatum=f"2024-01-0{nummer + 1}")

    for sorteer, verwacht in (("bezet", [1, 2, 3, 3]), ("-bezet", [3, 3, 2, 1])):
        for grootte in (1, 2, 3):
            rijen = alle(api_client, f"{LIJST}?na=&sorteer={sorteer}&pageSize={grootte}")
            assert [rij["bezet"] for rij in rijen] == [*verwacht, None, None]
            assert len({rij["id"] for rij in rijen}) == 6


def test_several_keys_hold_over_pages(api_client):
    voorziening = make_voorziening()
    for nummer in range(8):
        make_meting(
            voorziening=voorziening, bezet=nummer % 2 or None, plaatsen=nummer % 3,
            peildatum=f"2024-01-0{nummer + 1}",
        )  # fmt: skip
    url = f"{LIJST}?sorteer=-bezet,plaatsen,-peildatum"

    assert alle(api_client, f"{url}&na=&pageSize=3") == api_client.get(url).json()["results"]


def test_rows_that_come_and_go_make_no_other_row_appear_twice_or_not(api_client):
    voorziening = make_voorziening()
    metingen = [
        make_meting(voorziening=voorziening, peildatum=f"2024-01-{dag:02}") for dag in range(1, 13)
    ]

    def veranderen(pagina):
        for rij in pagina["results"][-1:]:
            Capaciteitsmeting.objects.filter(pk=rij["id"]).delete()
        make_meting(peildatum="2023-01-01")

    gezien = [
        rij["id"]
        for rij in alle(
            api_client, f"{LIJST}?na=&sorteer=peildatum&pageSize=4", tussendoor=veranderen
        )
    ]

    assert gezien == [meting.pk for meting in metingen]


def test_a_page_far_on_takes_as_many_queries_as_the_first_and_counts_nothing(api_client):
    voorziening = make_voorziening()
    for dag in range(1, 10):
        make_meting(voorziening=voorziening, peildatum=f"2024-01-{dag:02}")
    api_client.get(f"{LIJST}?na=")
    url, aantallen = f"{LIJST}?na=&pageSize=3", []

    while url:
        with CaptureQueriesContext(connection) as vragen:
            pagina = api_client.get(url).json()
        aantallen.append(len(vragen))
        assert not any("COUNT(" in vraag["sql"] for vraag in vragen)
        url = pagina["_links"].get("next", {}).get("href")

    assert "count" not in pagina
    assert len(aantallen) == 4
    assert max(aantallen) <= 14


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_page_takes_as_many_queries_for_one_row_as_for_three(api_client, resource):
    RIJEN[resource](make_bron())
    api_client.get(f"/api/v1/{resource}?na=")
    aantallen = []

    for extra in (0, 2):
        for _ in range(extra):
            RIJEN[resource](make_bron())
        with CaptureQueriesContext(connection) as vragen:
            assert api_client.get(f"/api/v1/{resource}?na=").status_code == 200
        aantallen.append(len(vragen))

    assert aantallen[0] == aantallen[1] <= 16


@pytest.mark.parametrize(
    "na", ["x", "1", "WzFd", "a:b", "%00", "%ff%fe", ":", "é", "9" * 5000, "null", "../../etc"]
)
def test_a_place_that_we_did_not_write_is_refused(api_client, na):
    antwoord = api_client.get(f"{LIJST}?na={na}")

    assert antwoord.status_code == 400
    assert [fout["location"] for fout in antwoord.json()["errors"]] == [{"name": "na"}]


def test_a_place_of_another_order_or_that_was_changed_is_refused(api_client):
    for _ in range(2):
        make_meting()
    link = api_client.get(f"{LIJST}?na=&pageSize=1").json()["_links"]["next"]["href"]

    assert api_client.get(link).status_code == 200
    assert api_client.get(link + "&sorteer=peildatum").status_code == 400
    assert api_client.get(link[:-1] + ("A" if link[-1] != "A" else "B")).status_code == 400


@pytest.mark.parametrize("keuze", ["page=1", "pageSize=0", "pageSize=-1", "f=geojson", "sorteer=x"])
def test_what_does_not_go_with_it_is_refused(api_client, keuze):
    assert api_client.get(f"/api/v1/locaties?na=&{keuze}").status_code == 400


@pytest.mark.parametrize("sorteer", ["id", "-voorziening,-id"])
def test_a_page_that_is_sent_in_pieces_is_the_list(api_client, sorteer):
    for nummer in range(30):
        voorziening = make_voorziening(naam=f"Groep {nummer % 4}\n\x02 {LASTIG}")
        make_meting(voorziening=voorziening, opmerking=f"{nummer} {LASTIG}" * 100)
    vraag = f"/api/v1/capaciteitsmetingen?sorteer={sorteer}"

    blad = json.loads(api_client.get(f"{vraag}&na=&pageSize=5000").getvalue())

    assert blad["results"] == api_client.get(f"{vraag}&pageSize=100").json()["results"]
    assert len(blad["results"]) == 30
    assert list(blad["_links"]) == ["self"]


@pytest.mark.parametrize("grootte", [2, 5000])
def test_pages_of_one_region_or_location_are_that_part_of_the_list(api_client, grootte):
    locaties = [make_locatie(jeugdhulpregio=make_jeugdhulpregio()) for _ in range(2)]
    for nummer in range(8):
        make_meting(voorziening=make_voorziening(locatie=locaties[nummer % 2]))
    for deel in (f"regio={locaties[0].jeugdhulpregio.code}", f"locatie={locaties[0].code}"):
        vraag = f"/api/v1/capaciteitsmetingen?sorteer=id&{deel}"
        gewoon = api_client.get(vraag).json()["results"]

        rijen, volgende = [], f"{vraag}&na=&pageSize={grootte}"
        while volgende:
            blad = json.loads(api_client.get(volgende).getvalue())
            rijen += blad["results"]
            volgende = blad["_links"].get("next", {}).get("href")

        assert rijen == gewoon
        assert len(rijen) == 4
