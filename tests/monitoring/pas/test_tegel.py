"""The tile says what is there, not what should have been."""

from datetime import date

import pytest

from monitoring.pas.tegel import pas_tegel
from tests.factories_monitoring_pas import VANDAAG, make_lezer, make_pasgebied, make_plek
from tests.factories_plaatsen import make_plaatsmutatie

pytestmark = pytest.mark.django_db


def test_a_plan_that_is_late_does_not_close_the_gap():
    gebied = make_pasgebied()
    regio = gebied.twee[0]
    weg = {"van": make_plek(regio, "jeugdzorgplus"), "soort": "beeindigd"}
    make_plaatsmutatie(**weg, datum=date(2026, 2, 1), aantal=9)
    komt = {"naar": make_plek(regio, "kleinschalig"), "soort": "nieuw", "aard": "plan"}
    make_plaatsmutatie(**komt, datum=date(2026, 3, 1), aantal=20)

    tegel = pas_tegel(make_lezer(gebied), gebied, VANDAAG)

    assert (tegel.cijfer, tegel.woord) == (9, "niet in de pas")
    assert tegel.toelichting.startswith("sinds eerste kwartaal 2026")
