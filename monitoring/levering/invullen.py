"""Filling in a draft: one answer at a time, each against what its author saw."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.vrije_tekst import geen_persoonsgegevens
from regio.models import Gebruiker

from ..choices_levering import Leverkanaal, Leverstatus
from ..models import Indicatorlevering, Leverplicht, Leverwaarde
from .kennis import Kennis, gegeven_van
from .lijst import Groep, sleutel_van, vrije_naam
from .vraag import Antwoordfout, Gegeven, Vraag, lees_antwoord

RULES: Final = {Leverkanaal.API: "indicatoren_leveren_via_api"}
TOELICHTING_HOOGSTENS: Final = 1000
UITSPLITSING_HOOGSTENS: Final = 80


@dataclass(frozen=True)
class Invoer:
    """What was typed at one question, and the number of the change that its author saw."""

    sleutel: str
    tekst: Any
    toelichting: str = ""
    gezien: int = 0


@dataclass
class Opgeslagen:
    """``fouten``: per key why it could not be stored; ``botsingen``: what a colleague made of it
    meanwhile; ``gewijzigd``: keys that changed."""

    levering: Indicatorlevering | None = None
    gewijzigd: list[str] = field(default_factory=list)
    fouten: dict[str, str] = field(default_factory=dict)
    botsingen: dict[str, Leverwaarde | None] = field(default_factory=dict)


def mag_leveren(plicht: Leverplicht, *, by: Gebruiker, kanaal: str = Leverkanaal.SCHERM) -> None:
    """Raises PermissionDenied."""
    require(RULES.get(Leverkanaal(kanaal), "indicatoren_leveren"), by, plicht)


def vastgehouden(plicht: Leverplicht) -> Leverplicht:
    """Two that change the same delivery wait for each other here."""
    return (
        Leverplicht.objects.select_for_update(no_key=True, of=("self",))
        .select_related("jeugdhulpregio", "organisatie")
        .get(pk=plicht.pk)
    )


@transaction.atomic
def antwoorden_opslaan(
    plicht: Leverplicht,
    invoer: Iterable[Invoer],
    *,
    by: Gebruiker,
    kanaal: str = Leverkanaal.SCHERM,
) -> Opgeslagen:
    """Store what can be stored in the draft, which is made when there is none.

    An answer that a colleague changed since its author saw it is left as it is, unless both say
    the same. Raises PermissionDenied.
    """
    mag_leveren(plicht, by=by, kanaal=kanaal)
    plicht = vastgehouden(plicht)
    nu = plicht.leveringen.filter(status=Leverstatus.CONCEPT).first()
    geldend = nu or plicht.leveringen.filter(status=Leverstatus.INGELEVERD).first()
    kennis = Kennis(plicht, geldend, by)
    uit = Opgeslagen(nu)
    for een in invoer:
        vraag = kennis.per_sleutel.get(een.sleutel)
        if vraag is None:
            uit.fouten[een.sleutel] = "Dit wordt niet gevraagd."
            continue
        try:
            gegeven = lees_invoer(vraag, een)
        except Antwoordfout as fout:
            uit.fouten[een.sleutel] = str(fout)
            continue
        except ValidationError as fout:
            uit.fouten[een.sleutel] = " ".join(fout.messages)
            continue
        een_zetten(uit, kennis, vraag, een, gegeven, by, kanaal)
    return uit


def lees_invoer(vraag: Vraag, een: Invoer) -> Gegeven | None:
    """Raises Antwoordfout, ValidationError (a person in the explanation, or too long)."""
    toelichting = een.toelichting.replace("\r\n", "\n").strip()
    geen_persoonsgegevens(toelichting)
    if len(toelichting) > TOELICHTING_HOOGSTENS:
        raise ValidationError(f"De toelichting mag {TOELICHTING_HOOGSTENS} tekens lang zijn.")
    antwoord = lees_antwoord(vraag, een.tekst)
    if antwoord is None:
        if toelichting:
            raise Antwoordfout(
                "toelichting-los",
                "Er staat een toelichting, maar geen antwoord.",
                "Vul een getal in, of onbekend of n.v.t.",
            )
        return None
    return Gegeven(antwoord[0], antwoord[1], toelichting)


def een_zetten(
    uit: Opgeslagen,
    kennis: Kennis,
    vraag: Vraag,
    een: Invoer,
    gegeven: Gegeven | None,
    by: Gebruiker,
    kanaal: str,
) -> None:
    rij = kennis.rijen.get(een.sleutel)
    if gegeven == (gegeven_van(rij) if rij else None):
        return
    if een.gezien != (rij.nummer if rij else 0):
        uit.botsingen[een.sleutel] = rij
        return
    if uit.levering is None:
        uit.levering = concept_maken(kennis.plicht, kennis.levering, by=by, kanaal=kanaal)
        kennis.levering = uit.levering
        kennis.__dict__.pop("rijen", None)
        rij = kennis.rijen.get(een.sleutel)
    schrijf(uit.levering, kennis, vraag, rij, gegeven, by)
    uit.gewijzigd.append(een.sleutel)


def schrijf(
    levering: Indicatorlevering,
    kennis: Kennis,
    vraag: Vraag,
    rij: Leverwaarde | None,
    gegeven: Gegeven | None,
    by: Gebruiker,
) -> None:
    if gegeven is None:
        if rij is not None:
            rij.delete()
        return
    gebruik = kennis.gebruiken[vraag.indicator]
    rij = rij or Leverwaarde(
        levering=levering,
        indicator=gebruik.indicator,
        uitsplitsing=vraag.uitsplitsing,
        nummer=0,
    )
    rij.indicatorversie = gebruik.versie
    rij.antwoord, rij.waarde = gegeven.antwoord, gegeven.waarde
    rij.toelichting = gegeven.toelichting
    rij.nummer += 1
    rij.gewijzigd_op, rij.gewijzigd_door = timezone.now(), by
    rij.save()


def concept_maken(
    plicht: Leverplicht,
    geldend: Indicatorlevering | None,
    *,
    by: Gebruiker | None,
    kanaal: str = Leverkanaal.SCHERM,
    voorbeeld: bool = False,
) -> Indicatorlevering:
    """The next version, with what holds now; the obligation is held on to."""
    hoogste = plicht.leveringen.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    concept = Indicatorlevering.objects.create(
        plicht=plicht,
        nummer=hoogste + 1,
        kanaal=kanaal,
        voorbeeld=geldend.voorbeeld if geldend else voorbeeld,
        begonnen_door=by,
    )
    if geldend is not None:
        Leverwaarde.objects.bulk_create(
            Leverwaarde(
                levering=concept,
                indicator_id=rij.indicator_id,
                indicatorversie_id=rij.indicatorversie_id,
                uitsplitsing=rij.uitsplitsing,
                antwoord=rij.antwoord,
                waarde=rij.waarde,
                toelichting=rij.toelichting,
                nummer=rij.nummer,
                gewijzigd_op=rij.gewijzigd_op,
                gewijzigd_door_id=rij.gewijzigd_door_id,
            )
            for rij in geldend.waarden.all()
        )
    return concept


@transaction.atomic
def deel_toevoegen(
    plicht: Leverplicht, groep: Groep, as_code: str, naam: str, tekst: str, *, by: Gebruiker
) -> str:
    """Name a part in a free axis with its value; gives its key.

    Raises PermissionDenied, ValidationError (no name, a name or part that is there, no value).
    """
    mag_leveren(plicht, by=by)
    as_ = next((deel for deel in groep.vrij if deel.code == as_code), None)
    if as_ is None or not naam.strip():
        raise ValidationError({"naam": "Schrijf op waar het getal over gaat."})
    uitsplitsing = vrije_naam(as_, naam)
    geen_persoonsgegevens(uitsplitsing)
    if len(uitsplitsing) > UITSPLITSING_HOOGSTENS:
        raise ValidationError({"naam": "Die naam is te lang."})
    sleutel = sleutel_van(groep.geheel.indicator, uitsplitsing)
    if any(vraag.sleutel == sleutel for vraag in groep.vragen):
        raise ValidationError({"naam": "Dit deel staat er al."})
    vraag = Vraag(**{**vars(groep.geheel), "sleutel": sleutel, "uitsplitsing": uitsplitsing})
    try:
        gegeven = lees_invoer(vraag, Invoer(sleutel, tekst))
    except Antwoordfout as fout:
        raise ValidationError({"tekst": str(fout)}) from None
    if gegeven is None:
        raise ValidationError({"tekst": "Vul een getal in, of onbekend."})
    plicht = vastgehouden(plicht)
    concept = plicht.leveringen.filter(status=Leverstatus.CONCEPT).first()
    geldend = plicht.leveringen.filter(status=Leverstatus.INGELEVERD).first()
    concept = concept or concept_maken(plicht, geldend, by=by)
    schrijf(concept, Kennis(plicht, concept, by), vraag, None, gegeven, by)
    return sleutel


@transaction.atomic
def concept_weggooien(plicht: Leverplicht, *, by: Gebruiker) -> None:
    """Throw the draft away; what was handed in stays. Raises PermissionDenied."""
    mag_leveren(plicht, by=by)
    plicht = vastgehouden(plicht)
    for concept in plicht.leveringen.filter(status=Leverstatus.CONCEPT):
        concept.bestanden.update(levering=None)
        concept.delete()
