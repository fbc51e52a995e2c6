"""The checks over the real figures of the five plans: what differs is found, the rest holds."""

from collections import Counter

import pytest
from django.core.management import call_command

from regio.actions import bevinding_afhandelen, controles_uitvoeren
from regio.choices import BevindingStatus, Oordeel
from regio.controle import REGISTER
from regio.models import Bevinding, Controleuitkomst
from tests.factories import make_gebruiker
from vastgoed.models import Toekenning

pytestmark = pytest.mark.usefixtures("gegevens")

VERSCHILLEN = {
    "toekenning-tarief:toe-15-bedrag": ("777.170", "683.527"),
    "toekenning-per-plaats:toe-15": ("17.088,17", "19.429,25"),
    "gebied-totaal:SPUK-T2-NN-NN-O3M-2022-bedrag": ("5.109.364", "5.203.006"),
    "gebied-totaal:toe-15-rest": ("777.170", "683.528"),
    "gebied-totaal-andere-opgave:SPUK-T2-NN-NN-O3M-2022-toe-15-OV-2022": ("299", "321"),
    "plaatsen-bronnen:AMBIQ-HOOGEVEEN-toegekend-NN-O3M-2022": ("62", "40"),
    "plaatsen-kleinschalig:OOST-2023-kar": ("6", "8"),
    "pad-afname:OOST-INSTROOM-11": ("7", "8"),
    "pad-werkelijk:OOST-INSTROOM-2022-gemeten": ("173", "183"),
    "pad-werkelijk:OOST-INSTROOM-2023-vanaf-gemeten": ("156", "165"),
    "pad-vertrekpunt:ZW-BEDDEN-ZW-BEDDEN-H4-afname": ("71", "56"),
    "pad-vertrekpunt:ZW-BEDDEN-ZW-BEDDEN-H4-per-jaar": ("20,3", "16"),
    "termijn-zelfde-gebied:trm-002-trm-004": ("1 april 2023", "30 april 2023"),
    "termijn-zelfde-gebied:trm-023-trm-028": ("1 juni 2022", "1 december 2022"),
    "termijn-onderdelen:trm-046": ("1 januari 2025", "31 december 2025"),
}

NIET_GEBOEKT = {"plaatsen-balans:ENTREA-HUIS-plekken-2023-10-31-OOST-2023": ("4", "niet geboekt")}
"""Not a disagreement: the source counts residents, so that nobody can book its places yet."""


def test_the_checks_find_exactly_the_fifteen_disagreements_of_the_documents():
    gevonden = Bevinding.objects.filter(controle__in=REGISTER)

    waarden = {rij.sleutel: (rij.waarde_a, rij.waarde_b) for rij in gevonden}
    assert waarden == VERSCHILLEN | NIET_GEBOEKT


def test_every_figure_that_holds_in_the_documents_holds_here():
    oordelen = Counter(Controleuitkomst.objects.values_list("oordeel", flat=True))

    assert oordelen[Oordeel.WIJKT_AF] == len(VERSCHILLEN | NIET_GEBOEKT)
    assert oordelen[Oordeel.KLOPT] + oordelen[Oordeel.KLOPT_AFGEROND] >= 118 + 4


def test_every_registered_check_looks_at_something():
    gezien = set(Controleuitkomst.objects.values_list("controle", flat=True))

    assert gezien == set(REGISTER)


def test_a_finding_names_both_places_and_marks_the_figures():
    bevinding = Bevinding.objects.get(
        sleutel="plaatsen-bronnen:AMBIQ-HOOGEVEEN-toegekend-NN-O3M-2022"
    )

    assert {bevinding.bron_a.code, bevinding.bron_b.code} == {"OV-2022", "NN-O3M-2022"}
    assert bevinding.vindplaats_a
    assert bevinding.vindplaats_b
    assert {onderwerp.onderwerp.plaatsen for onderwerp in bevinding.onderwerpen.all()} == {40, 62}


def test_running_the_checks_again_changes_nothing():
    eerder = set(Bevinding.objects.values_list("pk", "status"))

    verslag = controles_uitvoeren()

    assert (verslag.nieuw, verslag.heropend, verslag.opgelost) == (0, 0, 0)
    assert set(Bevinding.objects.values_list("pk", "status")) == eerder


def test_a_corrected_figure_solves_its_findings_and_a_wrong_one_opens_them_again():
    rij = Toekenning.objects.get(code="toe-15")
    fout = rij.bedrag
    Toekenning.objects.filter(pk=rij.pk).update(bedrag=683_527)

    opgelost = controles_uitvoeren().opgelost
    Toekenning.objects.filter(pk=rij.pk).update(bedrag=fout)
    heropend = controles_uitvoeren().heropend

    assert opgelost == heropend == 4


def test_an_explanation_stays_until_the_values_change():
    bevinding = Bevinding.objects.get(sleutel="toekenning-tarief:toe-15-bedrag")
    uitleg = "Het eerste cijfer is weggevallen bij het drukken."
    beleid = make_gebruiker(gebieden=[bevinding.gebied])
    bevinding_afhandelen(bevinding, BevindingStatus.UITGELEGD, uitleg, by=beleid)

    controles_uitvoeren()
    bevinding.refresh_from_db()
    zelfde = bevinding.status
    Toekenning.objects.filter(code="toe-15").update(bedrag=777_171)
    controles_uitvoeren()
    bevinding.refresh_from_db()

    assert zelfde == BevindingStatus.UITGELEGD
    assert bevinding.status == BevindingStatus.OPEN
    assert "777.170" in bevinding.statussen.last().reden


def test_the_command_prints_what_does_not_add_up(capsys):
    call_command("controle")

    uit = capsys.readouterr().out
    assert "wijkt af: 16" in uit
    assert "777.170" in uit
