"""What the page of a path needs beside the path itself: other baselines, versions, regions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from jeugdzorg.kern.charts import Grafiek
from regio.choices import BronSoort

from ..charts import pad_chart, padreeks
from ..models import Afbouwpad, Meting
from .beeld import Tempobeeld, Vertrekpunten, vertrekpunten
from .keten import padversies
from .regiobeeld import Bijdragebeeld, bijdragebeeld
from .zinnen import naam_van, vertrekpunt_zin


@dataclass(frozen=True)
class Padpagina:
    """``voorbeeld``: made-up figures count as well; ``kan_voorbeeld``: there are such figures."""

    punten: Vertrekpunten
    bijdragen: Bijdragebeeld | None
    versies: tuple[Afbouwpad, ...]
    voorbeeld: bool
    kan_voorbeeld: bool

    @property
    def tempo(self) -> Tempobeeld:
        return self.punten.gekozen

    @property
    def grafiek(self) -> Grafiek:
        """The chosen path against reality, with the other baselines in dashes."""
        andere = [(naam_van(een), padreeks(een.beeld)) for een in self.punten.andere]
        return pad_chart(padreeks(self.tempo.beeld), andere)

    @property
    def zin(self) -> str:
        return vertrekpunt_zin(self.punten)

    @property
    def is_ingehaald(self) -> bool:
        """The day on which the target would be reached has passed without a measurement."""
        verwacht = self.tempo.verwachting
        if verwacht is None or verwacht.datum is None or self.tempo.opgave.is_bereikt:
            return False
        return verwacht.datum < timezone.localdate()


def padpagina(user: Any, pad: Afbouwpad, vertrekpunt: str, *, voorbeeld: bool) -> Padpagina:
    """``pad`` was read with ``with_punten``; ``vertrekpunt``: the code of a path to count from."""
    paden = [pad, *naast(user, pad)]
    codes = {een.code for een in paden}
    gezien = Meting.objects.visible_to(user)
    gezien = gezien.filter(indicator=pad.indicator_id, gebied=pad.gebied_id)
    metingen = list(gezien.with_onderwerp().with_bron())
    echte = [rij for rij in metingen if rij.bron.soort != BronSoort.VOORBEELD]
    keuze = vertrekpunten(
        paden, metingen if voorbeeld else echte, vertrekpunt if vertrekpunt in codes else pad.code
    )
    gekozen = keuze.gekozen.beeld.pad
    return Padpagina(
        punten=keuze,
        bijdragen=bijdragebeeld(user, gekozen, voorbeeld=voorbeeld, naast=paden),
        versies=tuple(padversies(pad, user)),
        voorbeeld=voorbeeld,
        kan_voorbeeld=len(echte) < len(metingen) or heeft_voorbeeld(user, pad),
    )


def naast(user: Any, pad: Afbouwpad) -> Sequence[Afbouwpad]:
    """The paths that hold now about the same figure of this area, versions of this one aside."""
    if pad.indicator_id is None:
        return []
    return list(
        Afbouwpad.objects.visible_to(user)
        .geldend()
        .filter(indicator=pad.indicator_id, gebied=pad.gebied_id, grootheid=pad.grootheid)
        .exclude(pk__in=[een.pk for een in padversies(pad, user)])
        .with_bron()
        .with_punten(user)
        .order_by("startdatum", "code")
    )


def heeft_voorbeeld(user: Any, pad: Afbouwpad) -> bool:
    """Are there made-up figures of regions of this area?"""
    return (
        Meting.objects.visible_to(user)
        .filter(
            bron__soort=BronSoort.VOORBEELD,
            indicator=pad.indicator_id,
            jeugdhulpregio__gebiedregios__gebied=pad.gebied_id,
        )
        .exists()
    )
