"""Read model of a scenario: the path and the scenario beside each other, as page and chart show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from jeugdzorg.kern.chart_kinds import Reeks, lijnen
from jeugdzorg.kern.charts import AFBOUW, OPBOUW, PAD, WERKELIJK, Grafiek
from jeugdzorg.kern.notation import euro, getal_tekst

from ..afbouw import MAANDEN_PER_JAAR, WEKEN_PER_JAAR
from ..choices import Padgrootheid
from ..models import Afbouwpad
from ..padbeeld import rekenmodel_van
from .aanbod import aanbod_van
from .rekenen import Aanbod, Basis, Instelling, Jaaruitkomst, Uitkomst, doorrekenen

KLEUREN = (WERKELIJK, AFBOUW, OPBOUW, "#6b3fa0")
"""Four scenario's at most; the path is grey."""


@dataclass(frozen=True)
class Scenariobeeld:
    """``regels`` pair each year of the path with that of the scenario."""

    pad: Afbouwpad
    naam: str
    instelling: Instelling
    aanbod: Aanbod
    vastgesteld: Uitkomst
    uitkomst: Uitkomst

    @property
    def regels(self) -> list[tuple[Jaaruitkomst, Jaaruitkomst]]:
        return list(zip(self.vastgesteld.jaren, self.uitkomst.jaren, strict=True))

    @property
    def laatste(self) -> tuple[Jaaruitkomst, Jaaruitkomst]:
        return self.regels[-1]

    @property
    def zin(self) -> str:
        return conclusie(self)


def basis_van(pad: Afbouwpad, verblijf_nu_weken: Any = None) -> Basis:
    """The path (read with ``with_punten``) per year, with its own length of stay in weeks."""
    model = rekenmodel_van(pad, pad.punten.all())
    jaren = range(pad.startdatum.year, pad.doeldatum.year + 1)
    standen = {jaar: model.op(date(jaar, 12, 31)) for jaar in jaren}
    weken = None if verblijf_nu_weken is None else Fraction(verblijf_nu_weken)
    if weken is None and pad.verblijfsduur_maanden is not None:
        weken = Fraction(pad.verblijfsduur_maanden) * WEKEN_PER_JAAR / MAANDEN_PER_JAAR
    return Basis(
        {jaar: waarde for jaar, waarde in standen.items() if waarde is not None},
        pad.grootheid == Padgrootheid.STROOM,
        weken,
    )


def scenariobeeld(
    user: Any,
    pad: Afbouwpad,
    instelling: Instelling,
    vandaag: date,
    *,
    naam: str = "scenario",
    verblijf_nu_weken: Any = None,
    plaatsen_nu: int | None = None,
) -> Scenariobeeld:
    basis = basis_van(pad, verblijf_nu_weken)
    aanbod = aanbod_van(user, pad.gebied, pad.zorgvorm, vandaag, plaatsen=plaatsen_nu)
    return Scenariobeeld(
        pad=pad,
        naam=naam,
        instelling=instelling,
        aanbod=aanbod,
        vastgesteld=doorrekenen(basis, Instelling(vanaf=instelling.vanaf), aanbod),
        uitkomst=doorrekenen(basis, instelling, aanbod),
    )


def conclusie(beeld: Scenariobeeld) -> str:
    """What the scenario asks for in the last year, and where it falls short."""
    pad, jaar = beeld.laatste
    if jaar.binnen is None:
        return "Hoe lang jeugdigen blijven is niet bekend: zonder verblijfsduur geen plekken."
    zin = f"In {jaar.jaar} vraagt dit scenario {plekken(jaar.binnen)} plekken in het gebied"
    if pad.binnen is not None:
        zin += f"; het vastgestelde pad vraagt er {plekken(pad.binnen)}"
    tekort = beeld.uitkomst.eerste_tekort
    if tekort and tekort.tekort:
        zin += f". Het eerste tekort is er in {tekort.jaar}: {plekken(tekort.tekort)} plekken"
    uitstel = beeld.uitkomst.uitstelkosten
    if uitstel:
        zin += f". Langer openhouden kost {euro(uitstel)}"
    return f"{zin}."


def plekken(waarde: Fraction) -> str:
    return getal_tekst(waarde, None if waarde.denominator == 1 else 1)


def scenario_grafiek(beelden: Sequence[Scenariobeeld]) -> Grafiek:
    """Places needed by the path and by each scenario, with the places there are of the first."""
    eerste = beelden[0]
    reeksen = [Reeks(naam="vastgesteld pad", punten=lijn(eerste.vastgesteld, "binnen"), kleur=PAD)]
    for beeld, kleur in zip(beelden, KLEUREN, strict=False):
        punten = lijn(beeld.uitkomst, "binnen")
        reeksen.append(Reeks(naam=beeld.naam, punten=punten, kleur=kleur))
    aanwezig = lijn(eerste.uitkomst, "beschikbaar")
    if len(beelden) == 1 and any(waarde for _, waarde in aanwezig):
        reeksen.append(
            Reeks(naam="plekken die er zijn", punten=aanwezig, kleur=OPBOUW, plan=True, trap=True)
        )
    return lijnen(
        titel="Hoeveel plekken zijn er nodig?",
        conclusie=eerste.zin if len(beelden) == 1 else vergelijking(beelden),
        eenheid="plekken in het gebied, eind van het jaar",
        reeksen=reeksen,
        dagwoord=lambda dag: str(dag.year),
        kop="Jaar",
        notatie=lambda waarde: getal_tekst(waarde, 1),
    )


def lijn(uitkomst: Uitkomst, veld: str) -> list[tuple[date, Any]]:
    return [(date(jaar.jaar, 12, 31), een_decimaal(getattr(jaar, veld))) for jaar in uitkomst.jaren]


def een_decimaal(waarde: Any) -> Any:
    return float(round(waarde, 1)) if isinstance(waarde, Fraction) else waarde


def vergelijking(beelden: Sequence[Scenariobeeld]) -> str:
    """Which scenario asks for the fewest places in its last year."""
    bekend = [(jaar.binnen, jaar.jaar, beeld.naam) for beeld in beelden for jaar in laatste(beeld)]
    if not bekend:
        return "Zonder verblijfsduur is niet te zeggen hoeveel plekken nodig zijn."
    minste, jaar, naam = min(bekend)
    return f"{naam} vraagt in {jaar} de minste plekken: {plekken(minste)}."


def laatste(beeld: Scenariobeeld) -> list[Any]:
    """The last year, when it is known how many places it asks for."""
    _, jaar = beeld.laatste
    return [] if jaar.binnen is None else [jaar]
