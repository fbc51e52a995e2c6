"""What an entry of the plaatsenbalans must hold, whoever makes it; amounts aside."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from .choices import Mutatiesoort
from .models import Plaatsmutatie, Voorziening

KANTEN = {
    Mutatiesoort.BEGINSTAND: (False, True),
    Mutatiesoort.NIEUW: (False, True),
    Mutatiesoort.BEEINDIGD: (True, False),
    Mutatiesoort.VERPLAATST: (True, True),
    Mutatiesoort.OMGEZET: (True, True),
}
"""Per kind: does it have an origin, and a destination, in the register?"""


def validate_boeking(mutatie: Plaatsmutatie) -> None:
    """Sides and forms of care that fit the kind, at least one place, and a reason.

    A counter-entry has its sides swapped. Raises ValidationError naming each field.
    """
    fouten = dict([*kanten_fouten(mutatie), *overige_fouten(mutatie)])
    if fouten:
        raise ValidationError(fouten)


def kanten_fouten(mutatie: Plaatsmutatie) -> Iterator[tuple[str, str]]:
    soort = Mutatiesoort(mutatie.soort)
    van_nodig, naar_nodig = KANTEN[soort]
    van, naar = mutatie.van, mutatie.naar
    if mutatie.herroept_id:
        van, naar = naar, van
    if van_nodig and van is None:
        yield "van", "Kies waar de plaatsen vandaan komen."
    if not van_nodig and van is not None:
        yield "van", f"Plaatsen met de soort {soort.label} komen nergens vandaan. Laat dit leeg."
    if naar_nodig and naar is None:
        yield "naar", "Kies waar de plaatsen heen gaan."
    if not naar_nodig and naar is not None:
        yield "naar", f"Plaatsen met de soort {soort.label} gaan nergens heen. Laat dit leeg."
    if van and naar:
        yield from zorgvorm_fouten(mutatie)
    for veld, kant in (("van", van), ("naar", naar)):
        if kant is not None and is_opgegaan(kant):
            yield veld, f"{kant} is samengevoegd met een andere voorziening. Kies die."


def zorgvorm_fouten(mutatie: Plaatsmutatie) -> Iterator[tuple[str, str]]:
    gelijk = mutatie.van_zorgvorm == mutatie.naar_zorgvorm
    if mutatie.soort == Mutatiesoort.OMGEZET and gelijk:
        yield "naar_zorgvorm", "Omzetten verandert de zorgvorm. Kies een andere zorgvorm."
    if mutatie.soort == Mutatiesoort.VERPLAATST:
        if not gelijk:
            yield "naar_zorgvorm", "Met verplaatsen blijft de zorgvorm gelijk. Kies anders omgezet."
        elif mutatie.van_id == mutatie.naar_id:
            yield "naar", "Van en naar zijn dezelfde voorziening. Kies een andere."


def overige_fouten(mutatie: Plaatsmutatie) -> Iterator[tuple[str, str]]:
    if not mutatie.aantal or mutatie.aantal < 1:
        yield "aantal", "Boek ten minste één plaats."
    if not mutatie.reden.strip():
        yield "reden", "Schrijf op waarom."


def is_opgegaan(voorziening: Voorziening) -> bool:
    return voorziening.samengevoegd_met_id is not None


def validate_terugboeking(mutatie: Plaatsmutatie) -> None:
    """An entry is taken back once; a counter-entry never. Raises ValidationError."""
    if mutatie.herroept_id:
        raise ValidationError(
            "Dit is een tegenboeking. Die boekt u niet terug; maak een nieuwe boeking."
        )
    if Plaatsmutatie.objects.filter(herroept=mutatie).exists():
        raise ValidationError("Deze boeking is al teruggeboekt.")
