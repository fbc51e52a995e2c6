"""The steps of an edition: adopt, publish, withdraw; and what is written for a report."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.chain import besluit_vastleggen
from jeugdzorg.kern.models import Schakelsoort
from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.vrije_tekst import geen_persoonsgegevens
from regio.models import Gebied, Gebruiker, Jeugdhulpregio

from ..choices_rapport import Rapportstatus
from ..models import Cyclus, Rapport, Rapportopzet, Rapporttekst
from .blokken import SOORTEN
from .maken import STAPPEN, Voortgang, bestand_zetten, geen_voortgang, kenmerken
from .opmaak import rapport_pdf
from .opzet import blokken_vervangen, teksten_van
from .samenstellen import kenmerk


def rapport_vaststellen(
    rapport: Rapport, *, by: Gebruiker, progress: Voortgang = geen_voortgang
) -> Rapport:
    """Freeze an edition: its file is set once more, now as adopted, and never changes again.

    Adopted already: nothing happens. Raises PermissionDenied, and ValidationError for an edition
    that was overtaken or withdrawn.
    """
    require("rapport_vaststellen", by, rapport)
    if waarom := waarom_niet_vaststellen(rapport):
        raise ValidationError(waarom)
    if rapport.status != Rapportstatus.CONCEPT:
        return rapport
    progress(0, STAPPEN, "Bladzijden opmaken")
    pdf = rapport_pdf(
        rapport.gegevens, versie=rapport.versie, status=Rapportstatus.VASTGESTELD.label
    )
    progress(2, STAPPEN, "Rapport bewaren")
    return vast_bewaren(rapport.pk, pdf, by=by)


@transaction.atomic
def vast_bewaren(pk: int, pdf: bytes, *, by: Gebruiker) -> Rapport:
    rapport = op_slot(pk)
    if rapport.status != Rapportstatus.CONCEPT:
        return rapport
    if waarom := waarom_niet_vaststellen(rapport):
        raise ValidationError(waarom)
    rapport.status = Rapportstatus.VASTGESTELD
    rapport.vastgesteld_op, rapport.vastgesteld_door = timezone.now(), by
    rapport.gegevens_sha256 = kenmerk(rapport.gegevens)
    bestand_zetten(rapport, pdf)
    besluit_vastleggen(
        Schakelsoort.RAPPORT_VASTGESTELD, rapport, by=by, gegevens=kenmerken(rapport)
    )
    return rapport


def waarom_niet_vaststellen(rapport: Rapport) -> str:
    """Why this edition cannot be adopted, in words; empty when it can (or is)."""
    if rapport.status == Rapportstatus.INGETROKKEN:
        return "Dit rapport is ingetrokken. Maak een nieuwe versie."
    if rapport.status == Rapportstatus.CONCEPT and nieuwere(rapport):
        return "Er is een nieuwere versie. Stel die vast."
    return ""


def nieuwere(rapport: Rapport) -> Any:
    """The last edition after this one of the same cycle and region, if there is one."""
    zelfde = Rapport.objects.filter(
        cyclus=rapport.cyclus_id,
        jeugdhulpregio=rapport.jeugdhulpregio_id,
        versie__gt=rapport.versie,
    )
    return zelfde.defer("gegevens").order_by("-versie").first()


@transaction.atomic
def rapport_publiceren(rapport: Rapport, *, by: Gebruiker) -> Rapport:
    """Let everybody with an account read an adopted edition. Published already: nothing happens.

    Raises PermissionDenied, and ValidationError for one that is not adopted.
    """
    require("rapport_publiceren", by, rapport)
    rapport = op_slot(rapport.pk)
    if rapport.status == Rapportstatus.GEPUBLICEERD:
        return rapport
    if rapport.status != Rapportstatus.VASTGESTELD:
        raise ValidationError("Alleen een vastgesteld rapport kan worden gepubliceerd.")
    rapport.status = Rapportstatus.GEPUBLICEERD
    rapport.gepubliceerd_op, rapport.gepubliceerd_door = timezone.now(), by
    rapport.save(update_fields=["status", "gepubliceerd_op", "gepubliceerd_door"])
    besluit_vastleggen(
        Schakelsoort.RAPPORT_GEPUBLICEERD, rapport, by=by, gegevens=kenmerken(rapport)
    )
    return rapport


@transaction.atomic
def rapport_intrekken(rapport: Rapport, *, reden: str, by: Gebruiker) -> Rapport:
    """Take back an adopted or published edition; page and reason stay for who knew it.

    Raises PermissionDenied, and ValidationError without a reason, or for a draft.
    """
    require("rapport_publiceren", by, rapport)
    rapport = op_slot(rapport.pk)
    if rapport.status == Rapportstatus.INGETROKKEN:
        return rapport
    if rapport.status == Rapportstatus.CONCEPT:
        raise ValidationError("Een concept hoeft u niet in te trekken; maak een nieuwe versie.")
    if not reden.strip():
        raise ValidationError("Schrijf waarom u het rapport intrekt.")
    rapport.status, rapport.intrekreden = Rapportstatus.INGETROKKEN, reden.strip()
    rapport.ingetrokken_op, rapport.ingetrokken_door = timezone.now(), by
    rapport.full_clean(exclude=["bestand", "gegevens"])
    rapport.save(update_fields=["status", "intrekreden", "ingetrokken_op", "ingetrokken_door"])
    besluit_vastleggen(
        Schakelsoort.RAPPORT_INGETROKKEN,
        rapport,
        by=by,
        gegevens={**kenmerken(rapport), "reden": rapport.intrekreden},
    )
    return rapport


def op_slot(pk: int) -> Rapport:
    zelf = Rapport.objects.select_for_update(of=("self",))
    return zelf.select_related("cyclus__gebied", "jeugdhulpregio").get(pk=pk)


@transaction.atomic
def opzet_bewaren(
    gebied: Gebied, soort: str, rijen: Sequence[dict[str, Any]], *, by: Gebruiker
) -> Rapportopzet:
    """Which blocks the reports of an area have from now on; what was made before stays as it is.

    Raises PermissionDenied, and ValidationError for no blocks or one that does not fit.
    """
    require("rapportopzet_wijzigen", by, gebied)
    if not rijen:
        raise ValidationError("Kies minstens een blok.")
    vreemd = [rij["code"] for rij in rijen if soort not in soorten_van(rij["code"])]
    if vreemd:
        raise ValidationError(f"Dit blok past niet in dit rapport: {', '.join(vreemd)}.")
    opzet, _ = Rapportopzet.objects.select_for_update().get_or_create(gebied=gebied, soort=soort)
    blokken_vervangen(opzet, rijen)
    return opzet


def soorten_van(code: str) -> frozenset[Any]:
    return SOORTEN[code].soorten if code in SOORTEN else frozenset()


@transaction.atomic
def teksten_bewaren(
    cyclus: Cyclus, regio: Jeugdhulpregio | None, teksten: Mapping[str, str], *, by: Gebruiker
) -> None:
    """What is written under each block for this half-year; what did not change is left alone.

    Raises PermissionDenied, and ValidationError for words that point at a person.
    """
    require("rapport_maken", by, cyclus)
    nu = teksten_van(cyclus, regio)
    for plek, tekst in teksten.items():
        geen_persoonsgegevens(tekst)
        if nu.get(plek, "") != tekst:
            Rapporttekst.objects.update_or_create(
                cyclus=cyclus,
                jeugdhulpregio=regio,
                plek=plek,
                defaults={"tekst": tekst, "gewijzigd_door": by},
            )
