"""A workbook with values: taken in, read cell by cell, laid beside the draft, taken over whole."""

from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from capaciteit.aanlevering.regels import Melding
from capaciteit.aanlevering.terugsturen import gemerkt_werkboek
from capaciteit.choices import AanleverErnst
from jeugdzorg.kern.uploads import Ontvangst, Soort, ontvang
from regio.models import Gebruiker

from ..choices_levering import LOPEND_LEVERBESTAND, Leverbestandstatus, Leverkanaal
from ..models import Leverbestand, Leverplicht
from .invullen import Invoer, antwoorden_opslaan, mag_leveren, vastgehouden
from .kennis import Kennis, kennis_van
from .lezen import Gelezen, antwoorden_in, lees
from .vraag import Gegeven, Vraag

SOORTEN: Final = (Soort.XLSX,)
BEZIG: Final = "Dit bestand wordt op dit moment al verwerkt. Probeer het zo opnieuw."
WAT_NU: Final = {
    Leverbestandstatus.AFGEKEURD: "Er staan fouten in dit werkboek. Lever een verbeterd in.",
    Leverbestandstatus.WEGGELEGD: "Dit werkboek is weggelegd. Lever het opnieuw in.",
}
MERKUITLEG: Final = (
    "Klik op een cel om erheen te gaan. Verbeter fouten (rood). Een waarschuwing (oranje) houdt "
    "niets tegen, maar vraagt een toelichting in de kolom ernaast. Dit blad mag blijven staan."
)


@dataclass(frozen=True)
class Verschil:
    """What taking a row over will do."""

    vraag: Vraag
    was: Gegeven | None
    wordt: Gegeven
    cel: str


def ontvangen(
    plicht: Leverplicht, bestand: Any, *, by: Gebruiker, kanaal: str = Leverkanaal.WERKBOEK
) -> Leverbestand:
    """Take a workbook in; the same content while it runs gives what there is, looked at anew.

    Raises PermissionDenied, Geweigerd (a ValidationError, when nothing was kept).
    """
    mag_leveren(plicht, by=by, kanaal=kanaal)
    ontvangst = ontvang(bestand, soorten=SOORTEN)
    gevonden = None
    try:
        gevonden = een_keer(plicht, ontvangst, by=by, kanaal=kanaal)
    finally:
        if gevonden is None or gevonden.opslag.name != ontvangst.opslag:
            default_storage.delete(ontvangst.opslag)
    return gevonden


def een_keer(
    plicht: Leverplicht, ontvangst: Ontvangst, *, by: Gebruiker, kanaal: str
) -> Leverbestand:
    zelfde = plicht.bestanden.filter(sha256=ontvangst.sha256, status__in=LOPEND_LEVERBESTAND)
    for _ in range(3):
        if (bekend := zelfde.first()) is not None:
            return opnieuw(bekend, by=by)
        with default_storage.open(ontvangst.opslag, "rb") as inhoud:
            gelezen, meldingen = lees(inhoud, kennis_van(plicht, by))
        nieuw = Leverbestand(
            plicht=plicht,
            kanaal=kanaal,
            bestandsnaam=ontvangst.naam,
            opslag=ontvangst.opslag,
            grootte=ontvangst.grootte,
            sha256=ontvangst.sha256,
            door=by,
            gelezen=[vars(rij) for rij in gelezen],
        )
        vul(nieuw, meldingen)
        try:
            with transaction.atomic():
                nieuw.save()
                return nieuw
        except IntegrityError:
            continue
    raise ValidationError(BEZIG)


def opnieuw(bestand: Leverbestand, *, by: Gebruiker) -> Leverbestand:
    """Once more against the delivery as it is now."""
    with bestand.opslag.open("rb") as inhoud:
        gelezen, meldingen = lees(inhoud, kennis_van(bestand.plicht, by))
    bestand.gelezen = [vars(rij) for rij in gelezen]
    vul(bestand, meldingen)
    bestand.save()
    return bestand


def vul(bestand: Leverbestand, meldingen: list[Melding]) -> None:
    bestand.meldingen = [melding._asdict() for melding in meldingen]
    fout = any(melding.ernst == AanleverErnst.FOUT for melding in meldingen)
    bestand.status = Leverbestandstatus.AFGEKEURD if fout else Leverbestandstatus.KLAAR


def meldingen_van(bestand: Leverbestand) -> list[Melding]:
    return [Melding(**melding) for melding in bestand.meldingen]


def gelezen_van(bestand: Leverbestand) -> list[Gelezen]:
    return [Gelezen(**rij) for rij in bestand.gelezen]


def verschillen(bestand: Leverbestand, kennis: Kennis) -> list[Verschil]:
    """What taking it over changes in the delivery as it is now."""
    rijen = gelezen_van(bestand)
    cellen = {rij.sleutel: rij.cel for rij in rijen}
    return [
        Verschil(
            kennis.per_sleutel[sleutel], kennis.antwoorden.get(sleutel), wordt, cellen[sleutel]
        )
        for sleutel, wordt in antwoorden_in(rijen, kennis).items()
        if kennis.antwoorden.get(sleutel) != wordt
    ]


@transaction.atomic
def overnemen(
    bestand: Leverbestand, *, by: Gebruiker, kanaal: str = Leverkanaal.WERKBOEK
) -> Leverbestand:
    """Put what the workbook says in the draft, whole; a second time changes nothing.

    Raises PermissionDenied, ValidationError (errors, set aside).
    """
    mag_leveren(bestand.plicht, by=by, kanaal=kanaal)
    plicht = vastgehouden(bestand.plicht)
    bestand = Leverbestand.objects.select_for_update(of=("self",)).get(pk=bestand.pk)
    if bestand.status == Leverbestandstatus.OVERGENOMEN:
        return bestand
    if reden := WAT_NU.get(Leverbestandstatus(bestand.status)):
        raise ValidationError(reden)
    kennis = kennis_van(plicht, by)
    invoer = [
        Invoer(rij.sleutel, rij.tekst, rij.toelichting, nummer_van(kennis, rij.sleutel))
        for rij in gelezen_van(bestand)
    ]
    uit = antwoorden_opslaan(plicht, invoer, by=by, kanaal=kanaal)
    if uit.fouten or uit.botsingen:
        raise ValidationError("Intussen is deze levering gewijzigd. Lever het werkboek opnieuw in.")
    bestand.status, bestand.overgenomen_op = Leverbestandstatus.OVERGENOMEN, timezone.now()
    bestand.levering = uit.levering or kennis.levering
    bestand.save()
    return bestand


def nummer_van(kennis: Kennis, sleutel: str) -> int:
    rij = kennis.rijen.get(sleutel)
    return rij.nummer if rij else 0


@transaction.atomic
def wegleggen(bestand: Leverbestand, *, by: Gebruiker) -> Leverbestand:
    """Leave a workbook that was not taken over; the file stays. Raises as ``overnemen``."""
    mag_leveren(bestand.plicht, by=by)
    bestand = Leverbestand.objects.select_for_update(of=("self",)).get(pk=bestand.pk)
    if bestand.status in LOPEND_LEVERBESTAND:
        bestand.status = Leverbestandstatus.WEGGELEGD
        bestand.save(update_fields=["status"])
    return bestand


def gemerkt(bestand: Leverbestand) -> bytes:
    """The same workbook back, with every cell marked that something is said of."""
    with bestand.opslag.open("rb") as inhoud:
        return gemerkt_werkboek(inhoud, Soort.XLSX, meldingen_van(bestand), MERKUITLEG)
