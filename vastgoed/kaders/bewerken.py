"""Editing a draft: its name, its criteria and their order."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.text import slugify

from ..models import Criterium, Toetsingskader
from .onderdelen import validate_onderdelen
from .sloten import bron_van_eigenaar, concept_op_slot, criterium_op_slot

VELDEN: Final = (
    "code",
    "hoofdstuk",
    "paragraaf",
    "label",
    "vraag",
    "toelichting",
    "gevraagd",
    "onderdelen",
    "projectsoort",
    "per_locatie",
    "antwoordsoort",
    "verplicht",
    "weging",
)
"""What people fill in, and what two versions are compared on (with the order)."""


@transaction.atomic
def kader_wijzigen(kader: Toetsingskader, naam: str, *, by: Any) -> Toetsingskader:
    """Raises PermissionDenied, ValidationError."""
    kader = concept_op_slot(kader, by=by)
    kader.naam = naam.strip()
    kader.clean_fields(exclude=["gebied", "regeling", "bron", "vervangt", "vastgesteld_door"])
    bewaar_aangeraakt(kader, naam=kader.naam)
    return kader


@transaction.atomic
def criterium_toevoegen(kader: Toetsingskader, waarden: Mapping[str, Any], *, by: Any) -> Criterium:
    """At the end of its chapter. Raises PermissionDenied, ValidationError."""
    kader = concept_op_slot(kader, by=by)
    criterium = Criterium(
        kader=kader,
        sleutel=vrije_sleutel(kader, waarden["label"]),
        volgorde=plek_in(kader, waarden["hoofdstuk"], waarden["paragraaf"]),
        **eigen_woorden(kader, by=by),
        **gelezen(waarden),
    )
    controleren(criterium)
    kader.criteria.filter(volgorde__gte=criterium.volgorde).update(volgorde=F("volgorde") + 1)
    criterium.save(force_insert=True)
    bewaar_aangeraakt(kader)
    return criterium


@transaction.atomic
def criterium_wijzigen(
    criterium: Criterium, waarden: Mapping[str, Any], *, token: int | None = None, by: Any
) -> Criterium:
    """Raises PermissionDenied, IngehaaldError, ValidationError."""
    criterium = criterium_op_slot(criterium, token, by=by)
    nieuw = gelezen(waarden)
    if all(getattr(criterium, naam) == waarde for naam, waarde in nieuw.items()):
        return criterium
    kader = criterium.kader
    for naam, waarde in {**nieuw, **eigen_woorden(kader, by=by)}.items():
        setattr(criterium, naam, waarde)
    criterium.revisie += 1
    controleren(criterium)
    criterium.save()
    bewaar_aangeraakt(kader)
    return criterium


@transaction.atomic
def criterium_verwijderen(criterium: Criterium, *, token: int | None = None, by: Any) -> None:
    """Out of the draft; earlier versions keep it. Raises as ``criterium_wijzigen``."""
    criterium = criterium_op_slot(criterium, token, by=by)
    kader = criterium.kader
    criterium.delete()
    bewaar_aangeraakt(kader)


@transaction.atomic
def criterium_verplaatsen(criterium: Criterium, stappen: int, *, by: Any) -> None:
    """So many places up (negative) or down, within its chapter and paragraph; then no further."""
    kader = concept_op_slot(criterium.kader, by=by)
    rijen = list(kader.criteria.select_for_update().order_by("volgorde", "pk"))
    hier = next((n for n, rij in enumerate(rijen) if rij.pk == criterium.pk), None)
    if hier is None:
        raise ValidationError("Dit criterium is intussen uit het concept gehaald.")
    naar = hier + stappen
    if not 0 <= naar < len(rijen) or groep(rijen[naar]) != groep(rijen[hier]):
        return
    rijen.insert(naar, rijen.pop(hier))
    for volgorde, rij in enumerate(rijen, start=1):
        rij.volgorde = volgorde
    Criterium.objects.bulk_update(rijen, ["volgorde"])
    bewaar_aangeraakt(kader)


def groep(criterium: Criterium) -> tuple[str, str]:
    return criterium.hoofdstuk, criterium.paragraaf


def plek_in(kader: Toetsingskader, hoofdstuk: str, paragraaf: str) -> int:
    """After the last one of its paragraph, else of its chapter, else of all."""
    rijen = kader.criteria.all()
    for deel in (
        rijen.filter(hoofdstuk=hoofdstuk, paragraaf=paragraaf),
        rijen.filter(hoofdstuk=hoofdstuk),
        rijen,
    ):
        laatste = deel.aggregate(laatste=Max("volgorde"))["laatste"]
        if laatste is not None:
            return laatste + 1
    return 1


def gelezen(waarden: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: waarden[naam] for naam in VELDEN if naam in waarden}


def eigen_woorden(kader: Toetsingskader, *, by: Any) -> dict[str, Any]:
    """Where the words come from now; not from the document that the version began with."""
    return {
        "bron": bron_van_eigenaar(kader, by=by),
        "vindplaats": "",
        "peildatum": timezone.localdate(),
    }


def controleren(criterium: Criterium) -> None:
    criterium.clean_fields(exclude=["kader", "bron"])
    validate_onderdelen(criterium.onderdelen)
    dubbel = Criterium.objects.filter(kader=criterium.kader, code=criterium.code)
    if dubbel.exclude(pk=criterium.pk).exists():
        raise ValidationError({"code": f"Er is al een criterium {criterium.code}."})


def vrije_sleutel(kader: Toetsingskader, label: str) -> str:
    """Never used in any version of this framework: a key is one question for good."""
    familie = Toetsingskader.objects.familie(kader).values("pk")
    gebruikt = set(Criterium.objects.filter(kader__in=familie).values_list("sleutel", flat=True))
    basis = slugify(label)[:34] or "criterium"
    nummer, sleutel = 1, basis
    while sleutel in gebruikt:
        nummer += 1
        sleutel = f"{basis}-{nummer}"
    return sleutel


def bewaar_aangeraakt(kader: Toetsingskader, **velden: Any) -> None:
    Toetsingskader.objects.filter(pk=kader.pk).update(revisie=F("revisie") + 1, **velden)
