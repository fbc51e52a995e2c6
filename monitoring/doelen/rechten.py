"""What a page asks before it shows a button."""

from typing import Any

import rules

from ..choices_doelen import Versiestatus
from ..models import Afbouwpad, Doelstelling

Doel = Afbouwpad | Doelstelling


def mag_opstellen(user: Any, rij: Doel) -> bool:
    return rules.test_rule("doel_opstellen", user, rij)


def mag_nieuwe_versie(user: Any, rij: Doel) -> bool:
    """Of what was adopted and has no next version yet, by who may draft."""
    vrij = rij.status == Versiestatus.AANGENOMEN and not opvolger(rij)
    return vrij and mag_opstellen(user, rij)


def opvolger(rij: Doel) -> Doel | None:
    """The next version that is being drafted or was adopted."""
    return rij.opvolgers.exclude(status=Versiestatus.INGETROKKEN).first()


def mag_vaststellen(user: Any, rij: Doel) -> bool:
    return rij.is_concept and rules.test_rule("doel_vaststellen", user, rij)


def mag_intrekken(user: Any, rij: Doel) -> bool:
    """Only what was adopted here, as long as nothing followed it."""
    hier = rij.status == Versiestatus.AANGENOMEN and rij.vastgesteld_op is not None
    return hier and not opvolger(rij) and rules.test_rule("doel_vaststellen", user, rij)


def rechten_bij(user: Any, rij: Doel) -> dict[str, bool]:
    """What ``user`` may do with this version now; one of a path goes with the path."""
    if isinstance(rij, Doelstelling) and rij.pad_id:
        return {}
    return {
        "mag_nieuwe_versie": mag_nieuwe_versie(user, rij),
        "mag_wijzigen": rij.is_concept and mag_opstellen(user, rij),
        "mag_vaststellen": mag_vaststellen(user, rij),
        "mag_intrekken": mag_intrekken(user, rij),
    }
