"""Rows for tables of facilities and of printed figures: each figure with its source at hand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone

from jeugdzorg.kern.notation import getal_tekst
from jeugdzorg.kern.privacy_values import is_hidden
from regio.choices import BronSoort
from regio.models import Bevinding

from .choices import Capaciteitsmaat, Kwalificatie, VoorzieningStatus
from .models import Capaciteitscijfer, Capaciteitsmeting, Voorziening, Voorzieningstatusrij
from .tijden import Tijden

VOORAF: Final = {
    Kwalificatie.ONGEVEER: "ongeveer",
    Kwalificatie.BIJNA: "bijna",
    Kwalificatie.GEMIDDELD: "gemiddeld",
    Kwalificatie.MAXIMAAL: "hooguit",
    Kwalificatie.ONZEKER: "misschien",
}


@dataclass(frozen=True)
class Voorzieningregel:
    """One facility as a table shows it.

    The first of ``metingen`` gives the places; the others are what other sources state of the same
    measure and day. ``voorbeelden`` are made up: shown with a badge, never added to anything.
    """

    voorziening: Any
    status: VoorzieningStatus | None
    statusrij: Voorzieningstatusrij | None
    metingen: tuple[Capaciteitsmeting, ...]
    voorbeelden: tuple[Capaciteitsmeting, ...] = ()

    @property
    def meting(self) -> Capaciteitsmeting | None:
        return self.metingen[0] if self.metingen else None


@dataclass(frozen=True)
class Cijferregel:
    """A printed figure in words: ``hooguit 54``, ``34 tot 50``."""

    cijfer: Capaciteitscijfer
    tekst: str


def voorzieningregels(
    rijen: Iterable[Any], user: Any, *, voorbeeld: bool = False, tijden: Tijden | None = None
) -> list[Voorzieningregel]:
    """Rows of facilities read with ``with_stand``; two queries, three with example figures."""
    rijen = list(rijen)
    statussen = Voorzieningstatusrij.alle_versies.visible_to(user).with_bron()
    per_status = statussen.in_bulk([rij.status_uit for rij in rijen if rij.status_uit])
    tijden = tijden or Tijden(timezone.localdate())
    metingen = metingen_van_de_dag(rijen, user, tijden)
    voorbeelden = voorbeelden_per_voorziening(rijen, user, tijden) if voorbeeld else {}
    return [
        Voorzieningregel(
            voorziening=rij,
            status=VoorzieningStatus(rij.status) if rij.status else None,
            statusrij=per_status.get(rij.status_uit),
            metingen=gekozen_eerst(rij.plaatsen_uit, metingen.get(rij.pk, [])),
            voorbeelden=tuple(voorbeelden.get(rij.pk, ())),
        )
        for rij in rijen
    ]


def metingen_van_de_dag(
    rijen: Sequence[Any], user: Any, tijden: Tijden
) -> dict[int, list[Capaciteitsmeting]]:
    """Per facility what sources state of the days on which a measurement counts."""
    gekozen = [rij.plaatsen_uit for rij in rijen if rij.plaatsen_uit]
    dagen = Capaciteitsmeting.alle_versies.filter(pk__in=gekozen).values("peildatum")
    metingen = Capaciteitsmeting.alle_versies.bekend(tijden.bekend_op)
    metingen = metingen.visible_to(user).with_bron()
    metingen = metingen.exclude(bron__soort=BronSoort.VOORBEELD)
    metingen = metingen.filter(Q(peildatum__in=dagen) | Q(peildatum__isnull=True))
    return groeperen(metingen.filter(voorziening__in=rijen).order_by("bron__datum", "pk"))


def voorbeelden_per_voorziening(
    rijen: Sequence[Voorziening], user: Any, tijden: Tijden
) -> dict[int, list[Capaciteitsmeting]]:
    metingen = Capaciteitsmeting.alle_versies.bekend(tijden.bekend_op)
    metingen = metingen.visible_to(user).with_bron()
    metingen = metingen.filter(bron__soort=BronSoort.VOORBEELD, voorziening__in=rijen)
    return groeperen(metingen.at(tijden.peildatum))


def groeperen(metingen: Iterable[Capaciteitsmeting]) -> dict[int, list[Capaciteitsmeting]]:
    gevonden: dict[int, list[Capaciteitsmeting]] = defaultdict(list)
    for meting in metingen:
        gevonden[meting.voorziening_id].append(meting)
    return gevonden


def gekozen_eerst(
    gekozen: int | None, metingen: Sequence[Capaciteitsmeting]
) -> tuple[Capaciteitsmeting, ...]:
    """The measurement that counts, then the other sources about the same measure and day."""
    eerste = next((meting for meting in metingen if meting.pk == gekozen), None)
    if eerste is None:
        return ()
    zelfde = (eerste.maat, eerste.peildatum)
    anders = [m for m in metingen if m is not eerste and (m.maat, m.peildatum) == zelfde]
    return (eerste, *anders)


def bevindingen_bij_regels(regels: Iterable[Voorzieningregel], user: Any) -> dict[int, list[Any]]:
    """Findings per measurement that the rows show."""
    metingen = [meting for regel in regels for meting in regel.metingen]
    return Bevinding.objects.visible_to(user).bij(metingen)


def cijferregels(cijfers: Iterable[Capaciteitscijfer]) -> list[Cijferregel]:
    return [Cijferregel(cijfer, cijfer_tekst(cijfer)) for cijfer in cijfers]


def cijfer_tekst(cijfer: Capaciteitscijfer) -> str:
    """The value with what the source says about its precision; a hidden one only as such."""
    if is_hidden(cijfer.waarde):
        return str(cijfer.waarde)
    tekst = getal_tekst(cijfer.waarde)
    if cijfer.waarde_tot is not None:
        tekst = f"{tekst} tot {getal_tekst(cijfer.waarde_tot)}"
    if cijfer.maat == Capaciteitsmaat.BEZETTINGSPERCENTAGE:
        tekst = f"{tekst}%"
    vooraf = VOORAF.get(Kwalificatie(cijfer.kwalificatie))
    return f"{vooraf} {tekst}" if vooraf else tekst
