"""Read model of a target of a region or area: where it stands, how fast it goes and must go.

A target that belongs to a path follows that path by its share of the start; one of its own goes in
a straight line from its baseline.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from jeugdzorg.kern.privacy_values import is_hidden
from regio.choices import BronSoort

from ..choices import Padgrootheid, Richting, Voortgangstand
from ..models import Afbouwpad, Doelstelling, Meting
from ..padbeeld import padbeeld
from ..padwaarde import Punt, Standpad, maanden, padwaarde_over
from ..voortgang import Voortgang, voortgang
from .tempo import Opgave, Stand, Verwachting, opgave, verwachting

Sleutel = tuple[int, int | None, int | None]
"""Keys of the indicator, the region and the area."""


@dataclass(frozen=True)
class Doelbeeld:
    """A target with what was measured, in order of time."""

    doel: Doelstelling
    metingen: tuple[Meting, ...]

    @property
    def is_stroom(self) -> bool:
        return bool(self.doel.pad and self.doel.pad.grootheid == Padgrootheid.STROOM)

    @property
    def richting(self) -> str:
        """As the indicator says; without that the way from the baseline to the target."""
        eigen = self.doel.indicator.richting
        if eigen != Richting.GEEN:
            return eigen
        omhoog = self.doel.doelwaarde > self.doel.basiswaarde
        return Richting.OMHOOG if omhoog else Richting.OMLAAG

    @property
    def bekend(self) -> list[Meting]:
        """Those of which the reader may know the value."""
        return [meting for meting in self.metingen if not is_hidden(meting.waarde)]

    @property
    def laatste(self) -> Meting | None:
        return self.metingen[-1] if self.metingen else None

    @property
    def is_later_gemeten(self) -> bool:
        """Was anything measured after the baseline? Before that there is no progress to judge."""
        return self.laatste is not None and self.laatste.periode_tot > self.doel.basisdatum

    def op_jaarbasis(self, meting: Meting) -> Fraction:
        """Of a flow a part of a year as a whole year; otherwise as it is."""
        waarde = Fraction(meting.waarde)
        duur = maanden(meting.periode_van, meting.periode_tot)
        if not self.is_stroom or meting.periode_van == meting.periode_tot or duur >= 12:
            return waarde
        return waarde * 12 / duur

    @property
    def feiten(self) -> list[Stand]:
        """The baseline and what was measured, one per day."""
        feiten: dict[Any, Any] = {self.doel.basisdatum: self.doel.basiswaarde}
        for meting in self.bekend:
            feiten[meting.periode_tot] = self.op_jaarbasis(meting)
        return sorted(feiten.items())

    @property
    def verwachting(self) -> Verwachting | None:
        if not self.bekend:
            return None
        return verwachting(self.feiten, self.doel.doelwaarde, self.richting)

    @property
    def opgave(self) -> Opgave:
        verwacht = self.verwachting
        return opgave(
            self.feiten[-1],
            self.doel.doelwaarde,
            self.doel.doeldatum,
            self.richting,
            verwacht.tempo if verwacht else None,
        )

    @property
    def voortgang(self) -> Voortgang:
        """The last measurement against where it should be by then."""
        meting = self.laatste
        if meting is None:
            return voortgang(None, None)
        waarde = None if is_hidden(meting.waarde) else meting.waarde
        speling = Fraction(self.doel.pad.tolerantie) * self.aandeel if self.doel.pad else 0
        return voortgang(self.pad_bij(meting), waarde, speling, self.richting)

    @property
    def stand(self) -> Voortgangstand:
        return Voortgangstand(self.voortgang.stand)

    @property
    def aandeel(self) -> Fraction:
        """The share of this target in its path."""
        pad = self.doel.pad
        if pad is None or not pad.startwaarde:
            return Fraction(1)
        return Fraction(self.doel.basiswaarde) / Fraction(pad.startwaarde)

    def pad_bij(self, meting: Meting) -> Fraction | None:
        """Where it should be over the period of ``meting``, or on its last day."""
        van, tot = meting.periode_van, meting.periode_tot
        if self.doel.pad:
            # Milestones begin earlier than the baseline of a target: the path itself, in full.
            waarde = padwaarde_over(padbeeld(self.doel.pad, []).rekenmodel, van, tot)
            return None if waarde is None else waarde * self.deel_van_pad
        return padwaarde_over(self.lijn, van, tot)

    @property
    def deel_van_pad(self) -> Fraction:
        """All of it for the area; for a region the share it has in the start."""
        return self.aandeel if self.doel.jeugdhulpregio_id else Fraction(1)

    @property
    def lijn(self) -> Standpad:
        doel = self.doel
        begin = Punt(doel.basisdatum, doel.basiswaarde)
        return Standpad.van_punten([begin, Punt(doel.doeldatum, doel.doelwaarde)])


def doelbeelden(
    user: Any, doelen: Sequence[Doelstelling], *, voorbeeld: bool = False
) -> list[Doelbeeld]:
    """With what ``user`` may see, in a fixed number of queries."""
    paden = {doel.pad_id for doel in doelen if doel.pad_id}
    met_punten = (
        Afbouwpad.objects.visible_to(user).with_punten(user).in_bulk(paden) if paden else {}
    )
    metingen = metingen_bij(user, doelen, voorbeeld=voorbeeld)
    beelden = []
    for doel in doelen:
        if doel.pad_id:
            doel.pad = met_punten.get(doel.pad_id)
        beelden.append(Doelbeeld(doel, tuple(metingen.get(sleutel_van(doel), ()))))
    return beelden


def metingen_bij(
    user: Any, doelen: Sequence[Doelstelling], *, voorbeeld: bool
) -> dict[Sleutel, list[Meting]]:
    rijen = (
        Meting.objects.visible_to(user)
        .filter(indicator__in={doel.indicator_id for doel in doelen}, uitsplitsing="")
        .with_onderwerp()
        .with_bron()
        .order_by("periode_tot", "periode_van", "peildatum", "pk")
    )
    return per_onderwerp(rijen if voorbeeld else rijen.exclude(bron__soort=BronSoort.VOORBEELD))


def per_onderwerp(rijen: Iterable[Meting]) -> dict[Sleutel, list[Meting]]:
    gevonden: dict[Sleutel, list[Meting]] = defaultdict(list)
    for meting in rijen:
        gevonden[sleutel_van(meting)].append(meting)
    return gevonden


def sleutel_van(rij: Doelstelling | Meting) -> Sleutel:
    return (rij.indicator_id, rij.jeugdhulpregio_id, rij.gebied_id)
