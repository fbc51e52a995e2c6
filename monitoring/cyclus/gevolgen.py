"""What a step will do to this cycle, in words, and who gets a message of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from jeugdzorg.kern.notation import datum
from regio.berichten.ontvangers import Ontvanger

from ..levering.plichten import plichten_van, regios_van
from ..models import Cyclus
from .effecten import datums
from .werkstroom import Overgang


@dataclass(frozen=True)
class Ontvangergroep:
    """An organisation, what it has to do with the cycle, and how many people there."""

    naam: str
    reden: str
    aantal: int


def in_groepen(wie: Iterable[Ontvanger]) -> list[Ontvangergroep]:
    """For a page: organisations and roles, no people."""
    groepen = Counter((str(een.organisatie or ""), een.reden) for een in wie)
    return [Ontvangergroep(naam, reden, aantal) for (naam, reden), aantal in groepen.items()]


def gevolgen(cyclus: Cyclus, stap: Overgang) -> list[str]:
    """Those of the table, those of this kind of cycle, and its regions and days."""
    extra = bij_openen(cyclus) if stap.code == "openen" else iter(())
    return [*stap.gevolgen, *stap.per_soort.get(cyclus.soort, ()), *extra]


def bij_openen(cyclus: Cyclus) -> Iterator[str]:
    regios = regios_van(cyclus.gebied, cyclus.halfjaar)
    al = plichten_van(cyclus).count()
    if regios:
        namen = ", ".join(str(regio) for regio in regios)
        yield f"Gevraagd worden {len(regios)} regio's: {namen}."
    if al:
        yield f"{al} van hen kregen de vraag al voor een ander gebied; zij leveren één keer."
    dagen = datums(cyclus, timezone.localdate())
    yield (
        f"Cijfers geleverd uiterlijk op {datum(dagen['levering_voor'])}, vastgesteld uiterlijk op "
        f"{datum(dagen['vaststellen_voor'])}."
    )
