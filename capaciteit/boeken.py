"""Writing in the plaatsenbalans: an entry, or a counter-entry. Nothing is changed or deleted."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.notation import datum as datum_tekst
from jeugdzorg.kern.permissions import REFUSED, require
from regio.aanleverbron import aanleverbron
from regio.choices import OrganisatieSoort, Rol, Zichtbaarheid
from regio.models import Bron, Gebruiker, Organisatie
from regio.rules import organisaties_met_rol

from .choices import Aard, Capaciteitsmaat, Mutatiesoort
from .models import Plaatsmutatie, Voorziening
from .plaatsenbalans import Rekening, laagste_stand
from .register.bevoegd import bron_namens, schrijft_in
from .rules import BEHEERDERS
from .validators_boeken import validate_boeking, validate_terugboeking

NET_GEBOEKT: Final = timedelta(minutes=1)


@transaction.atomic
def boek(
    *,
    datum: date,
    aantal: int,
    soort: str,
    van: Voorziening | None = None,
    naar: Voorziening | None = None,
    van_zorgvorm: str = "",
    naar_zorgvorm: str = "",
    aard: str,
    reden: str,
    project: str = "",
    maat: str = Capaciteitsmaat.PLEKKEN,
    by: Gebruiker,
    namens: Organisatie,
) -> Plaatsmutatie:
    """Book places from one facility to another on a day, in the source of ``namens``.

    A form of care that is left out is that of the facility on that day (before a conversion: the
    day before). A fact needs enough places in fact at ``van`` from that day on; a plan may also
    count on other plans. Raises ValidationError naming the field, PermissionDenied.
    """
    mag_boeken(by, namens, (van, naar))
    mutatie = opgesteld(
        datum=datum,
        aantal=aantal,
        soort=soort,
        van=van,
        naar=naar,
        van_zorgvorm=van_zorgvorm,
        naar_zorgvorm=naar_zorgvorm,
        aard=aard,
        reden=reden.strip(),
        project=project.strip(),
        maat=maat,
    )
    mutatie.door, mutatie.bron = by, aanleverbron(namens)
    return vastleggen(mutatie)


@transaction.atomic
def boek_een_keer(*, by: Gebruiker, namens: Organisatie, **velden: Any) -> Plaatsmutatie:
    """``boek`` for a form that may be sent twice: the same entry by the same user, just now, is
    that entry. Two at the same moment wait for each other.
    """
    Gebruiker.objects.select_for_update(no_key=True).get(pk=by.pk)
    net = timezone.now() - NET_GEBOEKT
    gekozen = {naam: waarde for naam, waarde in velden.items() if not naam.endswith("_zorgvorm")}
    zelfde = Plaatsmutatie.objects.filter(
        **gekozen,
        door=by,
        geboekt_op__gte=net,
        herroept__isnull=True,
        herroepen_door__isnull=True,
    )
    return zelfde.first() or boek(by=by, namens=namens, **velden)


def opgesteld(**velden: Any) -> Plaatsmutatie:
    """An entry that is not stored, with the forms of care filled in that were left out."""
    mutatie = Plaatsmutatie(**velden, peildatum=velden["datum"])
    dag = mutatie.datum
    dag_van = dag - timedelta(days=1) if mutatie.soort == Mutatiesoort.OMGEZET else dag
    mutatie.van_zorgvorm = mutatie.van_zorgvorm or zorgvorm_op(mutatie.van, dag_van)
    mutatie.naar_zorgvorm = mutatie.naar_zorgvorm or zorgvorm_op(mutatie.naar, dag)
    return mutatie


@transaction.atomic
def terugboeken(mutatie: Plaatsmutatie, *, reden: str, by: Gebruiker) -> Plaatsmutatie:
    """Take an entry back by a counter-entry on the same day, with the sides swapped.

    Raises ValidationError when it was taken back before, is a counter-entry itself, or when its
    places are needed meanwhile; PermissionDenied.
    """
    for voorziening in (mutatie.van, mutatie.naar):
        if voorziening is not None:
            require("register_bijhouden", by, voorziening.locatie)
    mutatie = Plaatsmutatie.objects.select_for_update(of=["self"]).get(pk=mutatie.pk)
    validate_terugboeking(mutatie)
    tegen = Plaatsmutatie(
        datum=mutatie.datum,
        peildatum=mutatie.datum,
        aantal=mutatie.aantal,
        soort=mutatie.soort,
        van=mutatie.naar,
        naar=mutatie.van,
        van_zorgvorm=mutatie.naar_zorgvorm,
        naar_zorgvorm=mutatie.van_zorgvorm,
        aard=mutatie.aard,
        reden=reden.strip(),
        project=mutatie.project,
        maat=mutatie.maat,
        door=by,
        bron=bron_van_tegenboeking(mutatie, by),
        herroept=mutatie,
    )
    return vastleggen(tegen)


def bron_van_tegenboeking(mutatie: Plaatsmutatie, by: Gebruiker) -> Bron:
    """That of whom ``by`` works for; what is closed stays in its own source."""
    if mutatie.bron.zichtbaarheid == Zichtbaarheid.BESLOTEN or schrijft_in(by, mutatie.bron):
        return mutatie.bron
    kant = mutatie.van or mutatie.naar
    return bron_namens(by, kant.locatie) if kant else mutatie.bron


@transaction.atomic
def uitvoeren(
    plan: Plaatsmutatie, *, datum: date, by: Gebruiker, namens: Organisatie
) -> Plaatsmutatie:
    """Book what was planned as a fact, on the day it happened, and take the plan back.

    Raises ValidationError: no plan, a day to come, not enough places in fact, or what
    ``terugboeken`` raises; PermissionDenied.
    """
    if plan.aard != Aard.PLAN:
        raise ValidationError("Dit is al een feit.")
    if datum > timezone.localdate():
        raise ValidationError({"datum": "Deze dag moet nog komen. Kies een eerdere dag."})
    terugboeken(plan, reden=f"Uitgevoerd op {datum_tekst(datum)}.", by=by)
    return boek(
        datum=datum,
        aantal=plan.aantal,
        soort=plan.soort,
        van=plan.van,
        naar=plan.naar,
        van_zorgvorm=plan.van_zorgvorm,
        naar_zorgvorm=plan.naar_zorgvorm,
        aard=Aard.FEIT,
        reden=plan.reden,
        project=plan.project,
        maat=plan.maat,
        by=by,
        namens=namens,
    )


def vastleggen(mutatie: Plaatsmutatie) -> Plaatsmutatie:
    """Store an entry that holds; the facility is locked, so that two at once cannot overdraw."""
    if mutatie.van_id:
        Voorziening.objects.select_for_update(no_key=True).get(pk=mutatie.van_id)
    validate_boeking(mutatie)
    genoeg_plaatsen(mutatie)
    mutatie.save(force_insert=True)
    return mutatie


def genoeg_plaatsen(mutatie: Plaatsmutatie) -> None:
    if mutatie.van_id is None:
        return
    rekening = Rekening(mutatie.van_id, mutatie.van_zorgvorm, mutatie.maat)
    boekingen = Plaatsmutatie.objects.zonder_voorbeeld().van_rekening(rekening)
    if mutatie.aard == Aard.FEIT:
        boekingen = boekingen.filter(aard=Aard.FEIT)
    vrij = max(laagste_stand(boekingen.boekingen(), rekening, mutatie.datum), 0)
    if vrij < mutatie.aantal:
        vorm = mutatie.get_van_zorgvorm_display()
        raise ValidationError(
            {
                "aantal": f"Bij {mutatie.van} zijn vanaf {datum_tekst(mutatie.datum)} {vrij} "
                f"plaatsen {vorm} te boeken. Boek er hooguit {vrij}, of kies een andere dag."
            }
        )


def mag_boeken(
    by: Gebruiker, namens: Organisatie, voorzieningen: Iterable[Voorziening | None]
) -> None:
    """Keeps the register of every location that is touched, and does so for ``namens``."""
    require("register_bijhouden", by)
    if namens.pk not in boekt_namens(by):
        raise PermissionDenied(REFUSED)
    for voorziening in voorzieningen:
        if voorziening is not None:
            require("register_bijhouden", by, voorziening.locatie)


def boekt_namens(by: Gebruiker) -> set[int]:
    """Keys of the organisations on whose behalf ``by`` keeps the register."""
    return organisaties_met_rol(by, Rol.AANBIEDER, Rol.BEHEERDER) | organisaties_met_rol(
        by, *BEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER
    )


def zorgvorm_op(voorziening: Voorziening | None, dag: date) -> str:
    """The form of care of a facility on a day: of the version that holds then, else as it is."""
    if voorziening is None:
        return ""
    versie = voorziening.versies.op(dag).first()
    return versie.zorgvorm if versie else voorziening.zorgvorm
