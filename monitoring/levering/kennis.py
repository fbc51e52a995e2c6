"""What is known of one delivery: its questions, its answers, and what those are held against."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from capaciteit.choices import Herkomstmaat
from capaciteit.models import Herkomst
from jeugdzorg.kern.privacy_values import is_hidden
from regio.choices import BronSoort
from regio.models import Gebruiker

from ..choices_levering import Leverstatus
from ..halfjaar import Halfjaar
from ..indicatoren.gebruik import Gebruik
from ..kaartmaten import BEDDEN
from ..models import Indicatorlevering, Leverplicht, Leverwaarde, Meting
from .lijst import Groep, groepen_van, meetperiode, sleutel_van, vragen_van, zorgvorm_van
from .plausibel import Oordeel, Vergelijk, beoordeel, onverklaard
from .vraag import Gegeven, Vraag

SPELING: Final = 5
"""Days by which two periods of the same kind can differ in length."""


@dataclass(frozen=True)
class Vorige:
    """What was last known before: the value, and about when."""

    waarde: Decimal
    periode: str
    voorbeeld: bool
    vergelijkbaar: bool


@dataclass
class Kennis:
    """Of one version of a delivery (None: nothing was filled in yet), as ``by`` may read it."""

    plicht: Leverplicht
    levering: Indicatorlevering | None
    by: Gebruiker

    @cached_property
    def rijen(self) -> dict[str, Leverwaarde]:
        """What was filled in, by key."""
        if self.levering is None:
            return {}
        rijen = self.levering.waarden.select_related("indicator", "gewijzigd_door")
        return {sleutel_van(rij.indicator.code, rij.uitsplitsing): rij for rij in rijen}

    @cached_property
    def groepen(self) -> list[Groep]:
        eigen = [(rij.indicator.code, rij.uitsplitsing) for rij in self.rijen.values()]
        eerder = [(meting.indicator.code, meting.uitsplitsing) for meting in self.eerdere]
        return groepen_van(self.plicht, [*eigen, *eerder])

    @cached_property
    def vragen(self) -> list[Vraag]:
        return list(vragen_van(self.groepen))

    @cached_property
    def per_sleutel(self) -> dict[str, Vraag]:
        return {vraag.sleutel: vraag for vraag in self.vragen}

    @cached_property
    def gebruiken(self) -> dict[str, Gebruik]:
        return {groep.geheel.indicator: groep.gebruik for groep in self.groepen}

    @cached_property
    def antwoorden(self) -> dict[str, Gegeven]:
        return {sleutel: gegeven_van(rij) for sleutel, rij in self.rijen.items()}

    @cached_property
    def eerdere(self) -> Sequence[Meting]:
        """Values of the region from before, the last one last; made-up ones only beside others
        that are made up."""
        rijen = (
            Meting.objects.visible_to(self.by)
            .filter(
                jeugdhulpregio=self.plicht.jeugdhulpregio_id,
                periode_tot__lt=self.plicht.halfjaar.tot,
                periode_tot__gte=date(self.plicht.jaar - 2, 1, 1),
            )
            .select_related("indicator", "bron")
            .order_by("periode_tot", "code")
        )
        if not (self.levering and self.levering.voorbeeld):
            rijen = rijen.exclude(bron__soort=BronSoort.VOORBEELD)
        return [rij for rij in rijen if not is_hidden(rij.waarde)]

    @cached_property
    def vorige(self) -> dict[str, Vorige]:
        """Per key the last value over the same kind of period."""
        gevonden: dict[str, Vorige] = {}
        for meting in self.eerdere:
            gebruik = self.gebruiken.get(meting.indicator.code)
            if gebruik is None or not zelfde_soort(meting, self.plicht.halfjaar):
                continue
            gevonden[sleutel_van(meting.indicator.code, meting.uitsplitsing)] = Vorige(
                meting.waarde,
                meting.periode_tekst,
                meting.bron.is_voorbeeld,
                not breuk_tussen(gebruik, Halfjaar.at(meting.periode_tot)),
            )
        return gevonden

    @cached_property
    def register(self) -> dict[str, Decimal]:
        """Youths of the region that providers delivered as staying on the last day."""
        gebruik = self.gebruiken.get(BEDDEN)
        if gebruik is None or (self.levering and self.levering.voorbeeld):
            return {}
        rijen = Herkomst.objects.visible_to(self.by).filter(
            herkomst_regio=self.plicht.jeugdhulpregio_id,
            maat=Herkomstmaat.VERBLIJVEND,
            voorziening__isnull=False,
            periode_tot=self.plicht.halfjaar.tot,
            bron__soort=BronSoort.AANLEVERING,
        )
        if vorm := zorgvorm_van(gebruik.indicator):
            rijen = rijen.filter(zorgvorm=vorm)
        aantallen = [rij.aantal for rij in rijen if rij.aantal is not None]
        if not aantallen or is_hidden(*aantallen):
            return {}
        return {BEDDEN: Decimal(sum(aantallen))}

    @cached_property
    def oordelen(self) -> list[Oordeel]:
        return self.beoordeel(self.antwoorden)

    def beoordeel(self, antwoorden: dict[str, Gegeven]) -> list[Oordeel]:
        """What the rules say of ``antwoorden``."""
        eerder = {s: v.waarde for s, v in self.vorige.items() if v.vergelijkbaar}
        return beoordeel(self.vragen, antwoorden, Vergelijk(eerder, self.register))

    @property
    def fouten(self) -> list[Oordeel]:
        return [oordeel for oordeel in self.oordelen if oordeel.is_fout]

    @property
    def onverklaard(self) -> list[Oordeel]:
        return onverklaard(self.oordelen, self.antwoorden)


def gegeven_van(rij: Leverwaarde) -> Gegeven:
    return Gegeven(rij.antwoord, rij.waarde, rij.toelichting)


def kennis_van(plicht: Leverplicht, by: Any) -> Kennis:
    """Of the draft of ``plicht``, or else of the version that holds."""
    return Kennis(plicht, huidige(plicht.leveringen.all()), by)


def huidige(leveringen: Iterable[Indicatorlevering]) -> Indicatorlevering | None:
    """The draft; else what was handed in and holds."""
    per_status = {levering.status: levering for levering in leveringen}
    return per_status.get(Leverstatus.CONCEPT) or per_status.get(Leverstatus.INGELEVERD)


def zelfde_soort(meting: Meting, halfjaar: Halfjaar) -> bool:
    """About as long a period as is asked now, and before it."""
    van, tot = meetperiode(meting.indicator, halfjaar)
    lengte, toen = (tot - van).days, (meting.periode_tot - meting.periode_van).days
    return abs(lengte - toen) <= SPELING and meting.periode_tot < tot


def breuk_tussen(gebruik: Gebruik, toen: Halfjaar) -> bool:
    """A definition that cannot be compared with that of ``toen`` holds now."""
    return any(
        versie.reeksbreuk and versie.vanaf and toen < versie.vanaf <= gebruik.halfjaar
        for versie in gebruik.indicator.versies.all()
    )
