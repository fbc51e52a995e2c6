"""Following the conditions of a decision until they are met: report, confirm, send back, reopen."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.uploads import Soort, ontvang
from regio.berichten.versturen import klaarzetten

from ..berichten_plan import VOORWAARDE
from ..betrokkenen import coordinatoren, opstellers
from ..choices_plan import Voorwaardestap
from ..models import Planvoorwaarde, Voorwaardemelding

SOORTEN: Final = (Soort.PDF, Soort.DOCX, Soort.XLSX, Soort.PNG, Soort.JPEG)
NAAR: Final = {
    Voorwaardestap.GEMELD: (None, Voorwaardestap.TERUGGESTUURD, Voorwaardestap.HEROPEND),
    Voorwaardestap.BEVESTIGD: (Voorwaardestap.GEMELD,),
    Voorwaardestap.TERUGGESTUURD: (Voorwaardestap.GEMELD,),
    Voorwaardestap.HEROPEND: (Voorwaardestap.BEVESTIGD,),
}
"""Each step, and after which one it can be taken (``None``: nothing was said yet)."""
WIE: Final = {Voorwaardestap.GEMELD: "plan_opstellen"}
"""Who reports; the other steps are for who coordinates."""


def regel_voor(soort: str) -> str:
    return WIE.get(Voorwaardestap(soort), "plan_coordineren")


def stand_van(voorwaarde: Planvoorwaarde) -> Voorwaardestap | None:
    laatste = voorwaarde.meldingen.first()
    return Voorwaardestap(laatste.soort) if laatste else None


def stappen_voor(voorwaarde: Planvoorwaarde) -> list[Voorwaardestap]:
    """What can be said of it now, by whom it may be."""
    stand = stand_van(voorwaarde)
    return [soort for soort, na in NAAR.items() if stand in na]


@transaction.atomic
def voorwaarde_volgen(
    voorwaarde: Planvoorwaarde, soort: str, *, tekst: str, bestand: Any = None, by: Any
) -> Voorwaardemelding:
    """Record a step and tell the other party; the same again right after gives that one.

    Raises PermissionDenied, ValidationError (a decision that was revoked, a wrong moment, no text,
    a file that is not taken in).
    """
    stap = Voorwaardestap(soort)
    require(regel_voor(stap), by, voorwaarde.plan)
    voorwaarde = op_slot(voorwaarde)
    tekst = tekst.strip()
    if eerder := zojuist(voorwaarde, stap, tekst, by):
        return eerder
    if stap not in stappen_voor(voorwaarde):
        raise ValidationError(te_laat(voorwaarde), code="stand")
    if not tekst:
        raise ValidationError({"tekst": "Schrijf op waaruit dat blijkt, of wat er nog mist."})
    melding = Voorwaardemelding(voorwaarde=voorwaarde, soort=stap, tekst=tekst, door=by)
    if bestand:
        ontvangst = ontvang(bestand, soorten=SOORTEN)
        melding.bestandsnaam, melding.opslag = ontvangst.naam, ontvangst.opslag
        melding.bestandssoort, melding.sha256 = ontvangst.soort.value, ontvangst.sha256
    melding.clean_fields(exclude=["voorwaarde", "door", "opslag"])
    melding.save()
    bijwerken(voorwaarde, melding)
    bericht(voorwaarde, melding)
    return melding


def op_slot(voorwaarde: Planvoorwaarde) -> Planvoorwaarde:
    rij = (
        Planvoorwaarde.objects.select_for_update(of=("self",))
        .select_related("plan__aanbieder", "plan__gemeente", "besluit")
        .get(pk=voorwaarde.pk)
    )
    if rij.besluit is None or rij.besluit.herroepen_op:
        raise ValidationError("Het besluit met deze voorwaarde geldt niet (meer).", code="stand")
    return rij


def zojuist(
    voorwaarde: Planvoorwaarde, stap: Voorwaardestap, tekst: str, by: Any
) -> Voorwaardemelding | None:
    laatste = voorwaarde.meldingen.first()
    zelfde = laatste and (laatste.soort, laatste.tekst, laatste.door_id) == (stap, tekst, by.pk)
    return laatste if zelfde else None


def te_laat(voorwaarde: Planvoorwaarde) -> str:
    stand = stand_van(voorwaarde)
    waar = f"is nu “{stand.label}”" if stand else "is nog niet gemeld"
    return f"Dit kan nu niet: de voorwaarde {waar}. Ververs de pagina."


def bijwerken(voorwaarde: Planvoorwaarde, melding: Voorwaardemelding) -> None:
    """What lists read: met on which day, and from what that shows."""
    if melding.soort == Voorwaardestap.BEVESTIGD:
        voorwaarde.voldaan_op, voorwaarde.voldaan_door = timezone.localdate(), melding.door
        voorwaarde.voldaan_toelichting = melding.tekst
    elif melding.soort == Voorwaardestap.HEROPEND:
        voorwaarde.voldaan_op = voorwaarde.voldaan_door = None
        voorwaarde.voldaan_toelichting = ""
    voorwaarde.save(update_fields=["voldaan_op", "voldaan_door", "voldaan_toelichting"])


def wie_hoort_het(voorwaarde: Planvoorwaarde, soort: str) -> list[Any]:
    """The other party: who coordinates hears a report, the provider hears the answer."""
    plan = voorwaarde.plan
    return coordinatoren(plan) if soort == Voorwaardestap.GEMELD else opstellers(plan)


def bericht(voorwaarde: Planvoorwaarde, melding: Voorwaardemelding) -> None:
    plan = voorwaarde.plan
    klaarzetten(
        sjabloon=VOORWAARDE.code,
        ontvangers=wie_hoort_het(voorwaarde, melding.soort),
        context={
            "plan": plan,
            "aanbieder": plan.aanbieder,
            "wat": melding.get_soort_display(),
            "voorwaarde": voorwaarde.tekst,
            "reden": melding.tekst,
        },
        onderwerp_sleutel=f"planvoorwaarde:{voorwaarde.pk}",
        url=plan.get_absolute_url(),
        namens=plan.gemeente,
    )
