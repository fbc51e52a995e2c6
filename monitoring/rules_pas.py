"""Who keeps the register of alternatives: who explains figures in its area, no provider."""

import rules

from regio.rules import duidt_cijfers_bij

rules.add_rule("alternatief_bijhouden", duidt_cijfers_bij)
