"""Who is told something, as a page says it before the act; and who hears of what in a cycle."""

from collections.abc import Iterable
from typing import Any, Final

from regio.berichten.ontvangers import Ontvanger, ontvangers_van
from regio.models import Gebied, Organisatie

from ..halfjaar import Halfjaar
from ..indicatoren.kiezen import volgers
from ..levering.plichten import cycli_van
from ..models import Cyclus, Indicator, Leverplicht
from .betrokkenen import ontvangers
from .gevolgen import in_groepen

LEIDING: Final = ("begeleiders", "analisten")


def in_zinnen(wie: Iterable[Ontvanger], by: Any) -> list[str]:
    """Organisations and reasons, no names; one that says so when nobody is told."""
    zinnen = [
        f"Bericht aan {groep.naam}: {groep.aantal} ({groep.reden})."
        for groep in in_groepen(zonder(wie, by))
    ]
    return zinnen or ["Niemand krijgt hiervan bericht."]


def zonder(wie: Iterable[Ontvanger], by: Any) -> list[Ontvanger]:
    """Nobody is told what it did itself."""
    return [een for een in wie if een.gebruiker != by]


def van_gebied(gebied: Gebied, halfjaar: Halfjaar, *partijen: str) -> list[Ontvanger]:
    """The parties of an area in a half-year, whether its cycle was begun or not."""
    return ontvangers(Cyclus(gebied=gebied, jaar=halfjaar.jaar, helft=halfjaar.helft), partijen)


def bij_levering(plicht: Leverplicht) -> list[Ontvanger]:
    """Who leads the cycles that use a delivery, and who analyses there."""
    return ontvangers_van(
        een for cyclus in cycli_van(plicht) for een in ontvangers(cyclus, LEIDING)
    )


def bij_indicator(indicator: Indicator, vanaf: Halfjaar) -> list[Ontvanger]:
    """Everybody who works with it in areas that follow it from ``vanaf`` on."""
    gebieden = volgers(indicator, vanaf)
    return ontvangers_van(
        een for gebied in gebieden for een in van_gebied(gebied, vanaf, *LEIDING, "regios")
    )


def organisatie_van(by: Any, gebied: int | None) -> Organisatie | None:
    """For which organisation ``by`` acts in the area."""
    if by is None:
        return None
    for lid in by.huidige_lidmaatschappen:
        if gebied in by.werkgebieden[lid.organisatie_id].gebieden:
            return lid.organisatie
    return None
