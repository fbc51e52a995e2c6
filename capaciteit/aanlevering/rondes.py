"""Rounds by the calendar, and who delivers in them."""

from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.permissions import require
from regio.choices import BronSoort
from regio.halfjaar import Halfjaar
from regio.models import Gebruiker, Organisatie

from ..choices import VoorzieningStatus
from ..models import Aanleverplicht, Aanleverronde, Voorziening, Voorzieningstatusrij

TIJD: Final = timedelta(weeks=6)
IN_GEBRUIK: Final = (VoorzieningStatus.OPEN, VoorzieningStatus.IN_AFBOUW)


def rondes_maken(peildatum: date | None = None) -> int:
    """The round of this half-year, and of the one before while it lasts; how many were made.

    Safe to run every day: what is there stays as it is, providers that came are added while the
    round lasts.
    """
    dag = peildatum or timezone.localdate()
    nu = Halfjaar.van(dag)
    vorig = Halfjaar.van(nu.eerste_dag - timedelta(days=1))
    lopend = [halfjaar for halfjaar in (vorig, nu) if sluit(halfjaar) >= dag]
    gemaakt = sum(ronde_maken(halfjaar, dag) for halfjaar in lopend)
    for ronde in Aanleverronde.objects.filter(opent_op__lte=dag, sluit_op__gte=dag):
        plichten_maken(ronde)
    return gemaakt


def opent(halfjaar: Halfjaar) -> date:
    """The day after the last one that is counted."""
    return halfjaar.laatste_dag + timedelta(days=1)


def sluit(halfjaar: Halfjaar) -> date:
    return opent(halfjaar) + TIJD


@transaction.atomic
def ronde_maken(halfjaar: Halfjaar, peildatum: date | None = None) -> bool:
    """The round of the whole country about one half-year; gives whether it is new.

    Made when its term has passed, it gets as much time from today: nobody is late at once.
    """
    dag = peildatum or timezone.localdate()
    op_tijd = sluit(halfjaar) >= dag
    ronde, nieuw = Aanleverronde.objects.get_or_create(
        code=f"{halfjaar.jaar}-{halfjaar.helft}",
        defaults={
            "naam": f"Capaciteit {halfjaar}",
            "van": halfjaar.eerste_dag,
            "tot": halfjaar.laatste_dag,
            "peildata": peildata(halfjaar),
            "opent_op": opent(halfjaar),
            "sluit_op": sluit(halfjaar) if op_tijd else dag + TIJD,
        },
    )
    if nieuw:
        plichten_maken(ronde)
    return nieuw


def peildata(halfjaar: Halfjaar) -> list[date]:
    """The last days of both quarters."""
    kwartaal = date(halfjaar.jaar, 3, 31) if halfjaar.helft == 1 else date(halfjaar.jaar, 9, 30)
    return [kwartaal, halfjaar.laatste_dag]


def plichten_maken(ronde: Aanleverronde) -> int:
    """An obligation for each provider that had a facility in use on a day of the round.

    Who has one already keeps it, with its term; gives how many there are.
    """
    aanbieders = aanbieders_in_gebruik(ronde)
    Aanleverplicht.objects.bulk_create(
        [
            Aanleverplicht(ronde=ronde, organisatie_id=aanbieder, termijn=ronde.sluit_op)
            for aanbieder in sorted(aanbieders)
        ],
        ignore_conflicts=True,
    )
    return len(aanbieders)


def aanbieders_in_gebruik(ronde: Aanleverronde) -> set[int]:
    """Keys of providers with a facility that was open or being closed on a day of the round."""
    return {
        aanbieder
        for peildatum in ronde.peildata
        for aanbieder in voorzieningen_in_gebruik(peildatum, ronde)
        .values_list("voorziening__locatie__aanbieders", flat=True)
        .distinct()
        if aanbieder
    }


def voorzieningen_in_gebruik(peildatum: date, ronde: Aanleverronde) -> Any:
    """The states that held on ``peildatum`` of facilities in use, in the area of the round."""
    laatste = (
        Voorzieningstatusrij.objects.filter(
            peildatum__lte=peildatum, voorziening__samengevoegd_met__isnull=True
        )
        .exclude(bron__soort=BronSoort.VOORBEELD)
        .order_by("voorziening_id", "-peildatum", "-pk")
        .distinct("voorziening_id")
    )
    rijen = Voorzieningstatusrij.objects.filter(pk__in=laatste.values("pk"), status__in=IN_GEBRUIK)
    if ronde.gebied is None:
        return rijen
    voorzieningen: Any = Voorziening.objects
    return rijen.filter(voorziening__in=voorzieningen.in_gebied(ronde.gebied))


@transaction.atomic
def ronde_bewaren(ronde: Aanleverronde, *, by: Gebruiker) -> Aanleverronde:
    """Add a round for an area, with who delivers. Raises PermissionDenied, ValidationError."""
    require("aanleverrondes_beheren", by)
    if ronde.gebied_id not in by.werkgebied:
        raise ValidationError({"gebied": "Kies een gebied waarin u werkt."})
    if not ronde.peildata or any(not ronde.van <= dag <= ronde.tot for dag in ronde.peildata):
        raise ValidationError({"peildata": "Elke peildatum ligt binnen de periode."})
    ronde.full_clean()
    ronde.save()
    plichten_maken(ronde)
    return ronde


@transaction.atomic
def plicht_toevoegen(
    ronde: Aanleverronde, organisatie: Organisatie, *, by: Gebruiker
) -> Aanleverplicht:
    """Ask one more organisation. Raises PermissionDenied, ValidationError."""
    plicht = Aanleverplicht(ronde=ronde, organisatie=organisatie, termijn=ronde.sluit_op)
    require("aanleverplicht_beheren", by, plicht)
    plicht.full_clean()
    plicht.save()
    return plicht


@transaction.atomic
def uitstel_geven(
    plicht: Aanleverplicht, *, termijn: date, reden: str, by: Gebruiker
) -> Aanleverplicht:
    """Give more time, with a reason; reminders follow the new term.

    Raises PermissionDenied, ValidationError (no reason, or a day that is not later).
    """
    require("aanleverplicht_beheren", by, plicht)
    plicht = Aanleverplicht.objects.select_for_update(no_key=True).get(pk=plicht.pk)
    if termijn <= max(plicht.termijn, timezone.localdate()):
        raise ValidationError({"termijn": "Kies een dag na de termijn van nu, en na vandaag."})
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom u uitstel geeft."})
    plicht.termijn, plicht.reden_uitstel = termijn, reden.strip()
    plicht.clean_fields()
    plicht.save()
    return plicht
