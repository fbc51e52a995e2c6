"""Which indicators an area or region follows in a half-year, and what they mean then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from regio.models import Gebied, GebiedRegio, Jeugdhulpregio

from ..choices import Frequentie, Indicatorsoort
from ..choices_indicatoren import Uitsplitsingsaard
from ..halfjaar import Halfjaar
from ..models import Gebiedsindicator, Indicator, Indicatorversie, Uitsplitsing


@dataclass(frozen=True)
class Gebruik:
    """An indicator in use: the version that holds, and how it is split (in order).

    ``gebieden`` are those that ask for it; ``verplicht`` when one of them does so.
    """

    halfjaar: Halfjaar
    indicator: Indicator
    versie: Indicatorversie
    verplicht: bool
    uitsplitsingen: Sequence[Uitsplitsing]
    gebieden: Sequence[Gebied] = ()
    toelichting: str = ""

    @property
    def waarden(self) -> list[Uitsplitsing]:
        """The breakdowns with fixed values: one figure is delivered for each, beside the whole."""
        return [deel for deel in self.uitsplitsingen if deel.aard == Uitsplitsingsaard.WAARDE]

    @property
    def wordt_geleverd(self) -> bool:
        """A number that someone fills in for this half-year: not a question in words, not worked
        out from others; what is counted per year is asked for after the year."""
        kwantitatief = self.indicator.soort == Indicatorsoort.KWANTITATIEF
        nu = self.indicator.frequentie == Frequentie.HALFJAAR or self.halfjaar.helft == 2
        return kwantitatief and nu and not self.versie.is_afgeleid


def indicatoren_van(gebied: Gebied, halfjaar: Halfjaar) -> list[Gebruik]:
    """What ``gebied`` follows in ``halfjaar``, in its own order."""
    return gebruiken(met_alles(gebied.gebiedsindicatoren.op(halfjaar)), halfjaar)


def indicatoren_van_regio(regio: Jeugdhulpregio, halfjaar: Halfjaar) -> list[Gebruik]:
    """What ``regio`` is asked for in ``halfjaar`` by all its areas together, each once."""
    keuzes = Gebiedsindicator.objects.op(halfjaar).filter(gebied__in=gebieden_van(regio, halfjaar))
    return gebruiken(met_alles(keuzes), halfjaar)


def gebieden_van(regio: Jeugdhulpregio, halfjaar: Halfjaar) -> QuerySet[Gebied]:
    """The areas that ``regio`` belongs to for at least a day of ``halfjaar``."""
    rijen = GebiedRegio.objects.filter(
        Q(geldig_van__isnull=True) | Q(geldig_van__lte=halfjaar.tot),
        Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=halfjaar.van),
        jeugdhulpregio=regio,
    )
    return Gebied.objects.filter(pk__in=rijen.values("gebied"))


def met_alles(keuzes: Any) -> Any:
    """All that is needed to say what is meant, in three queries."""
    return keuzes.select_related("indicator__bron", "gebied").prefetch_related(
        "indicator__versies", "indicator__assen"
    )


def gebruiken(keuzes: Iterable[Gebiedsindicator], halfjaar: Halfjaar) -> list[Gebruik]:
    """Every chosen indicator once, in the order of the choices."""
    per_indicator: dict[int, list[Gebiedsindicator]] = {}
    for keuze in keuzes:
        per_indicator.setdefault(keuze.indicator_id, []).append(keuze)
    return [gebruik(rijen, halfjaar) for rijen in per_indicator.values()]


def gebruik(keuzes: Sequence[Gebiedsindicator], halfjaar: Halfjaar) -> Gebruik:
    indicator = keuzes[0].indicator
    versie = versie_op(indicator, halfjaar)
    return Gebruik(
        halfjaar=halfjaar,
        indicator=indicator,
        versie=versie,
        verplicht=any(keuze.verplicht for keuze in keuzes),
        uitsplitsingen=uitsplitsingen_van(indicator, versie.nummer),
        gebieden=[keuze.gebied for keuze in keuzes],
        toelichting=" ".join(dict.fromkeys(k.toelichting for k in keuzes if k.toelichting)),
    )


def versie_op(indicator: Indicator, halfjaar: Halfjaar) -> Indicatorversie:
    """The definition that holds in ``halfjaar``: the last one that had begun, else the first."""
    versies = versies_van(indicator)
    begonnen = [versie for versie in versies if versie.vanaf is None or versie.vanaf <= halfjaar]
    return begonnen[-1] if begonnen else versies[0]


def versies_van(indicator: Indicator) -> list[Indicatorversie]:
    """All definitions, oldest first; of an indicator without any what it says itself."""
    versies = sorted(indicator.versies.all(), key=lambda versie: versie.nummer)
    return versies or [zoals_nu(indicator)]


def zoals_nu(indicator: Indicator) -> Indicatorversie:
    """A first version that is not kept yet."""
    return Indicatorversie(
        indicator=indicator,
        nummer=1,
        naam=indicator.naam,
        betekenis=indicator.betekenis,
        eenheid=indicator.eenheid,
        richting=indicator.richting,
    )


def uitsplitsingen_van(indicator: Indicator, nummer: int) -> list[Uitsplitsing]:
    """How version ``nummer`` is split, in order."""
    delen = [deel for deel in indicator.assen.all() if deel.hoort_bij(nummer)]
    return sorted(delen, key=lambda deel: (deel.volgorde, deel.pk))
