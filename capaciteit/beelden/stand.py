"""What the pages about capacity share: which measurements count, how complete, from where."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import F, Max, Min, QuerySet
from django.utils import timezone

from regio.choices import BronSoort
from regio.models import Bron

from ..choices import Aard, Capaciteitsmaat
from ..models import Capaciteitsmeting, Voorziening
from ..samenvattingvraag import gefilterd

PLAATSMATEN: Final = (
    Capaciteitsmaat.PLEKKEN,
    Capaciteitsmaat.TOEGEKEND,
    Capaciteitsmaat.FYSIEK,
    Capaciteitsmaat.IN_GEBRUIK,
)


@dataclass(frozen=True)
class Dekking:
    """Of how many facilities in use the figure is known, and how fresh the figures are."""

    bekend: int
    in_gebruik: int
    oudste: date | None
    jongste: date | None
    bronnen: tuple[Any, ...]
    niet_in_gebruik: int = 0

    @property
    def dagen_oud(self) -> int | None:
        return dagen_geleden(self.jongste)

    @property
    def is_volledig(self) -> bool:
        return self.bekend >= self.in_gebruik


def dagen_geleden(dag: date | None) -> int | None:
    return (timezone.localdate() - dag).days if dag else None


def metingen(
    user: Any,
    *,
    van: date | None = None,
    tot: date,
    filters: Mapping[str, Any],
    maat: str | Collection[str] = Capaciteitsmaat.PLEKKEN,
    voorbeeld: bool = False,
) -> QuerySet:
    """Facts of one measure that ``user`` may see; example figures alone, or never."""
    maten = [maat] if isinstance(maat, str) else maat
    rijen = Capaciteitsmeting.objects.visible_to(user).filter(maat__in=maten, aard=Aard.FEIT)
    rijen = rijen.filter(peildatum__lte=tot)
    if van:
        rijen = rijen.filter(peildatum__gte=van)
    verzonnen = {"bron__soort": BronSoort.VOORBEELD}
    rijen = rijen.filter(**verzonnen) if voorbeeld else rijen.exclude(**verzonnen)
    if any(filters.values()):
        rijen = rijen.filter(voorziening__in=gefilterd(user, filters).values("pk"))
    return rijen


def laatste(rijen: QuerySet) -> QuerySet:
    """Of each facility the last of ``rijen``, which can be filtered and sorted further."""
    volgorde = (
        "voorziening_id",
        F("peildatum").desc(),
        F("bron__datum").desc(nulls_last=True),
        "-pk",
    )
    eerste = rijen.order_by(*volgorde).distinct("voorziening_id")
    return rijen.filter(pk__in=eerste.values("pk"))


def andere_maten(user: Any, vraag: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Other measures of places that do have figures for the same choice; one query."""
    rijen = metingen(user, tot=timezone.localdate(), **{**vraag, "maat": PLAATSMATEN})
    codes = set(rijen.order_by().values_list("maat", flat=True).distinct())
    return [(m.value, str(m.label)) for m in PLAATSMATEN if m in codes and m != vraag["maat"]]


def laatste_dag(rijen: QuerySet) -> date | None:
    """The last day of which there is a figure, up to today."""
    gevonden = rijen.order_by("-peildatum").values_list("peildatum", flat=True)
    return gevonden.first()


def dekking(user: Any, rijen: QuerySet, *, filters: Mapping[str, Any], tot: date) -> Dekking:
    """How complete ``rijen`` (measurements of one period) are; three queries."""
    in_gebruik = gefilterd(user, filters).filter(pk__in=Voorziening.objects.visible_to(user))
    stand = in_gebruik.with_stand(tot, user=user).in_gebruik()
    gemeten = rijen.filter(plaatsen__isnull=False)
    uiterst = rijen.aggregate(oudste=Min("peildatum"), jongste=Max("peildatum"))
    pks = set(stand.values_list("pk", flat=True).distinct())
    bekend = set(gemeten.order_by().values_list("voorziening", flat=True).distinct())
    return Dekking(
        bekend=len(pks & bekend),
        in_gebruik=len(pks),
        niet_in_gebruik=len(bekend - pks),
        bronnen=tuple(bronnen(user, rijen)),
        **uiterst,
    )


def bronnen(user: Any, rijen: QuerySet) -> Iterable[Any]:
    return Bron.objects.visible_to(user).filter(pk__in=rijen.order_by().values("bron"))[:12]
