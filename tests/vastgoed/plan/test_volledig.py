"""What a plan still lacks, and the example that lacks nothing."""

import pytest

from tests.planinhoud import volledige_inhoud
from tests.vastgoed.plan.controles.goed import CONTEXT
from vastgoed.plan.controles import draai
from vastgoed.plan.definities import TABELLEN, VELDEN
from vastgoed.plan.document import Document
from vastgoed.plan.inhoud import gezet, lege_inhoud
from vastgoed.plan.volledig import Ontbrekend, ontbrekend, per_sectie


def test_the_example_lacks_nothing_and_no_check_says_anything_of_it():
    inhoud = volledige_inhoud()

    assert ontbrekend(inhoud) == []
    assert draai(Document(inhoud), CONTEXT) == []


def test_an_empty_plan_lacks_every_mandatory_field_and_table():
    gemis = {rij.pad for rij in ontbrekend(lege_inhoud())}

    velden = {code for code, veld in VELDEN.items() if veld.verplicht}
    tabellen = {code for code, tabel in TABELLEN.items() if tabel.minstens}
    assert gemis == velden | tabellen


@pytest.mark.parametrize("pad", ["doel", "projecten/p1/plaats", "risicos/r1/gevolg"])
def test_a_mandatory_place_that_is_empty_is_named_once(pad):
    gemis = ontbrekend(gezet(volledige_inhoud(), pad, None))

    assert [rij.pad for rij in gemis] == [pad]


def test_a_missing_cell_is_said_with_the_number_and_the_name_of_its_row():
    gemis = ontbrekend(gezet(volledige_inhoud(), "projecten/p2/naam", None))

    assert gemis == [
        Ontbrekend("projecten/p2/naam", "projecten", "Project 2 (P2): Naam is nog leeg.")
    ]


def test_a_table_with_too_few_rows_says_how_many_there_are():
    gemis = ontbrekend(gezet(volledige_inhoud(), "jongerenraad/j2", None))

    assert [rij.melding for rij in gemis] == ["Jongerenraad: 1 van ten minste 2 rijen."]
    assert per_sectie(gemis) == {"samenwerking": 1}
