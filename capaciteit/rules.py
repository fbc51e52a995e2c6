"""Who may deliver, keep the register, and follow who still owes what."""

from typing import Any

import rules

from regio.behandeling import Behandeling
from regio.choices import OrganisatieSoort, Rol
from regio.rules import heeft_rol, organisaties_met_rol

AANLEVERAARS = (Rol.AANBIEDER, Rol.BEHEERDER, Rol.REGIO_ANALIST)
BEHEERDERS = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER)


@rules.predicate
def levert_aan(user: Any, organisatie: Any = None) -> bool:
    """Delivers for an organisation: this one, or any."""
    bij = organisaties_met_rol(user, *AANLEVERAARS)
    return bool(bij) if organisatie is None else organisatie.pk in bij


@rules.predicate
def houdt_register(user: Any, locatie: Any = None) -> bool:
    """Keeps what a location is: its providers, and who plans for where it lies or handles it."""
    eigen = organisaties_met_rol(user, Rol.AANBIEDER, Rol.BEHEERDER)
    plant = organisaties_met_rol(user, *BEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER)
    if locatie is None:
        return bool(eigen | plant)
    aanbieders = {aanbieder.pk for aanbieder in locatie.aanbieders.all()}
    if eigen & aanbieders:
        return True
    werkgebieden = [user.werkgebieden[organisatie] for organisatie in plant]
    if any(locatie.jeugdhulpregio_id in deel.regios for deel in werkgebieden):
        return True
    return any(in_deel(deel, locatie.pk, aanbieders) for deel in user.behandelingen_van(plant))


def in_deel(deel: Behandeling, locatie: int, aanbieders: set[int]) -> bool:
    return deel.aanbieder in aanbieders and locatie in deel.locaties


volgt_aanleveringen = heeft_rol(
    *BEHEERDERS,
    Rol.REGIO_ANALIST,
    Rol.BOVENREGIONAAL_ANALIST,
    niet_bij=OrganisatieSoort.AANBIEDER,
)
beheert_rondes = heeft_rol(*BEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER)

rules.add_rule("aanleveren", levert_aan)
rules.add_rule("register_bijhouden", houdt_register)
rules.add_rule("aanleveringen_volgen", volgt_aanleveringen)
rules.add_rule("aanleverrondes_beheren", beheert_rondes)
