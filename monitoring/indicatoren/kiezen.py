"""An area chooses what it follows, from a half-year on; what it followed stays known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from jeugdzorg.kern.permissions import require
from regio.models import Gebied

from ..halfjaar import Halfjaar
from ..models import Gebiedsindicator, Indicator
from ..querysets_indicatoren import begonnen, niet_voorbij


@dataclass(frozen=True)
class Keuze:
    """One indicator as an area wants to follow it; ``volgt`` False: not, or no longer."""

    indicator: Indicator
    volgt: bool
    verplicht: bool = True
    volgorde: int = 1
    toelichting: str = ""


@dataclass(frozen=True)
class Verandering:
    """What a choice changes: ``soort`` is nieuw, gestopt, verplicht, vrijwillig or bijgewerkt."""

    indicator: Indicator
    soort: str


def te_kiezen(gebied: Gebied, user: Any) -> Any:
    """Indicators that ``gebied`` may follow: those in use, with what is needed to show them."""
    rijen = Indicator.objects.visible_to(user).filter(tot_jaar__isnull=True)
    return rijen.met_definities().select_related("gebied", "bron").order_by("code")


def lopende(gebied: Gebied, vanaf: Halfjaar) -> dict[int, Gebiedsindicator]:
    """Per indicator the choice that holds in ``vanaf``, or that begins later."""
    later = ~begonnen(vanaf)
    rijen = gebied.gebiedsindicatoren.filter((begonnen(vanaf) & niet_voorbij(vanaf)) | later)
    gevonden: dict[int, Gebiedsindicator] = {}
    for rij in rijen.order_by("vanaf_jaar", "vanaf_helft").select_related("indicator"):
        gevonden.setdefault(rij.indicator_id, rij)
    return gevonden


def veranderingen(
    gebied: Gebied, vanaf: Halfjaar, keuzes: Sequence[Keuze]
) -> list[tuple[Keuze, Gebiedsindicator | None, str]]:
    """What would change: the choice, the row that is there, and the kind of change."""
    nu = lopende(gebied, vanaf)
    gevonden = []
    for keuze in keuzes:
        rij = nu.get(keuze.indicator.pk)
        if soort := soort_van(keuze, rij, vanaf):
            gevonden.append((keuze, rij, soort))
    return gevonden


def soort_van(keuze: Keuze, rij: Gebiedsindicator | None, vanaf: Halfjaar) -> str:
    if rij is None or (rij.vanaf is not None and rij.vanaf > vanaf and keuze.volgt):
        return "nieuw" if keuze.volgt else ""
    if not keuze.volgt:
        return "gestopt"
    if rij.verplicht != keuze.verplicht:
        return "verplicht" if keuze.verplicht else "vrijwillig"
    anders = (rij.volgorde, rij.toelichting) != (keuze.volgorde, keuze.toelichting)
    return "bijgewerkt" if anders else ""


@transaction.atomic
def keuze_vastleggen(
    gebied: Gebied, *, by: Any, vanaf: Halfjaar, keuzes: Sequence[Keuze]
) -> list[Verandering]:
    """Follow ``keuzes`` from ``vanaf`` on. The same once more changes nothing.

    Raises PermissionDenied, and ValidationError for an indicator that is withdrawn.
    """
    require("indicatoren_beheren", by, gebied)
    Gebied.objects.select_for_update(of=("self",)).get(pk=gebied.pk)
    gedaan = []
    for keuze, rij, soort in veranderingen(gebied, vanaf, keuzes):
        if keuze.volgt and keuze.indicator.tot is not None:
            raise ValidationError(f"{keuze.indicator} is ingetrokken en niet meer te kiezen.")
        toepassen(gebied, vanaf, keuze, rij, soort)
        gedaan.append(Verandering(keuze.indicator, soort))
    return gedaan


def toepassen(
    gebied: Gebied, vanaf: Halfjaar, keuze: Keuze, rij: Gebiedsindicator | None, soort: str
) -> None:
    if soort == "bijgewerkt" and rij is not None:
        bijwerken(rij, keuze)
        return
    if rij is not None:
        beeindigen(rij, vanaf)
    if keuze.volgt:
        beginnen(gebied, vanaf, keuze)


def bijwerken(rij: Gebiedsindicator, keuze: Keuze) -> None:
    rij.volgorde, rij.toelichting = keuze.volgorde, keuze.toelichting
    rij.full_clean(exclude=["gebied", "indicator"], validate_constraints=False)
    rij.save(update_fields=["volgorde", "toelichting"])


def beeindigen(rij: Gebiedsindicator, vanaf: Halfjaar) -> None:
    """Up to ``vanaf``; a choice that would begin then or later never held, and goes."""
    if rij.vanaf is not None and rij.vanaf >= vanaf:
        rij.delete()
        return
    rij.tot_jaar, rij.tot_helft = vanaf.vorige.jaar, vanaf.vorige.helft
    rij.save(update_fields=["tot_jaar", "tot_helft"])


def beginnen(gebied: Gebied, vanaf: Halfjaar, keuze: Keuze) -> None:
    rij = Gebiedsindicator(
        gebied=gebied,
        indicator=keuze.indicator,
        vanaf_jaar=vanaf.jaar,
        vanaf_helft=vanaf.helft,
        verplicht=keuze.verplicht,
        volgorde=keuze.volgorde,
        toelichting=keuze.toelichting,
    )
    rij.full_clean(exclude=["gebied", "indicator"])
    rij.save()


def volgers(indicator: Indicator, vanaf: Halfjaar) -> list[Gebied]:
    """Areas that follow ``indicator`` in ``vanaf`` or later."""
    volgend = indicator.gebiedsindicatoren.filter(niet_voorbij(vanaf) | Q(tot_jaar__isnull=True))
    return list(Gebied.objects.filter(pk__in=volgend.values("gebied")).order_by("naam"))
