"""Deliveries that wait for a user: rows of "mijn werk"."""

from collections.abc import Iterator
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet

from regio.rules import organisaties_met_rol
from vastgoed.mijn_werk import Werk, Werkbron

from ..choices import Cyclusstatus
from ..choices_levering import Leverstand
from ..models import Cyclus, Leverplicht
from ..rules_levering import LEVERAARS


def te_leveren(user: Any) -> QuerySet[Leverplicht]:
    """Obligations of an own region that a cycle waits for."""
    wacht = Cyclus.objects.filter(
        jaar=OuterRef("jaar"),
        helft=OuterRef("helft"),
        status=Cyclusstatus.AANLEVERING,
        gebied__gebiedregios__jeugdhulpregio=OuterRef("jeugdhulpregio"),
    )
    bij = organisaties_met_rol(user, *LEVERAARS)
    eigen = Leverplicht.objects.filter(Exists(wacht), organisatie__in=bij)
    return eigen.with_stand().niet_klaar()


def in_woorden(rijen: QuerySet[Leverplicht]) -> Iterator[Werk]:
    gevonden = rijen.select_related("jeugdhulpregio", "organisatie")
    for plicht in gevonden.order_by("termijn", "pk"):
        doen = "Lever de cijfers van uw regio"
        if plicht.stap == Leverstand.BEZIG:  # type: ignore[attr-defined]
            doen = "Maak de cijfers van uw regio af en lever ze in"
        wie = str(plicht.organisatie)
        yield Werk(str(plicht), wie, doen, plicht.get_absolute_url(), plicht.termijn)


BRON: Final = Werkbron(
    "Cijfers van uw regio", "De cyclus wacht op de levering.", te_leveren, in_woorden
)
