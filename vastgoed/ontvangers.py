"""Who gets a message of a step of a plan: for the page before it, the outbox and the record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from regio.berichten.ontvangers import Ontvanger, ontvangers_van
from regio.querysets import organisaties_van

from .betrokkenen import TOETST, VERVANGT, coordinatoren, opstellers, stuurgroep, toetsers
from .choices_plan import Planstatus
from .models import Vastgoedplan

Partij = Callable[[Vastgoedplan], list[Ontvanger]]
WIE: Final[dict[str, tuple[Partij, ...]]] = {
    "indienen": (coordinatoren, opstellers),
    "indiening_terugnemen": (coordinatoren,),
    "teruggeven": (opstellers,),
    "in_toetsing_nemen": (toetsers, opstellers),
    "toetsing_stoppen": (toetsers, opstellers),
    "aanvulling_vragen": (opstellers, toetsers),
    "aanvulling_intrekken": (opstellers, toetsers),
    "aanvulling_indienen": (coordinatoren, opstellers),
    "adviseren": (stuurgroep, toetsers),
    "advies_heropenen": (stuurgroep, toetsers),
    "besluiten": (opstellers, coordinatoren, toetsers, stuurgroep),
    "besluit_herroepen": (opstellers, coordinatoren, toetsers, stuurgroep),
    "intrekken": (coordinatoren, toetsers),
    "intrekking_herstellen": (coordinatoren, toetsers),
}
NA_INDIENEN: Final = frozenset({"intrekken", "intrekking_herstellen"})
"""Of a draft nobody else knows; these steps can be taken of one."""


def ontvangers(plan: Vastgoedplan, overgang: str) -> list[Ontvanger]:
    """Each person once, the first reason counts. Call it before the step is taken."""
    if overgang in NA_INDIENEN and plan.ingediend_op is None:
        return []
    partijen = WIE.get(overgang, ())
    if overgang in NA_INDIENEN and plan.status == Planstatus.GEADVISEERD:
        partijen = (*partijen, stuurgroep)
    return ontvangers_van([een for partij in partijen for een in partij(plan)])


@dataclass(frozen=True)
class Ontvangergroep:
    """An organisation, what it has to do with the plan, and how many people there."""

    naam: str
    reden: str
    aantal: int


def in_groepen(wie: list[Ontvanger], plan: Vastgoedplan, lezer: Any) -> list[Ontvangergroep]:
    """For a page: organisations and roles, no people. The provider does not learn who reviews."""
    van_aanbieder = plan.aanbieder_id in organisaties_van(lezer)
    groepen: dict[tuple[str, str], int] = {}
    for een in wie:
        naam = str(een.organisatie or "")
        if van_aanbieder and een.reden in (TOETST, VERVANGT):
            naam = "De toetsers"
        groepen[naam, een.reden] = groepen.get((naam, een.reden), 0) + 1
    return [Ontvangergroep(naam, reden, aantal) for (naam, reden), aantal in groepen.items()]


def als_details(wie: list[Ontvanger]) -> list[dict[str, Any]]:
    """For the record of the step: who was told, by key, and where they work."""
    return [
        {
            "gebruiker": een.gebruiker.pk,
            "organisatie": str(een.organisatie or ""),
            "reden": een.reden,
        }
        for een in wie
    ]
