"""What happens to a delivery after it came in: checked, taken over, and back.

Each use case locks the obligation, then the delivery, then the source: so two of them about the
same figures never run at once, and the second sees what the first did.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.uploads import Soort
from regio.aanleverbron import aanleverbron
from regio.models import Bron, Gebruiker

from ..choices import AanleverErnst, AanleverKanaal, AanleverStatus
from ..models import Aanlevering, Aanlevermelding, Aanleverplicht, Aanleverregel
from . import lezen
from .gebruik import is_gebruikt
from .ontvangst import ontvangen, regels_ontvangen
from .overname import is_gecorrigeerd, versies_overnemen, versies_terugnemen
from .regels import Gelezen, Melding
from .schermblad import controleer_regels
from .verschil import opnieuw_vergelijken, regels_bewaren, regels_van

__all__ = [
    "controleren",
    "intrekken",
    "niets_te_melden",
    "ontvangen",
    "overnemen",
    "regels_ontvangen",
    "terugnemen",
    "toelichten",
]

STAPPEN: Final = 4
WAT_NU: Final = {
    AanleverStatus.ONTVANGEN: "Deze aanlevering wordt nog gecontroleerd.",
    AanleverStatus.AFGEKEURD: "Er staan fouten in deze aanlevering. Lever een verbeterde aan.",
    AanleverStatus.KLAAR: "Deze aanlevering is gecontroleerd, maar nog niet overgenomen.",
    AanleverStatus.OVERGENOMEN: "Deze aanlevering is al overgenomen.",
    AanleverStatus.VERVANGEN: "Deze aanlevering is vervangen door een latere.",
    AanleverStatus.INGETROKKEN: "Deze aanlevering is ingetrokken.",
    AanleverStatus.TERUGGENOMEN: "Deze aanlevering is teruggenomen.",
}
ZONDER_REDEN: Final = "Leg eerst elke waarschuwing uit; er {zijn} nog {aantal} zonder reden."


def controleren(aanlevering: Aanlevering, progress: Any) -> Aanlevering:
    """Read and check what came in, and work out what it would change; nothing is taken over.

    Errors: ``afgekeurd``, else ``klaar``. Safe to run again: it is stored as one whole, and what is
    checked already stays.
    """
    if aanlevering.status != AanleverStatus.ONTVANGEN:
        return aanlevering
    progress(1, STAPPEN, "Lezen en controleren")
    gelezen = lees(aanlevering)
    progress(2, STAPPEN, "Vergelijken met wat bekend is")
    with transaction.atomic():
        aanlevering = vastgehouden(aanlevering)
        if aanlevering.status == AanleverStatus.ONTVANGEN:
            bewaren(aanlevering, gelezen)
    progress(3, STAPPEN, "Gecontroleerd")
    return aanlevering


def lees(aanlevering: Aanlevering) -> Gelezen:
    """By the same checks, whether it came as a file or from the screen."""
    if aanlevering.kanaal == AanleverKanaal.SCHERM:
        return controleer_regels(list(regels_van(aanlevering)), aanlevering.plicht)
    with aanlevering.opslag.open("rb") as inhoud:
        return lezen.controleer(inhoud, Soort(aanlevering.bestandssoort), aanlevering.plicht)


@transaction.atomic
def bewaren(aanlevering: Aanlevering, gelezen: Gelezen) -> None:
    nu = timezone.now()
    aanlevering.meldingen.all().delete()
    Aanlevermelding.objects.bulk_create(
        (melding_van(aanlevering, melding, nu) for melding in gelezen.meldingen), batch_size=2000
    )
    fouten = len(gelezen.fouten)
    if not fouten or aanlevering.kanaal == AanleverKanaal.SCHERM:
        bron = aanleverbron(aanlevering.plicht.organisatie)
        vul_telling(aanlevering, regels_bewaren(aanlevering, bron, gelezen.regels))
    aanlevering.status = AanleverStatus.AFGEKEURD if fouten else AanleverStatus.KLAAR
    aanlevering.gecontroleerd_op = nu
    aanlevering.fouten = fouten
    aanlevering.waarschuwingen = len(gelezen.meldingen) - fouten
    aanlevering.regels = len(gelezen.regels)
    aanlevering.save()


def melding_van(aanlevering: Aanlevering, melding: Melding, nu: Any) -> Aanlevermelding:
    """A reason that stands in the file is one of who handed it in."""
    uitgelegd = melding.toelichting.strip()
    return Aanlevermelding(
        aanlevering=aanlevering,
        **{
            **melding._asdict(),
            "blad": melding.blad[:31],
            "kolom": melding.kolom[:60],
            "waarde": melding.waarde[:200],
            "toelichting": uitgelegd,
        },
        toegelicht_door_id=aanlevering.door_id if uitgelegd else None,
        toegelicht_op=nu if uitgelegd else None,
    )


def vul_telling(aanlevering: Aanlevering, tel: Mapping[str, int]) -> None:
    aanlevering.nieuw = tel.get("nieuw", 0)
    aanlevering.gewijzigd = tel.get("gewijzigd", 0)
    aanlevering.ongewijzigd = tel.get("ongewijzigd", 0)


@transaction.atomic
def toelichten(aanlevering: Aanlevering, redenen: Mapping[int, str], *, by: Gebruiker) -> int:
    """Give reasons for warnings (by their key), kept as data; gives how many are left without.

    Raises PermissionDenied, ValidationError for a delivery that is not up for taking over.
    """
    aanlevering = in_stand(aanlevering, AanleverStatus.KLAAR, by=by)
    nu = timezone.now()
    gegeven = {pk: reden.strip() for pk, reden in redenen.items() if reden.strip()}
    meldingen = [
        melding
        for melding in onuitgelegd(aanlevering, alles=True).filter(pk__in=gegeven)
        if melding.toelichting != gegeven[melding.pk]
    ]
    for melding in meldingen:
        melding.toelichting = gegeven[melding.pk]
        melding.toegelicht_door, melding.toegelicht_op = by, nu
        melding.clean_fields(exclude=["aanlevering"])
    velden = ["toelichting", "toegelicht_door", "toegelicht_op"]
    Aanlevermelding.objects.bulk_update(meldingen, velden, batch_size=1000)
    return onuitgelegd(aanlevering).count()


def onuitgelegd(aanlevering: Aanlevering, *, alles: bool = False) -> Any:
    """Warnings that nobody gave a reason for; ``alles``: those with a reason too."""
    waarschuwingen = aanlevering.meldingen.filter(ernst=AanleverErnst.WAARSCHUWING)
    return waarschuwingen if alles else waarschuwingen.filter(toelichting="")


@transaction.atomic
def overnemen(aanlevering: Aanlevering, *, by: Gebruiker) -> Aanlevering:
    """Make what was delivered hold, whole or not at all; an earlier delivery is replaced by it.

    What changes is worked out once more under the lock. Figures that are the same stay as they
    are, and so do those that the delivery says nothing of. Undoes "niets te melden". Raises
    PermissionDenied, ValidationError (wrong status, a warning without a reason).
    """
    aanlevering = in_stand(aanlevering, AanleverStatus.KLAAR, by=by)
    if aantal := onuitgelegd(aanlevering).count():
        zijn = "is" if aantal == 1 else "zijn"
        raise ValidationError(ZONDER_REDEN.format(zijn=zijn, aantal=aantal))
    bron = vastgehouden_bron(aanlevering)
    nu = timezone.now()
    vul_telling(aanlevering, opnieuw_vergelijken(aanlevering, bron))
    versies_overnemen(aanlevering, bron, nu=nu)
    aanlevering.status = AanleverStatus.OVERGENOMEN
    aanlevering.overgenomen_op, aanlevering.overgenomen_door = nu, by
    aanlevering.save()
    vervangen_bijwerken(aanlevering.plicht)
    antwoord_wissen(aanlevering.plicht)
    return aanlevering


@transaction.atomic
def terugnemen(aanlevering: Aanlevering, *, reden: str, by: Gebruiker) -> Aanlevering:
    """Undo a delivery that nobody built on: what it ended holds again, as known from now on.

    Raises PermissionDenied, ValidationError (wrong status, no reason, built on).
    """
    aanlevering = in_stand(aanlevering, AanleverStatus.OVERGENOMEN, by=by)
    vastgehouden_bron(aanlevering)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom u de aanlevering terugneemt."})
    if waarom := is_opgebouwd(aanlevering):
        raise ValidationError(waarom)
    nu = timezone.now()
    versies_terugnemen(aanlevering, nu=nu)
    aanlevering.status = AanleverStatus.TERUGGENOMEN
    aanlevering.teruggenomen_op, aanlevering.teruggenomen_door = nu, by
    aanlevering.reden_terugnemen = reden.strip()
    aanlevering.clean_fields(exclude=["opslag"])
    aanlevering.save()
    vervangen_bijwerken(aanlevering.plicht)
    return aanlevering


def is_opgebouwd(aanlevering: Aanlevering) -> str:
    """Why it can not be taken back any more; empty when it can."""
    later = aanlevering.plicht.aanleveringen.filter(
        status=AanleverStatus.OVERGENOMEN, overgenomen_op__gt=aanlevering.overgenomen_op
    )
    if later.exists() or is_gecorrigeerd(aanlevering):
        return "Er is al een latere aanlevering of correctie. Lever een nieuwe correctie aan."
    if is_gebruikt(aanlevering):
        return (
            "Iemand heeft een bevinding over deze cijfers al afgehandeld. Lever een correctie aan."
        )
    return ""


@transaction.atomic
def intrekken(aanlevering: Aanlevering, *, by: Gebruiker) -> Aanlevering:
    """Leave a delivery that was not taken over; the file stays. Raises as ``overnemen``."""
    mag = (AanleverStatus.ONTVANGEN, AanleverStatus.AFGEKEURD, AanleverStatus.KLAAR)
    aanlevering = in_stand(aanlevering, *mag, by=by)
    aanlevering.status = AanleverStatus.INGETROKKEN
    aanlevering.save(update_fields=["status"])
    return aanlevering


@transaction.atomic
def niets_te_melden(plicht: Aanleverplicht, *, reden: str, by: Gebruiker) -> Aanleverplicht:
    """Answer that there is nothing to deliver; a delivery that is taken over later undoes it.

    Raises PermissionDenied, ValidationError (no reason, a delivery that runs or holds).
    """
    require("aanleveren", by, plicht.organisatie)
    plicht = Aanleverplicht.objects.select_for_update(no_key=True).get(pk=plicht.pk)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom er niets te melden is."})
    bezig = plicht.aanleveringen.filter(
        status__in=[AanleverStatus.ONTVANGEN, AanleverStatus.KLAAR, AanleverStatus.OVERGENOMEN]
    )
    if bezig.exists():
        raise ValidationError("U hebt al iets aangeleverd. Trek dat eerst in, of neem het terug.")
    plicht.niets_te_melden_op, plicht.niets_te_melden_door = timezone.now(), by
    plicht.niets_te_melden_reden = reden.strip()
    plicht.clean_fields()
    plicht.save()
    return plicht


def antwoord_wissen(plicht: Aanleverplicht) -> None:
    if plicht.niets_te_melden_op:
        plicht.niets_te_melden_op = plicht.niets_te_melden_door = None
        plicht.niets_te_melden_reden = ""
        plicht.save()


def in_stand(aanlevering: Aanlevering, *statussen: AanleverStatus, by: Gebruiker) -> Aanlevering:
    """The delivery, held on to, for who may, in one of ``statussen``."""
    rule = "aanleveren_via_api" if aanlevering.kanaal == AanleverKanaal.API else "aanleveren"
    require(rule, by, aanlevering.plicht.organisatie)
    aanlevering = vastgehouden(aanlevering)
    if aanlevering.status not in statussen:
        raise ValidationError(WAT_NU[AanleverStatus(aanlevering.status)])
    return aanlevering


def vastgehouden(aanlevering: Aanlevering) -> Aanlevering:
    Aanleverplicht.objects.select_for_update(no_key=True).get(pk=aanlevering.plicht_id)
    return (
        Aanlevering.objects.select_related("plicht__ronde", "plicht__organisatie")
        .select_for_update(no_key=True, of=("self",))
        .get(pk=aanlevering.pk)
    )


def vastgehouden_bron(aanlevering: Aanlevering) -> Bron:
    """All figures of an organisation come from one source; rounds can share a day."""
    bron = aanleverbron(aanlevering.plicht.organisatie)
    return Bron.objects.select_for_update(no_key=True).get(pk=bron.pk)


def vervangen_bijwerken(plicht: Aanleverplicht) -> None:
    """A delivery that was taken over is replaced by a later one that says something of its kind."""
    genomen = plicht.aanleveringen.filter(
        status__in=[AanleverStatus.OVERGENOMEN, AanleverStatus.VERVANGEN]
    ).order_by("-overgenomen_op", "-pk")
    soorten = soorten_van(genomen) if len(genomen) > 1 else {}
    later: set[str] = set()
    for aanlevering in genomen:
        eigen = soorten.get(aanlevering.pk, set())
        status = AanleverStatus.VERVANGEN if eigen & later else AanleverStatus.OVERGENOMEN
        if status != aanlevering.status:
            aanlevering.status = status
            aanlevering.save(update_fields=["status"])
        later |= eigen


def soorten_van(aanleveringen: Iterable[Aanlevering]) -> dict[int, set[str]]:
    """Per delivery what kinds of figures it holds: capacity, origin or both."""
    rijen = Aanleverregel.objects.filter(aanlevering__in=[rij.pk for rij in aanleveringen])
    soorten: dict[int, set[str]] = defaultdict(set)
    for aanlevering, soort in rijen.order_by().values_list("aanlevering", "soort").distinct():
        soorten[aanlevering].add(soort)
    return soorten
