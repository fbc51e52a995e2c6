"""Who may do what: the words in which every app says it. Rights follow from memberships only.

``heeft_rol`` asks for a role at any organisation; ``heeft_rol_bij`` for that role at the object's
own organisation, or at one that works in the object's area. Roles count from today's memberships,
read once per request, so a membership that ends, ends at the next request.
"""

from typing import Any

import rules
from django.db.models import Model

from .choices import OrganisatieSoort, Rol


def heeft_rol(*rollen: Rol, niet_bij: str = "") -> rules.Predicate:
    """A current membership in one of ``rollen``, organisations of kind ``niet_bij`` left out."""

    @rules.predicate(f"heeft_rol:{'|'.join(rollen)}")
    def predicate(user: Any) -> bool:
        return bool(organisaties_met_rol(user, *rollen, niet_bij=niet_bij))

    return predicate


def heeft_rol_bij(*rollen: Rol, niet_bij: str = "") -> rules.Predicate:
    """The same where the object belongs; no object, or one that belongs nowhere: anywhere."""

    @rules.predicate(f"heeft_rol_bij:{'|'.join(rollen)}")
    def predicate(user: Any, voorwerp: Any = None) -> bool:
        bij = organisaties_met_rol(user, *rollen, niet_bij=niet_bij)
        organisatie, gebied = organisatie_van(voorwerp), gebied_van(voorwerp)
        if organisatie is None and gebied is None:
            return bool(bij)
        if organisatie in bij:
            return True
        return any(gebied in user.werkgebieden[werkgever].gebieden for werkgever in bij)

    return predicate


def organisaties_met_rol(user: Any, *rollen: Rol, niet_bij: str = "") -> set[int]:
    """Keys of the organisations where ``user`` has one of ``rollen`` today."""
    if not user.is_authenticated or not user.is_active:
        return set()
    return {
        lid.organisatie_id
        for lid in user.huidige_lidmaatschappen
        if lid.rol in rollen and lid.organisatie.soort != niet_bij
    }


def organisatie_van(voorwerp: Any) -> int | None:
    """Key of the organisation that an object is, or that it belongs to."""
    from .models import Organisatie

    if isinstance(voorwerp, Organisatie):
        return voorwerp.pk
    return getattr(voorwerp, "organisatie_id", None)


def gebied_van(voorwerp: Any) -> int | None:
    """Key of the area that an object is, or that it is about."""
    from .models import Gebied

    if isinstance(voorwerp, Gebied):
        return voorwerp.pk
    if isinstance(cyclus := getattr(voorwerp, "cyclus", None), Model):
        return gebied_van(cyclus)
    return getattr(voorwerp, "gebied_id", None)


@rules.predicate
def beheert(user: Any, organisatie: Any = None) -> bool:
    """Manages the people of an organisation: its own, or one it coordinates that has no manager."""
    from .models import Lidmaatschap

    bij = organisaties_met_rol(user, Rol.BEHEERDER)
    if organisatie is None or organisatie.pk in bij:
        return bool(bij)
    if not any(deel.aanbieder == organisatie.pk for deel in user.behandelingen_van(bij)):
        return False
    return not Lidmaatschap.objects.at().beheerders().filter(organisatie=organisatie.pk).exists()


@rules.predicate
def is_api_client(user: Any, organisatie: Any = None) -> bool:
    """Reads the API for an organisation: this one, or any."""
    bij = organisaties_met_rol(user, Rol.API_CLIENT)
    return bool(bij) if organisatie is None else organisatie.pk in bij


@rules.predicate
def is_eigenaar(user: Any, weergave: Any = None) -> bool:
    """Saved this view."""
    return weergave is not None and weergave.gebruiker_id == user.pk


@rules.predicate
def beheert_deelgenoot(user: Any, weergave: Any = None) -> bool:
    """Manages the organisation with which a view is shared: it outlives who saved it."""
    gedeeld_met = getattr(weergave, "gedeeld_met", None)
    return gedeeld_met is not None and beheert(user, gedeeld_met)


DUIDERS = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.REGIO_ANALIST, Rol.BOVENREGIONAAL_ANALIST)
duidt_cijfers = heeft_rol(*DUIDERS, niet_bij=OrganisatieSoort.AANBIEDER)
duidt_cijfers_bij = heeft_rol_bij(*DUIDERS, niet_bij=OrganisatieSoort.AANBIEDER)
"""Explaining figures is not for the party they are about, whoever manages its people."""

rules.add_rule("bevinding_afhandelen", duidt_cijfers_bij)
rules.add_rule("controles_uitvoeren", duidt_cijfers)
rules.add_rule("weergave_wijzigen", is_eigenaar)
rules.add_rule("weergave_verwijderen", is_eigenaar | beheert_deelgenoot)
rules.add_rule("toegang_beheren", beheert)
rules.add_rule("sleutels_beheren", beheert | is_api_client)

# What was changed and what happened: for managers. That the chain of decisions holds: also for
# those who decide; it says what was decided only to who may see that.
rules.add_rule("wijzigingen_inzien", heeft_rol(Rol.BEHEERDER))
rules.add_rule(
    "keten_controleren", heeft_rol(Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.STUURGROEPLID)
)

# A second factor to log in with: for roles that decide, review or manage (BIO2 5.17.01).
rules.add_rule(
    "tweede_factor_nodig",
    heeft_rol(Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.TOETSER, Rol.STUURGROEPLID),
)

# The outbox is for who manages people; how messages are worded also for who does the work.
SJABLOONBEHEERDERS = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER)
rules.add_rule("berichten_overzien", heeft_rol(Rol.BEHEERDER))
rules.add_rule(
    "berichtsjablonen_beheren",
    heeft_rol_bij(*SJABLOONBEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER),
)
