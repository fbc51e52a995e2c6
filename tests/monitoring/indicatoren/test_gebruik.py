"""Which indicators an area or region follows, and which definition holds when."""

import pytest

from monitoring.halfjaar import Halfjaar
from monitoring.indicatoren.gebruik import indicatoren_van, indicatoren_van_regio, versie_op
from monitoring.models import Indicator
from regio.models import Gebied, Jeugdhulpregio
from tests.factories import make_gebied, make_jeugdhulpregio
from tests.factories_monitoring_indicatoren import (
    make_gebiedsindicator,
    make_indicator,
    make_versie,
)

pytestmark = pytest.mark.django_db
NU = Halfjaar(2024, 1)


def codes(gebruik):
    return [rij.indicator.code for rij in gebruik]


def test_an_area_follows_in_its_own_order_what_holds_in_the_half_year():
    gebied = make_gebied()
    laat = make_gebiedsindicator(gebied=gebied, volgorde=2)
    vroeg = make_gebiedsindicator(gebied=gebied, volgorde=1, verplicht=False)
    make_gebiedsindicator("2020-1", "2023-2", gebied=gebied)
    make_gebiedsindicator("2024-2", gebied=gebied)

    gebruik = indicatoren_van(gebied, NU)

    assert codes(gebruik) == [vroeg.indicator.code, laat.indicator.code]
    assert [rij.verplicht for rij in gebruik] == [False, True]


def test_the_first_and_last_half_year_count():
    gebied = make_gebied()
    make_gebiedsindicator("2024-1", "2024-1", gebied=gebied)

    gevolgd = [len(indicatoren_van(gebied, halfjaar)) for halfjaar in (NU.vorige, NU, NU.volgende)]

    assert gevolgd == [0, 1, 0]


def test_a_withdrawn_indicator_is_not_followed():
    keuze = make_gebiedsindicator(indicator=make_indicator(tot_jaar=2023, tot_helft=2))

    assert codes(indicatoren_van(keuze.gebied, NU)) == []
    assert len(indicatoren_van(keuze.gebied, NU.vorige)) == 1


def test_a_region_in_two_areas_is_asked_once():
    regio = make_jeugdhulpregio()
    een, ander = make_gebied(regios=[regio]), make_gebied(regios=[regio])
    samen = make_indicator()
    make_gebiedsindicator(gebied=een, indicator=samen, verplicht=False)
    make_gebiedsindicator(gebied=ander, indicator=samen, verplicht=True)
    make_gebiedsindicator(gebied=ander)
    make_gebiedsindicator()

    gebruik = indicatoren_van_regio(regio, NU)

    assert len(gebruik) == 2
    eerste = next(rij for rij in gebruik if rij.indicator == samen)
    assert eerste.verplicht
    assert {gebied.pk for gebied in eerste.gebieden} == {een.pk, ander.pk}


def test_the_definition_of_that_half_year_holds():
    indicator = make_indicator()
    make_versie(indicator, "2024-1", eenheid="weken")

    assert versie_op(indicator, Halfjaar(2023, 2)).nummer == 1
    assert versie_op(indicator, NU).eenheid == "weken"


def test_what_is_worked_out_or_answered_in_words_is_not_delivered():
    gebied = make_gebied()
    for velden in ({"soort": "kwalitatief"}, {"versie": {"formule": "KWN-01"}}, {}):
        make_gebiedsindicator(gebied=gebied, indicator=make_indicator(**velden))

    assert [rij.wordt_geleverd for rij in indicatoren_van(gebied, NU)] == [False, False, True]


def test_what_is_counted_per_year_is_asked_for_after_the_year():
    keuze = make_gebiedsindicator(indicator=make_indicator(frequentie="jaar"))

    per_helft = [
        indicatoren_van(keuze.gebied, half)[0].wordt_geleverd for half in (NU, NU.volgende)
    ]

    assert per_helft == [False, True]


def test_an_area_takes_as_many_queries_for_one_as_for_three(django_assert_num_queries):
    gebied = make_gebied()
    make_gebiedsindicator(gebied=gebied)
    with django_assert_num_queries(3):
        indicatoren_van(gebied, NU)
    for _ in range(2):
        make_gebiedsindicator(gebied=gebied)
    with django_assert_num_queries(3):
        indicatoren_van(gebied, NU)


@pytest.mark.usefixtures("gegevens")
def test_zuidwest_follows_all_elements_of_its_monitor_and_oost_its_inflow():
    zuidwest = indicatoren_van(Gebied.objects.get(code="ZW"), NU)
    oost = indicatoren_van(Gebied.objects.get(code="OOST"), Halfjaar(2023, 1))
    twente = indicatoren_van_regio(Jeugdhulpregio.objects.get(code="JZ14"), Halfjaar(2023, 1))

    assert len(zuidwest) == 27
    assert codes(oost)[0] == "INSTROOM-JZP"
    assert codes(twente).count("INSTROOM-JZP") == 1
    assert [deel.naam for deel in zuidwest[4].waarden] == ["wonen", "onderwijs", "zorgexpertise"]


@pytest.mark.usefixtures("gegevens")
def test_every_indicator_has_a_first_definition_in_the_words_of_the_source():
    for indicator in Indicator.objects.prefetch_related("versies"):
        [versie] = indicator.versies.all()
        assert (versie.nummer, versie.betekenis) == (1, indicator.betekenis)
        assert versie.eenheid == indicator.eenheid
