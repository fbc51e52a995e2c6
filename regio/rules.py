"""Who may do what with findings and checks. A role counts at any organisation, today."""

from typing import Any

import rules

from .choices import Rol


def heeft_rol(*rollen: Rol) -> rules.Predicate:
    """A current membership in one of ``rollen``."""

    @rules.predicate(f"heeft_rol:{'|'.join(rollen)}")
    def predicate(user: Any) -> bool:
        return user.is_active and any(lid.rol in rollen for lid in user.huidige_lidmaatschappen)

    return predicate


duidt_cijfers = heeft_rol(
    Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.REGIO_ANALIST, Rol.BOVENREGIONAAL_ANALIST
)

rules.add_rule("bevinding_afhandelen", rules.is_authenticated & duidt_cijfers)
rules.add_rule("controles_uitvoeren", rules.is_authenticated & duidt_cijfers)

# A second factor to log in with: for roles that decide, review or manage (BIO2 5.17.01).
rules.add_rule(
    "tweede_factor_nodig",
    heeft_rol(Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.TOETSER, Rol.STUURGROEPLID),
)
