"""Two rows that are one: everything moves to one of them, with a trace, and can go back."""

from datetime import date
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from jeugdzorg.kern.notation import datum as datum_tekst
from jeugdzorg.kern.permissions import require

from ..choices import Eigendom, Setting
from ..models import Locatie, Plaatsmutatie, Samenvoeging, Tweetal, Voorziening
from ..plaatsenbalans import Rekening, laagste_stand
from .verwijzingen import Verwijzing, verwijzing, verwijzingen

Rij = Locatie | Voorziening
SAMEN_AAN: Final[dict[type, tuple[tuple[str, ...], ...]]] = {
    Locatie: (
        ("plaats",),
        ("adres",),
        ("gemeente_id", "jeugdhulpregio_id"),
        ("gebied_id",),
        ("bouwjaar",),
        ("breedtegraad", "lengtegraad", "coordinaat_precisie"),
        ("setting",),
        ("eigendom",),
    ),
    Voorziening: (),
}
"""Fields that the one that stays takes over where it has nothing; together or not at all."""
LEEG: Final = {"", None, Setting.ONBEKEND, Eigendom.ONBEKEND}


@transaction.atomic
def samenvoegen(verdwenen: Rij, blijvend: Rij, *, reden: str, by: Any) -> Samenvoeging:
    """Let ``verdwenen`` go into ``blijvend``: what pointed at it points at the other.

    What the other has already stays with the vanished one, and is named in the trace; versions
    stay too, they say what it was. Raises PermissionDenied, ValidationError.
    """
    verdwenen, blijvend = samen_op_slot(verdwenen, blijvend, by)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom dit dezelfde is."})
    if isinstance(verdwenen, Voorziening):
        validate_voorzieningen(verdwenen, blijvend)
    spoor = [verplaatst(wijzer, verdwenen, blijvend) for wijzer in verwijzingen(type(verdwenen))]
    aangevuld = aanvullen(blijvend, verdwenen)
    verdwenen.samengevoegd_met = blijvend
    verdwenen.save(update_fields=["samengevoegd_met"])
    return Samenvoeging.objects.create(
        content_type=ContentType.objects.get_for_model(verdwenen),
        verdwenen_id=verdwenen.pk,
        blijvend_id=blijvend.pk,
        verplaatst={
            "verwijzingen": [deel for deel in spoor if deel["mee"] or deel["gebleven"]],
            "aangevuld": als_json(aangevuld),
        },
        reden=reden.strip(),
        door=by,
    )


def samen_op_slot(een: Rij, ander: Rij, by: Any) -> tuple[Any, Any]:
    """Both as they are now, locked in one order; for who keeps the register of both."""
    model: Any = type(een)
    if model is not type(ander) or een.pk == ander.pk:
        raise ValidationError("Kies twee verschillende.")
    for rij in (een, ander):
        require("register_bijhouden", by, locatie_van(rij))
    rijen = model._base_manager.select_for_update(of=("self",)).filter(pk__in=[een.pk, ander.pk])
    gevonden = {rij.pk: rij for rij in rijen.order_by("pk")}
    for rij in gevonden.values():
        if rij.samengevoegd_met_id:
            raise ValidationError(f"{rij} is al samengevoegd met {rij.samengevoegd_met}.")
    return gevonden[een.pk], gevonden[ander.pk]


def locatie_van(rij: Rij) -> Locatie:
    return rij if isinstance(rij, Locatie) else rij.locatie


def validate_voorzieningen(een: Voorziening, ander: Any) -> None:
    if een.locatie_id != ander.locatie_id:
        raise ValidationError("Ze staan op twee locaties. Voeg eerst die samen.")
    onderling = Plaatsmutatie.objects.filter(
        Q(van=een, naar=ander) | Q(van=ander, naar=een),
        herroept__isnull=True,
        herroepen_door__isnull=True,
    ).first()
    if onderling:
        raise ValidationError(
            f"Op {datum_tekst(onderling.datum)} gingen er {onderling.aantal} plaatsen van de ene "
            "naar de andere. Dan zijn het er twee. Klopt die boeking niet, boek haar dan eerst "
            "terug."
        )


def verplaatst(wijzer: Verwijzing, van: Rij, naar: Rij) -> dict[str, Any]:
    mee, gebleven = wijzer.verplaats(van, naar)
    return {
        "model": wijzer.model._meta.label,
        "veld": wijzer.veld,
        "soort": wijzer.soort,
        "mee": mee,
        "gebleven": gebleven,
    }


def aanvullen(blijvend: Rij, verdwenen: Rij) -> dict[str, Any]:
    """Give ``blijvend`` what only the other knew; what stood there before, to go back."""
    velden = [
        veld for groep in SAMEN_AAN[type(blijvend)] for veld in aan(groep, blijvend, verdwenen)
    ]
    voorheen = {veld: getattr(blijvend, veld) for veld in velden}
    for veld in velden:
        setattr(blijvend, veld, getattr(verdwenen, veld))
    if velden:
        blijvend.save(update_fields=[veld.removesuffix("_id") for veld in velden])
    return voorheen


