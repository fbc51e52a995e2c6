"""Two versions beside each other, and what a criterion points at."""

import pytest

from vastgoed.kaders.onderdelen import in_woorden, keuzes, onderdelen, raakt
from vastgoed.kaders.verschil import Soort, kader_verschillen
from vastgoed.models import Criterium


def vragen(*sleutels, **anders):
    return [
        Criterium(sleutel=sleutel, code=sleutel, label=sleutel, vraag=anders.get(sleutel, "Wat?"))
        for sleutel in sleutels
    ]


def test_what_is_new_changed_and_gone_is_told_in_the_new_order():
    regels = kader_verschillen(vragen("a", "b", "c"), vragen("a", "d", "c", c="Hoe?"))

    assert [(rij.criterium.sleutel, rij.soort) for rij in regels] == [
        ("a", Soort.GELIJK),
        ("b", Soort.VERVALLEN),
        ("d", Soort.NIEUW),
        ("c", Soort.GEWIJZIGD),
    ]
    assert [(veld.label, veld.oud, veld.nieuw) for veld in regels[3].velden] == [
        ("vraag", "Wat?", "Hoe?")
    ]


def test_one_that_moved_is_the_only_one_that_moved():
    regels = kader_verschillen(vragen("a", "b", "c", "d"), vragen("d", "a", "b", "c"))

    assert [rij.criterium.sleutel for rij in regels if rij.verplaatst] == ["d"]


def test_what_lapsed_first_stands_first():
    regels = kader_verschillen(vragen("a", "b"), vragen("b"))

    assert [rij.criterium.sleutel for rij in regels] == ["a", "b"]


@pytest.mark.parametrize(
    ("codes", "pad", "verwacht"),
    [
        (["doel"], "doel", True),
        (["doel"], "samenvatting", False),
        (["fasen"], "fasen/k3f9/start", True),
        (["gebouwen.bouwjaar"], "gebouwen/k3f9/bouwjaar", True),
        (["gebouwen.bouwjaar"], "gebouwen/k3f9/staat", False),
        (["gebouwen.bouwjaar"], "gebouwen/k3f9", True),
        (["gebouwen.bouwjaar", "gebouwen"], "gebouwen/k3f9/staat", True),
        (["bestaat-niet"], "bestaat-niet", False),
    ],
)
def test_a_place_in_the_plan_is_in_what_a_criterion_points_at(codes, pad, verwacht):
    assert raakt(codes, pad) is verwacht


def test_every_part_can_be_chosen_once_and_has_a_name():
    gekozen = [code for _, paren in keuzes() for code, _ in paren]

    assert sorted(gekozen) == sorted(onderdelen())
    assert in_woorden(["weg"])[0].label == "weg (bestaat niet meer)"
