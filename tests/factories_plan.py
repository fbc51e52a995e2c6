"""The smallest valid plans and versions."""

from itertools import count
from typing import Any

from tests.factories import make_aanbieder, make_gebied, make_organisatie
from tests.factories_vastgoed import make_regeling
from vastgoed.models import Planversie, Vastgoedplan
from vastgoed.plan.inhoud import lege_inhoud

nummers = count(1)


def make_plan(inhoud: Any = None, **velden: Any) -> Vastgoedplan:
    """A plan with a first draft (``huidig``), empty unless ``inhoud`` is given."""
    n = next(nummers)
    standaard = {
        "code": f"plan-{n}",
        "titel": f"Vastgoedplan {n}",
        "aanbieder": velden.get("aanbieder") or make_aanbieder(),
        "regeling": velden.get("regeling") or make_regeling(),
        "gemeente": velden.get("gemeente") or make_organisatie(),
        "gebied": velden.get("gebied") or make_gebied(),
    }
    plan = Vastgoedplan.objects.create(**{**standaard, **velden})
    make_planversie(plan, inhoud=inhoud)
    return plan


def make_planversie(plan: Vastgoedplan, *, inhoud: Any = None, **velden: Any) -> Planversie:
    """The next version, which the plan then stands for."""
    nummer = velden.pop("nummer", plan.versies.count() + 1)
    inhoud = lege_inhoud() if inhoud is None else inhoud
    versie = Planversie.objects.create(plan=plan, nummer=nummer, inhoud=inhoud, **velden)
    plan.huidig = versie
    plan.save(update_fields=["huidig"])
    return versie
