"""A new plan: empty, or with sections of an earlier one."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from jeugdzorg.kern.permissions import require
from regio.choices import GebiedSoort
from regio.models import Aanbieder, Gebied, Gebruiker, Organisatie

from ..choices_kader import Kaderstatus
from ..choices_plan import Kanaal, Planstatus
from ..models import Planversie, Regeling, Toetsingskader, Vastgoedplan
from .definities import sectie
from .inhoud import SLEUTEL, Inhoud, lege_inhoud, rijen
from .wijzigen import Wijziging, wijzigen

BESTAAT = "Er is al een plan van deze aanbieder onder deze regeling bij deze gemeente."


@transaction.atomic
def plan_maken(
    *,
    aanbieder: Aanbieder,
    regeling: Regeling,
    gemeente: Organisatie,
    by: Gebruiker,
    gebied: Gebied | None = None,
    titel: str = "",
) -> Vastgoedplan:
    """A plan with an empty first version. ``gebied``: without one the area that fits best.

    Raises PermissionDenied, and ValidationError when such a plan is there already or the
    municipality works in no area.
    """
    require("plan_opstellen", by, Vastgoedplan(aanbieder_id=aanbieder.pk))
    gebied = gebied or gebied_voor(regeling, gemeente)
    plan = Vastgoedplan(
        code=vrije_code(aanbieder, regeling),
        titel=titel.strip() or f"Vastgoedplan {aanbieder.naam}, {regeling.naam}"[:150],
        aanbieder=aanbieder,
        regeling=regeling,
        gemeente=gemeente,
        gebied=gebied,
        gemaakt_door=by,
    )
    plan.full_clean(validate_unique=False, validate_constraints=False)
    if bestaand_plan(aanbieder, regeling, gemeente):
        raise ValidationError(BESTAAT)
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError:
        raise ValidationError(BESTAAT) from None
    Planversie.objects.create(plan=plan, nummer=1, inhoud=lege_inhoud())
    return plan


def bestaand_plan(
    aanbieder: Aanbieder, regeling: Regeling, gemeente: Organisatie
) -> Vastgoedplan | None:
    rijen = Vastgoedplan.objects.filter(aanbieder=aanbieder, regeling=regeling, gemeente=gemeente)
    return rijen.exclude(status=Planstatus.INGETROKKEN).first()


def vrije_code(aanbieder: Aanbieder, regeling: Regeling) -> str:
    """``aanbieder-regeling``, with a number when a withdrawn plan has that code."""
    stam = slugify(f"{aanbieder.code}-{regeling.code}")[:55].strip("-")
    bezet = set(Vastgoedplan.objects.filter(code__startswith=stam).values_list("code", flat=True))
    code, nummer = stam, 1
    while code in bezet or code in {"nieuw", "vergelijken"}:
        nummer += 1
        code = f"{stam}-{nummer}"
    return code


def gebied_voor(regeling: Regeling, gemeente: Organisatie) -> Gebied:
    """Of the areas in which the municipality works: the one with a framework for this scheme, else
    the supra-regional one. Raises ValidationError when it works in none."""
    gebieden = list(gemeente.gebieden.order_by("naam"))
    if not gebieden:
        raise ValidationError(f"Van {gemeente.naam} is niet bekend in welk gebied zij werkt.")
    met_kader = set(
        Toetsingskader.objects.filter(
            gebied__in=gebieden,
            regeling__in=[pk for pk in (regeling.pk, regeling.onderdeel_van_id) if pk],
            status=Kaderstatus.VASTGESTELD,
        ).values_list("gebied", flat=True)
    )
    return min(
        gebieden,
        key=lambda gebied: (
            gebied.pk not in met_kader,
            gebied.soort != GebiedSoort.BOVENREGIONAAL,
        ),
    )


def plan_overnemen(
    plan: Vastgoedplan, bron: Planversie, secties: Iterable[str], *, by: Gebruiker
) -> Planversie:
    """Copy sections of an earlier version of the same provider into the draft of ``plan``.

    Rows keep their keys. What is already filled in elsewhere stays. Raises PermissionDenied.
    """
    require("plan_opstellen", by, bron.plan)
    versie = plan.nieuwste_versie
    wijzigen(versie, list(over_te_nemen(bron.inhoud, secties)), by=by, kanaal=Kanaal.KOPIE)
    versie.refresh_from_db()
    return versie


def over_te_nemen(inhoud: Inhoud, secties: Iterable[str]) -> Iterator[Wijziging]:
    for code in secties:
        deel = sectie(code)
        for veld in deel.velden:
            if (waarde := inhoud["velden"].get(veld.code)) not in (None, ""):
                yield Wijziging(veld.code, waarde)
        for tabel in deel.tabellen:
            for rij in rijen(inhoud, tabel.code):
                yield Wijziging(f"{tabel.code}/{rij[SLEUTEL]}", dict(rij))
