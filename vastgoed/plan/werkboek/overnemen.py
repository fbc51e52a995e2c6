"""Taking a workbook over: whole or not at all; and back, where nobody changed anything since."""

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.permissions import require
from regio.models import Gebruiker

from ...choices_plan import Kanaal, Werkboekstatus
from ...models import Aanvulvraag, Planversie, Planwerkboek, Planwijziging
from ..inhoud import waarde
from ..verschil import verschillen
from ..wijzigen import Wijziging, gelijk, wijzigen
from .drieweg import met
from .gelezen import Gelezen
from .ontvangen import oordeel_over, open_versie, versie_om_te_vullen
from .oordeel import tel
from .vragen import nieuwe_antwoorden, vragen_van

WAT_NU: Final = {
    Werkboekstatus.AFGEKEURD: "Er staan fouten in dit werkboek. Lever een verbeterd werkboek in.",
    Werkboekstatus.KLAAR: "Dit werkboek is nog niet overgenomen.",
    Werkboekstatus.OVERGENOMEN: "Dit werkboek is al overgenomen.",
    Werkboekstatus.WEGGELEGD: "Dit werkboek is weggelegd. Lever het opnieuw in.",
    Werkboekstatus.TERUGGEDRAAID: "Dit werkboek is teruggedraaid. Lever het opnieuw in.",
}
KIES: Final = (
    "Op het scherm is intussen ook iets veranderd. Kies eerst bij elke plek wat er moet staan."
)


@transaction.atomic
def overnemen(
    werkboek: Planwerkboek,
    *,
    by: Gebruiker,
    keuzes: Mapping[str, str] | None = None,
    kanaal: str = Kanaal.WERKBOEK,
) -> Planwerkboek:
    """Put what the workbook says in the plan, in one go; a second time changes nothing.

    What changes is worked out once more under the lock. ``keuzes``: per place that was changed on
    screen too what must stand there. Raises PermissionDenied, ValidationError (errors, another
    version, a place without a choice).
    """
    versie, werkboek = vastgehouden(werkboek, by=by, kanaal=kanaal)
    if werkboek.status == Werkboekstatus.OVERGENOMEN:
        return werkboek
    eis(werkboek, Werkboekstatus.KLAAR)
    oordeel = oordeel_over(werkboek, versie)
    if oordeel.fouten:
        raise ValidationError(
            "Door wat intussen in het plan veranderde, kan dit werkboek niet meer zo worden "
            "overgenomen. Lever het opnieuw in om te zien waarom."
        )
    keuzes = keuzes or {}
    if oordeel.vergelijking.zonder_keuze(keuzes):
        raise ValidationError(KIES)
    wensen = oordeel.vergelijking.opgelost(keuzes)
    uitkomst = wijzigen(
        versie, [Wijziging(w.pad, w.naar, w.was) for w in wensen], by=by, kanaal=kanaal
    )
    if uitkomst.botsingen:
        raise ValidationError(KIES)
    werkboek.gelezen["antwoorden_waren"] = antwoorden_bewaren(versie, oordeel.gelezen, by)
    werkboek.status = Werkboekstatus.OVERGENOMEN
    werkboek.revisie_na = uitkomst.revisie if uitkomst.gewijzigd else None
    werkboek.overgenomen_op, werkboek.overgenomen_door = timezone.now(), by
    for naam, aantal in tel(verschillen(oordeel.nu, met(oordeel.nu, wensen))).items():
        setattr(werkboek, naam, aantal)
    werkboek.save()
    return werkboek


def antwoorden_bewaren(versie: Planversie, gelezen: Gelezen, by: Gebruiker) -> dict[str, list[str]]:
    """The answers to questions of the supplement; gives per question what it was and became."""
    waren = {}
    for vraag, antwoord in nieuwe_antwoorden(versie.plan, gelezen.antwoorden):
        waren[str(vraag.pk)] = [vraag.antwoord, antwoord.tekst]
        antwoord_zetten(vraag, antwoord.tekst, by)
    return waren


