"""What a facility was, is and will be, as a table: who said so, from when, fact or plan."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from django.utils import timezone
from django.utils.text import capfirst

from jeugdzorg.kern.notation import getal_tekst

from ..choices import Aard
from ..models import Voorziening, Voorzieningstatusrij, Voorzieningversie
from .terugdraaien import mag_terugdraaien
from .versies import VERSIEVELDEN, aard_op

Rij = Voorzieningversie | Voorzieningstatusrij


@dataclass(frozen=True)
class Geschiedenisregel:
    """One version or state; ``url_naam`` is where it is taken back, empty when one may not."""

    rij: Any
    van: date
    precisie: str
    wat: str
    aard: Aard
    reden: str
    url_naam: str = ""

    @property
    def komt(self) -> bool:
        return self.van > timezone.localdate()

    @property
    def teruggedraaid(self) -> bool:
        return self.rij.vervallen_op is not None


@dataclass(frozen=True)
class Geschiedenis:
    """``regels``: what holds, last day first; ``terug``: what was taken back or corrected."""

    regels: tuple[Geschiedenisregel, ...] = ()
    terug: tuple[Geschiedenisregel, ...] = ()


GEEN_GESCHIEDENIS: Final = Geschiedenis()


def geschiedenissen(
    voorzieningen: Sequence[Voorziening], user: Any, *, mag: bool = False
) -> dict[int, Geschiedenis]:
    """Of each facility what ``user`` may see; two queries. ``mag``: keeps their register."""
    rijen: dict[int, list[Rij]] = defaultdict(list)
    for model in (Voorzieningversie.objects, Voorzieningstatusrij.alle_versies):
        gezien = model.visible_to(user).filter(voorziening__in=voorzieningen)
        for rij in gezien.select_related("bron", "door"):
            rijen[rij.voorziening_id].append(rij)
    return {pk: geschiedenis(deel, user if mag else None) for pk, deel in rijen.items()}


def geschiedenis(rijen: Iterable[Rij], by: Any) -> Geschiedenis:
    regels = sorted((regel(rij, rijen, by) for rij in rijen), key=volgorde, reverse=True)
    return Geschiedenis(
        regels=tuple(regel for regel in regels if not regel.teruggedraaid),
        terug=tuple(regel for regel in regels if regel.teruggedraaid),
    )


def volgorde(regel: Geschiedenisregel) -> Any:
    return regel.van, isinstance(regel.rij, Voorzieningstatusrij), regel.rij.pk


def regel(rij: Rij, rijen: Iterable[Rij], by: Any) -> Geschiedenisregel:
    mag = by is not None and mag_terugdraaien(rij, by)
    if isinstance(rij, Voorzieningversie):
        vorige = vorige_versie(rij, rijen)
        return Geschiedenisregel(
            rij=rij,
            van=rij.geldig_van,
            precisie=rij.peildatum_precisie if rij.door_id is None else "dag",
            wat=capfirst(wat_van_versie(rij, vorige)),
            aard=Aard(rij.aard),
            reden=rij.reden,
            url_naam="capaciteit:versie-terugdraaien" if mag and vorige else "",
        )
    return Geschiedenisregel(
        rij=rij,
        van=cast(date, rij.peildatum),  # a constraint of the database
        precisie=rij.peildatum_precisie,
        wat=capfirst(wat_van_status(rij)),
        aard=Aard(aard_op(cast(date, rij.peildatum))),
        reden=rij.opmerking,
        url_naam="capaciteit:status-terugdraaien" if mag else "",
    )


def vorige_versie(versie: Voorzieningversie, rijen: Iterable[Rij]) -> Voorzieningversie | None:
    eerder = [
        rij
        for rij in rijen
        if isinstance(rij, Voorzieningversie)
        and rij.vervallen_op is None
        and rij.geldig_van < versie.geldig_van
    ]
    return max(eerder, key=lambda rij: rij.geldig_van, default=None)


def wat_van_status(rij: Voorzieningstatusrij) -> str:
    bron = f" ({rij.status_volgens_bron})" if rij.status_volgens_bron else ""
    return f"status {rij.get_status_display()}{bron}"


def wat_van_versie(versie: Voorzieningversie, vorige: Voorzieningversie | None) -> str:
    """What is different; of the first one what the facility is."""
    if vorige is None:
        return f"{versie.naam}, {versie.get_zorgvorm_display()}"
    anders = [
        f"{versie._meta.get_field(veld).verbose_name} {waarde(versie, veld)} "  # type: ignore[union-attr]
        f"(was {waarde(vorige, veld)})"
        for veld in VERSIEVELDEN
        if getattr(versie, veld) != getattr(vorige, veld)
    ]
    return "; ".join(anders) or "bevestigd zoals het was"


def waarde(versie: Voorzieningversie, veld: str) -> str:
    gevonden = getattr(versie, veld)
    if gevonden in (None, ""):
        return "onbekend"
    if veld == "zorgvorm":
        return versie.get_zorgvorm_display()
    return gevonden if isinstance(gevonden, str) else getal_tekst(gevonden)
