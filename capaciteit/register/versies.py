"""What a facility is from a day on. Its own fields are those of the version that holds today."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Min
from django.utils import timezone

from regio.models import Bron

from ..choices import Aard
from ..models import Voorziening, Voorzieningversie

VERSIEVELDEN: Final = (
    "naam",
    "zorgvorm",
    "aantal_groepen",
    "groepsgrootte_van",
    "groepsgrootte_tot",
    "leeftijd_van",
    "leeftijd_tot",
    "doelgroep",
    "begeleiders_per_jeugdige",
)
VERMELDING: Final = ("bron", "vindplaats", "peildatum", "peildatum_precisie", "opmerking")


def aard_op(dag: date) -> str:
    """What is entered for a day to come is a plan."""
    return Aard.PLAN if dag > timezone.localdate() else Aard.FEIT


def waarden_van(rij: Voorziening | Voorzieningversie) -> dict[str, Any]:
    return {veld: getattr(rij, veld) for veld in VERSIEVELDEN}


def versie_op(voorziening: Voorziening, dag: date) -> Voorzieningversie | None:
    return Voorzieningversie.objects.op(dag).filter(voorziening=voorziening).first()


def waarden_op(voorziening: Voorziening, dag: date) -> dict[str, Any]:
    """What holds on a day; before the first version that is what the facility was then on."""
    geldig = voorziening.versies.geldig()
    versie = versie_op(voorziening, dag) or geldig.order_by("geldig_van").first()
    return waarden_van(versie or voorziening)


def beginversie(voorziening: Voorziening, voor: date) -> None:
    """Before the first change: keep what the source says of the facility, as of before ``voor``."""
    if voorziening.versies.geldig().exists():
        return
    eerst = voorziening.statussen.aggregate(dag=Min("peildatum"))["dag"]
    geboekt = voorziening.mutaties_bij.aggregate(dag=Min("datum"))["dag"]
    dagen = [voorziening.peildatum, voorziening.bron.datum, eerst, geboekt]
    Voorzieningversie.objects.create(
        voorziening=voorziening,
        geldig_van=min([voor - timedelta(days=1), *filter(None, dagen)]),
        aard=Aard.FEIT,
        reden="Zoals de bron het noemt.",
        **waarden_van(voorziening),
        **{veld: getattr(voorziening, veld) for veld in VERMELDING},
    )


def versie_vastleggen(
    voorziening: Voorziening,
    waarden: Mapping[str, Any],
    *,
    vanaf: date,
    reden: str,
    bron: Bron,
    by: Any,
) -> Voorzieningversie:
    """Add a version; one that began on the same day was wrong, and ends. Raises ValidationError."""
    versie = Voorzieningversie(
        voorziening=voorziening,
        geldig_van=vanaf,
        aard=aard_op(vanaf),
        reden=reden.strip(),
        bron=bron,
        peildatum=vanaf,
        door=by,
        **{veld: waarden[veld] for veld in VERSIEVELDEN},
    )
    validate_versie(versie)
    voorziening.versies.geldig().filter(geldig_van=vanaf).update(vervallen_op=timezone.now())
    versie.save(force_insert=True)
    return versie


def validate_versie(versie: Voorzieningversie) -> None:
    """Its own fields, and what holds for the fields of a facility."""
    versie.clean_fields(exclude=["voorziening", "bron", "door"])
    als_voorziening = Voorziening(**waarden_van(versie))
    try:
        als_voorziening.validate_constraints(exclude=["code", "locatie", "bron"])
    except ValidationError as fout:
        raise ValidationError(fout.messages) from None


def bijwerken(voorziening: Voorziening, dag: date | None = None) -> bool:
    """Give the facility the fields of the version that holds; tells whether any differed."""
    versie = versie_op(voorziening, dag or timezone.localdate())
    if versie is None or waarden_van(versie) == waarden_van(voorziening):
        return False
    for veld, waarde in waarden_van(versie).items():
        setattr(voorziening, veld, waarde)
    voorziening.save(update_fields=VERSIEVELDEN)
    return True


def versies_laten_ingaan(dag: date | None = None) -> int:
    """Let versions that were planned for today or before hold; how many facilities that changed.

    Safe to run any number of times, also after days on which it did not run.
    """
    dag = dag or timezone.localdate()
    gehouden = Voorzieningversie.objects.op(dag).select_related("voorziening")
    return sum(
        bijwerken(versie.voorziening, dag)
        for versie in gehouden.iterator(chunk_size=500)
        if waarden_van(versie) != waarden_van(versie.voorziening)
    )
