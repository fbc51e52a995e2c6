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
from .rekenen import (
    Aanbod,
    Basis,
    Instelling,
    Jaaruitkomst,
    Project,
    Uitkomst,
    doorrekenen,
)

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
    def projecten(self) -> list[tuple[Project, int, date]]:
        """Each project that is still to come, its delay in months and the day that it gets."""
        anders = self.instelling
        return [(een, anders.vertraging_van(een), anders.gereed(een)) for een in self.aanbod.lopend]

    @property
    def zin(self) -> str:
        return conclusie(self)

    @property
    def nodig(self) -> str:
        """Places in the area in the last year."""
        binnen = self.laatste[1].binnen
        return "onbekend" if binnen is None else plekken(binnen)

    @property
    def vergeleken(self) -> str:
        return naast_het_pad(*self.laatste)

    @property
    def gevolgen(self) -> str:
        """Where it falls short, and what it costs; empty when nothing is to be said."""
        return " ".join(f"{zin}." for zin in (tekortzin(self), kostenzin(self)) if zin)

    @property
    def kolommen(self) -> set[str]:
        """Of what a year may say, that of which any year says something."""
        jaren = self.uitkomst.jaren
        namen = ("jeugdigen", "beschikbaar", "kosten")
        bekend = {naam for naam in namen if any(getattr(jaar, naam) is not None for jaar in jaren)}
        return bekend | ({"buiten"} if any(jaar.buiten for jaar in jaren) else set())


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
        vastgesteld=doorrekenen(basis, het_pad(instelling), aanbod),
        uitkomst=doorrekenen(basis, instelling, aanbod),
    )


def het_pad(instelling: Instelling) -> Instelling:
    """No other choice than the tariffs: what the path itself costs."""
    return Instelling(
        vanaf=instelling.vanaf,
        dagtarief=instelling.dagtarief,
        dagtarief_buiten=instelling.dagtarief_buiten,
    )


def conclusie(beeld: Scenariobeeld) -> str:
    """What the scenario asks for in the last year, and where it falls short."""
    pad, jaar = beeld.laatste
    if jaar.binnen is None:
        return "Hoe lang jeugdigen blijven is niet bekend: zonder verblijfsduur geen plekken."
    zin = f"In {jaar.jaar} vraagt dit scenario {plekken(jaar.binnen)} plekken in het gebied"
    if pad.binnen is not None:
        zin += f"; het vastgestelde pad vraagt er {plekken(pad.binnen)}"
    tekort = tekortzin(beeld)
    return f"{zin}. {tekort}." if tekort else f"{zin}."


def naast_het_pad(pad: Jaaruitkomst, jaar: Jaaruitkomst) -> str:
    """How the places of one year differ from those of the path."""
    if jaar.binnen is None or pad.binnen is None:
        return "hoeveel het vastgestelde pad er vraagt, is niet te zeggen"
    verschil = jaar.binnen - pad.binnen
    if not verschil:
        return "evenveel als in het vastgestelde pad"
    woord = "minder" if verschil < 0 else "meer"
    return f"{plekken(abs(verschil))} {woord} dan in het vastgestelde pad ({plekken(pad.binnen)})"


def tekortzin(beeld: Scenariobeeld) -> str:
    tekort = beeld.uitkomst.eerste_tekort
    if tekort is None or not tekort.tekort:
        return ""
    return f"Het eerste tekort is er in {tekort.jaar}: {plekken(tekort.tekort)} plekken"


def kostenzin(beeld: Scenariobeeld) -> str:
    """What all years cost beside the path, and what it costs that places stay open longer."""
    zinnen = []
    kosten, pad = beeld.uitkomst.kosten, beeld.vastgesteld.kosten
    if kosten is not None and pad is not None:
        verschil = kosten - pad
        naast = "evenveel als" if not verschil else f"{euro(abs(verschil))} "
        if verschil:
            naast += "minder dan" if verschil < 0 else "meer dan"
        zinnen.append(f"Alle jaren samen kosten {euro(kosten)}, {naast} het pad")
    if beeld.uitkomst.uitstelkosten:
        zinnen.append(f"Langer openhouden kost {euro(beeld.uitkomst.uitstelkosten)}")
    return ". ".join(zinnen)


def plekken(waarde: Fraction) -> str:
    return getal_tekst(waarde, None if waarde.denominator == 1 else 1)


def scenario_grafiek(beelden: Sequence[Scenariobeeld]) -> Grafiek:
    """Places needed by the path and by each scenario, with the places there are of the first."""
    eerste = beelden[0]
    reeksen = padlijnen(beelden)
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


def padlijnen(beelden: Sequence[Scenariobeeld]) -> list[Reeks]:
    """The path in grey; of several paths each under its own name."""
    paden = {beeld.pad.pk: beeld for beeld in beelden}
    return [
        Reeks(
            naam="vastgesteld pad" if len(paden) == 1 else f"pad {beeld.pad.gebied}",
            punten=lijn(beeld.vastgesteld, "binnen"),
            kleur=PAD,
        )
        for beeld in paden.values()
    ]


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
