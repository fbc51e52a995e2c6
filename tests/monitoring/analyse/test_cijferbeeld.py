import pytest

from monitoring.analyse.cijferbeeld import cijfers_in
from monitoring.models import Indicator
from regio.choices import BronSoort, Zichtbaarheid
from tests.factories import make_bron, make_gebied, make_jeugdhulpregio, make_organisatie
from tests.factories_monitoring_analyse import make_meting, make_telindicator
from tests.factories_monitoring_indicatoren import make_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator():
    return make_telindicator()


@pytest.fixture
def regios():
    return [make_jeugdhulpregio(), make_jeugdhulpregio()]


@pytest.fixture
def gebied(regios):
    return make_gebied(regios=regios)


def een(tekst):
    (cijfer,) = cijfers_in([tekst]).values()
    return cijfer


def plek(indicator, onderwerp, periode="2024-1"):
    return f"{{cijfer:{indicator.code}|{onderwerp.code}|{periode}}}"


def test_a_figure_has_its_value_unit_source_and_place(indicator, regios):
    make_meting(indicator, 1234, jeugdhulpregio=regios[0], bron=make_bron(korte_titel="Monitor"))

    cijfer = een(plek(indicator, regios[0]))

    assert (cijfer.waarde, cijfer.eenheid, cijfer.bron) == ("1.234", "jongeren", "Monitor")
    assert (cijfer.vindplaats, cijfer.periode) == ("tabel 1", "eerste halfjaar 2024")
    assert cijfer.onderwerp == str(regios[0])


@pytest.mark.parametrize("eigen", [True, False])
def test_a_small_count_stays_shielded_in_a_text_for_every_reader(indicator, regios, eigen):
    gedeeld = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD)
    make_meting(
        indicator,
        3,
        jeugdhulpregio=regios[0],
        bron=gedeeld,
        afscherming={"waarde": "<5"} if eigen else None,
    )

    cijfer = een(plek(indicator, regios[0]))

    assert cijfer.afgeschermd
    assert "3" not in cijfer.waarde


def test_what_a_public_source_prints_is_shown_as_printed(indicator, regios):
    make_meting(indicator, 3, jeugdhulpregio=regios[0], afscherming={"waarde": "<5"})

    assert een(plek(indicator, regios[0])).waarde == "3"


def test_a_closed_source_gives_a_text_nothing(indicator, regios):
    besloten = make_bron(openbaar=False)
    make_meting(indicator, 30, jeugdhulpregio=regios[0], bron=besloten)

    assert een(plek(indicator, regios[0])).ontbreekt


def test_the_regions_of_an_area_add_up_and_say_how_many_they_are(indicator, regios, gebied):
    make_meting(indicator, 40, jeugdhulpregio=regios[0])
    half = een(plek(indicator, gebied))
    make_meting(indicator, 10, jeugdhulpregio=regios[1])

    heel = een(plek(indicator, gebied))

    assert (half.waarde, half.dekking) == ("40", "1 van 2 regio's")
    assert (heel.waarde, heel.dekking) == ("50", "2 van 2 regio's")


def test_a_sum_with_a_hidden_part_is_hidden(indicator, regios, gebied):
    make_meting(indicator, 40, jeugdhulpregio=regios[0])
    gedeeld = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD)
    make_meting(indicator, 3, jeugdhulpregio=regios[1], bron=gedeeld, afscherming={"waarde": "<5"})

    cijfer = een(plek(indicator, gebied))

    assert (cijfer.waarde, cijfer.afgeschermd) == ("afgeschermd", True)


def test_the_printed_total_of_an_area_goes_before_what_its_regions_add_up_to(
    indicator, regios, gebied
):
    make_meting(indicator, 40, jeugdhulpregio=regios[0])
    make_meting(indicator, 125, gebied=gebied)

    assert een(plek(indicator, gebied)).waarde == "125"


def test_made_up_figures_are_marked_and_never_stand_before_real_ones(indicator, regios):
    voorbeeld = make_bron(soort=BronSoort.VOORBEELD)
    make_meting(indicator, 7, jeugdhulpregio=regios[0], bron=voorbeeld)
    alleen = een(plek(indicator, regios[0]))
    make_meting(indicator, 9, jeugdhulpregio=regios[0])

    met_echt = een(plek(indicator, regios[0]))

    assert (alleen.waarde, alleen.voorbeeld) == ("7", True)
    assert (met_echt.waarde, met_echt.voorbeeld) == ("9", False)


