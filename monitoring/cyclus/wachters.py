"""What this room itself asks before a step of a cycle, registered beside what others ask."""

from collections.abc import Iterator

from django.utils import timezone

from jeugdzorg.kern.notation import datum, tijdstip

from ..indicatoren.gebruik import indicatoren_van
from ..levering.plichten import openstaand, plichten_van, regios_van
from ..models import Cyclus
from . import voorwaarden


def halfjaar_nog_bezig(cyclus: Cyclus) -> Iterator[str]:
    if cyclus.halfjaar.tot >= timezone.localdate():
        yield f"Het {cyclus.halfjaar.label} loopt nog tot en met {datum(cyclus.halfjaar.tot)}."


def niets_te_leveren(cyclus: Cyclus) -> Iterator[str]:
    """A cycle without regions or indicators would ask nobody anything."""
    if not regios_van(cyclus.gebied, cyclus.halfjaar):
        yield f"Bij {cyclus.gebied} hoort geen enkele regio. Voeg eerst regio's aan het gebied toe."
    if not indicatoren_van(cyclus.gebied, cyclus.halfjaar):
        yield f"{cyclus.gebied} volgt nog geen indicatoren. Kies die eerst."


def al_geleverd(cyclus: Cyclus) -> Iterator[str]:
    """What a region handed in is not thrown away by taking back the opening."""
    aantal = plichten_van(cyclus).filter(leveringen__isnull=False).distinct().count()
    if aantal:
        wie = "1 regio heeft" if aantal == 1 else f"{aantal} regio's hebben"
        yield f"{wie} al iets ingevuld of geleverd."


def regios_die_missen(cyclus: Cyclus) -> Iterator[str]:
    open_ = openstaand(cyclus)
    if open_:
        namen = ", ".join(str(plicht.jeugdhulpregio) for plicht in open_)
        van = plichten_van(cyclus).count()
        yield f"Nog niet geleverd: {len(open_)} van {van} regio's ({namen})."


def advies_ontbreekt(cyclus: Cyclus) -> Iterator[str]:
    if cyclus.advies_op is None:
        yield "Het advies is nog niet aangeboden aan de stuurgroep."


def advies_ligt_er(cyclus: Cyclus) -> Iterator[str]:
    if cyclus.advies_op is not None:
        yield f"Het advies is al aangeboden, op {tijdstip(cyclus.advies_op)}."


def registreren() -> None:
    voorwaarden.registreer("openen", halfjaar_nog_bezig)
    voorwaarden.registreer("openen", niets_te_leveren)
    voorwaarden.registreer("opening_terugnemen", al_geleverd)
    voorwaarden.registreer("levering_sluiten", regios_die_missen, blokkeert=False)
    voorwaarden.registreer("advies_aanbieden", advies_ligt_er)
    voorwaarden.registreer("advies_terugnemen", advies_ontbreekt)
    voorwaarden.registreer("vaststellen", advies_ontbreekt)
