"""Who drafts the analysis and the advice of an area, and who records what is decided on it: the
same parties that take those steps of its cycle."""

import rules

from .rules_cyclus import analyseert, begeleidt, bestuurt

rules.add_rule("analyse_opstellen", analyseert)
rules.add_rule("cyclus_besluiten", bestuurt | begeleidt)
