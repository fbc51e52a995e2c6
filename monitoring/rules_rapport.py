"""Who may make, adopt, publish and withdraw reports."""

import rules

from regio.choices import OrganisatieSoort, Rol
from regio.rules import duidt_cijfers_bij, heeft_rol_bij

VASTSTELLERS = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.STUURGROEPLID)
PUBLICEERDERS = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER)

rules.add_rule("rapport_maken", duidt_cijfers_bij)
rules.add_rule("rapportopzet_wijzigen", duidt_cijfers_bij)
rules.add_rule(
    "rapport_vaststellen", heeft_rol_bij(*VASTSTELLERS, niet_bij=OrganisatieSoort.AANBIEDER)
)
rules.add_rule(
    "rapport_publiceren", heeft_rol_bij(*PUBLICEERDERS, niet_bij=OrganisatieSoort.AANBIEDER)
)
