"""The engine of the workflow: the one door by which a plan goes from one state to the next.

Order of refusing: not allowed (PermissionDenied), wrong state (OvergangNietMogelijk), not ready
or wrongly filled in (ValidationError). Who may not see a plan never gets here: that is a 404.
"""

from dataclasses import dataclass
from typing import Any

import rules
from django.core.exceptions import ValidationError
from django.db import transaction

from jeugdzorg.kern.notation import datum, tijdstip
from jeugdzorg.kern.permissions import require
from regio.berichten.ontvangers import Ontvanger
from regio.berichten.versturen import klaarzetten
from regio.models import Gebruiker

from .choices_plan import Aanzet, Planstatus
from .herinneren import herinneringen_intrekken
from .models import Plangebeurtenis, Vastgoedplan
from .ontvangers import als_details, ontvangers
from .plan.controles.opslaan import controleren
from .planstand import Planstand
from .stappen.beurt import beurt_na
from .stappen.effecten import toetstermijnen_mee, uitvoeren
from .stappen.invoer import nagekeken
from .stappen.stap import Stap, afdruk
from .stappen.termijnen import nieuwe_termijn
from .stappen.wachters import beletsels
from .werkstroom import AANBIEDER, COORDINATOR, OVERGANGEN, Overgang


class OvergangNietMogelijk(ValidationError):  # noqa: N818  # agreed name
    """The plan is not in a state from which this step leads; the text says why, in Dutch."""


@dataclass(frozen=True)
class Mogelijkheid:
    """A step that a user may take from here; ``beletsels`` say what it still waits for."""

    overgang: Overgang
    beletsels: list[str]

    @property
    def kan(self) -> bool:
        return not self.beletsels

    @property
    def is_terug(self) -> bool:
        """It leads back or aside, not further."""
        return bool(self.overgang.terug_van) or self.overgang.code in ("teruggeven", "intrekken")

    @property
    def is_hoofd(self) -> bool:
        """It brings the plan further and can be taken now: the button that stands out."""
        return self.kan and not self.is_terug


def mogelijk(plan: Vastgoedplan, user: Any) -> list[Mogelijkheid]:
    """The steps from the state of ``plan`` that ``user`` may take, in the order of the table."""
    return [
        Mogelijkheid(stap, beletsels(stap.code, plan, user))
        for stap in OVERGANGEN.values()
        if plan.status in stap.van and rules.test_rule(stap.rule, user, plan)
    ]


@transaction.atomic
def overgang(plan: Vastgoedplan, code: str, *, by: Gebruiker, **invoer: Any) -> Plangebeurtenis:
    """Take a step: state, term, turn, effects, record and messages, all or nothing.

    The same step by the same user with the same input, right after it was taken, gives that one
    again. Raises KeyError for an unknown step; PermissionDenied, OvergangNietMogelijk,
    ValidationError.
    """
    soort = OVERGANGEN[code]
    op_slot = Vastgoedplan.objects.select_for_update(of=("self",)).with_partijen().get(pk=plan.pk)
    require(soort.rule, by, op_slot)
    kenmerk = afdruk(invoer)
    if eerder := zojuist_gedaan(op_slot, soort, by, kenmerk):
        return eerder
    if op_slot.status not in soort.van:
        raise OvergangNietMogelijk(reden_stand(op_slot, soort), code="stand")
    vers_gecontroleerd(op_slot, code)
    if redenen := beletsels(code, op_slot, by):
        raise ValidationError(redenen, code="beletsel")
    stap = Stap(op_slot, soort, by, invoer, Planstatus(op_slot.status))
    nagekeken(stap)
    wie = ontvangers(op_slot, code)
    uitvoeren(stap)
    verder(stap)
    gebeurtenis = vastleggen(stap, kenmerk, wie)
    bericht_doen(stap, wie)
    plan.refresh_from_db()
    return gebeurtenis


