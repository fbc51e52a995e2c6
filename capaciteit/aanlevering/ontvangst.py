"""Taking a delivery in: a file, or what was filled in on screen. Nothing is checked yet."""

import hashlib
from collections.abc import Iterable
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from jeugdzorg.kern.notation import datum
from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.uploads import Soort, ontvang
from regio.aanleverbron import aanleverbron
from regio.models import Gebruiker

from ..choices import LOPENDE_AANLEVERING, AanleverKanaal
from ..models import Aanlevering, Aanleverplicht
from .regels import Regel
from .verschil import regels_bewaren

SOORTEN: Final = (Soort.XLSX, Soort.CSV)


def ontvangen(
    plicht: Aanleverplicht,
    bestand: Any,
    *,
    by: Gebruiker,
    kanaal: AanleverKanaal = AanleverKanaal.BESTAND,
) -> Aanlevering:
    """Take a file in; the same content while it runs or holds gives what there is already.

    Two at the same moment: one is stored, both get it. Raises PermissionDenied, Geweigerd (a
    ValidationError, when nothing was kept) and ValidationError for a round that is not open.
    """
    mag_aanleveren(plicht, by=by, kanaal=kanaal)
    ontvangst = ontvang(bestand, soorten=SOORTEN)
    velden = {
        "bestandsnaam": ontvangst.naam,
        "bestandssoort": ontvangst.soort.value,
        "opslag": ontvangst.opslag,
        "grootte": ontvangst.grootte,
    }
    aanlevering = None
    try:
        aanlevering = een_keer(plicht, ontvangst.sha256, by=by, kanaal=kanaal, **velden)
    finally:
        if aanlevering is None or aanlevering.opslag.name != ontvangst.opslag:
            default_storage.delete(ontvangst.opslag)
    return aanlevering


@transaction.atomic
def regels_ontvangen(
    plicht: Aanleverplicht, regels: Iterable[Regel], *, by: Gebruiker
) -> Aanlevering:
    """Take in what was filled in on screen; the same values twice are the same delivery.

    Raises PermissionDenied, ValidationError.
    """
    mag_aanleveren(plicht, by=by, kanaal=AanleverKanaal.SCHERM)
    rijen = list(regels)
    if not rijen:
        raise ValidationError("Er is niets ingevuld.")
    inhoud = "\n".join(repr(tuple(str(deel) for deel in rij)) for rij in rijen)
    sha256 = hashlib.sha256(inhoud.encode()).hexdigest()
    aanlevering = een_keer(plicht, sha256, by=by, kanaal=AanleverKanaal.SCHERM)
    if not aanlevering.regels:
        regels_bewaren(aanlevering, aanleverbron(plicht.organisatie), rijen)
        aanlevering.regels = len(rijen)
        aanlevering.save(update_fields=["regels"])
    return aanlevering


def mag_aanleveren(plicht: Aanleverplicht, *, by: Gebruiker, kanaal: str) -> None:
    """Raises PermissionDenied; ValidationError before the round opens."""
    rule = "aanleveren_via_api" if kanaal == AanleverKanaal.API else "aanleveren"
    require(rule, by, plicht.organisatie)
    if plicht.ronde.opent_op > timezone.localdate():
        raise ValidationError(f"Aanleveren kan vanaf {datum(plicht.ronde.opent_op)}.")


def een_keer(
    plicht: Aanleverplicht, sha256: str, *, by: Gebruiker, kanaal: str, **velden: Any
) -> Aanlevering:
    """The delivery of this content that runs or holds, else a new one; the database decides."""
    zelfde = Aanlevering.objects.filter(
        plicht=plicht, sha256=sha256, status__in=LOPENDE_AANLEVERING
    )
    for _ in range(5):
        if (aanlevering := zelfde.first()) is not None:
            return aanlevering
        try:
            with transaction.atomic():
                return Aanlevering.objects.create(
                    plicht=plicht, sha256=sha256, door=by, kanaal=kanaal, **velden
                )
        except IntegrityError:
            continue
    raise ValidationError("Dit bestand wordt op dit moment al verwerkt. Probeer het zo opnieuw.")
