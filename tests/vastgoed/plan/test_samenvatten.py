"""The figures of a plan in lists: of the draft until handing in, then of what was handed in."""

import pytest
from django.utils import timezone

from tests.factories import make_gebruiker
from tests.factories_plan import make_plan, make_planversie
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Vastgoedplan
from vastgoed.plan.indienen import bevriezen
from vastgoed.plan.samenvatten import samenvatten

pytestmark = pytest.mark.django_db


def inhoud(plaatsen):
    return {"velden": {"startfoto_plaatsen": plaatsen}, "tabellen": {}}


def plaatsen_van(plan):
    return Vastgoedplan.objects.get(pk=plan.pk).plaatsen_nu


def test_a_plan_that_was_never_handed_in_shows_its_draft():
    plan = make_plan(inhoud=inhoud(10))

    samenvatten(plan.nieuwste_versie)

    assert plaatsen_van(plan) == 10


def test_a_draft_after_handing_in_is_not_read_from_the_columns_until_it_is_handed_in():
    plan = make_plan(inhoud=inhoud(10))
    bevriezen(plan.nieuwste_versie, by=make_gebruiker())
    Vastgoedplan.objects.update(status=Planstatus.AANVULLING, ingediend_op=timezone.now())
    plan = Vastgoedplan.objects.get()
    concept = make_planversie(plan, inhoud=inhoud(99))

    samenvatten(concept)
    ervoor = plaatsen_van(plan)
    bevriezen(concept, by=make_gebruiker())

    assert (ervoor, plaatsen_van(plan)) == (10, 99)
    assert Vastgoedplan.objects.get().ontbreekt > 0


def test_an_older_version_changes_nothing():
    plan = make_plan(inhoud=inhoud(10))
    eerste = plan.nieuwste_versie
    samenvatten(eerste)
    make_planversie(plan, inhoud=inhoud(20), ingediend_op=timezone.now(), hash="0" * 64)
    eerste.inhoud = inhoud(30)

    samenvatten(eerste)

    assert plaatsen_van(plan) == 10
