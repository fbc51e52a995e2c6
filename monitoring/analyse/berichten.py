"""Who is told of the decision of the steering board: for the page before it and the outbox."""

from typing import Any

from regio.berichten.ontvangers import Ontvanger
from regio.berichten.soorten import Berichtsoort
from regio.berichten.versturen import klaarzetten

from ..cyclus.betrokkenen import ontvangers
from ..cyclus.werkstroom import OVERGANGEN
from ..cyclus.wie_hoort import organisatie_van, zonder
from ..models import Cyclus, Cyclusbesluit
from . import soorten


def bij_stap(cyclus: Cyclus, code: str) -> list[Ontvanger]:
    """Who is told of a step of the cycle."""
    return ontvangers(cyclus, OVERGANGEN[code].wie)


def bij_besluit(cyclus: Cyclus) -> list[Ontvanger]:
    """Who is told that the steering board decided: the same as when the cycle is adopted."""
    return bij_stap(cyclus, "vaststellen")


def besluit_melden(besluit: Cyclusbesluit, uitkomst: str, *, by: Any) -> int:
    return sturen(soorten.BESLUIT, besluit, by, uitkomst=uitkomst)


def besluit_herroepen_melden(besluit: Cyclusbesluit, *, by: Any) -> int:
    return sturen(soorten.HERROEPEN, besluit, by, reden=besluit.reden_herroepen)


def sturen(soort: Berichtsoort, besluit: Cyclusbesluit, by: Any, **extra: Any) -> int:
    """To everybody but who recorded it."""
    advies = besluit.advies
    cyclus = advies.analyse.cyclus
    afzender = organisatie_van(by, cyclus.gebied_id)
    berichten = klaarzetten(
        sjabloon=soort.code,
        ontvangers=zonder(bij_besluit(cyclus), by),
        context={
            "gebied": cyclus.gebied,
            "halfjaar": cyclus.halfjaar.label,
            "namens": afzender or "Jeugdzorg",
            **extra,
        },
        onderwerp_sleutel=f"cyclusbesluit:{advies.pk}",
        url=advies.get_absolute_url(),
        namens=afzender,
    )
    return len(berichten)
