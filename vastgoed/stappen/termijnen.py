"""Until when a plan may be in its state: in working days, standing still during a supplement."""

from datetime import date
from typing import Any

from jeugdzorg.kern.werkdagen import werkdagen_tussen, werkdagen_verder

from ..models import Vastgoedplan
from .stap import Stap

STILGEZET = "termijn_stilgezet"


def nieuwe_termijn(stap: Stap) -> tuple[date | None, int | None]:
    """The day and the working days that are kept for later, after this step."""
    match stap.overgang.code:
        case "aanvulling_vragen":
            return stap.invoer["termijn"], over(stap.plan, stap.vandaag)
        case "aanvulling_intrekken":
            return verder(stap, stap.plan.resterend), None
        case "aanvulling_indienen":
            return verder(stap, stap.overgang.termijn), stap.plan.resterend
        case "in_toetsing_nemen":
            rest = stap.plan.resterend
            return verder(stap, stap.overgang.termijn if rest is None else rest), None
        case "intrekking_herstellen":
            return hersteld(stap)
    return verder(stap, stap.overgang.termijn), None


def over(plan: Vastgoedplan, vandaag: date) -> int | None:
    return None if plan.uiterlijk is None else werkdagen_tussen(vandaag, plan.uiterlijk)


def verder(stap: Stap, werkdagen: int | None) -> date | None:
    """That many working days from today; at least one, so that nobody is late at once."""
    if werkdagen is None:
        return None
    return werkdagen_verder(stap.vandaag, max(werkdagen, 1))


def bewaard(plan: Vastgoedplan, vandaag: date) -> dict[str, Any]:
    """What withdrawing keeps, to go on from later."""
    return {"over": over(plan, vandaag), "resterend": plan.resterend, "aan_zet": plan.aan_zet}


def hersteld(stap: Stap) -> tuple[date | None, int | None]:
    rest = stap.details.get(STILGEZET, {})
    return verder(stap, rest.get("over")), rest.get("resterend")
