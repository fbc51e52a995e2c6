"""The API says what the page says, and nothing of plans that are not for who asks."""

from datetime import date

import pytest

from monitoring.pas.beeld import pasbeeld
from regio.choices import Rol
from tests.factories import make_gebruiker, make_organisatie, make_toegangssleutel
from tests.factories_monitoring_pas import make_alternatief, make_pasgebied, make_plek
from tests.factories_plaatsen import make_plaatsmutatie
from tests.factories_plan import make_plan
from tests.factories_planlijst import make_ingediend, make_planplaats, make_planproject
from vastgoed.choices_plan import Planstatus

pytestmark = pytest.mark.django_db
ADRES = "/api/v1/monitoring/pas"


@pytest.fixture
def gebied():
    gebied = make_pasgebied()
    make_plaatsmutatie(
        van=make_plek(gebied.twee[0], "jeugdzorgplus"),
        soort="beeindigd",
        datum=date(2026, 2, 1),
        aantal=9,
    )
    return gebied


@pytest.fixture
def lezer(gebied):
    """A client of a region: no policy role, so plans of others are not for it."""
    organisatie = make_organisatie(soort="regio")
    return make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie, gebieden=[gebied])


@pytest.fixture
def vraag(client, lezer):
    sleutel = make_toegangssleutel(gebruiker=lezer).sleutel

    def vraag(adres, **velden):
        return client.get(adres, velden, headers={"authorization": f"Bearer {sleutel}"})

    return vraag


def test_the_numbers_are_those_of_the_page(vraag, gebied, lezer):
    make_alternatief(gebied=gebied, regios=gebied.twee[:1])

    antwoord = vraag(ADRES, gebied=gebied.code).json()

    beeld = pasbeeld(gebied, lezer)
    samen = [rij for rij in antwoord["results"] if rij["regio"] is None]
    assert antwoord["conclusie"] == beeld.zin
    assert [rij["tekort"] for rij in samen] == [regel.tekort for regel in beeld.regels]
    assert {rij["regio"] for rij in antwoord["results"]} == {
        None,
        *(regio.code for regio in gebied.twee),
    }


@pytest.mark.parametrize(
    "velden",
    [{}, {"gebied": "NERGENS"}, {"regio": "JZ99"}, {"van": "x"}, {"pad": "GEEN"}, {"onzin": "1"}],
    ids=["none", "area", "region", "quarter", "path", "key"],
)
def test_what_is_asked_wrongly_is_named(vraag, gebied, velden):
    if velden and "gebied" not in velden:
        velden = {"gebied": gebied.code, **velden}

    antwoord = vraag(ADRES, **velden)

    assert antwoord.status_code == 400
    assert next(reversed(velden), "gebied") in antwoord.content.decode()


def test_without_a_key_nothing_is_told(client, gebied):
    assert client.get(ADRES, {"gebied": gebied.code}).status_code == 401


def test_an_alternative_tells_nothing_of_its_plan(vraag, gebied):
    plan = make_plan(gebied=gebied, status=Planstatus.INGEDIEND)
    make_planplaats(project=make_planproject(versie=make_ingediend(plan)))
    make_alternatief(gebied=gebied, plan=plan, regios=gebied.twee)

    antwoord = vraag("/api/v1/alternatieven", gebied=gebied.code)

    [rij] = antwoord.json()["results"]
    assert "plan" not in rij
    assert plan.code not in antwoord.content.decode()
    codes = {regio["code"] for regio in rij["jeugdhulpregios"]}
    assert codes == {regio.code for regio in gebied.twee}
