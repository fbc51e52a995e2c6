"""The chart of a path stands at the moments that its sources name."""

import pytest
from django.urls import reverse

from monitoring.charts import padreeks, vergelijk_chart, wanneer
from tests.factories import make_gebruiker

pytestmark = pytest.mark.usefixtures("gegevens")


@pytest.mark.parametrize(
    ("code", "momenten"),
    [
        ("OOST-INSTROOM", list(range(2021, 2032))),
        ("NN-JHP", [2010, 2020, 2030]),
        ("ZW-BEDDEN-H4", ["2024-06-30", "2028-01-01"]),
    ],
)
def test_a_stock_known_per_year_stands_at_its_year_and_another_at_its_day(
    client_van, code, momenten
):
    pagina = client_van(make_gebruiker()).get(reverse("monitoring:afbouwpad", args=[code]))

    assert [plek for plek, _, _ in padreeks(pagina.context["beeld"]).pad] == momenten


@pytest.mark.parametrize(
    ("periode", "geheel", "zin"),
    [
        ("31 december 2024", False, "op 31 december 2024"),
        ("eerste halfjaar 2023", False, "in het eerste halfjaar 2023"),
        ("2022", False, "in 2022"),
        ("2022", True, "in heel 2022"),
    ],
)
def test_a_period_is_named_as_one_says_it(periode, geheel, zin):
    assert wanneer(periode, geheel=geheel) == zin


def test_an_average_is_no_number_of_something():
    grafiek = vergelijk_chart(
        "Welke regio zit het hoogst?",
        "weken",
        ("eerste halfjaar 2023", "tweede halfjaar 2023"),
        [("Twente", 21, 22.5), ("IJsselland", 28, 15)],
    )

    assert grafiek.conclusie == (
        "Twente had in het tweede halfjaar 2023 de hoogste waarde: 22,5, "
        "tegenover 21 in het eerste halfjaar 2023."
    )


def test_a_half_year_beside_a_year_says_that_the_year_is_whole():
    grafiek = vergelijk_chart(
        "Welke regio telt het meest?",
        "jeugdigen",
        ("2022", "eerste halfjaar 2023"),
        [("Twente", 61, 32), ("IJsselland", 28, 15)],
    )

    assert grafiek.conclusie == (
        "Twente had in het eerste halfjaar 2023 het hoogste aantal: 32, tegenover 61 in heel 2022."
    )


def test_a_period_of_which_nothing_is_known_is_not_drawn():
    rijen = [("Twente", "niet geleverd", 32), ("IJsselland", "niet geleverd", "<5")]
    reeksen = ("2022", "eerste halfjaar 2023")

    zonder = vergelijk_chart("Welke regio?", "jeugdigen", reeksen, rijen)
    met = vergelijk_chart("Welke regio?", "jeugdigen", reeksen, [*rijen, ("Achterhoek", "<5", 3)])

    assert zonder.tabel.kop == ("Regio", "eerste halfjaar 2023")
    assert met.tabel.kop == ("Regio", *reeksen)
