"""A plan that was handed in under a framework and is reviewed, with a document that says things."""

from typing import Any

from django.utils import timezone

from regio.models import Gebruiker
from tests.factories_plan import make_plan
from tests.factories_vastgoed import make_kader
from vastgoed.choices_plan import Belang, Oordeelwaarde, Planstatus
from vastgoed.models import Criterium, Planversie, Toetsing, Vastgoedplan
from vastgoed.plan.inhoud import lege_inhoud
from vastgoed.toetsen.oordelen import oordeel_opslaan

ONDERDELEN = (["doel"], ["gebouwen.bouwjaar"], ["risicos"])
"""What the three criteria of ``make_getoetst`` point at."""


def een_inhoud(doel: str = "Kleiner wonen.", bouwjaar: int = 1974) -> dict[str, Any]:
    inhoud = lege_inhoud()
    inhoud["velden"]["doel"] = doel
    inhoud["tabellen"]["projecten"] = [
        {"sleutel": "p1", "code": "P1", "naam": "De Linden", "soort": "terrein"}
    ]
    inhoud["tabellen"]["gebouwen"] = [
        {"sleutel": "g1", "project": "P1", "naam": "Hoofdgebouw", "bouwjaar": bouwjaar}
    ]
    return inhoud


def make_getoetst(**velden: Any) -> Vastgoedplan:
    """In review under a framework of three criteria (keys ``vraag-1`` to ``vraag-3``)."""
    kader = make_kader(criteria=3)
    for criterium, onderdelen in zip(kader.criteria.all(), ONDERDELEN, strict=True):
        Criterium.objects.filter(pk=criterium.pk).update(onderdelen=onderdelen)
    plan = make_plan(een_inhoud(), gebied=kader.gebied, regeling=kader.regeling, **velden)
    inleveren(plan.versies.get(), kader)
    zet_status(plan, Planstatus.IN_TOETSING)
    return plan


def make_volgende(plan: Vastgoedplan, **inhoud: Any) -> Planversie:
    """The next version, handed in under the same framework."""
    eerste = plan.versies.get(nummer=1)
    versie = Planversie.objects.create(plan=plan, nummer=2, inhoud=een_inhoud(**inhoud))
    return inleveren(versie, eerste.kader)


def inleveren(versie: Planversie, kader: Any) -> Planversie:
    nu = timezone.now()
    Planversie.objects.filter(pk=versie.pk).update(kader=kader, ingediend_op=nu, hash="0" * 64)
    versie.refresh_from_db()
    return versie


def zet_status(plan: Vastgoedplan, status: str) -> None:
    plan.status, plan.ingediend_op = status, timezone.now()
    Vastgoedplan.objects.filter(pk=plan.pk).update(status=status, ingediend_op=plan.ingediend_op)


def zonder_belang(toetsing: Toetsing) -> Toetsing:
    toetsing.belang = Belang.GEEN
    toetsing.save(update_fields=["belang"])
    return toetsing


def beoordeel(toetsing: Toetsing, *waarden: str, by: Gebruiker | None = None) -> None:
    """The first criteria in order; without values all of them: they meet it."""
    criteria = Criterium.objects.filter(kader__planversies__plan=toetsing.plan).distinct()
    gekozen = waarden or (Oordeelwaarde.VOLDOET,) * 3
    for criterium, waarde in zip(criteria.order_by("volgorde"), gekozen, strict=False):
        bestaand = toetsing.oordelen.filter(criterium=criterium).first()
        oordeel_opslaan(
            toetsing,
            criterium,
            {"waarde": waarde},
            revisie=bestaand.revisie if bestaand else 0,
            by=by or toetsing.toetser,
        )
