"""Reminders of the terms of plans, of reviews and of supplement requests; each goes once."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from regio.berichten.ontvangers import Ontvanger
from regio.berichten.soorten import Berichtsoort
from regio.berichten.termijnen import Moment, herinneren
from regio.berichten.versturen import intrekken, klaarzetten

from . import berichten_termijnen as soorten
from .betrokkenen import aan_zet, coordinatoren, opstellers, toetsers_van
from .choices_plan import Aanzet, Belang, Planstatus
from .models import Aanvulverzoek, Toetsing, Vastgoedplan

WAT: Final = {
    Planstatus.CONCEPT: "Maak het plan af en dien het in.",
    Planstatus.ONVOLLEDIG: "Vul aan wat ontbreekt en dien het plan opnieuw in.",
    Planstatus.INGEDIEND: "Kijk na of het plan volledig is en wijs de toetsers aan.",
    Planstatus.IN_TOETSING: "Rond de toetsing af en stel het advies op.",
    Planstatus.GEADVISEERD: "Neem een besluit over het plan.",
}
"""What whose turn it is has to do. A supplement has a term of its own."""


def plannen_herinneren(peildatum: date | None = None) -> int:
    """Remind of every term around which a reminder is due; gives how many messages went."""
    dag = peildatum or timezone.localdate()
    return (
        sum(plan_herinneren(plan, dag) for plan in plannen_met_termijn())
        + sum(toetsing_herinneren(toetsing, dag) for toetsing in lopende_toetsingen())
        + sum(aanvulling_herinneren(verzoek, dag) for verzoek in open_verzoeken())
    )


def plannen_met_termijn() -> QuerySet[Vastgoedplan]:
    return (
        Vastgoedplan.objects.lopend()
        .with_partijen()
        .filter(uiterlijk__isnull=False, status__in=list(WAT))
        .exclude(aan_zet=Aanzet.NIEMAND)
    )


def lopende_toetsingen() -> QuerySet[Toetsing]:
    """Reviews that can still be handed in; whoever has an interest does not review."""
    return (
        Toetsing.objects.lopend()
        .filter(plan__status=Planstatus.IN_TOETSING, ingeleverd_op__isnull=True)
        .exclude(belang=Belang.BELANG)
        .select_related("plan__aanbieder", "plan__gemeente", "organisatie")
        .annotate(beoordeeld=Count("oordelen", filter=~Q(oordelen__waarde="")))
    )


def open_verzoeken() -> QuerySet[Aanvulverzoek]:
    gesteld = Q(vragen__opgenomen=True, vragen__beantwoord_op__isnull=True)
    return (
        Aanvulverzoek.objects.lopend()
        .filter(
            plan__status=Planstatus.AANVULLING,
            gevraagd_op__isnull=False,
            termijn__isnull=False,
        )
        .select_related("plan__aanbieder", "plan__gemeente")
        .annotate(open_vragen=Count("vragen", filter=gesteld))
    )


def plan_herinneren(plan: Vastgoedplan, dag: date) -> int:
    """To whose turn it is. Reviewers have a term of their own; then who handles the plan."""
    if plan.uiterlijk is None:
        return 0
    bij_toetsers = plan.aan_zet == Aanzet.TOETSERS
    sturen = partial(
        sturen_over,
        plan,
        (soorten.PLAN_VOORAF, soorten.PLAN_NADIEN),
        lambda moment: coordinatoren(plan) if bij_toetsers else aan_zet(plan),
        {"stand": plan.get_status_display(), "wat": WAT[Planstatus(plan.status)]},
        sleutel_van(plan),
        plan.get_absolute_url(),
    )
    sleutel = f"{sleutel_van(plan)}:{plan.status}"
    return herinneren(sleutel, plan.uiterlijk, sturen, dag=dag, sinds=plan.status_sinds)


def toetsing_herinneren(toetsing: Toetsing, dag: date) -> int:
    sturen = partial(
        sturen_over,
        toetsing.plan,
        (soorten.TOETSING_VOORAF, soorten.TOETSING_NADIEN),
        lambda moment: toetsers_van(toetsing, met_vervanger=moment.te_laat),
        {"organisatie": toetsing.organisatie, "beoordeeld": toetsing.beoordeeld},  # type: ignore[attr-defined]
        f"toetsing:{toetsing.pk}:termijn",
        reverse("vastgoed:toetsing", args=[toetsing.pk]),
    )
    sleutel = f"toetsing:{toetsing.pk}"
    return herinneren(sleutel, toetsing.termijn, sturen, dag=dag, sinds=toetsing.gemaakt_op)


def aanvulling_herinneren(verzoek: Aanvulverzoek, dag: date) -> int:
    """To who writes the plan; when it is late also to the municipality that waits."""
    if verzoek.termijn is None:
        return 0

    def wie(moment: Moment) -> list[Ontvanger]:
        wachtend = coordinatoren(verzoek.plan) if moment.te_laat else []
        return opstellers(verzoek.plan) + wachtend

    sturen = partial(
        sturen_over,
        verzoek.plan,
        (soorten.AANVULLING_VOORAF, soorten.AANVULLING_NADIEN),
        wie,
        {"vragen": verzoek.open_vragen},  # type: ignore[attr-defined]
        sleutel_van(verzoek.plan),
        verzoek.plan.get_absolute_url(),
    )
    sleutel = f"aanvulverzoek:{verzoek.pk}"
    return herinneren(sleutel, verzoek.termijn, sturen, dag=dag, sinds=verzoek.gevraagd_op)


def sturen_over(
    plan: Vastgoedplan,
    keuze: tuple[Berichtsoort, Berichtsoort],
    wie: Callable[[Moment], Iterable[Ontvanger]],
    context: dict[str, Any],
    sleutel: str,
    url: str,
    moment: Moment,
) -> int:
    """Set the messages of one moment ready, worded by the municipality that handles the plan."""
    vooraf, nadien = keuze
    berichten = klaarzetten(
        sjabloon=(nadien if moment.te_laat else vooraf).code,
        ontvangers=wie(moment),
        context={
            "plan": plan.titel,
            "aanbieder": plan.aanbieder,
            "termijn": moment.termijn,
            **context,
        },
        onderwerp_sleutel=sleutel,
        url=url,
        namens=plan.gemeente,
    )
    return len(berichten)


def sleutel_van(plan: Vastgoedplan) -> str:
    return f"plan:{plan.pk}:termijn"


def herinneringen_intrekken(plan: Vastgoedplan) -> int:
    """For every step of a plan: a reminder of where it was is not sent any more."""
    toetsingen = plan.toetsingen.values_list("pk", flat=True)
    return intrekken(
        sleutel_van(plan),
        *(f"toetsing:{pk}:termijn" for pk in toetsingen),
        reden="Niet meer nodig: het plan is verder.",
    )
