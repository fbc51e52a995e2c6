"""The charts of what a plan comes to: its result per year, its cost per place."""

from datetime import date
from typing import Any, Final

from jeugdzorg.kern.chart_kinds import Reeks, lijnen
from jeugdzorg.kern.charts import AFBOUW, BAND, OPBOUW, PAD, REGIO, Grafiek, Tabel
from jeugdzorg.kern.notation import euro

from ..rekenen.exploitatie import Resultaat
from .controles.woorden import meervoud
from .doorrekening import Doorrekening, Kosten

BREEDTE: Final = 500


def resultaat_grafiek(beeld: Doorrekening) -> Grafiek | None:
    """The result of the plan per year, and of each project when there are a few."""
    geheel = beeld.resultaat
    if len(geheel.jaren) < 2:
        return None
    reeksen = [reeks_van("het plan", geheel, REGIO)]
    delen = beeld.per_project
    if 2 <= len(delen) <= 4:
        kleuren = (OPBOUW, AFBOUW, PAD, "#6b4c9a")
        reeksen += [
            reeks_van(project.project, uitkomst, kleur)
            for (project, uitkomst), kleur in zip(delen, kleuren, strict=False)
        ]
    grafiek = lijnen(
        titel="Wat blijft er per jaar over?",
        conclusie=resultaatzin(geheel),
        eenheid="euro",
        reeksen=reeksen,
        dagwoord=lambda dag: str(dag.year),
        kop="Jaar",
        notatie=euro,
    )
    grafiek.spec["encoding"]["x"]["axis"]["format"] = "%Y"
    return grafiek


def reeks_van(naam: str, uitkomst: Resultaat, kleur: str) -> Reeks:
    punten = [(date(jaar.jaar, 1, 1), jaar.resultaat) for jaar in uitkomst.jaren]
    return Reeks(naam=naam, punten=punten, kleur=kleur)


def resultaatzin(uitkomst: Resultaat) -> str:
    jaren = meervoud(len(uitkomst.jaren), "jaar", "jaar")
    woord = "een verlies" if uitkomst.totaal < 0 else "een overschot"
    zin = f"Over {jaren} samen is er {woord} van {euro(abs(uitkomst.totaal))}"
    if verlies := uitkomst.verliesjaren:
        zin += f", met verlies in {', '.join(str(jaar) for jaar in verlies)}"
    return f"{zin}."


def kosten_grafiek(beeld: Doorrekening) -> Grafiek | None:
    """Investment per place of each project as a point, the middle half of others as a bar."""
    rijen = [kosten for kosten in beeld.kosten if kosten.per_plaats is not None]
    if not rijen:
        return None
    return Grafiek(
        titel="Wat kost een plaats, naast vergelijkbare projecten?",
        beschrijving="; ".join(kostenwoorden(kosten) for kosten in rijen) + ".",
        conclusie=kostenzin(rijen),
        spec=kosten_spec(rijen),
        tabel=Tabel(
            ("Project", "Per plaats", "Kwart kost minder dan", "Midden", "Driekwart kost minder"),
            tuple(kostenrij(kosten) for kosten in rijen),
        ),
    )


def kostenwoorden(kosten: Kosten) -> str:
    zin = f"{kosten.project.project} {euro(kosten.per_plaats)} per plaats"
    if kosten.breedte:
        zin += f", vergelijkbaar {euro(kosten.breedte.kwart)} tot {euro(kosten.breedte.driekwart)}"
    return zin


def kostenrij(kosten: Kosten) -> tuple[str, ...]:
    breedte = kosten.breedte
    delen = (breedte.kwart, breedte.mediaan, breedte.driekwart) if breedte else ()
    woorden = tuple(euro(deel) for deel in delen) or ("te weinig projecten", "–", "–")
    return (kosten.project.project, euro(kosten.per_plaats), *woorden)


def kostenzin(rijen: list[Kosten]) -> str:
    if not any(kosten.breedte for kosten in rijen):
        return "Er zijn nog te weinig vergelijkbare projecten om naast te leggen."
    duurder = [kosten.project.project for kosten in rijen if kosten.plek == "boven"]
    if not duurder:
        return "Geen project is duurder dan driekwart van de vergelijkbare projecten."
    werkwoord = "is" if len(duurder) == 1 else "zijn"
    return (
        f"{' en '.join(duurder)} {werkwoord} duurder dan driekwart van de vergelijkbare projecten."
    )


def kosten_spec(rijen: list[Kosten]) -> dict[str, Any]:
    waarden = [
        {
            "naam": kosten.project.project,
            "y": float(kosten.per_plaats or 0),
            "label": euro(kosten.per_plaats),
            **(
                {"laag": float(kosten.breedte.kwart), "hoog": float(kosten.breedte.driekwart),
                 "midden": float(kosten.breedte.mediaan)}
                if kosten.breedte
                else {}
            ),
        }
        for kosten in rijen
    ]  # fmt: skip
    y = {"field": "naam", "type": "nominal", "sort": [w["naam"] for w in waarden], "title": None,
         "axis": {"ticks": False, "domain": False, "labelPadding": 8}}  # fmt: skip
    x = {"type": "quantitative", "scale": {"zero": True},
         "axis": {"title": "euro per plaats", "tickCount": 5, "format": ",.0f"}}  # fmt: skip
    met = {"filter": "isValid(datum.laag)"}
    return {
        "width": BREEDTE,
        "height": {"step": 44},
        "data": {"values": waarden},
        "encoding": {"y": y},
        "layer": [
            {"transform": [met], "mark": {"type": "bar", "height": 20, "color": BAND},
             "encoding": {"x": {"field": "laag", **x}, "x2": {"field": "hoog"}}},
            {"transform": [met], "mark": {"type": "tick", "thickness": 2, "size": 24, "color": PAD},
             "encoding": {"x": {"field": "midden", **x}}},
            {"mark": {"type": "point", "filled": True, "size": 90, "color": REGIO, "opacity": 1},
             "encoding": {"x": {"field": "y", **x}}},
            {"mark": {"type": "text", "align": "left", "dx": 9, "dy": -14, "color": REGIO,
                      "fontWeight": "bold"},
             "encoding": {"x": {"field": "y", **x}, "text": {"field": "label"}}},
        ],
        "padding": {"left": 24, "right": 90, "top": 5, "bottom": 5},
    }  # fmt: skip
