"""The tables of the report, as plain values that can be kept."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from capaciteit.choices import VoorzieningStatus
from jeugdzorg.kern.notation import NVT, datum_precies, getal_tekst, hoofdletter, is_number
from jeugdzorg.kern.privacy_values import is_hidden
from regio.models import Gebied, Jeugdhulpregio

from ..choices import Padgrootheid
from ..choices_indicatoren import Telwijze
from ..indicatoren.gebruik import versie_op
from ..levering.dekking import Gebiedswaarde, gebiedswaarden_van, niet_opgeteld
from ..models import Indicator, Meting
from ..padbeeld import Padbeeld
from .bereik import Bereik

NIET_GELEVERD = "niet geleverd"
GEEN_TOTAAL = "geen totaal"
GEDRUKT = "De totalen staan zo in de bron; zij zijn nagerekend."
OPGETELD = (
    "Waar een aantal regio's achter het totaal staat, noemt geen bron het en is het opgeteld."
)
PER = 10_000


@dataclass(frozen=True)
class Rij:
    """One row; ``soort`` is empty, ``subtotaal`` or ``totaal``."""

    cellen: tuple[Any, ...]
    soort: str = ""


@dataclass(frozen=True)
class Rapporttabel:
    """A table: ``kop`` names the columns, the first cell of a row names the row."""

    titel: str
    kop: tuple[str, ...]
    rijen: tuple[Rij, ...]
    noot: str = ""
    tekstkolommen: tuple[int, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def getal(waarde: Any) -> float | int | str | None:
    """A number that JSON can keep; whole where it is whole. What is hidden keeps its words."""
    if waarde is None or isinstance(waarde, str):
        return waarde
    if is_hidden(waarde):
        return str(waarde)
    return int(waarde) if waarde == int(waarde) else float(waarde)


def geleverd(meting: Meting | None) -> Any:
    return NIET_GELEVERD if meting is None else getal(meting.waarde)


def regiotabel(bereik: Bereik, indicator: Indicator) -> Rapporttabel:
    """Per region youths, last year, this half-year and the rate; with the printed totals."""
    rijen = []
    for deel in [*bereik.deelgebieden, None]:
        regios = [rij for rij in bereik.regios if bereik.deelgebied_van.get(rij.pk) == deel]
        rijen += [regiorij(bereik, indicator, regio) for regio in regios]
        if deel and regios:
            rijen.append(regiorij(bereik, indicator, deel, "subtotaal"))
    rijen.append(regiorij(bereik, indicator, bereik.gebied, "totaal"))
    jaar = bereik.halfjaar.jaar - 1
    versie = versie_op(indicator, bereik.halfjaar)
    over_totalen = GEDRUKT if versie.telwijze == Telwijze.SOM else niet_opgeteld(indicator, versie)
    if any(" regio's" in rij.cellen[0] for rij in rijen if rij.soort):
        over_totalen = f"{over_totalen} {OPGETELD}"
    return Rapporttabel(
        titel=f"{indicator.naam} per regio",
        kop=(
            "Regio",
            "Jeugdigen 0 t/m 22",
            f"Heel {jaar}",
            hoofdletter(bereik.halfjaar.label),
            "Per 10.000 jeugdigen",
        ),
        rijen=tuple(rijen),
        noot=f"{over_totalen} Het laatste cijfer geldt voor het halve jaar en is niet naar een "
        "heel jaar omgerekend.",
    )


def regiorij(
    bereik: Bereik, indicator: Indicator, onderwerp: Jeugdhulpregio | Gebied, soort: str = ""
) -> Rij:
    if isinstance(onderwerp, Gebied):
        jeugdigen = bereik.jeugdigen_gebied.get(onderwerp.pk)
    else:
        jeugdigen = bereik.jeugdigen.get(onderwerp.pk)
    jaar, nu = bereik.meting(indicator, onderwerp, jaar=True), bereik.meting(indicator, onderwerp)
    naam = f"{onderwerp}, totaal" if soort else str(onderwerp)
    waarde: Any = nu.waarde if nu else NIET_GELEVERD
    heel = nu is not None
    if nu is None and isinstance(onderwerp, Gebied):
        samen = samengenomen(bereik, indicator, onderwerp)
        waarde, heel = zonder_gedrukt(samen), samen.volledig
        if samen.waarde is not None or samen.afgeschermd:
            voorbeeld = ", voorbeeld" if samen.voorbeeld else ""
            naam = f"{naam} ({samen.dekking.tekst}{voorbeeld})"
    per = None
    if heel and is_number(waarde) and jeugdigen is not None:
        per = getal_tekst(waarde * PER / jeugdigen.waarde, 1)
    cellen = (
        naam,
        getal(jeugdigen.waarde) if jeugdigen else None,
        GEEN_TOTAAL if soort and jaar is None else geleverd(jaar),
        getal(waarde),
        per,
    )
    return Rij(cellen, soort)


def samengenomen(bereik: Bereik, indicator: Indicator, gebied: Gebied) -> Gebiedswaarde:
    gezien = Meting.objects.voor_elk_lid()
    return gebiedswaarden_van(gebied, bereik.halfjaar, [indicator], gezien)[indicator.pk]


def zonder_gedrukt(samen: Gebiedswaarde) -> Any:
    """What stands in the place of a total that no source prints. That is not "niet geleverd":
    nobody delivers totals."""
    return GEEN_TOTAAL if samen.getoond is None else samen.getoond


def padtabel(beeld: Padbeeld) -> Rapporttabel:
    """The path per year or day: printed, worked out, measured, and the places it asks for."""
    met_plekken = any(regel.plekken is not None for regel in beeld.regels)
    gemeten = {rij.meting.periode_tot: rij for rij in beeld.metingen if not rij.is_deel_van_jaar}
    rijen = []
    for regel in beeld.regels:
        dag = regel.punt.datum
        rij = gemeten.get(dag) if dag else None
        cellen = [
            datum_precies(dag, regel.punt.datum_precisie),
            getal(regel.punt.waarde),
            None if regel.berekend is None else getal(round(float(regel.berekend), 1)),
            geleverd(rij.meting) if rij else NVT,
        ]
        if met_plekken:
            cellen.append(None if regel.plekken is None else getal(float(regel.plekken)))
        rijen.append(Rij(tuple(cellen)))
    stroom = beeld.pad.grootheid == Padgrootheid.STROOM
    kop = ("Jaar" if stroom else "Op", "Pad volgens de bron", "Nagerekend", "Gemeten")
    duur = beeld.pad.verblijfsduur_maanden
    return Rapporttabel(
        titel=beeld.pad.naam,
        kop=(*kop, f"Plekken bij {duur:.0f} maanden verblijf") if met_plekken and duur else kop,
        rijen=tuple(rijen),
        noot=padnoot(beeld),
    )


def padnoot(beeld: Padbeeld) -> str:
    noten = [f"De bron noemt ook {punt.waarde:.0f}, zonder jaartal." for punt in beeld.zonder_datum]
    pad = beeld.pad
    if pad.band_van is not None and pad.band_tot is not None:
        noten.append(
            f"Afgesproken bandbreedte in {pad.band_jaar}: {pad.band_van:.0f}–{pad.band_tot:.0f} "
            "plekken."
        )
    return " ".join(noten)


def delentabel(beeld: Padbeeld) -> Rapporttabel | None:
    """Per region the start, target and reduction of a path that is divided pro rata."""
    verdeling = beeld.verdeling
    if verdeling is None:
        return None

    def cellen(naam: str, deel: Any) -> tuple[Any, ...]:
        uit = deel.afgerond()
        return (
            naam,
            getal(deel.basis),
            getal_tekst(uit["doel"], 1),
            getal_tekst(uit["afname"], 1),
            f"{uit['afname_procent']}%".replace("-", "−"),
            getal_tekst(uit["per_jaar"], 1),
            f"{uit['per_jaar_procent']}%".replace("-", "−"),
        )

    rijen = [
        Rij(cellen(str(deel.jeugdhulpregio), verdeling.delen[deel.jeugdhulpregio.code]))
        for deel in beeld.delen
    ]
    rijen.append(Rij(cellen("Totaal", verdeling.totaal), "totaal"))
    return Rapporttabel(
        titel="Doelstelling per regio",
        kop=(
            "Regio",
            f"Vertrekpunt {beeld.pad.startdatum:%-d-%-m-%Y}",
            f"Doel {beeld.pad.doeldatum.year}",
            "Af te bouwen",
            "In procent",
            "Per jaar",
            "Per jaar in procent",
        ),
        rijen=tuple(rijen),
        noot=f"Elke regio houdt haar aandeel; de afname is verdeeld over "
        f"{beeld.pad.looptijd_maanden} maanden. Procenten zijn van het vertrekpunt.",
    )


def voortgangstabel(beelden: Iterable[Padbeeld], bereik: Bereik) -> Rapporttabel | None:
    """Every path against the measurement of this half-year."""
    rijen = []
    for beeld in beelden:
        rij = beeld.in_periode(bereik.halfjaar.van, bereik.halfjaar.tot)
        if rij is None or rij.voortgang.padwaarde is None or rij.voortgang.verschil is None:
            continue
        verschil = round(float(rij.voortgang.verschil), 1)
        teken = "+" if verschil > 0 else "−" if verschil < 0 else ""
        rijen.append(
            Rij(
                (
                    beeld.pad.naam,
                    getal(round(float(rij.voortgang.padwaarde), 1)),
                    getal(rij.meting.waarde),
                    f"{teken}{abs(verschil):g}".replace(".", ","),
                    rij.stand.label,
                )
            )
        )
    if not rijen:
        return None
    return Rapporttabel(
        titel=f"Pad en werkelijkheid, {bereik.halfjaar.label}",
        kop=("Pad", "Volgens het pad", "Gemeten", "Verschil", "Stand"),
        rijen=tuple(rijen),
        tekstkolommen=(4,),
    )


def voorzieningentabel(bereik: Bereik) -> Rapporttabel | None:
    """The facilities in the area, with what a source says of their places and state."""
    if not bereik.voorzieningen:
        return None
    statussen = dict(VoorzieningStatus.choices)
    rijen = [
        Rij(
            (
                rij.naam,
                ", ".join(str(aanbieder) for aanbieder in rij.locatie.aanbieders.all()) or None,
                rij.get_zorgvorm_display(),
                statussen.get(rij.status),
                getal(rij.plaatsen),
            )
        )
        for rij in bereik.voorzieningen
    ]
    return Rapporttabel(
        titel="Voorzieningen in het gebied",
        kop=("Voorziening", "Aanbieder", "Zorgvorm", "Stand", "Plekken"),
        rijen=tuple(rijen),
        noot="Plekken zijn alleen ingevuld waar een bron ze voor deze voorziening noemt.",
        tekstkolommen=(1, 2, 3),
    )
