"""The doors of an analysis: begin it, write it, adopt it. Adopting freezes its figures."""

import hashlib
import json
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.chain import besluit_vastleggen
from jeugdzorg.kern.models import Schakelsoort
from jeugdzorg.kern.permissions import require

from .. import rules_analyse  # noqa: F401  # registers the rules
from ..choices import Cyclusstatus
from ..cyclus.verloop import overgang
from ..models import Analyse, Analyseblok, Cyclus, Hiaat
from .bijdrage import bijdragetabellen
from .cijferbeeld import cijfers_in
from .overnemen import inhoud_overnemen

BEGIN: Final = (Cyclusstatus.REFLECTIE, Cyclusstatus.ANALYSE)
"""States of a cycle in which an analysis is written: already while regions are still talking."""
BLOKKEN: Final = (
    ("samenvatting", "Samenvatting"),
    ("afbouw", "Hoe het gaat met de afbouw"),
    ("opbouw", "Hoe het gaat met de opbouw"),
    ("hiaten", "Wat er ontbreekt"),
    ("regios", "Wat elke regio bijdraagt"),
    ("vooruitblik", "Vooruitblik"),
)
"""The blocks that every analysis begins with. Source: ZW-2024, 5.3."""


@transaction.atomic
def analyse_beginnen(cyclus: Cyclus, *, by: Any) -> Analyse:
    """The analysis of a cycle in the making; one that is in the making is given back. A next
    version begins when the cycle is reopened. Raises PermissionDenied, ValidationError.
    """
    require("analyse_opstellen", by, cyclus)
    cyclus = cyclus_op_slot(cyclus)
    laatste = Analyse.objects.filter(cyclus=cyclus).first()
    if laatste and not laatste.is_vastgesteld:
        return laatste
    if niet := reden_niet_schrijven(cyclus):
        raise ValidationError(niet, code="dicht")
    return nieuwe_versie(cyclus, laatste, reden="", by=by)


def nieuwe_versie(cyclus: Cyclus, laatste: Analyse | None, *, reden: str, by: Any) -> Analyse:
    """With what stood in ``laatste``, or the standard blocks."""
    nieuw = Analyse(
        cyclus=cyclus,
        versie=laatste.versie + 1 if laatste else 1,
        gemaakt_door=by,
        reden_nieuw=reden.strip(),
    )
    nieuw.clean_fields(exclude=["cijfers", "bijdragen", "gemaakt_door"])
    nieuw.save()
    if laatste:
        inhoud_overnemen(laatste, nieuw, by)
    else:
        Analyseblok.objects.bulk_create(
            Analyseblok(analyse=nieuw, code=code, titel=titel, volgorde=nummer, door=by)
            for nummer, (code, titel) in enumerate(BLOKKEN, start=1)
        )
    return nieuw


def cyclus_op_slot(cyclus: Cyclus) -> Cyclus:
    """Whoever changes something of an analysis or advice waits here: its state is what counts."""
    rijen = Cyclus.objects.select_for_update(of=("self",)).select_related("gebied")
    return rijen.get(pk=cyclus.pk)


def reden_niet_schrijven(cyclus: Cyclus) -> str:
    """Why no analysis can be written now; empty: one can."""
    if cyclus.status in BEGIN:
        return ""
    return (
        f"De cyclus staat op “{cyclus.get_status_display()}”. Een analyse schrijven kan tijdens "
        "de reflectie en de bovenregionale analyse."
    )


def reden_dicht(analyse: Analyse) -> str:
    """Why this version cannot be changed; empty: it can."""
    if analyse.is_vastgesteld:
        return "Deze versie is vastgesteld. Begin een nieuwe versie als er iets anders moet."
    return reden_niet_schrijven(analyse.cyclus)


def analyse_op_slot(analyse: Analyse, *, by: Any) -> Analyse:
    """An analysis in the making that ``by`` writes. Raises PermissionDenied, ValidationError."""
    require("analyse_opstellen", by, analyse)
    cyclus = cyclus_op_slot(analyse.cyclus)
    huidig = Analyse.objects.select_for_update(of=("self",)).get(pk=analyse.pk)
    huidig.cyclus = cyclus
    if reden := reden_dicht(huidig):
        raise ValidationError(reden, code="dicht")
    return huidig


@transaction.atomic
def blok_opslaan(
    blok: Analyseblok, *, tekst: str, titel: str | None = None, revisie: int, by: Any
) -> Analyseblok:
    """Store the text of a block. Places for figures may be unfinished until it is adopted.

    ``revisie`` is that of what the page showed; the same twice is no conflict. Raises
    PermissionDenied, ValidationError, IngehaaldError.
    """
    analyse_op_slot(blok.analyse, by=by)
    huidig = Analyseblok.objects.select_for_update(of=("self",)).get(pk=blok.pk)
    titel = huidig.titel if titel is None else titel.strip()
    if (huidig.tekst, huidig.titel) == (tekst, titel):
        return huidig
    if huidig.revisie != revisie:
        raise IngehaaldError(huidig)
    huidig.tekst, huidig.titel, huidig.door = tekst, titel, by
    huidig.revisie += 1
    huidig.gewijzigd_op = timezone.now()
    huidig.clean_fields(exclude=["analyse", "door"])
    huidig.save()
    return huidig


