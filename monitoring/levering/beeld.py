"""The grid of one delivery as a page shows it: questions down, before and now side by side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.text import slugify

from .invullen import Invoer
from .kennis import Kennis, Vorige
from .lijst import Groep
from .plausibel import Oordeel
from .vraag import Gegeven, Vraag


@dataclass(frozen=True)
class Gridrij:
    """One question with its answer. ``getypt``: what was refused, to show again, with ``fout``."""

    vraag: Vraag
    gegeven: Gegeven | None
    nummer: int
    vorige: Vorige | None
    oordelen: Sequence[Oordeel] = ()
    getypt: Invoer | None = None
    fout: str = ""

    @property
    def id(self) -> str:
        return f"cel-{slugify(self.vraag.sleutel.replace('.', '-'))}"

    @property
    def tekst(self) -> str:
        if self.getypt is not None:
            return str(self.getypt.tekst)
        return self.gegeven.tekst if self.gegeven else ""

    @property
    def toelichting(self) -> str:
        if self.getypt is not None:
            return self.getypt.toelichting
        return self.gegeven.toelichting if self.gegeven else ""

    @property
    def fouten(self) -> list[Oordeel]:
        return [oordeel for oordeel in self.oordelen if oordeel.is_fout and self.gegeven]

    @property
    def waarschuwingen(self) -> list[Oordeel]:
        return [oordeel for oordeel in self.oordelen if not oordeel.is_fout]

    @property
    def vraagt_uitleg(self) -> bool:
        return bool(self.waarschuwingen) and not self.toelichting.strip()

    @property
    def verschil(self) -> Decimal | None:
        """More or less than the time before; empty where those cannot be compared."""
        if self.gegeven is None or self.gegeven.waarde is None or self.vorige is None:
            return None
        return self.gegeven.waarde - self.vorige.waarde if self.vorige.vergelijkbaar else None


@dataclass(frozen=True)
class Gridgroep:
    groep: Groep
    rijen: list[Gridrij]


@dataclass
class Grid:
    """All of it, and how far it is."""

    groepen: list[Gridgroep] = field(default_factory=list)

    @property
    def rijen(self) -> list[Gridrij]:
        return [rij for groep in self.groepen for rij in groep.rijen]

    @property
    def ingevuld(self) -> int:
        return sum(rij.gegeven is not None for rij in self.rijen if rij.vraag.is_geheel)

    @property
    def gevraagd(self) -> int:
        return sum(rij.vraag.is_geheel for rij in self.rijen)

    @property
    def ontbreekt(self) -> list[Gridrij]:
        """Mandatory and without an answer."""
        return [
            rij
            for rij in self.rijen
            if rij.vraag.verplicht and rij.vraag.is_geheel and rij.gegeven is None
        ]

    @property
    def te_verbeteren(self) -> list[Gridrij]:
        return [rij for rij in self.rijen if rij.fouten]

    @property
    def uit_te_leggen(self) -> list[Gridrij]:
        return [rij for rij in self.rijen if rij.vraagt_uitleg]

    @property
    def is_klaar(self) -> bool:
        return bool(self.ingevuld) and not (
            self.ontbreekt or self.te_verbeteren or self.uit_te_leggen
        )

    def met(self, sleutel: str) -> Gridrij | None:
        return next((rij for rij in self.rijen if rij.vraag.sleutel == sleutel), None)


def grid_van(
    kennis: Kennis,
    getypt: Mapping[str, Invoer] | None = None,
    fouten: Mapping[str, str] | None = None,
) -> Grid:
    """The grid of what is stored; ``getypt`` and ``fouten``: what was refused just now."""
    per_sleutel: dict[str, list[Oordeel]] = defaultdict(list)
    for oordeel in kennis.oordelen:
        per_sleutel[oordeel.sleutel].append(oordeel)
    getypt, fouten = getypt or {}, fouten or {}

    def rij_van(vraag: Vraag) -> Gridrij:
        rij = kennis.rijen.get(vraag.sleutel)
        return Gridrij(
            vraag,
            kennis.antwoorden.get(vraag.sleutel),
            rij.nummer if rij else 0,
            kennis.vorige.get(vraag.sleutel),
            per_sleutel[vraag.sleutel],
            getypt.get(vraag.sleutel),
            fouten.get(vraag.sleutel, ""),
        )

    return Grid(
        [Gridgroep(groep, [rij_van(vraag) for vraag in groep.vragen]) for groep in kennis.groepen]
    )
