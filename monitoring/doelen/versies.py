"""Versions of targets and paths: adopt a draft by a decision, and withdraw it.

What was adopted is never overwritten: the next version is a row of its own, with points, parts and
targets of its own, and holds from a day on. Every step is one action, under a lock.
"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.chain import besluit_vastleggen
from jeugdzorg.kern.models import Schakelsoort
from jeugdzorg.kern.permissions import require
from regio.models import Gebruiker, Vergadering

from ..choices import Padsoort
from ..choices_doelen import Versiestatus
from ..models import Afbouwpad, Doelstelling
from .berichten import intrekken_melden, vaststellen_melden
from .rechten import Doel, opvolger
from .sloten import D, bewaar, is_concept, op_slot, zet


@transaction.atomic
def vaststellen(
    concept: D,
    *,
    by: Gebruiker,
    geldt_vanaf: date,
    besluit_op: date,
    besluit: str,
    vergadering: Vergadering | None = None,
) -> D:
    """Record that the draft was adopted: it holds from ``geldt_vanaf``, and goes in the chain.

    The targets that belong to a path get a next version with it. Raises PermissionDenied, and
    ValidationError when it is no draft, or holds before the version that it replaces.
    """
    require("doel_vaststellen", by, concept)
    concept = op_slot(concept)
    is_concept(concept)
    validate_vanaf(concept, geldt_vanaf)
    validate_verdeeld(concept)
    if besluit_op > timezone.localdate():
        raise ValidationError({"besluit_op": "Een besluit is niet genomen in de toekomst."})
    velden: dict[str, Any] = {
        "status": Versiestatus.AANGENOMEN,
        "geldt_vanaf": geldt_vanaf,
        "besluit_op": besluit_op,
        "besluit": besluit,
        "vergadering": vergadering,
        "vastgesteld_op": timezone.now(),
        "vindplaats": besluit,
        "peildatum": besluit_op,
    }
    zet(concept, velden)
    if isinstance(concept, Afbouwpad):
        herkomst = {"vindplaats": besluit, "peildatum": besluit_op}
        concept.punten.update(**herkomst)
        concept.delen.update(**herkomst)
        doelen_volgen(concept, velden)
    vastleggen(Schakelsoort.DOEL_VASTGESTELD, concept, by, besluit=besluit, vanaf=geldt_vanaf)
    vaststellen_melden(concept, by=by)
    return concept


@transaction.atomic
def versie_intrekken(versie: D, *, by: Gebruiker, reden: str) -> D:
    """Take an adopted version back: the one before holds again. Raises ValidationError when
    another one followed, or for one that was not adopted here."""
    require("doel_vaststellen", by, versie)
    versie = op_slot(versie)
    if versie.status != Versiestatus.AANGENOMEN or versie.vastgesteld_op is None:
        raise ValidationError("Alleen een hier vastgestelde versie kunt u intrekken.")
    if volgende := opvolger(versie):
        raise ValidationError(f"Versie {volgende.versie} bouwt op deze. Trek die eerst in.")
    velden = {"status": Versiestatus.INGETROKKEN, "intrekreden": reden}
    zet(versie, velden)
    if isinstance(versie, Afbouwpad):
        for doel in versie.doelstellingen.filter(status=Versiestatus.AANGENOMEN):
            zet(doel, velden)
    vastleggen(Schakelsoort.DOEL_INGETROKKEN, versie, by, reden=reden)
    intrekken_melden(versie, by=by)
    return versie


def doelen_volgen(pad: Afbouwpad, velden: dict[str, Any]) -> None:
    """The next version of every target of the path before, with the numbers of this one."""
    if pad.vervangt_id is None:
        return
    delen = {deel.jeugdhulpregio_id: deel for deel in pad.delen.all()}
    doelen = Doelstelling.objects.filter(pad=pad.vervangt_id, status=Versiestatus.AANGENOMEN)
    for doel in doelen.filter(opvolgers__isnull=True):
        deel = delen.get(doel.jeugdhulpregio_id) if doel.jeugdhulpregio_id else None
        if doel.jeugdhulpregio_id and deel is None:
            continue
        bewaar(
            Doelstelling(
                indicator=doel.indicator,
                jeugdhulpregio=doel.jeugdhulpregio,
                gebied=doel.gebied,
                pad=pad,
                basiswaarde=deel.basis if deel else pad.startwaarde,
                basisdatum=pad.startdatum,
                doelwaarde=deel.doel if deel else pad.doelwaarde,
                doeldatum=pad.doeldatum,
                datum_precisie=pad.datum_precisie,
                versie=doel.versie + 1,
                vervangt=doel,
                bron=pad.bron,
                reden=pad.reden,
                opgesteld_door=pad.opgesteld_door,
                opgesteld_op=pad.opgesteld_op,
                **velden,
            )
        )


def validate_verdeeld(concept: Doel) -> None:
    """What is divided over regions is divided before it is adopted."""
    if not isinstance(concept, Afbouwpad) or concept.soort != Padsoort.PRO_RATA:
        return
    if not concept.delen.exists():
        raise ValidationError("Vul eerst per regio het vertrekpunt in: wijzig het concept.")


def validate_vanaf(concept: Doel, vanaf: date) -> None:
    eerder = concept.vervangt
    if eerder and eerder.geldt_vanaf and vanaf <= eerder.geldt_vanaf:
        raise ValidationError({"geldt_vanaf": "Een versie geldt na de versie die zij vervangt."})


def vastleggen(soort: Schakelsoort, rij: Doel, by: Gebruiker, **gegevens: Any) -> None:
    besluit_vastleggen(soort, rij, by=by, gegevens={"versie": rij.versie, **gegevens})
