"""Closing a facility or a location: every place gets a destination."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jeugdzorg.kern.notation import datum as datum_tekst
from regio.choices import Zorgvorm
from regio.models import Organisatie

from ..boeken import boek
from ..choices import Mutatiesoort, VoorzieningStatus
from ..models import Locatie, Voorziening, Voorzieningstatusrij
from .bevoegd import bron_namens, namens
from .plaatsen import Rekeningstand, beginstand_boeken, open_rekeningen
from .sloten import op_slot
from .statussen import status_op, status_zetten
from .versies import aard_op, beginversie, waarden_op


@dataclass(frozen=True)
class Bestemming:
    """So many places of an account go to another facility, become another care, or end.

    ``soort`` is a ``Mutatiesoort``: verplaatst, omgezet or beeindigd.
    """

    soort: str
    aantal: int
    van_zorgvorm: str
    maat: str = "plekken"
    naar: Voorziening | None = None
    reden: str = ""


@transaction.atomic
def voorziening_sluiten(
    voorziening: Voorziening,
    *,
    op: date,
    bestemmingen: Sequence[Bestemming],
    reden: str,
    project: str = "",
    token: int | None = None,
    by: Any,
) -> Voorzieningstatusrij:
    """Close a facility on a day; all its places are booked to where they go.

    Raises IngehaaldError, PermissionDenied; ValidationError when places have no destination, or the
    facility can't close then.
    """
    organisatie, bron = namens(by, voorziening.locatie), bron_namens(by, voorziening.locatie)
    voorziening = op_slot(voorziening, token)
    if voorziening.versies.geldig().filter(geldig_van__gt=op).exists():
        raise ValidationError(
            {
                "op": "Na die dag staat nog een wijziging. Draai die eerst terug, of kies een "
                "latere dag."
            }
        )
    beginversie(voorziening, op)
    beginstand_boeken(voorziening, op, by=by, namens=organisatie)
    validate_bestemmingen(open_rekeningen(voorziening, op), bestemmingen)
    for bestemming in bestemmingen:
        bestemming_boeken(
            voorziening, bestemming, op=op, reden=reden, project=project, by=by, namens=organisatie
        )
    gesloten = VoorzieningStatus.GESLOTEN
    return status_zetten(voorziening, gesloten, op=op, reden=reden, bron=bron, by=by)


def validate_bestemmingen(
    rekeningen: Iterable[Rekeningstand], bestemmingen: Iterable[Bestemming]
) -> None:
    """Of each account exactly its places go somewhere."""
    staat = Counter({(r.zorgvorm, r.maat): r.aantal for r in rekeningen})
    gaat: Counter[tuple[str, str]] = Counter()
    for bestemming in bestemmingen:
        gaat[bestemming.van_zorgvorm, bestemming.maat] += bestemming.aantal
    fouten = [
        f"Van {staat[sleutel]} plaatsen {Zorgvorm(sleutel[0]).label} hebben er {gaat[sleutel]} "
        "een bestemming. Geef elke plaats één bestemming."
        for sleutel in sorted(staat.keys() | gaat.keys())
        if staat[sleutel] != gaat[sleutel]
    ]
    if fouten:
        raise ValidationError(fouten)


def bestemming_boeken(
    voorziening: Voorziening,
    bestemming: Bestemming,
    *,
    op: date,
    reden: str,
    project: str,
    by: Any,
    namens: Organisatie,
) -> None:
    if bestemming.naar is not None:
        validate_ontvanger(voorziening, bestemming.naar, op, by)
    boek(
        datum=op,
        aantal=bestemming.aantal,
        soort=bestemming.soort,
        van=voorziening,
        van_zorgvorm=bestemming.van_zorgvorm,
        naar=bestemming.naar,
        naar_zorgvorm=naar_zorgvorm(bestemming, op),
        maat=bestemming.maat,
        aard=aard_op(op),
        reden=bestemming.reden.strip() or reden,
        project=project,
        by=by,
        namens=namens,
    )


def naar_zorgvorm(bestemming: Bestemming, op: date) -> str:
    return waarden_op(bestemming.naar, op)["zorgvorm"] if bestemming.naar else ""


def validate_ontvanger(voorziening: Voorziening, naar: Voorziening, op: date, by: Any) -> None:
    """Places go to another facility, that is not closed itself by then."""
    if naar.pk == voorziening.pk:
        raise ValidationError({"naar": "De plaatsen blijven zo waar ze zijn. Kies een andere."})
    rij = status_op(Voorzieningstatusrij.objects.visible_to(by).filter(voorziening=naar), op)
    if rij and rij.status == VoorzieningStatus.GESLOTEN:
        raise ValidationError(
            {"naar": f"{naar} is op {datum_tekst(op)} gesloten. Kies een andere voorziening."}
        )


def soort_naar(van_zorgvorm: str, naar: Voorziening | None, op: date) -> str:
    """What it is called when places go from a form of care to a facility, or nowhere."""
    if naar is None:
        return Mutatiesoort.BEEINDIGD
    gelijk = waarden_op(naar, op)["zorgvorm"] == van_zorgvorm
    return Mutatiesoort.VERPLAATST if gelijk else Mutatiesoort.OMGEZET


@transaction.atomic
def locatie_sluiten(
    locatie: Locatie,
    *,
    op: date,
    bestemmingen: Mapping[int, Sequence[Bestemming]],
    reden: str,
    project: str = "",
    token: int | None = None,
    by: Any,
) -> list[Voorzieningstatusrij]:
    """Close every facility at a location that ``by`` sees open, on one day, or none of them.

    ``bestemmingen`` per key of a facility. Raises IngehaaldError, PermissionDenied,
    ValidationError.
    """
    namens(by, locatie)
    locatie = op_slot(locatie, token)
    te_sluiten = te_sluiten_op(locatie, op, by)
    if not te_sluiten:
        raise ValidationError("Op deze locatie is op die dag niets meer te sluiten.")
    sluit = {voorziening.pk for voorziening in te_sluiten}
    for bestemming in (b for rijen in bestemmingen.values() for b in rijen):
        if bestemming.naar is not None and bestemming.naar.pk in sluit:
            raise ValidationError(
                {"naar": f"{bestemming.naar} sluit die dag ook. Kies een andere voorziening."}
            )
    return [
        voorziening_sluiten(
            voorziening,
            op=op,
            bestemmingen=bestemmingen.get(voorziening.pk, ()),
            reden=reden,
            project=project,
            by=by,
        )
        for voorziening in te_sluiten
    ]


def te_sluiten_op(locatie: Locatie, op: date, by: Any) -> list[Voorziening]:
    """Facilities at a location that are not closed by then."""
    rijen: Any = Voorziening.objects.visible_to(by).filter(locatie=locatie)
    rijen = rijen.with_stand(op, user=by)
    gesloten = VoorzieningStatus.GESLOTEN
    return [rij for rij in rijen.select_related("locatie").order_by("pk") if rij.status != gesloten]
