"""Who delivers the indicators of a region, and who follows who still owes what."""

from typing import Any

import rules

from regio.choices import OrganisatieSoort, Rol
from regio.rules import heeft_rol, organisaties_met_rol

LEVERAARS = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.REGIO_ANALIST)
VOLGERS = (*LEVERAARS, Rol.BOVENREGIONAAL_ANALIST, Rol.STUURGROEPLID)


@rules.predicate
def levert_indicatoren(user: Any, plicht: Any = None) -> bool:
    """Delivers for the office of the region: this one, or any."""
    return _bij(plicht, organisaties_met_rol(user, *LEVERAARS))


@rules.predicate
def levert_indicatoren_via_api(user: Any, plicht: Any = None) -> bool:
    """Delivers through the API: with a key of the office of the region (any)."""
    return _bij(plicht, organisaties_met_rol(user, Rol.API_CLIENT, *LEVERAARS))


def _bij(plicht: Any, organisaties: set[int]) -> bool:
    return bool(organisaties) if plicht is None else plicht.organisatie_id in organisaties


rules.add_rule("indicatoren_leveren", levert_indicatoren)
rules.add_rule("indicatoren_leveren_via_api", levert_indicatoren_via_api)
rules.add_rule(
    "indicatorleveringen_volgen", heeft_rol(*VOLGERS, niet_bij=OrganisatieSoort.AANBIEDER)
)
