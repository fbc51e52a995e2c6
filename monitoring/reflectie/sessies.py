"""Planning a session, adopting its record, and reopening it."""

import hashlib
import json
from datetime import date

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.chain import besluit_vastleggen
from jeugdzorg.kern.models import Schakelsoort
from jeugdzorg.kern.permissions import require
from regio.models import Gebruiker, Jeugdhulpregio

from .. import rules_reflectie  # noqa: F401  # registers the rules
from ..choices import Cyclusstatus
from ..choices_reflectie import Sessiestatus
from ..models import Cyclus, Reflectiesessie, Reflectieverslag
from .berichten import heropend_melden, vastgesteld_melden
from .regios import regios_van
from .verslag import verslaggegevens
from .wijzigen import aanraken, op_slot

TE_LAAT = "De cyclus is verder dan de reflectie. Vraag wie de cyclus beheert om een stap terug."


@transaction.atomic
def sessie_plannen(
    cyclus: Cyclus,
    regio: Jeugdhulpregio,
    *,
    datum: date | None = None,
    plaats: str = "",
    voorbeeld: bool = False,
    by: Gebruiker | None,
) -> Reflectiesessie:
    """Set a day and place for the session of a region; again: another day or place.

    Raises PermissionDenied, ValidationError.
    """
    sessie = Reflectiesessie(cyclus=cyclus, jeugdhulpregio=regio, voorbeeld=voorbeeld)
    if by is not None:
        require("reflectie_houden", by, sessie)
    if regio.pk not in {rij.pk for rij in regios_van(cyclus)}:
        raise ValidationError(f"{regio} hoort in dit halfjaar niet bij {cyclus.gebied}.")
    if cyclus.status in (Cyclusstatus.ANALYSE, Cyclusstatus.ADVIES, Cyclusstatus.VASTGESTELD):
        raise ValidationError(TE_LAAT, code="te_laat")
    Cyclus.objects.select_for_update(of=("self",)).get(pk=cyclus.pk)
    bestaand = cyclus.reflectiesessies.filter(jeugdhulpregio=regio).first()
    sessie = bestaand or sessie
    if sessie.is_vastgesteld:
        raise ValidationError("Het verslag is vastgesteld. Heropen het eerst.", code="dicht")
    sessie.datum, sessie.plaats = datum, plaats.strip()
    sessie.full_clean(validate_unique=False)
    sessie.save()
    return sessie


@transaction.atomic
def sessie_vaststellen(sessie: Reflectiesessie, *, by: Gebruiker | None) -> Reflectieverslag:
    """Adopt the record for the region: it is frozen with its mark, and others may read it.

    Raises PermissionDenied, ValidationError naming what is missing.
    """
    huidig = op_slot(sessie, by=by)
    if beletsels := wat_ontbreekt(huidig):
        raise ValidationError(beletsels, code="niet_compleet")
    gegevens = verslaggegevens(huidig)
    versie = huidig.verslagen.count() + 1
    verslag = Reflectieverslag.objects.create(
        sessie=huidig,
        versie=versie,
        gegevens=gegevens,
        sha256=kenmerk(gegevens),
        vastgesteld_door=by,
    )
    huidig.status = Sessiestatus.VASTGESTELD
    aanraken(huidig)
    besluit_vastleggen(
        Schakelsoort.REFLECTIE_VASTGESTELD,
        huidig,
        by=by,
        gegevens={"sha256": verslag.sha256, "versie": versie, **organisaties(huidig)},
    )
    vastgesteld_melden(huidig, by=by)
    return verslag


def wat_ontbreekt(sessie: Reflectiesessie) -> list[str]:
    """What stands in the way of adopting, in words; nothing: nothing does."""
    mist = []
    if sessie.cyclus.status != Cyclusstatus.REFLECTIE:
        stap = sessie.cyclus.get_status_display()
        mist.append(f"Vaststellen kan als de cyclus bij reflectie is. Nu is zij bij {stap}.")
    if sessie.datum is None:
        mist.append("Vul in wanneer de sessie was.")
    elif sessie.datum > timezone.localdate():
        mist.append("De sessie is nog niet geweest. Pas de datum aan als dat niet klopt.")
    if not sessie.deelnames.exists():
        mist.append("Vul in wie er waren, met hun rol.")
    if not sessie.samenvatting and all(rij.is_leeg for rij in sessie.antwoorden.all()):
        mist.append("Er staat nog nergens iets opgeschreven.")
    return mist


@transaction.atomic
def sessie_heropenen(
    sessie: Reflectiesessie, *, reden: str, by: Gebruiker | None
) -> Reflectiesessie:
    """The way back while the cycle is at reflection; the adopted version stays, as that version.

    Raises PermissionDenied, ValidationError.
    """
    if by is not None:
        require("reflectie_houden", by, sessie)
    huidig = (
        Reflectiesessie.objects.select_for_update(of=("self",)).with_onderwerp().get(pk=sessie.pk)
    )
    if fout := reden_niet_open(huidig):
        raise ValidationError(fout, code="te_laat")
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom."})
    huidig.status = Sessiestatus.BEZIG
    aanraken(huidig)
    besluit_vastleggen(
        Schakelsoort.REFLECTIE_HEROPEND,
        huidig,
        by=by,
        gegevens={"reden": reden.strip(), **organisaties(huidig)},
    )
    heropend_melden(huidig, reden.strip(), by=by)
    return huidig


def reden_niet_open(sessie: Reflectiesessie) -> str:
    """Why a session cannot be reopened; empty: it can."""
    if not sessie.is_vastgesteld:
        return "Dit verslag is niet vastgesteld."
    if sessie.cyclus.status not in (Cyclusstatus.REFLECTIE, Cyclusstatus.AANLEVERING):
        return TE_LAAT
    return ""


def kenmerk(gegevens: dict) -> str:
    """SHA-256 of the record as canonical JSON, so that anyone can check it."""
    tekst = json.dumps(
        gegevens,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        cls=DjangoJSONEncoder,
    )
    return hashlib.sha256(tekst.encode()).hexdigest()


def organisaties(sessie: Reflectiesessie) -> dict[str, list[int]]:
    """For the chain: whose managers may read it."""
    kantoor = getattr(sessie.jeugdhulpregio, "organisatie", None)
    return {"organisaties": [kantoor.pk] if kantoor else []}
