"""What the fields of a next version hold at first."""

from decimal import Decimal

import pytest

from monitoring.forms_paden import zonder_nullen


@pytest.mark.parametrize(
    ("bewaard", "getoond"),
    [("10.00", "10"), ("4.50", "4.5"), ("0.0", "0"), ("100", "100"), ("12.25", "12.25")],
)
def test_a_number_stands_in_its_field_as_one_types_it(bewaard, getoond):
    assert str(zonder_nullen(Decimal(bewaard))) == getoond


@pytest.mark.parametrize("waarde", [None, "Zoals de bron.", 182])
def test_what_is_no_decimal_stays_as_it_is(waarde):
    assert zonder_nullen(waarde) == waarde
