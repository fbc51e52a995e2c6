"""How full places are, why some cannot be used, and where that needs attention first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from django.db.models import (
    Case,
    F,
    FloatField,
    IntegerField,
    QuerySet,
    Sum,
    Value,
    When,
)  # fmt: skip
from django.db.models.functions import Cast, Coalesce, NullIf

from jeugdzorg.kern.privacy_values import is_hidden

from ..bezetting import bezettingsgraad, is_overbezet
from ..choices import NietBeschikbaar
from ..samenvatting import Samenvattingrij

VEEL_NIET_BESCHIKBAAR: Final = Fraction(1, 4)
VEEL_LEEG: Final = Fraction(7, 10)
PADEN: Final = {
    "regio": "voorziening__locatie__jeugdhulpregio__code",
    "aanbieder": "voorziening__locatie__aanbieders__code",
    "zorgvorm": "voorziening__zorgvorm",
}


@dataclass(frozen=True)
class Bezettingsregel:
    """Occupancy of a facility, or of all of a provider or region, in a period."""

    code: str
    naam: str
    plaatsen: int | None
    niet_beschikbaar: int | None
    redenen: tuple[tuple[str, int], ...]
    bezet: Any
    wachtend: Any
    graad: Any
    graad_beschikbaar: Any
    peildatum: date | None
    afgeschermd: int = 0
    voorzieningen: int = 1
    meting: Any = None

    @property
    def beschikbaar(self) -> int | None:
        return None if self.plaatsen is None else self.plaatsen - (self.niet_beschikbaar or 0)

    @property
    def redenen_tekst(self) -> str:
        return "; ".join(f"{naam} {aantal}" for naam, aantal in self.redenen)

    @property
    def valt_op(self) -> str:
        return opvallend(self)[1]

    @property
    def ernst(self) -> str:
        return opvallend(self)[2]

    @property
    def volgorde(self) -> tuple[Any, ...]:
        """What needs attention first, first; then the fullest."""
        graad = None if is_hidden(self.graad) else self.graad
        return opvallend(self)[0], -(graad if graad is not None else -1), self.naam


def opvallend(regel: Bezettingsregel) -> tuple[int, str, str]:
    """Rank, words and colour of what stands out; nothing is said from a count that is hidden."""
    nb, plaatsen = regel.niet_beschikbaar or 0, regel.plaatsen or 0
    if regel.afgeschermd == 0 and is_overbezet(regel.bezet, regel.plaatsen):
        return 0, "meer jeugdigen dan plaatsen", "negatief"
    if regel.afgeschermd == 0 and is_overbezet(regel.bezet, regel.beschikbaar):
        return 1, "meer jeugdigen dan beschikbare plaatsen", "negatief"
    if plaatsen and Fraction(nb, plaatsen) >= VEEL_NIET_BESCHIKBAAR:
        return 2, "een kwart of meer niet beschikbaar", "waarschuwing"
    graad = regel.graad_beschikbaar
    if graad is not None and not is_hidden(graad):
        if graad == 1 and regel.afgeschermd == 0:
            return 3, "vol", "info"
        if graad < VEEL_LEEG and regel.afgeschermd == 0:
            return 4, "minder dan 70% bezet", "waarschuwing"
    return 5, "", "neutraal"


def per_voorziening(rijen: QuerySet) -> QuerySet:
    """Measurements in the order in which they need attention, as the database can sort them.

    ``bezet`` is what the reader is shown, so a hidden count has no place of its own in the order.
    """
    beschikbaar = F("plaatsen") - Coalesce(F("niet_beschikbaar"), 0)
    deel = Cast(F("niet_beschikbaar"), FloatField()) / NullIf(F("plaatsen"), 0)
    graad = Cast(F("bezet"), FloatField()) / NullIf(F("plaatsen"), 0)
    rang = Case(
        When(bezet__gt=F("plaatsen"), then=Value(0)),
        When(bezet__gt=beschikbaar, then=Value(1)),
        When(deel__gte=float(VEEL_NIET_BESCHIKBAAR), then=Value(2)),
        When(bezet=beschikbaar, bezet__gt=0, then=Value(3)),
        When(graad_beschikbaar__lt=float(VEEL_LEEG), then=Value(4)),
        default=Value(5),
        output_field=IntegerField(),
    )
    return (
        rijen.annotate(
            deel=deel,
            graad=graad,
            graad_beschikbaar=Cast(F("bezet"), FloatField()) / NullIf(beschikbaar, 0),
        )
        .annotate(rang=rang)
        .order_by("rang", F("graad").desc(nulls_last=True), "voorziening__naam", "pk")
        .select_related("voorziening__locatie__jeugdhulpregio", "bron")
    )


def voorzieningregel(meting: Any) -> Bezettingsregel:
    nb = meting.niet_beschikbaar
    reden = NietBeschikbaar(meting.reden_niet_beschikbaar).label if nb else ""
    return Bezettingsregel(
        code=meting.voorziening.code,
        naam=meting.voorziening.naam,
        plaatsen=meting.plaatsen,
        niet_beschikbaar=nb,
        redenen=((reden, nb),) if nb else (),
        bezet=meting.bezet,
        wachtend=meting.wachtend,
        graad=bezettingsgraad(meting.bezet, meting.plaatsen),
        graad_beschikbaar=bezettingsgraad(meting.bezet, meting.beschikbaar),
        peildatum=meting.peildatum,
        afgeschermd=int(is_hidden(meting.bezet)),
        meting=meting,
    )


def redenen_per(rijen: QuerySet, per: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """Per group why places are not available, the most first; one query."""
    pad = PADEN[per]
    geteld = (
        rijen.filter(niet_beschikbaar__gt=0)
        .order_by()
        .values_list(pad, "reden_niet_beschikbaar")
        .annotate(aantal=Sum("niet_beschikbaar"))
    )
    gevonden: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for code, reden, aantal in geteld:
        gevonden[code or ""].append((NietBeschikbaar(reden).label, aantal))
    return {code: tuple(sorted(r, key=lambda deel: -deel[1])) for code, r in gevonden.items()}


def groepregels(
    rijen: Sequence[Samenvattingrij],
    per: str,
    namen: Mapping[str, str],
    redenen: Mapping[str, tuple[tuple[str, int], ...]],
) -> Iterable[Bezettingsregel]:
    for rij in rijen:
        code = getattr(rij, per)
        yield Bezettingsregel(
            code=code,
            naam=namen.get(code, code) or f"{per} onbekend",
            plaatsen=rij.plaatsen,
            niet_beschikbaar=rij.niet_beschikbaar,
            redenen=redenen.get(code, ()),
            bezet=rij.bezet,
            wachtend=rij.wachtend,
            graad=rij.bezettingsgraad,
            graad_beschikbaar=rij.bezettingsgraad_beschikbaar,
            peildatum=rij.jongste_peildatum,
            afgeschermd=rij.afgeschermde_rijen,
            voorzieningen=rij.voorzieningen,
        )
