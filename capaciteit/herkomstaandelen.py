"""What follows from delivered origins: shares, self-sufficiency and flows, per region and area.

Hidden as soon as one of the counts behind it is (besluit 14).
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

from jeugdzorg.kern.notation import NVT, is_number
from jeugdzorg.kern.privacy_values import HIDDEN, is_hidden
from regio.halfjaar import Halfjaar
from regio.models import Gebied, GebiedRegio, Jeugdhulpregio

from .aandelen import (
    HONDERD,
    Matrix,
    Stroom,
    aandeel_onbekend,
    binnen_buiten,
    nettostromen,
    zelfvoorzienendheid,
)
from .herkomstmatrix import Levering
from .models import Aanleverplicht, Locatie


@dataclass(frozen=True)
class Aandelen:
    """Shares (0–1) of one region, or of an area as a whole, in one half-year.

    ``binnen``: of the youths from there, who also stay there. ``zelfvoorzienend``: of those who
    stay there, who come from there. ``onbekend``: of those, whose origin is unknown. ``netto``:
    youths of others who stay there, minus youths from there who stay elsewhere.
    """

    naam: str
    url: str
    binnen: Any
    zelfvoorzienend: Any
    onbekend: Any
    netto: Any
    is_samen: bool = False


def aandelen_van(
    matrix: Matrix, regios: Set[str], naam: str, url: str = "", *, is_samen: bool = False
) -> Aandelen:
    return Aandelen(
        naam=naam,
        url=url,
        binnen=of_nvt(binnen_buiten(matrix, regios).aandeel_binnen),
        zelfvoorzienend=of_nvt(zelfvoorzienendheid(matrix, regios)),
        onbekend=of_nvt(aandeel_onbekend(matrix, regios)),
        netto=of_nvt(netto(matrix, regios)),
        is_samen=is_samen,
    )


def of_nvt(waarde: Any) -> Any:
    """Of nobody there is no share: that is not unknown."""
    return NVT if waarde is None else waarde


def netto(matrix: Matrix, regios: Set[str]) -> Any:
    """In from elsewhere minus out to elsewhere; unknown origins belong to nobody."""
    bekend = {plek: aantal for plek, aantal in matrix.items() if plek[0]}
    erin = sum(n for (van, naar), n in bekend.items() if naar in regios and van not in regios)
    eruit = sum(n for (van, naar), n in bekend.items() if van in regios and naar not in regios)
    raakt = any(van in regios or naar in regios for van, naar in bekend)
    return erin - eruit if raakt else None


def regioaandelen(levering: Levering, gebied: Gebied | None = None) -> list[Aandelen]:
    """Per region of ``gebied`` (every region of the delivery when omitted), and together.

    ``levering`` must be of the whole country: who is placed outside the area counts too.
    """
    matrix, regios = levering.matrix, levering.regios
    if gebied:
        eigen = regiocodes(gebied)
        regios = {code: regio for code, regio in regios.items() if code in eigen}
    rijen = [per_regio(matrix, code, regio) for code, regio in regios.items()]
    if gebied and rijen:
        rijen.append(aandelen_van(matrix, regiocodes(gebied), str(gebied), is_samen=True))
    return rijen


def per_regio(matrix: Matrix, code: str, regio: Jeugdhulpregio) -> Aandelen:
    return aandelen_van(matrix, {code}, str(regio), regio.get_absolute_url())


def regiocodes(gebied: Gebied) -> set[str]:
    regios = GebiedRegio.objects.at().filter(gebied=gebied)
    return set(regios.values_list("jeugdhulpregio__code", flat=True))


@dataclass(frozen=True)
class Wijziging:
    """The same share in two half-years; the change in percentage points, of ``netto`` in youths."""

    eerst: Any
    dan: Any
    in_procenten: bool = True

    @property
    def is_bekend(self) -> bool:
        return is_number(self.verschil)

    @property
    def verschil(self) -> Any:
        if is_hidden(self.eerst, self.dan):
            return HIDDEN
        if not (is_number(self.eerst) and is_number(self.dan)):
            return NVT
        return (self.dan - self.eerst) * (HONDERD if self.in_procenten else 1)


@dataclass(frozen=True)
class Vergelijking:
    naam: str
    url: str
    is_samen: bool
    binnen: Wijziging
    zelfvoorzienend: Wijziging
    onbekend: Wijziging
    netto: Wijziging


def vergelijken(eerst: Sequence[Aandelen], dan: Sequence[Aandelen]) -> list[Vergelijking]:
    """Both half-years beside each other, in the order of the last; what only one has, too."""
    toen, nu = ({rij.naam: rij for rij in rijen} for rijen in (eerst, dan))
    return [vergelijking(toen.get(naam), nu.get(naam)) for naam in {**nu, **toen}]


def vergelijking(eerst: Aandelen | None, dan: Aandelen | None) -> Vergelijking:
    een = dan or eerst
    assert een is not None  # noqa: S101 - one of the two

    def beide(veld: str, in_procenten: bool = True) -> Wijziging:
        return Wijziging(getattr(eerst, veld, NVT), getattr(dan, veld, NVT), in_procenten)

    return Vergelijking(
        een.naam,
        een.url,
        een.is_samen,
        beide("binnen"),
        beide("zelfvoorzienend"),
        beide("onbekend"),
        beide("netto", in_procenten=False),
    )


@dataclass(frozen=True)
class Dekking:
    """How many of those who deliver in a half-year did; ``gevraagd`` empty: nobody was asked."""

    geleverd: int
    gevraagd: int | None

    @property
    def tekst(self) -> str:
        if self.gevraagd is None:
            return f"{self.geleverd} aanbieder{'s' if self.geleverd != 1 else ''}"
        return f"{self.geleverd} van {self.gevraagd} aanbieders"


def dekking(levering: Levering, gebied: Gebied | None = None) -> Dekking:
    """Only numbers of organisations, no counts of youths: the same for every reader."""
    plichten = Aanleverplicht.objects.filter(
        ronde__van=levering.halfjaar.eerste_dag,
        ronde__tot=levering.halfjaar.laatste_dag,
        ronde__met_herkomst=True,
    )
    if gebied:
        locaties = Locatie.objects.in_gebied(gebied)
        plichten = plichten.filter(organisatie__in=locaties.values("aanbieders"))
    gevraagd = dict(plichten.values_list("organisatie", "niets_te_melden_op"))
    if not gevraagd:
        return Dekking(len(levering.aanbieders), None)
    niets = {pk for pk, op in gevraagd.items() if op}
    return Dekking(len(gevraagd.keys() & (levering.aanbieders | niets)), len(gevraagd))


def grootste_stromen(levering: Levering, gebied: Gebied | None, aantal: int) -> list[Stroom]:
    """The largest net flows between regions that touch ``gebied``; hidden ones are left out."""
    stromen = nettostromen(levering.matrix)
    if gebied:
        eigen = regiocodes(gebied)
        stromen = [s for s in stromen if s.van in eigen or s.naar in eigen]
    return stromen[:aantal]


def halfjaar_van(tekst: str) -> Halfjaar | None:
    """``2024-1``; None for anything else."""
    jaar, _, helft = tekst.partition("-")
    if not (jaar.isdigit() and len(jaar) == 4 and helft in {"1", "2"}):
        return None
    return Halfjaar(int(jaar), int(helft))


def code_van(halfjaar: Halfjaar) -> str:
    return f"{halfjaar.jaar}-{halfjaar.helft}"
