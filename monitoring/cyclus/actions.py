"""Changes of how cycles run, other than steps: the dates of one, and the settings of an area."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.notation import datum
from jeugdzorg.kern.permissions import require
from regio.models import Gebied, Gebruiker
from vastgoed.ontvangers import als_details

from ..choices import Cyclusstatus
from ..models import Cyclus, Cyclusgebeurtenis, Cyclusinstelling
from ..models.cyclusverloop import DAGEN
from ..rules_cyclus import waarvoor
from . import berichten
from .betrokkenen import PARTIJEN, ontvangers
from .werkstroom import DATUMS

GESLOTEN: Final = "Deze cyclus is vastgesteld. Haar dagen staan vast."
INTUSSEN: Final = (
    "Iemand anders heeft dit intussen gewijzigd. Hieronder staat wat u invulde; "
    "open de pagina opnieuw om te zien wat er nu geldt."
)


@transaction.atomic
def datums_wijzigen(
    cyclus: Cyclus,
    dagen: Mapping[str, date | None],
    *,
    by: Gebruiker,
    reden: str,
    was: Mapping[str, date | None] | None = None,
) -> Cyclusgebeurtenis | None:
    """Give the steps of a cycle other days, and tell all parties; None when nothing differs.

    ``was``: the days that the editor saw. Raises PermissionDenied, ValidationError.
    """
    op_slot = Cyclus.objects.select_for_update(of=("self",)).select_related("gebied")
    vers = op_slot.get(pk=cyclus.pk)
    require("cyclus_begeleiden", by, vers)
    if vers.status == Cyclusstatus.VASTGESTELD:
        raise ValidationError(GESLOTEN, code="stand")
    nu = {veld: getattr(vers, veld) for veld in DAGEN}
    nieuw = {**nu, **dagen}
    if nieuw == nu:
        return None
    if was is not None and dict(was) != nu:
        raise ValidationError(INTUSSEN, code="intussen")
    in_volgorde(vers, nieuw)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom de dagen anders worden."})
    for veld, dag in nieuw.items():
        setattr(vers, veld, dag)
    vers.save(update_fields=list(nieuw))
    gebeurtenis = datums_vastleggen(vers, nu, nieuw, by, reden.strip())
    cyclus.refresh_from_db()
    return gebeurtenis


def in_volgorde(cyclus: Cyclus, dagen: Mapping[str, date | None]) -> None:
    """Each day on or after the one before it. Raises ValidationError at the field that is not."""
    eerder: tuple[str, date] | None = None
    for veld in DAGEN:
        dag = dagen[veld]
        if dag is None:
            continue
        if eerder and dag < eerder[1]:
            naam = cyclus._meta.get_field(eerder[0]).verbose_name  # type: ignore[union-attr]
            raise ValidationError(
                {veld: f"Kies {datum(eerder[1])} of later: dan is “{naam}” pas voorbij."}
            )
        eerder = (veld, dag)


def datums_vastleggen(
    cyclus: Cyclus,
    was: Mapping[str, date | None],
    wordt: Mapping[str, date | None],
    by: Gebruiker,
    reden: str,
) -> Cyclusgebeurtenis:
    namens = waarvoor(by, cyclus, "cyclus_begeleiden")
    wie = ontvangers(cyclus, PARTIJEN) if cyclus.status != Cyclusstatus.VOORBEREIDING else []
    berichten.melden(cyclus, berichten.DATUMS.code, wie, namens, reden)
    anders = {veld: [was[veld], wordt[veld]] for veld in wordt if was[veld] != wordt[veld]}
    return Cyclusgebeurtenis.objects.create(
        cyclus=cyclus,
        overgang=DATUMS,
        van=cyclus.status,
        naar=cyclus.status,
        door=by,
        reden=reden,
        details={
            "namens": namens,
            "ontvangers": als_details(wie),
            "dagen": {
                veld: [dag.isoformat() if dag else None for dag in paar]
                for veld, paar in anders.items()
            },
        },
    )


@transaction.atomic
def instelling_bewaren(
    gebied: Gebied, velden: Mapping[str, Any], *, by: Gebruiker, was: str = ""
) -> Cyclusinstelling:
    """How the cycles of ``gebied`` run from now on; cycles that are open keep their dates.

    ``was``: when the settings that the editor saw were changed last (``merkteken``). Raises
    PermissionDenied, ValidationError.
    """
    Gebied.objects.select_for_update(of=("self",)).get(pk=gebied.pk)
    require("cyclus_begeleiden", by, gebied)
    instelling = Cyclusinstelling.objects.filter(gebied=gebied).first()
    if merkteken(instelling) != was:
        raise ValidationError(INTUSSEN, code="intussen")
    instelling = instelling or Cyclusinstelling(gebied=gebied)
    for veld, waarde in velden.items():
        setattr(instelling, veld, waarde)
    instelling.gewijzigd_op = timezone.now()
    instelling.full_clean()
    instelling.save()
    return instelling


def merkteken(instelling: Cyclusinstelling | None) -> str:
    """Differs after every change; a form carries it."""
    if instelling is None:
        return "nieuw"
    return instelling.gewijzigd_op.isoformat() if instelling.gewijzigd_op else "begin"
