"""Who has to do with a plan, as people who can be written to: per party, and whose turn it is.

Only who can see the plan in that role today. Of a party who does the work is written to; its
managers only when nobody does.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import QuerySet

from regio.berichten.ontvangers import Ontvanger
from regio.choices import OrganisatieSoort, Rol
from regio.models import Lidmaatschap
from regio.werkgebied import werkgebieden

from .choices_plan import Aanzet, Belang
from .models import Toetsing, Vastgoedplan

STELT_OP: Final = "stelt het plan op"
COORDINEERT: Final = "behandelt het plan"
TOETST: Final = "toetst het plan"
VERVANGT: Final = "vervangt de toetser"
BESLUIT: Final = "zit in de stuurgroep"


def leden(*rollen: Rol) -> QuerySet[Lidmaatschap]:
    """Roles held today by people who can log in."""
    return (
        Lidmaatschap.objects.at()
        .filter(rol__in=rollen, gebruiker__is_active=True)
        .select_related("gebruiker", "organisatie")
        .order_by("organisatie__naam", "gebruiker__naam", "pk")
    )


def eerste_rol(organisatie: int, rollen: Sequence[Rol], reden: str) -> list[Ontvanger]:
    """Who has the first of these roles that anybody has at the organisation."""
    bij = list(leden(*rollen).filter(organisatie=organisatie))
    for rol in rollen:
        if gevonden := [lid for lid in bij if lid.rol == rol]:
            return als_ontvangers(gevonden, reden)
    return []


def als_ontvangers(gevonden: Iterable[Lidmaatschap], reden: str) -> list[Ontvanger]:
    return [Ontvanger(lid.gebruiker, lid.organisatie, reden) for lid in gevonden]


def opstellers(plan: Vastgoedplan) -> list[Ontvanger]:
    return eerste_rol(plan.aanbieder_id, (Rol.AANBIEDER, Rol.BEHEERDER), STELT_OP)


def coordinatoren(plan: Vastgoedplan) -> list[Ontvanger]:
    return eerste_rol(plan.gemeente_id, (Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER), COORDINEERT)


def toetsers(plan: Vastgoedplan, *, alleen_bezig: bool = False) -> list[Ontvanger]:
    """Who reviews the plan; ``alleen_bezig``: and did not hand in yet."""
    toetsingen = plan.toetsingen.lopend().exclude(belang=Belang.BELANG)
    if alleen_bezig:
        toetsingen = toetsingen.filter(ingeleverd_op__isnull=True)
    return [
        een
        for toetsing in toetsingen.order_by("organisatie__naam")
        for een in toetsers_van(toetsing)
    ]


def toetsers_van(toetsing: Toetsing, *, met_vervanger: bool = False) -> list[Ontvanger]:
    """The reviewer; the deputy when asked for, or when the reviewer has that role no more."""
    bij = leden(Rol.TOETSER).filter(
        organisatie=toetsing.organisatie_id,
        gebruiker__in=[toetsing.toetser_id, toetsing.plaatsvervanger_id],
    )
    gevonden = {lid.gebruiker_id: lid for lid in bij}
    wie = [(gevonden.get(toetsing.toetser_id), TOETST)]
    if met_vervanger or wie[0][0] is None:
        wie.append((gevonden.get(toetsing.plaatsvervanger_id or 0), VERVANGT))
    return [Ontvanger(lid.gebruiker, lid.organisatie, reden) for lid, reden in wie if lid]


def stuurgroep(plan: Vastgoedplan) -> list[Ontvanger]:
    """The members of the steering boards that work in the area of the plan."""
    alle = [
        lid
        for lid in leden(Rol.STUURGROEPLID)
        if lid.organisatie.soort != OrganisatieSoort.AANBIEDER
    ]
    waar = werkgebieden({lid.organisatie_id for lid in alle})
    hier = [lid for lid in alle if plan.gebied_id in waar[lid.organisatie_id].gebieden]
    return als_ontvangers(hier, BESLUIT)


def aan_zet(plan: Vastgoedplan) -> list[Ontvanger]:
    """Whose turn it is now."""
    match plan.aan_zet:
        case Aanzet.AANBIEDER:
            return opstellers(plan)
        case Aanzet.COORDINATOR:
            return coordinatoren(plan)
        case Aanzet.TOETSERS:
            return toetsers(plan, alleen_bezig=True)
        case Aanzet.STUURGROEP:
            return stuurgroep(plan)
    return []
