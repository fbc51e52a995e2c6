"""From kept figures to a PDF: charts, contents and the context of the template."""

from datetime import date
from typing import Any

from jeugdzorg.kern.charts import Grafiek
from jeugdzorg.kern.notation import datum
from jeugdzorg.kern.pdf import Hoofdstuk, render_pdf

from ..charts import Padreeks, delen_chart, pad_chart, plekken_chart, vergelijk_chart
from ..halfjaar import Halfjaar
from .tabellen import NIET_GELEVERD

SJABLOON = "monitoring/rapport/rapport.html"


def rapport_pdf(gegevens: dict[str, Any], *, versie: int, status: str) -> bytes:
    """The report as PDF/UA-1; the same figures always give the same pages."""
    return render_pdf(SJABLOON, context(gegevens, versie=versie, status=status))


def context(gegevens: dict[str, Any], *, versie: int, status: str) -> dict[str, Any]:
    gebied = gegevens["gebied"]["naam"]
    halfjaar = Halfjaar.parse(gegevens["halfjaar"])
    return {
        "titel": f"Monitor {gebied}",
        "ondertitel": halfjaar.label,
        "kopregel": f"Monitor {gebied}, {halfjaar.label}",
        "gegevens": [
            ("Periode", f"{datum(halfjaar.van)} tot en met {datum(halfjaar.tot)}"),
            ("Opgemaakt op", datum(date.fromisoformat(gegevens["opgemaakt_op"]))),
            ("Versie", f"{versie} ({status})"),
        ],
        "rapport": gegevens,
        "hoofdstukken": hoofdstukken(gegevens),
        "regiografieken": [
            grafiek for tabel in gegevens["regiotabellen"] if (grafiek := regiografiek(tabel))
        ],
        "paden": [pad_met_grafieken(pad) for pad in gegevens["paden"]],
    }


def hoofdstukken(gegevens: dict[str, Any]) -> list[Hoofdstuk]:
    """The contents: chapters, and below them the regions."""
    vast = [
        ("samenvatting", "Samenvatting"),
        ("cijfers", "Cijfers per regio"),
        ("paden", "Afbouwpaden"),
        ("voorzieningen", "Voorzieningen"),
        ("termijnen", "Termijnen"),
    ]
    lijst = [Hoofdstuk(anker, titel) for anker, titel in vast]
    if gegevens["regios"]:
        lijst.append(Hoofdstuk("regios", "Per regio"))
    lijst += [Hoofdstuk(f"regio-{rij['code']}", rij["naam"], 2) for rij in gegevens["regios"]]
    lijst += [
        Hoofdstuk("bevindingen", "Bevindingen"),
        Hoofdstuk("bijlage", "Bijlage: cijfers en bronnen"),
    ]
    return lijst


def regiografiek(tabel: dict[str, Any]) -> Grafiek | None:
    """Last year and this half-year beside each other, where both were delivered."""
    _, _, vorig, nu, _ = tabel["kop"]
    rijen = [
        (rij["cellen"][0], waarde_of_niets(rij["cellen"][2]), waarde_of_niets(rij["cellen"][3]))
        for rij in tabel["rijen"]
        if not rij["soort"]
    ]
    if not any(rij[2] is not None for rij in rijen):
        return None
    return vergelijk_chart(
        f"Welke regio's plaatsen het meest? {tabel['titel']}",
        "jeugdigen",
        (vorig.lower(), nu.lower()),
        rijen,
    )


def waarde_of_niets(cel: Any) -> Any:
    return None if cel == NIET_GELEVERD else cel


def pad_met_grafieken(pad: dict[str, Any]) -> dict[str, Any]:
    reeks = Padreeks.from_json(pad["reeks"])
    grafieken = [pad_chart(reeks), plekken_chart(reeks)]
    if pad["delen"]:
        grafieken.append(delen_chart(delen_uit(pad["delen"]), pad["doeljaar"]))
    return {**pad, "grafieken": [grafiek for grafiek in grafieken if grafiek]}


def delen_uit(tabel: dict[str, Any]) -> list[tuple[str, float, float]]:
    """Region, start and target from the table of parts, whose target is written in Dutch."""
    return [
        (rij["cellen"][0], rij["cellen"][1], float(rij["cellen"][2].replace(",", ".")))
        for rij in tabel["rijen"]
        if not rij["soort"]
    ]
