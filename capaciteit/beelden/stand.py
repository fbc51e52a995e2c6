"""What the pages about capacity share: which measurements count, how complete, from where."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from django.db.models import Count, F, Max, Min, QuerySet
from django.utils import timezone

from jeugdzorg.kern.dataversie import dataversie, onthouden
from regio.choices import BronSoort
from regio.inzage import inzage_van
from regio.models import Bron

from ..choices import Aard, Capaciteitsmaat
from ..models import Capaciteitsmeting, Voorzieningstatusrij
from ..samenvattinggeheugen import VERDER_GELEZEN, codes_van
from ..samenvattingvraag import gefilterd
from ..selectors import IN_GEBRUIK

BRONNEN: Final = 12
"""So many sources are named; of more, how many there are."""
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
    aantal_bronnen: int = 0

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
    """How complete ``rijen`` (measurements of one period) are; one query, three the first time."""
    pks = in_gebruik(user, filters, tot)
    geteld = list(
        rijen.order_by()
        .values_list("voorziening", "bron")
        .annotate(met=Count("plaatsen"), oudste=Min("peildatum"), jongste=Max("peildatum"))
    )
    bekend = {voorziening for voorziening, _, met, *_ in geteld if met}
    genoemd = {bron for _, bron, *_ in geteld}
    return Dekking(
        bekend=len(pks & bekend),
        in_gebruik=len(pks),
        niet_in_gebruik=len(bekend - pks),
        oudste=min((oudste for *_, oudste, _ in geteld), default=None),
        jongste=max((jongste for *_, jongste in geteld), default=None),
        aantal_bronnen=len(genoemd),
        bronnen=bronnen_van(user, genoemd),
    )


def bronnen_van(user: Any, pks: Collection[int]) -> tuple[Bron, ...]:
    """The first of these sources that ``user`` may see; kept until a source changes."""

    def lezen() -> tuple[Bron, ...]:
        return tuple(Bron.objects.visible_to(user).filter(pk__in=pks)[:BRONNEN])

    sleutel = (inzage_van(user), sorted(pks), timezone.localdate())
    return onthouden("bronnen", sleutel, dataversie(Bron), lezen)


def in_gebruik(user: Any, filters: Mapping[str, Any], dag: date) -> set[int]:
    """Facilities that were open or being closed on ``dag``, as last said; read in one go.

    Kept: a delivery of figures does not change it.
    """
    versie = dataversie(Voorzieningstatusrij, *VERDER_GELEZEN)
    sleutel = (inzage_van(user), codes_van(filters), dag, timezone.localdate())
    lezen = partial(in_gebruik_gelezen, user, filters, dag)
    return onthouden("in-gebruik", sleutel, versie, lezen)


def in_gebruik_gelezen(user: Any, filters: Mapping[str, Any], dag: date) -> set[int]:
    rijen = Voorzieningstatusrij.objects.visible_to(user).filter(peildatum__lte=dag)
    if any(filters.values()):
        rijen = rijen.filter(voorziening__in=gefilterd(user, filters).values("pk"))
    laatst = rijen.order_by("voorziening_id", "-peildatum", "-pk").distinct("voorziening_id")
    return {
        voorziening
        for voorziening, status in laatst.values_list("voorziening_id", "status")
        if status in IN_GEBRUIK
    }
