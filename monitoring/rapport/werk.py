"""Adopted cycles whose report still has to be made, adopted or published: rows of "mijn werk".

The report of the area; those of its regions are made when a region asks.
"""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from regio.choices import Rol
from vastgoed.mijn_werk import Werk, Werkbron

from ..choices import Cyclusstatus
from ..choices_rapport import Rapportstatus
from ..cyclus.werk import bij_partij, gebieden_met
from ..models import Cyclus, Rapport
from ..rules_cyclus import BEGELEIDERS
from ..rules_rapport import PUBLICEERDERS, VASTSTELLERS

DOEN: Final = {
    Rapportstatus.CONCEPT: "Lees het rapport na en stel het vast",
    Rapportstatus.VASTGESTELD: "Publiceer het rapport",
    Rapportstatus.INGETROKKEN: "Het rapport is ingetrokken. Maak een nieuwe versie",
}
MAKEN: Final = "De cyclus is vastgesteld. Maak het rapport"


def wachtende_rapporten(user: Any) -> QuerySet[Cyclus]:
    """Adopted cycles, by the newest report of their area: to make for who leads or analyses them,
    to adopt and to publish for who may."""
    nieuwste = Rapport.objects.filter(cyclus=OuterRef("pk"), jeugdhulpregio__isnull=True).order_by(
        "-versie"
    )
    te_maken = Q(stand__isnull=True) | Q(stand=Rapportstatus.INGETROKKEN)
    makers = bij_partij(user, "coordinerende", *BEGELEIDERS) | bij_partij(
        user, "analist", Rol.BOVENREGIONAAL_ANALIST
    )
    return (
        Cyclus.objects.filter(status=Cyclusstatus.VASTGESTELD)
        .alias(stand=Subquery(nieuwste.values("status")[:1]))
        .annotate(rapport=Subquery(nieuwste.values("pk")[:1]))
        .filter(
            (makers & te_maken)
            | Q(gebied__in=gebieden_met(user, *VASTSTELLERS), stand=Rapportstatus.CONCEPT)
            | Q(gebied__in=gebieden_met(user, *PUBLICEERDERS), stand=Rapportstatus.VASTGESTELD)
        )
    )


def rapporten(rijen: QuerySet[Cyclus]) -> Iterator[Werk]:
    """The newest half-year first: that is what readers wait for."""
    gevonden = list(rijen.select_related("gebied").order_by("-jaar", "-helft", "gebied__naam"))
    sleutels = [rij.rapport for rij in gevonden if rij.rapport]  # type: ignore[attr-defined]
    bekend = Rapport.objects.defer("gegevens").in_bulk(sleutels)
    for cyclus in gevonden:
        rapport = bekend.get(cyclus.rapport)  # type: ignore[attr-defined]
        doen = DOEN[Rapportstatus(rapport.status)] if rapport else MAKEN
        yield Werk(f"Rapport {cyclus}", str(cyclus.gebied), doen, adres(cyclus, rapport))


def adres(cyclus: Cyclus, rapport: Rapport | None) -> str:
    if rapport and rapport.status != Rapportstatus.INGETROKKEN:
        return rapport.get_absolute_url()
    vraag = urlencode({"gebied": cyclus.gebied.code, "halfjaar": str(cyclus.halfjaar)})
    return f"{reverse('monitoring:rapport-maken')}?{vraag}"


BRON: Final = Werkbron(
    "Rapporten van vastgestelde cycli",
    "De cyclus is klaar. Lezers wachten op het rapport.",
    wachtende_rapporten,
    rapporten,
)
