"""Attachments of a plan: added, replaced and taken out, never overwritten.

A version that was handed in keeps the attachments it had: what changes belongs to the draft only.
"""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.uploads import BEELDEN, Ontvangst, Soort, ontvang, verkleind
from regio.models import Gebruiker

from ..models import Planbijlage, Planversie, Vastgoedplan
from .inhoud import plek, waarde
from .wijzigen import is_open, mag_wijzigen, te_wijzigen

SOORTEN: Final = frozenset({Soort.PDF, Soort.XLSX, Soort.DOCX, *BEELDEN})
NIET_OPEN: Final = "Bij dit onderdeel kunt u nu geen bijlage toevoegen of wijzigen."


@transaction.atomic
def bijlage_toevoegen(
    plan: Vastgoedplan, *, bestand: Any, soort: str, titel: str, pad: str = "", by: Gebruiker
) -> Planbijlage:
    """Take in a file and lay it with the draft. The same file at the same place is there once.

    Raises PermissionDenied, and ValidationError with why the file is refused (Geweigerd) or nothing
    can be added now.
    """
    versie = concept_van(plan, pad, by)
    validate_plek(pad, versie)
    return bewaar(versie, ontvang(bestand, soorten=SOORTEN), by, soort=soort, titel=titel, pad=pad)


@transaction.atomic
def bijlage_vervangen(bijlage: Planbijlage, *, bestand: Any, by: Gebruiker) -> Planbijlage:
    """A newer file in its place; the older one stays with the versions that it was in."""
    versie = concept_van(bijlage.plan, bijlage.pad, by)
    bijlage = geldend(bijlage, versie)
    ontvangst = ontvang(bestand, soorten=SOORTEN)
    if ontvangst.sha256 == bijlage.sha256:
        return bijlage
    bijlage.tot_versie = versie.nummer - 1
    bijlage.save(update_fields=["tot_versie"])
    return bewaar(
        versie,
        ontvangst,
        by,
        soort=bijlage.soort,
        titel=bijlage.titel,
        pad=bijlage.pad,
        vervangt=bijlage,
    )


@transaction.atomic
def bijlage_verwijderen(bijlage: Planbijlage, *, by: Gebruiker) -> Planbijlage:
    """Out of the draft; the file stays, and so do the versions that it was in."""
    versie = concept_van(bijlage.plan, bijlage.pad, by)
    bijlage = geldend(bijlage, versie)
    bijlage.tot_versie = versie.nummer - 1
    bijlage.save(update_fields=["tot_versie"])
    return bijlage


@transaction.atomic
def bijlage_terughalen(bijlage: Planbijlage, *, by: Gebruiker) -> Planbijlage:
    """Undo of taking it out, as long as that was from this same draft."""
    versie = concept_van(bijlage.plan, bijlage.pad, by)
    bijlage = Planbijlage.objects.select_for_update(of=("self",)).get(pk=bijlage.pk)
    if bijlage.tot_versie is None:
        return bijlage
    if bijlage.tot_versie != versie.nummer - 1 or hasattr(bijlage, "vervangen_door"):
        raise ValidationError("Deze bijlage is niet uit dit concept gehaald.")
    bijlage.tot_versie = None
    bijlage.save(update_fields=["tot_versie"])
    return bijlage


def concept_van(plan: Vastgoedplan, pad: str, by: Gebruiker) -> Planversie:
    """The draft, locked. Raises as ``wijzigen`` does when this place cannot be changed now."""
    versie = (
        Planversie.objects.select_for_update(of=("self",))
        .select_related("plan")
        .filter(plan=plan)
        .order_by("-nummer")[0]
    )
    mag_wijzigen(versie, by)
    open_paden = te_wijzigen(versie)
    if open_paden is not None and not (pad and is_open(pad, open_paden)):
        raise ValidationError(NIET_OPEN)
    return versie


def geldend(bijlage: Planbijlage, versie: Planversie) -> Planbijlage:
    """Read again, locked. Raises ValidationError when it is no longer part of the draft."""
    bijlage = Planbijlage.objects.select_for_update(of=("self",)).get(pk=bijlage.pk)
    if bijlage.tot_versie is not None and bijlage.tot_versie < versie.nummer:
        raise ValidationError("Deze bijlage is intussen vervangen of verwijderd.")
    return bijlage


def validate_plek(pad: str, versie: Planversie) -> None:
    if not pad:
        return
    try:
        hier = plek(pad)
    except KeyError:
        raise ValidationError("Dit onderdeel van het plan bestaat niet.") from None
    if hier.rij and waarde(versie.inhoud, f"{hier.onderdeel}/{hier.rij}") is None:
        raise ValidationError("Deze rij is intussen verwijderd.")


def bewaar(versie: Planversie, ontvangst: Ontvangst, by: Gebruiker, **velden: Any) -> Planbijlage:
    zelfde = Planbijlage.objects.van_versie(versie.nummer).filter(
        plan=versie.plan, sha256=ontvangst.sha256, pad=velden["pad"], titel=velden["titel"]
    )
    if (bestaand := zelfde.first()) is not None:
        return bestaand
    bijlage = Planbijlage(
        plan=versie.plan,
        bestandsnaam=ontvangst.naam,
        bestandssoort=ontvangst.soort.value,
        opslag=ontvangst.opslag,
        grootte=ontvangst.grootte,
        sha256=ontvangst.sha256,
        vanaf_versie=versie.nummer,
        op=timezone.now(),
        door=by,
        **velden,
    )
    bijlage.full_clean(exclude=["plan", "door", "vervangt", "opslag"])
    if ontvangst.soort in BEELDEN:
        with bijlage.opslag.open("rb") as beeld:
            klein = verkleind(beeld, ontvangst.soort)
        naam = f"voorbeelden/{ontvangst.sha256[:32]}.{ontvangst.soort.value}"
        bijlage.voorbeeld.save(naam, ContentFile(klein.getvalue()), save=False)
    bijlage.save()
    return bijlage
