"""The record of a session as it is frozen: plain data, without the names of people."""

from datetime import date
from typing import Any

from ..models import Reflectieactie, Reflectiesessie
from .plekken import VELDEN


def verslaggegevens(sessie: Reflectiesessie) -> dict[str, Any]:
    """Everything that was said, in the order of the questions; who was there by role only."""
    cyclus = sessie.cyclus
    return {
        "regio": {"code": sessie.jeugdhulpregio.code, "naam": str(sessie.jeugdhulpregio)},
        "gebied": {"code": cyclus.gebied.code, "naam": str(cyclus.gebied)},
        "halfjaar": str(cyclus.halfjaar),
        "datum": sessie.datum.isoformat() if sessie.datum else None,
        "plaats": sessie.plaats,
        "isVoorbeeld": sessie.voorbeeld,
        "deelnemers": deelnemers(sessie),
        "samenvatting": sessie.samenvatting,
        "antwoorden": antwoorden(sessie),
        "acties": [actiegegevens(rij) for rij in acties_van(sessie)],
        "eerdereActies": [actiegegevens(rij) for rij in eerdere_acties(sessie)],
    }


def deelnemers(sessie: Reflectiesessie) -> list[dict[str, str]]:
    rijen = sessie.deelnames.select_related("organisatie")
    return [{"rol": rij.rol_woord, "namens": rij.partij} for rij in rijen]


def antwoorden(sessie: Reflectiesessie) -> list[dict[str, str]]:
    """Per question that has an answer its four texts."""
    return [
        {
            "vraag": rij.indicator.code,
            "naam": rij.indicator.naam,
            **{veld: getattr(rij, veld) for veld in VELDEN},
        }
        for rij in sessie.antwoorden.select_related("indicator")
        if not rij.is_leeg
    ]


def acties_van(sessie: Reflectiesessie) -> list[Reflectieactie]:
    """What was agreed in this session."""
    rijen = sessie.acties.filter(ingetrokken_op__isnull=True).select_related("indicator")
    return list(rijen.order_by("uiterlijk", "pk"))


def eerdere_acties(sessie: Reflectiesessie) -> list[Reflectieactie]:
    """Carried over: agreed in earlier half-years, and still running or ended since the last one."""
    rijen = Reflectieactie.objects.eerder_dan(sessie).filter(ingetrokken_op__isnull=True)
    vorige = sessie.cyclus.halfjaar.van
    return [
        rij
        for rij in rijen.select_related("indicator").order_by("uiterlijk", "pk")
        if rij.loopt or (rij.afgerond_op and rij.afgerond_op >= vorige)
    ]


def actiegegevens(actie: Reflectieactie) -> dict[str, Any]:
    return {
        "wat": actie.tekst,
        "wie": actie.eigenaar,
        "uiterlijk": actie.uiterlijk.isoformat() if actie.uiterlijk else None,
        "status": actie.get_status_display(),
        "stand": actie.stand,
        "vraag": actie.indicator.code if actie.indicator else None,
        "uitHalfjaar": str(actie.sessie.cyclus.halfjaar),
    }


def om_te_lezen(gegevens: dict[str, Any]) -> dict[str, Any]:
    """The frozen record with its days as dates, for a page."""
    return {
        **gegevens,
        "datum": dag(gegevens["datum"]),
        **{
            naam: [{**actie, "uiterlijk": dag(actie["uiterlijk"])} for actie in gegevens[naam]]
            for naam in ("acties", "eerdereActies")
        },
    }


def dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
