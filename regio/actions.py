"""Changes that touch more than one thing: running the checks, settling a finding."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.permissions import require

from .besluiten import bevinding_besloten
from .choices import BevindingStatus, Oordeel
from .controle import REGISTER, Controle, Uitkomst, als_tekst
from .models import Bevinding, BevindingOnderwerp, Bevindingstatus, Controleuitkomst, Gebruiker


@dataclass(frozen=True)
class Controleverslag:
    """What a run of the checks found: outcomes per judgment, and findings that came or went."""

    oordelen: Counter[str]
    nieuw: int
    heropend: int
    opgelost: int


@transaction.atomic
def controles_uitvoeren(*, by: Gebruiker | None = None) -> Controleverslag:
    """Run every registered check and bring outcomes and findings up to date.

    Without ``by`` the system itself asks (loading, a command). Raises PermissionDenied.

    A disagreement makes a finding, or leaves the one there was; when its values changed after
    somebody settled it, it opens again. A finding whose check no longer disagrees is solved.
    """
    if by is not None:
        require("controles_uitvoeren", by)
    uitkomsten = [
        (f"{controle.code}:{uitkomst.kenmerk}", controle, uitkomst)
        for controle in REGISTER.values()
        for uitkomst in controle.functie()
    ]
    bestaand = {
        bevinding.sleutel: bevinding
        for bevinding in Bevinding.objects.filter(controle__in=REGISTER).select_for_update()
    }
    gevonden: dict[str, Bevinding] = {}
    nieuw = heropend = 0
    for sleutel, controle, uitkomst in uitkomsten:
        if uitkomst.oordeel != Oordeel.WIJKT_AF:
            continue
        oud = bestaand.get(sleutel)
        gevonden[sleutel] = bevinding_vastleggen(sleutel, controle, uitkomst)
        nieuw += oud is None
        heropend += oud is not None and heropenen_bij_wijziging(oud, gevonden[sleutel])
    opgelost = sum(
        verdwenen_oplossen(bevinding)
        for sleutel, bevinding in bestaand.items()
        if sleutel not in gevonden
    )
    uitkomsten_vervangen(uitkomsten, gevonden)
    oordelen = Counter(uitkomst.oordeel.value for _, _, uitkomst in uitkomsten)
    return Controleverslag(oordelen, nieuw, heropend, opgelost)


def bevinding_vastleggen(sleutel: str, controle: Controle, uitkomst: Uitkomst) -> Bevinding:
    """The finding of one disagreement with its present values; its status stays."""
    bevinding, _ = Bevinding.objects.update_or_create(
        sleutel=sleutel,
        defaults={
            "controle": controle.code,
            "gebied": uitkomst.gebied,
            "ernst": uitkomst.ernst,
            "titel": uitkomst.titel,
            "uitleg": uitkomst.nota,
            "waarde_a": als_tekst(uitkomst.gedrukt, uitkomst.decimalen),
            "bron_a": uitkomst.bron,
            "vindplaats_a": uitkomst.vindplaats,
            "waarde_b": als_tekst(uitkomst.herberekend, uitkomst.decimalen),
            "bron_b": uitkomst.bron_b,
            "vindplaats_b": uitkomst.vindplaats_b,
        },
    )
    onderwerpen = [
        BevindingOnderwerp.objects.get_or_create(
            bevinding=bevinding,
            content_type=ContentType.objects.get_for_model(onderwerp),
            object_id=onderwerp.pk,
        )[0].pk
        for onderwerp in uitkomst.onderwerpen
    ]
    bevinding.onderwerpen.exclude(pk__in=onderwerpen).delete()
    return bevinding


def heropenen_bij_wijziging(oud: Bevinding, nieuw: Bevinding) -> bool:
    """Open a settled finding again when its values changed, or when the check had solved it."""
    if oud.status == BevindingStatus.OPEN:
        return False
    gelijk = (oud.waarde_a, oud.waarde_b) == (nieuw.waarde_a, nieuw.waarde_b)
    laatste = oud.statussen.last()
    if gelijk and laatste and laatste.door:
        return False
    reden = "De controle vindt het verschil opnieuw."
    if not gelijk:
        reden = f"De waarden zijn veranderd: eerst {oud.waarde_a} en {oud.waarde_b}."
    status_toevoegen(nieuw, BevindingStatus.OPEN, reden, by=None)
    return True


def verdwenen_oplossen(bevinding: Bevinding) -> bool:
    if bevinding.status == BevindingStatus.OPGELOST:
        return False
    reden = "De controle vindt geen verschil meer."
    status_toevoegen(bevinding, BevindingStatus.OPGELOST, reden, by=None)
    return True


def uitkomsten_vervangen(
    uitkomsten: list[tuple[str, Controle, Uitkomst]], gevonden: dict[str, Bevinding]
) -> None:
    nu = timezone.now()
    Controleuitkomst.objects.all().delete()
    Controleuitkomst.objects.bulk_create(
        Controleuitkomst(
            sleutel=sleutel,
            controle=controle.code,
            gebied=uitkomst.gebied,
            titel=uitkomst.titel,
            gedrukt=als_tekst(uitkomst.gedrukt, uitkomst.decimalen),
            herberekend=als_tekst(uitkomst.herberekend, uitkomst.decimalen),
            oordeel=uitkomst.oordeel,
            bron=uitkomst.bron,
            vindplaats=uitkomst.vindplaats,
            nota=uitkomst.nota,
            bevinding=gevonden.get(sleutel),
            gecontroleerd_op=nu,
        )
        for sleutel, controle, uitkomst in uitkomsten
    )


@transaction.atomic
def bevinding_afhandelen(
    bevinding: Bevinding, status: BevindingStatus, reden: str, *, by: Gebruiker
) -> Bevinding:
    """Explain a finding, call it solved, or open it again; the reason is kept with who and when.

    Raises PermissionDenied, ValidationError without a reason or when the finding already has that
    status.
    """
    require("bevinding_afhandelen", by, bevinding)
    bevinding = Bevinding.objects.select_for_update().get(pk=bevinding.pk)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom."})
    if bevinding.status == status:
        label = BevindingStatus(status).label
        raise ValidationError({"status": f"De bevinding is al {label}."})
    return status_toevoegen(bevinding, status, reden.strip(), by=by)


def status_toevoegen(
    bevinding: Bevinding, status: BevindingStatus, reden: str, *, by: Gebruiker | None
) -> Bevinding:
    stap = Bevindingstatus.objects.create(bevinding=bevinding, status=status, reden=reden, door=by)
    bevinding_besloten(stap, by=by)
    bevinding.status = status
    bevinding.save(update_fields=["status"])
    return bevinding
