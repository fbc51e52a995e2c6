"""The doors of the advice: draft it with its recommendations, hand it over, take it back."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.permissions import require
from regio.models import Vergadering

from ..choices import Cyclusstatus
from ..cyclus.verloop import overgang
from ..models import Aanbeveling, Advies, Analyse, Cyclusbesluit
from .actions import cyclus_op_slot
from .overnemen import aanbevelingen_overnemen

SCHRIJFBAAR = (Cyclusstatus.ADVIES,)


@transaction.atomic
def advies_beginnen(analyse: Analyse, *, by: Any) -> Advies:
    """The draft of the advice on an adopted analysis, with the recommendations of the version
    before; one that is there is given back. Raises PermissionDenied, ValidationError."""
    require("analyse_opstellen", by, analyse)
    cyclus = cyclus_op_slot(analyse.cyclus)
    if bestaand := Advies.objects.filter(analyse=analyse).first():
        return bestaand
    if not analyse.is_vastgesteld:
        raise ValidationError("Stel eerst de analyse vast. Het advies rust op een vaste tekst.")
    if cyclus.status not in SCHRIJFBAAR:
        raise ValidationError(f"De cyclus staat op “{cyclus.get_status_display()}”.")
    advies = Advies.objects.create(analyse=analyse, gemaakt_door=by)
    vorige = Advies.objects.filter(analyse__cyclus=cyclus).exclude(pk=advies.pk)
    if eerder := vorige.order_by("-analyse__versie").first():
        advies.inleiding = eerder.inleiding
        advies.save(update_fields=["inleiding"])
        aanbevelingen_overnemen(eerder, advies)
    return advies


def reden_dicht(advies: Advies) -> str:
    """Why an advice cannot be changed now; empty: it can."""
    if advies.aangeboden_op:
        return "Het advies is aangeboden. Neem het eerst terug als er iets anders moet."
    if advies.analyse.cyclus.status not in SCHRIJFBAAR:
        return f"De cyclus staat op “{advies.analyse.cyclus.get_status_display()}”."
    nieuwer = Analyse.objects.filter(
        cyclus=advies.analyse.cyclus_id, versie__gt=advies.analyse.versie
    )
    if nieuwer.exists():
        return "Er is een nieuwere versie van de analyse. Schrijf het advies daarbij."
    return ""


def advies_op_slot(advies: Advies, *, by: Any) -> Advies:
    """A draft that ``by`` writes, locked. Raises PermissionDenied, ValidationError."""
    require("analyse_opstellen", by, advies)
    cyclus = cyclus_op_slot(advies.analyse.cyclus)
    rijen = Advies.objects.select_for_update(of=("self",)).select_related("analyse")
    huidig = rijen.get(pk=advies.pk)
    huidig.analyse.cyclus = cyclus
    if reden := reden_dicht(huidig):
        raise ValidationError(reden, code="dicht")
    return huidig


@transaction.atomic
def inleiding_opslaan(advies: Advies, *, inleiding: str, revisie: int, by: Any) -> Advies:
    """Raises PermissionDenied, ValidationError, IngehaaldError."""
    huidig = advies_op_slot(advies, by=by)
    if huidig.revisie != revisie:
        raise IngehaaldError(huidig)
    huidig.inleiding = inleiding.strip()
    geraakt(huidig)
    huidig.clean_fields(exclude=["analyse", "gemaakt_door", "aangeboden_door", "vergadering"])
    huidig.save()
    return huidig


def geraakt(advies: Advies) -> None:
    advies.revisie += 1


@transaction.atomic
def aanbeveling_opslaan(
    advies: Advies, aanbeveling: Aanbeveling | None, *, revisie: int, by: Any, **velden: Any
) -> Aanbeveling:
    """Add a recommendation or change one; may be incomplete until the advice is handed over.

    ``revisie`` is that of the advice. Raises PermissionDenied, ValidationError, IngehaaldError.
    """
    huidig = advies_op_slot(advies, by=by)
    if huidig.revisie != revisie:
        raise IngehaaldError(aanbeveling or huidig)
    if aanbeveling is None:
        laatste = huidig.aanbevelingen.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
        rij = Aanbeveling(advies=huidig, volgorde=laatste + 1)
    else:
        rij = Aanbeveling.objects.get(pk=aanbeveling.pk, advies=huidig)
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.full_clean()
    rij.save()
    geraakt(huidig)
    huidig.save(update_fields=["revisie"])
    return rij


@transaction.atomic
def aanbeveling_verwijderen(aanbeveling: Aanbeveling, *, by: Any) -> None:
    """Take a recommendation out of a draft."""
    huidig = advies_op_slot(aanbeveling.advies, by=by)
    Aanbeveling.objects.filter(pk=aanbeveling.pk).delete()
    geraakt(huidig)
    huidig.save(update_fields=["revisie"])


@transaction.atomic
def advies_aanbieden(
    advies: Advies, *, vergadering: Vergadering | None = None, reden: str = "", by: Any
) -> Advies:
    """Hand it to the steering board by the step of its cycle; it does not change until it is taken
    back. The parties of the cycle are told.

    Raises PermissionDenied, ValidationError with what is missing.
    """
    huidig = advies_op_slot(advies, by=by)
    huidig.vergadering = vergadering
    huidig.save(update_fields=["vergadering"])
    overgang(huidig.analyse.cyclus, "advies_aanbieden", by=by, reden=reden)
    huidig.refresh_from_db()
    return huidig


@transaction.atomic
def advies_terugnemen(advies: Advies, *, reden: str, by: Any) -> Advies:
    """The way back by the step of its cycle, while nothing was decided.

    Raises PermissionDenied, ValidationError.
    """
    require("analyse_opstellen", by, advies)
    cyclus = cyclus_op_slot(advies.analyse.cyclus)
    huidig = Advies.objects.select_for_update(of=("self",)).get(pk=advies.pk)
    if niet := reden_niet_terug(huidig):
        raise ValidationError(niet, code="te_laat")
    overgang(cyclus, "advies_terugnemen", by=by, reden=reden)
    huidig.refresh_from_db()
    return huidig


def reden_niet_terug(advies: Advies) -> str:
    """Why it cannot be taken back; empty: it can."""
    if not advies.aangeboden_op:
        return "Dit advies is niet aangeboden."
    if Cyclusbesluit.objects.geldend().filter(advies=advies).exists():
        return "De stuurgroep heeft besloten. Herroep eerst het besluit."
    return ""


def aangeboden_zetten(advies: Advies, op: datetime | None, *, by: Any) -> None:
    """Lies with the steering board since ``op``, or (None) with who writes it."""
    advies.aangeboden_op, advies.aangeboden_door = op, by if op else None
    velden = ["aangeboden_op", "aangeboden_door"]
    if op is None:
        advies.vergadering = None
        velden.append("vergadering")
    advies.save(update_fields=velden)
