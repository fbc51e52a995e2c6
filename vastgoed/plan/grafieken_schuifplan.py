"""The charts of a schuifplan: who lives where during the works, and room per month."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from jeugdzorg.kern.chart_kinds import Reeks, lijnen
from jeugdzorg.kern.charts import AFBOUW, OPBOUW, REGIO, TEKST, Grafiek, Tabel

from ..rekenen.maanden import Maand, aaneen
from ..rekenen.schuifplan import Schuifplan
from .controles.woorden import maand, maanden, meervoud

BREEDTE: Final = 620
BALK: Final = 26
TEKENS_PER_MAAND: Final = 7
GEEN_ADRES: Final = "geen adres"
WIT: Final = "#ffffff"


def schuif_grafiek(plan: Schuifplan, naam_van: Callable[[str], str]) -> Grafiek | None:
    """Per group a row: its stays as bars named by the place, months without address marked.

    ``naam_van`` words a place. None without groups and stays.
    """
    balken = [*verblijfbalken(plan, naam_van), *gatbalken(plan)]
    if not balken:
        return None
    return Grafiek(
        titel="Waar woont elke groep tijdens de bouw?",
        beschrijving=". ".join(f"{b['groep']} {b['woord']}" for b in balken) + ".",
        conclusie=schuifzin(plan),
        spec=schuif_spec(plan, balken),
        tabel=Tabel(
            ("Groep", "Waar", "Jeugdigen", "Wanneer"),
            tuple((b["groep"], b["plek"], b["aantal"], b["wanneer"]) for b in balken),
        ),
    )


def schuifzin(plan: Schuifplan) -> str:
    gaten = plan.gaten
    if not gaten:
        return "Elke groep heeft in elke maand een adres."
    eerste = gaten[0]
    meer = f" Zo zijn er {len(gaten)} perioden." if len(gaten) > 1 else ""
    wie = meervoud(eerste.aantal, "jeugdige", "jeugdigen")
    return (
        f"Niet elke groep heeft steeds een adres: van {eerste.groep} hebben {wie} "
        f"{maanden(eerste.van, eerste.tot)} geen adres.{meer}"
    )


def verblijfbalken(plan: Schuifplan, naam_van: Callable[[str], str]) -> list[dict[str, Any]]:
    """Two stays at one time stand in lanes under each other."""
    banen: dict[str, list[Maand]] = {}
    balken = []
    for verblijf in sorted(plan.verblijven, key=lambda v: (v.groep, v.van, v.tot)):
        if verblijf.tot < verblijf.van:
            continue
        vrij = banen.setdefault(verblijf.groep, [])
        baan = next((n for n, tot in enumerate(vrij) if tot < verblijf.van), len(vrij))
        vrij[baan : baan + 1] = [verblijf.tot]
        balken.append(
            balk(verblijf.groep, baan, naam_van(verblijf.plek), verblijf.jeugdigen,
                 verblijf.van, verblijf.tot, "verblijf")
        )  # fmt: skip
    return balken


def gatbalken(plan: Schuifplan) -> list[dict[str, Any]]:
    """A lane of its own, so that it never hides a stay."""
    diepst: dict[str, int] = {}
    for deel in verblijfbalken(plan, str):
        diepst[deel["groep"]] = max(diepst.get(deel["groep"], -1), deel["baan"])
    return [
        balk(gat.groep, vrije_baan(plan, gat.groep, gat.van, gat.tot, diepst), GEEN_ADRES,
             gat.aantal, gat.van, gat.tot, "gat")
        for gat in plan.gaten
    ]  # fmt: skip


def vrije_baan(plan: Schuifplan, groep: str, van: Maand, tot: Maand, diepst: dict[str, int]) -> int:
    """The first lane when nothing of the group stands in those months, else a new one."""
    raakt = any(v.groep == groep and v.van <= tot and van <= v.tot for v in plan.verblijven)
    return diepst.get(groep, -1) + 1 if raakt else 0


def balk(
    groep: str, baan: int, plek: str, aantal: int, van: Maand, tot: Maand, soort: str
) -> dict[str, Any]:
    ruimte = (tot.nummer - van.nummer + 1) * TEKENS_PER_MAAND
    tekst = f"{plek} ({aantal})"
    return {
        "groep": groep,
        "rij": f"{groep} {baan}",
        "baan": baan,
        "plek": plek,
        "aantal": aantal,
        "wanneer": maanden(van, tot),
        "woord": f"{maanden(van, tot)}: {plek}, {aantal}",
        "soort": soort,
        "x": moment(van.eerste_dag),
        "x2": moment(tot.later(1).eerste_dag),
        "label": tekst if len(tekst) <= ruimte else f"{tekst[: max(ruimte - 1, 1)]}…",
    }


def moment(dag: date) -> str:
    return f"{dag.isoformat()}T00:00:00"


def schuif_spec(plan: Schuifplan, balken: list[dict[str, Any]]) -> dict[str, Any]:
    """Rows in the order of the groups, a name at the first lane of each; months along the top."""
    rijen = rijvolgorde(plan, balken)
    namen = {f"{b['groep']} {b['baan']}": b["groep"] if b["baan"] == 0 else "" for b in balken}
    eerste, laatste = plan.maanden[0], plan.maanden[-1]
    delen = [{"naam": namen.get(rij, rij), "rij": rij} for rij in rijen]
    y = {"field": "rij", "type": "nominal", "sort": rijen, "axis": None,
         "scale": {"paddingInner": 0.2, "paddingOuter": 0.1}}  # fmt: skip
    x = {
        "field": "x",
        "type": "temporal",
        "scale": {"domain": [moment(eerste.eerste_dag), moment(laatste.later(1).eerste_dag)]},
        "axis": {"format": "%b %Y", "orient": "top", "title": None, "grid": True,
                 "tickCount": {"interval": "month", "step": stap(len(plan.maanden))}},
    }  # fmt: skip
    kleur = {"field": "soort", "type": "nominal", "legend": None,
             "scale": {"domain": ["verblijf", "gat"], "range": [REGIO, AFBOUW]}}  # fmt: skip
    tekst = {"type": "text", "align": "left", "dx": 4, "color": WIT}
    return {
        "width": BREEDTE,
        "height": {"step": BALK},
        "data": {"values": balken},
        "encoding": {"y": y},
        "layer": [
            {"mark": {"type": "bar"}, "encoding": {"x": x, "x2": {"field": "x2"}, "color": kleur}},
            {"mark": tekst, "encoding": {"x": x, "text": {"field": "label"}}},
            {
                "data": {"values": delen},
                "mark": {"type": "text", "align": "right", "dx": -8, "color": TEKST},
                "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "naam"}},
            },
        ],
        "padding": {"left": 10 + 7 * max(len(b["groep"]) for b in balken), "right": 20,
                    "top": 5, "bottom": 5},
    }  # fmt: skip


def rijvolgorde(plan: Schuifplan, balken: list[dict[str, Any]]) -> list[str]:
    groepen = dict.fromkeys([*(g.code for g in plan.groepen), *(v.groep for v in plan.verblijven)])
    volgorde = {groep: nummer for nummer, groep in enumerate(groepen)}
    rijen = {(volgorde[b["groep"]], b["baan"]): b["rij"] for b in balken}
    return [rijen[plek] for plek in sorted(rijen)]


def stap(maanden: int) -> int:
    """Months between two names on the axis, so that they do not touch."""
    return next((n for n in (1, 2, 3, 6) if maanden / n <= 12), 12)


def ruimte_grafiek(plan: Schuifplan) -> Grafiek | None:
    """Needed and available per month; needs two months for a line."""
    standen = plan.standen
    if len(standen) < 2:
        return None
    krapste = plan.krapste
    einde = standen[-1].maand.laatste_dag

    def punten(welk: str) -> list[tuple[date, Any]]:
        lijst = [(s.maand.eerste_dag, getattr(s, welk)) for s in standen]
        return [*lijst, (einde, lijst[-1][1])]

    woorden = {s.maand.eerste_dag: maand(s.maand) for s in standen}
    tekort = [s.maand for s in standen if s.ruimte < 0]
    if tekort and krapste:
        stukken = "; ".join(maanden(*stuk) for stuk in aaneen(tekort))
        zin = f"Er is te weinig onderdak {stukken}: hooguit {-krapste.ruimte} plaatsen te kort."
    else:
        over = min(s.ruimte for s in standen)
        zin = f"Er is steeds genoeg onderdak: in de krapste maand {over or 'geen'} "
        zin += "plaats over." if over in (0, 1) else "plaatsen over."
    return lijnen(
        titel="Is er elke maand genoeg onderdak?",
        conclusie=zin,
        eenheid="plaatsen",
        reeksen=[
            Reeks(naam="beschikbaar", punten=punten("beschikbaar"), kleur=OPBOUW, trap=True),
            Reeks(naam="nodig", punten=punten("nodig"), kleur=AFBOUW, trap=True),
        ],
        dagwoord=lambda dag: woorden.get(dag, f"eind {maand(Maand.van(dag))}"),
        kop="Maand",
    )
