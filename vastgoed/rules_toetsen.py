"""Who reads judgments beside each other: who coordinates, and who reviews the plan."""

from typing import Any

import rules

from .models import Toetsing
from .rules import coordineert, toetst


@rules.predicate
def leest_oordelen(user: Any, plan: Any = None) -> bool:
    """Of this plan, or of any."""
    if coordineert(user, plan):
        return True
    if plan is None:
        return bool(toetst(user))
    return any(toetst(user, rij) for rij in Toetsing.objects.lopend().filter(plan=plan))


rules.add_rule("oordelen_inzien", leest_oordelen)
