"""What holds for every resource of the API: who may read, headers, paging, sorting, errors."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from jeugdzorg.api import router
from regio.choices import Rol
from tests.conftest import api_client_met
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_lidmaatschap,
    make_toegangssleutel,
)

RESOURCES = [name for name, _viewset, _basename in router.registry]
PROBLEM = "application/problem+json"

pytestmark = pytest.mark.django_db


def assert_problem(response, status):
    assert response.status_code == status
    assert response.headers["Content-Type"] == PROBLEM
    assert response.headers["API-Version"] == "1.0.0"
    body = response.json()
    assert body["status"] == status
    assert set(body) >= {"type", "title", "status", "detail", "instance"}
    return body


@pytest.mark.parametrize("resource", RESOURCES)
def test_without_a_key_a_resource_says_how_to_come_in(client, resource):
    response = client.get(f"/api/v1/{resource}")

    assert_problem(response, 401)
    assert response.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_list_is_json_that_nobody_keeps_on_the_way(api_client, resource):
    response = api_client.get(f"/api/v1/{resource}")

    assert response.status_code == 200
    assert set(response.json()) == {"count", "page", "pageSize", "_links", "results"}
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["API-Version"] == "1.0.0"
    kept = "no-cache" if "ETag" in response.headers else "no-store"
    assert response.headers["Cache-Control"] == f"private, {kept}"


@pytest.mark.parametrize(
    "sleutel",
    [
        {"geldig_tot": timezone.now() - timedelta(days=1)},
        {"ingetrokken_op": timezone.now()},
    ],
    ids=["expired", "revoked"],
)
def test_a_key_that_no_longer_holds_opens_nothing(sleutel):
    client = api_client_met(make_toegangssleutel(**sleutel))

    assert_problem(client.get("/api/v1/bronnen"), 401)


@pytest.mark.parametrize("rol", [None, *(rol for rol in Rol.values if rol != Rol.API_CLIENT)])
def test_only_a_member_with_the_role_of_api_client_reads(rol):
    client = api_client_met(make_toegangssleutel(gebruiker=make_gebruiker(rol=rol)))

    assert_problem(client.get("/api/v1/bronnen"), 401)


def test_a_key_of_an_account_that_is_closed_opens_nothing():
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, is_active=False)

    client = api_client_met(make_toegangssleutel(gebruiker=gebruiker))

    assert_problem(client.get("/api/v1/bronnen"), 401)


def test_a_membership_that_ended_closes_the_api():
    gebruiker = make_gebruiker(rol=None)
    gisteren = timezone.localdate() - timedelta(days=1)
    make_lidmaatschap(gebruiker=gebruiker, rol=Rol.API_CLIENT, geldig_tot=gisteren)

    client = api_client_met(make_toegangssleutel(gebruiker=gebruiker))

    assert_problem(client.get("/api/v1/bronnen"), 401)


@pytest.mark.parametrize("key", ["token", "access_token", "sleutel", "api_key"])
def test_a_key_in_the_address_opens_nothing(key):
    sleutel = make_toegangssleutel()

    assert_problem(Client().get(f"/api/v1/bronnen?{key}={sleutel.sleutel}"), 401)


def test_who_is_logged_in_on_the_pages_has_no_right_on_the_api(client_van):
    client = client_van(make_gebruiker(rol=Rol.BEHEERDER))

    assert_problem(client.get("/api/v1/bronnen"), 401)


@pytest.mark.parametrize("resource", RESOURCES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(api_client, resource, method):
    response = getattr(api_client, method)(f"/api/v1/{resource}", {}, format="json")

    assert_problem(response, 405)
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_options_tells_what_is_allowed(api_client):
    response = api_client.options("/api/v1/bronnen")

    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_head_gives_the_headers_only(api_client):
    response = api_client.head("/api/v1/bronnen")

    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/bronnen/", "/api/v1/niets", "/api/v2"])
def test_an_address_that_does_not_exist_is_told_as_a_problem(api_client, path):
    assert_problem(api_client.get(path), 404)


@pytest.mark.parametrize("resource", RESOURCES)
@pytest.mark.parametrize("key", ["bestaat-niet", "999999999999999999", "a%00b", "é", "a/b"])
def test_a_row_that_does_not_exist_is_told_as_a_problem(api_client, resource, key):
    assert_problem(api_client.get(f"/api/v1/{resource}/{key}"), 404)


def test_a_form_that_does_not_exist_is_not_acceptable(api_client):
    assert_problem(api_client.get("/api/v1/bronnen", HTTP_ACCEPT="text/csv"), 406)


@pytest.mark.parametrize("resource", RESOURCES)
@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("gebiet=OOST", "gebiet"),
        ("peildatum_van=2024-01-01", "peildatum_van"),
        ("page=0", "page"),
        ("pageSize=veel", "pageSize"),
        ("page=" + "9" * 5000, "page"),
        ("sorteer=geheim", "sorteer"),
        ("sorteer=code&sorteer=-code", "sorteer"),
        ("f=xml", "f"),
    ],
)
def test_a_wrong_key_or_value_is_named(api_client, resource, query, key):
    body = assert_problem(api_client.get(f"/api/v1/{resource}?{query}"), 400)

    assert body["type"].endswith("invalid-input")
    assert [error["location"] for error in body["errors"]] == [{"name": key}]


def filters_of_all_resources():
    for name, viewset, _basename in router.registry:
        for key in viewset.filterset_class.base_filters:
            yield name, key


@pytest.mark.parametrize(("resource", "key"), list(filters_of_all_resources()))
def test_every_filter_refuses_a_value_that_can_not_be(api_client, resource, key):
    body = assert_problem(api_client.get(f"/api/v1/{resource}", {key: "a\x00b"}), 400)

    assert [error["location"] for error in body["errors"]] == [{"name": key}]


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_sort_key_works_both_ways(api_client, resource):
    [viewset] = [found for name, found, _basename in router.registry if name == resource]

    for key in viewset.sort_fields:
        for sorteer in (key, f"-{key}"):
            assert api_client.get(f"/api/v1/{resource}?sorteer={sorteer}").status_code == 200


def test_a_list_can_be_sorted_on_several_keys(api_client):
    for code, titel in [("b", "Een"), ("a", "Twee"), ("c", "Een")]:
        make_bron(code=code, titel=titel)

    results = api_client.get("/api/v1/bronnen?zoek=e&sorteer=titel,-code").json()["results"]

    codes = [row["code"] for row in results]
    assert [code for code in codes if code in "abc"] == ["c", "b", "a"]


def test_the_pages_of_a_list_hold_every_row_once(api_client):
    for _ in range(5):
        make_gebied(naam="Zelfde naam")

    seen, url = [], "/api/v1/gebieden?sorteer=naam&pageSize=2"
    while url:
        page = api_client.get(url).json()
        seen += [row["code"] for row in page["results"]]
        url = page["_links"].get("next", {}).get("href")

    assert len(seen) == len(set(seen)) == page["count"] >= 5


def test_a_row_is_read_at_the_address_it_gives(api_client):
    make_gebied(code="OOST", naam="Gebied Oost")

    [row] = api_client.get("/api/v1/gebieden?zoek=Gebied Oost").json()["results"]
    detail = api_client.get(row["url"])

    assert detail.json() == row
    assert api_client.get(row["bron"]["url"]).json()["code"] == row["bron"]["code"]


def test_the_root_lists_the_resources_for_anyone(client):
    response = client.get("/api/v1")

    assert response.headers["Content-Type"] == "application/json"
    assert [row["naam"] for row in response.json()["resources"]] == [*RESOURCES, "gebiedscijfers"]
    assert response.headers["API-Version"] == "1.0.0"


def test_a_fault_in_the_server_is_told_as_a_problem(api_client, monkeypatch):
    monkeypatch.setattr("regio.viewsets.BronViewSet.sort_fields", {"code": "bestaat_niet"})
    api_client.raise_request_exception = False

    assert_problem(api_client.get("/api/v1/bronnen?sorteer=code"), 500)
