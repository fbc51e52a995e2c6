"""Everything that sources say about the facilities at one location, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from jeugdzorg.kern.notation import hoofdletter
from regio.models import Bron

from .bezetting import bezettingsgraad
from .models import (
    Capaciteitscijfer,
    Capaciteitsmeting,
    Locatie,
    Voorziening,
    Voorzieningstatusrij,
)
from .overzichten import Cijferregel, Voorzieningregel, cijferregels, voorzieningregels
from .register.geschiedenis import GEEN_GESCHIEDENIS, Geschiedenis
from .tijden import Tijden


@dataclass(frozen=True)
class Metingregel:
    """One measure on one day: what each source says, ``None`` where it says nothing."""

    label: str
    aard: str
    eerste: Capaciteitsmeting
    cellen: tuple[Capaciteitsmeting | None, ...]

    @property
    def verschilt(self) -> bool:
        return len({meting.plaatsen for meting in self.cellen if meting}) > 1


@dataclass(frozen=True)
class Metingtabel:
    """The measurements of a facility: a column per source, a row per measure and day."""

    bronnen: tuple[Bron, ...]
    regels: tuple[Metingregel, ...]


@dataclass(frozen=True)
class Voorbeeldregel:
    """A made-up delivery, with the share of places that is occupied."""

    meting: Capaciteitsmeting
    bezettingsgraad: Any


@dataclass(frozen=True)
class Voorzieningbeeld:
    regel: Voorzieningregel
    statussen: tuple[Voorzieningstatusrij, ...]
    metingen: Metingtabel
    cijfers: tuple[Cijferregel, ...]
    voorbeelden: tuple[Voorbeeldregel, ...]
    geschiedenis: Geschiedenis = GEEN_GESCHIEDENIS

    @property
    def voorziening(self) -> Voorziening:
        return self.regel.voorziening

    @property
    def anker(self) -> str:
        return self.voorziening.code.lower()


def locatiebeeld(
    locatie: Locatie, user: Any, tijden: Tijden | None = None
) -> list[Voorzieningbeeld]:
    """The facilities at ``locatie`` that ``user`` may see, with all that is known of each.

    The state of ``tijden`` (today, as known now, when omitted). As many queries for one facility
    as for ten.
    """
    tijden = tijden or Tijden(timezone.localdate())
    rijen = Voorziening.objects.visible_to(user).filter(locatie=locatie)
    rijen = rijen.with_stand(tijden.peildatum, user=user, bekend_op=tijden.bekend_op)
    regels = voorzieningregels(rijen.with_bron().with_locatie(), user, tijden=tijden)
    metingen = Capaciteitsmeting.alle_versies.bekend(tijden.bekend_op)
    metingen = metingen.order_by("maat", "peildatum", "bron__datum", "pk")
    statussen = Voorzieningstatusrij.alle_versies.bekend(tijden.bekend_op)
    statussen_bij = per_voorziening(statussen, regels, user)
    metingen_bij = per_voorziening(metingen, regels, user)
    cijfers_bij = per_voorziening(Capaciteitscijfer.objects.all(), regels, user)
    return [
        voorzieningbeeld(regel, statussen_bij[pk], metingen_bij[pk], cijfers_bij[pk])
        for regel in regels
        for pk in [regel.voorziening.pk]
    ]


def per_voorziening(
    rijen: Any, regels: Sequence[Voorzieningregel], user: Any
) -> dict[int, list[Any]]:
    """What ``user`` may see of ``rijen``, per facility; one query."""
    gevonden: dict[int, list[Any]] = {regel.voorziening.pk: [] for regel in regels}
    for rij in rijen.visible_to(user).with_bron().filter(voorziening__in=list(gevonden)):
        gevonden[rij.voorziening_id].append(rij)
    return gevonden


def voorzieningbeeld(
    regel: Voorzieningregel,
    statussen: Sequence[Voorzieningstatusrij],
    metingen: Sequence[Capaciteitsmeting],
    cijfers: Sequence[Capaciteitscijfer],
) -> Voorzieningbeeld:
    echt = [meting for meting in metingen if not meting.bron.is_voorbeeld]
    verzonnen = [meting for meting in metingen if meting.bron.is_voorbeeld]
    return Voorzieningbeeld(
        regel=regel,
        statussen=tuple(statussen),
        metingen=metingtabel(echt),
        cijfers=tuple(cijferregels(cijfers)),
        voorbeelden=tuple(
            Voorbeeldregel(meting, bezettingsgraad(meting.bezet, meting.plaatsen))
            for meting in verzonnen
        ),
    )


def metingtabel(metingen: Sequence[Capaciteitsmeting]) -> Metingtabel:
    """Sources in the order of their date; rows in the order of measure and day."""
    bronnen = sorted(
        {meting.bron for meting in metingen}, key=lambda bron: (bron.datum or date.max, bron.code)
    )
    groepen: dict[tuple[str, str, date | None], dict[int, Capaciteitsmeting]] = {}
    for meting in metingen:
        sleutel = (meting.maat, meting.aard, meting.peildatum)
        groepen.setdefault(sleutel, {})[meting.bron_id] = meting
    return Metingtabel(
        bronnen=tuple(bronnen),
        regels=tuple(
            metingregel(next(iter(per_bron.values())), [per_bron.get(bron.pk) for bron in bronnen])
            for per_bron in groepen.values()
        ),
    )


def metingregel(
    eerste: Capaciteitsmeting, cellen: Sequence[Capaciteitsmeting | None]
) -> Metingregel:
    return Metingregel(
        label=hoofdletter(eerste.get_maat_display()),
        aard=eerste.get_aard_display(),
        eerste=eerste,
        cellen=tuple(cellen),
    )
