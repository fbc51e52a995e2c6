"""The origin sheet on screen: per facility a row per region, with what was delivered before."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from regio.models import GebiedRegio, Jeugdhulpregio

from .aandelen import ONBEKEND
from .aanlevering.kennis import Bekend, Kennis, in_de_ronde
from .aanlevering.regels import Regel
from .aanlevering.velden import HERKOMST, HERKOMSTMATEN
from .choices import Regelsoort
from .models import Aanleverplicht, Herkomst, Voorziening

EERSTE_RIJ: Final = 2
GEEN_REGIO: Final = "onbekend"
VERBLIJVEND: Final = HERKOMSTMATEN[0][0]
Geleverd = dict[tuple[int, str, str], int]
"""Numbers by facility, code of the region (``ONBEKEND``) and measure."""


@dataclass(frozen=True)
class Invoerregio:
    """A region of origin to fill in; ``code`` empty is unknown."""

    pk: int | None
    code: str
    naam: str

    @property
    def sleutel(self) -> str:
        return self.code or GEEN_REGIO


@dataclass(frozen=True)
class Invoervoorziening:
    """A facility with its regions, what it has now, had the half-year before, and is occupied."""

    bekend: Bekend
    regios: tuple[Invoerregio, ...]
    nu: Geleverd
    vorige: Geleverd
    bezet: int | None

    def sleutel(self, regio: Invoerregio, maat: str) -> str:
        return f"{maat}-{self.bekend.pk}-{regio.sleutel}"

    def nu_van(self, regio: Invoerregio, maat: str) -> int | None:
        return self.nu.get((self.bekend.pk, regio.code, maat))

    def vorige_van(self, regio: Invoerregio, maat: str) -> int | None:
        return self.vorige.get((self.bekend.pk, regio.code, maat))


def te_kiezen_regios(plicht: Aanleverplicht) -> list[Invoerregio]:
    """Every region of the last day of the round, by name."""
    rijen = Jeugdhulpregio.objects.at(plicht.ronde.tot).order_by("naam")
    return [Invoerregio(*rij) for rij in rijen.values_list("pk", "code", "naam")]


def invoervoorzieningen(
    plicht: Aanleverplicht,
    kennis: Kennis,
    regios: Iterable[Invoerregio],
    erbij: Iterable[str] = (),
) -> list[Invoervoorziening]:
    """Facilities of the round; per facility the regions that matter, and those in ``erbij``.

    Those from which somebody came now or before, where it lies, and the regions that plan together
    with that one; unknown comes last.
    """
    nu, vorige = (geleverd(plicht, deze=deze) for deze in (True, False))
    buren = regios_rondom(kennis)
    per_code = {regio.code: regio for regio in regios}
    laatste = kennis.peildata[-1] if kennis.peildata else plicht.ronde.tot
    gevonden = []
    for bekend in in_de_ronde(kennis):
        codes = {code for pk, code, _ in (*nu, *vorige) if pk == bekend.pk}
        codes |= buren.get(bekend.pk, set()) | set(erbij)
        eigen = [regio for code, regio in per_code.items() if code in codes]
        stand = kennis.op(bekend.pk, laatste)
        rijen = (*eigen, Invoerregio(None, ONBEKEND, "Onbekend"))
        gevonden.append(
            Invoervoorziening(bekend, rijen, nu, vorige, stand.bezet if stand else None)
        )
    return gevonden


def geleverd(plicht: Aanleverplicht, *, deze: bool) -> Geleverd:
    """What the organisation itself delivered in this round, or in the last half-year before."""
    rijen = Herkomst.objects.filter(
        bron__eigenaar=plicht.organisatie, voorziening__isnull=False, gebied__isnull=True
    )
    if deze:
        rijen = rijen.filter(periode_van=plicht.ronde.van, periode_tot=plicht.ronde.tot)
    else:
        eerder = rijen.filter(periode_tot__lt=plicht.ronde.van)
        laatste = eerder.order_by("-periode_tot").values("periode_tot")[:1]
        rijen = eerder.filter(periode_tot__in=laatste)
    return {
        (voorziening, code or ONBEKEND, maat): aantal
        for voorziening, code, maat, aantal in rijen.values_list(
            "voorziening", "herkomst_regio__code", "maat", "aantal"
        )
        if aantal is not None
    }


def regios_rondom(kennis: Kennis) -> dict[int, set[str]]:
    """Per facility the region where it lies and those that plan together with it."""
    ligt = dict(
        Voorziening.objects.filter(
            pk__in=kennis.voorzieningen, locatie__jeugdhulpregio__isnull=False
        ).values_list("pk", "locatie__jeugdhulpregio__code")
    )
    gebieden: dict[int, set[str]] = {}
    for gebied, code in GebiedRegio.objects.at().values_list("gebied", "jeugdhulpregio__code"):
        gebieden.setdefault(gebied, set()).add(code)
    klein = sorted(gebieden.values(), key=len)
    return {
        pk: {code} | next((samen for samen in klein if code in samen and len(samen) > 1), set())
        for pk, code in ligt.items()
    }


def regels_van_invoer(
    voorzieningen: Iterable[Invoervoorziening], ingevuld: dict[str, Any]
) -> list[Regel]:
    """The cells that were filled in; ``rij`` numbers facility and region as the sheet would."""
    regels: list[Regel] = []
    nummer = EERSTE_RIJ
    for voorziening in voorzieningen:
        for regio in voorziening.regios:
            rij = [
                herkomstregel(voorziening, regio, maat.value, nummer, aantal)
                for maat, *_ in HERKOMSTMATEN
                if (aantal := ingevuld.get(voorziening.sleutel(regio, maat.value))) is not None
            ]
            regels += rij
            nummer += bool(rij)
    return regels


def herkomstregel(
    voorziening: Invoervoorziening, regio: Invoerregio, maat: str, rij: int, aantal: int
) -> Regel:
    return Regel(
        soort=Regelsoort.HERKOMST,
        blad=HERKOMST.naam,
        rij=rij,
        voorziening=voorziening.bekend.pk,
        maat=maat,
        herkomst_regio=regio.pk,
        aantal=aantal,
    )