def vers_gecontroleerd(plan: Vastgoedplan, code: str) -> None:
    """What is handed in was checked with what the register knows now."""
    versie = plan.nieuwste_versie
    if code == "indienen" and versie.is_concept:
        controleren(versie)


def zojuist_gedaan(
    plan: Vastgoedplan, soort: Overgang, by: Gebruiker, kenmerk: str
) -> Plangebeurtenis | None:
    """The last step of the plan, when it is this one: a form that was sent twice."""
    laatste = plan.gebeurtenissen.first()
    if laatste is None or laatste.overgang != soort.code or laatste.door_id != by.pk:
        return None
    return laatste if laatste.details.get("invoer") == kenmerk else None


def reden_stand(plan: Vastgoedplan, soort: Overgang) -> str:
    """Why a step cannot be taken now: where the plan is, and who brought it there."""
    standen = " of ".join(f"“{stand.label}”" for stand in soort.van)
    tekst = (
        f"{soort.label} kan nu niet: het plan staat op “{plan.get_status_display()}”. "
        f"Deze stap kan alleen vanuit {standen}."
    )
    laatste = plan.gebeurtenissen.first()
    if laatste is None:
        return tekst
    return f"{tekst} Laatste stap: {laatste.wat}, door {laatste.namens} op {tijdstip(laatste.op)}."


def verder(stap: Stap) -> None:
    """The plan in its new state."""
    plan = stap.plan
    plan.status = stap.overgang.naar or stand_voor_intrekken(plan)
    plan.status_sinds = stap.nu
    plan.uiterlijk, plan.resterend = nieuwe_termijn(stap)
    plan.aan_zet = beurt_na(stap)
    plan.save(update_fields=["status", "status_sinds", "uiterlijk", "resterend", "aan_zet"])
    if plan.status == Planstatus.IN_TOETSING:
        toetstermijnen_mee(stap)


def stand_voor_intrekken(plan: Vastgoedplan) -> str:
    eerder = plan.gebeurtenissen.filter(naar=Planstatus.INGETROKKEN).first()
    return eerder.van if eerder else Planstatus.CONCEPT


def vastleggen(stap: Stap, kenmerk: str, wie: list[Ontvanger]) -> Plangebeurtenis:
    plan = stap.plan
    return Plangebeurtenis.objects.create(
        plan=plan,
        overgang=stap.overgang.code,
        van=stap.van,
        naar=plan.status,
        versie=stap.versie or plan.ingediende_versie,
        op=stap.nu,
        door=stap.by,
        reden=stap.reden,
        details={
            **stap.details,
            "namens": namens(stap),
            "invoer": kenmerk,
            "ontvangers": als_details(wie),
            "uiterlijk": plan.uiterlijk.isoformat() if plan.uiterlijk else None,
        },
    )


def namens(stap: Stap) -> str:
    """For which party the step was taken, by name."""
    if stap.overgang.rule == AANBIEDER:
        return str(stap.plan.aanbieder)
    if stap.overgang.rule == COORDINATOR or rules.test_rule(COORDINATOR, stap.by, stap.plan):
        return str(stap.plan.gemeente)
    return f"de stuurgroep van {stap.plan.gebied}"


def bericht_doen(stap: Stap, wie: list[Ontvanger]) -> None:
    plan = stap.plan
    herinneringen_intrekken(plan)
    klaarzetten(
        sjabloon=stap.overgang.bericht,
        ontvangers=wie,
        context={
            "plan": plan,
            "aanbieder": plan.aanbieder,
            "gemeente": plan.gemeente,
            "namens": namens(stap),
            "wat": stap.overgang.gedaan,
            "stand": plan.get_status_display(),
            "reden": stap.reden,
            "aan_zet": "niemand" if plan.aan_zet == Aanzet.NIEMAND else Planstand(plan, None).wie,
            "termijn": f"uiterlijk {datum(plan.uiterlijk)}" if plan.uiterlijk else "geen termijn",
        },
        onderwerp_sleutel=f"plan:{plan.pk}:stand",
        url=plan.get_absolute_url(),
        namens=plan.gemeente,
    )
