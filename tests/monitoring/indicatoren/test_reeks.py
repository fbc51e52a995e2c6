"""A series knows which definition held; nothing goes over a break; derived values follow."""

from decimal import Decimal
from fractions import Fraction

import pytest

from jeugdzorg.kern.privacy_values import is_hidden
from monitoring.charts_indicatoren import reeks_chart
from monitoring.halfjaar import Halfjaar
from monitoring.indicatoren.afgeleid import afgeleide_waarde, afgerond
from monitoring.indicatoren.reeks import Breuk, reeks
from regio.choices import BronSoort, Zichtbaarheid
from tests.factories import make_bron, make_gebruiker, make_jeugdhulpregio, make_organisatie
from tests.factories_monitoring_indicatoren import make_indicator, make_meting, make_versie

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio():
    return make_jeugdhulpregio()


@pytest.fixture
def lezer():
    return make_gebruiker()


def test_each_point_says_which_definition_held(regio, lezer):
    indicator = make_indicator()
    make_versie(indicator, "2024-1")
    for halfjaar, waarde in (("2024-1", 7), ("2023-2", 9)):
        make_meting(halfjaar, indicator=indicator, jeugdhulpregio=regio, waarde=waarde)

    punten = reeks(indicator, regio, lezer).punten

    assert [(punt.waarde, punt.versie.nummer, punt.stuk) for punt in punten] == [
        (9, 1, 0),
        (7, 2, 0),
    ]


def test_a_break_stands_between_what_may_not_be_compared(regio, lezer):
    indicator = make_indicator()
    make_versie(indicator, "2024-1", reeksbreuk=True, reden="Anders geteld.")
    for halfjaar in ("2023-1", "2023-2", "2024-1", "2024-2"):
        make_meting(halfjaar, indicator=indicator, jeugdhulpregio=regio)

    verloop = reeks(indicator, regio, lezer)

    assert [isinstance(rij, Breuk) for rij in verloop.regels] == [False, False, True, False, False]
    assert verloop.breuken[0].zin.endswith("eerste halfjaar 2024. Anders geteld.")


def test_no_line_goes_over_a_break(regio, lezer):
    indicator = make_indicator()
    make_versie(indicator, "2024-1", reeksbreuk=True)
    for halfjaar, waarde in (("2023-1", 20), ("2023-2", 18), ("2024-1", 40), ("2024-2", 38)):
        make_meting(halfjaar, indicator=indicator, jeugdhulpregio=regio, waarde=waarde)

    grafiek = reeks_chart(reeks(indicator, regio, lezer))

    lijnen = [
        [rij["y"] for rij in laag["data"]["values"]]
        for laag in grafiek.spec["layer"]
        if laag["mark"]["type"] == "line"
    ]
    assert lijnen == [[20.0, 18.0], [40.0, 38.0]]
    assert grafiek.conclusie.startswith("Het laatste cijfer is 38 (tweede halfjaar 2024), tegen")


def test_the_last_value_is_not_compared_with_one_from_before_a_break(regio, lezer):
    indicator = make_indicator()
    make_versie(indicator, "2024-1", reeksbreuk=True)
    for halfjaar in ("2023-2", "2024-1"):
        make_meting(halfjaar, indicator=indicator, jeugdhulpregio=regio)

    assert "tegenover" not in reeks_chart(reeks(indicator, regio, lezer)).conclusie


def test_example_figures_have_a_line_of_their_own(regio, lezer):
    indicator = make_indicator()
    voorbeeld = make_bron(soort=BronSoort.VOORBEELD)
    make_meting("2023-2", indicator=indicator, jeugdhulpregio=regio, waarde=9)
    make_meting("2024-1", indicator=indicator, jeugdhulpregio=regio, waarde=7, bron=voorbeeld)

    verloop = reeks(indicator, regio, lezer)

    assert [punt.is_voorbeeld for punt in verloop.punten] == [False, True]
    assert reeks_chart(verloop).tabel.kop[1:] == ("Per halfjaar", "Per halfjaar, voorbeeld")


@pytest.fixture
def aandeel():
    deel, geheel = make_indicator(code="DEEL"), make_indicator(code="GEHEEL")
    formule = {"formule": "DEEL / GEHEEL * 100", "decimalen": 1, "telwijze": "geen"}
    return make_indicator(code="AANDEEL", versie=formule), deel, geheel


def test_a_derived_indicator_is_worked_out_per_half_year(aandeel, regio, lezer):
    afgeleid, deel, geheel = aandeel
    make_meting("2024-1", indicator=deel, jeugdhulpregio=regio, waarde=10)
    make_meting("2024-1", indicator=geheel, jeugdhulpregio=regio, waarde=110)
    make_meting("2024-2", indicator=geheel, jeugdhulpregio=regio, waarde=100)

    punten = reeks(afgeleid, regio, lezer).punten

    assert [punt.waarde for punt in punten] == [Decimal("9.1"), None]
    assert afgeleide_waarde(afgeleid, regio, Halfjaar(2024, 1), lezer) == Decimal("9.1")
    assert afgeleide_waarde(afgeleid, regio, Halfjaar(2025, 1), lezer) is None


def test_a_derived_indicator_may_rest_on_another(aandeel, regio, lezer):
    _, deel, geheel = aandeel
    rest = make_indicator(versie={"formule": "100 - AANDEEL", "decimalen": 2, "telwijze": "geen"})
    make_meting("2024-1", indicator=deel, jeugdhulpregio=regio, waarde=10)
    make_meting("2024-1", indicator=geheel, jeugdhulpregio=regio, waarde=110)

    assert afgeleide_waarde(rest, regio, Halfjaar(2024, 1), lezer) == Decimal("90.91")


def test_what_rests_on_a_shielded_count_is_shielded(aandeel, regio, lezer):
    afgeleid, deel, geheel = aandeel
    gedeeld = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=make_organisatie())
    kleintje = {"bron": gedeeld, "afscherming": {"waarde": "<5"}}
    make_meting("2024-1", indicator=deel, jeugdhulpregio=regio, waarde=3, **kleintje)
    make_meting("2024-1", indicator=geheel, jeugdhulpregio=regio, waarde=110)

    [punt] = reeks(afgeleid, regio, lezer).punten

    assert is_hidden(punt.waarde)


def test_sources_that_contradict_each_other_give_no_derived_value(aandeel, regio, lezer):
    afgeleid, deel, geheel = aandeel
    for waarde in (10, 11):
        make_meting("2024-1", indicator=deel, jeugdhulpregio=regio, waarde=waarde)
    make_meting("2024-1", indicator=geheel, jeugdhulpregio=regio, waarde=110)

    assert [punt.waarde for punt in reeks(afgeleid, regio, lezer).punten] == [None]


def test_example_figures_never_become_part_of_another_figure(aandeel, regio, lezer):
    afgeleid, deel, geheel = aandeel
    voorbeeld = make_bron(soort=BronSoort.VOORBEELD)
    make_meting("2024-1", indicator=deel, jeugdhulpregio=regio, waarde=10, bron=voorbeeld)
    make_meting("2024-1", indicator=geheel, jeugdhulpregio=regio, waarde=110)

    assert [punt.waarde for punt in reeks(afgeleid, regio, lezer).punten] == [None]


@pytest.mark.parametrize(
    ("exact", "decimalen", "verwacht"),
    [("1/8", 2, "0.13"), ("-1/8", 2, "-0.13"), ("5/2", 0, "3"), ("100/11", 1, "9.1")],
)
def test_rounding_is_half_up(exact, decimalen, verwacht):
    assert str(afgerond(Fraction(exact), decimalen)) == verwacht
