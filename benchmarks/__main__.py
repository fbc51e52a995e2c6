"""``make bench``: every benchmark, a table on the screen and ``var/bench.json``.

make bench                        the size of the country; within a quarter of an hour
make bench ARGS=--groot           ten times that beside it
make bench ARGS="--alleen lezers" a part: trekken, groei, aanleveren, lezers, plannen, rapporten
"""

import argparse
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from .gegevens import instellen, vullen
from .meten import KEREN, Uitkomst, bewaren, tabel, uitkomst

DELEN: Final = ("trekken", "groei", "aanleveren", "lezers", "plannen", "rapporten")
MINUUT: Final = "minuut geleden: taken die wachten op een processor"


def main() -> int:
    ouder = argparse.ArgumentParser(prog="make bench", description=__doc__)
    ouder.add_argument("--groot", action="store_true")
    ouder.add_argument("--alleen", choices=DELEN, action="append")
    ouder.add_argument("--keren", type=int, default=KEREN)
    ouder.add_argument("--klaarzetten", help=argparse.SUPPRESS)
    keuze = ouder.parse_args()
    if keuze.klaarzetten:
        instellen(keuze.klaarzetten)
        vullen(float(keuze.klaarzetten))
        return 0
    bestand = Path(os.environ.get("DATA_DIR", "var")) / "bench.json"
    gevonden = [uitkomst(f"drukte vooraf, {MINUUT}", os.getloadavg()[0])]
    klaarzetten("1")
    instellen("1")
    logging.getLogger("jeugdzorg.beveiliging").disabled = True  # in this process only
    delen: dict[str, Callable[[Any], Iterator[Uitkomst]]] = {
        "trekken": trekken,
        "groei": groei,
        "aanleveren": aanleveren,
        "lezers": lezers,
        "plannen": plannen,
        "rapporten": rapporten,
    }
    for naam in keuze.alleen or DELEN:
        melden(f"— {naam}")
        for rij in delen[naam](keuze):
            gevonden.append(rij)
            melden(tabel([rij]))
            bewaren(gevonden, bestand)
    melden(f"\n{tabel(gevonden)}\n\nBewaard in {bestand}")
    return 0


def klaarzetten(factor: str) -> None:
    melden(f"Gegevens klaarzetten, {factor} × het land")
    subprocess.run([sys.executable, "-m", "benchmarks", f"--klaarzetten={factor}"], check=True)


def trekken(keuze: Any) -> Iterator[Uitkomst]:
    from . import trekken
    from .web import web

    with web() as server:
        yield from trekken.meten(server, keuze.keren)


def groei(keuze: Any) -> Iterator[Uitkomst]:
    """From a tenth of the country to all of it; with ``--groot`` from there to ten times."""
    tijden = {}
    for factor in ("0.1", "1", *(["10"] if keuze.groot else [])):
        klaarzetten(factor)
        opdracht = [sys.executable, "-m", "benchmarks.tijd", factor]
        klaar = subprocess.run(opdracht, check=True, capture_output=True, text=True)
        tijden[factor] = float(klaar.stdout.split()[-1])
        yield uitkomst(f"alle metingen als JSON, {factor} × het land, seconden", tijden[factor])
    yield uitkomst("tijd bij tien keer zoveel (0,1 → 1)", tijden["1"] / tijden["0.1"], "≤ 12")
    if keuze.groot:
        yield uitkomst("tijd bij tien keer zoveel (1 → 10)", tijden["10"] / tijden["1"], "≤ 12")


def aanleveren(keuze: Any) -> Iterator[Uitkomst]:
    for aantal, keren in ((10_000, keuze.keren), (100_000, min(keuze.keren, 3))):
        opdracht = [sys.executable, "-m", "benchmarks.aanleveren", "1", str(aantal), str(keren)]
        klaar = subprocess.run(opdracht, check=True, capture_output=True, text=True)
        for rij in json.loads(klaar.stdout.splitlines()[-1]):
            yield Uitkomst(**rij)


def lezers(keuze: Any) -> Iterator[Uitkomst]:
    from . import lezers
    from .web import web

    with web(werkers=2) as server:
        yield from lezers.meten(server)


def plannen(keuze: Any) -> Iterator[Uitkomst]:
    from . import plannen
    from .web import web

    with web(werkers=2) as server:
        yield from plannen.meten(server)


def rapporten(keuze: Any) -> Iterator[Uitkomst]:
    """In a process of its own, so that its memory is that of one report."""
    opdracht = [sys.executable, "-m", "benchmarks.rapporten", str(min(keuze.keren, 3))]
    klaar = subprocess.run(opdracht, check=True, capture_output=True, text=True)
    for rij in json.loads(klaar.stdout.splitlines()[-1]):
        yield Uitkomst(**rij)


def melden(tekst: str) -> None:
    print(tekst, flush=True)


if __name__ == "__main__":
    sys.exit(main())
