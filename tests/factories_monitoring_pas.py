"""Alternatives, and an area with two regions and a path, for "in de pas"."""

from datetime import date
from typing import Any

from capaciteit.models import Voorziening
from monitoring.models import Alternatief
from tests.factories import (
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    met_bron,
    nummers,
)
from tests.factories_capaciteit import make_locatie, make_voorziening

VANDAAG = date(2026, 7, 15)


def make_alternatief(*, regios: Any = (), partners: Any = (), **velden: Any) -> Alternatief:
    """Six small-scale places, approved, from 2027 on."""
    n = next(nummers)
    standaard = {
        "code": f"ALT-{n}",
        "naam": f"Alternatief {n}",
        "soort": "kleinschalig",
        "gebied": velden.get("gebied") or make_gebied(),
        "plaatsen": 6,
        "fase": "goedgekeurd",
        "vanaf": date(2027, 1, 1),
    }
    alternatief = Alternatief.objects.create(**met_bron({**standaard, **velden}))
    alternatief.jeugdhulpregios.set(regios)
    alternatief.partners.set(partners)
    return alternatief


def make_pasgebied(regios: int = 2) -> Any:
    """An area with so many regions; ``gebied.twee`` lists them."""
    namen = [make_jeugdhulpregio() for _ in range(regios)]
    gebied = make_gebied(regios=namen)
    gebied.twee = namen
    return gebied


def make_plek(regio: Any, zorgvorm: str, **velden: Any) -> Voorziening:
    """A facility in a region."""
    locatie = make_locatie(jeugdhulpregio=regio)
    return make_voorziening(locatie=locatie, zorgvorm=zorgvorm, **velden)


def make_lezer(gebied: Any, **velden: Any) -> Any:
    """Somebody who works in the area, in policy unless it says otherwise."""
    return make_gebruiker(gebieden=[gebied], **velden)
