"""Who changed a place, and the way back."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone

from ..models import Planversie, Planwijziging, Vastgoedplan
from ..plan.inhoud import Inhoud, plek, rijen, volgorde, waarde
from ..plan.velden import Sectie
from ..plan.wijzigen import Uitkomst, Wijziging, wijzigen
from .opties import Opties
from .plekken import plek_naam
from .samenvoegen import woorden

KORT_GELEDEN: Final = timedelta(hours=12)
HOOGSTENS: Final = 200


@dataclass(frozen=True)
class Regel:
    """One change as it is shown; ``kan_terug``: what stood before it is not what stands now."""

    wijziging: Planwijziging
    naam: str
    van: str
    naar: str
    kan_terug: bool


def wijzigingen_van(plan: Vastgoedplan, pad: str, user: Any) -> QuerySet[Planwijziging]:
    """All changes of a place, newest first, in all versions; of a cell those of its row too; of
    nothing those of the plan."""
    zichtbaar = Planwijziging.objects.visible_to(user).filter(versie__plan=plan)
    if pad:
        delen = pad.split("/")
        begin = 2 if len(delen) > 1 else 1
        paden = ["/".join(delen[:tot]) for tot in range(begin, len(delen) + 1)]
        zichtbaar = zichtbaar.filter(pad__in=paden)
    return zichtbaar.select_related("door", "versie")


def regels(plan: Vastgoedplan, pad: str, inhoud: Inhoud, opties: Opties) -> list[Regel]:
    """The newest two hundred. ``pad`` empty: of the whole plan, with nothing to put back."""
    nu = waarde(inhoud, pad) if pad else None
    gevonden = []
    for wijziging in wijzigingen_van(plan, pad, opties.user)[:HOOGSTENS]:
        bij = pad or wijziging.pad
        van, naar = (in_cel(stand, wijziging.pad, bij) for stand in (wijziging.van, wijziging.naar))
        if van != naar:
            veld = plek(bij).veld
            gevonden.append(
                Regel(
                    wijziging,
                    plek_naam(bij, inhoud),
                    woorden(veld, van, opties),
                    woorden(veld, naar, opties),
                    bool(pad) and van != nu,
                )
            )
    return gevonden


def laatste_per_plek(versie: Planversie, sectie: Sectie) -> dict[str, Planwijziging]:
    """Of every place of a section that was changed in this version the last change."""
    plekken = Q(pad__in=list(sectie.onderdelen))
    for tabel in sectie.tabellen:
        plekken |= Q(pad__startswith=f"{tabel.code}/")
    gewijzigd = Planwijziging.objects.filter(plekken, versie=versie).select_related("door")
    return {rij.pad: rij for rij in gewijzigd.order_by("pad", "-id").distinct("pad")}


def in_cel(stand: Any, bij: str, pad: str) -> Any:
    """Of a change of a whole row what stood in the asked cell."""
    if bij == pad or not isinstance(stand, dict):
        return stand
    return stand.get(pad.rpartition("/")[2])


def terugzetten(
    versie: Planversie, wijziging: Planwijziging, pad: str, was: Any, *, by: Any
) -> Uitkomst:
    """What stood at ``pad`` before that change; ``was`` is what its reader saw standing there."""
    return wijzigen(versie, [Wijziging(pad, in_cel(wijziging.van, wijziging.pad, pad), was)], by=by)


def rij_terugzetten(
    versie: Planversie, wijziging: Planwijziging, plaats: int | None, *, by: Any
) -> Uitkomst:
    """A row that was taken away comes back, where it stood when that is known."""
    if not (plek(wijziging.pad).is_rij and isinstance(wijziging.van, dict)):
        raise ValidationError("Deze wijziging is geen verwijderde rij.")
    tabel, _, sleutel = wijziging.pad.partition("/")
    stappen = [Wijziging(wijziging.pad, wijziging.van, None)]
    nu = volgorde(versie.inhoud, tabel)
    if plaats is not None and 0 <= plaats < len(nu) and sleutel not in nu:
        stappen.append(Wijziging(tabel, [*nu[:plaats], sleutel, *nu[plaats:]]))
    return wijzigen(versie, stappen, by=by)


def laatste(versie: Planversie, by: Any) -> list[Planwijziging]:
    """What this editor changed last and shortly ago, all of one saving; nothing: nothing."""
    eigen = Planwijziging.objects.filter(
        versie=versie, door=by, op__gte=timezone.now() - KORT_GELEDEN
    )
    nieuwste = eigen.first()
    return list(eigen.filter(revisie=nieuwste.revisie)) if nieuwste else []


def laatste_naam(versie: Planversie, by: Any) -> str:
    """What the button to undo would undo, in words."""
    gewijzigd = laatste(versie, by)
    if not gewijzigd:
        return ""
    if len(gewijzigd) > 1:
        return f"{len(gewijzigd)} velden"
    return plek_naam(gewijzigd[0].pad, versie.inhoud)


def ongedaan_maken(versie: Planversie, *, by: Any) -> Uitkomst:
    """Back to before the last saving of this editor; doing it twice brings that back."""
    stappen = [Wijziging(w.pad, w.van, w.naar) for w in laatste(versie, by)]
    if not stappen:
        raise ValidationError("Er is niets om ongedaan te maken.")
    return wijzigen(versie, stappen, by=by)


def plaats_van(inhoud: Inhoud, pad: str) -> int:
    """Where a row stands in its table, to put it back there."""
    tabel, _, sleutel = pad.partition("/")
    return next((n for n, rij in enumerate(rijen(inhoud, tabel)) if rij["sleutel"] == sleutel), 0)
