"""Who may do what in monitoring."""

import rules

from regio.choices import Rol
from regio.rules import heeft_rol

maakt_rapporten = heeft_rol(
    Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.REGIO_ANALIST, Rol.BOVENREGIONAAL_ANALIST
)

rules.add_rule("rapport_maken", rules.is_authenticated & maakt_rapporten)
