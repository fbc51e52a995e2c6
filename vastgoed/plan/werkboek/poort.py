"""The gate before the first cell: is this the workbook of this plan, version and provider?"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from capaciteit.aanlevering.poort import fout
from capaciteit.aanlevering.regels import Melding
from jeugdzorg.kern.import_cells import plain_text
from jeugdzorg.kern.importing import Workbook

from ...models import Planversie
from ..velden import DEFINITIEVERSIE

KENBLAD: Final = "_plan"
KENMERK: Final = "jeugdzorg-vastgoedplan"
OPNIEUW: Final = "Download het werkboek van dit plan opnieuw en vul dat in."


class Kenmerk(NamedTuple):
    """What a workbook says of itself; ``sjabloon`` tells one download from another."""

    definities: int
    plan: str
    aanbieder: str
    versie: int
    revisie: int
    sjabloon: str

    @classmethod
    def van(cls, versie: Planversie, sjabloon: str) -> "Kenmerk":
        plan = versie.plan
        return cls(
            DEFINITIEVERSIE,
            plan.code,
            plan.aanbieder.code,
            versie.nummer,
            versie.revisie,
            sjabloon,
        )

    @property
    def regels(self) -> list[tuple[str, str]]:
        """As they stand on the sheet that nobody sees."""
        rest = self._asdict()
        return [
            (KENMERK, str(rest.pop("definities"))),
            *((sleutel, str(waarde)) for sleutel, waarde in rest.items()),
        ]


def uit_werkboek(boek: Workbook) -> Kenmerk | None:
    if KENBLAD not in boek:
        return None
    regels = {
        plain_text(rij[0]): plain_text(rij[1])
        for _nummer, rij in boek[KENBLAD].rows()
        if len(rij) > 1
    }
    getallen = [regels.get(sleutel, "") for sleutel in (KENMERK, "versie", "revisie")]
    if not all(getal.isdecimal() and len(getal) < 10 for getal in getallen):
        return None
    definities, versie, revisie = map(int, getallen)
    return Kenmerk(
        definities,
        regels.get("plan", ""),
        regels.get("aanbieder", ""),
        versie,
        revisie,
        regels.get("sjabloon", "")[:16],
    )


def houd_tegen(gevonden: Kenmerk | None, versie: Planversie) -> Iterator[Melding]:
    """At most one message: the first that makes all others superfluous."""
    goed = Kenmerk.van(versie, "")
    if gevonden is None:
        yield fout("geen-sjabloon", "Dit is niet het werkboek van een vastgoedplan.", OPNIEUW)
    elif gevonden.definities != goed.definities:
        yield fout(
            "sjabloon-oud",
            f"Dit werkboek heeft versie {gevonden.definities} van de vragen; nu geldt versie "
            f"{goed.definities}.",
            OPNIEUW,
            str(gevonden.definities),
        )
    elif gevonden.aanbieder != goed.aanbieder:
        yield fout(
            "sjabloon-aanbieder",
            "Dit werkboek is voor een andere aanbieder gemaakt.",
            OPNIEUW,
            gevonden.aanbieder,
        )
    elif gevonden.plan != goed.plan:
        yield fout("sjabloon-plan", "Dit werkboek is van een ander plan.", OPNIEUW, gevonden.plan)
    elif gevonden.versie != goed.versie:
        yield fout(
            "sjabloon-versie",
            f"Dit werkboek is van versie {gevonden.versie} van het plan; u werkt nu aan versie "
            f"{goed.versie}.",
            OPNIEUW,
            str(gevonden.versie),
        )
    elif gevonden.revisie > goed.revisie:
        yield fout(
            "sjabloon-revisie",
            "Dit werkboek zegt van een stand van het plan te zijn die er niet is geweest.",
            OPNIEUW,
            str(gevonden.revisie),
        )
