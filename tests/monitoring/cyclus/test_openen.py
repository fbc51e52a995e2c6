"""Opening by schedule: when, what not, and never double."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from monitoring.cyclus.openen import (
    cycli_openen,
    cyclus_maken,
    laatst_te_openen,
    plichten_aanvullen,
)
from monitoring.cyclus.verloop import overgang
from monitoring.halfjaar import Halfjaar
from monitoring.models import Cyclus, Cyclusgebeurtenis, Cyclusinstelling, Leverplicht
from regio.models import Bericht
from tests.factories_monitoring_cyclus import Cycluspartijen


@pytest.mark.parametrize(
    ("vandaag", "dagen", "halfjaar"),
    [
        (date(2026, 6, 30), 1, "2025-2"),
        (date(2026, 7, 1), 1, "2026-1"),
        (date(2026, 7, 13), 14, "2025-2"),
        (date(2026, 7, 14), 14, "2026-1"),
        (date(2026, 12, 31), 1, "2026-1"),
        (date(2027, 1, 1), 1, "2026-2"),
    ],
)
def test_a_half_year_is_due_its_days_after_its_end(vandaag, dagen, halfjaar):
    instelling = Cyclusinstelling(dagen_opening=dagen)

    assert str(laatst_te_openen(instelling, vandaag)) == halfjaar


def test_the_cycle_that_is_due_opens_and_the_one_that_runs_is_prepared(partijen):
    (geopend,) = cycli_openen(date(2025, 7, 1))

    assert (geopend.jaar, geopend.helft, geopend.status) == (2025, 1, "aanlevering")
    assert geopend.opent_op == timezone.localdate()
    straks = Cyclus.objects.get(jaar=2025, helft=2)
    assert (straks.status, straks.opent_op) == ("voorbereiding", date(2026, 1, 1))
    gebeurtenis = Cyclusgebeurtenis.objects.get()
    assert (gebeurtenis.door, gebeurtenis.namens) == (None, "vanzelf")


def test_opening_twice_makes_nothing_double(partijen):
    dag = date(2025, 7, 1)
    cycli_openen(dag)
    voor = telling()

    assert cycli_openen(dag) == []
    assert cycli_openen(date(2025, 9, 1)) == []

    assert telling() == voor


def telling():
    soorten = (Cyclus, Cyclusgebeurtenis, Leverplicht, Bericht)
    return [soort.objects.count() for soort in soorten]


def test_opening_that_somebody_took_back_is_not_done_again(partijen):
    (geopend,) = cycli_openen(date(2025, 7, 1))
    overgang(geopend, "opening_terugnemen", by=partijen.begeleider, reden="Nog even wachten.")

    assert cycli_openen(date(2025, 7, 2)) == []

    geopend.refresh_from_db()
    assert geopend.status == "voorbereiding"


def test_nothing_opens_before_the_first_half_year_or_where_it_is_off(partijen):
    ander = Cycluspartijen()
    Cyclusinstelling.objects.filter(pk=partijen.instelling.pk).update(vanaf_jaar=2026)
    Cyclusinstelling.objects.filter(pk=ander.instelling.pk).update(opent_zelf=False)

    assert cycli_openen(date(2025, 7, 1)) == []
    assert not Cyclus.objects.exists()


def test_an_area_that_cannot_open_does_not_stop_the_others(partijen):
    ander = Cycluspartijen()
    partijen.gebied.gebiedsindicatoren.all().delete()

    (geopend,) = cycli_openen(date(2025, 7, 1))

    assert geopend.gebied == ander.gebied
    assert Cyclus.objects.get(gebied=partijen.gebied, helft=1).status == "voorbereiding"


def test_older_half_years_are_begun_by_hand(partijen):
    cyclus = cyclus_maken(partijen.gebied, Halfjaar(2024, 2), by=partijen.begeleider)

    assert cyclus_maken(partijen.gebied, Halfjaar(2024, 2), by=partijen.begeleider) == cyclus
    assert (cyclus.status, cyclus.opent_op) == ("voorbereiding", date(2025, 1, 1))
    with pytest.raises(PermissionDenied):
        cyclus_maken(partijen.gebied, Halfjaar(2024, 1), by=partijen.leveraar)


def test_who_opens_later_gives_as_many_days(partijen):
    cyclus = cyclus_maken(partijen.gebied, Halfjaar(2024, 1), by=partijen.begeleider)
    Cyclus.objects.update(opent_op=None)

    overgang(cyclus, "openen", by=partijen.begeleider)

    assert (cyclus.levering_voor - cyclus.opent_op).days == 44


def test_a_cycle_that_a_source_says_is_under_way_gets_its_obligations_once(partijen):
    partijen.cyclus("aanlevering")
    partijen.cyclus("vastgesteld", helft=2)

    assert plichten_aanvullen() == 1
    assert plichten_aanvullen() == 0


@pytest.mark.usefixtures("gegevens")
class TestDeGebiedenVanDePlannen:
    @pytest.mark.parametrize(("gebied", "regios"), [("OOST", 9), ("ZW", 5), ("NN", 3), ("OV", 2)])
    def test_every_area_opens_from_its_settings_alone(self, gebied, regios):
        cycli_openen(date(2025, 7, 1))

        cyclus = Cyclus.objects.get(gebied__code=gebied, jaar=2025, helft=1)
        assert cyclus.status == "aanlevering"
        assert cyclus.gebeurtenissen.get().details["leverplichten"] <= regios

    def test_regions_of_overijssel_deliver_once_for_both_areas(self):
        cycli_openen(date(2025, 7, 1))

        plichten = Leverplicht.objects.filter(jaar=2025, helft=1)
        assert plichten.count() == 9 + 5 + 3
        assert plichten.values("jeugdhulpregio").distinct().count() == plichten.count()

    def test_the_cycles_of_the_plans_stay_what_the_plans_say(self):
        cycli_openen(date(2025, 7, 1))

        oud = Cyclus.objects.filter(jaar__lt=2025).order_by("jaar", "helft")
        assert [(str(rij.gebied.code), str(rij.halfjaar), rij.status) for rij in oud] == [
            ("NN", "2022-2", "voorbereiding"),
            ("OOST", "2023-1", "reflectie"),
            ("ZW", "2023-2", "aanlevering"),
            ("ZW", "2024-1", "aanlevering"),
        ]
