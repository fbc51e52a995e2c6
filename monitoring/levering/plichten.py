"""Who owes what for a half-year: a region delivers once, however many areas ask."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from regio.choices import OrganisatieSoort
from regio.models import Gebied, GebiedRegio, Jeugdhulpregio, Organisatie

from ..halfjaar import Halfjaar
from ..models import Cyclus, Leverplicht
from ..querysets_levering import LeverplichtQuerySet

TIJD: Final = timedelta(weeks=6)
"""To deliver in after a half-year, where the cycle names no day."""


def regios_van(gebied: Gebied, halfjaar: Halfjaar) -> list[Jeugdhulpregio]:
    """The regions of an area at the end of a half-year (today when that is still to come)."""
    return regios_per([gebied.pk], [halfjaar])[gebied.pk, halfjaar]


def regios_per(
    gebieden: Collection[int], halfjaren: Collection[Halfjaar]
) -> dict[tuple[int, Halfjaar], list[Jeugdhulpregio]]:
    """The same for areas (by their key) and half-years together, in one query."""
    vandaag = timezone.localdate()
    dagen = {halfjaar: min(halfjaar.tot, vandaag) for halfjaar in halfjaren}
    gevonden: dict[tuple[int, Halfjaar], dict[int, Jeugdhulpregio]] = {
        (gebied, halfjaar): {} for gebied in gebieden for halfjaar in halfjaren
    }
    rijen = GebiedRegio.objects.filter(gebied__in=gebieden).select_related("jeugdhulpregio")
    for rij in rijen.order_by("jeugdhulpregio__naam", "pk"):
        for halfjaar, dag in dagen.items():
            if rij.geldt_op(dag):
                gevonden[rij.gebied_id, halfjaar][rij.jeugdhulpregio_id] = rij.jeugdhulpregio
    return {sleutel: [*regios.values()] for sleutel, regios in gevonden.items()}


def termijn_van(cyclus: Cyclus) -> date:
    """When the regions must have delivered."""
    return cyclus.levering_voor or cyclus.halfjaar.tot + timedelta(days=1) + TIJD


@transaction.atomic
def plichten_maken(cyclus: Cyclus) -> int:
    """An obligation for each region of the area of ``cyclus``; how many were made.

    Safe to run again, and for a second area with the same region: that delivers once, by the
    earliest day that one of its cycles asks.
    """
    regios, termijn = regios_van(cyclus.gebied, cyclus.halfjaar), termijn_van(cyclus)
    kantoren = regiokantoren(regios)
    bekend = plichten_van(cyclus).count()
    Leverplicht.objects.bulk_create(
        [
            Leverplicht(
                jeugdhulpregio=regio,
                jaar=cyclus.jaar,
                helft=cyclus.helft,
                organisatie=kantoren.get(regio.pk),
                termijn=termijn,
            )
            for regio in regios
        ],
        ignore_conflicts=True,
    )
    for plicht in plichten_van(cyclus).select_for_update(no_key=True, of=("self",)):
        bijwerken(plicht, termijn, kantoren.get(plicht.jeugdhulpregio_id))
    return len(regios) - bekend


def bijwerken(plicht: Leverplicht, termijn: date, kantoor: Organisatie | None) -> None:
    """The earliest day holds; an office that has come since delivers from now on."""
    velden = []
    if termijn < plicht.termijn:
        plicht.termijn = termijn
        velden.append("termijn")
    if plicht.organisatie_id is None and kantoor is not None:
        plicht.organisatie = kantoor
        velden.append("organisatie")
    if velden:
        plicht.save(update_fields=velden)


def regiokantoren(regios: Iterable[Jeugdhulpregio]) -> dict[int, Organisatie]:
    """Per region the organisation that is its office: it delivers."""
    kantoren = Organisatie.objects.filter(
        soort=OrganisatieSoort.REGIO, jeugdhulpregio__in=list(regios)
    )
    per_regio: dict[int, Organisatie] = {}
    for kantoor in kantoren.order_by("code"):
        if kantoor.jeugdhulpregio_id is not None:
            per_regio.setdefault(kantoor.jeugdhulpregio_id, kantoor)
    return per_regio


def plichten_van(cyclus: Cyclus) -> LeverplichtQuerySet:
    """What the regions of the area of ``cyclus`` owe for its half-year."""
    regios = [regio.pk for regio in regios_van(cyclus.gebied, cyclus.halfjaar)]
    rijen: Any = Leverplicht.objects.in_halfjaar(cyclus.halfjaar)
    return rijen.filter(jeugdhulpregio__in=regios).order_by("jeugdhulpregio__naam")


def openstaand(cyclus: Cyclus) -> list[Leverplicht]:
    """Obligations of ``cyclus`` that were not met: nothing handed in, nothing known from a source
    that everybody may read, and no answer that there is nothing."""
    rijen = plichten_van(cyclus).with_stand().niet_klaar()
    return list(rijen.select_related("jeugdhulpregio", "organisatie"))


def cycli_van(plicht: Leverplicht) -> list[Cyclus]:
    """The cycles that ask for this delivery."""
    gebieden = GebiedRegio.objects.filter(jeugdhulpregio=plicht.jeugdhulpregio_id).values("gebied")
    rijen = Cyclus.objects.filter(jaar=plicht.jaar, helft=plicht.helft, gebied__in=gebieden)
    return list(rijen.select_related("gebied").order_by("gebied__naam"))
