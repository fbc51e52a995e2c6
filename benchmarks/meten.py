"""Time and memory, and what came out against what was asked."""

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

KEREN: Final = 5
MIB: Final = 1024


@dataclass(frozen=True)
class Uitkomst:
    """``doel`` is "≤ 2" or "≥ 30"; without one it is only told beside the others."""

    naam: str
    waarde: float
    doel: str | None = None
    gehaald: bool | None = None


def uitkomst(naam: str, waarde: float, doel: str | None = None) -> Uitkomst:
    waarde = round(waarde, 3)
    if doel is None:
        return Uitkomst(naam, waarde)
    teken, grens = doel.split()[:2]
    getal = float(grens.replace(",", "."))
    return Uitkomst(naam, waarde, doel, waarde <= getal if teken == "≤" else waarde >= getal)


def mediaan(doen: Callable[[], Any], keren: int = KEREN, vooraf: int = 1) -> float:
    """Seconds, the middle one; the first times warm up and do not count."""
    for _ in range(vooraf):
        doen()
    return statistics.median(duur(doen) for _ in range(keren))


def afwisselend(*doen: Callable[[], Any], keren: int = KEREN, vooraf: int = 1) -> list[float]:
    """The middle time of each, taken in turns: what else the machine does is spread over them."""
    for _ in range(vooraf):
        for wat in doen:
            wat()
    tijden = [[duur(wat) for wat in doen] for _ in range(keren)]
    return [statistics.median(kolom) for kolom in zip(*tijden, strict=True)]


def duur(doen: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    doen()
    return time.perf_counter() - begin


def p95(waarden: list[float]) -> float:
    return statistics.quantiles(waarden, n=20)[-1]


def geheugen(pid: int | str = "self", soort: str = "VmRSS") -> float:
    """MiB of a process now, or at most (``VmHWM``) since ``geheugen_vanaf_nu``."""
    for regel in Path(f"/proc/{pid}/status").read_text().splitlines():
        if regel.startswith(soort):
            return int(regel.split()[1]) / MIB
    raise LookupError(soort)


def geheugen_vanaf_nu(pid: int | str = "self") -> None:
    Path(f"/proc/{pid}/clear_refs").write_text("5")


def bewaren(uitkomsten: list[Uitkomst], bestand: Path) -> None:
    bestand.parent.mkdir(parents=True, exist_ok=True)
    inhoud = json.dumps([asdict(rij) for rij in uitkomsten], ensure_ascii=False, indent=1)
    bestand.write_text(inhoud + "\n")


def tabel(uitkomsten: list[Uitkomst]) -> str:
    breed = max(len(rij.naam) for rij in uitkomsten)
    return "\n".join(
        f"{rij.naam:<{breed}}  {rij.waarde:>12,.3f}  {rij.doel or '':<12}"
        f"{'' if rij.gehaald is None else 'gehaald' if rij.gehaald else 'NIET gehaald'}"
        for rij in uitkomsten
    )
