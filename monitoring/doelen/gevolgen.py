"""What recording a decision brings about, in words, before it does."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from jeugdzorg.kern.notation import datum, getal_tekst

from ..choices_doelen import Versiestatus
from ..models import Afbouwpad, Doelstelling, Scenario
from .rechten import Doel


def vaststelgevolgen(versie: Doel, vanaf: date) -> Iterator[str]:
    eerder: Any = versie.vervangt
    yield f"Versie {versie.versie} geldt vanaf {datum(vanaf)} en verandert daarna niet meer."
    if vanaf > timezone.localdate():
        nu = "geldt de versie van nu" if eerder else "telt dit nergens mee"
        yield f"Tot die dag {nu}. Bladzijden en rapporten wisselen vanzelf."
    if eerder:
        yield (
            f"Versie {eerder.versie} blijft te lezen. Het doel gaat van "
            f"{getal_tekst(eerder.doelwaarde)} op {datum(eerder.doeldatum)} naar "
            f"{getal_tekst(versie.doelwaarde)} op {datum(versie.doeldatum)}."
        )
    if isinstance(versie, Afbouwpad):
        yield from padgevolgen(versie)
    yield "Rapporten die al zijn vastgesteld, houden de cijfers van toen."
    yield "Iedereen met een account kan deze versie lezen."
    yield "Het besluit komt in de keten van besluiten."


def padgevolgen(versie: Afbouwpad) -> Iterator[str]:
    eerder = versie.vervangt_id
    doelen = Doelstelling.objects.filter(pad=eerder, status=Versiestatus.AANGENOMEN).count()
    if doelen == 1:
        yield "1 doel krijgt een nieuwe versie die hierbij hoort."
    elif doelen:
        yield f"{doelen} doelen van gebied en regio's krijgen een nieuwe versie die hierbij hoort."
    scenarios = Scenario.objects.filter(pad=eerder).count() if eerder else 0
    if scenarios == 1:
        yield "1 scenario blijft rekenen met de versie waarbij het is gemaakt."
    elif scenarios:
        yield f"{scenarios} scenario's blijven rekenen met de versie waarbij zij zijn gemaakt."


def intrekgevolgen(versie: Doel) -> Iterator[str]:
    if versie.vervangt:
        yield f"Versie {versie.vervangt.versie} geldt weer, ook voor dagen die al voorbij zijn."
    else:
        yield "Er geldt dan geen versie meer."
    yield "De ingetrokken versie blijft te lezen voor wie in dit gebied werkt."
    if isinstance(versie, Afbouwpad):
        yield "De doelen die bij deze versie horen, gaan mee."
    yield "Het intrekken komt in de keten van besluiten."
