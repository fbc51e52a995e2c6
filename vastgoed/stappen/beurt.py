"""Whose turn it is: set with every step, and when reviews come in or open again."""

from ..choices_plan import Aanzet, Planstatus
from ..models import Toetsing, Vastgoedplan
from .stap import Stap
from .termijnen import STILGEZET


def beurt_na(stap: Stap) -> Aanzet:
    """After a step. While a plan is reviewed: the reviewers, until every review is in."""
    if stap.overgang.code == "advies_heropenen":
        return stap.overgang.aan_zet
    if stap.overgang.code == "intrekking_herstellen":
        bewaard = stap.details.get(STILGEZET, {}).get("aan_zet")
        return Aanzet(bewaard) if bewaard else stap.overgang.aan_zet
    if stap.overgang.naar == Planstatus.IN_TOETSING:
        return beurt_tijdens_toetsing(stap.plan)
    return stap.overgang.aan_zet


def beurt_tijdens_toetsing(plan: Vastgoedplan) -> Aanzet:
    bezig = Toetsing.objects.lopend().filter(plan=plan, ingeleverd_op__isnull=True)
    return Aanzet.TOETSERS if bezig.exists() else Aanzet.COORDINATOR


def beurt_bijwerken(plan: Vastgoedplan) -> None:
    """After a review was handed in, taken back, given to another or withdrawn."""
    beurt = beurt_tijdens_toetsing(plan)
    Vastgoedplan.objects.filter(pk=plan.pk, status=Planstatus.IN_TOETSING).exclude(
        aan_zet=beurt
    ).update(aan_zet=beurt)
