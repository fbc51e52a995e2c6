"""What holds for the rows of every resource: who sees them, and how many queries a list takes."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jeugdzorg.api import router
from jeugdzorg.kern.serializers import natural_key
from regio.choices import BronSoort, Rol
from tests.api_rijen import RIJEN
from tests.factories import make_bron, make_gebruiker, make_organisatie

pytestmark = pytest.mark.django_db
BIJ_DE_BRON = {"bron", "vindplaats", "peildatum", "peildatumPrecisie", "isVoorbeeld"}
PLANNEN = {"vastgoedplannen", "planprojecten", "planplaatsen"}
AFGESPROKEN = {
    *("indicatorversies", "gebiedsindicatoren", "cycli", "scenarios", "rapporten"),
    *("reflectiesessies", "analyses", "opdrachten"),
}
"""Made here, not taken from a source."""
VOOR_IEDEREEN = {"rapporten"}
"""Published, of public figures only, so that also the report of a closed area is read by all."""
ZONDER_PEILDATUM = {"bronnen", "bevindingen", "controles", *PLANNEN, *AFGESPROKEN}


def test_the_tests_know_every_resource():
    assert list(RIJEN) == [name for name, _viewset, _basename in router.registry]


@pytest.mark.parametrize("resource", RIJEN)
def test_a_list_takes_as_many_queries_for_one_row_as_for_three(api_client, resource):
    # What is read once: the types of models per process, the memberships per signed-in user.
    ContentType.objects.get_for_models(*apps.get_models())
    api_client.get(f"/api/v1/{resource}")
    aantallen = []

    for extra in (1, 2):
        for _ in range(extra):
            RIJEN[resource](make_bron())
        with CaptureQueriesContext(connection) as queries:
            assert api_client.get(f"/api/v1/{resource}").status_code == 200
        aantallen.append(len(queries))

    assert aantallen[0] == aantallen[1]
    assert aantallen[1] <= 15


@pytest.mark.parametrize("resource", RIJEN)
def test_a_row_reads_the_same_alone_as_in_the_list(api_client, resource):
    rij = RIJEN[resource](make_bron())

    rows = api_client.get(f"/api/v1/{resource}?pageSize=1000").json()["results"]
    detail = api_client.get(f"/api/v1/{resource}/{natural_key(rij)}").json()

    assert detail in rows
    assert detail["url"].endswith(f"/api/v1/{resource}/{natural_key(rij)}")


@pytest.mark.parametrize("resource", [name for name in RIJEN if name not in ZONDER_PEILDATUM])
def test_every_figure_says_where_it_comes_from(api_client, resource):
    bron = make_bron(code="OOST-2023", soort=BronSoort.VOORBEELD)
    rij = RIJEN[resource](bron)

    detail = api_client.get(f"/api/v1/{resource}/{natural_key(rij)}").json()

    assert set(detail) >= BIJ_DE_BRON
    assert detail["isVoorbeeld"] is True
    assert detail["bron"]["code"] == "OOST-2023"
    assert detail["bron"]["url"] == "http://testserver/api/v1/bronnen/OOST-2023"


@pytest.mark.parametrize("resource", [name for name in RIJEN if name not in VOOR_IEDEREEN])
def test_a_figure_that_an_organisation_delivered_is_for_itself_only(api_client_van, resource):
    eigenaar, ander = make_organisatie(), make_organisatie()
    rij = RIJEN[resource](make_bron(openbaar=False, eigenaar=eigenaar))
    path = f"/api/v1/{resource}/{natural_key(rij)}"

    eigen = api_client_van(make_gebruiker(rol=Rol.API_CLIENT, organisatie=eigenaar))
    vreemd = api_client_van(make_gebruiker(rol=Rol.API_CLIENT, organisatie=ander))

    assert eigen.get(path).status_code == 200
    assert vreemd.get(path).status_code == 404
    rows = vreemd.get(f"/api/v1/{resource}?pageSize=1000").json()["results"]
    assert path not in [row["url"].removeprefix("http://testserver") for row in rows]


@pytest.mark.parametrize("resource", [name for name in RIJEN if name != "bronnen"])
def test_a_filter_on_the_source_knows_only_visible_sources(api_client, resource):
    geheim = make_bron(openbaar=False)

    assert api_client.get(f"/api/v1/{resource}?bron={geheim.code}").status_code == 400
