"""A version or a criterion, locked, for who may edit it; told when somebody else was first."""

from typing import Any

from django.core.exceptions import ValidationError

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.permissions import require
from regio.aanleverbron import aanleverbron
from regio.models import Bron

from ..choices_kader import Kaderstatus
from ..models import Criterium, Kadergebeurtenis, Toetsingskader
from ..rules_kader import kaderbeheer_bij

NIET_MEER_TE_WIJZIGEN = (
    "Deze versie is geen concept meer en verandert niet. Maak een nieuwe versie."
)


def kader_op_slot(kader: Toetsingskader, *, by: Any) -> Toetsingskader:
    """As it is now. Raises PermissionDenied."""
    huidig = Toetsingskader.objects.select_for_update(of=("self",)).get(pk=kader.pk)
    require("kader_bewerken", by, huidig)
    return huidig


def concept_op_slot(kader: Toetsingskader, *, by: Any) -> Toetsingskader:
    """The same of a draft. Raises ValidationError when it is none any more."""
    huidig = kader_op_slot(kader, by=by)
    if huidig.status != Kaderstatus.CONCEPT:
        raise ValidationError(NIET_MEER_TE_WIJZIGEN, code="geen_concept")
    return huidig


def criterium_op_slot(criterium: Criterium, token: int | None, *, by: Any) -> Criterium:
    """A criterion of a draft. Raises IngehaaldError when it changed since ``token``."""
    concept_op_slot(criterium.kader, by=by)
    huidig = Criterium.objects.select_for_update(of=("self",)).filter(pk=criterium.pk).first()
    if huidig is None:
        raise ValidationError("Dit criterium is intussen uit het concept gehaald.")
    if token is not None and huidig.revisie != token:
        raise IngehaaldError(huidig)
    return huidig


def bron_van_eigenaar(kader: Toetsingskader, *, by: Any) -> Bron:
    """What ``by`` writes comes from the owner it works for."""
    eigenaar = kader.eigenaren.filter(pk__in=kaderbeheer_bij(by)).order_by("pk").first()
    if eigenaar is None:
        require("kader_bewerken", by, kader)
        raise ValidationError("Dit kader heeft geen eigenaar.")
    return aanleverbron(eigenaar)


def noteren(kader: Toetsingskader, soort: str, *, by: Any, reden: str = "") -> Kadergebeurtenis:
    gebeurtenis = Kadergebeurtenis(kader=kader, soort=soort, reden=reden.strip(), door=by)
    gebeurtenis.clean_fields(exclude=["kader", "door"])
    gebeurtenis.save(force_insert=True)
    return gebeurtenis
