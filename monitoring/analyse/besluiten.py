"""What the steering board decides on an advice: on record in the chain, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.chain import besluit_vastleggen
from jeugdzorg.kern.models import Schakelsoort
from jeugdzorg.kern.permissions import require
from regio.models import Vergadering

from ..choices import Cyclusstatus
from ..choices_analyse import Uitkomst
from ..models import Aanbeveling, Advies, Besluitregel, Cyclusbesluit, Ontwikkelopdracht
from ..opdrachten.actions import opdracht_geven
from .actions import cyclus_op_slot
from .berichten import besluit_herroepen_melden, besluit_melden


@dataclass(frozen=True)
class Keuze:
    """What is decided on one recommendation."""

    uitkomst: str
    reden: str = ""
    wat: str = ""


@transaction.atomic
def cyclus_besluiten(
    advies: Advies,
    keuzes: Mapping[int, Keuze],
    *,
    genomen_op: date,
    vergadering: Vergadering | None = None,
    toelichting: str = "",
    by: Any,
) -> Cyclusbesluit:
    """Record the decision on every recommendation (by its key) at once.

    Those who analyse, steer and decide in the area are told. Raises PermissionDenied,
    ValidationError (wrong moment; one missing; a departure without its reason).
    """
    require("cyclus_besluiten", by, advies)
    cyclus = cyclus_op_slot(advies.analyse.cyclus)
    huidig = Advies.objects.select_for_update(of=("self",)).get(pk=advies.pk)
    huidig.analyse.cyclus = cyclus
    if niet := reden_niet_besluiten(huidig):
        raise ValidationError(niet, code="nog_niet")
    validate_dag(genomen_op, vergadering)
    aanbevelingen = list(huidig.aanbevelingen.all())
    regels = [regel_van(rij, keuzes.get(rij.pk)) for rij in aanbevelingen]
    besluit = Cyclusbesluit(
        advies=huidig,
        vergadering=vergadering,
        genomen_op=genomen_op,
        toelichting=toelichting.strip(),
        door=by,
    )
    besluit.full_clean()
    besluit.save()
    for regel in regels:
        regel.besluit = besluit
        regel.full_clean()
        regel.save()
    besluit_vastleggen(
        Schakelsoort.CYCLUSBESLUIT, besluit, by=by, gegevens=gegevens_van(besluit, regels)
    )
    besluit_melden(besluit, in_woorden(regels), by=by)
    return besluit


def reden_niet_besluiten(advies: Advies) -> str:
    """Why nothing can be decided now; empty: it can."""
    if not advies.aangeboden_op:
        return "Het advies is nog niet aangeboden aan de stuurgroep."
    if advies.analyse.cyclus.status != Cyclusstatus.ADVIES:
        return f"De cyclus staat op “{advies.analyse.cyclus.get_status_display()}”, niet op advies."
    if Cyclusbesluit.objects.geldend().filter(advies=advies).exists():
        return "Over dit advies is al besloten."
    return ""


def validate_dag(genomen_op: date, vergadering: Vergadering | None) -> None:
    if genomen_op > timezone.localdate():
        raise ValidationError({"genomen_op": "Deze dag ligt in de toekomst."})
    if vergadering and vergadering.datum != genomen_op:
        raise ValidationError(
            {"genomen_op": f"De vergadering was op {vergadering.datum:%d-%m-%Y}. Kies die dag."}
        )


def regel_van(aanbeveling: Aanbeveling, keuze: Keuze | None) -> Besluitregel:
    """Raises ValidationError, at the recommendation, for what is missing."""
    veld = f"uitkomst_{aanbeveling.pk}"
    if keuze is None or keuze.uitkomst not in Uitkomst.values:
        raise ValidationError({veld: f"Kies wat er met “{aanbeveling.wat}” gebeurt."})
    anders = keuze.uitkomst != Uitkomst.OVERGENOMEN
    if anders and not keuze.reden.strip():
        raise ValidationError(
            {f"reden_{aanbeveling.pk}": f"Schrijf op waarom “{aanbeveling.wat}” anders wordt."}
        )
    if keuze.uitkomst == Uitkomst.GEWIJZIGD and not keuze.wat.strip():
        raise ValidationError(
            {f"wat_{aanbeveling.pk}": f"Schrijf op hoe “{aanbeveling.wat}” nu luidt."}
        )
    return Besluitregel(
        aanbeveling=aanbeveling,
        uitkomst=keuze.uitkomst,
        reden=keuze.reden.strip() if anders else "",
        wat=keuze.wat.strip() if keuze.uitkomst == Uitkomst.GEWIJZIGD else "",
    )


def in_woorden(regels: list[Besluitregel]) -> str:
    """2 van 3 aanbevelingen overgenomen, waarvan 1 gewijzigd."""
    over = [regel for regel in regels if regel.uitkomst != Uitkomst.NIET]
    gewijzigd = sum(regel.uitkomst == Uitkomst.GEWIJZIGD for regel in regels)
    tekst = f"{len(over)} van {len(regels)} aanbevelingen overgenomen"
    return f"{tekst}, waarvan {gewijzigd} gewijzigd" if gewijzigd else tekst


def gegevens_van(besluit: Cyclusbesluit, regels: list[Besluitregel]) -> dict[str, Any]:
    analyse = besluit.advies.analyse
    return {
        "cyclus": str(analyse.cyclus),
        "analyse": analyse.versie,
        "genomen_op": besluit.genomen_op,
        "vergadering": str(besluit.vergadering or ""),
        "toelichting": besluit.toelichting,
        "aanbevelingen": [
            {
                "wat": regel.aanbeveling.wat,
                "uitkomst": regel.uitkomst,
                "gewijzigd": regel.wat,
                "reden": regel.reden,
            }
            for regel in regels
        ],
    }


@transaction.atomic
def besluit_herroepen(besluit: Cyclusbesluit, *, reden: str, by: Any) -> Cyclusbesluit:
    """The way back until the cycle is closed: the advice waits for a decision again.

    Assignments that were given stay; who follows them can let them lapse. Raises
    PermissionDenied, ValidationError.
    """
    require("cyclus_besluiten", by, besluit.advies)
    cyclus = cyclus_op_slot(besluit.advies.analyse.cyclus)
    huidig = Cyclusbesluit.objects.select_for_update(of=("self",)).get(pk=besluit.pk)
    huidig.advies.analyse.cyclus = cyclus
    if niet := reden_niet_herroepen(huidig):
        raise ValidationError(niet, code="te_laat")
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom."})
    huidig.herroepen_op, huidig.herroepen_door = timezone.now(), by
    huidig.reden_herroepen = reden.strip()
    huidig.save(update_fields=["herroepen_op", "herroepen_door", "reden_herroepen"])
    besluit_vastleggen(
        Schakelsoort.CYCLUSBESLUIT_HERROEPEN,
        huidig,
        by=by,
        gegevens={"cyclus": str(cyclus), "reden": huidig.reden_herroepen},
    )
    besluit_herroepen_melden(huidig, by=by)
    return huidig


def reden_niet_herroepen(besluit: Cyclusbesluit) -> str:
    if besluit.herroepen_op:
        return "Dit besluit is al herroepen."
    if besluit.advies.analyse.cyclus.status != Cyclusstatus.ADVIES:
        return "De cyclus is gesloten. Heropen eerst de cyclus."
    return ""


@transaction.atomic
def opdracht_uit_besluit(regel: Besluitregel, *, resultaat: str, by: Any) -> Ontwikkelopdracht:
    """Turn a recommendation that was taken over into an assignment; the party is told.

    A second time gives the same one back. Raises PermissionDenied, ValidationError.
    """
    aanbeveling = regel.aanbeveling
    cyclus = aanbeveling.advies.analyse.cyclus
    if by is not None:
        require("opdracht_geven", by, cyclus.gebied)
    rijen = Besluitregel.objects.select_for_update(of=("self",)).select_related("besluit")
    huidig = rijen.get(pk=regel.pk)
    if huidig.opdracht_id:
        return Ontwikkelopdracht.objects.get(pk=huidig.opdracht_id)
    if huidig.besluit.herroepen_op or huidig.uitkomst == Uitkomst.NIET:
        raise ValidationError("Deze aanbeveling is niet overgenomen.", code="niet")
    huidig.opdracht = opdracht_geven(
        cyclus.gebied,
        titel=(huidig.wat or aanbeveling.wat)[:150],
        resultaat=resultaat,
        opdrachtnemer=aanbeveling.aan,
        organisatie=aanbeveling.organisatie,
        uiterlijk=aanbeveling.termijn,
        cyclus=cyclus,
        by=by,
    )
    huidig.save(update_fields=["opdracht"])
    return huidig.opdracht
