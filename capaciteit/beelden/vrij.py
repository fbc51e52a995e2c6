"""Where there is a free place: beschikbaar − bezet, nearest first, with how old the figure is.

A free number beside the places would give the occupied count away, so it is hidden with it: a
facility whose count a reader may not know stands in the list whatever that count is, without a
number, and apart from those that are known to have room.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, F, FloatField, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import ASin, Cast, Coalesce, Cos, Power, Radians, Sin, Sqrt

from jeugdzorg.kern.privacy_values import is_hidden

from .stand import dagen_geleden

AARDE_KM: Final = 6371.0
VERS_DAGEN: Final = 31
OUD_DAGEN: Final = 183
TERUG_DAGEN: Final = 731


@dataclass(frozen=True)
class Vrijregel:
    """A facility with room, or of which the reader may not know whether it has."""

    meting: Any

    @property
    def voorziening(self) -> Any:
        return self.meting.voorziening

    @property
    def is_afgeschermd(self) -> bool:
        return is_hidden(self.meting.bezet)

    @property
    def vrij(self) -> int | None:
        return None if self.is_afgeschermd else self.meting.vrij_nu

    @property
    def vrij_tekst(self) -> str:
        return "onbekend (afgeschermd)" if self.is_afgeschermd else str(self.vrij)

    @property
    def afstand(self) -> int | None:
        km = getattr(self.meting, "afstand", None)
        return None if km is None else round(km)

    @property
    def dagen(self) -> int:
        return dagen_geleden(self.meting.peildatum) or 0

    @property
    def leeftijd(self) -> str:
        van, tot = self.voorziening.leeftijd_van, self.voorziening.leeftijd_tot
        if van is None and tot is None:
            return ""
        return f"{van if van is not None else '0'} tot {tot}" if tot else f"vanaf {van}"

    @property
    def aanbieders(self) -> str:
        return ", ".join(str(a) for a in self.voorziening.locatie.aanbieders.all())

    @property
    def versheid(self) -> tuple[str, str]:
        """Words and colour: how far one can go by this figure."""
        woord = f"{self.dagen} {'dag' if self.dagen == 1 else 'dagen'} oud"
        if self.dagen > OUD_DAGEN:
            return f"{woord}: bel eerst", "negatief"
        return woord, "waarschuwing" if self.dagen > VERS_DAGEN else "neutraal"


def met_vrij(rijen: QuerySet) -> QuerySet:
    """Last measurements that have room for somebody, or of which that is hidden.

    ``vrij_nu`` follows from ``bezet`` as the reader is shown it; a hidden one makes it empty.
    """
    beschikbaar = F("plaatsen") - Coalesce(F("niet_beschikbaar"), 0)
    vrij = Cast(beschikbaar - F("bezet"), IntegerField())
    rijen = rijen.annotate(vrij_nu=vrij)
    return rijen.filter(Q(vrij_nu__gt=0) | Q(afgeschermd__has_key="bezet"))


def met_afstand(rijen: QuerySet, gemeente: Any) -> QuerySet:
    """Nearest first, in kilometres as the crow flies; where the place is not known, last."""
    zeker = Case(When(vrij_nu__gt=0, then=Value(0)), default=Value(1), output_field=IntegerField())
    if gemeente is None:
        return rijen.order_by(zeker, F("vrij_nu").desc(nulls_last=True), "voorziening__naam", "pk")
    locatie = "voorziening__locatie"
    breedte = graad(f"{locatie}__breedtegraad", f"{locatie}__gemeente__breedtegraad")
    lengte = graad(f"{locatie}__lengtegraad", f"{locatie}__gemeente__lengtegraad")
    afstand = haversine(float(gemeente.breedtegraad), float(gemeente.lengtegraad), breedte, lengte)
    rijen = rijen.annotate(afstand=afstand)
    return rijen.order_by(zeker, F("afstand").asc(nulls_last=True), "voorziening__naam", "pk")


def graad(*paden: str) -> Cast:
    """Of the location itself, else of the middle of its municipality."""
    return Cast(Coalesce(*paden), FloatField())


def haversine(breedte: float, lengte: float, naar_breedte: Any, naar_lengte: Any) -> Any:
    """Distance in kilometres over the globe, computed by the database."""
    b, lng = Value(breedte, FloatField()), Value(lengte, FloatField())
    deel = Power(Sin(Radians(naar_breedte - b) / 2.0), 2) + Cos(Radians(b)) * Cos(
        Radians(naar_breedte)
    ) * Power(Sin(Radians(naar_lengte - lng) / 2.0), 2)
    return Value(2 * AARDE_KM, FloatField()) * ASin(Sqrt(deel))
