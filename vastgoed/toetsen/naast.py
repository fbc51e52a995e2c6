"""The judgments of all reviewers beside each other, of each only what the reader may know."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from ..choices_plan import VOOR_STUURGROEP, Oordeelwaarde
from ..models import Criterium, GezamenlijkOordeel, Oordeel, Planversie, Toetsing
from ..rules import coordineert, toetst
from .sinds import NIETS, geraakt, gewijzigd_tussen
from .stand import criteria_van

PUNTEN: Final = {
    Oordeelwaarde.VOLDOET: Decimal(1),
    Oordeelwaarde.DEELS: Decimal("0.5"),
    Oordeelwaarde.NIET: Decimal(0),
}


@dataclass(frozen=True)
class Leesbaar:
    """A judgment with the remarks that this reader may read."""

    toetsing: Toetsing
    waarde: Oordeelwaarde
    opmerking_prive: str
    opmerking_toetsers: str
    opmerking_aanbieder: str


@dataclass(frozen=True)
class Naast:
    """One criterion: what each says, what most say, and what they say together."""

    criterium: Criterium
    oordelen: tuple[Leesbaar, ...]
    samen: GezamenlijkOordeel | None
    verouderd: bool = False

    @property
    def meerderheid(self) -> Oordeelwaarde | None:
        return meerderheid([rij.waarde for rij in self.oordelen])

    @property
    def verschilt(self) -> bool:
        return len({rij.waarde for rij in self.oordelen}) > 1

    @property
    def wijkt_af(self) -> bool:
        return bool(self.samen) and self.samen.waarde != self.meerderheid  # type: ignore[union-attr]

    @property
    def is_klaar(self) -> bool:
        return self.samen is not None and not self.verouderd


def meerderheid(waarden: Sequence[str]) -> Oordeelwaarde | None:
    """What more than half say; nothing when nobody has more than half."""
    if not waarden:
        return None
    waarde, aantal = Counter(waarden).most_common(1)[0]
    return Oordeelwaarde(waarde) if aantal * 2 > len(waarden) else None


def naast_elkaar(versie: Planversie, user: Any) -> list[Naast]:
    """Per criterion of the framework; of others only what was handed in (blind)."""
    oordelen: dict[int, list[Leesbaar]] = {}
    for oordeel in zichtbare_oordelen(versie, user):
        oordelen.setdefault(oordeel.criterium_id, []).append(leesbaar(oordeel, user))
    samen = {rij.criterium_id: rij for rij in samen_van(versie, user)}
    anders = {
        rij.versie_id: gewijzigd_tussen(rij.versie, versie)
        for rij in {rij.versie_id: rij for rij in samen.values()}.values()
        if rij.versie_id != versie.pk
    }
    return [
        Naast(
            criterium,
            tuple(oordelen.get(criterium.pk, ())),
            rij := samen.get(criterium.pk),
            bool(rij and geraakt(criterium, anders.get(rij.versie_id, NIETS))),
        )
        for criterium in criteria_van(versie)
    ]


def zichtbare_oordelen(versie: Planversie, user: Any) -> Iterable[Oordeel]:
    return (
        Oordeel.objects.visible_to(user)
        .filter(toetsing__plan=versie.plan_id, toetsing__vervallen_op__isnull=True)
        .exclude(waarde="")
        .select_related("toetsing__organisatie", "toetsing__toetser")
        .order_by("toetsing__organisatie__naam", "pk")
    )


def samen_van(versie: Planversie, user: Any) -> Iterable[GezamenlijkOordeel]:
    """The joint judgments that the reader may know; to the provider without the reasons."""
    if not leest_samen(user, versie.plan):
        return []
    rijen = list(
        GezamenlijkOordeel.objects.visible_to(user)
        .filter(plan=versie.plan_id)
        .select_related("versie__plan", "door")
    )
    if versie.plan.aanbieder_id in user.organisatie_ids:
        for rij in rijen:
            rij.reden = ""
    return rijen


def leest_samen(user: Any, plan: Any) -> bool:
    """While it is reviewed only who coordinates or handed in a review; then all who may see it."""
    if plan.status in VOOR_STUURGROEP or coordineert(user, plan):
        return True
    ingeleverd = Toetsing.objects.ingeleverd().filter(plan=plan)
    return any(toetst(user, toetsing) for toetsing in ingeleverd)


def leesbaar(oordeel: Oordeel, user: Any) -> Leesbaar:
    """Private remarks only in the organisation that made them; the rest for fellow readers."""
    eigen = oordeel.toetsing.organisatie_id in user.organisatie_ids
    return Leesbaar(
        oordeel.toetsing,
        Oordeelwaarde(oordeel.waarde),
        oordeel.opmerking_prive if eigen else "",
        oordeel.opmerking_toetsers,
        oordeel.opmerking_aanbieder,
    )


def score(regels: Iterable[tuple[Criterium, str]]) -> Decimal | None:
    """The weighted share that meets the framework, 0 to 1; what does not apply does not count."""
    teller = noemer = Decimal(0)
    for criterium, waarde in regels:
        if waarde in PUNTEN:
            teller += criterium.weging * PUNTEN[Oordeelwaarde(waarde)]
            noemer += criterium.weging
    return teller / noemer if noemer else None
