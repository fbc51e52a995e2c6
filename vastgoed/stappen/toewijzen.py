"""Who reviews a plan: given out by the municipality, changed, withdrawn, taken over."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.notation import datum
from jeugdzorg.kern.permissions import require
from regio.berichten.ontvangers import Ontvanger
from regio.berichten.versturen import klaarzetten
from regio.choices import Rol
from regio.models import Gebruiker, Organisatie

from ..berichten_plan import BELANG, INGETROKKEN, TOEGEWEZEN
from ..betrokkenen import TOETST, VERVANGT, coordinatoren, leden
from ..choices_plan import Belang, Planstatus
from ..models import Toetsing, Vastgoedplan
from .beurt import beurt_bijwerken

TOEWIJSBAAR: Final = (Planstatus.INGEDIEND, Planstatus.IN_TOETSING)


@transaction.atomic
def toewijzen(
    plan: Vastgoedplan,
    organisatie: Organisatie,
    toetser: Gebruiker,
    *,
    termijn: date,
    plaatsvervanger: Gebruiker | None = None,
    toelichting: str = "",
    by: Any,
) -> Toetsing:
    """Let ``toetser`` review for an organisation; the same again gives that review.

    Raises PermissionDenied, ValidationError naming each field.
    """
    plan = plan_op_slot(plan, by)
    bestaand = Toetsing.objects.lopend().filter(plan=plan, organisatie=organisatie).first()
    if bestaand is not None:
        if bestaand.toetser_id == toetser.pk and bestaand.termijn == termijn:
            return bestaand
        raise ValidationError({"organisatie": f"{organisatie} toetst dit plan al."})
    controleer(plan, organisatie, toetser, plaatsvervanger, termijn)
    toetsing = Toetsing.objects.create(
        plan=plan,
        organisatie=organisatie,
        toetser=toetser,
        plaatsvervanger=plaatsvervanger,
        termijn=termijn,
        gemaakt_door=by,
    )
    beurt_bijwerken(plan)
    melden(TOEGEWEZEN.code, toetsing, toetsers_met_reden(toetsing), toelichting)
    return toetsing


@transaction.atomic
def toewijzing_wijzigen(
    toetsing: Toetsing,
    toetser: Gebruiker,
    *,
    termijn: date,
    plaatsvervanger: Gebruiker | None = None,
    reden: str,
    by: Any,
) -> Toetsing:
    """Another reviewer, deputy or day, with the reason; what was judged stays for the next one.

    A new reviewer declares the interest anew. Raises PermissionDenied, ValidationError.
    """
    plan = plan_op_slot(toetsing.plan, by)
    toetsing = open_toetsing(toetsing)
    controleer(plan, toetsing.organisatie, toetser, plaatsvervanger, termijn)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom."})
    weg = [] if toetsing.toetser_id == toetser.pk else [Ontvanger(toetsing.toetser, None, TOETST)]
    if weg or toetsing.belang == Belang.BELANG:
        toetsing.belang, toetsing.belang_op = Belang.NIET_VERKLAARD, None
        toetsing.belang_toelichting = ""
    toetsing.toetser, toetsing.plaatsvervanger = toetser, plaatsvervanger
    toetsing.termijn = termijn
    toetsing.save()
    melden(INGETROKKEN.code, toetsing, weg, reden)
    melden(TOEGEWEZEN.code, toetsing, toetsers_met_reden(toetsing), reden)
    return toetsing


@transaction.atomic
def toewijzing_intrekken(toetsing: Toetsing, *, reden: str, by: Any) -> Toetsing:
    """The organisation does not review any more; its judgments stay on record, uncounted.

    Raises PermissionDenied, ValidationError; without another review a plan cannot stay in review.
    """
    plan = plan_op_slot(toetsing.plan, by)
    toetsing = open_toetsing(toetsing)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom."})
    anderen = Toetsing.objects.lopend().filter(plan=plan).exclude(pk=toetsing.pk)
    if plan.status == Planstatus.IN_TOETSING and not anderen.exists():
        raise ValidationError(
            "Dit is de laatste toetser. Wijs eerst een ander aan, of stop de toetsing."
        )
    vervallen(toetsing, reden)
    beurt_bijwerken(plan)
    melden(INGETROKKEN.code, toetsing, toetsers_met_reden(toetsing), reden)
    return toetsing


def belang_gemeld(toetsing: Toetsing) -> Toetsing | None:
    """After a reviewer declared an interest: the deputy takes over, and who coordinates is told.

    Gives the review of the deputy, if there is one. Call it in the transaction of declaring.
    """
    opvolger = toetsing.plaatsvervanger
    vervolg = "Er is geen plaatsvervanger. Wijs een ander aan."
    nieuw = None
    if opvolger is not None:
        vervolg = "De plaatsvervanger neemt de toetsing over."
        vervallen(toetsing, f"De toetser meldde een belang. {vervolg}")
        nieuw = Toetsing.objects.create(
            plan=toetsing.plan,
            organisatie=toetsing.organisatie,
            toetser=opvolger,
            termijn=toetsing.termijn,
            gemaakt_door=toetsing.gemaakt_door,
        )
        melden(TOEGEWEZEN.code, nieuw, toetsers_met_reden(nieuw), "De toetser kan niet toetsen.")
    melden(BELANG.code, toetsing, coordinatoren(toetsing.plan), vervolg)
    return nieuw


def vervallen(toetsing: Toetsing, reden: str) -> None:
    toetsing.vervallen_op, toetsing.reden_vervallen = timezone.now(), reden.strip()
    toetsing.save(update_fields=["vervallen_op", "reden_vervallen"])


def plan_op_slot(plan: Vastgoedplan, by: Any) -> Vastgoedplan:
    require("plan_coordineren", by, plan)
    plan = Vastgoedplan.objects.select_for_update(of=("self",)).with_partijen().get(pk=plan.pk)
    if plan.status not in TOEWIJSBAAR:
        raise ValidationError(
            f"Het plan staat op “{plan.get_status_display()}”. Toetsers wijst u aan als een plan "
            "is ingediend of in toetsing is.",
            code="stand",
        )
    return plan


def open_toetsing(toetsing: Toetsing) -> Toetsing:
    huidig = (
        Toetsing.objects.select_for_update(of=("self",))
        .select_related("plan__gemeente", "plan__aanbieder", "organisatie", "toetser")
        .get(pk=toetsing.pk)
    )
    if huidig.vervallen_op:
        raise ValidationError("Deze toetsing is al ingetrokken of overgenomen.")
    if huidig.ingeleverd_op:
        raise ValidationError("Deze toetsing is al ingeleverd. De toetser kan haar terugnemen.")
    return huidig


def controleer(
    plan: Vastgoedplan,
    organisatie: Organisatie,
    toetser: Gebruiker,
    plaatsvervanger: Gebruiker | None,
    termijn: date,
) -> None:
    fouten = {}
    if organisatie.pk == plan.aanbieder_id:
        fouten["organisatie"] = "De aanbieder toetst het eigen plan niet."
    bij = set(
        leden(Rol.TOETSER).filter(organisatie=organisatie).values_list("gebruiker", flat=True)
    )
    if toetser.pk not in bij:
        fouten["toetser"] = f"Deze gebruiker is geen toetser bij {organisatie}."
    if plaatsvervanger is not None and plaatsvervanger.pk not in bij:
        fouten["plaatsvervanger"] = f"Deze gebruiker is geen toetser bij {organisatie}."
    if plaatsvervanger is not None and plaatsvervanger.pk == toetser.pk:
        fouten["plaatsvervanger"] = "Kies een ander dan de toetser."
    if termijn <= timezone.localdate():
        fouten["termijn"] = "Deze dag is al voorbij. Kies een dag na vandaag."
    if fouten:
        raise ValidationError(fouten)


def toetsers_met_reden(toetsing: Toetsing) -> list[Ontvanger]:
    wie = [Ontvanger(toetsing.toetser, toetsing.organisatie, TOETST)]
    if toetsing.plaatsvervanger is not None:
        wie.append(Ontvanger(toetsing.plaatsvervanger, toetsing.organisatie, VERVANGT))
    return wie


def melden(soort: str, toetsing: Toetsing, wie: Iterable[Ontvanger], reden: str) -> None:
    plan = toetsing.plan
    klaarzetten(
        sjabloon=soort,
        ontvangers=wie,
        context={
            "plan": plan,
            "aanbieder": plan.aanbieder,
            "gemeente": plan.gemeente,
            "organisatie": toetsing.organisatie,
            "reden": reden.strip(),
            "termijn": f"uiterlijk {datum(toetsing.termijn)}",
        },
        onderwerp_sleutel=f"toetsing:{toetsing.pk}:toewijzing",
        url=plan.get_absolute_url(),
        namens=plan.gemeente,
    )
