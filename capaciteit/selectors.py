"""Read models of capacity: how many facilities and places there are, per form of care."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.utils import timezone

from jeugdzorg.kern.notation import hoofdletter
from regio.choices import Zorgvorm
from regio.models import Gebied

from .choices import Aard, Capaciteitsmaat, VoorzieningStatus
from .models import Voorziening
from .querysets import VoorzieningQuerySet

IN_GEBRUIK = frozenset({VoorzieningStatus.OPEN, VoorzieningStatus.IN_AFBOUW})
Rij = tuple[str, str | None, int | None, str | None]


@dataclass(frozen=True)
class Stand:
    """Facilities of one kind on a date: how many per status, and what is known of their places.

    ``plekken`` are the places of facilities in use, each counted once in the measure that its
    source states; places that are only planned are ``beoogd``. ``bekend`` of ``in_gebruik``
    facilities are in it. ``None`` is unknown, never zero.
    """

    naam: str
    per_status: Mapping[str, int]
    plekken: int | None
    bekend: int
    beoogd: int | None
    code: str = ""
    beweging: str = ""

    @property
    def geheel(self) -> int:
        return sum(self.per_status.values())

    @property
    def in_gebruik(self) -> int:
        return sum(self.per_status.get(status, 0) for status in IN_GEBRUIK)

    @property
    def in_voorbereiding(self) -> int:
        """An idea or planned."""
        vroeg = (VoorzieningStatus.IDEE, VoorzieningStatus.GEPLAND)
        return sum(self.per_status.get(status, 0) for status in vroeg)

    @property
    def onbekend(self) -> int:
        """Facilities whose status no source states."""
        return self.per_status.get("", 0)


@dataclass(frozen=True)
class CapaciteitInKort:
    """What an area has on a date, for a start page; ``alles`` is both directions together."""

    peildatum: date
    afbouw: Stand
    opbouw: Stand
    alles: Stand

    @property
    def aandeel_bekend(self) -> str:
        """``10 van 45``: facilities in use whose number of places a source states."""
        return f"{self.alles.bekend} van {self.alles.in_gebruik}"


@dataclass(frozen=True)
class Maattotaal:
    """The places of facilities whose source counts the same thing."""

    maat: str
    voorzieningen: int
    plaatsen: int

    @property
    def label(self) -> str:
        return hoofdletter(Capaciteitsmaat(self.maat).label)


@dataclass(frozen=True)
class Plaatsentotaal:
    """Places per measure, over the facilities of which a source states them."""

    per_maat: tuple[Maattotaal, ...]
    geheel: int

    @property
    def bekend(self) -> int:
        return sum(maat.voorzieningen for maat in self.per_maat)

    @property
    def onbekend(self) -> int:
        return self.geheel - self.bekend


def plaatsen_samen(rijen: VoorzieningQuerySet) -> Plaatsentotaal:
    """Places per measure of ``rijen`` (after ``with_maat``); measures are never added up."""
    groepen = (
        rijen.order_by()
        .values("plaatsen_maat")
        .annotate(aantal=Count("pk", distinct=True), som=Sum("plaatsen"))
    )
    per_maat = {groep["plaatsen_maat"]: groep for groep in groepen}
    return Plaatsentotaal(
        per_maat=tuple(
            Maattotaal(maat, per_maat[maat]["aantal"], per_maat[maat]["som"])
            for maat in Capaciteitsmaat.values
            if maat in per_maat
        ),
        geheel=sum(groep["aantal"] for groep in per_maat.values()),
    )


def capaciteit_in_kort(
    user: Any, gebied: Gebied | None = None, peildatum: date | None = None
) -> CapaciteitInKort:
    """Facilities by status and known places, in the build-down and the build-up.

    Of everything ``user`` may see in ``gebied`` (everywhere when omitted) on ``peildatum`` (today
    when omitted).
    """
    rijen = stand_rijen(voorzieningen(user, gebied), user, peildatum)
    per_beweging: dict[str, list[Rij]] = defaultdict(list)
    for rij in rijen:
        per_beweging[Zorgvorm(rij[0]).beweging].append(rij)
    return CapaciteitInKort(
        peildatum=peildatum or timezone.localdate(),
        afbouw=stand_van("Afbouw", per_beweging["afbouw"], code="afbouw", beweging="afbouw"),
        opbouw=stand_van("Opbouw", per_beweging["opbouw"], code="opbouw", beweging="opbouw"),
        alles=stand_van("Samen", rijen),
    )


def voorzieningen(user: Any, gebied: Gebied | None = None) -> VoorzieningQuerySet:
    rijen = Voorziening.objects.visible_to(user)
    return rijen.in_gebied(gebied) if gebied else rijen


def standen_per_zorgvorm(
    rijen: VoorzieningQuerySet, user: Any, peildatum: date | None = None
) -> list[Stand]:
    """One row per form of care that occurs, build-down first, and the total as the last row."""
    alle = stand_rijen(rijen, user, peildatum)
    per_vorm: dict[str, list[Rij]] = defaultdict(list)
    for rij in alle:
        per_vorm[rij[0]].append(rij)
    vormen = sorted(
        (Zorgvorm(code) for code in per_vorm), key=lambda vorm: (vorm.beweging, vorm.label)
    )
    standen = [
        stand_van(hoofdletter(vorm.label), per_vorm[vorm], code=vorm.value, beweging=vorm.beweging)
        for vorm in vormen
    ]
    return [*standen, stand_van("Totaal", alle)] if standen else []


def stand_rijen(rijen: VoorzieningQuerySet, user: Any, peildatum: date | None) -> list[Rij]:
    stand = rijen.with_stand(peildatum, user=user).with_maat(peildatum, user=user)
    return list(stand.order_by().values_list("zorgvorm", "status", "plaatsen", "plaatsen_aard"))


def stand_van(naam: str, rijen: Iterable[Rij], code: str = "", beweging: str = "") -> Stand:
    rijen = list(rijen)
    nu = [p for _, status, p, aard in rijen if p is not None and telt_nu(status, aard)]
    later = [p for _, _, p, aard in rijen if p is not None and aard != Aard.FEIT]
    return Stand(
        naam=naam,
        per_status=Counter(status or "" for _, status, _, _ in rijen),
        plekken=sum(nu) if nu else None,
        bekend=len(nu),
        beoogd=sum(later) if later else None,
        code=code,
        beweging=beweging,
    )


def telt_nu(status: str | None, aard: str | None) -> bool:
    """Places that were counted, of a facility that is open or being closed."""
    return status in IN_GEBRUIK and aard == Aard.FEIT
