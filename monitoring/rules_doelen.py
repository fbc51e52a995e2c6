"""Who drafts a next version of a target or path, and who records what was decided about it."""

from typing import Any, Final

import rules

from regio.choices import OrganisatieSoort, Rol
from regio.rules import DUIDERS, heeft_rol_bij, organisaties_met_rol

BESLISSERS: Final = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER)
"""Who records in the system what the area decided in its steering board."""


def bij_doel(*rollen: Rol) -> rules.Predicate:
    """One of ``rollen`` in the area it is about, or for the region it is about; no provider."""
    bij_gebied = heeft_rol_bij(*rollen, niet_bij=OrganisatieSoort.AANBIEDER)

    @rules.predicate(f"bij_doel:{'|'.join(rollen)}")
    def predicate(user: Any, doel: Any = None) -> bool:
        regio = getattr(doel, "jeugdhulpregio_id", None)
        if regio is None:
            return bij_gebied(user, doel)
        bij = organisaties_met_rol(user, *rollen, niet_bij=OrganisatieSoort.AANBIEDER)
        return any(regio in user.werkgebieden[werkgever].regios for werkgever in bij)

    return predicate


rules.add_rule("doel_opstellen", bij_doel(*DUIDERS))
rules.add_rule("doel_vaststellen", bij_doel(*BESLISSERS))
