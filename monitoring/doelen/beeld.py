"""Read model of a path as it goes: the pace so far, the pace needed, and other baselines.

Everything comes from a ``Padbeeld``, so page, report and API say the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from capaciteit.choices import Aard
from jeugdzorg.kern.privacy_values import is_hidden
from jeugdzorg.kern.rounding import exact

from ..choices import Richting
from ..models import Afbouwpad, Meting
from ..padbeeld import Padbeeld, padbeeld, per_jaar
from ..padwaarde import GETRAPT, LINEAIR, Punt, maanden_later, padwaarde
from .onzekerheid import Onzekerheid, onzekerheden
from .tempo import Opgave, Stand, Verwachting, opgave, verwachting


@dataclass(frozen=True)
class Temporegel:
    """A pace per year, and the day on which it reaches the target (None: it does not)."""

    naam: str
    per_jaar: Fraction
    dag: date | None


@dataclass(frozen=True)
class Tempobeeld:
    """How fast it goes along one path. ``nu`` is the last fact, or where the path begins."""

    beeld: Padbeeld
    feiten: tuple[Stand, ...]

    @property
    def richting(self) -> str:
        return Richting.OMLAAG

    @property
    def is_gemeten(self) -> bool:
        """Was anything measured after the baseline?"""
        return any(not is_hidden(rij.meting.waarde) for rij in self.beeld.metingen)

    @cached_property
    def nu(self) -> Stand:
        """The last measurement; before there is one the path's own beginning of the build-down."""
        if self.is_gemeten and self.feiten:
            return self.feiten[-1]
        pad = self.beeld.pad
        return (pad.looptijd_van or pad.startdatum, pad.startwaarde)

    @property
    def nu_op(self) -> date:
        return self.nu[0]

    @property
    def nu_waarde(self) -> Fraction:
        return exact(self.nu[1])

    @property
    def doeldatum(self) -> date:
        """When the path is at its target: the printed day, or the end of its term."""
        pad = self.beeld.pad
        if pad.looptijd_van and pad.looptijd_maanden:
            return maanden_later(pad.looptijd_van, pad.looptijd_maanden)
        return pad.doeldatum

    @cached_property
    def verwachting(self) -> Verwachting | None:
        """From measurements (with the printed baseline); none without a measurement."""
        if not self.is_gemeten:
            return None
        return verwachting(self.feiten, self.beeld.pad.doelwaarde, self.richting)

    @cached_property
    def opgave(self) -> Opgave:
        tempo = self.verwachting.tempo if self.verwachting else None
        doel = self.beeld.pad.doelwaarde
        return opgave(self.nu, doel, self.doeldatum, self.richting, tempo)

    @property
    def padwaarde_nu(self) -> Fraction | None:
        return padwaarde(self.beeld.rekenmodel, self.nu[0])

    @property
    def regels(self) -> list[Temporegel]:
        """Each pace with the day on which it reaches the target; the needed one last."""
        verwacht, regels = self.verwachting, []
        if verwacht is not None:
            naam = "Tussen de laatste twee metingen"
            regels.append(Temporegel(naam, verwacht.tempo, verwacht.datum))
            if verwacht.heeft_band:
                keren = f"de laatste {verwacht.aantal} keer"
                hoog = Temporegel(f"Het hoogste van {keren}", verwacht.hoogste, verwacht.vroegst)
                laag = Temporegel(f"Het laagste van {keren}", verwacht.laagste, verwacht.laatst)
                regels += [hoog, laag]
        if self.opgave.per_jaar is not None:
            begin = "de laatste meting" if self.is_gemeten else "het begin"
            naam = f"Nodig vanaf {begin}"
            regels.append(Temporegel(naam, self.opgave.per_jaar, self.doeldatum))
        return regels

    @cached_property
    def onzekerheden(self) -> tuple[Onzekerheid, ...]:
        return tuple(onzeker_van(self.beeld))


def tempobeeld(beeld: Padbeeld) -> Tempobeeld:
    return Tempobeeld(beeld, feiten_van(beeld))


def feiten_van(beeld: Padbeeld) -> tuple[Stand, ...]:
    """The printed facts of the path and the measurements, one per day; a measurement goes first.

    Of a flow all are brought to a whole year. What is hidden from the reader is not a fact to it.
    """
    feiten: dict[date, Any] = {
        punt.datum: punt.waarde for punt in beeld.punten if punt.datum and punt.aard == Aard.FEIT
    }
    feiten |= {
        rij.meting.periode_tot: per_jaar(rij)
        for rij in beeld.metingen
        if not is_hidden(rij.meting.waarde)
    }
    return tuple(sorted(feiten.items()))


def onzeker_van(beeld: Padbeeld) -> list[Onzekerheid]:
    """Where the path goes by a point of which the source gives no date."""
    punten = [Punt(punt.datum, punt.waarde, punt.onzeker) for punt in beeld.punten]
    return onzekerheden(punten, GETRAPT if beeld.pad.verloop == GETRAPT else LINEAIR)


@dataclass(frozen=True)
class Vertrekpunten:
    """The paths of an area about one figure that begin elsewhere; one is chosen to count from."""

    gekozen: Tempobeeld
    andere: tuple[Tempobeeld, ...]

    @property
    def alle(self) -> tuple[Tempobeeld, ...]:
        """In order of their beginning."""
        alle = [self.gekozen, *self.andere]
        return tuple(sorted(alle, key=lambda een: (een.beeld.pad.startdatum, een.beeld.pad.code)))

    @property
    def is_keuze(self) -> bool:
        return bool(self.andere)


def vertrekpunten(
    paden: Sequence[Afbouwpad], metingen: Iterable[Meting], gekozen: str
) -> Vertrekpunten:
    """``gekozen`` is the code of one of ``paden`` (read with ``with_punten``)."""
    rijen = list(metingen)
    beelden = [tempobeeld(padbeeld(pad, rijen)) for pad in paden]
    (dit,) = [een for een in beelden if een.beeld.pad.code == gekozen]
    return Vertrekpunten(dit, tuple(een for een in beelden if een is not dit))
