"""The chart of a path stands at the moments that its sources name."""

import pytest
from django.urls import reverse

from monitoring.charts import padreeks
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
