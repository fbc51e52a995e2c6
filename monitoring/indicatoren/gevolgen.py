"""What a change of a definition or a choice does, in words, before it is done."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q

from regio.models import Gebied

from ..choices import Cyclusstatus
from ..halfjaar import Halfjaar
from ..models import Cyclus, Gebiedsindicator, Indicator, Meting
from .actions import afhankelijk
from .definities import Verschil
from .kiezen import Keuze, veranderingen, volgers

NIEMAND = "Niemand krijgt hierover een bericht; het staat bij de geschiedenis van de indicator."
BLIJFT = "Wat al gemeten is, blijft zoals het is."
WOORDEN = {
    "nieuw": "wordt voortaan gevraagd",
    "gestopt": "wordt niet meer gevraagd",
    "verplicht": "wordt verplicht",
    "vrijwillig": "is niet langer verplicht",
    "bijgewerkt": "krijgt een andere plek of toelichting",
}


def bij_wijzigen(
    indicator: Indicator,
    vanaf: Halfjaar,
    anders: Sequence[Verschil],
    *,
    reeksbreuk: bool,
    user: Any,
) -> Iterator[str]:
    yield f"De nieuwe definitie van {indicator} geldt vanaf {vanaf.label}; daarvoor geldt de oude."
    for verschil in anders:
        yield f"{verschil.wat}: was “{verschil.oud}”, wordt “{verschil.nieuw}”."
    if reeksbreuk:
        yield (
            f"In grafieken en tabellen komt een breuk bij {vanaf.label}: cijfers van ervoor en "
            "erna worden niet meer met elkaar vergeleken of door één lijn verbonden."
        )
    yield from wie_het_raakt(indicator, vanaf)
    yield from al_gemeten(indicator, vanaf, user)
    for rij in afhankelijk(indicator):
        yield f"{rij} wordt hiermee uitgerekend en verandert mee."
    yield BLIJFT


def wie_het_raakt(indicator: Indicator, vanaf: Halfjaar) -> Iterator[str]:
    gebieden = volgers(indicator, vanaf)
    if not gebieden:
        yield "Geen enkel gebied volgt deze indicator dan nog."
        return
    yield f"Dit raakt {', '.join(str(gebied) for gebied in gebieden)}."
    for cyclus in lopende_cycli(gebieden, vanaf):
        stand = Cyclusstatus(cyclus.status).label
        yield f"De cyclus {cyclus} loopt al ({stand}); daar geldt dit meteen."


def lopende_cycli(gebieden: Sequence[Gebied], vanaf: Halfjaar) -> Any:
    """Cycles of ``vanaf`` or later that were begun and not adopted."""
    vanaf_dan = Q(jaar__gt=vanaf.jaar) | Q(jaar=vanaf.jaar, helft__gte=vanaf.helft)
    rijen = Cyclus.objects.filter(vanaf_dan, gebied__in=gebieden).select_related("gebied")
    return rijen.exclude(status__in=[Cyclusstatus.VOORBEREIDING, Cyclusstatus.VASTGESTELD])


def al_gemeten(indicator: Indicator, vanaf: Halfjaar, user: Any) -> Iterator[str]:
    gemeten = Meting.objects.visible_to(user).filter(indicator=indicator)
    aantal = gemeten.filter(periode_tot__gte=vanaf.van).count()
    if aantal:
        bekend = "is al 1 cijfer" if aantal == 1 else f"zijn al {aantal} cijfers"
        yield f"Over {vanaf.label} of later {bekend} bekend; daarvoor geldt het nieuwe."


def bij_intrekken(indicator: Indicator, laatste: Halfjaar) -> Iterator[str]:
    yield f"Na {laatste.label} vraagt niemand nog om {indicator}."
    yield from wie_het_raakt(indicator, laatste.volgende)
    for rij in afhankelijk(indicator):
        yield f"{rij} wordt hiermee uitgerekend: pas die eerst aan, anders kan dit niet."
    yield from (BLIJFT, "U kunt de indicator later weer in gebruik nemen.")


def bij_kiezen(gebied: Gebied, vanaf: Halfjaar, keuzes: Sequence[Keuze]) -> Iterator[str]:
    rijen = veranderingen(gebied, vanaf, keuzes)
    if not rijen:
        yield "Er verandert niets: dit is wat het gebied al volgt."
        return
    for keuze, rij, soort in rijen:
        yield f"{keuze.indicator.code} {keuze.indicator} {WOORDEN[soort]}{sinds(rij, soort)}."
    yield f"Dit geldt vanaf {vanaf.label}. {BLIJFT}"
    for cyclus in lopende_cycli([gebied], vanaf):
        stand = Cyclusstatus(cyclus.status).label
        yield f"De cyclus {cyclus} loopt al ({stand}); regio's zien het daar meteen."
    yield NIEMAND


def sinds(rij: Gebiedsindicator | None, soort: str) -> str:
    if soort == "gestopt" and rij is not None and rij.vanaf is not None:
        return f", na gevolgd te zijn vanaf {rij.vanaf.label}"
    return ""
