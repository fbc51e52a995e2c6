"""Drafting a supplement request: questions of reviewers and of the municipality, in one list."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from jeugdzorg.kern.permissions import require

from ..choices_plan import Oordeelwaarde, Planstatus
from ..kaders.onderdelen import kolommen_per_deel
from ..models import Aanvulverzoek, Aanvulvraag, Criterium, Oordeel, Toetsing, Vastgoedplan
from .plekken import validate_paden


def concept_van(plan: Vastgoedplan) -> Aanvulverzoek | None:
    """The request that is being drafted."""
    return plan.aanvulverzoeken.lopend().filter(gevraagd_op__isnull=True).first()


@transaction.atomic
def concept_beginnen(plan: Vastgoedplan, *, by: Any) -> Aanvulverzoek:
    """The draft, or a new one; two at once get the same. Raises ValidationError outside review."""
    plan = Vastgoedplan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if reden := reden_dicht(plan):
        raise ValidationError(reden)
    if verzoek := concept_van(plan):
        return verzoek
    versie = plan.ingediende_versie
    if versie is None:
        raise ValidationError("Van dit plan is nog geen versie ingediend.")
    nummer = plan.aanvulverzoeken.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    return Aanvulverzoek.objects.create(
        plan=plan, nummer=nummer + 1, versie=versie, gemaakt_door=by
    )


def reden_dicht(plan: Vastgoedplan) -> str:
    """Why no question can be drafted now; empty: it can."""
    if plan.status == Planstatus.IN_TOETSING:
        return ""
    return (
        f"Vragen kan alleen zolang het plan in toetsing is. Nu is het: {plan.get_status_display()}."
    )


@transaction.atomic
def vraag_voorstellen(
    toetsing: Toetsing, criterium: Criterium, vraag: str, *, by: Any
) -> Aanvulvraag:
    """A reviewer proposes a question about a criterion; the municipality decides whether it is
    asked. Raises PermissionDenied, ValidationError.
    """
    require("plan_toetsen", by, toetsing)
    verzoek = concept_beginnen(toetsing.plan, by=by)
    zelfde = verzoek.vragen.filter(toetsing=toetsing, criterium=criterium, vraag=vraag.strip())
    return zelfde.first() or maak_vraag(
        verzoek,
        vraag=vraag,
        paden=paden_bij(criterium),
        criterium=criterium,
        toetsing=toetsing,
        opgenomen=False,
    )


@transaction.atomic
def vraag_opslaan(
    plan: Vastgoedplan,
    *,
    vraag: str,
    paden: Sequence[str],
    criterium: Criterium | None,
    bestaand: Aanvulvraag | None = None,
    by: Any,
) -> Aanvulvraag:
    """Ask something, or change a question of the draft; it is then part of the request.

    Raises PermissionDenied, ValidationError naming the field.
    """
    require("plan_coordineren", by, plan)
    verzoek = concept_beginnen(plan, by=by)
    validate_paden(paden, plan.ingediende_versie)
    if bestaand is None:
        return maak_vraag(verzoek, vraag=vraag, paden=paden, criterium=criterium)
    if bestaand.verzoek_id != verzoek.pk:
        raise ValidationError("Deze vraag is al gesteld en verandert niet meer.")
    bestaand.vraag, bestaand.paden, bestaand.criterium = vraag.strip(), list(paden), criterium
    bestaand.opgenomen = True
    gecontroleerd(bestaand).save()
    return bestaand


def maak_vraag(verzoek: Aanvulverzoek, *, vraag: str, paden: Sequence[str], **velden: Any) -> Any:
    nieuw = Aanvulvraag(
        verzoek=verzoek,
        vraag=vraag.strip(),
        paden=list(paden),
        volgorde=verzoek.vragen.count() + 1,
        **velden,
    )
    gecontroleerd(nieuw).save()
    return nieuw


def gecontroleerd(vraag: Aanvulvraag) -> Aanvulvraag:
    vraag.clean_fields(exclude=["verzoek", "criterium", "toetsing", "beantwoord_door"])
    return vraag


@transaction.atomic
def vraag_opnemen(vraag: Aanvulvraag, opgenomen: bool, *, by: Any) -> None:
    """Ask it, or leave it out; it stays in the draft. Raises PermissionDenied, ValidationError."""
    require("plan_coordineren", by, vraag.verzoek.plan)
    verzoek = concept_beginnen(vraag.verzoek.plan, by=by)
    if vraag.verzoek_id != verzoek.pk:
        raise ValidationError("Deze vraag is al gesteld en verandert niet meer.")
    Aanvulvraag.objects.filter(pk=vraag.pk).update(opgenomen=opgenomen)


@transaction.atomic
def verzoek_opslaan(
    plan: Vastgoedplan, *, toelichting: str, termijn: date | None, by: Any
) -> Aanvulverzoek:
    """The words around the questions and the day of the answer. Raises as the others."""
    require("plan_coordineren", by, plan)
    verzoek = concept_beginnen(plan, by=by)
    verzoek.toelichting, verzoek.termijn = toelichting.strip(), termijn
    verzoek.save(update_fields=["toelichting", "termijn"])
    return verzoek


@transaction.atomic
def uit_oordelen(plan: Vastgoedplan, *, by: Any) -> int:
    """A question for every criterion that is not met, from what the reviewers wrote to the
    provider; remarks on one criterion become one question. Gives how many came.

    Only reviews that were handed in. A criterion about which something is asked, is left out.
    """
    require("plan_coordineren", by, plan)
    verzoek = concept_beginnen(plan, by=by)
    gehad = set(verzoek.vragen.filter(opgenomen=True).values_list("criterium", flat=True))
    per_criterium: dict[Criterium, list[str]] = {}
    for oordeel in onvoldaan(plan, by):
        if oordeel.criterium_id not in gehad:
            regels = per_criterium.setdefault(oordeel.criterium, [])
            if (tekst := oordeel.opmerking_aanbieder.strip()) and tekst not in regels:
                regels.append(tekst)
    met_tekst = {criterium: regels for criterium, regels in per_criterium.items() if regels}
    for criterium, regels in met_tekst.items():
        maak_vraag(
            verzoek, vraag="\n\n".join(regels), paden=paden_bij(criterium), criterium=criterium
        )
    return len(met_tekst)


def onvoldaan(plan: Vastgoedplan, user: Any) -> Any:
    return (
        Oordeel.objects.visible_to(user)
        .filter(
            toetsing__plan=plan,
            toetsing__vervallen_op__isnull=True,
            waarde__in=(Oordeelwaarde.DEELS, Oordeelwaarde.NIET),
        )
        .select_related("criterium")
        .order_by("criterium__volgorde", "toetsing__organisatie__naam")
    )


def paden_bij(criterium: Criterium) -> list[str]:
    """What a criterion points at: its fields and tables, whole."""
    return list(kolommen_per_deel(criterium.onderdelen))
