"""Of which units the base is unknown, so that small counts could show through them."""

import pytest

from monitoring.choices_indicatoren import is_verhouding
from monitoring.models import Indicator

COUNTS = (
    "jongeren",
    "jeugdigen per jaar",
    "kinderen",
    "plaatsingen",
    "aantal zaken",
    "toepassingen",
    "deelnemers",
    "personen",
)


@pytest.mark.parametrize("eenheid", COUNTS)
def test_a_number_of_something_is_a_count(eenheid):
    assert not is_verhouding(eenheid)


@pytest.mark.parametrize(
    "eenheid",
    [
        *("% van uitstroom", "Aandeel", "Gemiddelde verblijfsduur", "gewogen gemiddelde"),
        *("jongeren per 10.000 inwoners", "per 1.000 jeugdigen", "weken plus reden", "score"),
    ],
)
def test_a_share_an_average_and_a_rate_rest_on_an_unknown_base(eenheid):
    assert is_verhouding(eenheid)


@pytest.mark.django_db
def test_every_unit_of_the_sources_is_the_one_or_the_other(gegevens):
    shares = {i.code for i in Indicator.objects.all() if is_verhouding(i.eenheid)}

    assert {"KWN-06", "KWN-10", "KWN-10a", "KWN-12", "KWN-13", "KWN-14"} <= shares
    assert shares.isdisjoint({"KWN-01", "KWN-02", "KWN-05", "KWN-07", "VERBLIJF"})
