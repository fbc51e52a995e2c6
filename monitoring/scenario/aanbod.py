"""The places of an area in one form of care: in the books today, and what plans change.

The books are the plaatsenbalans, facts only. The plans are the newest handed-in versions that the
reader may see; rejected and withdrawn ones do not count, nor rows that were carried out.
"""

from collections import defaultdict
from datetime import date
from typing import Any

from capaciteit.choices import Aard, Capaciteitsmaat
from capaciteit.models import Plaatsmutatie, Voorziening
from capaciteit.plaatsenbalans import Rekening, balans
from regio.models import Gebied
from vastgoed.choices_plan import Planstatus, Planuitkomst
from vastgoed.models import Planplaats

from .rekenen import Aanbod, Project


def aanbod_van(
    user: Any, gebied: Gebied, zorgvorm: str, vandaag: date, *, plaatsen: int | None = None
) -> Aanbod:
    """``plaatsen``: so many there are now, instead of what the books say."""
    voorzieningen = set(in_gebied(user, gebied).values_list("pk", flat=True))
    if plaatsen is None:
        plaatsen = plaatsen_in_boeken(user, voorzieningen, zorgvorm, vandaag)
    return Aanbod(plaatsen, vandaag, projecten_van(user, gebied, voorzieningen, zorgvorm))


def in_gebied(user: Any, gebied: Gebied) -> Any:
    """Facilities at a location in a region of the area."""
    return (
        Voorziening.objects.visible_to(user)
        .filter(locatie__jeugdhulpregio__gebiedregios__gebied=gebied)
        .order_by()
        .distinct()
    )


def plaatsen_in_boeken(
    user: Any, voorzieningen: set[int], zorgvorm: str, vandaag: date
) -> int | None:
    """None when no place is open in the books here in this form of care: not known, not zero."""
    mutaties = Plaatsmutatie.objects.visible_to(user).zonder_voorbeeld()
    boekingen = mutaties.filter(aard=Aard.FEIT, maat=Capaciteitsmaat.PLEKKEN).boekingen()

    def groep(rekening: Rekening) -> bool | None:
        telt = rekening.voorziening in voorzieningen and rekening.zorgvorm == zorgvorm
        return True if telt else None

    beeld = balans(boekingen, groep, vandaag, vandaag)
    return beeld.totaal.eind or None


def projecten_van(
    user: Any, gebied: Gebied, voorzieningen: set[int], zorgvorm: str
) -> tuple[Project, ...]:
    """Per project and day the places in this form of care that go and come."""
    standen: dict[tuple[str, date, str], list[int]] = defaultdict(lambda: [0, 0])
    for rij in planplaatsen(user, gebied):
        dag = rij.datum or rij.project.gereed
        weg = rij.van_id in voorzieningen and rij.van.zorgvorm == zorgvorm
        komt = rij.is_nieuw_of_blijft and rij.zorgvorm == zorgvorm
        if dag is None or weg == komt:
            continue
        sleutel = f"{rij.project.versie.plan_id}-{rij.project.sleutel}"
        standen[str(rij.project), dag, sleutel][int(komt)] += rij.aantal
    return tuple(
        Project(naam, dag, af=af, bij=bij, sleutel=sleutel)
        for (naam, dag, sleutel), (af, bij) in sorted(standen.items())
    )


def lopende_projecten(user: Any, gebied: Gebied, zorgvorm: str, vandaag: date) -> dict[str, str]:
    """Name per key of the projects that still change the places."""
    voorzieningen = set(in_gebied(user, gebied).values_list("pk", flat=True))
    projecten = projecten_van(user, gebied, voorzieningen, zorgvorm)
    return {een.sleutel: een.naam for een in projecten if een.gereed > vandaag}


def planplaatsen(user: Any, gebied: Gebied) -> Any:
    """Rows of plans of the area that count on."""
    weg = (Planstatus.INGETROKKEN, Planstatus.CONCEPT)
    return (
        Planplaats.objects.visible_to(user)
        .geldend()
        .filter(project__versie__plan__gebied=gebied)
        .exclude(project__versie__plan__status__in=weg)
        .exclude(project__versie__plan__uitkomst=Planuitkomst.AFGEWEZEN)
        .exclude(mutatie__herroepen_door__isnull=False)
        .select_related("project__versie__plan", "van", "naar")
        .order_by("datum", "pk")
    )
