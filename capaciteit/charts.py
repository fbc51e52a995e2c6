"""The charts about capacity and origin."""

from jeugdzorg.kern.chart_kinds import Stroom, gestapeld, staven, stromen
from jeugdzorg.kern.charts import Grafiek
from jeugdzorg.kern.notation import is_number, procent

from .herkomstbeeld import Herkomstbeeld


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
