"""Handing a draft in: it becomes measurements, and what it replaces stays as it was known.

Each use case holds on to the obligation first, so that two about the same half-year never run at
once and the second sees what the first did.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from jeugdzorg.kern.permissions import require
from regio.aanleverbron import aanleverbron
from regio.choices import BronSoort
from regio.models import Bron, Gebruiker

from ..choices import Cyclusstatus
from ..choices_levering import Antwoord, Leverkanaal, Leverstatus
from ..models import Cyclus, Indicatorlevering, Leverplicht, Leverwaarde, Meting
from ..signals import levering_ingeleverd, levering_teruggenomen
from ..tasks_levering import afschermen_starten
from .invullen import mag_leveren, vastgehouden
from .kennis import Kennis
from .lijst import meetperiode, zorgvorm_van
from .plichten import cycli_van

VOORBEELD: Final = "VOORBEELD"
TERUG_TOT: Final = (Cyclusstatus.VOORBEREIDING, Cyclusstatus.AANLEVERING)
"""As long as every cycle that uses a delivery is no further, it can be taken back."""
GEEN_CONCEPT: Final = "Er is nog niets ingevuld om in te leveren."


@transaction.atomic
def inleveren(
    plicht: Leverplicht, *, by: Gebruiker, reden: str = "", kanaal: str = Leverkanaal.SCHERM
) -> Indicatorlevering:
    """Hand the draft in: from now on its values are those of the region; those of the version
    before stay, as known until now. The same content as what holds changes nothing.

    Raises PermissionDenied, ValidationError: no draft, an error, a warning without explanation, a
    correction without a reason.
    """
    mag_leveren(plicht, by=by, kanaal=kanaal)
    plicht = vastgehouden(plicht)
    concept = plicht.leveringen.filter(status=Leverstatus.CONCEPT).first()
    geldend = plicht.leveringen.filter(status=Leverstatus.INGELEVERD).first()
    if concept is None:
        if geldend is not None:
            return geldend
        raise ValidationError(GEEN_CONCEPT)
    if belet := beletsels(Kennis(plicht, concept, by)):
        raise ValidationError(belet)
    kenmerk = kenmerk_van(concept.waarden.select_related("indicator"))
    if geldend is not None and geldend.sha256 == kenmerk:
        concept.bestanden.update(levering=geldend)
        concept.delete()
        return geldend
    if geldend is not None and not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom u een verbeterde levering doet."})
    levering = vastleggen(plicht, concept, geldend, kenmerk, reden=reden, by=by, kanaal=kanaal)
    levering_ingeleverd.send(None, levering=levering, vorige=geldend, by=by)
    return levering


def beletsels(kennis: Kennis) -> list[str]:
    """What stands in the way of handing in, in words."""
    if not kennis.antwoorden:
        return [GEEN_CONCEPT]
    per_sleutel = kennis.per_sleutel
    fouten = [f"{per_sleutel[o.sleutel].label}: {o.melding}" for o in kennis.fouten]
    open_ = [f"{per_sleutel[o.sleutel].label}: {o.melding} Leg uit." for o in kennis.onverklaard]
    return [*fouten, *open_]


def kenmerk_van(waarden: Iterable[Leverwaarde]) -> str:
    """The same for the same answers and explanations, whatever way they came in."""
    inhoud = sorted(
        [
            rij.indicator.code,
            rij.uitsplitsing,
            rij.antwoord,
            "" if rij.waarde is None else f"{rij.waarde:.2f}",
            rij.toelichting,
        ]
        for rij in waarden
    )
    return hashlib.sha256(json.dumps(inhoud).encode()).hexdigest()


def vastleggen(
    plicht: Leverplicht,
    concept: Indicatorlevering,
    geldend: Indicatorlevering | None,
    kenmerk: str,
    *,
    reden: str,
    by: Gebruiker | None,
    kanaal: str,
) -> Indicatorlevering:
    if geldend is not None:
        geldend.status = Leverstatus.VERVANGEN
        geldend.save(update_fields=["status"])
    concept.status, concept.kanaal, concept.sha256 = Leverstatus.INGELEVERD, kanaal, kenmerk
    concept.ingeleverd_op, concept.ingeleverd_door = timezone.now(), by
    concept.reden = reden.strip()
    concept.clean_fields(exclude=["plicht"])
    concept.save()
    metingen_zetten(concept)
    antwoord_wissen(plicht)
    afschermen_starten(concept)
    return concept


def antwoord_wissen(plicht: Leverplicht) -> None:
    if plicht.niets_te_melden_op:
        plicht.niets_te_melden_op = plicht.niets_te_melden_door = None
        plicht.niets_te_melden_reden = ""
        plicht.save()


def bron_van(levering: Indicatorlevering) -> Bron:
    """The one shared source of the office of the region; made-up values have their own."""
    if levering.voorbeeld:
        return Bron.objects.get(code=VOORBEELD, soort=BronSoort.VOORBEELD)
    if levering.plicht.organisatie is None:
        raise ValidationError("Deze regio heeft hier nog geen organisatie die levert.")
    return aanleverbron(levering.plicht.organisatie)


def metingen_zetten(levering: Indicatorlevering) -> None:
    """The values of ``levering`` hold from now on; what stays the same stays the same row."""
    nu = levering.ingeleverd_op or timezone.now()
    bron = bron_van(levering)
    geldig = {
        meting.code: meting for meting in Meting.objects.filter(levering__plicht=levering.plicht)
    }
    nieuw = {meting.code: meting for meting in als_metingen(levering, bron, nu)}
    gelijk = {code for code, meting in nieuw.items() if is_gelijk(geldig.get(code), meting)}
    weg = [meting.pk for code, meting in geldig.items() if code not in gelijk]
    Meting.alle_versies.filter(pk__in=weg).update(vervallen_op=nu)
    Meting.alle_versies.bulk_create(nieuw[code] for code in nieuw if code not in gelijk)


def is_gelijk(oud: Meting | None, nieuw: Meting) -> bool:
    velden = ("bron_id", "waarde", "opmerking", "periode_van", "periode_tot", "uitsplitsing")
    return oud is not None and all(getattr(oud, v) == getattr(nieuw, v) for v in velden)


def als_metingen(levering: Indicatorlevering, bron: Bron, nu: Any) -> Iterable[Meting]:
    """A measurement for each value; what is unknown or does not apply is none."""
    plicht, vormen = levering.plicht, dict[int, str]()
    rijen = levering.waarden.filter(antwoord=Antwoord.WAARDE).select_related("indicator")
    for rij in rijen:
        if rij.waarde is None:
            continue
        if rij.indicator_id not in vormen:
            vormen[rij.indicator_id] = zorgvorm_van(rij.indicator)
        van, tot = meetperiode(rij.indicator, plicht.halfjaar)
        yield Meting(
            code=code_van(rij, plicht),
            indicator=rij.indicator,
            jeugdhulpregio_id=plicht.jeugdhulpregio_id,
            periode_van=van,
            periode_tot=tot,
            zorgvorm=vormen[rij.indicator_id],
            uitsplitsing=rij.uitsplitsing,
            waarde=rij.waarde,
            levering=levering,
            bron=bron,
            vindplaats=f"Levering {plicht.halfjaar.label}",
            peildatum=tot,
            opmerking=rij.toelichting,
            bekend_op=nu,
        )


def code_van(rij: Leverwaarde, plicht: Leverplicht) -> str:
    delen = ["lev", rij.indicator.code, plicht.jeugdhulpregio.code, str(plicht.halfjaar)]
    return "-".join([*delen, *filter(None, [slugify(rij.uitsplitsing)])]).lower()[:120]


@transaction.atomic
def terugnemen(
    levering: Indicatorlevering, *, reden: str, by: Gebruiker
) -> Indicatorlevering | None:
    """Take back what holds; the version before it holds again, as known from now on. Gives that.

    Raises PermissionDenied, ValidationError: no reason, replaced, or a cycle is past delivering.
    """
    mag_leveren(levering.plicht, by=by)
    plicht = vastgehouden(levering.plicht)
    levering = plicht.leveringen.get(pk=levering.pk)
    if levering.status != Leverstatus.INGELEVERD:
        raise ValidationError("Alleen de levering die nu geldt, kunt u terugnemen.")
    if waarom := vast_omdat(plicht):
        raise ValidationError(waarom)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom u de levering terugneemt."})
    nu = timezone.now()
    levering.status = Leverstatus.TERUGGENOMEN
    levering.teruggenomen_op, levering.teruggenomen_door = nu, by
    levering.reden_terugnemen = reden.strip()
    levering.clean_fields(exclude=["plicht"])
    levering.save()
    levering_teruggenomen.send(None, levering=levering, by=by)
    vorige = plicht.leveringen.filter(status=Leverstatus.VERVANGEN).first()
    if vorige is None:
        Meting.objects.filter(levering__plicht=plicht).update(vervallen_op=nu)
        return None
    vorige.status = Leverstatus.INGELEVERD
    vorige.save(update_fields=["status"])
    herstellen(vorige, nu)
    afschermen_starten(vorige)
    return vorige


def herstellen(levering: Indicatorlevering, nu: Any) -> None:
    gegeven = levering.ingeleverd_op
    levering.ingeleverd_op = nu
    metingen_zetten(levering)
    levering.ingeleverd_op = gegeven


def vast_omdat(plicht: Leverplicht) -> str:
    """Why what was handed in can not be taken back any more; empty when it can."""
    verder = [cyclus for cyclus in cycli_van(plicht) if is_verder(cyclus)]
    if not verder:
        return ""
    namen = ", ".join(f"{cyclus.gebied} ({cyclus.get_status_display()})" for cyclus in verder)
    return (
        f"De cijfers zijn al in gebruik: {namen}. Lever een verbetering in; wat er eerst stond, "
        "blijft te zien."
    )


def is_verder(cyclus: Cyclus) -> bool:
    return cyclus.status not in TERUG_TOT


@transaction.atomic
def niets_te_melden(plicht: Leverplicht, *, reden: str, by: Gebruiker) -> Leverplicht:
    """Answer that there is nothing to deliver; handing something in undoes it.

    Raises PermissionDenied, ValidationError (no reason, something was handed in).
    """
    mag_leveren(plicht, by=by)
    plicht = vastgehouden(plicht)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom er niets te melden is."})
    if plicht.leveringen.filter(status=Leverstatus.INGELEVERD).exists():
        raise ValidationError("U hebt al iets ingeleverd. Neem dat eerst terug.")
    plicht.niets_te_melden_op, plicht.niets_te_melden_door = timezone.now(), by
    plicht.niets_te_melden_reden = reden.strip()
    plicht.clean_fields()
    plicht.save()
    return plicht


@transaction.atomic
def toch_melden(plicht: Leverplicht, *, by: Gebruiker) -> Leverplicht:
    """Take back that there is nothing. Raises PermissionDenied."""
    require("indicatoren_leveren", by, plicht)
    plicht = vastgehouden(plicht)
    antwoord_wissen(plicht)
    return plicht
