from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.factories import make_aanbieder, make_bron, make_gebied, make_gebruiker, make_organisatie
from tests.factories_vastgoed import (
    make_beschikking,
    make_regeling,
    make_termijn,
    make_toekenning,
    make_verlenging,
)
from vastgoed.models import Regeling, Termijn
from vastgoed.rekenbladen import rekenbladen
from vastgoed.selectors import (
    bevindingenbeeld,
    komende_termijnen,
    toekenningstabel,
    volgende_termijnen,
)

VANDAAG = date(2026, 11, 24)


@pytest.fixture
def verdeling(db):
    """An award of € 100 for 3 places, printed with grants of one and two places."""
    regeling = make_regeling(bedrag=1000, plaatsen=30)
    bron, gemeente = make_bron(), make_organisatie()
    deel = {"regeling": regeling, "bron": bron, "gemeente": gemeente}
    make_beschikking(**deel, plaatsen=3, bedrag=100)
    make_toekenning(**deel, aanbieder=make_aanbieder(naam="Aa"), plaatsen=1, bedrag=33)
    make_toekenning(**deel, aanbieder=make_aanbieder(naam="Bee"), plaatsen=2, bedrag=67)
    return deel


def test_each_row_stands_beside_what_its_places_come_to(verdeling):
    tabel = toekenningstabel(make_gebruiker(), verdeling["regeling"])

    (gemeente,) = tabel.gemeenten
    assert tabel.tarief == Fraction(1000, 30)
    assert [(r.naam, r.herberekend, r.verschil) for r in gemeente.toekenningen] == [
        ("Aa", 33, 0),
        ("Bee", 67, 0),
    ]
    assert (gemeente.plaatsen, gemeente.bedrag, gemeente.herberekend) == (3, 100, 100)
    assert tabel.afwijkend == []


def test_a_part_is_not_added_up_with_the_grant_it_repeats(verdeling):
    make_toekenning(**verdeling, plaatsen=1, bedrag=50, is_deel=True)

    tabel = toekenningstabel(make_gebruiker(), verdeling["regeling"])

    (gemeente,) = tabel.gemeenten
    assert len(gemeente.toekenningen) == 3
    assert (gemeente.plaatsen, gemeente.bedrag) == (3, 100)
    assert [regel.verschil for regel in tabel.afwijkend] == [17]


def test_without_a_rate_nothing_is_recomputed(db):
    toekenning = make_toekenning()

    tabel = toekenningstabel(make_gebruiker(), toekenning.regeling)

    (gemeente,) = tabel.gemeenten
    assert tabel.tarief is None
    assert gemeente.toekenningen[0].verschil is None
    assert (gemeente.herberekend, gemeente.verschil) == (None, None)


def test_grants_of_a_source_of_others_stay_out_of_table_and_sheet(verdeling):
    geheim = make_bron(openbaar=False)
    regeling = verdeling["regeling"]
    make_toekenning(regeling=regeling, bron=geheim, bedrag=999)
    make_beschikking(regeling=regeling, bron=geheim, bedrag=999)

    lid = toekenningstabel(make_gebruiker(), regeling)
    eigenaar = toekenningstabel(make_gebruiker(organisatie=geheim.eigenaar), regeling)

    assert len(lid.regels) == 3
    assert len(eigenaar.regels) == 5
    assert [blad.naam for blad in rekenbladen(lid)] == [verdeling["gemeente"].naam]


def test_two_providers_of_one_name_both_stand_on_the_sheet(verdeling):
    for plaatsen in (1, 2):
        make_toekenning(
            **verdeling, plaatsen=plaatsen, bedrag=1, naam_volgens_bron="Twee keer dezelfde"
        )

    (blad,) = rekenbladen(toekenningstabel(make_gebruiker(), verdeling["regeling"]))

    assert len(blad.regels) == 4
    assert blad.gegeven == 100


def test_an_award_with_cents_or_with_one_provider_has_no_sheet(db):
    regeling = make_regeling()
    for bedrag in (Decimal("100.50"), Decimal(100)):
        bron, gemeente = make_bron(), make_organisatie()
        make_beschikking(regeling=regeling, bron=bron, gemeente=gemeente, bedrag=bedrag)
        for _ in range(2 if bedrag % 1 else 1):
            make_toekenning(regeling=regeling, bron=bron, gemeente=gemeente)

    assert rekenbladen(toekenningstabel(make_gebruiker(), regeling)) == []


def test_the_findings_of_ambiq_stand_at_its_places_and_its_amount(gegevens):
    lid = make_gebruiker()
    tabel = toekenningstabel(lid, Regeling.objects.get(code="SPUK-T2"))

    beeld = bevindingenbeeld(lid, tabel.figuren)

    ambiq = next(regel.rij for regel in tabel.regels if regel.rij.plaatsen == 40)
    (plaatsen,) = beeld.plaatsen[ambiq.pk]
    assert (plaatsen.waarde_a, plaatsen.waarde_b) == ("62", "40")
    assert (plaatsen.bron_a.code, plaatsen.bron_b.code) == ("OV-2022", "NN-O3M-2022")
    bedragen = {(rij.waarde_a, rij.waarde_b) for rij in beeld.bedragen["toekenning"][ambiq.pk]}
    assert ("777.170", "683.527") in bedragen
    assert len(beeld.alle) == 6


def test_who_is_no_member_sees_no_grants_deadlines_or_findings(gegevens):
    vreemde = make_gebruiker(rol=None)
    tabel = toekenningstabel(vreemde, Regeling.objects.get(code="SPUK-T2"))

    gebied = Termijn.objects.get(code="trm-006").gebied
    assert tabel.regels == []
    assert komende_termijnen(vreemde, gebied, VANDAAG) == []
    assert volgende_termijnen(vreemde, VANDAAG) == {}


def test_the_next_deadline_of_a_scheme_is_the_first_that_still_holds(db):
    regeling = make_regeling()
    make_termijn(regeling=regeling, datum=date(2026, 11, 23))
    make_termijn(regeling=regeling, datum=date(2027, 6, 1))
    verlengd = make_termijn(regeling=regeling, datum=date(2022, 1, 1))
    make_verlenging(verlengd, date(2026, 12, 31))

    assert volgende_termijnen(make_gebruiker(), VANDAAG) == {regeling.pk: verlengd}


def test_an_extension_in_a_source_of_others_moves_no_date(db):
    gebied = make_gebied()
    termijn = make_termijn(gebied=gebied, datum=date(2026, 12, 1))
    geheim = make_bron(openbaar=False)
    make_verlenging(termijn, date(2028, 1, 1), bron=geheim)

    (lid,) = komende_termijnen(make_gebruiker(), gebied, VANDAAG)
    eigenaar = komende_termijnen(make_gebruiker(organisatie=geheim.eigenaar), gebied, VANDAAG)

    assert lid.geldig_op() == date(2026, 12, 1)
    assert eigenaar == []
