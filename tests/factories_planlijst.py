"""Projects and places of handed-in plans, as a version leaves them behind."""

from datetime import date
from typing import Any

from django.utils import timezone

from tests.factories import nummers
from tests.factories_plan import make_plan, make_planversie
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Planplaats, Planproject, Planversie, Vastgoedplan


def make_ingediend(plan: Vastgoedplan | None = None) -> Planversie:
    """The next version, handed in, of a plan that was."""
    plan = plan or make_plan(status=Planstatus.INGEDIEND)
    return make_planversie(plan, ingediend_op=timezone.now(), hash="0" * 64)


def make_planproject(**velden: Any) -> Planproject:
    n = next(nummers)
    standaard = {
        "versie": velden.get("versie") or make_ingediend(),
        "sleutel": f"p{n}",
        "code": f"P{n}",
        "naam": f"Project {n}",
    }
    return Planproject.objects.create(**{**standaard, **velden})


def make_planplaats(**velden: Any) -> Planplaats:
    standaard = {
        "project": velden.get("project") or make_planproject(),
        "sleutel": f"r{next(nummers)}",
        "aantal": 6,
        "zorgvorm": "kleinschalig",
        "datum": date(2027, 1, 1),
    }
    return Planplaats.objects.create(**{**standaard, **velden})
