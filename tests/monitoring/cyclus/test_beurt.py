"""When every region did its part, it is the turn of who leads the cycle."""

from datetime import date

import pytest

from monitoring.choices_cyclus import Cyclusbeurt
from monitoring.cyclus.beurt import waarin_regios_klaar_zijn
from monitoring.cyclus.bord import Bord
from monitoring.cyclus.stand import Cyclusstand
from monitoring.cyclus.werk import cycli, wachtende_cycli
from monitoring.levering.inleveren import niets_te_melden
from monitoring.levering.plichten import plichten_maken, plichten_van
from tests.factories_monitoring_cyclus import Cycluspartijen, make_regio_met_kantoor
from tests.factories_monitoring_reflectie import make_sessie

pytestmark = pytest.mark.django_db


@pytest.fixture
def partijen():
    return Cycluspartijen()


def lever(cyclus, partijen):
    plichten_maken(cyclus)
    plicht = plichten_van(cyclus).get(jeugdhulpregio=partijen.regio)
    niets_te_melden(plicht, reden="Geen plaatsingen.", by=partijen.leveraar)


def te_doen(user):
    return [werk.doen for werk in cycli(wachtende_cycli(user))]


def test_who_leads_is_told_as_soon_as_all_have_delivered(partijen):
    cyclus = partijen.cyclus("aanlevering")
    lever(cyclus, partijen)

    stand = Cyclusstand(cyclus, partijen.begeleider)
    vak = Bord([cyclus]).vakken([cyclus])[0]
    assert te_doen(partijen.begeleider) == ["Alle regio's zijn klaar. Sluit de levering"]
    assert te_doen(partijen.analist) == []
    assert (stand.wie, stand.doen) == (
        str(partijen.gemeente),
        "Alle regio's zijn klaar. Sluit de levering.",
    )
    assert vak.aan_zet == Cyclusbeurt.COORDINATOR


def test_one_region_that_owes_keeps_the_turn_with_the_regions(partijen):
    make_regio_met_kantoor(partijen.gebied)
    cyclus = partijen.cyclus("aanlevering")
    lever(cyclus, partijen)

    assert te_doen(partijen.begeleider) == []
    assert Bord([cyclus]).vakken([cyclus])[0].aan_zet == Cyclusbeurt.REGIOS
    assert Cyclusstand(cyclus, partijen.begeleider).wie == "de regio's"


def test_nobody_is_ready_where_nothing_was_asked(partijen):
    cyclus = partijen.cyclus("aanlevering")

    assert waarin_regios_klaar_zijn([cyclus]) == set()


@pytest.mark.parametrize("status, klaar", [("bezig", False), ("vastgesteld", True)])
def test_reflection_is_ready_when_every_record_is_adopted(partijen, status, klaar):
    cyclus = partijen.cyclus("reflectie")
    make_sessie(cyclus=cyclus, jeugdhulpregio=partijen.regio, status=status)

    assert (cyclus.pk in waarin_regios_klaar_zijn([cyclus])) == klaar
    verwacht = ["Alle regio's stelden hun verslag vast. Rond de reflectie af"] if klaar else []
    assert te_doen(partijen.begeleider) == verwacht


def test_a_half_year_that_is_over_says_since_when_and_not_that_it_opens_by_itself(
    partijen, client_van
):
    cyclus = partijen.cyclus(opent_op=date(2025, 1, 1))
    client = client_van(partijen.begeleider)

    assert "Te openen sinds 1 januari 2025" in client.get("/cycli/bord").text
    assert "opent vanzelf op" not in client.get(cyclus.get_absolute_url()).text
