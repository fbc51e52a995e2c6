"""Where a cycle is, for a reader: its route, whose turn it is, who owes what, what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

import rules
from django.utils import timezone

from regio.models import GebiedRegio

from ..choices import Cyclusstatus
from ..choices_cyclus import Cyclusbeurt
from ..choices_levering import Leverstand
from ..levering.plichten import plichten_van, regios_van
from ..models import Cyclus, Cyclusgebeurtenis, Leverplicht
from ..models.cyclus import TERMIJNVELD
from .betrokkenen import instelling_van
from .beurt import beurt, waarin_regios_klaar_zijn, wat_nu
from .herinneren import te_doen
from .onderdelen import Onderdeel, onderdelen
from .voorwaarden import beletsels, openstaand
from .werkstroom import OVERGANGEN, Overgang

NAAM: Final = {
    Cyclusstatus.VOORBEREIDING: "Voorbereiden",
    Cyclusstatus.AANLEVERING: "Cijfers leveren",
    Cyclusstatus.REFLECTIE: "Bespreken per regio",
    Cyclusstatus.ANALYSE: "Analyse",
    Cyclusstatus.ADVIES: "Advies en besluit",
    Cyclusstatus.VASTGESTELD: "Vastgesteld",
}


@dataclass(frozen=True)
class Routestap:
    naam: str
    voor: date | None
    is_hier: bool
    is_geweest: bool


@dataclass(frozen=True)
class Stapstand:
    """A step from the state that the cycle is in; ``mag``: the reader may take it."""

    overgang: Overgang
    beletsels: list[str]
    openstaand: list[str]
    mag: bool

    @property
    def kan(self) -> bool:
        return not self.beletsels

    @property
    def is_hoofd(self) -> bool:
        return self.kan and not self.overgang.is_terug


@dataclass(frozen=True)
class Regioregel:
    """What one region owes; ``ook_voor``: the other areas that the same delivery serves."""

    naam: str
    code: str
    stand: Leverstand | None
    termijn: date | None
    kantoor: str
    ook_voor: list[str]
    url: str = ""


class Cyclusstand:
    """The state of ``cyclus`` for ``user``, each part read once."""

    def __init__(self, cyclus: Cyclus, user: Any) -> None:
        self.cyclus = cyclus
        self.user = user

    @property
    def route(self) -> list[Routestap]:
        status = Cyclusstatus(self.cyclus.status)
        volgorde = list(NAAM)
        hier = volgorde.index(status)
        return [
            Routestap(naam, self.dag_van(stap), nummer == hier, nummer < hier)
            for nummer, (stap, naam) in enumerate(NAAM.items())
        ]

    def dag_van(self, stap: Cyclusstatus) -> date | None:
        """By when it is done; of the last state: when the cycle is to be adopted."""
        return getattr(self.cyclus, TERMIJNVELD.get(stap, "vaststellen_voor"))

    @cached_property
    def instelling(self) -> Any:
        return instelling_van(self.cyclus.gebied)

    @property
    def wie(self) -> str:
        """Whose turn it is, by name where that is one party."""
        gebied, instelling = self.cyclus.gebied, self.instelling
        match self.aan_zet:
            case Cyclusbeurt.COORDINATOR:
                eigen = instelling.coordinerende if instelling else None
                return str(eigen or f"de gemeenten en regio's van {gebied}")
            case Cyclusbeurt.ANALIST:
                eigen = instelling.analist if instelling else None
                return str(eigen or f"het expertisenetwerk van {gebied}")
            case Cyclusbeurt.STUURGROEP:
                return f"de stuurgroep van {gebied}"
        return self.aan_zet.label

    @cached_property
    def regios_klaar(self) -> bool:
        """They all did what this state of the cycle asks of them."""
        return bool(waarin_regios_klaar_zijn([self.cyclus]))

    @property
    def aan_zet(self) -> Cyclusbeurt:
        return beurt(self.cyclus, self.regios_klaar)

    @property
    def doen(self) -> str:
        return wat_nu(self.cyclus) if self.regios_klaar else te_doen(self.cyclus)

    @property
    def is_te_laat(self) -> bool:
        uiterlijk = self.cyclus.uiterlijk
        return uiterlijk is not None and uiterlijk < timezone.localdate()

    @property
    def opent_vanzelf(self) -> bool:
        """The schedule only looks at the half-year that is due: an older one nobody opens."""
        wacht = self.cyclus.status == Cyclusstatus.VOORBEREIDING and not self.is_te_laat
        begonnen = any(rij.overgang == "openen" for rij in self.gebeurtenissen)
        return bool(wacht and self.instelling and self.instelling.opent_zelf and not begonnen)

    @cached_property
    def stappen(self) -> list[Stapstand]:
        """Every step from here, those that lead further first."""
        return [
            Stapstand(
                stap,
                beletsels(stap.code, self.cyclus),
                openstaand(stap.code, self.cyclus),
                rules.test_rule(stap.rule, self.user, self.cyclus),
            )
            for stap in OVERGANGEN.values()
            if stap.van == self.cyclus.status and not self.is_gedaan(stap)
        ]

    def is_gedaan(self, stap: Overgang) -> bool:
        """Offering an advice that lies there, or taking back one that does not, is no step."""
        ligt_er = self.cyclus.advies_op is not None
        return (stap.code == "advies_aanbieden" and ligt_er) or (
            stap.code == "advies_terugnemen" and not ligt_er
        )

    @property
    def nodig(self) -> list[Stapstand]:
        """The steps further, with what they wait for."""
        return [stap for stap in self.stappen if not stap.overgang.is_terug]

    @property
    def mogelijkheden(self) -> list[Stapstand]:
        return [stap for stap in self.stappen if stap.mag]

    @property
    def mag_plannen(self) -> bool:
        loopt = self.cyclus.status != Cyclusstatus.VASTGESTELD
        return loopt and rules.test_rule("cyclus_begeleiden", self.user, self.cyclus)

    @cached_property
    def regioregels(self) -> list[Regioregel]:
        """Every region of the area; before the opening nobody owes anything."""
        rijen: Any = plichten_van(self.cyclus).with_stand()
        per_regio = {rij.jeugdhulpregio_id: rij for rij in rijen.select_related("organisatie")}
        zichtbaar = set(
            Leverplicht.objects.visible_to(self.user)
            .filter(pk__in=[rij.pk for rij in per_regio.values()])
            .values_list("pk", flat=True)
        )
        regios = regios_van(self.cyclus.gebied, self.cyclus.halfjaar)
        anders = andere_gebieden(self.cyclus, [regio.pk for regio in regios])
        return [
            regel(regio, per_regio.get(regio.pk), anders.get(regio.pk, []), zichtbaar)
            for regio in regios
        ]

    @property
    def dekking(self) -> str:
        """Of how many regions the figures are there."""
        klaar = sum(rij.stand in Leverstand.klaar() for rij in self.regioregels)
        return f"{klaar} van {len(self.regioregels)} regio's"

    @cached_property
    def onderdelen(self) -> list[Onderdeel]:
        return onderdelen(self.cyclus, self.user)

    @property
    def nu_bezig(self) -> list[Onderdeel]:
        """Where the work of this moment is done."""
        return [deel for deel in self.onderdelen if deel.is_nu]

    @cached_property
    def gebeurtenissen(self) -> list[Cyclusgebeurtenis]:
        """What happened, last first."""
        rijen = Cyclusgebeurtenis.objects.visible_to(self.user).filter(cyclus=self.cyclus)
        return list(rijen.select_related("door"))


def regel(regio: Any, plicht: Any, ook_voor: list[str], zichtbaar: set[int]) -> Regioregel:
    if plicht is None:
        return Regioregel(str(regio), regio.code, None, None, "", ook_voor)
    return Regioregel(
        str(regio),
        regio.code,
        Leverstand(plicht.stand),
        plicht.termijn,
        str(plicht.organisatie or ""),
        ook_voor,
        plicht.get_absolute_url() if plicht.pk in zichtbaar else "",
    )


def andere_gebieden(cyclus: Cyclus, regios: Iterable[int]) -> dict[int, list[str]]:
    """Per region the other areas with a cycle of the same half-year: it delivers once for all."""
    elders = Cyclus.objects.filter(jaar=cyclus.jaar, helft=cyclus.helft).exclude(pk=cyclus.pk)
    rijen = (
        GebiedRegio.objects.at(cyclus.halfjaar.tot)
        .filter(jeugdhulpregio__in=regios, gebied__in=elders.values("gebied"))
        .order_by("gebied__naam")
        .values_list("jeugdhulpregio", "gebied__naam")
        .distinct()
    )
    gevonden: dict[int, list[str]] = {}
    for regio, gebied in rijen:
        gevonden.setdefault(regio, []).append(gebied)
    return gevonden
