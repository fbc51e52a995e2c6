"""A new version: a copy of an earlier one as a draft, or the first one of an area."""

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from jeugdzorg.kern.permissions import require
from regio.aanleverbron import aanleverbron
from regio.models import Gebied, Organisatie

from ..choices_kader import Kadergebeurtenissoort, Kaderstatus
from ..models import Criterium, Regeling, Risicoschaalniveau, Toetsingskader
from ..rules_kader import kaderbeheer_bij
from .sloten import bron_van_eigenaar, kader_op_slot, noteren

VERSIEDEEL: Final = re.compile(r"-V\d+$")
AL_EEN_CONCEPT: Final = "Er is al een concept van een nieuwe versie. Werk dat bij."


@transaction.atomic
def versie_maken(kader: Toetsingskader, *, by: Any) -> Toetsingskader:
    """A draft with the criteria and scales of ``kader``; their keys stay, so versions compare.

    Raises PermissionDenied, ValidationError when there is a draft already.
    """
    kader = kader_op_slot(kader, by=by)
    if kader.status == Kaderstatus.CONCEPT:
        raise ValidationError(AL_EEN_CONCEPT, code="al_een_concept")
    nieuw = concept_maken(
        Toetsingskader(
            code=code_van_versie(kader.code, volgende_versie(kader)),
            naam=kader.naam,
            gebied=kader.gebied,
            regeling=kader.regeling,
            versie=volgende_versie(kader),
            vervangt=kader,
            bron=bron_van_eigenaar(kader, by=by),
        ),
        list(kader.eigenaren.all()),
        by=by,
    )
    inhoud_overnemen(kader, nieuw)
    return nieuw


@transaction.atomic
def kader_beginnen(
    naam: str,
    gebied: Gebied,
    regeling: Regeling,
    *,
    voorbeeld: Toetsingskader | None = None,
    by: Any,
) -> Toetsingskader:
    """The first version of an area and scheme as a draft, empty or like that of another area.

    Raises PermissionDenied, ValidationError when there is one already.
    """
    require("kader_beginnen", by, gebied)
    familie = Toetsingskader.objects.filter(gebied=gebied, regeling=regeling)
    if familie.exists():
        raise ValidationError(
            {"gebied": f"{gebied} heeft al een kader voor {regeling}. Maak een nieuwe versie."}
        )
    eigenaar = eigenaar_voor(by, gebied)
    nieuw = concept_maken(
        Toetsingskader(
            code=vrije_code(f"TK-{gebied.code}-{regeling.code}"),
            naam=naam.strip(),
            gebied=gebied,
            regeling=regeling,
            bron=aanleverbron(eigenaar),
        ),
        [eigenaar],
        by=by,
    )
    if voorbeeld is not None:
        inhoud_overnemen(voorbeeld, nieuw)
    return nieuw


def concept_maken(
    nieuw: Toetsingskader, eigenaren: list[Organisatie], *, by: Any
) -> Toetsingskader:
    nieuw.status = Kaderstatus.CONCEPT
    nieuw.peildatum = timezone.localdate()
    nieuw.clean_fields(exclude=["gebied", "regeling", "bron", "vervangt"])
    try:
        nieuw.validate_constraints()
    except ValidationError:
        raise ValidationError(AL_EEN_CONCEPT, code="al_een_concept") from None
    nieuw.save(force_insert=True)
    nieuw.eigenaren.set(eigenaren)
    noteren(nieuw, Kadergebeurtenissoort.GEMAAKT, by=by)
    return nieuw


def inhoud_overnemen(van: Toetsingskader, naar: Toetsingskader) -> None:
    criteria = list(van.criteria.all())
    for criterium in criteria:
        criterium.sleutel, criterium.revisie = criterium.sleutel or criterium.code, 1
    Criterium.objects.bulk_create(als_nieuw(criteria, naar))
    Risicoschaalniveau.objects.bulk_create(als_nieuw(list(van.risiconiveaus.all()), naar))


def als_nieuw(rijen: list[Any], kader: Toetsingskader) -> list[Any]:
    for rij in rijen:
        rij.pk, rij.kader = None, kader
        rij._state.adding = True
    return rijen


def volgende_versie(kader: Toetsingskader) -> int:
    laatste = Toetsingskader.objects.familie(kader).first()
    return (laatste.versie if laatste else 0) + 1


def code_van_versie(code: str, versie: int) -> str:
    return vrije_code(f"{VERSIEDEEL.sub('', code)[:34]}-V{versie}")


def vrije_code(basis: str) -> str:
    """Made from names, and free."""
    basis = slugify(basis).upper()[:40].strip("-")
    gebruikt = set(Toetsingskader.objects.values_list("code", flat=True))
    nummer, code = 1, basis
    while code in gebruikt:
        nummer += 1
        code = f"{basis[:36]}-{nummer}"
    return code


def eigenaar_voor(by: Any, gebied: Gebied) -> Organisatie:
    """The municipality ``by`` works for that coordinates in ``gebied``; agrees with the rule."""
    coordineert = {deel.organisatie for deel in by.behandelingen_van(kaderbeheer_bij(by))}
    hier = (pk for pk in sorted(coordineert) if gebied.pk in by.werkgebieden[pk].gebieden)
    return Organisatie.objects.get(pk=next(hier))
