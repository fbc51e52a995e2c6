"""Which regions hold a session in a cycle, and who of them is ready."""

from django.db.models import QuerySet

from regio.models import Jeugdhulpregio

from ..choices_reflectie import Sessiestatus
from ..models import Cyclus, Reflectiesessie


def regios_van(cyclus: Cyclus) -> QuerySet[Jeugdhulpregio]:
    """The regions that belong to the area on the last day of the half-year."""
    rijen = cyclus.gebied.gebiedregios.at(cyclus.halfjaar.tot)
    return Jeugdhulpregio.objects.filter(pk__in=rijen.values("jeugdhulpregio")).order_by("naam")


def sessies_van(cyclus: Cyclus) -> list[tuple[Jeugdhulpregio, Reflectiesessie | None]]:
    """Per region its session; nothing where none was planned."""
    sessies = {rij.jeugdhulpregio_id: rij for rij in cyclus.reflectiesessies.with_onderwerp()}
    return [(regio, sessies.get(regio.pk)) for regio in regios_van(cyclus)]


def nog_niet_klaar(cyclus: Cyclus) -> list[str]:
    """Per region without an adopted record what is the matter, in words."""
    return [
        f"{regio}: {stand_in_woorden(sessie)}"
        for regio, sessie in sessies_van(cyclus)
        if sessie is None or sessie.status != Sessiestatus.VASTGESTELD
    ]


def stand_in_woorden(sessie: Reflectiesessie | None) -> str:
    if sessie is None:
        return "nog geen reflectiesessie gepland"
    if sessie.status == Sessiestatus.GEPLAND:
        return "reflectiesessie gepland, nog niet gehouden"
    if sessie.status == Sessiestatus.BEZIG:
        return "verslag nog niet vastgesteld"
    return "verslag vastgesteld"


def klaar_tekst(cyclus: Cyclus) -> str:
    """ "3 van 5 regio's"."""
    stand = sessies_van(cyclus)
    klaar = sum(1 for _, sessie in stand if sessie and sessie.is_vastgesteld)
    return f"{klaar} van {len(stand)} regio's"
