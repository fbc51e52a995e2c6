"""Taking a workbook in: kept as it came, read, compared. Nothing of the plan changes yet."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.uploads import Ontvangst, Soort, ontvang
from regio.models import Gebruiker

from ...choices_plan import LOPEND_WERKBOEK, Kanaal, Planstatus, Werkboekstatus
from ...models import Planversie, Planwerkboek, Vastgoedplan
from .gelezen import Gelezen, als_json
from .lezen import lees
from .oordeel import Oordeel, beoordeel

SOORTEN: Final = (Soort.XLSX,)
DICHT: Final = "Dit plan is ingediend en verandert nu niet. Een werkboek inleveren kan nu niet."
BEZIG: Final = "Dit werkboek wordt op dit moment al verwerkt. Probeer het zo opnieuw."


def ontvangen(
    plan: Vastgoedplan, bestand: Any, *, by: Gebruiker, kanaal: str = Kanaal.WERKBOEK
) -> Planwerkboek:
    """Take a workbook in; the same content once more gives what there is already, looked at anew.

    Two at the same moment: one is stored, both get it. Raises PermissionDenied, Geweigerd (a
    ValidationError, when nothing was kept) and ValidationError for a plan that is not open.
    """
    versie = versie_om_te_vullen(plan, by=by, kanaal=kanaal)
    ontvangst = ontvang(bestand, soorten=SOORTEN)
    werkboek = None
    try:
        werkboek = een_keer(versie, ontvangst, by=by, kanaal=kanaal)
    finally:
        if werkboek is None or werkboek.opslag.name != ontvangst.opslag:
            default_storage.delete(ontvangst.opslag)
    return werkboek


def versie_om_te_vullen(
    plan: Vastgoedplan, *, by: Gebruiker, kanaal: str = Kanaal.WERKBOEK
) -> Planversie:
    """The draft that a workbook can fill. Raises PermissionDenied, ValidationError."""
    rule = "plan_aanleveren_via_api" if kanaal == Kanaal.API else "plan_opstellen"
    require(rule, by, plan)
    versie = open_versie(plan)
    if versie is None:
        raise ValidationError(DICHT)
    return versie


def open_versie(plan: Vastgoedplan) -> Planversie | None:
    """The draft, while the plan (or what a supplement asks of it) can be changed."""
    if not (plan.is_bewerkbaar or plan.status == Planstatus.AANVULLING):
        return None
    partijen = ("plan__aanbieder", "plan__regeling", "plan__gemeente", "plan__gebied")
    return plan.versies.filter(ingediend_op=None).select_related(*partijen).first()


def een_keer(
    versie: Planversie, ontvangst: Ontvangst, *, by: Gebruiker, kanaal: str
) -> Planwerkboek:
    """The workbook with this content that runs or holds, else a new one; the database decides."""
    zelfde = Planwerkboek.objects.filter(
        versie=versie, sha256=ontvangst.sha256, status__in=LOPEND_WERKBOEK
    )
    for _ in range(3):
        if (werkboek := zelfde.first()) is not None:
            return opnieuw(werkboek, versie)
        with default_storage.open(ontvangst.opslag, "rb") as inhoud:
            gelezen = lees(inhoud, versie)
        nieuw = Planwerkboek(
            plan=versie.plan,
            versie=versie,
            revisie=gelezen.revisie,
            sjabloon=gelezen.sjabloon,
            kanaal=kanaal,
            bestandsnaam=ontvangst.naam,
            opslag=ontvangst.opslag,
            grootte=ontvangst.grootte,
            sha256=ontvangst.sha256,
            door=by,
            gelezen=gelezen.als_json,
        )
        vul(nieuw, beoordeel(gelezen, versie))
        try:
            with transaction.atomic():
                nieuw.save()
                return nieuw
        except IntegrityError:
            continue
    raise ValidationError(BEZIG)


def opnieuw(werkboek: Planwerkboek, versie: Planversie) -> Planwerkboek:
    """Once more against the plan as it is now; what was taken over stays as it was."""
    if werkboek.status == Werkboekstatus.OVERGENOMEN:
        return werkboek
    with transaction.atomic():
        werkboek = Planwerkboek.objects.select_for_update(of=("self",)).get(pk=werkboek.pk)
        if werkboek.status in (Werkboekstatus.AFGEKEURD, Werkboekstatus.KLAAR):
            vul(werkboek, oordeel_over(werkboek, versie))
            werkboek.save()
    return werkboek


def oordeel_over(werkboek: Planwerkboek, versie: Planversie) -> Oordeel:
    """Of what was read from the file when it came."""
    gelezen = Gelezen.uit_json(werkboek.gelezen, werkboek.revisie, werkboek.sjabloon)
    return beoordeel(gelezen, versie)


def vul(werkboek: Planwerkboek, oordeel: Oordeel) -> None:
    werkboek.meldingen = als_json(oordeel.meldingen)
    werkboek.fouten, werkboek.waarschuwingen = oordeel.fouten, oordeel.waarschuwingen
    werkboek.status = Werkboekstatus.AFGEKEURD if oordeel.fouten else Werkboekstatus.KLAAR
    for naam, aantal in oordeel.telling.items():
        setattr(werkboek, naam, aantal)
