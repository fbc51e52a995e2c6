"""Who may edit an assessment framework: those that own it; who may begin one: who coordinates."""

from typing import Any

import rules

from regio.choices import OrganisatieSoort, Rol
from regio.rules import organisaties_met_rol

KADERBEHEERDERS = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER)


def kaderbeheer_bij(user: Any) -> set[int]:
    """Organisations for which ``user`` may edit frameworks they own."""
    return organisaties_met_rol(user, *KADERBEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER)


@rules.predicate
def bewerkt_kader(user: Any, kader: Any = None) -> bool:
    """Edits this framework, or any."""
    bij = kaderbeheer_bij(user)
    if kader is None or not bij:
        return bool(bij)
    return any(eigenaar.pk in bij for eigenaar in kader.eigenaren.all())


def te_beginnen_gebieden(user: Any) -> set[int]:
    """Areas in which a municipality of ``user`` works and coordinates providers."""
    bij = kaderbeheer_bij(user)
    coordineert = {deel.organisatie for deel in user.behandelingen_van(bij)} if bij else set()
    return {gebied for pk in coordineert for gebied in user.werkgebieden[pk].gebieden}


@rules.predicate
def begint_kader(user: Any, gebied: Any = None) -> bool:
    """Begins the framework of this area; without one: may look whether there is any."""
    if gebied is None:
        return bool(kaderbeheer_bij(user))
    return gebied.pk in te_beginnen_gebieden(user)


rules.add_rule("kader_bewerken", bewerkt_kader)
rules.add_rule("kader_beginnen", begint_kader)
