from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebruiker
from tests.factories_plan import make_plan
from tests.vastgoed.plan.controles.goed import CONTEXT, goed
from vastgoed.choices_plan import Planstatus
from vastgoed.plan.document import Document
from vastgoed.plan.doorrekenen import schuifplan
from vastgoed.plan.doorrekening import Doorrekening
from vastgoed.plan.grafieken_doorrekening import kosten_grafiek, resultaat_grafiek
from vastgoed.plan.grafieken_schuifplan import ruimte_grafiek, schuif_grafiek
from vastgoed.plan.inhoud import gezet, lege_inhoud
from vastgoed.rekenen.bezetting import Soort
from vastgoed.templatetags.doorrekening import drempel_woorden


def met(**wijzigingen):
    inhoud = goed()
    for pad, nieuw in wijzigingen.items():
        inhoud = gezet(inhoud, pad.replace("__", "/"), nieuw)
    return Document(inhoud)


def beeld(context=CONTEXT, **wijzigingen):
    return Doorrekening(met(**wijzigingen), context)


def test_the_result_recomputed_by_hand():
    # P1 2025: 1.109.600 − 750.000 − 20.000 − 7.600 − 150.000 = 182.000; P2: 194.600
    gevonden = beeld()

    assert gevonden.resultaat.jaren[0].resultaat == 182_000 + 194_600
    assert [p.project for p, _ in gevonden.per_project] == ["P1", "P2"]
    assert sum(u.totaal for _, u in gevonden.per_project) == gevonden.resultaat.totaal


def test_sensitivity_and_break_even_of_the_last_year():
    # P2: 7,6 youths at 146.000; costs 915.000: break-even 915.000 ÷ 146.000 = 6,267 of 8
    gevoelig = beeld().gevoeligheid[1]

    assert gevoelig.laatste.kalenderjaar == 2029
    assert gevoelig.bezettingsgraad == Fraction(95, 100)
    assert gevoelig.pxq.jeugdigen == Fraction(915_000, 146_000)
    assert gevoelig.gevallen[0].resultaat == 194_600 - 146_000
    assert gevoelig.beschikbaarheid.soort == Soort.ALTIJD


def test_cost_per_place_beside_the_range():
    een, twee = beeld(investeringen__i1__bedrag="648000").kosten

    assert (een.per_plaats, een.plek, een.plaatsen_nu) == (Decimal("81000.00"), "boven", 8)
    assert (twee.per_plaats, twee.plek) == (Decimal("37500.00"), "")


def test_what_follows_from_investments_and_loans_stands_beside_the_forecast():
    eerste = beeld().kapitaallasten[0]

    assert (eerste.jaar, eerste.afschrijving, eerste.begroot_afschrijving) == (2025, 35_000, 35_000)
    assert (eerste.rente, eerste.begroot_rente, eerste.aflossing) == (7_600, 7_600, 10_000)


def test_depreciation_is_unknown_while_a_project_is_not_completed():
    eerste = beeld(exploitatie__e12025__jaar=2024).kapitaallasten[0]

    assert (eerste.jaar, eerste.afschrijving) == (2024, None)


def test_slack_per_phase_and_none_without_a_deadline():
    gevonden = beeld()

    assert [(r.project, r.naam, r.speling.dagen) for r in gevonden.ruimte][2:] == [
        ("P2", "ontwerp", 92),
        ("P2", "bouw", 92),
    ]
    assert beeld(replace(CONTEXT, uiterlijk=None)).ruimte == []


def test_the_baseline_by_name():
    ((naam, regel),) = beeld(plaatsen__pl1__aantal=6).startfoto

    assert (naam, regel.startfoto, regel.in_projecten, regel.ontbreekt) == ("Bosrand", 16, 14, 2)


def test_the_ratio_with_the_house_full():
    (een, _) = beeld(personeel__s1__per_dienst="1.5").ratios

    assert (een.per_jeugdige, een.haalt_norm) == (Fraction(3, 16), False)


@pytest.mark.parametrize(
    "opbrengst, woorden",
    [("400000", "vanaf 95% (3,8 jeugdigen)"), ("300000", "pas bij 126,7%")],
)
def test_break_even_in_words(opbrengst, woorden):
    wijzigingen = {"plaatsen": 4, "bezetting": "100", "opbrengsten": opbrengst,
                   "personeel": "380000", "afschrijving": "0", "rente": "0",
                   "overig": "0"}  # fmt: skip
    gevonden = beeld(**{f"exploitatie__e22029__{k}": v for k, v in wijzigingen.items()})

    assert drempel_woorden(gevonden.gevoeligheid[1].pxq).startswith(woorden)


def test_an_empty_plan_comes_to_nothing():
    leeg = Doorrekening(Document(lege_inhoud()), CONTEXT)

    assert (leeg.resultaat.jaren, leeg.gevoeligheid, leeg.kosten, leeg.ratios) == ((), [], [], [])
    assert resultaat_grafiek(leeg) is kosten_grafiek(leeg) is None
    assert schuif_grafiek(schuifplan(Document(lege_inhoud())), str) is None


def test_the_charts_say_in_a_sentence_what_to_see():
    gevonden = beeld(exploitatie__e22025__personeel="1200000", investeringen__i1__bedrag="648000")

    assert "een overschot van" in resultaat_grafiek(gevonden).conclusie
    assert "verlies in 2025" in resultaat_grafiek(gevonden).conclusie
    assert kosten_grafiek(gevonden).conclusie.startswith("P1 is duurder")


def test_the_axis_has_a_bar_per_stay_and_marks_what_has_no_address():
    document = met(onderdak__o1__tot="2024-07")

    grafiek = schuif_grafiek(schuifplan(document), {"VRZ-B": "De Kade"}.get)

    assert grafiek.tabel.rijen == (
        ("De Berk", "De Kade", 8, "van april 2024 tot en met juli 2024"),
        ("De Berk", "geen adres", 8, "van augustus 2024 tot en met september 2024"),
    )
    assert "te weinig onderdak van augustus 2024" in ruimte_grafiek(schuifplan(document)).conclusie


@pytest.mark.django_db
@pytest.mark.parametrize("inhoud", [goed(), lege_inhoud()])
def test_the_page_is_for_who_may_read_the_plan(client_van, inhoud):
    plan = make_plan(inhoud, status=Planstatus.INGEDIEND)
    adres = f"/plannen/{plan.code}/doorrekening"
    gemeente = client_van(make_gebruiker(rol=Rol.LEZER, organisatie=plan.gemeente))
    ander = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=make_aanbieder()))

    assert gemeente.get(adres).status_code == 200
    assert ander.get(adres).status_code == 404


@pytest.mark.django_db
def test_the_page_shows_the_figures(client_van):
    plan = make_plan(goed())
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    pagina = client.get(f"/plannen/{plan.code}/doorrekening").content.decode()

    for tekst in ("Wat blijft er per jaar over?", "€\xa0194.600", "1 jeugdige minder",
                  "€\xa048.600", "vanaf 78,3% (6,3 jeugdigen)", "bij elke bezetting"):  # fmt: skip
        assert tekst in pagina
