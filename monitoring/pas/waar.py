"""Where the places of one alternative count, in words."""

from typing import Any

from capaciteit.models import Plaatsmutatie
from vastgoed.models import Planplaats

from ..choices_pas import Alternatiefstatus, Zekerheid
from ..models import Alternatief


def waar_telt_het(rij: Alternatief, user: Any) -> str:
    """One sentence; says nothing of a plan that ``user`` may not see."""
    if rij.status != Alternatiefstatus.ACTUEEL:
        return "Telt niet mee in de opbouw: dit alternatief is niet actueel."
    if rij.voorziening_id and in_boeken(rij.voorziening_id, user):
        return "De plaatsen tellen mee via de plaatsenbalans van de voorziening."
    if in_plan(rij, user):
        return "De plaatsen tellen mee via het vastgoedplan."
    if rij.plaatsen is None:
        return "Telt niet mee in de plaatsen: er is geen aantal plaatsen genoemd."
    if rij.fase == Zekerheid.GEREALISEERD:
        return (
            "Telt nog niet mee: wat er is, telt pas als de plaatsen in de plaatsenbalans staan. "
            "Koppel de voorziening, of boek de plaatsen."
        )
    if rij.vanaf is None:
        return "Telt mee zodra bekend is vanaf wanneer."
    return f"Telt mee in de opbouw, als {rij.get_fase_display()}."


def in_boeken(voorziening: int, user: Any) -> bool:
    rijen = Plaatsmutatie.objects.visible_to(user).zonder_voorbeeld()
    return rijen.filter(naar=voorziening).exists() or rijen.filter(van=voorziening).exists()


def in_plan(rij: Alternatief, user: Any) -> bool:
    rijen = Planplaats.objects.visible_to(user).geldend().filter(mutatie__isnull=True)
    naar = rij.voorziening_id and rijen.filter(naar=rij.voorziening_id).exists()
    return bool(naar or (rij.plan_id and rijen.filter(project__versie__plan=rij.plan_id).exists()))
