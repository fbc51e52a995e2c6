"""Writing in the plaatsenbalans: an entry, or a counter-entry. Nothing is changed or deleted."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from jeugdzorg.kern.notation import datum as datum_tekst
from jeugdzorg.kern.permissions import REFUSED, require
from regio.aanleverbron import aanleverbron
from regio.choices import OrganisatieSoort, Rol
from regio.models import Gebruiker, Organisatie
from regio.rules import organisaties_met_rol

from .choices import Aard, Capaciteitsmaat
from .models import Plaatsmutatie, Voorziening
from .plaatsenbalans import Rekening, laagste_stand
from .rules import BEHEERDERS
from .validators_boeken import validate_boeking, validate_terugboeking


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
    dag_van = datum - timedelta(days=1) if soort == "omgezet" else datum
    mutatie = Plaatsmutatie(
        datum=datum,
        peildatum=datum,
        aantal=aantal,
        soort=soort,
        van=van,
        naar=naar,
        van_zorgvorm=van_zorgvorm or zorgvorm_op(van, dag_van),
        naar_zorgvorm=naar_zorgvorm or zorgvorm_op(naar, datum),
        aard=aard,
        reden=reden.strip(),
        project=project.strip(),
        maat=maat,
        door=by,
        bron=aanleverbron(namens),
    )
    return vastleggen(mutatie)


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
        bron=mutatie.bron,
        herroept=mutatie,
    )
    return vastleggen(tegen)


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
