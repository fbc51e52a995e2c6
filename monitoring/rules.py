"""Who may do what in monitoring."""

from typing import Any

import rules

from regio.rules import duidt_cijfers_bij

rules.add_rule("rapport_maken", duidt_cijfers_bij)


@rules.predicate
def maakte_scenario(user: Any, scenario: Any = None) -> bool:
    """Made this scenario."""
    return scenario is not None and scenario.maker_id == user.pk


rules.add_rule("scenario_maken", duidt_cijfers_bij)
rules.add_rule("scenario_wijzigen", maakte_scenario)
rules.add_rule("scenario_voordragen", maakte_scenario & duidt_cijfers_bij)
