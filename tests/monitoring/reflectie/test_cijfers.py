"""The figures of a session: breaks in what they mean, and figures that are worked out."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.models import Indicatorversie
from monitoring.reflectie.cijfers import cijferregels, hoofdgrafiek
from tests.factories_monitoring_indicatoren import (
    make_gebiedsindicator,
    make_indicator,
    make_meting,
)
from tests.factories_monitoring_reflectie import make_houder, make_sessie

pytestmark = pytest.mark.django_db
HALFJAREN = (
    (date(2023, 1, 1), date(2023, 6, 30)),
    (date(2023, 7, 1), date(2023, 12, 31)),
    (date(2024, 1, 1), date(2024, 6, 30)),
)


@pytest.fixture
def sessie():
    return make_sessie()


@pytest.fixture
def houder(sessie):
    return make_houder(sessie)


def volg(sessie, code, waarden, **velden):
    """An indicator of the area, with a value per half-year in the region."""
    indicator = make_indicator(code=code, **velden)
    make_gebiedsindicator(gebied=sessie.cyclus.gebied, indicator=indicator)
    for (van, tot), waarde in zip(HALFJAREN, waarden, strict=False):
        make_meting(
            indicator=indicator,
            jeugdhulpregio=sessie.jeugdhulpregio,
            waarde=waarde,
            periode_van=van,
            periode_tot=tot,
        )
    return indicator


def breek(indicator, jaar, helft):
    Indicatorversie.objects.create(
        indicator=indicator,
        nummer=2,
        vanaf_jaar=jaar,
        vanaf_helft=helft,
        naam=indicator.naam,
        betekenis="Anders geteld.",
        eenheid=indicator.eenheid,
        richting=indicator.richting,
        reeksbreuk=True,
        reden="Elders telt nu mee.",
    )


def test_figures_of_the_same_meaning_are_compared(sessie, houder):
    volg(sessie, "KWN-90", [20, 18, 15], richting="omlaag")

    (regel,) = cijferregels(sessie, houder)

    assert (regel.vorig.waarde, regel.nu.waarde, regel.verschil) == (18, 15, -3)
    assert regel.oordeel == "gedaald, zoals bedoeld"
    assert len(hoofdgrafiek(sessie, houder).tabel.rijen) == 3


def test_over_a_changed_definition_nothing_is_compared(sessie, houder, client_van):
    breek(volg(sessie, "KWN-90", [20, 18, 15]), 2024, 1)

    (regel,) = cijferregels(sessie, houder)

    assert (regel.vorig.waarde, regel.nu.waarde, regel.verschil) == (18, 15, None)
    assert regel.oordeel == "niet te vergelijken"
    assert hoofdgrafiek(sessie, houder) is None
    html = client_van(houder).get(sessie.get_absolute_url()).content.decode()
    assert "Breuk in de reeks vanaf eerste halfjaar 2024. Elders telt nu mee." in html


def test_the_chart_begins_at_the_last_break(sessie, houder):
    breek(volg(sessie, "KWN-90", [20, 18, 15]), 2023, 2)

    grafiek = hoofdgrafiek(sessie, houder)

    assert len(grafiek.tabel.rijen) == 2
    assert "Van 18" in grafiek.conclusie


def test_a_figure_that_is_worked_out_stands_among_the_others(sessie, houder, client_van):
    volg(sessie, "KWN-91", [10, 10, 10])
    volg(sessie, "KWN-92", [5, 4, 2])
    volg(sessie, "KWN-93", [], eenheid="%", versie={"formule": "KWN-92 / KWN-91 * 100"})

    regels = {regel.indicator.code: regel for regel in cijferregels(sessie, houder)}

    afgeleid = regels["KWN-93"]
    assert (afgeleid.vorig.waarde, afgeleid.nu.waarde, afgeleid.verschil) == (40, 20, -20)
    assert afgeleid.is_afgeleid
    assert not regels["KWN-92"].is_afgeleid
    html = client_van(houder).get(reverse("monitoring:reflectiesessie", args=[sessie.pk]))
    assert "(uitgerekend)" in html.content.decode()


def test_more_figures_ask_no_more_queries(sessie, houder):
    volg(sessie, "KWN-91", [10, 10, 10])
    volg(sessie, "KWN-92", [5, 4, 2])
    volg(sessie, "KWN-93", [], versie={"formule": "KWN-92 / KWN-91"})
    cijferregels(sessie, houder)  # reads the memberships, once
    aantallen = []
    for code in ("KWN-94", "KWN-95"):
        with CaptureQueriesContext(connection) as queries:
            cijferregels(sessie, houder)
        aantallen.append(len(queries))
        volg(sessie, code, [1, 2, 3])
        volg(sessie, f"{code}-B", [], versie={"formule": f"{code} + KWN-91"})

    assert aantallen[0] == aantallen[1]
    assert aantallen[0] <= 14
