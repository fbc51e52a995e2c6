"""All in the dossier of a plan that one reader may know, read once: for page, PDF and zip."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from regio.querysets import organisaties_van

from ..betrokkenen import TOETST, VERVANGT
from ..models import (
    Aanvulverzoek,
    Aanvulvraag,
    Advies,
    Planbesluit,
    Planbevinding,
    Planbijlage,
    Plangebeurtenis,
    Planversie,
    Planvoorwaarde,
    Vastgoedplan,
)
from ..plan.definities import SECTIES
from ..plan.velden import Sectie
from ..toetsen.naast import Naast, naast_elkaar
from ..toetsen.plandelen import Plandeel, plandelen

TOETSERS: Final = "de toetsers"


@dataclass(frozen=True)
class Verzoek:
    """A supplement request with its questions and answers."""

    verzoek: Aanvulverzoek
    vragen: list[Aanvulvraag]


@dataclass(frozen=True)
class Bericht:
    """What was told after a step, and to which organisations."""

    op: datetime
    over: str
    aan: str


class Dossier:
    """The dossier of ``plan`` for ``user``; each part through the door of its model."""

    def __init__(self, plan: Vastgoedplan, user: Any) -> None:
        self.plan = plan
        self.user = user

    @cached_property
    def versies(self) -> list[Planversie]:
        """Newest first."""
        rijen = Planversie.objects.visible_to(self.user).filter(plan=self.plan)
        return list(rijen.select_related("ingediend_door", "kader").order_by("-nummer"))

    @property
    def versie(self) -> Planversie | None:
        return self.versies[0] if self.versies else None

    @cached_property
    def bijlagen(self) -> list[Planbijlage]:
        rijen = Planbijlage.objects.visible_to(self.user).filter(plan=self.plan)
        return list(rijen.select_related("door"))

    @cached_property
    def gebeurtenissen(self) -> list[Plangebeurtenis]:
        """Newest first."""
        rijen = Plangebeurtenis.objects.visible_to(self.user).filter(plan=self.plan)
        return list(rijen.select_related("door", "versie"))

    @cached_property
    def bevindingen(self) -> list[Planbevinding]:
        """Of the newest version."""
        if self.versie is None:
            return []
        rijen = Planbevinding.objects.visible_to(self.user).filter(versie=self.versie)
        return list(rijen.select_related("toegelicht_door"))

    @cached_property
    def verzoeken(self) -> list[Verzoek]:
        vragen: dict[int, list[Aanvulvraag]] = {}
        gezien = Aanvulvraag.objects.visible_to(self.user).filter(verzoek__plan=self.plan)
        for vraag in gezien.filter(opgenomen=True).select_related("criterium", "beantwoord_door"):
            vragen.setdefault(vraag.verzoek_id, []).append(vraag)
        rijen = Aanvulverzoek.objects.visible_to(self.user).filter(plan=self.plan)
        return [
            Verzoek(verzoek, vragen.get(verzoek.pk, []))
            for verzoek in rijen.filter(gevraagd_op__isnull=False)
        ]

    @cached_property
    def oordelen(self) -> list[Naast]:
        """Per criterion what the reader may know; nothing for the provider before the decision."""
        versie = self.ingediend
        if versie is None or versie.kader_id is None:
            return []
        regels = naast_elkaar(versie, self.user)
        return [regel for regel in regels if regel.oordelen or regel.samen]

    @cached_property
    def ingediend(self) -> Planversie | None:
        return next((versie for versie in self.versies if not versie.is_concept), None)

    @cached_property
    def adviezen(self) -> list[Advies]:
        rijen = Advies.objects.visible_to(self.user).filter(plan=self.plan)
        return list(rijen.filter(gegeven_op__isnull=False).distinct())

    @cached_property
    def besluiten(self) -> list[Planbesluit]:
        rijen = Planbesluit.objects.visible_to(self.user).filter(plan=self.plan)
        return list(rijen.select_related("vergadering__overleg", "door", "versie"))

    @cached_property
    def voorwaarden(self) -> list[Planvoorwaarde]:
        """Those of the decision; without one those that were advised."""
        rijen = Planvoorwaarde.objects.visible_to(self.user).filter(plan=self.plan)
        besloten = list(rijen.filter(besluit__isnull=False))
        return besloten or list(rijen.filter(advies__in=self.adviezen))

    def secties(self, versie: Planversie) -> list[tuple[Sectie, list[Plandeel]]]:
        """The whole content of a version, ready to read."""
        return [(sectie, plandelen(versie.inhoud, list(sectie.onderdelen))) for sectie in SECTIES]

    @cached_property
    def berichten(self) -> list[Bericht]:
        """Newest first; the provider does not learn who reviews."""
        van_aanbieder = self.plan.aanbieder_id in organisaties_van(self.user)
        gevonden = []
        for stap in self.gebeurtenissen:
            namen = {
                TOETSERS if van_aanbieder and rij["reden"] in (TOETST, VERVANGT) else naam
                for rij in stap.details.get("ontvangers", ())
                if (naam := rij["organisatie"])
            }
            if namen:
                gevonden.append(Bericht(stap.op, stap.wat, ", ".join(sorted(namen))))
        return gevonden
