"""The figures of a plan in lists follow from its newest version."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_plan, make_planversie
from tests.planinhoud import volledige_inhoud
from vastgoed.models import Vastgoedplan
from vastgoed.plan.document import Document
from vastgoed.plan.inhoud import gezet, lege_inhoud
from vastgoed.plan.samenvatten import samenvatten, samenvatting
from vastgoed.plan.wijzigen import Wijziging, wijzigen


def test_an_empty_plan_has_no_figures_and_not_nought():
    cijfers = samenvatting(Document(lege_inhoud()))

    assert cijfers == {
        "plaatsen_nu": None,
        "plaatsen_straks": None,
        "investering": None,
        "spuk_gevraagd": None,
        "kosten_per_plaats": None,
        "start": None,
        "gereed": None,
        "hoogste_risico": "",
        "projecten_aantal": 0,
    }


def test_the_complete_example_in_figures():
    assert samenvatting(Document(volledige_inhoud())) == {
        "plaatsen_nu": 16,
        "plaatsen_straks": 16,
        "investering": Decimal(900_000),
        "spuk_gevraagd": Decimal(270_000),
        "kosten_per_plaats": Decimal("56250.00"),
        "start": date(2023, 9, 1),
        "gereed": date(2024, 9, 30),
        "hoogste_risico": "HR",
        "projecten_aantal": 2,
    }


@pytest.mark.parametrize(
    ("risicos", "zwaarst"),
    [
        ([("L", "R"), ("M", "M")], "MM"),
        ([("L", "R"), ("H", "L")], "HL"),
        ([("M", "M"), ("H", "R")], "HR"),
        ([("H", "")], ""),
    ],
)
def test_the_heaviest_risk_is_the_largest_product_and_then_the_most_impact(risicos, zwaarst):
    inhoud = lege_inhoud()
    for nummer, (impact, kans) in enumerate(risicos):
        inhoud = gezet(inhoud, f"risicos/r{nummer}", {"impact": impact, "kans": kans})

    assert samenvatting(Document(inhoud))["hoogste_risico"] == zwaarst


def test_places_that_go_do_not_count_for_later():
    inhoud = gezet(volledige_inhoud(), "plaatsen/pl2/naar_naam", None)

    assert samenvatting(Document(inhoud))["plaatsen_straks"] == 8


@pytest.mark.django_db
def test_every_change_keeps_the_figures_of_the_plan():
    plan = make_plan(inhoud=volledige_inhoud())
    schrijver = make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)

    wijzigen(plan.nieuwste_versie, [Wijziging("startfoto_plaatsen", 20)], by=schrijver)

    bewaard = Vastgoedplan.objects.get(pk=plan.pk)
    assert (bewaard.plaatsen_nu, bewaard.ontbreekt) == (20, 0)


@pytest.mark.django_db
def test_an_older_version_does_not_change_them():
    plan = make_plan(inhoud=volledige_inhoud())
    plan.versies.update(ingediend_op=timezone.now())
    oud = plan.versies.get()
    make_planversie(plan)
    samenvatten(plan.versies.get(nummer=2))

    samenvatten(oud)

    assert Vastgoedplan.objects.get(pk=plan.pk).plaatsen_nu is None
