"""The OpenAPI document and its page: open, valid, complete, and true of what the API answers."""

import re
from copy import deepcopy

import pytest
from django.urls import reverse
from openapi_schema_validator import OAS30ReadValidator, oas30_format_checker
from openapi_spec_validator import OpenAPIV30SpecValidator

from jeugdzorg.api import router, schema
from tests.api_rijen import RIJEN
from tests.factories import make_bron

RESOURCES = [name for name, _viewset, _basename in router.registry]
ZONDER_ECHTE_RIJEN = {
    "herzieningen",
    "herkomstherzieningen",
    "vastgoedplannen",
    "planprojecten",
    "planplaatsen",
    "rapporten",
    "scenarios",
    "reflectiesessies",
    "analyses",
}
GEOJSON = "application/geo+json"
EXAMPLES = "https://jeugdzorg.voorbeeld.example/"


EXTRA = {
    f"http://testserver/api/v1/{path}"
    for path in (
        *("wijzigingen", "capaciteit/samenvatting", "aanleveringen", "aanleveringen/{id}"),
        *("vastgoedplannen/{code}/werkboek", "monitoring/wijzigingen", "monitoring/pas"),
        *("indicatorleveringen", "indicatorleveringen/{id}", "gebiedscijfers"),
    )
}
INGELEVERD = {"/aanleveringen", "/indicatorleveringen", "/vastgoedplannen/{code}/werkboek"}
"""What can be handed in; everything else is read only."""
ERRORS = {*("400", "401", "403", "404", "406", "429", "500")}


def get_document(client):
    return client.get(reverse("api:openapi"))


def answer_schema(path, content_type="application/json", method="get"):
    """What the document promises of a successful answer, with everything it refers to."""
    answer = schema()["paths"][path][method]["responses"]["200"]["content"][content_type]["schema"]
    return {**deepcopy(answer), "components": schema()["components"]}


def row_of(resource):
    """The document's description of one row, by property."""
    reference = answer_schema(detail_path(resource))["$ref"]
    return schema()["components"]["schemas"][reference.rsplit("/", 1)[1]]["properties"]


def detail_path(resource):
    return next(path for path in schema()["paths"] if re.fullmatch(rf"/{resource}/{{\w+}}", path))


def faults(body, path, content_type="application/json", method="get"):
    """Where an answer is not what the document promises."""
    validator = OAS30ReadValidator(
        answer_schema(path, content_type, method), format_checker=oas30_format_checker
    )
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(body)]


@pytest.mark.django_db
def test_the_document_is_open_to_everyone_and_every_site(client):
    response = get_document(client)

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
def test_the_document_is_valid_openapi_3_without_a_fault(client):
    document = get_document(client).json()

    assert document["openapi"].startswith("3.0.")
    assert list(OpenAPIV30SpecValidator(document).iter_errors()) == []


@pytest.mark.django_db
def test_every_address_of_the_router_is_described(client):
    document = get_document(client).json()

    [server] = document["servers"]
    described = {server["url"] + path for path in document["paths"]}
    lists = {f"http://testserver/api/v1/{name}" for name in RESOURCES}
    details = {f"http://testserver/api/v1{detail_path(name)}" for name in RESOURCES}
    beside = {f"{path}/{part}" for path in lists for part in ("download", "velden")}
    assert len(lists | details | beside) == 4 * len(RESOURCES)
    assert described == lists | details | beside | EXTRA


@pytest.mark.parametrize("path", schema()["paths"])
def test_every_operation_says_what_it_is_gives_an_example_and_names_its_errors(path):
    methods = schema()["paths"][path]

    assert sorted(methods) == (["get", "post"] if path in INGELEVERD else ["get"])
    assert methods["get"]["description"]
    assert set(methods["get"]["responses"]) - {"304", "410"} == {"200", *ERRORS}
    if not path.endswith("/download"):
        example = methods["get"]["responses"]["200"]["content"]["application/json"]["example"]
        assert faults(example, path) == []


@pytest.fixture
def met_rijen(gegevens, api_client, resource):
    """The real data; of what the plans do not hold there is a made-up row."""
    if resource in ZONDER_ECHTE_RIJEN:
        RIJEN[resource](make_bron())


@pytest.mark.usefixtures("met_rijen")
@pytest.mark.parametrize("resource", RESOURCES)
def test_the_real_figures_read_as_the_document_promises(api_client, resource):
    page = api_client.get(f"/api/v1/{resource}?pageSize=1000").json()

    assert page["count"] > 0
    assert faults(page, f"/{resource}") == []
    assert {frozenset(row) for row in page["results"]} == {frozenset(row_of(resource))}


@pytest.mark.usefixtures("gegevens")
def test_totals_of_areas_read_as_the_document_promises(api_client):
    page = api_client.get("/api/v1/gebiedscijfers?pageSize=1000").json()

    assert page["count"] > 10
    assert faults(page, "/gebiedscijfers") == []
    assert {frozenset(row) for row in page["results"]} == {
        frozenset(schema()["components"]["schemas"]["Gebiedscijfer"]["properties"])
    }


@pytest.mark.usefixtures("met_rijen")
@pytest.mark.parametrize("resource", RESOURCES)
def test_one_row_reads_as_the_document_promises(api_client, resource):
    [row] = api_client.get(f"/api/v1/{resource}?pageSize=1").json()["results"]

    detail = api_client.get(row["url"]).json()

    assert detail == row
    assert faults(detail, detail_path(resource)) == []


@pytest.mark.usefixtures("gegevens")
def test_locations_as_geojson_read_as_the_document_promises(api_client):
    body = api_client.get("/api/v1/locaties?f=geojson&pageSize=1000").json()
    feature = api_client.get("/api/v1/locaties/AMBIQ-HENGELO?f=geojson").json()

    assert len(body["features"]) == body["numberMatched"] > 30
    assert faults(body, "/locaties", GEOJSON) == []
    assert faults(feature, detail_path("locaties"), GEOJSON) == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/gebieden?gebiet=OOST", "/gebieden/bestaat-niet"])
def test_an_error_reads_as_the_document_promises(api_client, path):
    response = api_client.get(f"/api/v1{path}")

    components = schema()["components"]
    described = components["responses"][f"Fout{response.status_code}"]["content"]
    problem = described[response.headers["Content-Type"]]["schema"]
    validator = OAS30ReadValidator({**problem, "components": components})
    assert list(validator.iter_errors(response.json())) == []


@pytest.mark.django_db
def test_the_page_names_every_resource_without_a_login(client):
    response = client.get(reverse("api:root"), HTTP_ACCEPT="text/html")

    html = response.content.decode()
    assert response.status_code == 200
    assert "API-documentatie" in html
    for resource in (*RESOURCES, "gebiedscijfers"):
        assert f'id="resource-{resource}"' in html
        assert f"/api/v1/{resource}" in html


@pytest.mark.django_db
def test_the_page_works_without_the_internet(client):
    html = client.get(reverse("api:root"), HTTP_ACCEPT="text/html").content.decode()

    addresses = re.findall(r'\b(?:src|href|srcset|action)="([^"]*)"', html)
    assert any(address.endswith(".css") for address in addresses)
    assert {address[0] for address in addresses if not address.startswith("mailto:")} == {"/", "#"}
    assert "//" not in html.replace("http://testserver/", "").replace(EXAMPLES, "")
