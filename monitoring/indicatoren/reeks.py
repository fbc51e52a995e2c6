"""The values of one indicator for one region or area through time, with the breaks in them.

Every point says which definition held; with a definition that cannot be compared with the one
before, another stretch begins, and nothing is drawn or worked out over that.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from jeugdzorg.kern.privacy_values import Hidden
from regio.models import Bron, Gebied, Jeugdhulpregio

from ..halfjaar import Halfjaar
from ..models import Indicator, Indicatorversie, Meting
from .gebruik import versie_op

Onderwerp = Jeugdhulpregio | Gebied
Waarde = Decimal | Hidden | None


@dataclass(frozen=True)
class Reekspunt:
    """One value. ``stuk``: the number of breaks before it; ``meting``: None when worked out."""

    van: date
    tot: date
    periode: str
    waarde: Waarde
    uitsplitsing: str
    versie: Indicatorversie
    stuk: int
    meting: Meting | None = None

    @property
    def halfjaar(self) -> Halfjaar:
        """The half-year in which its period ends."""
        return Halfjaar.at(self.tot)

    @property
    def bron(self) -> Bron | None:
        return self.meting.bron if self.meting else None

    @property
    def is_voorbeeld(self) -> bool:
        return self.bron is not None and self.bron.is_voorbeeld

    @property
    def duur(self) -> str:
        """What kind of period it is over: only values over the same kind lie on one line."""
        if self.van == self.tot:
            return "op een dag"
        dagen = (self.tot - self.van).days + 1
        if dagen >= 365:
            return "per jaar"
        helft = (self.halfjaar.van, self.halfjaar.tot) == (self.van, self.tot)
        return "per halfjaar" if helft else f"over {dagen} dagen"


@dataclass(frozen=True)
class Breuk:
    """From this version on values cannot be compared with those of before."""

    versie: Indicatorversie
    halfjaar: Halfjaar

    @property
    def zin(self) -> str:
        uitleg = f" {self.versie.reden}" if self.versie.reden else ""
        return f"Breuk in de reeks vanaf {self.halfjaar.label}.{uitleg}"


@dataclass(frozen=True)
class Reeks:
    """All points in order of time, and the breaks between them."""

    indicator: Indicator
    onderwerp: Onderwerp
    punten: Sequence[Reekspunt]
    breuken: Sequence[Breuk]

    @cached_property
    def regels(self) -> list[Reekspunt | Breuk]:
        """Points and breaks together, in order of time: the rows of a table."""
        alles: list[Reekspunt | Breuk] = [*self.breuken, *self.punten]
        return sorted(alles, key=tijdstip)

    def zonder_voorbeelden(self) -> Sequence[Reekspunt]:
        return [punt for punt in self.punten if not punt.is_voorbeeld]

    def in_halfjaar(self, halfjaar: Halfjaar) -> list[Reekspunt]:
        """What was measured over exactly this half-year, or on a day in it."""
        return [
            punt
            for punt in self.punten
            if punt.halfjaar == halfjaar and punt.van >= halfjaar.van and not punt.uitsplitsing
        ]


def tijdstip(rij: Reekspunt | Breuk) -> tuple[date, int, date, str]:
    """A break stands before the first point of its own half-year."""
    if isinstance(rij, Breuk):
        return (rij.halfjaar.van, 0, rij.halfjaar.van, "")
    return (rij.tot, 1, rij.van, rij.uitsplitsing)


def reeks(
    indicator: Indicator, onderwerp: Onderwerp, user: Any, *, uitsplitsing: str | None = None
) -> Reeks:
    """What ``user`` may see of ``indicator`` for ``onderwerp``; shielded counts are hidden values.

    ``uitsplitsing``: one breakdown (empty: the whole), else all. A derived indicator is worked out.
    """
    from .afgeleid import afgeleide_punten, is_afgeleid

    if is_afgeleid(indicator):
        punten = [*afgeleide_punten(indicator, onderwerp, user)]
    else:
        punten = [
            punt_van(indicator, meting)
            for meting in metingen_van([indicator], onderwerp, user)
            if uitsplitsing is None or meting.uitsplitsing == uitsplitsing
        ]
    punten.sort(key=tijdstip)
    return Reeks(indicator, onderwerp, punten, [*breuken_van(indicator)])


def reeksen(indicatoren: Sequence[Indicator], onderwerp: Onderwerp, user: Any) -> dict[int, Reeks]:
    """The series of several at once by their key, the whole only, in a fixed number of queries."""
    from .afgeleid import gegevens_van, is_afgeleid, per_indicator, punten_uit

    afgeleid = [rij for rij in indicatoren if is_afgeleid(rij)]
    gemeten = [rij for rij in indicatoren if rij not in afgeleid]
    metingen = metingen_van(gemeten, onderwerp, user).filter(uitsplitsing="")
    gevonden = per_indicator(metingen)
    punten = {
        rij.pk: [punt_van(rij, meting) for meting in gevonden.get(rij.pk, ())] for rij in gemeten
    }
    if afgeleid:
        gegevens = gegevens_van(afgeleid, onderwerp, user)
        punten |= {rij.pk: [*punten_uit(rij, gegevens)] for rij in afgeleid}
    return {
        rij.pk: Reeks(rij, onderwerp, sorted(punten[rij.pk], key=tijdstip), [*breuken_van(rij)])
        for rij in indicatoren
    }


def metingen_van(
    indicatoren: Iterable[Indicator], onderwerp: Onderwerp, user: Any
) -> QuerySet[Meting]:
    veld = "jeugdhulpregio" if isinstance(onderwerp, Jeugdhulpregio) else "gebied"
    rijen = Meting.objects.visible_to(user).filter(indicator__in=list(indicatoren))
    return rijen.filter(**{veld: onderwerp}).with_onderwerp().with_bron()


def punt_van(indicator: Indicator, meting: Meting) -> Reekspunt:
    versie = versie_op(indicator, Halfjaar.at(meting.periode_tot))
    return Reekspunt(
        van=meting.periode_van,
        tot=meting.periode_tot,
        periode=meting.periode_tekst,
        waarde=meting.waarde,
        uitsplitsing=meting.uitsplitsing,
        versie=versie,
        stuk=stuk_van(indicator, versie),
        meting=meting,
    )


def stuk_van(indicator: Indicator, versie: Indicatorversie) -> int:
    """How many breaks lie before values of ``versie``, its own included."""
    return sum(rij.reeksbreuk and rij.nummer <= versie.nummer for rij in indicator.versies.all())


def breuken_van(indicator: Indicator) -> Iterator[Breuk]:
    for versie in sorted(indicator.versies.all(), key=lambda rij: rij.nummer):
        if versie.reeksbreuk and versie.vanaf:
            yield Breuk(versie, versie.vanaf)
