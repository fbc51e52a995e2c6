"""The chart of one indicator through time: a line per stretch, none over a break."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from jeugdzorg.kern.chart_kinds import Reeks as Lijn
from jeugdzorg.kern.chart_kinds import lijnen
from jeugdzorg.kern.charts import PAD, WERKELIJK, Grafiek
from jeugdzorg.kern.notation import getal_tekst, is_number

from .indicatoren.reeks import Reeks, Reekspunt

ROND: Final = (WERKELIJK, PAD)
"""Stretches in turn, so that what may not be compared does not look the same."""
Sleutel = tuple[int, str, str, bool]


def reeks_chart(reeks: Reeks) -> Grafiek | None:
    """Only values over the same kind of period, of one source kind, lie on one line."""
    stukken: dict[Sleutel, list[Reekspunt]] = {}
    for punt in reeks.punten:
        if is_number(punt.waarde):
            sleutel = (punt.stuk, punt.duur, punt.uitsplitsing, punt.is_voorbeeld)
            stukken.setdefault(sleutel, []).append(punt)
    if not stukken:
        return None
    woorden = {punt.tot: punt.periode for punt in reeks.punten}
    return lijnen(
        titel=f"Hoe loopt {reeks.indicator.naam} in {reeks.onderwerp}?",
        conclusie=conclusie(reeks),
        eenheid=reeks.indicator.eenheid,
        reeksen=[lijn(sleutel, punten, stukken) for sleutel, punten in stukken.items()],
        dagwoord=lambda dag: dagwoord(woorden, dag),
    )


def dagwoord(woorden: dict[date, str], dag: date) -> str:
    return woorden.get(dag, str(dag.year))


def lijn(
    sleutel: Sleutel, punten: list[Reekspunt], stukken: Mapping[Sleutel, list[Reekspunt]]
) -> Lijn:
    """Named by what sets it apart from the other lines, else by the kind of period."""
    stuk, duur, uitsplitsing, voorbeeld = sleutel
    namen = [uitsplitsing]
    if len({ander[0] for ander in stukken}) > 1:
        namen.append(f"versie {punten[-1].versie.nummer}")
    if len({ander[1] for ander in stukken}) > 1 or not any(namen):
        namen.append(duur)
    if voorbeeld:
        namen.append("voorbeeld")
    per_dag = {punt.tot: punt.waarde for punt in punten}
    return Lijn(
        naam=", ".join(naam for naam in namen if naam),
        punten=sorted(per_dag.items()),
        kleur=ROND[stuk % len(ROND)],
        plan=voorbeeld,
    )


def conclusie(reeks: Reeks) -> str:
    """The last real value, held against the one before when that may be done."""
    echt = [punt for punt in reeks.zonder_voorbeelden() if not punt.uitsplitsing]
    bekend = [punt for punt in echt if is_number(punt.waarde)]
    breuk = " ".join(rij.zin for rij in reeks.breuken)
    if not bekend:
        return f"Er zijn alleen voorbeeldgegevens of uitsplitsingen. {breuk}".strip()
    laatst = bekend[-1]
    zin = f"Het laatste cijfer is {getal_tekst(laatst.waarde)} ({laatst.periode})"
    soortgelijk = [p for p in bekend[:-1] if (p.duur, p.stuk) == (laatst.duur, laatst.stuk)]
    if soortgelijk:
        eerder = soortgelijk[-1]
        zin += f", tegenover {getal_tekst(eerder.waarde)} ({eerder.periode})"
    return f"{zin}. {breuk}".strip()
