"""Where a plan is: the steps of its route, whose turn it is, until when, what a reader can do."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import rules
from django.urls import reverse
from django.utils import timezone

from . import rules_toetsen  # noqa: F401  # registers a rule
from .choices_plan import BEWERKBAAR, VOOR_STUURGROEP, Aanzet, Planstatus
from .models import Plangebeurtenis, Vastgoedplan

ROUTE: Final = (
    Planstatus.CONCEPT,
    Planstatus.INGEDIEND,
    Planstatus.IN_TOETSING,
    Planstatus.GEADVISEERD,
    Planstatus.BESLOTEN,
)
"""The way of a plan when nothing is asked back."""
ZIJWEG: Final = {
    Planstatus.ONVOLLEDIG: Planstatus.CONCEPT,
    Planstatus.AANVULLING: Planstatus.IN_TOETSING,
}
"""Where a plan that was given back is on that way."""
NAAM: Final = {
    Planstatus.CONCEPT: "Opstellen",
    Planstatus.INGEDIEND: "Volledigheid",
    Planstatus.IN_TOETSING: "Toetsing",
    Planstatus.GEADVISEERD: "Advies",
    Planstatus.BESLOTEN: "Besluit",
}


@dataclass(frozen=True)
class Routestap:
    naam: str
    is_hier: bool
    is_geweest: bool


@dataclass(frozen=True)
class Weg:
    label: str
    url: str
    is_hoofd: bool = False


WEGEN: Final = (
    ("plan_opstellen", "vastgoed:plan-invullen", "Plan invullen", BEWERKBAAR),
    ("plan_opstellen", "vastgoed:plan-aanvullen", "Vragen beantwoorden", (Planstatus.AANVULLING,)),
    (
        "plan_coordineren",
        "vastgoed:plan-toetsers",
        "Toetsers aanwijzen en volgen",
        (Planstatus.INGEDIEND, Planstatus.IN_TOETSING),
    ),
    (
        "plan_coordineren",
        "vastgoed:plan-vragen",
        "Vragen voor een aanvulling",
        (Planstatus.IN_TOETSING, Planstatus.AANVULLING),
    ),
    (
        "oordelen_inzien",
        "vastgoed:plan-oordelen",
        "Oordelen naast elkaar",
        (Planstatus.IN_TOETSING, Planstatus.AANVULLING, *VOOR_STUURGROEP),
    ),
    (
        "plan_coordineren",
        "vastgoed:plan-advies-opstellen",
        "Advies opstellen",
        (Planstatus.IN_TOETSING,),
    ),
)
"""Rule, address, words, and in which states."""


def wegen(plan: Vastgoedplan, user: Any) -> Iterator[Weg]:
    for regel, naam, label, standen in WEGEN:
        if plan.status in standen and rules.test_rule(regel, user, plan):
            url = reverse(naam, args=[plan.code])
            yield Weg(label, url, is_hoofd=regel == "plan_opstellen")


class Planstand:
    """The state of ``plan`` for ``user``, each part read once."""

    def __init__(self, plan: Vastgoedplan, user: Any) -> None:
        self.plan = plan
        self.user = user

    @cached_property
    def route(self) -> list[Routestap]:
        """Empty for a plan that was withdrawn: it is on no step."""
        status = Planstatus(self.plan.status)
        hier = ZIJWEG.get(status, status)
        if hier not in ROUTE:
            return []
        plek = ROUTE.index(hier)
        return [
            Routestap(NAAM[stap], nummer == plek, nummer < plek)
            for nummer, stap in enumerate(ROUTE)
        ]

    @property
    def wie(self) -> str:
        """Whose turn it is, by name where that is one party."""
        namen = {
            Aanzet.AANBIEDER: str(self.plan.aanbieder),
            Aanzet.COORDINATOR: str(self.plan.gemeente),
            Aanzet.TOETSERS: "de toetsers",
            Aanzet.STUURGROEP: f"de stuurgroep van {self.plan.gebied}",
        }
        return namen.get(Aanzet(self.plan.aan_zet), "niemand")

    @property
    def dagen_te_laat(self) -> int:
        uiterlijk = self.plan.uiterlijk
        return (timezone.localdate() - uiterlijk).days if uiterlijk else 0

    @cached_property
    def mogelijkheden(self) -> list[Any]:
        """The steps that the reader may take from here, those that lead further first."""
        from .verloop import mogelijk

        return sorted(mogelijk(self.plan, self.user), key=lambda stap: stap.is_terug)

    @cached_property
    def teruggave(self) -> Plangebeurtenis | None:
        """By which step the plan was given back, while it is."""
        if self.plan.status != Planstatus.ONVOLLEDIG:
            return None
        return next((rij for rij in self.gebeurtenissen if rij.overgang == "teruggeven"), None)

    @property
    def mag_invullen(self) -> bool:
        return rules.test_rule("plan_opstellen", self.user, self.plan)

    @cached_property
    def elders(self) -> list[Weg]:
        """Work at the plan that is no step: on pages of its own."""
        return list(wegen(self.plan, self.user))

    @cached_property
    def gebeurtenissen(self) -> list[Plangebeurtenis]:
        """What happened, last first."""
        rijen = Plangebeurtenis.objects.visible_to(self.user).filter(plan=self.plan)
        return list(rijen.select_related("door", "versie"))
