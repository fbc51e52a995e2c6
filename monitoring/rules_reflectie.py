"""Who holds and adopts a reflection session, and who gives and follows an assignment."""

from typing import Any

import rules

from regio.choices import OrganisatieSoort, Rol
from regio.querysets import organisaties_van
from regio.rules import heeft_rol_bij

SESSIEHOUDERS = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.REGIO_ANALIST)
OPDRACHTGEVERS = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER)
MELDERS = (
    *OPDRACHTGEVERS,
    Rol.AANBIEDER,
    Rol.REGIO_ANALIST,
    Rol.BOVENREGIONAAL_ANALIST,
    Rol.STUURGROEPLID,
)


def regios_met_rol(user: Any, *rollen: Rol) -> set[int]:
    """Keys of the regions at whose own office ``user`` has one of ``rollen`` today."""
    if not organisaties_van(user):
        return set()
    return {
        lid.organisatie.jeugdhulpregio_id
        for lid in user.huidige_lidmaatschappen
        if lid.rol in rollen and lid.organisatie.jeugdhulpregio_id
    }


@rules.predicate
def houdt_sessie(user: Any, voorwerp: Any = None) -> bool:
    """For the region itself only, not for others that work in its area."""
    regios = regios_met_rol(user, *SESSIEHOUDERS)
    return bool(regios) if voorwerp is None else voorwerp.jeugdhulpregio_id in regios


@rules.predicate
def is_opdrachtnemer(user: Any, opdracht: Any = None) -> bool:
    """Works for the organisation that the assignment is given to, not only as a reader."""
    if not organisaties_van(user):
        return False
    bij = {lid.organisatie_id for lid in user.huidige_lidmaatschappen if lid.rol in MELDERS}
    return bool(bij) if opdracht is None else opdracht.organisatie_id in bij


@rules.predicate
def is_een_van_de_partijen(user: Any, opdracht: Any = None) -> bool:
    """An assignment to parties in words: who analyses figures in its area tells how far it is."""
    return opdracht is None or opdracht.organisatie_id is None


geeft_opdrachten = heeft_rol_bij(*OPDRACHTGEVERS, niet_bij=OrganisatieSoort.AANBIEDER)
volgt_cijfers = heeft_rol_bij(
    Rol.REGIO_ANALIST, Rol.BOVENREGIONAAL_ANALIST, niet_bij=OrganisatieSoort.AANBIEDER
)


@rules.predicate
def geeft_opdracht_in(user: Any, voorwerp: Any = None) -> bool:
    """In the area it is about; of the organisation that carries it out only its own side counts."""
    return geeft_opdrachten(user, getattr(voorwerp, "gebied", voorwerp))


@rules.predicate
def volgt_in(user: Any, voorwerp: Any = None) -> bool:
    return volgt_cijfers(user, getattr(voorwerp, "gebied", voorwerp))


rules.add_rule("reflectie_houden", houdt_sessie)
rules.add_rule("opdracht_geven", geeft_opdracht_in)
rules.add_rule("opdracht_sluiten", geeft_opdracht_in)
rules.add_rule(
    "opdracht_melden",
    geeft_opdracht_in | is_opdrachtnemer | (is_een_van_de_partijen & volgt_in),
)
