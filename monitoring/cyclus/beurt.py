"""Whose turn it is when every region did its part: that of who leads the cycle, before its date."""

from typing import Any, Final

from django.db.models import Exists, OuterRef, Q

from regio.models import GebiedRegio

from ..choices import Cyclusstatus
from ..choices_cyclus import Cyclusbeurt
from ..choices_reflectie import Sessiestatus
from ..models import Cyclus, Leverplicht, Reflectiesessie

SLUIT: Final = "Alle regio's zijn klaar. Sluit de levering."
ROND_AF: Final = "Alle regio's stelden hun verslag vast. Rond de reflectie af."


def regios_klaar() -> Q:
    """Cycles at delivery or reflection in which no region still owes something."""
    regios = GebiedRegio.objects.at().filter(gebied=OuterRef("gebied"))
    return Exists(regios) & (
        Q(~Exists(te_leveren()), Exists(gevraagd()), status=Cyclusstatus.AANLEVERING)
        | Q(~Exists(zonder_verslag()), status=Cyclusstatus.REFLECTIE)
    )


def gevraagd() -> Any:
    """What was asked of the regions of the area for this half-year."""
    return Leverplicht.objects.filter(
        jaar=OuterRef("jaar"),
        helft=OuterRef("helft"),
        jeugdhulpregio__gebiedregios__gebied=OuterRef("gebied"),
    )


def te_leveren() -> Any:
    return gevraagd().with_stand().niet_klaar()


def zonder_verslag() -> Any:
    """Regions of the area that did not adopt the record of their session."""
    vast = Reflectiesessie.objects.filter(
        cyclus=OuterRef(OuterRef("pk")),
        jeugdhulpregio=OuterRef("jeugdhulpregio"),
        status=Sessiestatus.VASTGESTELD,
    )
    return GebiedRegio.objects.at().filter(gebied=OuterRef("gebied")).exclude(Exists(vast))


def waarin_regios_klaar_zijn(cycli: Any) -> set[int]:
    """Keys, of these cycles, of those that wait for who leads them."""
    sleutels = [cyclus.pk for cyclus in cycli]
    return set(Cyclus.objects.filter(regios_klaar(), pk__in=sleutels).values_list("pk", flat=True))


def beurt(cyclus: Cyclus, klaar: bool) -> Cyclusbeurt:
    """``klaar``: its regions are."""
    return Cyclusbeurt.COORDINATOR if klaar else cyclus.aan_zet


def wat_nu(cyclus: Cyclus) -> str:
    """What who leads a cycle of which the regions are ready has to do."""
    return SLUIT if cyclus.status == Cyclusstatus.AANLEVERING else ROND_AF
