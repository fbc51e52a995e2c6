"""Figures of a plan for lists, summed up from the version that counts."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from ..models import Planversie, Vastgoedplan
from .document import Document, Rij
from .volledig import ontbrekend

NIVEAUS: Final = {"H": 3, "R": 3, "M": 2, "L": 1}
CENT: Final = Decimal("0.01")


def samenvatten(versie: Planversie) -> None:
    """Write the figures of ``versie`` in the columns of its plan, when it is the newest version.

    Once a version was handed in, others read those columns: then a draft changes only how much it
    lacks, which the provider alone sees. Counts of findings are kept by ``controles.opslaan``.
    """
    if versie.plan.versies.filter(nummer__gt=versie.nummer).exists():
        return
    cijfers: dict[str, Any] = {"ontbreekt": len(ontbrekend(versie.inhoud))}
    if not versie.is_concept or versie.plan.ingediend_op is None:
        cijfers |= samenvatting(Document(versie.inhoud))
    for naam, waarde in cijfers.items():
        setattr(versie.plan, naam, waarde)
    Vastgoedplan.objects.filter(pk=versie.plan_id).update(**cijfers)


def samenvatting(document: Document) -> dict[str, Any]:
    """What stands in the document in a dozen figures; nothing filled in gives nothing, not 0."""
    straks = som(rij.getal("aantal") for rij in document.rijen("plaatsen") if gaat_ergens_heen(rij))
    investering = som(rij.getal("bedrag") for rij in document.rijen("investeringen"))
    projecten = document.rijen("projecten")
    nu = document.velden.get("startfoto_plaatsen")
    return {
        "plaatsen_nu": nu if isinstance(nu, int) else None,
        "plaatsen_straks": None if straks is None else int(straks),
        "investering": investering,
        "spuk_gevraagd": document.bedrag("spuk_gevraagd"),
        "kosten_per_plaats": per_plaats(investering, straks),
        "start": min(dagen(projecten, "start"), default=None),
        "gereed": max(dagen(projecten, "gereed"), default=document.dag("einddatum")),
        "hoogste_risico": hoogste_risico(document.rijen("risicos")),
        "projecten_aantal": len(projecten),
    }


def som(bedragen: Iterable[Decimal | None]) -> Decimal | None:
    bekend = [bedrag for bedrag in bedragen if bedrag is not None]
    return sum(bekend, Decimal(0)) if bekend else None


def per_plaats(investering: Decimal | None, plaatsen: Decimal | None) -> Decimal | None:
    if investering is None or not plaatsen:
        return None
    return (investering / plaatsen).quantize(CENT, ROUND_HALF_UP)


def gaat_ergens_heen(rij: Rij) -> bool:
    """Places that stay or come; a row without ``naar`` takes places away."""
    return bool(rij.tekst("naar") or rij.tekst("naar_naam"))


def dagen(rijen: Iterable[Rij], kolom: str) -> list[date]:
    return [dag for rij in rijen if (dag := rij.dag(kolom))]


def hoogste_risico(rijen: Iterable[Rij]) -> str:
    """Impact and likelihood of the heaviest risk before measures ("HR"); empty without risks."""
    paren = [(rij.tekst("impact"), rij.tekst("kans")) for rij in rijen]
    vol = [(impact, kans) for impact, kans in paren if impact and kans]
    zwaarst: tuple[str, str] = max(vol, key=zwaarte, default=("", ""))
    return "".join(zwaarst)


def zwaarte(paar: tuple[str, str]) -> tuple[int, int]:
    """Of two that weigh the same the one with more impact."""
    impact, kans = (NIVEAUS.get(letter, 0) for letter in paar)
    return impact * kans, impact
