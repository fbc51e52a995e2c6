from datetime import date

import pytest

from capaciteit.choices import Herkomstmaat
from monitoring.levering.kennis import kennis_van
from monitoring.levering.plichten import plichten_maken
from monitoring.models import Leverplicht
from regio.aanleverbron import aanleverbron
from tests.factories_capaciteit import make_herkomst, make_locatie, make_voorziening
from tests.factories_monitoring_indicatoren import (
    make_gebiedsindicator,
    make_indicator,
    make_meting,
    make_versie,
)
from tests.factories_monitoring_levering import (
    make_leveraar,
    make_levercyclus,
    make_levergebied,
    make_leverplicht,
    vul_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plicht():
    """Of a region that delivers its beds in use."""
    gebied = make_levergebied()
    bedden = make_indicator(code="KWN-01", gebied=gebied)
    make_gebiedsindicator(gebied=gebied, indicator=bedden)
    plichten_maken(make_levercyclus(gebied))
    return Leverplicht.objects.get()


def geleverd(plicht, aantal):
    """Youths of the region at a provider, as that delivered them."""
    locatie = make_locatie()
    return make_herkomst(
        bron=aanleverbron(locatie.aanbieders.first() or plicht.organisatie),
        gebied=None,
        voorziening=make_voorziening(locatie=locatie),
        herkomst_regio=plicht.jeugdhulpregio,
        maat=Herkomstmaat.VERBLIJVEND,
        zorgvorm="jeugdzorgplus",
        aantal=aantal,
        periode_van=date(2024, 1, 1),
        periode_tot=date(2024, 6, 30),
        afscherming={},
    )


def test_beds_in_use_are_held_against_what_providers_delivered(plicht):
    analist = make_leveraar(plicht)
    geleverd(plicht, 12)
    geleverd(plicht, 8)

    vul_in(plicht, analist, KWN_01="30")

    oordelen = kennis_van(plicht, analist).oordelen
    assert [oordeel.code for oordeel in oordelen] == ["register"]
    assert "Aanbieders leverden 20" in oordelen[0].melding
    vul_in(plicht, analist, KWN_01="21")
    assert kennis_van(plicht, analist).oordelen == []


def test_beds_in_use_are_about_the_last_day_and_compare_with_another_day(plicht):
    analist = make_leveraar(plicht)
    bedden = kennis_van(plicht, analist).gebruiken["KWN-01"].indicator
    dag = {"periode_van": date(2023, 7, 1), "periode_tot": date(2023, 7, 1)}
    regio = plicht.jeugdhulpregio
    make_meting(jeugdhulpregio=regio, indicator=bedden, waarde=49, **dag)
    make_meting("2023-2", jeugdhulpregio=regio, indicator=bedden, waarde=99)

    vorige = kennis_van(plicht, analist).vorige["KWN-01"]

    assert (vorige.waarde, vorige.periode) == (49, "1 juli 2023")


def test_over_a_break_in_the_series_nothing_is_compared():
    plicht = make_leverplicht()
    analist = make_leveraar(plicht)
    indicator = kennis_van(plicht, analist).gebruiken["LEV-AANTAL"].indicator
    make_meting("2023-2", jeugdhulpregio=plicht.jeugdhulpregio, indicator=indicator, waarde=99)
    make_versie(indicator, "2024-1", reeksbreuk=True)

    vul_in(plicht, analist, LEV_AANTAL="12")

    kennis = kennis_van(plicht, analist)
    assert not kennis.vorige["LEV-AANTAL"].vergelijkbaar
    assert kennis.oordelen == []
    assert kennis.rijen["LEV-AANTAL"].indicatorversie.nummer == 2
