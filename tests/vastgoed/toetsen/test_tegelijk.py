"""Two at the same moment: of what they do nothing is lost, and nothing contradicts itself."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_toetsing
from tests.factories_toetsen import beoordeel, make_getoetst, zonder_belang
from vastgoed.models import GezamenlijkOordeel
from vastgoed.toetsen.gezamenlijk import samen_oordelen
from vastgoed.toetsen.inleveren import toetsing_inleveren, toetsing_terugnemen
from vastgoed.toetsen.oordelen import oordeel_opslaan
from vastgoed.toetsen.stand import criteria_van

pytestmark = pytest.mark.django_db(transaction=True)


def tegelijk(*daden):
    """Which of these went through, by place; the others were refused in words."""
    samen, gelukt = Barrier(len(daden)), []

    def doe(plek, daad):
        try:
            samen.wait()
            daad()
            gelukt.append(plek)
        except ValidationError:
            pass
        finally:
            connection.close()

    draden = [Thread(target=doe, args=paar) for paar in enumerate(daden)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return sorted(gelukt)


@pytest.fixture
def toetsing():
    return zonder_belang(make_toetsing(plan=make_getoetst()))


def test_a_reviewer_and_the_deputy_do_not_overwrite_each_other(toetsing):
    ander = make_gebruiker(rol=Rol.TOETSER, organisatie=toetsing.organisatie)
    toetsing.plaatsvervanger = ander
    toetsing.save()
    criterium = criteria_van(toetsing.plan.ingediende_versie)[0]

    def oordelen(waarde, by):
        oordeel_opslaan(toetsing, criterium, {"waarde": waarde}, revisie=0, by=by)

    gelukt = tegelijk(
        lambda: oordelen("voldoet", toetsing.toetser), lambda: oordelen("voldoet_niet", ander)
    )

    assert len(gelukt) == 1
    oordeel = toetsing.oordelen.get()
    assert oordeel.waarde == ("voldoet", "voldoet_niet")[gelukt[0]]
    assert oordeel.revisie == 1


def test_the_same_form_sent_twice_is_one_judgment(toetsing):
    criterium = criteria_van(toetsing.plan.ingediende_versie)[0]

    def oordelen():
        oordeel_opslaan(toetsing, criterium, {"waarde": "voldoet"}, revisie=0, by=toetsing.toetser)

    assert tegelijk(oordelen, oordelen) == [0, 1]
    assert toetsing.oordelen.get().revisie == 1


def test_a_review_is_taken_back_or_judged_together_and_never_both(toetsing):
    beoordeel(toetsing)
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    plan = toetsing.plan
    criterium = criteria_van(plan.ingediende_versie)[0]
    beleid = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente)

    gelukt = tegelijk(
        lambda: toetsing_terugnemen(toetsing, by=toetsing.toetser),
        lambda: samen_oordelen(plan, criterium, "voldoet", revisie=0, by=beleid),
    )

    assert len(gelukt) == 1
    toetsing.refresh_from_db()
    assert toetsing.is_ingeleverd == GezamenlijkOordeel.objects.filter(plan=plan).exists()
