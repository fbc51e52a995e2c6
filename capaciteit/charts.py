"""The charts about capacity and origin."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from jeugdzorg.kern.chart_kinds import Stroom, gestapeld, staven, stromen
from jeugdzorg.kern.charts import Grafiek
from jeugdzorg.kern.notation import getal_tekst, is_number, procent

from .aandelen import Stroom as Nettostroom
from .balansbeeld import Maatbeeld
from .herkomstbeeld import Herkomstbeeld

MEESTE_STAVEN: Final = 15


def herkomst_grafieken(beeld: Herkomstbeeld) -> list[Grafiek]:
    """Flows, shares and providers, as far as the source prints enough to draw them."""
    grafieken = []
    if beeld.opgeteld and beeld.buiten_opgeteld is not None:
        grafieken += [stroom_grafiek(beeld), deel_grafiek(beeld)]
    if len([rij for rij in beeld.aanbieders if is_number(rij.percentage)]) > 1:
        grafieken.append(aanbieder_grafiek(beeld))
    return grafieken


def stroom_grafiek(beeld: Herkomstbeeld) -> Grafiek:
    gebied = str(beeld.gebied)
    binnen, buiten = f"Binnen {gebied}", f"Buiten {gebied}"
    lijnen = [
        lijn
        for regel in beeld.regels
        if regel.telling
        for lijn in (
            Stroom(str(regel.regio), binnen, regel.telling.binnen, nadruk=True),
            Stroom(str(regel.regio), buiten, regel.aantal_buiten, nadruk=False),
        )
    ]
    samen = beeld.opgeteld
    aantal = samen.verblijvend if samen else 0
    return stromen(
        titel=f"Waar verblijven de jeugdigen uit {gebied}?",
        conclusie=(
            f"Van de {aantal} jeugdigen verblijven er {samen.binnen if samen else 0} binnen "
            f"{gebied} en {beeld.buiten_opgeteld} daarbuiten."
        ),
        eenheid="jeugdigen",
        stromen=lijnen,
        koppen=("Regio van herkomst", "Verblijf"),
    )


def deel_grafiek(beeld: Herkomstbeeld) -> Grafiek:
    delen = [(regel, regel.telling) for regel in beeld.regels if regel.telling]
    rijen = [
        (str(regel.regio), telling.binnen, regel.aantal_buiten or 0) for regel, telling in delen
    ]
    laagste, telling = min(delen, key=lambda deel: deel[1].aandeel_binnen or 0)
    samen = beeld.opgeteld
    geheel = samen.procent_binnen() if samen else None
    return gestapeld(
        titel=f"Welk deel van de jeugdigen verblijft binnen {beeld.gebied}?",
        conclusie=(
            f"Samen {procent(geheel)}; het laagst is {laagste.regio} met "
            f"{procent(telling.procent_binnen())}."
        ),
        delen=("Binnen het gebied", "Buiten het gebied"),
        rijen=rijen,
    )


def aanbieder_grafiek(beeld: Herkomstbeeld) -> Grafiek:
    rijen = beeld.aanbieders
    bekend = [rij for rij in rijen if is_number(rij.percentage)]
    hoogste, laagste = bekend[0], bekend[-1]
    return staven(
        titel=f"Welk deel van hun jeugdigen komt uit {beeld.gebied}?",
        conclusie=(
            f"Bij {hoogste.aanbieder} {procent(hoogste.percentage)}, "
            f"bij {laagste.aanbieder} {procent(laagste.percentage)}."
        ),
        eenheid="procent",
        rijen=[(str(rij.aanbieder), rij.percentage) for rij in rijen],
        kop="Aanbieder",
        notatie=procent,
    )


def balans_grafiek(maat: Maatbeeld, van: date | None, per: str) -> Grafiek:
    """Places per row at the end, beside those at the start when there is one."""
    grootste = sorted(maat.rijen, key=lambda rij: rij.regel.eind, reverse=True)[:MEESTE_STAVEN]
    totaal = maat.totaal.regel
    rijen = [
        (rij.naam, rij.regel.eind, rij.regel.begin) if van else (rij.naam, rij.regel.eind)
        for rij in grootste
    ]
    rest = len(maat.rijen) - len(grootste)
    nog = f" De grafiek toont de {MEESTE_STAVEN} grootste." if rest else ""
    begin = f" Aan het begin waren het er {getal_tekst(totaal.begin)}." if van else ""
    return staven(
        titel=f"Hoeveel {maat.maat.label} zijn er, per {per}?",
        conclusie=f"Samen {getal_tekst(totaal.eind)} {maat.maat.label}.{begin}{nog}",
        eenheid=maat.maat.label,
        rijen=rijen,
        reeksen=("Eind", "Begin") if van else ("",),
        kop=per.capitalize(),
    )


def nettostroom_grafiek(gevonden: Sequence[Nettostroom], regios: Mapping[str, Any]) -> Grafiek:
    """The largest net flows between regions, as ``aandelen.nettostromen`` gives them."""
    eerste = gevonden[0]
    van, naar = str(regios[eerste.van]), str(regios[eerste.naar])
    return stromen(
        titel="Tussen welke regio's verblijven per saldo de meeste jeugdigen elders?",
        conclusie=(
            f"Het meest van {van} naar {naar}: per saldo {eerste.aantal}. Stromen met een "
            "afgeschermd aantal staan er niet bij."
        ),
        eenheid="jeugdigen per saldo",
        stromen=[
            Stroom(str(regios[s.van]), str(regios[s.naar]), s.aantal, nadruk=n == 0)
            for n, s in enumerate(gevonden)
        ],
        koppen=("Regio van herkomst", "Regio van verblijf"),
    )
