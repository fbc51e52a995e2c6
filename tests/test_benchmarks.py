"""The made-up country of the benchmarks, and what a run leaves behind."""

import json

import pytest
from django.db import connection

from benchmarks.land import Omvang, land_maken
from benchmarks.meten import bewaren, tabel, uitkomst
from benchmarks.plannen import plannen_maken
from capaciteit.models import Capaciteitsmeting, Herkomst, Locatie, Voorziening
from regio.models import Gebruiker
from vastgoed.models import Vastgoedplan

KLEIN = Omvang(
    regios=3, gemeenten=6, aanbieders=2, locaties=4, voorzieningen=8, maanden=12, herkomst=70
)


@pytest.mark.django_db
def test_the_country_has_what_was_asked_and_hides_small_counts():
    land_maken(KLEIN)

    assert (Locatie.objects.count(), Voorziening.objects.count()) == (4, 8)
    assert Capaciteitsmeting.objects.count() == KLEIN.metingen == 96
    assert Herkomst.objects.count() == 70
    assert not Capaciteitsmeting.objects.filter(afscherming__isnull=True).exists()
    lezer = Gebruiker.objects.get(email="a0@land.example")
    klein = Capaciteitsmeting.objects.filter(bezet__range=(1, 4))
    getoond = Capaciteitsmeting.objects.visible_to(lezer).filter(bezet__range=(1, 4))
    assert 0 < getoond.count() < klein.count()


@pytest.mark.django_db
def test_who_stays_by_origin_are_together_who_occupy():
    land_maken(KLEIN)
    met_alle = Herkomst.objects.filter(maat="verblijvend", herkomst_regio__isnull=True)
    cel = met_alle.order_by("pk").first()
    cellen = Herkomst.objects.filter(
        maat="verblijvend", voorziening=cel.voorziening, periode_van=cel.periode_van
    )
    meting = Capaciteitsmeting.objects.get(voorziening=cel.voorziening, peildatum=cel.periode_tot)

    assert sum(rij.aantal for rij in cellen) == meting.bezet


@pytest.mark.django_db
def test_a_reader_of_the_area_sees_every_plan_that_is_made():
    land_maken(KLEIN)

    for _ in range(2):
        plannen_maken(5)

    lezer = Gebruiker.objects.get(email="r0@land.example")
    assert Vastgoedplan.objects.visible_to(lezer).count() == 5


@pytest.mark.django_db
def test_indexes_and_triggers_are_there_again():
    vraag = (
        "SELECT count(*) FROM pg_index WHERE indrelid = 'capaciteit_capaciteitsmeting'::regclass"
    )
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        ervoor = cursor.fetchone()
        land_maken(KLEIN)
        cursor.execute(vraag)
        assert cursor.fetchone() == ervoor
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D' AND tgrelid::regclass::text"
            " LIKE 'capaciteit%'"
        )
        assert cursor.fetchone() == (0,)


def test_an_outcome_is_told_and_kept(tmp_path):
    uitkomsten = [
        uitkomst("snel", 1.2345, "≤ 2"),
        uitkomst("traag", 20, "≥ 30"),
        uitkomst("ernaast", 5),
    ]

    bewaren(uitkomsten, tmp_path / "var" / "bench.json")

    assert json.loads((tmp_path / "var" / "bench.json").read_text()) == [
        {"naam": "snel", "waarde": 1.234, "doel": "≤ 2", "gehaald": True},
        {"naam": "traag", "waarde": 20, "doel": "≥ 30", "gehaald": False},
        {"naam": "ernaast", "waarde": 5, "doel": None, "gehaald": None},
    ]
    assert ["NIET" in regel for regel in tabel(uitkomsten).splitlines()] == [False, True, False]
