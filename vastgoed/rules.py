"""Who may do what with a plan. What may follow what stands in ``werkstroom``."""

from typing import Any

import rules

from regio.choices import OrganisatieSoort, Rol
from regio.rules import organisaties_met_rol

from .querysets_plan import gebieden_van

OPSTELLERS = (Rol.AANBIEDER, Rol.BEHEERDER)
COORDINATOREN = (Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER)


@rules.predicate
def stelt_op(user: Any, plan: Any = None) -> bool:
    """Writes the plans of a provider: of this one, or of any."""
    bij = {
        lid.organisatie_id
        for lid in (user.huidige_lidmaatschappen if user.is_authenticated else ())
        if lid.rol in OPSTELLERS and lid.organisatie.soort == OrganisatieSoort.AANBIEDER
    }
    if not user.is_authenticated or not user.is_active:
        return False
    return bool(bij) if plan is None else plan.aanbieder_id in bij


@rules.predicate
def stelt_op_via_api(user: Any, plan: Any = None) -> bool:
    """Hands in workbooks of a provider's plans with a key of that provider, or writes them."""
    bij = organisaties_met_rol(user, Rol.API_CLIENT)
    hier = bool(bij) if plan is None else plan.aanbieder_id in bij
    return hier or stelt_op(user, plan)


@rules.predicate
def coordineert(user: Any, plan: Any = None) -> bool:
    """Handles plans for the coordinating municipality: of this plan, or of any."""
    bij = organisaties_met_rol(user, *COORDINATOREN, niet_bij=OrganisatieSoort.AANBIEDER)
    return bool(bij) if plan is None else plan.gemeente_id in bij


@rules.predicate
def besluit(user: Any, plan: Any = None) -> bool:
    """Sits on the steering board of the plan's area, or records what it decided."""
    bestuur = organisaties_met_rol(user, Rol.STUURGROEPLID, niet_bij=OrganisatieSoort.AANBIEDER)
    notulen = organisaties_met_rol(user, Rol.BELEIDSMEDEWERKER)
    if plan is None:
        return bool(bestuur | notulen)
    return plan.gemeente_id in notulen or plan.gebied_id in gebieden_van(user, bestuur)


@rules.predicate
def toetst(user: Any, toetsing: Any = None) -> bool:
    """Reviews: this review, as reviewer or deputy, or any; not with a declared interest."""
    bij = organisaties_met_rol(user, Rol.TOETSER, niet_bij=OrganisatieSoort.AANBIEDER)
    if toetsing is None:
        return bool(bij)
    return toetsing.organisatie_id in bij and user.pk in {
        toetsing.toetser_id,
        toetsing.plaatsvervanger_id,
    }


@rules.predicate
def ziet_plan(user: Any, plan: Any = None) -> bool:
    """May read this plan; agrees with ``Vastgoedplan.objects.visible_to``."""
    from .models import Vastgoedplan

    return plan is not None and Vastgoedplan.objects.visible_to(user).contains(plan)


rules.add_rule("plan_inzien", ziet_plan)
rules.add_rule("plan_opstellen", stelt_op)
rules.add_rule("plan_aanleveren_via_api", stelt_op_via_api)
rules.add_rule("plan_coordineren", coordineert)
rules.add_rule("plan_besluiten", besluit)
rules.add_rule("plan_toetsen", toetst)