def antwoord_zetten(vraag: Aanvulvraag, antwoord: str, by: Gebruiker) -> None:
    vraag.antwoord = antwoord
    vraag.beantwoord_op = timezone.now() if antwoord else None
    vraag.beantwoord_door = by if antwoord else None
    vraag.save(update_fields=["antwoord", "beantwoord_op", "beantwoord_door"])


@transaction.atomic
def terugdraaien(werkboek: Planwerkboek, *, by: Gebruiker) -> list[str]:
    """Put back what stood there before, where nobody changed it since; gives the places that stay.

    Raises PermissionDenied, ValidationError (not taken over, the version is handed in).
    """
    versie, werkboek = vastgehouden(werkboek, by=by)
    eis(werkboek, Werkboekstatus.OVERGENOMEN)
    terug = [Wijziging(rij.pad, rij.van, rij.naar) for rij in gebracht(werkboek)]
    uitkomst = wijzigen(versie, terug, by=by, kanaal=Kanaal.WERKBOEK)
    vragen = {str(vraag.pk): vraag for vraag in vragen_van(versie.plan)}
    for pk, (was, werd) in werkboek.gelezen.get("antwoorden_waren", {}).items():
        if pk in vragen and vragen[pk].antwoord == werd:
            antwoord_zetten(vragen[pk], was, by)
    werkboek.status = Werkboekstatus.TERUGGEDRAAID
    werkboek.teruggedraaid_op, werkboek.teruggedraaid_door = timezone.now(), by
    werkboek.save()
    return [botsing.pad for botsing in uitkomst.botsingen]


def gebracht(werkboek: Planwerkboek) -> list[Planwijziging]:
    """The changes that taking it over made, the last first."""
    if werkboek.revisie_na is None:
        return []
    return list(
        Planwijziging.objects.filter(
            versie=werkboek.versie_id, revisie=werkboek.revisie_na
        ).order_by("-id")
    )


def blijft_staan(werkboek: Planwerkboek) -> list[str]:
    """The places that would not go back: somebody changed them since."""
    inhoud = werkboek.versie.inhoud
    return [
        rij.pad
        for rij in gebracht(werkboek)
        if not any(gelijk(waarde(inhoud, rij.pad), kant) for kant in (rij.van, rij.naar))
    ]


@transaction.atomic
def wegleggen(werkboek: Planwerkboek, *, by: Gebruiker) -> Planwerkboek:
    """Leave a workbook that was not taken over; the file stays. Raises as ``overnemen``."""
    require("plan_opstellen", by, werkboek.plan)
    werkboek = Planwerkboek.objects.select_for_update(of=("self",)).get(pk=werkboek.pk)
    eis(werkboek, Werkboekstatus.AFGEKEURD, Werkboekstatus.KLAAR)
    werkboek.status = Werkboekstatus.WEGGELEGD
    werkboek.save(update_fields=["status"])
    return werkboek


def vastgehouden(
    werkboek: Planwerkboek, *, by: Gebruiker, kanaal: str = Kanaal.WERKBOEK
) -> tuple[Planversie, Planwerkboek]:
    """The draft and the workbook, held on to in that order, for who may fill it."""
    versie_om_te_vullen(werkboek.plan, by=by, kanaal=kanaal)
    Planversie.objects.select_for_update(of=("self",)).get(pk=werkboek.versie_id)
    werkboek = (
        Planwerkboek.objects.select_for_update(of=("self",))
        .select_related("plan__aanbieder", "plan__regeling", "plan__gemeente", "plan__gebied")
        .get(pk=werkboek.pk)
    )
    versie = open_versie(werkboek.plan)
    if versie is None or versie.pk != werkboek.versie_id:
        raise ValidationError(
            "Dit werkboek hoort bij een versie die is ingediend. Download het werkboek opnieuw."
        )
    return versie, werkboek


def eis(werkboek: Planwerkboek, *statussen: Werkboekstatus) -> None:
    if werkboek.status not in statussen:
        raise ValidationError(WAT_NU[Werkboekstatus(werkboek.status)])
