"""The charts of capacity and origin."""

from jeugdzorg.kern.chart_kinds import Stroom, gestapeld, staven, stromen
from jeugdzorg.kern.charts import Grafiek

from .herkomstbeeld import Herkomstbeeld


def stromen_chart(beeld: Herkomstbeeld) -> Grafiek | None:
    """From each region of origin to inside and outside the area."""
    banden = []
    for regel in beeld.regels:
        if telling := regel.telling:
            binnen, buiten = f"binnen {beeld.gebied}", f"buiten {beeld.gebied}"
            banden.append(Stroom(regel.regio.naam, binnen, telling.binnen, nadruk=True))
            banden.append(Stroom(regel.regio.naam, buiten, telling.buiten, nadruk=False))
    if not banden or beeld.samen is None:
        return None
    alles = beeld.samen
    return stromen(
        titel=f"Waar komen jeugdigen uit {beeld.gebied} terecht?",
        conclusie=f"Van {alles.verblijvend} jeugdigen zijn er {alles.binnen} binnen "
        f"{beeld.gebied} geplaatst en {alles.buiten} daarbuiten.",
        eenheid="jeugdigen",
        stromen=banden,
    )


def binnen_chart(beeld: Herkomstbeeld) -> Grafiek | None:
    """Inside and outside as parts of a whole, per region."""
    rijen = [
        (regel.regio.naam, telling.binnen, telling.buiten)
        for regel in beeld.regels
        if (telling := regel.telling)
    ]
    if not rijen:
        return None
    hoogste = max(rijen, key=lambda rij: rij[1] / (rij[1] + rij[2]))
    return gestapeld(
        titel="Welk deel blijft in het gebied?",
        conclusie=f"Van de jeugdigen uit {hoogste[0]} blijft het grootste deel binnen "
        f"{beeld.gebied}.",
        delen=(f"binnen {beeld.gebied}", "daarbuiten"),
        rijen=rijen,
    )


def aanbieders_chart(beeld: Herkomstbeeld) -> Grafiek | None:
    """Per provider which share comes from the area."""
    rijen = [(rij.aanbieder.naam, rij.percentage) for rij in beeld.aanbieders if rij.aanbieder]
    if not rijen:
        return None
    return staven(
        titel=f"Welk deel van de geplaatste jeugdigen komt uit {beeld.gebied}?",
        conclusie=f"Bij {rijen[0][0]} is het aandeel het hoogst, bij {rijen[-1][0]} het laagst.",
        eenheid="procent",
        rijen=rijen,
        kop="Aanbieder",
    )
