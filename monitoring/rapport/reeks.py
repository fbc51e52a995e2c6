"""Batches: the report of every region of an area, or of every area, as one job with parts."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.urls import reverse

from jeugdzorg.kern import batches
from jeugdzorg.kern.batches import Part
from jeugdzorg.kern.models import Taak
from jeugdzorg.kern.permissions import require
from regio.models import Gebruiker, Jeugdhulpregio

from ..models import Cyclus
from ..rapportage.bereik import Bereik

RAPPORT_MAKEN: Final = "rapport_maken"


def regios_van(cyclus: Cyclus) -> list[Jeugdhulpregio]:
    """The regions of the area as they were in the half-year."""
    return Bereik(cyclus.gebied, cyclus.halfjaar, cyclus.halfjaar.tot).regios


def reeks_maken(cycli: Iterable[Cyclus], *, by: Gebruiker, met_regios: bool = True) -> Taak:
    """Make in the background the reports of these cycles, and of their regions.

    Asking again while it runs gives the same batch. Raises PermissionDenied.
    """
    cycli = sorted(cycli, key=lambda cyclus: cyclus.pk)
    for cyclus in cycli:
        require("rapport_maken", by, cyclus)
    parts = [part for cyclus in cycli for part in delen(cyclus, by, met_regios)]
    namen = ", ".join(dict.fromkeys(str(cyclus) for cyclus in cycli))
    return batches.start(
        parts,
        sleutel=f"rapporten-{'-'.join(str(cyclus.pk) for cyclus in cycli)}-{met_regios:d}"[:150],
        omschrijving=f"Rapporten {namen}"[:200],
        by=by,
        resultaat_url=reverse("monitoring:rapport-lijst"),
    )


def delen(cyclus: Cyclus, by: Gebruiker, met_regios: bool) -> Iterator[Part]:
    yield deel(cyclus, None, by)
    if met_regios:
        for regio in regios_van(cyclus):
            yield deel(cyclus, regio, by)


def deel(cyclus: Cyclus, regio: Jeugdhulpregio | None, by: Gebruiker) -> Part:
    over = f"{regio}, {cyclus}" if regio else str(cyclus)
    return Part(
        RAPPORT_MAKEN,
        f"{cyclus.pk}-{regio.pk if regio else 'gebied'}",
        f"Rapport {over}",
        argumenten(cyclus, regio, by),
    )


def argumenten(cyclus: Cyclus, regio: Jeugdhulpregio | None, by: Gebruiker) -> dict[str, Any]:
    return {
        "cyclus_id": cyclus.pk,
        "gebruiker_id": by.pk,
        "regio_id": regio.pk if regio else None,
    }
