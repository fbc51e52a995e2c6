"""Targets, and versions of paths that are drafts or were adopted here."""

from datetime import date
from typing import Any

from django.utils import timezone

from monitoring.models import Afbouwpad, Doelstelling, Indicator
from tests.factories import make_bron, make_gebied, nummers
from tests.factories_monitoring import make_pad


def make_indicator(**velden: Any) -> Indicator:
    """A stock that should go down, of every area."""
    n = next(nummers)
    standaard = {
        "code": f"IND-{n}",
        "naam": f"Indicator {n}",
        "soort": "kwantitatief",
        "betekenis": "Een stand.",
        "eenheid": "plekken",
        "richting": "omlaag",
    }
    herkomst = {"vindplaats": "blz. 1", "peildatum": date(2023, 7, 1)}
    bron = {} if "bron" in velden else {"bron": make_bron()}
    return Indicator.objects.create(**{**standaard, **herkomst, **bron, **velden})


def make_doel(**velden: Any) -> Doelstelling:
    """From 100 on 1 July 2023 to 60 on 1 July 2027, for an area."""
    standaard: dict[str, Any] = {
        "basiswaarde": 100,
        "basisdatum": date(2023, 7, 1),
        "doelwaarde": 60,
        "doeldatum": date(2027, 7, 1),
        "vindplaats": "blz. 1",
        "peildatum": date(2023, 7, 1),
    }
    if "indicator" not in velden:
        standaard["indicator"] = make_indicator()
    if "gebied" not in velden and "jeugdhulpregio" not in velden:
        standaard["gebied"] = make_gebied()
    if "bron" not in velden:
        standaard["bron"] = make_bron()
    return Doelstelling.objects.create(**{**standaard, **velden})


def make_padconcept(**velden: Any) -> Afbouwpad:
    """A draft of a second version of a path."""
    eerste = make_pad(**velden)
    return make_pad(gebied=eerste.gebied, versie=2, vervangt=eerste, **concept())


def make_doelconcept(**velden: Any) -> Doelstelling:
    eerste = make_doel(**velden)
    return make_doel(
        indicator=eerste.indicator,
        gebied=eerste.gebied,
        jeugdhulpregio=eerste.jeugdhulpregio,
        versie=2,
        vervangt=eerste,
        **concept(),
    )


def concept() -> dict[str, Any]:
    return {"status": "concept", "reden": "Een test.", "opgesteld_op": timezone.now()}


def aangenomen_hier() -> dict[str, Any]:
    """What a version has that was adopted here."""
    return {
        "geldt_vanaf": date(2024, 1, 1),
        "besluit_op": date(2024, 1, 1),
        "besluit": "Stuurgroep",
        "vastgesteld_op": timezone.now(),
    }
