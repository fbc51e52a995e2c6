"""One judgment: stored while the review runs, never over what another page stored."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.permissions import REFUSED, require

from ..choices_plan import Belang, Planstatus
from ..models import Criterium, Oordeel, Planversie, Toetsing

VELDEN: Final = ("waarde", "opmerking_prive", "opmerking_toetsers", "opmerking_aanbieder")
INGELEVERD: Final = "Uw toetsing is ingeleverd. Neem haar eerst terug als u iets wilt wijzigen."
BELANG: Final = "U hebt een belang gemeld. De gemeente wijst een andere toetser aan."
EERST_BELANG: Final = "Zeg eerst of u een belang hebt bij dit plan. Daarna kunt u oordelen."


@transaction.atomic
def oordeel_opslaan(
    toetsing: Toetsing, criterium: Criterium, waarden: Mapping[str, str], *, revisie: int, by: Any
) -> Oordeel:
    """Store what a reviewer says of one criterion, about the version that lies there now.

    ``revisie`` is that of what the page showed. Raises PermissionDenied, ValidationError (wrong
    moment), IngehaaldError when it was stored elsewhere in between; the same twice is no conflict.
    """
    toetsing = toetsing_op_slot(toetsing, by=by)
    versie = te_toetsen_versie(toetsing)
    if criterium.kader_id != versie.kader_id:
        raise PermissionDenied(REFUSED)
    oordeel = (
        Oordeel.objects.select_for_update(of=("self",))
        .filter(toetsing=toetsing, criterium=criterium)
        .first()
    ) or Oordeel(toetsing=toetsing, criterium=criterium)
    nieuw = {naam: waarden.get(naam, "") for naam in VELDEN}
    if oordeel.revisie != revisie:
        if oordeel.versie == versie and all(getattr(oordeel, n) == w for n, w in nieuw.items()):
            return oordeel
        raise IngehaaldError(oordeel)
    for naam, waarde in nieuw.items():
        setattr(oordeel, naam, waarde)
    oordeel.versie, oordeel.door = versie, by
    oordeel.revisie += 1
    oordeel.gewijzigd_op = timezone.now()
    oordeel.clean_fields(exclude=["toetsing", "criterium", "versie", "door"])
    oordeel.save()
    return oordeel


def toetsing_op_slot(toetsing: Toetsing, *, by: Any) -> Toetsing:
    """A running review that ``by`` does and that is open, locked. Raises as ``oordeel_opslaan``."""
    require("plan_toetsen", by, toetsing)
    huidig = (
        Toetsing.objects.select_for_update(of=("self",))
        .select_related("plan", "organisatie")
        .get(pk=toetsing.pk)
    )
    if reden := reden_dicht(huidig):
        raise ValidationError(reden, code="dicht")
    return huidig


def reden_dicht(toetsing: Toetsing) -> str:
    """Why a review cannot be filled in now; empty: it can."""
    if toetsing.vervallen_op:
        return "Deze toetsing is vervallen."
    if toetsing.ingeleverd_op:
        return INGELEVERD
    if toetsing.plan.status != Planstatus.IN_TOETSING:
        status = toetsing.plan.get_status_display()
        return f"Het plan is niet in toetsing, maar {status}. U kunt nu niet oordelen."
    if toetsing.belang == Belang.BELANG:
        return BELANG
    if toetsing.belang == Belang.NIET_VERKLAARD:
        return EERST_BELANG
    return ""


def te_toetsen_versie(toetsing: Toetsing) -> Planversie:
    """The newest version that was handed in. Raises ValidationError when there is none."""
    versie = toetsing.plan.ingediende_versie
    if versie is None or versie.kader_id is None:
        raise ValidationError("Van dit plan is nog geen versie ingediend onder een kader.")
    return versie
