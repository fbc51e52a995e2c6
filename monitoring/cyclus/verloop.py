"""The engine of the workflow: the one door by which a cycle goes from one state to the next.

Order of refusing: not allowed (PermissionDenied), wrong state (OvergangNietMogelijk), not ready or
without the words that are asked (ValidationError). Who may not see a cycle never gets here.
"""

import hashlib
from dataclasses import dataclass
from typing import Any, Final

import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from jeugdzorg.kern.notation import tijdstip
from jeugdzorg.kern.permissions import require
from regio.berichten.ontvangers import Ontvanger
from regio.models import Gebruiker
from vastgoed.ontvangers import als_details

from ..choices import Cyclusstatus
from ..models import Cyclus, Cyclusgebeurtenis
from ..rules_cyclus import waarvoor
from .berichten import stap_melden
from .betrokkenen import ontvangers
from .effecten import Stap, uitvoeren
from .voorwaarden import beletsels, openstaand
from .werkstroom import OVERGANGEN, Overgang

ZEG_WAAROM: Final = "Er staat nog iets open. Schrijf op waarom u toch verdergaat."
SCHRIJF_OP: Final = "Vul dit in: het blijft bij deze stap staan."


class OvergangNietMogelijk(ValidationError):  # noqa: N818  # agreed name
    """The cycle is not in the state from which this step leads; the text says why, in Dutch."""


@dataclass(frozen=True)
class Mogelijkheid:
    """A step that a user may take from here; ``beletsels`` say what it still waits for."""

    overgang: Overgang
    beletsels: list[str]
    openstaand: list[str]

    @property
    def kan(self) -> bool:
        return not self.beletsels

    @property
    def is_hoofd(self) -> bool:
        """It brings the cycle further and can be taken now: the button that stands out."""
        return self.kan and not self.overgang.is_terug


def mogelijk(cyclus: Cyclus, user: Any) -> list[Mogelijkheid]:
    """The steps from the state of ``cyclus`` that ``user`` may take, in the order of the table."""
    return [
        Mogelijkheid(stap, beletsels(stap.code, cyclus), openstaand(stap.code, cyclus))
        for stap in OVERGANGEN.values()
        if cyclus.status == stap.van and rules.test_rule(stap.rule, user, cyclus)
    ]


@transaction.atomic
def overgang(
    cyclus: Cyclus, code: str, *, by: Gebruiker | None, reden: str = ""
) -> Cyclusgebeurtenis:
    """Take a step: state, effects, record and messages, all or nothing. ``by`` None: the schedule.

    The same step by the same user with the same words, right after it was taken, gives that one
    again. Raises KeyError for an unknown step; PermissionDenied, OvergangNietMogelijk,
    ValidationError.
    """
    soort = OVERGANGEN[code]
    op_slot = Cyclus.objects.select_for_update(of=("self",)).select_related("gebied")
    stap = Stap(op_slot.get(pk=cyclus.pk), soort, by, reden.strip(), soort.van)
    toegestaan(stap)
    if eerder := zojuist_gedaan(stap):
        return eerder
    if stap.cyclus.status != soort.van:
        raise OvergangNietMogelijk(reden_stand(stap.cyclus, soort), code="stand")
    nagekeken(stap)
    wie = ontvangers(stap.cyclus, soort.wie)
    if by is not None:
        stap.details["namens"] = waarvoor(by, stap.cyclus, soort.rule)
    verder(stap)
    uitvoeren(stap)
    gebeurtenis = vastleggen(stap, wie)
    stap_melden(stap, wie)
    cyclus.refresh_from_db()
    return gebeurtenis


def toegestaan(stap: Stap) -> None:
    """The schedule may only do what the table lets it do."""
    if stap.by is not None:
        require(stap.overgang.rule, stap.by, stap.cyclus)
    elif not stap.overgang.vanzelf:
        raise PermissionDenied("Deze stap gaat niet vanzelf.")


def zojuist_gedaan(stap: Stap) -> Cyclusgebeurtenis | None:
    """The last step of the cycle, when it is this one: a form that was sent twice."""
    laatste = stap.cyclus.gebeurtenissen.first()
    if laatste is None or laatste.overgang != stap.overgang.code:
        return None
    zelfde = laatste.door_id == (stap.by.pk if stap.by else None)
    return laatste if zelfde and laatste.details.get("invoer") == afdruk(stap.reden) else None


def afdruk(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()


def reden_stand(cyclus: Cyclus, soort: Overgang) -> str:
    """Why a step cannot be taken now: where the cycle is, and who brought it there."""
    tekst = (
        f"{soort.label} kan nu niet: de cyclus staat op “{cyclus.get_status_display()}”. "
        f"Deze stap kan alleen vanuit “{soort.van.label}”."
    )
    laatste = cyclus.gebeurtenissen.first()
    if laatste is None:
        return tekst
    return f"{tekst} Laatste stap: {laatste.wat}, door {laatste.namens} op {tijdstip(laatste.op)}."


def nagekeken(stap: Stap) -> None:
    """Nothing blocks, and what is asked in words is there."""
    code, cyclus = stap.overgang.code, stap.cyclus
    if redenen := beletsels(code, cyclus):
        raise ValidationError(redenen, code="beletsel")
    open_ = openstaand(code, cyclus)
    if open_ and stap.by is None:
        raise ValidationError(open_, code="openstaand")
    if not stap.reden and stap.overgang.vraag(cyclus.soort):
        raise ValidationError({"reden": SCHRIJF_OP})
    if not stap.reden and open_:
        raise ValidationError({"reden": f"{ZEG_WAAROM} {' '.join(open_)}"})
    stap.details["openstaand"] = open_


def verder(stap: Stap) -> None:
    """The cycle in its new state."""
    if stap.cyclus.status != stap.overgang.naar:
        stap.cyclus.status = Cyclusstatus(stap.overgang.naar)
        stap.cyclus.status_sinds = stap.nu
        stap.cyclus.save(update_fields=["status", "status_sinds"])


def vastleggen(stap: Stap, wie: list[Ontvanger]) -> Cyclusgebeurtenis:
    return Cyclusgebeurtenis.objects.create(
        cyclus=stap.cyclus,
        overgang=stap.overgang.code,
        van=stap.van,
        naar=stap.overgang.naar,
        op=stap.nu,
        door=stap.by,
        reden=stap.reden,
        details={
            **stap.details,
            "invoer": afdruk(stap.reden),
            "ontvangers": als_details(wie),
        },
    )
