"""What a report of one area and half-year reads: the same for every reader.

What a public source prints, and what regions delivered with small counts shielded. A made-up
figure counts only where there is no real one of that indicator in that period, and is marked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from capaciteit.models import Voorziening
from regio.choices import BronSoort
from regio.models import Bevinding, Gebied, Jeugdhulpregio, Kerncijfer
from vastgoed.models import Termijn

from ..halfjaar import Halfjaar
from ..indicatoren.gebruik import Gebruik, indicatoren_van
from ..models import Afbouwpad, Indicator, Meting
from ..padbeeld import Padbeeld, padbeeld

JEUGDIGEN = "jeugdigen 0 tot en met 22 jaar"


def zonder_overbodige_voorbeelden(rijen: Iterable[Meting]) -> list[Meting]:
    """Real figures, and made-up ones of indicators and periods that have no real one: of regions
    where no region has one, of the area where the area has none."""
    lijst = list(rijen)
    echt = {soortgenoot(rij) for rij in lijst if rij.bron.soort != BronSoort.VOORBEELD}
    return [
        rij
        for rij in lijst
        if rij.bron.soort != BronSoort.VOORBEELD or soortgenoot(rij) not in echt
    ]


def soortgenoot(meting: Meting) -> tuple[int, date, bool]:
    """What real and made-up figures are never mixed within."""
    return meting.indicator_id, meting.periode_tot, meting.jeugdhulpregio_id is None


@dataclass(frozen=True)
class Bereik:
    """An area in a half-year, and everything stored about it that may be printed.

    ``op`` is the day the report is made: facilities are shown as they were last known then.
    """

    gebied: Gebied
    halfjaar: Halfjaar
    op: date
    regio: Jeugdhulpregio | None = None
    """The region that the report is about; None: the whole area."""

    @cached_property
    def deelgebieden(self) -> list[Gebied]:
        return list(self.gebied.deelgebieden.order_by("naam"))

    @cached_property
    def regios(self) -> list[Jeugdhulpregio]:
        """The regions of the area as they were in the half-year."""
        indeling = self.gebied.gebiedregios.at(self.halfjaar.tot).values("jeugdhulpregio")
        return list(Jeugdhulpregio.objects.filter(pk__in=indeling).order_by("naam"))

    @cached_property
    def deelgebied_van(self) -> dict[int, Gebied]:
        """Per region the part of the area that it lies in."""
        return {
            regio_id: deel
            for deel in self.deelgebieden
            for regio_id in deel.gebiedregios.at(self.halfjaar.tot).values_list(
                "jeugdhulpregio", flat=True
            )
        }

    @cached_property
    def metingen(self) -> list[Meting]:
        gezien = Meting.objects.voor_elk_lid().voor_gebied(self.gebied).with_onderwerp()
        rijen = gezien.with_bron().filter(periode_tot__lte=self.halfjaar.tot)
        return zonder_overbodige_voorbeelden(rijen.order_by("periode_tot", "pk"))

    @property
    def eigen_metingen(self) -> list[Meting]:
        """What the report is about: all of the area, or of its one region."""
        if self.regio is None:
            return self.metingen
        return [rij for rij in self.metingen if rij.jeugdhulpregio_id == self.regio.pk]

    @cached_property
    def gebruik(self) -> list[Gebruik]:
        """Which indicators the area follows in this half-year, in its own order."""
        return indicatoren_van(self.gebied, self.halfjaar)

    @cached_property
    def padbeelden(self) -> list[Padbeeld]:
        paden = Afbouwpad.objects.openbaar().geldend(self.halfjaar.tot)
        paden = paden.filter(gebied=self.gebied).with_punten()
        return [padbeeld(pad, self.metingen) for pad in paden.with_bron().order_by("-grootheid")]

    @cached_property
    def indicatoren(self) -> list[Indicator]:
        """What the paths of the area are measured by, each once."""
        return list({beeld.pad.indicator for beeld in self.padbeelden if beeld.pad.indicator})

    @cached_property
    def jeugdigen(self) -> dict[int, Kerncijfer]:
        """Per region its youths of 0 to 22 years."""
        rijen = (
            Kerncijfer.objects.openbaar()
            .with_bron()
            .filter(onderwerp=JEUGDIGEN, jeugdhulpregio__in=self.regios)
        )
        return {rij.jeugdhulpregio_id: rij for rij in rijen if rij.jeugdhulpregio_id}

    @cached_property
    def jeugdigen_gebied(self) -> dict[int, Kerncijfer]:
        """The printed totals of the area and its parts."""
        rijen = (
            Kerncijfer.objects.openbaar()
            .with_bron()
            .filter(onderwerp=JEUGDIGEN, gebied__in=[self.gebied, *self.deelgebieden])
        )
        return {rij.gebied_id: rij for rij in rijen if rij.gebied_id}

    @cached_property
    def voorzieningen(self) -> list[Voorziening]:
        """Facilities that lie in the area, or that a source names under it."""
        gebieden = [self.gebied, *self.deelgebieden]
        hier = Voorziening.objects.openbaar().filter(
            locatie__gebied__in=gebieden
        ) | Voorziening.objects.openbaar().filter(locatie__jeugdhulpregio__in=self.regios)
        return list(
            hier.with_stand(self.op)
            .with_bron()
            .select_related("locatie__jeugdhulpregio")
            .prefetch_related("locatie__aanbieders", "statussen")
            .order_by("zorgvorm", "naam")
        )

    @cached_property
    def bevindingen(self) -> list[Bevinding]:
        rijen = Bevinding.objects.openbaar().filter(gebied__in=[self.gebied, *self.deelgebieden])
        return list(rijen.select_related("bron_a", "bron_b"))

    @cached_property
    def termijnen(self) -> list[Termijn]:
        rijen = Termijn.objects.openbaar().filter(gebied__in=[self.gebied, *self.deelgebieden])
        return list(rijen.with_openbare_verlengingen().order_by("geldende_datum", "code"))

    def meting(
        self, indicator: Indicator, onderwerp: Jeugdhulpregio | Gebied, jaar: bool = False
    ) -> Meting | None:
        """The figure of a region or area in this half-year, or in the year before it."""
        van, tot = self.halfjaar.van, self.halfjaar.tot
        if jaar:
            van, tot = (
                van.replace(year=van.year - 1, month=1),
                tot.replace(year=tot.year - 1, month=12, day=31),
            )
        for rij in self.metingen:
            if rij.indicator_id != indicator.pk or rij.uitsplitsing or rij.onderwerp != onderwerp:
                continue
            een_dag = rij.periode_van == rij.periode_tot
            if (rij.periode_van, rij.periode_tot) == (van, tot) or (
                een_dag and not jaar and rij.periode_tot in self.halfjaar
            ):
                return rij
        return None
