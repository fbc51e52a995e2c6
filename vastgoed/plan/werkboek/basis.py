"""What the plan held when a workbook was downloaded: found again from the changes on record."""

import copy

from ...choices_plan import Werkboekstatus
from ...models import Planversie, Planwijziging
from ..inhoud import Inhoud, plek, rij_met, zet_in, zet_rij


def basis_van(versie: Planversie, revisie: int, sjabloon: str) -> Inhoud:
    """The content at that revision, with what earlier workbooks of the same download brought.

    So whoever hands in the same workbook again, a bit further, is not set against itself.
    """
    inhoud = copy.deepcopy(versie.inhoud)
    rijen = Planwijziging.objects.filter(versie=versie)
    for pad, van in rijen.filter(revisie__gt=revisie).order_by("-id").values_list("pad", "van"):
        zet(inhoud, pad, van)
    eigen = versie.werkboeken.filter(status=Werkboekstatus.OVERGENOMEN, sjabloon=sjabloon)
    revisies = [nummer for nummer in eigen.values_list("revisie_na", flat=True) if nummer]
    if sjabloon and revisies:
        gebracht = rijen.filter(revisie__in=revisies).order_by("id")
        for pad, naar in gebracht.values_list("pad", "naar"):
            zet(inhoud, pad, naar)
    return inhoud


def zet(inhoud: Inhoud, pad: str, waarde: object) -> None:
    """In place; a cell of a row that is not there stays away. The order of rows does not count."""
    hier = plek(pad)
    if hier.tabel is None:
        zet_in(inhoud["velden"], pad, waarde)
        return
    if not hier.rij:
        return
    lijst = inhoud["tabellen"].setdefault(hier.tabel.code, [])
    rij = rij_met(inhoud, hier.tabel.code, hier.rij)
    if hier.veld is None:
        zet_rij(lijst, rij, hier.rij, copy.deepcopy(waarde))  # type: ignore[arg-type]
    elif rij is not None:
        zet_in(rij, hier.veld.code, waarde)
