import pytest

from monitoring.levering.kennis import kennis_van
from monitoring.models import Meting
from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_monitoring_levering import make_ingeleverd, make_leverplicht

pytestmark = pytest.mark.django_db
ADRES = "/api/v1/indicatorleveringen"


@pytest.fixture
def plicht():
    return make_leverplicht()


@pytest.fixture
def sleutel(plicht):
    return make_gebruiker(rol=Rol.API_CLIENT, organisatie=plicht.organisatie)


@pytest.fixture
def client(api_client_van, sleutel):
    return api_client_van(sleutel)


def vraag(plicht, *antwoorden, **meer):
    return {
        "regio": plicht.jeugdhulpregio.code,
        "halfjaar": str(plicht.halfjaar),
        "waarden": [{"sleutel": s, "antwoord": a} for s, a in antwoorden],
        **meer,
    }


def test_values_are_handed_in_with_one_request(client, plicht):
    lichaam = vraag(plicht, ("LEV-AANTAL", "12"), ("LEV-WEKEN", "10,5"), inleveren=True)

    antwoord = client.post(ADRES, lichaam, format="json")
    nogmaals = client.post(ADRES, lichaam, format="json")

    assert antwoord.status_code == 200
    assert antwoord.json()["status"] == "ingeleverd"
    assert nogmaals.json()["nummer"] == 1
    assert Meting.objects.filter(levering__plicht=plicht).count() == 2


def test_one_wrong_value_stores_nothing(client, plicht, sleutel):
    lichaam = vraag(plicht, ("LEV-AANTAL", "12"), ("LEV-WEKEN", "veel"))

    antwoord = client.post(ADRES, lichaam, format="json")

    assert antwoord.status_code == 422
    assert "LEV-WEKEN" in antwoord.json()["fouten"]
    assert kennis_van(plicht, sleutel).antwoorden == {}


def test_what_cannot_be_handed_in_yet_stores_nothing(client, plicht, sleutel):
    lichaam = vraag(plicht, ("LEV-WEKEN", "10,5"), inleveren=True)

    antwoord = client.post(ADRES, lichaam, format="json")

    assert antwoord.status_code == 422
    assert antwoord.json()["meldingen"][0]["code"] == "ontbreekt"
    assert kennis_van(plicht, sleutel).antwoorden == {}


def test_of_another_region_one_is_not_told_that_it_exists(api_client_van, plicht):
    levering = make_ingeleverd(plicht, LEV_AANTAL="12")
    ander = api_client_van(make_gebruiker(rol=Rol.API_CLIENT))

    assert ander.post(ADRES, vraag(plicht, ("LEV-AANTAL", "1")), format="json").status_code == 400
    assert ander.get(f"{ADRES}/{levering.pk}").status_code == 404
    assert ander.get(ADRES).json()["count"] == 0


def test_one_sees_ones_own_with_its_values(client, plicht):
    levering = make_ingeleverd(plicht, LEV_AANTAL="12")

    beeld = client.get(f"{ADRES}/{levering.pk}").json()

    assert beeld["waarden"][0]["waarde"] == 12
    assert beeld["isVoorbeeld"] is False
