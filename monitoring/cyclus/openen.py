"""Opening by schedule: each area gets its cycle the day that its settings say, once."""

import logging
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.permissions import require
from regio.models import Gebied, Gebruiker

from ..choices import Cyclusstatus
from ..halfjaar import Halfjaar
from ..levering.plichten import plichten_maken, plichten_van
from ..models import Cyclus, Cyclusinstelling
from .betrokkenen import instelling_van
from .verloop import overgang

logger = logging.getLogger(__name__)


def laatst_te_openen(instelling: Cyclusinstelling, vandaag: date) -> Halfjaar:
    """The last half-year whose cycle is due; those before it nobody opens by themselves."""
    return Halfjaar.at(vandaag - timedelta(days=instelling.dagen_opening - 1)).vorige


def cycli_openen(peildatum: date | None = None) -> list[Cyclus]:
    """Make the cycle of the half-year that runs, and open the one that is due, in every area with
    settings that want it. Gives those that were opened; what cannot be opened yet is logged.

    Safe to run again, and in two processes at once.
    """
    vandaag = peildatum or timezone.localdate()
    plichten_aanvullen()
    instellingen = Cyclusinstelling.objects.with_partijen().filter(opent_zelf=True)
    geopend = []
    for instelling in instellingen:
        klaarzetten(instelling, vandaag)
        if cyclus := openen_wanneer_het_moet(instelling, vandaag):
            geopend.append(cyclus)
    return geopend


def plichten_aanvullen() -> int:
    """For cycles that run without a step of ours, as a source tells: what their regions owe. Gives
    how many obligations were made."""
    lopend = Cyclus.objects.exclude(
        status__in=[Cyclusstatus.VOORBEREIDING, Cyclusstatus.VASTGESTELD]
    ).select_related("gebied")
    return sum(plichten_maken(cyclus) for cyclus in lopend if not plichten_van(cyclus).exists())


def klaarzetten(instelling: Cyclusinstelling, vandaag: date) -> Cyclus | None:
    """The cycle of the half-year that runs, in preparation: the page says when it opens."""
    halfjaar = Halfjaar.at(vandaag)
    return rij_van(instelling, halfjaar) if halfjaar >= instelling.vanaf else None


def rij_van(instelling: Cyclusinstelling, halfjaar: Halfjaar) -> Cyclus:
    cyclus, _ = Cyclus.objects.select_related("gebied").get_or_create(
        gebied=instelling.gebied,
        jaar=halfjaar.jaar,
        helft=halfjaar.helft,
        defaults={"opent_op": instelling.dagen_van(halfjaar)["opent_op"]},
    )
    return cyclus


def openen_wanneer_het_moet(instelling: Cyclusinstelling, vandaag: date) -> Cyclus | None:
    """Not one that somebody opened before: who took that back opens it again."""
    halfjaar = laatst_te_openen(instelling, vandaag)
    if halfjaar < instelling.vanaf:
        return None
    cyclus = rij_van(instelling, halfjaar)
    begonnen = cyclus.status != Cyclusstatus.VOORBEREIDING
    if begonnen or cyclus.gebeurtenissen.filter(overgang="openen").exists():
        return None
    try:
        overgang(cyclus, "openen", by=None)
    except ValidationError as fout:
        logger.warning("%s is not opened: %s", cyclus, " ".join(fout.messages))
        return None
    return cyclus


@transaction.atomic
def cyclus_maken(gebied: Gebied, halfjaar: Halfjaar, *, by: Gebruiker) -> Cyclus:
    """The cycle of an area and half-year, in preparation; one that is there is given back.

    Raises PermissionDenied.
    """
    require("cyclus_begeleiden", by, gebied)
    instelling = instelling_van(gebied)
    opent_op = instelling.dagen_van(halfjaar)["opent_op"] if instelling else None
    cyclus, _ = Cyclus.objects.get_or_create(
        gebied=gebied, jaar=halfjaar.jaar, helft=halfjaar.helft, defaults={"opent_op": opent_op}
    )
    return cyclus
