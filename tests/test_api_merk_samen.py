"""What the API puts together for every answer can be kept too: sums, and build-up against
build-down."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaciteit.models import Capaciteitsmeting
from jeugdzorg.kern.conditional import tables
from monitoring.models import Alternatief
from regio.choices import Rol
from regio.models import Lidmaatschap
from tests.conftest import api_client_met
from tests.factories import make_gebruiker, make_organisatie, make_toegangssleutel
from tests.factories_capaciteit import make_meting
from tests.factories_monitoring_pas import make_alternatief, make_pasgebied, make_plek
from tests.factories_plaatsen import make_plaatsmutatie
from tests.test_api_bewaren import nog_gelijk
from tests.test_api_merk import GENOEMD

GROEPEN = "gebied,regio,aanbieder,zorgvorm,beweging,schaal,periode"
SOMMEN = f"/api/v1/capaciteit/samenvatting?van=2020-01-01&groepering={GROEPEN}"
PAS = "/api/v1/monitoring/pas?gebied="


@pytest.mark.django_db
@pytest.mark.usefixtures("gegevens")
@pytest.mark.parametrize(
    "url",
    [SOMMEN, f"{PAS}OOST", f"{PAS}ZW&voorbeeld=true", "/api/v1/gebiedscijfers?pageSize=200"],
)
def test_the_version_is_of_every_table_that_is_read_after_it(api_client, url):
    api_client.get(url)

    with CaptureQueriesContext(connection) as vragen:
        assert api_client.get(url).json()["results"]

    [versie] = [plek for plek, vraag in enumerate(vragen) if "pg_snapshot_xip" in vraag["sql"]]
    genoemd = [set(GENOEMD.findall(vraag["sql"])) & tables().keys() for vraag in vragen]
    gelezen = set().union(*genoemd[versie + 1 :])
    assert gelezen
    assert gelezen <= genoemd[versie]


@pytest.fixture
def gebied():
    gebied = make_pasgebied()
    make_plaatsmutatie(
        van=make_plek(gebied.twee[0], "jeugdzorgplus"),
        soort="beeindigd",
        datum=date(2026, 2, 1),
        aantal=9,
    )
    make_alternatief(gebied=gebied, regios=gebied.twee[:1])
    make_meting()
    return gebied


def lezer_in(gebied, soort="regio"):
    organisatie = make_organisatie(soort=soort)
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie, gebieden=[gebied])
    return api_client_met(make_toegangssleutel(gebruiker=gebruiker))


@pytest.mark.django_db(transaction=True)
def test_it_is_sent_again_when_what_it_is_made_of_changes(gebied):
    lezer = lezer_in(gebied)
    wijzigingen = {
        SOMMEN: lambda: Capaciteitsmeting.objects.update(plaatsen=99),
        f"{PAS}{gebied.code}": lambda: Alternatief.objects.update(plaatsen=99),
    }

    for url, wijzigen in wijzigingen.items():
        eerste, tweede = nog_gelijk(lezer, url)
        wijzigen()
        derde = lezer.get(url, headers={"If-None-Match": eerste.headers["ETag"]})
        assert tweede.content == b""
        assert derde.status_code == 200


@pytest.mark.django_db(transaction=True)
def test_another_role_or_reader_is_sent_its_own(gebied):
    lezer, ander = lezer_in(gebied), lezer_in(gebied, "gemeente")
    url = f"{PAS}{gebied.code}"
    eerste, _ = nog_gelijk(lezer, url)
    bekend = {"If-None-Match": eerste.headers["ETag"]}

    assert ander.get(url, headers=bekend).status_code == 200
    Lidmaatschap.objects.update(geldig_van="2020-01-01")
    assert lezer.get(url, headers=bekend).status_code == 200
