"""Read model of origin: where youths of an area come from and where they are placed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from regio.models import Gebied, Jeugdhulpregio

from .aandelen import BinnenBuiten, samen
from .choices import Herkomstmaat
from .models import Herkomst


@dataclass(frozen=True)
class Herkomstregel:
    """One region of origin: all, within the area and outside, each as printed."""

    regio: Jeugdhulpregio
    verblijvend: Herkomst
    binnen: Herkomst | None
    buiten: Herkomst | None

    @property
    def telling(self) -> BinnenBuiten | None:
        """What the printed numbers come to; ``None`` when the source gives no number inside."""
        if self.binnen is None or self.binnen.aantal is None:
            return None
        return BinnenBuiten(self.verblijvend.aantal or 0, self.binnen.aantal)


@dataclass(frozen=True)
class Herkomstbeeld:
    """All that sources print about origin for one area."""

    gebied: Gebied
    totaal: Herkomst | None
    regels: tuple[Herkomstregel, ...]
    binnen: Herkomst | None
    elders: tuple[Herkomst, ...]
    uit_gebied: tuple[Herkomst, ...]
    aanbieders: tuple[Herkomst, ...]
    overig: tuple[Herkomst, ...]

    @property
    def samen(self) -> BinnenBuiten | None:
        """The regions together: 284 within and 103 outside of 387."""
        tellingen = [regel.telling for regel in self.regels]
        bekend = [telling for telling in tellingen if telling is not None]
        return samen(bekend) if bekend and len(bekend) == len(tellingen) else None

    @property
    def figuren(self) -> list[Herkomst]:
        """Every row, for the findings at them."""
        rijen: list[Any] = [self.totaal, self.binnen, *self.elders, *self.uit_gebied]
        rijen += [*self.aanbieders, *self.overig]
        for regel in self.regels:
            rijen += [regel.verblijvend, regel.binnen, regel.buiten]
        return [rij for rij in rijen if rij is not None]

    @property
    def is_leeg(self) -> bool:
        return not self.figuren


def herkomstbeeld(user: Any, gebied: Gebied) -> Herkomstbeeld:
    """What ``user`` may see of origin in ``gebied``."""
    rijen = list(
        Herkomst.objects.visible_to(user)
        .filter(gebied=gebied)
        .exclude(bron__soort="voorbeeld")
        .with_partijen()
        .with_bron()
    )
    verblijvend = kies(rijen, Herkomstmaat.VERBLIJVEND)
    binnen = kies(rijen, Herkomstmaat.BINNEN)
    buiten = kies(rijen, Herkomstmaat.BUITEN)
    uit_gebied = kies(rijen, Herkomstmaat.UIT_GEBIED)
    regels = tuple(
        Herkomstregel(rij.herkomst_regio, rij, van_regio(binnen, rij), van_regio(buiten, rij))
        for rij in verblijvend
        if rij.herkomst_regio
    )
    eigen = [rij for rij in verblijvend if rij.herkomst_gebied_id == gebied.pk]
    geheel = [rij for rij in binnen if rij.herkomst_gebied_id == gebied.pk]
    gebruikt = {rij.pk for rij in (*verblijvend, *binnen, *uit_gebied)}
    gebruikt |= {regel.buiten.pk for regel in regels if regel.buiten}
    elders = kies(rijen, Herkomstmaat.ANDER_GEBIED)
    gebruikt |= {rij.pk for rij in elders}
    return Herkomstbeeld(
        gebied=gebied,
        totaal=eigen[0] if eigen else None,
        regels=regels,
        binnen=geheel[0] if geheel else None,
        elders=tuple(elders),
        uit_gebied=tuple(rij for rij in uit_gebied if rij.aanbieder is None),
        aanbieders=tuple(
            sorted(
                (rij for rij in uit_gebied if rij.aanbieder),
                key=lambda rij: -(rij.percentage or 0),
            )
        ),
        overig=tuple(rij for rij in rijen if rij.pk not in gebruikt),
    )


def kies(rijen: Iterable[Herkomst], maat: Herkomstmaat) -> list[Herkomst]:
    return [rij for rij in rijen if rij.maat == maat]


def van_regio(rijen: Sequence[Herkomst], ander: Herkomst) -> Herkomst | None:
    """The row about the same region of origin as ``ander``."""
    return next((rij for rij in rijen if rij.herkomst_regio_id == ander.herkomst_regio_id), None)