@transaction.atomic
def blok_toevoegen(analyse: Analyse, *, titel: str, by: Any) -> Analyseblok:
    """A block of one's own at the end; one with that title is given back."""
    analyse = analyse_op_slot(analyse, by=by)
    code = slugify(titel)[:30].strip("-") or "blok"
    if bestaand := analyse.blokken.filter(code=code).first():
        return bestaand
    laatste = analyse.blokken.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
    blok = Analyseblok(
        analyse=analyse, code=code, titel=titel.strip(), volgorde=laatste + 1, door=by
    )
    blok.full_clean()
    blok.save()
    return blok


@transaction.atomic
def blok_verwijderen(blok: Analyseblok, *, by: Any) -> None:
    """Take a block out; what stood there stays in the audit trail."""
    analyse_op_slot(blok.analyse, by=by)
    Analyseblok.objects.filter(pk=blok.pk).delete()


@transaction.atomic
def hiaat_opslaan(
    analyse: Analyse,
    hiaat: Hiaat | None,
    *,
    regios: Any,
    antwoorden: Any = (),
    revisie: int = 0,
    by: Any,
    **velden: Any,
) -> Hiaat:
    """Add a gap or change one. Raises PermissionDenied, ValidationError, IngehaaldError."""
    analyse = analyse_op_slot(analyse, by=by)
    if hiaat is None:
        laatste = analyse.hiaten.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
        rij = Hiaat(analyse=analyse, volgorde=laatste + 1)
    else:
        rij = Hiaat.objects.select_for_update(of=("self",)).get(pk=hiaat.pk)
        if rij.revisie != revisie:
            raise IngehaaldError(rij)
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.door, rij.gewijzigd_op = by, timezone.now()
    rij.revisie += 1
    rij.full_clean()
    rij.save()
    rij.regios.set(regios)
    rij.antwoorden.set(antwoorden)
    return rij


@transaction.atomic
def hiaat_verwijderen(hiaat: Hiaat, *, by: Any) -> None:
    """Take a gap out of an analysis in the making."""
    analyse_op_slot(hiaat.analyse, by=by)
    rij = Hiaat.objects.get(pk=hiaat.pk)
    rij.regios.clear()
    rij.antwoorden.clear()
    rij.delete()


@transaction.atomic
def analyse_vaststellen(analyse: Analyse, *, reden: str = "", by: Any) -> Analyse:
    """Adopt it by the step of its cycle: its figures are kept as they are now, and nothing changes
    any more. The cycle goes on to the advice, and its parties are told.

    Raises PermissionDenied, ValidationError with what is missing.
    """
    analyse = analyse_op_slot(analyse, by=by)
    overgang(analyse.cyclus, "analyse_afronden", by=by, reden=reden)
    analyse.refresh_from_db()
    return analyse


def bevriezen(analyse: Analyse, *, by: Any) -> None:
    """Keep its figures, and its mark in the chain. Part of the step of the cycle."""
    cijfers = cijfers_in(blok.tekst for blok in analyse.blokken.all())
    analyse.cijfers = {sleutel: cijfer.as_json() for sleutel, cijfer in cijfers.items()}
    analyse.bijdragen = [tabel.as_json() for tabel in bijdragetabellen(analyse.cyclus)]
    analyse.vastgesteld_op, analyse.vastgesteld_door = timezone.now(), by
    analyse.save(update_fields=["cijfers", "bijdragen", "vastgesteld_op", "vastgesteld_door"])
    besluit_vastleggen(
        Schakelsoort.ANALYSE_VASTGESTELD, analyse, by=by, gegevens=gegevens_van(analyse)
    )


def gegevens_van(analyse: Analyse) -> dict[str, Any]:
    """For the chain: what was adopted, by its mark."""
    inhoud = {
        "blokken": {blok.code: blok.tekst for blok in analyse.blokken.all()},
        "cijfers": analyse.cijfers,
        "bijdragen": analyse.bijdragen,
        "hiaten": [str(hiaat) for hiaat in analyse.hiaten.all()],
    }
    tekst = json.dumps(inhoud, sort_keys=True, ensure_ascii=False)
    return {
        "cyclus": str(analyse.cyclus),
        "versie": analyse.versie,
        "sha256": hashlib.sha256(tekst.encode()).hexdigest(),
        "cijfers": len(analyse.cijfers),
    }
