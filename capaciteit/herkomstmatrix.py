"""Who stays where, by region of origin, as providers delivered it for a half-year.

Sums are only of what the reader is shown, and say how much is shielded (besluit 14).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from jeugdzorg.kern.privacy_values import is_hidden
from regio.halfjaar import Halfjaar
from regio.models import Bron, Gebied, Jeugdhulpregio

from .aandelen import ONBEKEND, Matrix
from .choices import Herkomstmaat
from .models import Herkomst, Voorziening
from .querysets import HerkomstQuerySet

MATEN: Final = (
    Herkomstmaat.VERBLIJVEND,
    Herkomstmaat.INSTROOM,
    Herkomstmaat.UITSTROOM,
    Herkomstmaat.HERPLAATSING,
    Herkomstmaat.SPOED,
)
"""What providers deliver about origin."""


@dataclass(frozen=True)
class Som:
    """What is shown, added up, and how many counts are shielded; ``getoond`` empty: none shown."""

    getoond: int | None = None
    afgeschermd: int = 0
    enige: Any = None

    @classmethod
    def van(cls, aantallen: Iterable[Any]) -> "Som":
        alle = [aantal for aantal in aantallen if aantal is not None]
        bekend = [aantal for aantal in alle if not is_hidden(aantal)]
        return cls(
            getoond=sum(bekend) if bekend else None,
            afgeschermd=len(alle) - len(bekend),
            enige=alle[0] if len(alle) == 1 else None,
        )

    @property
    def waarde(self) -> Any:
        """For a cell: the count itself, hidden or not; a sum that lacks a part is ``tekst``."""
        return self.enige if self.enige is not None else self.tekst

    @property
    def tekst(self) -> Any:
        if not self.afgeschermd:
            return self.getoond
        if self.getoond is None:
            return "afgeschermd"
        return f"ten minste {self.getoond}"

    @property
    def is_leeg(self) -> bool:
        return self.getoond is None and not self.afgeschermd


class Kop(NamedTuple):
    """A row or a column: its key, its name, and where to read about it."""

    sleutel: Any
    naam: str
    url: str = ""


class Rij(NamedTuple):
    kop: Kop
    cellen: tuple[tuple[Kop, Som], ...]
    totaal: Som


@dataclass(frozen=True)
class Tabel:
    kolommen: tuple[Kop, ...]
    rijen: tuple[Rij, ...]
    totalen: tuple[tuple[Kop, Som], ...]
    totaal: Som


@dataclass(frozen=True)
class Levering:
    """The delivered rows of one half-year and measure; reads nothing more."""

    halfjaar: Halfjaar
    maat: str
    rijen: tuple[Herkomst, ...]

    @property
    def aanbieders(self) -> set[int]:
        """Whose delivery it is: the owners of the sources."""
        return {rij.bron.eigenaar_id for rij in self.rijen if rij.bron.eigenaar_id}

    @property
    def bronnen(self) -> list[Bron]:
        return sorted({rij.bron for rij in self.rijen}, key=str)

    @property
    def matrix(self) -> Matrix:
        """Youths by region of origin and region of stay; hidden where a part of it is."""
        cellen: dict[tuple[str, str], Any] = defaultdict(int)
        for rij in self.rijen:
            if (naar := regio_van_verblijf(rij)) is not None and rij.aantal is not None:
                van = rij.herkomst_regio.code if rij.herkomst_regio else ONBEKEND
                cellen[van, naar.code] += rij.aantal
        return dict(cellen)

    @property
    def regios(self) -> dict[str, Jeugdhulpregio]:
        """Every region from which somebody comes or where somebody stays, by code."""
        beide = [rij.herkomst_regio for rij in self.rijen]
        beide += [regio_van_verblijf(rij) for rij in self.rijen]
        return {regio.code: regio for regio in sorted(filter(None, beide), key=str)}


def regio_van_verblijf(rij: Herkomst) -> Jeugdhulpregio | None:
    return rij.voorziening.locatie.jeugdhulpregio if rij.voorziening else None


def geleverd(user: Any, bekend_op: datetime | None = None) -> HerkomstQuerySet:
    """Delivered origins of facilities that ``user`` may see, as known at ``bekend_op``."""
    rijen = Herkomst.alle_versies.bekend(bekend_op).visible_to(user)
    return rijen.filter(voorziening__isnull=False, gebied__isnull=True)


def levering(
    user: Any,
    halfjaar: Halfjaar,
    *,
    maat: str = Herkomstmaat.VERBLIJVEND,
    gebied: Gebied | None = None,
    bekend_op: datetime | None = None,
) -> Levering:
    """What was delivered about facilities in ``gebied`` (everywhere when omitted); two queries."""
    rijen = geleverd(user, bekend_op).filter(
        periode_van=halfjaar.eerste_dag, periode_tot=halfjaar.laatste_dag, maat=maat
    )
    voorzieningen = Voorziening.objects.visible_to(user)
    if gebied:
        voorzieningen = voorzieningen.in_gebied(gebied)
    rijen = rijen.filter(voorziening__in=voorzieningen.values("pk"))
    rijen = rijen.select_related(
        "bron__eigenaar", "herkomst_regio", "voorziening__locatie__jeugdhulpregio"
    ).order_by("voorziening__naam", "voorziening", "herkomst_regio__naam", "pk")
    return Levering(halfjaar, maat, tuple(rijen))


def halfjaren(user: Any, bekend_op: datetime | None = None) -> list[Halfjaar]:
    """The half-years of which ``user`` may see something, the last one first."""
    dagen = geleverd(user, bekend_op).order_by("-periode_van").values_list("periode_van", flat=True)
    return [Halfjaar.van(dag) for dag in dagen.distinct() if dag]


def van_voorziening(rij: Herkomst) -> Kop:
    assert rij.voorziening is not None  # noqa: S101 - selected so
    return Kop(rij.voorziening_id, str(rij.voorziening), rij.voorziening.get_absolute_url())


def van_aanbieder(rij: Herkomst) -> Kop:
    """Who delivered it."""
    eigenaar = rij.bron.eigenaar
    if eigenaar is None:
        return Kop(0, str(rij.bron))
    return Kop(eigenaar.pk, str(eigenaar), eigenaar.get_absolute_url())


def van_herkomst(rij: Herkomst) -> Kop:
    regio = rij.herkomst_regio
    if regio is None:
        return Kop(ONBEKEND, "Onbekend")
    return Kop(regio.code, str(regio), regio.get_absolute_url())


INDELINGEN: Final[Mapping[str, Callable[[Herkomst], Kop]]] = {
    "voorziening": van_voorziening,
    "aanbieder": van_aanbieder,
}


def tabel(rijen: Iterable[Herkomst], *, per: str = "voorziening", draai: bool = False) -> Tabel:
    """``per`` facility or provider downwards and regions to the right, or the reverse."""
    as_, dwars = INDELINGEN[per], van_herkomst
    neer, opzij = (dwars, as_) if draai else (as_, dwars)
    cellen: dict[tuple[Kop, Kop], list[Any]] = defaultdict(list)
    for rij in rijen:
        cellen[neer(rij), opzij(rij)].append(rij.aantal)
    links = sorted({rij for rij, _ in cellen}, key=volgorde)
    boven = sorted({kolom for _, kolom in cellen}, key=volgorde)
    sommen = {plek: Som.van(aantallen) for plek, aantallen in cellen.items()}

    def samen(gekozen: Iterable[tuple[Kop, Kop]]) -> Som:
        return Som.van(aantal for plek in gekozen for aantal in cellen.get(plek, ()))

    return Tabel(
        kolommen=tuple(boven),
        rijen=tuple(
            Rij(
                rij,
                tuple((kolom, sommen.get((rij, kolom), Som())) for kolom in boven),
                samen((rij, kolom) for kolom in boven),
            )
            for rij in links
        ),
        totalen=tuple((kolom, samen((rij, kolom) for rij in links)) for kolom in boven),
        totaal=samen(cellen),
    )


def volgorde(kop: Kop) -> tuple[bool, str]:
    """By name; the unknown origin last."""
    return kop.sleutel == ONBEKEND, kop.naam.casefold()
