"""What a key opens, for whom, and how often."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jeugdzorg.api import router, schema
from jeugdzorg.kern.scopes import SCOPES
from regio.choices import Rol, Scope
from tests.conftest import api_client_met
from tests.factories import (
    make_bron,
    make_gebruiker,
    make_lidmaatschap,
    make_organisatie,
    make_toegangssleutel,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_memory_of_other_tests(settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": str(id(settings)),
        }
    }


@pytest.fixture
def organisatie():
    return make_organisatie()


def test_a_key_reads_for_its_own_organisation_and_not_for_others_of_the_same_user(organisatie):
    ander = make_organisatie()
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie)
    make_lidmaatschap(gebruiker=gebruiker, rol=Rol.BEHEERDER, organisatie=ander)
    eigen = make_bron(openbaar=False, eigenaar=organisatie)
    vreemd = make_bron(openbaar=False, eigenaar=ander)
    sleutel = make_toegangssleutel(gebruiker=gebruiker)

    codes = {
        rij["code"] for rij in api_client_met(sleutel).get("/api/v1/bronnen").json()["results"]
    }

    assert eigen.code in codes
    assert vreemd.code not in codes


def test_a_key_stops_when_its_user_leaves_that_organisation_and_stays_elsewhere(organisatie):
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie)
    make_lidmaatschap(gebruiker=gebruiker, rol=Rol.API_CLIENT)
    sleutel = make_toegangssleutel(gebruiker=gebruiker, organisatie=organisatie)
    assert api_client_met(sleutel).get("/api/v1/bronnen").status_code == 200

    gebruiker.lidmaatschappen.filter(organisatie=organisatie).update(
        geldig_tot=timezone.localdate() - timedelta(days=1)
    )

    assert api_client_met(sleutel).get("/api/v1/bronnen").status_code == 401


@pytest.mark.parametrize("naam, viewset", [(naam, klasse) for naam, klasse, _ in router.registry])
def test_every_resource_opens_with_its_own_right_and_with_no_other(naam, viewset):
    recht = SCOPES[viewset.tag]
    rest = [scope for scope in Scope.values if scope != recht]

    met, zonder = (
        api_client_met(make_toegangssleutel(scopes=scopes)).get(f"/api/v1/{naam}")
        for scopes in ([recht], rest)
    )

    assert met.status_code == 200
    assert zonder.status_code == 403
    assert zonder["Content-Type"] == "application/problem+json"
    assert recht in zonder.json()["detail"]


def test_the_rights_of_keys_are_the_headings_of_the_api(settings):
    assert set(SCOPES.values()) == set(Scope.values)
    assert set(SCOPES) == {tag["name"] for tag in settings.SPECTACULAR_SETTINGS["TAGS"]}


def test_one_key_that_asks_too_often_is_told_when_it_may_and_others_go_on(settings):
    settings.API_LIMIET = "3/min"
    druk, ander = (api_client_met(make_toegangssleutel()) for _ in range(2))

    antwoorden = [druk.get("/api/v1/bronnen") for _ in range(4)]

    assert [antwoord.status_code for antwoord in antwoorden] == [200, 200, 200, 429]
    assert [antwoord["RateLimit-Remaining"] for antwoord in antwoorden] == ["2", "1", "0", "0"]
    assert {antwoord["RateLimit-Limit"] for antwoord in antwoorden} == {"3"}
    te_veel = antwoorden[-1]
    assert te_veel["Content-Type"] == "application/problem+json"
    assert 0 < int(te_veel["Retry-After"]) <= 60
    assert 0 < int(te_veel["RateLimit-Reset"]) <= 60
    assert te_veel.json()["status"] == 429
    assert "opnieuw" in te_veel.json()["detail"]
    assert ander.get("/api/v1/bronnen").status_code == 200


def test_the_limit_holds_over_all_resources_together(settings):
    settings.API_LIMIET = "2/min"
    client = api_client_met(make_toegangssleutel())

    codes = [client.get(f"/api/v1/{naam}").status_code for naam in ("bronnen", "termijnen")]

    assert codes == [200, 200]
    assert client.get("/api/v1/metingen").status_code == 429


def test_the_document_names_right_limit_and_refusal_of_every_operation():
    for methoden in schema()["paths"].values():
        operatie = methoden["get"]
        assert f"`{SCOPES[operatie['tags'][0]]}`" in operatie["description"]
        assert {"403", "429"} <= set(operatie["responses"])
        assert "RateLimit-Remaining" in operatie["responses"]["200"]["headers"]
    te_veel = schema()["components"]["responses"]["Fout429"]
    assert "Retry-After" in te_veel["headers"]


def test_the_documentation_page_explains_rights_and_limit(client, settings):
    pagina = client.get("/api/v1", headers={"accept": "text/html"}).content.decode()

    assert settings.API_LIMIET in pagina
    for recht in Scope.values:
        assert f"<code>{recht}</code>" in pagina
