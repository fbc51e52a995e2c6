"""Findings of a version: made anew by every run, explanations kept while the value stands."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from jeugdzorg.kern.permissions import require
from regio.models import Gebruiker

from ...choices_plan import Planernst
from ...models import Planbevinding, Planversie, Vastgoedplan
from ..document import Document
from .kennis import context_van
from .register import Gevonden, draai

VELDEN = ("ernst", "melding", "verwacht", "kenmerk", "toelichting", "toegelicht_door",
          "toegelicht_op")  # fmt: skip
Sleutel = tuple[str, str]


@transaction.atomic
def controleren(versie: Planversie) -> list[Gevonden]:
    """Runs every check on ``versie`` and stores what it finds; the plan counts it.

    An explanation stays with a finding of the same check, place and value; the first time a
    version is checked it comes along from the version before.
    """
    gevonden = draai(Document(versie.inhoud), context_van(versie))
    bewaard = {(b.code, b.pad): b for b in versie.bevindingen.order_by()}
    eerder = dict(bewaard) or bevindingen_van_vorige(versie)
    nieuw: list[Planbevinding] = []
    anders: list[Planbevinding] = []
    for regel in gevonden:
        sleutel = (regel.code, regel.pad)
        bevinding = bewaard.pop(sleutel, None) or Planbevinding(
            versie=versie, code=regel.code, pad=regel.pad
        )
        if overnemen(bevinding, regel, eerder.get(sleutel)):
            (anders if bevinding.pk else nieuw).append(bevinding)
    if bewaard:
        Planbevinding.objects.filter(pk__in=[b.pk for b in bewaard.values()]).delete()
    if nieuw:
        Planbevinding.objects.bulk_create(nieuw)
    if anders:
        Planbevinding.objects.bulk_update(anders, VELDEN)
    tellen(versie, gevonden)
    return gevonden


def nakijken(versie: Planversie) -> None:
    """What follows every change of a draft (``wijzigen.NA_WIJZIGEN``)."""
    controleren(versie)


def bevindingen_van_vorige(versie: Planversie) -> dict[Sleutel, Planbevinding]:
    rijen = Planbevinding.objects.filter(
        versie__plan=versie.plan_id, versie__nummer=versie.nummer - 1
    )
    return {(bevinding.code, bevinding.pad): bevinding for bevinding in rijen}


def overnemen(bevinding: Planbevinding, regel: Gevonden, eerder: Planbevinding | None) -> bool:
    """Puts what was found, and the explanation that still holds, in the row. Has it changed?"""
    houdt = eerder is not None and eerder.kenmerk == regel.kenmerk
    nieuw = {
        "ernst": regel.ernst,
        "melding": regel.melding,
        "verwacht": regel.verwacht,
        "kenmerk": regel.kenmerk,
        "toelichting": eerder.toelichting if eerder and houdt else "",
        "toegelicht_door_id": eerder.toegelicht_door_id if eerder and houdt else None,
        "toegelicht_op": eerder.toegelicht_op if eerder and houdt else None,
    }
    if bevinding.pk and all(getattr(bevinding, naam) == waarde for naam, waarde in nieuw.items()):
        return False
    for naam, waarde in nieuw.items():
        setattr(bevinding, naam, waarde)
    return True


def tellen(versie: Planversie, gevonden: Iterable[Gevonden]) -> None:
    """The counts on the plan, when this is its newest version."""
    ernsten = [regel.ernst for regel in gevonden]
    cijfers = {
        "fouten": ernsten.count(Planernst.FOUT),
        "waarschuwingen": ernsten.count(Planernst.WAARSCHUWING),
    }
    nieuwer = Planversie.objects.filter(plan=OuterRef("pk"), nummer__gt=versie.nummer)
    plan = Vastgoedplan.objects.filter(~Exists(nieuwer), pk=versie.plan_id)
    plan.exclude(**cijfers).update(**cijfers)


@transaction.atomic
def bevinding_toelichten(bevinding: Planbevinding, tekst: str, *, by: Gebruiker) -> Planbevinding:
    """The provider explains a warning or remark of its draft; an empty text takes it back.

    Raises PermissionDenied for who does not write the plan, ValidationError for an error (that is
    mended, not explained) and for a version that was handed in.
    """
    bevinding = (
        Planbevinding.objects.select_for_update(of=("self",))
        .select_related("versie__plan")
        .get(pk=bevinding.pk)
    )
    require("plan_opstellen", by, bevinding.versie.plan)
    if not bevinding.versie.is_concept:
        raise ValidationError("Deze versie is ingediend; de toelichting verandert niet meer.")
    if bevinding.ernst == Planernst.FOUT:
        raise ValidationError("Een fout licht u niet toe: verbeter wat er staat.")
    bevinding.toelichting = tekst.strip()
    bevinding.toegelicht_door = by if bevinding.toelichting else None
    bevinding.toegelicht_op = timezone.now() if bevinding.toelichting else None
    bevinding.save(update_fields=["toelichting", "toegelicht_door", "toegelicht_op"])
    return bevinding


def open_fouten(versie: Planversie) -> int:
    """How many findings stop handing in."""
    return versie.bevindingen.filter(ernst=Planernst.FOUT).count()
