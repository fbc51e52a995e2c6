"""Every resource can be kept: 304 while nothing changed, another tag after a change in any table
that its answer was made of, and nobody's answer stands for that of another."""

import re
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jeugdzorg.kern.conditional import tables
from jeugdzorg.kern.serializers import natural_key
from regio.choices import Rol
from tests.api_rijen import RIJEN
from tests.conftest import api_client_met
from tests.factories import make_bron, make_gebruiker, make_organisatie, make_toegangssleutel
from tests.factories_aanlevering import make_gecontroleerd, make_plicht
from tests.factories_monitoring_levering import make_ingeleverd, make_leverplicht
from tests.factories_monitoring_reflectie import make_opdracht
from tests.test_api_bewaren import nog_gelijk
from tests.test_api_rijen import VOOR_IEDEREEN

pytestmark = pytest.mark.django_db(transaction=True)
GENOEMD = re.compile(r'"(\w+)"')


@pytest.fixture
def lezer():
    return api_client_met(make_toegangssleutel())


def gelezen(lezer, url):
    """The tables of which the answer is made: those that are read once its version is known. What
    was read before says who asks and what that is allowed; that stands in the queries."""
    with CaptureQueriesContext(connection) as vragen:
        assert lezer.get(url).status_code == 200
    vragen = [vraag["sql"] for vraag in vragen]
    [versie] = [plek for plek, sql in enumerate(vragen) if "pg_snapshot_xip" in sql]
    return sorted(set(GENOEMD.findall(" ".join(vragen[versie + 1 :]))) & tables().keys())


def aanraken(tabel):
    """Write every row of ``tabel`` anew, also of one that only grows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname ~ 'append_only'",
            [tabel],
        )
        sloten = [naam for [naam] in cursor.fetchall()]
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
            " AND NOT attisdropped AND attgenerated = '' ORDER BY attnum LIMIT 1",
            [tabel],
        )
        [kolom] = cursor.fetchone()
        for naam in sloten:
            cursor.execute(f'ALTER TABLE "{tabel}" DISABLE TRIGGER "{naam}"')
        cursor.execute(f'UPDATE "{tabel}" SET "{kolom}" = "{kolom}"')  # noqa: S608
        geraakt = cursor.rowcount
        for naam in sloten:
            cursor.execute(f'ALTER TABLE "{tabel}" ENABLE TRIGGER "{naam}"')
    return geraakt


@pytest.mark.parametrize("resource", RIJEN)
def test_every_resource_can_be_kept_until_a_table_that_it_reads_changes(lezer, resource):
    RIJEN[resource](make_bron())

    blijft_gelijk_tot_er_iets_verandert(lezer, resource)


@pytest.mark.parametrize(
    ("resource", "plicht_van", "leveren"),
    [
        ("indicatorleveringen", make_leverplicht, partial(make_ingeleverd, LEV_AANTAL="12")),
        ("aanleveringen", make_plicht, make_gecontroleerd),
    ],
)
def test_what_one_handed_in_can_be_kept_likewise(resource, plicht_van, leveren):
    plicht = plicht_van()
    leveren(plicht)

    blijft_gelijk_tot_er_iets_verandert(lezer_van(plicht.organisatie), resource)


def blijft_gelijk_tot_er_iets_verandert(lezer, resource):
    [rij, *_] = lezer.get(f"/api/v1/{resource}").json()["results"]
    for url in (f"/api/v1/{resource}", rij["url"].removeprefix("http://testserver")):
        eerste, tweede = nog_gelijk(lezer, url)
        assert (tweede.content, tweede.headers["ETag"]) == (b"", eerste.headers["ETag"])
        geraakt = [tabel for tabel in gelezen(lezer, url) if niet_meer_gelijk(lezer, url, tabel)]
        assert geraakt


def niet_meer_gelijk(lezer, url, tabel):
    """Whether the answer is sent again after a change in ``tabel``; None: there are no rows."""
    merk = lezer.get(url).headers["ETag"]
    if not aanraken(tabel):
        return None
    assert lezer.get(url, headers={"If-None-Match": merk}).status_code == 200, (url, tabel)
    return True


@pytest.mark.parametrize("resource", [naam for naam in RIJEN if naam not in VOOR_IEDEREEN])
def test_what_one_reader_was_given_is_no_answer_to_another_who_sees_less(resource):
    eigenaar = make_organisatie()
    eigen = lezer_van(eigenaar)
    vreemd = lezer_van(make_organisatie())
    rij = RIJEN[resource](make_bron(openbaar=False, eigenaar=eigenaar))
    lijst = f"/api/v1/{resource}"
    een = f"{lijst}/{natural_key(rij)}"

    for url in (lijst, f"{lijst}?na="):
        gekregen = eigen.get(url)
        anders = vreemd.get(url, headers={"If-None-Match": gekregen.headers["ETag"]})
        assert anders.status_code == 200
        assert een.encode() not in anders.content
        assert een.encode() in gekregen.content
    merk = eigen.get(een).headers["ETag"]
    assert vreemd.get(een, headers={"If-None-Match": merk}).status_code == 404


def lezer_van(organisatie):
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie)
    return api_client_met(make_toegangssleutel(gebruiker=gebruiker))


def test_what_is_counted_by_the_day_is_another_answer_on_the_next(lezer):
    """An assignment is late from the day after its term, though nobody changed it."""
    with timezone.override(ZoneInfo("Pacific/Pago_Pago")):
        opdracht = make_opdracht(uiterlijk=timezone.localdate())
        url = f"/api/v1/opdrachten/{opdracht.code}"
        eerste, _ = nog_gelijk(lezer, url)

    with timezone.override(ZoneInfo("Pacific/Kiritimati")):  # 25 hours on
        tweede = lezer.get(url, headers={"If-None-Match": eerste.headers["ETag"]})

    assert (eerste.json()["isTeLaat"], tweede.json()["isTeLaat"]) == (False, True)
