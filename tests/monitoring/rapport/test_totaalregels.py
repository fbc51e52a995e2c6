"""The total row of "Cijfers per regio" where no source prints a total."""

from datetime import date

import pytest

from jeugdzorg.kern.notation import NVT
from monitoring.models import Indicator, Meting
from monitoring.rapportage.bereik import Bereik
from monitoring.rapportage.tabellen import GEEN_TOTAAL, regiotabel
from regio.afscherming import afscherming_bepalen
from tests.factories import make_bron
from tests.factories_monitoring_indicatoren import make_meting
from tests.factories_monitoring_levering import make_ingeleverd
from tests.monitoring.levering.test_dekking import HALFJAAR, lever

pytestmark = pytest.mark.django_db


def onderaan(gebied, code="LEV-AANTAL"):
    tabel = regiotabel(Bereik(gebied, HALFJAAR, date(2024, 9, 1)), Indicator.objects.get(code=code))
    naam, _, vorig, nu, _ = tabel.rijen[-1].cellen
    return naam.removeprefix(f"{gebied}, "), vorig, nu, tabel.noot


def test_regions_that_add_up_are_added_with_of_how_many_that_is():
    gebied, _ = lever(["10", "20", None])

    naam, vorig, nu, noot = onderaan(gebied)

    assert (naam, vorig, nu) == ("totaal (2 van 3 regio's)", GEEN_TOTAAL, 30)
    assert "is het opgeteld" in noot


def test_averages_and_shares_are_not_added_and_it_says_why():
    gebied, plichten = lever(["10"])
    make_ingeleverd(plichten[0], LEV_WEKEN="10,5")
    Indicator.objects.get(code="LEV-WEKEN").versies.update(telwijze="geen")

    naam, _, nu, noot = onderaan(gebied, "LEV-WEKEN")

    assert (naam, nu) == ("totaal", NVT)
    assert "tellen niet op: het zijn gemiddelden of aandelen" in noot
    assert "staan zo in de bron" not in noot


def test_a_sum_with_a_small_count_is_shielded():
    gebied, _ = lever(["3", "20"])

    naam, _, nu, _ = onderaan(gebied)

    assert (naam, nu) == ("totaal (2 van 2 regio's)", "afgeschermd")


def test_made_up_regions_make_a_made_up_total():
    gebied, plichten = lever([None])
    Meting.objects.all().delete()
    make_meting(
        jeugdhulpregio=plichten[0].jeugdhulpregio,
        indicator=Indicator.objects.get(code="LEV-AANTAL"),
        bron=make_bron(soort="voorbeeld"),
    )

    assert onderaan(gebied)[0] == "totaal (1 van 1 regio's, voorbeeld)"


def test_a_printed_total_stands_there_as_it_is():
    gebied, _ = lever(["10", "20"])
    make_meting(gebied=gebied, indicator=Indicator.objects.get(code="LEV-AANTAL"), waarde=45)
    afscherming_bepalen(alles=True)

    naam, _, nu, noot = onderaan(gebied)

    assert (naam, nu) == ("totaal", 45)
    assert "opgeteld" not in noot


def test_without_any_figure_there_is_no_total():
    gebied, _ = lever([None])

    assert onderaan(gebied)[:3] == ("totaal", GEEN_TOTAAL, GEEN_TOTAAL)
