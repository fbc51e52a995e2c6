from datetime import date

import pytest

from monitoring.analyse.bijdrage import Bijdragetabel, bijdragen_bij, bijdragetabellen
from monitoring.models import Afbouwpad, Paddeel
from regio.choices import BronSoort, Zichtbaarheid
from tests.factories import make_bron
from tests.factories_monitoring_analyse import (
    make_analyse,
    make_cyclus,
    make_meting,
    make_telindicator,
)

pytestmark = pytest.mark.django_db
DAG = {"periode_van": date(2024, 6, 30), "periode_tot": date(2024, 6, 30)}


@pytest.fixture
def cyclus():
    return make_cyclus()


@pytest.fixture
def regios(cyclus):
    rijen = cyclus.gebied.gebiedregios.order_by("pk")
    return [rij.jeugdhulpregio for rij in rijen]


@pytest.fixture
def indicator(cyclus, regios):
    """Of a path from 100 to 40, divided 60–40 over two regions."""
    indicator, bron = make_telindicator(), make_bron()
    herkomst = {"bron": bron, "vindplaats": "tabel 2"}
    pad = Afbouwpad.objects.create(
        code="PAD-1",
        naam="Bedden",
        gebied=cyclus.gebied,
        soort="pro_rata",
        grootheid="stand",
        indicator=indicator,
        eenheid="jongeren",
        startwaarde=100,
        startdatum=date(2023, 6, 30),
        doelwaarde=40,
        doeldatum=date(2027, 6, 30),
        looptijd_maanden=48,
        **herkomst,
    )
    for volgorde, regio in enumerate(regios, start=1):
        basis = (60, 40)[volgorde - 1]
        deel = {"volgorde": volgorde, "basis": basis, "doel": basis * 0.4, "afname": basis * 0.6}
        deel |= {"afname_procent": 60, "per_jaar": basis * 0.15, "per_jaar_procent": 15}
        Paddeel.objects.create(pad=pad, jeugdhulpregio=regio, **deel, **herkomst)
    return indicator


def test_each_region_is_held_against_its_part_of_the_path(cyclus, regios, indicator):
    make_meting(indicator, 60, jeugdhulpregio=regios[0], **DAG)
    make_meting(indicator, 30, jeugdhulpregio=regios[1], **DAG)

    (tabel,) = bijdragetabellen(cyclus)

    standen = {regel.regio: (regel.werkelijk, regel.stand) for regel in tabel.regels}
    assert standen[str(regios[0])] == ("60", "achter op het pad")
    assert standen[str(regios[1])] == ("30", "voor op het pad")
    assert tabel.dekking == "2 van 2 regio's"


def test_a_difference_of_nothing_is_on_the_path(cyclus, regios, indicator):
    Paddeel.objects.filter(jeugdhulpregio=regios[0]).update(doel="24.1")
    make_meting(indicator, 51, jeugdhulpregio=regios[0], **DAG)

    (tabel,) = bijdragetabellen(cyclus)

    een = tabel.regels[0]
    assert (een.pad, een.verschil, een.aandeel, een.stand) == ("51,0", "0,0", "", "op het pad")


def test_a_hidden_count_hides_the_difference_and_a_missing_one_is_named(cyclus, regios, indicator):
    gedeeld = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD)
    make_meting(
        indicator,
        3,
        jeugdhulpregio=regios[0],
        bron=gedeeld,
        **{**DAG, "afscherming": {"waarde": "<5"}},
    )

    (tabel,) = bijdragetabellen(cyclus)

    een, ander = tabel.regels
    assert (een.werkelijk, een.verschil) == ("<5", "afgeschermd")
    assert (ander.stand, tabel.dekking) == ("niet gemeten", "0 van 2 regio's")


def test_made_up_figures_are_marked_and_only_used_without_real_ones(cyclus, regios, indicator):
    voorbeeld = make_bron(soort=BronSoort.VOORBEELD)
    make_meting(indicator, 10, jeugdhulpregio=regios[0], bron=voorbeeld, **DAG)
    (alleen,) = bijdragetabellen(cyclus)
    make_meting(indicator, 50, jeugdhulpregio=regios[0], **DAG)

    (met_echt,) = bijdragetabellen(cyclus)

    assert (alleen.voorbeeld, met_echt.voorbeeld) == (True, False)
    assert met_echt.regels[0].werkelijk == "50"


def test_of_an_adopted_analysis_what_was_kept_is_shown(cyclus, regios, indicator):
    make_meting(indicator, 60, jeugdhulpregio=regios[0], **DAG)
    (tabel,) = bijdragetabellen(cyclus)
    bewaard = [tabel.as_json()]
    analyse = make_analyse(cyclus, vastgesteld_op="2024-10-01T10:00Z", bijdragen=bewaard)
    make_meting(indicator, 30, jeugdhulpregio=regios[1], **DAG)

    assert bijdragen_bij(analyse) == [tabel]
    assert Bijdragetabel.from_json(tabel.as_json()) == tabel
