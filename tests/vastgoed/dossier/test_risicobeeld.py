import pytest

from vastgoed.dossier.risicobeeld import CEL, risicobeeld, tekens, zin, zwaarte
from vastgoed.plan.inhoud import gezet, lege_inhoud


def met(**risicos):
    inhoud = lege_inhoud()
    for sleutel, (impact, kans) in risicos.items():
        rij = {"omschrijving": f"risico {sleutel}", "impact": impact, "kans": kans}
        inhoud = gezet(inhoud, f"risicos/{sleutel}", rij)
    return inhoud


@pytest.mark.parametrize(
    ("plek", "verwacht"),
    [(("L", "L"), 1), (("H", "R"), 9), (("M", "M"), 4), (("H", "L"), 3), (("L", "R"), 3)],
)
def test_the_weight_is_the_product_of_both_steps(plek, verwacht):
    assert zwaarte(plek) == verwacht


def test_every_risk_of_both_versions_is_told_with_how_it_moved():
    oud = met(a=("H", "R"), b=("L", "L"), c=("M", "M"), d=("H", "L"), e=("M", "L"))
    nieuw = met(a=("H", "L"), b=("M", "M"), c=("M", "M"), d=("L", "R"), f=("H", "R"))

    gevonden = {risico.sleutel: risico.beweging for risico in risicobeeld(oud, nieuw)}

    assert gevonden == {
        "a": "lichter",
        "b": "zwaarder",
        "c": "gelijk",
        "d": "verschoven",
        "e": "vervallen",
        "f": "nieuw",
    }
    assert zin(risicobeeld(oud, nieuw)).startswith("6 risico's: 1 zwaarder, 1 lichter")


def test_without_an_older_version_the_move_is_that_of_the_measure():
    inhoud = met(a=("H", "R"))
    inhoud = gezet(inhoud, "risicos/a/kans_na", "L")

    [risico] = risicobeeld(None, inhoud)

    assert (risico.oud, risico.nieuw, risico.beweging) == (("H", "R"), ("H", "L"), "lichter")


def test_many_risks_of_one_cell_are_drawn_beside_each_other_inside_the_drawing():
    inhoud = met(**{f"r{nummer}": ("H", "R") for nummer in range(12)})

    punten = [(teken.x, teken.y) for teken in tekens(risicobeeld(inhoud, inhoud))]

    assert len(set(punten)) == 12
    assert all(2 * CEL < x < 3 * CEL and 0 < y < CEL for x, y in punten)


def test_a_risk_without_levels_is_listed_and_not_drawn():
    inhoud = gezet(lege_inhoud(), "risicos/a", {"omschrijving": "Onbekend"})

    risicos = risicobeeld(inhoud, inhoud)

    assert [risico.omschrijving for risico in risicos] == ["Onbekend"]
    assert list(tekens(risicos)) == []
