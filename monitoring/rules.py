"""Who may do what in monitoring."""

from typing import Any

import rules

from regio.choices import OrganisatieSoort
from regio.rules import DUIDERS, duidt_cijfers_bij, organisaties_met_rol

from . import (  # noqa: F401  # they register themselves
    rules_cyclus,
    rules_doelen,
    rules_levering,
    rules_pas,
    rules_rapport,
)


@rules.predicate
def houdt_definitie_bij(user: Any, voorwerp: Any = None) -> bool:
    """At the organisation that keeps the definition; when none does, in its area."""
    eigenaar = getattr(voorwerp, "eigenaar_id", None)
    if eigenaar is None:
        return duidt_cijfers_bij(user, voorwerp)
    bij = organisaties_met_rol(user, *DUIDERS, niet_bij=OrganisatieSoort.AANBIEDER)
    return eigenaar in bij


rules.add_rule("indicatoren_beheren", houdt_definitie_bij)


@rules.predicate
def maakte_scenario(user: Any, scenario: Any = None) -> bool:
    """Made this scenario."""
    return scenario is not None and scenario.maker_id == user.pk


rules.add_rule("scenario_maken", duidt_cijfers_bij)
rules.add_rule("scenario_wijzigen", maakte_scenario)
rules.add_rule("scenario_voordragen", maakte_scenario & duidt_cijfers_bij)
