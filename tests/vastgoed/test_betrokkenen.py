"""Who has to do with a plan: per party, whose turn it is, and who has left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebied, make_gebruiker, make_organisatie
from tests.factories_plan import make_plan, make_toetsing
from vastgoed.betrokkenen import (
    aan_zet,
    coordinatoren,
    opstellers,
    stuurgroep,
    toetsers,
    toetsers_van,
)
from vastgoed.choices_plan import Aanzet, Belang, Planstatus

pytestmark = pytest.mark.django_db


def namen(ontvangers):
    return [ontvanger.gebruiker for ontvanger in ontvangers]


def stoppen(gebruiker):
    gebruiker.lidmaatschappen.update(beeindigd_op=timezone.now() - timedelta(days=1))


@pytest.mark.parametrize(
    ("partij", "veld", "maak", "werker"),
    [
        (opstellers, "aanbieder", make_aanbieder, Rol.AANBIEDER),
        (coordinatoren, "gemeente", make_organisatie, Rol.BELEIDSMEDEWERKER),
    ],
)
def test_who_does_the_work_is_written_to_and_managers_only_when_nobody_does(
    partij, veld, maak, werker
):
    organisatie = maak()
    plan = make_plan(**{veld: organisatie})
    beheerder = make_gebruiker(rol=Rol.BEHEERDER, organisatie=organisatie)
    make_gebruiker(rol=Rol.LEZER, organisatie=organisatie)
    make_gebruiker(rol=werker)
    assert namen(partij(plan)) == [beheerder]

    werkt = make_gebruiker(rol=werker, organisatie=organisatie)
    make_gebruiker(rol=werker, organisatie=organisatie, is_active=False)
    assert namen(partij(plan)) == [werkt]

    stoppen(werkt)
    assert namen(partij(plan)) == [beheerder]


def test_reviewers_are_those_of_running_reviews_without_an_interest():
    plan = make_plan(status=Planstatus.IN_TOETSING)
    bezig = make_toetsing(plan=plan)
    klaar = make_toetsing(plan=plan, ingeleverd_op=timezone.now())
    make_toetsing(plan=plan, belang=Belang.BELANG)
    make_toetsing(plan=plan, vervallen_op=timezone.now())

    assert set(namen(toetsers(plan))) == {bezig.toetser, klaar.toetser}
    assert namen(toetsers(plan, alleen_bezig=True)) == [bezig.toetser]


def test_the_deputy_takes_over_from_a_reviewer_who_left():
    organisatie = make_organisatie()
    ander = make_gebruiker(rol=Rol.TOETSER, organisatie=organisatie)
    toetsing = make_toetsing(organisatie=organisatie, plaatsvervanger=ander)
    assert namen(toetsers_van(toetsing)) == [toetsing.toetser]
    assert namen(toetsers_van(toetsing, met_vervanger=True)) == [toetsing.toetser, ander]

    stoppen(toetsing.toetser)

    assert namen(toetsers_van(toetsing)) == [ander]


def test_the_board_is_the_one_that_works_in_the_area():
    gebied = make_gebied()
    plan = make_plan(gebied=gebied)
    lid = make_gebruiker(rol=Rol.STUURGROEPLID, gebieden=[gebied])
    make_gebruiker(rol=Rol.STUURGROEPLID, gebieden=[make_gebied()])
    make_gebruiker(rol=Rol.STUURGROEPLID, organisatie=make_aanbieder(), gebieden=[gebied])

    assert namen(stuurgroep(plan)) == [lid]


def test_whose_turn_it_is_follows_from_the_plan():
    plan = make_plan(status=Planstatus.IN_TOETSING)
    partijen = {
        Aanzet.AANBIEDER: make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder),
        Aanzet.COORDINATOR: make_gebruiker(organisatie=plan.gemeente),
        Aanzet.TOETSERS: make_toetsing(plan=plan).toetser,
        Aanzet.STUURGROEP: make_gebruiker(rol=Rol.STUURGROEPLID, gebieden=[plan.gebied]),
    }

    for plan.aan_zet, gebruiker in partijen.items():
        assert namen(aan_zet(plan)) == [gebruiker]
    plan.aan_zet = Aanzet.NIEMAND
    assert aan_zet(plan) == []