def test_two_sources_that_differ_are_both_told(indicator, regios):
    make_meting(indicator, 10, code="a", jeugdhulpregio=regios[0], bron=make_bron(korte_titel="A"))
    make_meting(indicator, 12, code="b", jeugdhulpregio=regios[0], bron=make_bron(korte_titel="B"))

    cijfer = een(plek(indicator, regios[0]))

    assert (cijfer.waarde, cijfer.anders) == ("12", "10 (A)")


@pytest.mark.parametrize(
    ("tekst", "waarom"),
    [
        ("{cijfer:NIETS|JZ99|2024-1}", "geen indicator"),
        ("{cijfer:KWN-01|NERGENS|2024-1}", "geen regio of gebied"),
    ],
)
def test_an_unknown_code_is_told(indicator, tekst, waarom):
    assert waarom in een(tekst).ontbreekt


def test_a_figure_that_is_not_there_is_told_and_not_zero(indicator, regios):
    cijfer = een(plek(indicator, regios[0], "2023-2"))

    assert (cijfer.waarde, bool(cijfer.ontbreekt)) == ("onbekend", True)


def test_a_hundred_places_take_as_many_queries_as_one(
    indicator, regios, gebied, django_assert_max_num_queries
):
    tweede = make_telindicator("KWN-02")
    for regio in regios:
        for telt in (indicator, tweede):
            make_meting(telt, 20, jeugdhulpregio=regio)
    periodes = [f"20{jaar}-{helft}" for jaar in range(15, 25) for helft in (1, 2)]
    tekst = " ".join(
        plek(telt, wie, periode)
        for telt in (indicator, tweede)
        for wie in (*regios, gebied)
        for periode in periodes
    )

    with django_assert_max_num_queries(7):
        veel = cijfers_in([tekst])
    with django_assert_max_num_queries(7):
        een(plek(indicator, gebied))

    assert len(veel) == 120


def make_aandeel(regio, teller, noemer, **velden):
    """A share of two figures of a region in the first half of 2024."""
    codes = {"KWN-71": teller, "KWN-70": noemer}
    for code, waarde in codes.items():
        indicator = make_indicator(code=code)
        if waarde is not None:
            make_meting(indicator, waarde, jeugdhulpregio=regio, **velden)
    formule = {"formule": "KWN-71 / KWN-70 * 100"}
    return make_indicator(code="KWN-72", naam="Aandeel", eenheid="%", versie=formule)


def test_a_figure_that_is_worked_out_can_stand_in_a_text():
    regio = make_jeugdhulpregio(code="JZ70")
    make_aandeel(regio, 12, 48)

    (cijfer,) = cijfers_in(["{cijfer:KWN-72|JZ70|2024-1}"]).values()

    assert (cijfer.waarde, cijfer.eenheid) == ("25", "%")
    assert cijfer.vindplaats == "uitgerekend: KWN-71 / KWN-70 * 100"
    assert cijfer.bron.count(";") == 1


def test_of_a_missing_or_hidden_figure_nothing_is_worked_out():
    regio = make_jeugdhulpregio(code="JZ70")
    make_aandeel(regio, None, 48)

    (zonder,) = cijfers_in(["{cijfer:KWN-72|JZ70|2024-1}"]).values()
    gedeeld = make_bron(zichtbaarheid="gedeeld", eigenaar=make_organisatie())
    make_meting(
        Indicator.objects.get(code="KWN-71"),
        3,
        jeugdhulpregio=regio,
        bron=gedeeld,
        afscherming={"waarde": "<5"},
    )
    (verborgen,) = cijfers_in(["{cijfer:KWN-72|JZ70|2024-1}"]).values()

    assert (zonder.waarde, bool(zonder.ontbreekt)) == ("onbekend", True)
    assert verborgen.afgeschermd
    assert not any(teken.isdigit() for teken in verborgen.waarde)


def test_of_an_area_it_says_that_shares_do_not_add_up():
    regio = make_jeugdhulpregio(code="JZ70")
    make_aandeel(regio, 12, 48)
    make_gebied(code="GEB70", regios=[regio])

    (cijfer,) = cijfers_in(["{cijfer:KWN-72|GEB70|2024-1}"]).values()

    assert cijfer.waarde == "onbekend"
    assert "per regio" in cijfer.ontbreekt