def aan(groep: tuple[str, ...], blijvend: Rij, verdwenen: Rij) -> tuple[str, ...]:
    leeg = all(getattr(blijvend, veld) in LEEG for veld in groep)
    weet = any(getattr(verdwenen, veld) not in LEEG for veld in groep)
    return groep if leeg and weet else ()


def als_json(waarden: dict[str, Any]) -> dict[str, Any]:
    import json

    return dict(json.loads(json.dumps(waarden, cls=DjangoJSONEncoder)))


@transaction.atomic
def samenvoeging_ongedaan(samenvoeging: Samenvoeging, *, by: Any) -> None:
    """Let what moved go back, as long as nobody built on it.

    Raises PermissionDenied; ValidationError saying what stands in the way.
    """
    samenvoeging = Samenvoeging.objects.select_for_update(of=("self",)).get(pk=samenvoeging.pk)
    if samenvoeging.ongedaan_op:
        raise ValidationError("Deze samenvoeging is al ongedaan gemaakt.")
    model: Any = samenvoeging.content_type.model_class()
    verdwenen, blijvend = (
        model._base_manager.select_for_update(of=("self",)).get(pk=pk)
        for pk in (samenvoeging.verdwenen_id, samenvoeging.blijvend_id)
    )
    require("register_bijhouden", by, locatie_van(blijvend))  # the other's providers moved along
    if redenen := beletsels(samenvoeging, blijvend):
        raise ValidationError(redenen)
    for deel in samenvoeging.verplaatst["verwijzingen"]:
        wijzer = verwijzing(deel["model"], deel["veld"], deel["soort"])
        if not wijzer.wijs(deel["mee"], verdwenen):
            raise ValidationError(f"{wijzer.label} kunnen niet meer terug.")
    terugzetten(blijvend, samenvoeging.verplaatst["aangevuld"])
    verdwenen.samengevoegd_met = None
    verdwenen.save(update_fields=["samengevoegd_met"])
    validate_plaatsen(blijvend, verdwenen)
    samenvoeging.ongedaan_op, samenvoeging.ongedaan_door = timezone.now(), by
    samenvoeging.save(update_fields=["ongedaan_op", "ongedaan_door"])


def terugzetten(blijvend: Rij, aangevuld: dict[str, Any]) -> None:
    for veld, waarde in aangevuld.items():
        setattr(blijvend, veld, waarde)
    if aangevuld:
        blijvend.save(update_fields=[veld.removesuffix("_id") for veld in aangevuld])


def beletsels(samenvoeging: Samenvoeging, blijvend: Rij) -> list[str]:
    """What was built on the merger since, in words."""
    if blijvend.samengevoegd_met_id:
        return [f"{blijvend} is daarna zelf samengevoegd. Maak dat eerst ongedaan."]
    gevonden = []
    for deel in samenvoeging.verplaatst["verwijzingen"]:
        wijzer = verwijzing(deel["model"], deel["veld"], deel["soort"])
        hier = wijzer.rijen(blijvend).filter(pk__in=deel["mee"])
        if hier.count() != len(deel["mee"]):
            gevonden.append(f"{wijzer.label}: er zijn er sindsdien verplaatst of verwijderd.")
        if sindsdien_vervangen(wijzer.model, hier, samenvoeging):
            gevonden.append(f"{wijzer.label}: er zijn er sindsdien gecorrigeerd of teruggedraaid.")
    return gevonden


def sindsdien_vervangen(model: type[Model], rijen: Any, samenvoeging: Samenvoeging) -> bool:
    if model is Plaatsmutatie:
        return bool(rijen.filter(herroepen_door__geboekt_op__gt=samenvoeging.op).exists())
    if any(veld.name == "vervallen_op" for veld in model._meta.fields):
        return bool(rijen.filter(vervallen_op__gt=samenvoeging.op).exists())
    return False


def validate_plaatsen(*rijen: Rij) -> None:
    """Nobody moved places on that only the merger brought together."""
    for rij in rijen:
        if not isinstance(rij, Voorziening):
            continue
        weg = rij.mutaties_af.values_list("van_zorgvorm", "maat").distinct()
        for zorgvorm, maat in weg:
            rekening = Rekening(rij.pk, zorgvorm, maat)
            boekingen = Plaatsmutatie.objects.van_rekening(rekening).boekingen()
            if laagste_stand(boekingen, rekening, date.min) < 0:
                raise ValidationError(
                    f"Van {rij} zijn na het samenvoegen plaatsen verder geboekt. Boek die eerst "
                    "terug."
                )


@transaction.atomic
def er_twee_van_maken(een: Rij, ander: Rij, *, reden: str, by: Any) -> Tweetal:
    """Say that two that look alike are two, so that nobody has to look again.

    Raises PermissionDenied, ValidationError.
    """
    een, ander = samen_op_slot(een, ander, by)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom het er twee zijn."})
    eerste, tweede = sorted((een.pk, ander.pk))
    tweetal, _ = Tweetal.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(een),
        eerste_id=eerste,
        tweede_id=tweede,
        defaults={"reden": reden.strip(), "door": by},
    )
    return tweetal
