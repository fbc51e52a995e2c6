"""The one door by which the content of a draft changes: on record, and without overwriting others.

A change says what its author saw (``was``). Where meanwhile something else stands, that one place
is a ``Botsing``: nothing is stored there, and both values are shown. All else is stored.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from jeugdzorg.kern.permissions import REFUSED, require
from regio.models import Gebruiker

from ..choices_plan import Kanaal, Planstatus
from ..models import Aanvulvraag, Planversie, Planwijziging
from .inhoud import Inhoud, gezet, plek, volgorde, waarde

ONGEZIEN: Final = object()
"""For ``was``: whatever stands there may be replaced (a workbook after its preview)."""
NA_WIJZIGEN: Final[list[Callable[[Planversie], None]]] = []
"""What follows every change in the same transaction: checks, sums (registered in ``apps``)."""


@dataclass(frozen=True)
class Wijziging:
    """``naar`` at ``pad``; nothing (``None``) takes a value or a row away. At a table: the order of
    its rows, by their keys."""

    pad: str
    naar: Any
    was: Any = ONGEZIEN


@dataclass(frozen=True)
class Botsing:
    """Somebody else changed this place: what the author saw and wants, and what stands there."""

    pad: str
    was: Any
    naar: Any
    nu: Any
    door: str = ""


@dataclass
class Uitkomst:
    """What came of it: the new revision, the places that changed, and those that did not."""

    revisie: int
    gewijzigd: list[str] = field(default_factory=list)
    botsingen: list[Botsing] = field(default_factory=list)


@transaction.atomic
def wijzigen(
    versie: Planversie,
    wijzigingen: Iterable[Wijziging],
    *,
    by: Gebruiker,
    kanaal: str = Kanaal.SCHERM,
) -> Uitkomst:
    """Change a draft; what was already so changes nothing.

    Raises PermissionDenied, and ValidationError when the version is frozen, the place is not open
    (a supplement opens only what was asked) or does not exist.
    """
    versie = (
        Planversie.objects.select_for_update(of=("self",)).select_related("plan").get(pk=versie.pk)
    )
    mag_wijzigen(versie, by, kanaal)
    open_paden = te_wijzigen(versie)
    inhoud: Inhoud = versie.inhoud
    uitkomst = Uitkomst(versie.revisie)
    rijen = []
    for wijziging in wijzigingen:
        nu = waarde_of_fout(inhoud, wijziging.pad)
        naar = None if wijziging.naar == "" else wijziging.naar
        if gelijk(nu, naar):
            continue
        if rij_is_weg(inhoud, wijziging.pad):
            uitkomst.botsingen.append(
                Botsing(
                    wijziging.pad, wijziging.was, naar, None, laatste_hand(versie, wijziging.pad)
                )
            )
            continue
        if not is_open(wijziging.pad, open_paden):
            raise ValidationError(
                "Dit onderdeel is niet opengesteld. U kunt alleen aanvullen wat is gevraagd."
            )
        if wijziging.was is not ONGEZIEN and not gelijk(nu, wijziging.was):
            uitkomst.botsingen.append(
                Botsing(wijziging.pad, wijziging.was, naar, nu, laatste_hand(versie, wijziging.pad))
            )
            continue
        inhoud = gezet(inhoud, wijziging.pad, naar)
        uitkomst.gewijzigd.append(wijziging.pad)
        rijen.append(
            Planwijziging(
                versie=versie,
                revisie=versie.revisie + 1,
                pad=wijziging.pad,
                van=nu,
                naar=naar,
                kanaal=kanaal,
                door=by,
            )
        )
    if rijen:
        versie.inhoud = inhoud
        versie.revisie = uitkomst.revisie = versie.revisie + 1
        versie.save(update_fields=["inhoud", "revisie"])
        Planwijziging.objects.bulk_create(rijen)
        na_wijzigen(versie)
    return uitkomst


def na_wijzigen(versie: Planversie) -> None:
    for functie in NA_WIJZIGEN:
        functie(versie)


def mag_wijzigen(versie: Planversie, by: Gebruiker, kanaal: str = Kanaal.SCHERM) -> None:
    rule = "plan_aanleveren_via_api" if kanaal == Kanaal.API else "plan_opstellen"
    require(rule, by, versie.plan)
    if not versie.is_concept:
        raise ValidationError(
            "Deze versie is ingediend en verandert niet meer. Ververs de pagina om te zien wat nu "
            "kan."
        )
    if not (versie.plan.is_bewerkbaar or versie.plan.status == Planstatus.AANVULLING):
        raise PermissionDenied(REFUSED)


def te_wijzigen(versie: Planversie) -> frozenset[str] | None:
    """Places that are open: ``None`` for all of them, else what a supplement asks."""
    if versie.plan.status != Planstatus.AANVULLING:
        return None
    vragen = Aanvulvraag.objects.filter(
        verzoek__plan=versie.plan_id,
        verzoek__gevraagd_op__isnull=False,
        verzoek__beantwoord_op__isnull=True,
        verzoek__ingetrokken_op__isnull=True,
        opgenomen=True,
    )
    return frozenset(pad for paden in vragen.values_list("paden", flat=True) for pad in paden)


def is_open(pad: str, open_paden: frozenset[str] | None) -> bool:
    """Itself, or the table, row or column (``gebouwen.bouwjaar``) that it is in, is open."""
    if open_paden is None:
        return True
    delen = pad.split("/")
    if len(delen) == 3 and f"{delen[0]}.{delen[2]}" in open_paden:
        return True
    return any("/".join(delen[:tot]) in open_paden for tot in range(1, len(delen) + 1))


def waarde_of_fout(inhoud: Inhoud, pad: str) -> Any:
    """What stands there; of a table the order of its rows."""
    try:
        nu = waarde(inhoud, pad)
    except KeyError:
        raise ValidationError(f"Het onderdeel '{pad}' bestaat niet.") from None
    return volgorde(inhoud, pad) if "/" not in pad and plek(pad).tabel else nu


def rij_is_weg(inhoud: Inhoud, pad: str) -> bool:
    """A cell of a row that is not there (any more)."""
    rij, _, cel = pad.rpartition("/")
    return bool(cel and "/" in rij and waarde(inhoud, rij) is None)


def gelijk(een: Any, ander: Any) -> bool:
    """Nothing, empty text and an absent value are the same; a number and its text are not."""
    leeg: tuple[Any, ...] = (None, "", [], {})
    return een == ander or (een in leeg and ander in leeg)


def laatste_hand(versie: Planversie, pad: str) -> str:
    """Who last changed that place, in this version."""
    rij = (
        Planwijziging.objects.filter(versie=versie, pad__in=(pad, pad.rpartition("/")[0]))
        .select_related("door")
        .first()
    )
    return str(rij.door) if rij else ""
