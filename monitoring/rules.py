"""Who may do what in monitoring."""

import rules

from regio.rules import duidt_cijfers_bij

rules.add_rule("rapport_maken", duidt_cijfers_bij)
