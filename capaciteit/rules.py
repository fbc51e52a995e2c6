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
def levert_aan_via_api(user: Any, organisatie: Any = None) -> bool:
    """Delivers through the API: with a key of this organisation (any)."""
    bij = organisaties_met_rol(user, Rol.API_CLIENT, *AANLEVERAARS)
    return bool(bij) if organisatie is None else organisatie.pk in bij


@rules.predicate
def beheert_plicht(user: Any, plicht: Any = None) -> bool:
    """Gives more time to a provider that it plans for or handles; never to itself."""
    bij = organisaties_met_rol(user, *BEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER)
    if plicht is None or not bij:
        return bool(bij)
    if any(deel.aanbieder == plicht.organisatie_id for deel in user.behandelingen_van(bij)):
        return True
    gebieden = {gebied.pk for gebied in plicht.organisatie.gebieden.all()}
    return any(gebieden & user.werkgebieden[organisatie].gebieden for organisatie in bij)


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
rules.add_rule("aanleveren_via_api", levert_aan_via_api)
rules.add_rule("aanleverplicht_beheren", beheert_plicht)
rules.add_rule("register_bijhouden", houdt_register)
rules.add_rule("aanleveringen_volgen", volgt_aanleveringen)
rules.add_rule("aanleverrondes_beheren", beheert_rondes)
