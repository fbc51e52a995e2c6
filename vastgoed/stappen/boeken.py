"""The places of an approved plan in the plaatsenbalans, and back; all of them or none.

They are booked by right of who coordinates: the decider, else who gave the advice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from capaciteit.boeken import boek, terugboeken
from capaciteit.choices import Aard, Capaciteitsmaat, Mutatiesoort, Setting, VoorzieningStatus
from capaciteit.models import Locatie, Plaatsmutatie, Voorziening
from capaciteit.register.locaties import locatie_toevoegen
from capaciteit.register.plaatsen import PLAATSMATEN, beginstand_boeken, open_rekeningen
from capaciteit.register.voorzieningen import voorziening_toevoegen
from regio.models import Gebruiker

from ..betrokkenen import coordinatoren
from ..choices_plan import Projectsoort
from ..models import Advies, Planplaats, Planproject, Planversie, Vastgoedplan
from ..plan.inhoud import rij_met
from ..rules import coordineert

LIGGING: Final[dict[str, Setting]] = {
    Projectsoort.TERREIN: Setting.TERREIN,
    Projectsoort.WIJK: Setting.WIJK,
}


@dataclass(frozen=True)
class Boekregel:
    """A line of the plan; ``fout`` says why it cannot be booked, empty when it can."""

    plaats: Planplaats
    mutatie: Plaatsmutatie | None = None
    fout: str = ""


def boeker_van(plan: Vastgoedplan, by: Any) -> Gebruiker | None:
    """By whose right is booked; ``None`` when nobody coordinates the plan any more."""
    if coordineert(by, plan):
        return by
    advies = Advies.objects.geldend().filter(plan=plan).select_related("gegeven_door").first()
    if advies and advies.gegeven_door and coordineert(advies.gegeven_door, plan):
        return advies.gegeven_door
    anderen = coordinatoren(plan)
    return anderen[0].gebruiker if anderen else None


def plaatsen_van(versie: Planversie) -> list[Planplaats]:
    rijen = Planplaats.objects.filter(project__versie=versie)
    return list(
        rijen.select_related(
            "project__versie",
            "project__locatie",
            "project__gemeente",
            "van__locatie",
            "naar__locatie",
            "mutatie",
        ).order_by("datum", "pk")
    )


def geprobeerd(plan: Vastgoedplan, versie: Planversie, by: Any) -> list[Boekregel]:
    """What booking would do, line by line; nothing is stored, only the trial is undone."""
    regels: list[Boekregel] = []
    try:
        with transaction.atomic():
            regels = list(boekregels(plan, versie, by))
            raise Ongedaan
    except Ongedaan:
        return regels


class Ongedaan(Exception):  # noqa: N818  # not an error: the trial is over
    """Takes back what was tried."""


@transaction.atomic
def boeken(plan: Vastgoedplan, versie: Planversie, by: Any) -> list[Boekregel]:
    """Book every line. Raises ValidationError naming those that cannot be; then none is booked."""
    regels = list(boekregels(plan, versie, by))
    if fouten := [f"{regel.plaats}: {regel.fout}" for regel in regels if regel.fout]:
        raise ValidationError(["De plaatsen van dit plan kunnen niet worden geboekt.", *fouten])
    for regel in regels:
        Planplaats.objects.filter(pk=regel.plaats.pk).update(mutatie=regel.mutatie)
    return regels


def boekregels(plan: Vastgoedplan, versie: Planversie, by: Any) -> Iterator[Boekregel]:
    """Each line tried after the ones before it, for places that come and go again."""
    boeker = boeker_van(plan, by)
    for plaats in plaatsen_van(versie):
        if boeker is None:
            yield Boekregel(plaats, fout="Niemand van de gemeente houdt hier het register bij.")
            continue
        try:
            with transaction.atomic():
                mutatie = regel_boeken(plan, plaats, boeker)
            yield Boekregel(plaats, mutatie)
        except PermissionDenied:
            yield Boekregel(plaats, fout=f"{plan.gemeente} houdt het register hier niet bij.")
        except ValidationError as fout:
            yield Boekregel(plaats, fout=" ".join(fout.messages))


def regel_boeken(plan: Vastgoedplan, plaats: Planplaats, boeker: Gebruiker) -> Plaatsmutatie:
    if plaats.datum is None:
        raise ValidationError("De datum ontbreekt.")
    in_register(plaats)
    naar = plaats.naar or nieuwe_voorziening(plan, plaats, boeker)
    van = plaats.van
    if van is None and naar is None:
        raise ValidationError("Noem de voorziening waar de plaatsen vandaan komen of heen gaan.")
    if van is not None:
        beginstand_boeken(van, plaats.datum, by=boeker, namens=plan.gemeente)
    soort, zorgvorm = soort_en_vorm(plaats, van, naar)
    return boek(
        datum=plaats.datum,
        aantal=plaats.aantal,
        soort=soort,
        van=van,
        naar=naar,
        naar_zorgvorm=zorgvorm,
        aard=Aard.PLAN,
        maat=maat_van(van, plaats) if van else Capaciteitsmaat.PLEKKEN,
        reden=f"Goedgekeurd plan: {plan.titel}, project {plaats.project}.",
        project=projectcode(plan, plaats.project),
        by=boeker,
        namens=plan.gemeente,
    )


def maat_van(van: Voorziening, plaats: Planplaats) -> str:
    """The measure in which the books of the origin hold enough places that day."""
    dag = plaats.datum or timezone.localdate()
    stand = {rij.maat: rij.aantal for rij in open_rekeningen(van, dag)}
    genoeg = (maat for maat in PLAATSMATEN if stand.get(maat, 0) >= plaats.aantal)
    return next(genoeg, next(iter(stand), Capaciteitsmaat.PLEKKEN))


def in_register(plaats: Planplaats) -> None:
    """What the plan names by code is there; else places would come from or go to nowhere."""
    rij = rij_met(plaats.project.versie.inhoud, "plaatsen", plaats.sleutel) or {}
    for kant in ("van", "naar"):
        if rij.get(kant) and getattr(plaats, kant) is None:
            raise ValidationError(f"De voorziening {rij[kant]} staat niet in het register.")


def projectcode(plan: Vastgoedplan, project: Planproject) -> str:
    """Names the plan and its project on the booking, within the room that it has."""
    ruimte = Plaatsmutatie._meta.get_field("project").max_length or 100
    return f"{plan.code}/{project.code}"[:ruimte]


def soort_en_vorm(
    plaats: Planplaats, van: Voorziening | None, naar: Voorziening | None
) -> tuple[str, str]:
    """Without a destination places end; with another form of care they are converted."""
    if naar is None:
        return Mutatiesoort.BEEINDIGD, ""
    vorm = plaats.zorgvorm or naar.zorgvorm
    if van is None:
        return Mutatiesoort.NIEUW, vorm
    return (Mutatiesoort.VERPLAATST if vorm == van.zorgvorm else Mutatiesoort.OMGEZET), vorm


def nieuwe_voorziening(
    plan: Vastgoedplan, plaats: Planplaats, boeker: Gebruiker
) -> Voorziening | None:
    """The planned facility that the line names: made, or made before by another line."""
    if not plaats.naar_naam:
        return None
    if not plaats.zorgvorm:
        raise ValidationError(f"De zorgvorm van {plaats.naar_naam} ontbreekt.")
    locatie = plaats.project.locatie or nieuwe_locatie(plan, plaats, boeker)
    naam = plaats.naar_naam[:150].strip()
    bestaand = locatie.voorzieningen.filter(
        naam__iexact=naam, zorgvorm=plaats.zorgvorm, samengevoegd_met__isnull=True
    ).first()
    if bestaand:
        return bestaand
    vandaag = timezone.localdate()
    return voorziening_toevoegen(
        locatie,
        {"naam": naam, "zorgvorm": plaats.zorgvorm, "aantal_groepen": plaats.groepen},
        status=VoorzieningStatus.GEPLAND,
        op=min(vandaag, plaats.datum or vandaag),
        gereed=plaats.datum,
        reden=f"Goedgekeurd plan: {plan.titel}.",
        by=boeker,
    )


def nieuwe_locatie(plan: Vastgoedplan, plaats: Planplaats, boeker: Gebruiker) -> Locatie:
    project = plaats.project
    naam = project.naam[:150].strip()
    bestaand = Locatie.objects.filter(
        naam__iexact=naam,
        aanbieders=plan.aanbieder_id,
        gemeente=project.gemeente_id,
        samengevoegd_met__isnull=True,
    ).first()
    return bestaand or locatie_toevoegen(
        {
            "naam": naam,
            "plaats": project.plaats[:100],
            "gemeente": project.gemeente,
            "setting": LIGGING.get(project.soort, Setting.ONBEKEND),
        },
        [plan.aanbieder],
        by=boeker,
    )


@transaction.atomic
def terug(plan: Vastgoedplan, versie: Planversie, *, reden: str, by: Any) -> tuple[int, int]:
    """Book back what is still a plan. Gives how many, and how many were already carried out."""
    boeker = boeker_van(plan, by)
    open_, klaar = te_herroepen(versie)
    if open_ and boeker is None:
        raise ValidationError("Niemand van de gemeente houdt het register bij om terug te boeken.")
    for plaats in reversed(open_):
        if plaats.mutatie and boeker:
            terugboeken(plaats.mutatie, reden=reden, by=boeker)
    return len(open_), len(klaar)


def te_herroepen(versie: Planversie) -> tuple[list[Planplaats], list[Planplaats]]:
    """Lines whose booking still stands as a plan, and lines that were taken back or carried out."""
    geboekt = [plaats for plaats in plaatsen_van(versie) if plaats.mutatie_id]
    herroepen = set(
        Plaatsmutatie.objects.filter(herroept__in=[p.mutatie_id for p in geboekt]).values_list(
            "herroept", flat=True
        )
    )
    open_ = [plaats for plaats in geboekt if plaats.mutatie_id not in herroepen]
    return open_, [plaats for plaats in geboekt if plaats.mutatie_id in herroepen]
