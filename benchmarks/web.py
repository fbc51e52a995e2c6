"""The web process, and who asks it over HTTP."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from .toegang import SLEUTEL

VOLGENDE: Final = re.compile(rb'"next":\{"href":"([^"]+)"')
STUK: Final = 1 << 20


@dataclass(frozen=True)
class Web:
    """A gunicorn; ``werkers`` are its processes."""

    poort: int
    hoofd: int

    @property
    def werkers(self) -> list[int]:
        kinderen = Path(f"/proc/{self.hoofd}/task/{self.hoofd}/children").read_text()
        return [int(pid) for pid in kinderen.split()]

    def vraag(self, pad: str, koppen: dict[str, str] | None = None) -> "Antwoord":
        """Read an answer whole; raises for anything but 200."""
        verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=600)
        try:
            verbinding.request("GET", pad, headers=koppen or met_sleutel())
            antwoord = verbinding.getresponse()
            eerste = laatste = b""
            grootte = 0
            while stuk := antwoord.read(STUK):
                eerste, laatste = eerste or stuk, (laatste + stuk)[-1000:]
                grootte += len(stuk)
            if antwoord.status != 200:
                raise RuntimeError(f"{pad}: {antwoord.status} {eerste[:500]!r}")
            gewerkt = re.search(r"dur=([\d.]+)", antwoord.headers.get("Server-Timing", ""))
            return Antwoord(eerste, laatste, grootte, float(gewerkt[1]) if gewerkt else 0.0)
        finally:
            verbinding.close()

    def trek(self, pad: str, koppen: dict[str, str] | None = None) -> int:
        """Follow ``_links.next`` to the end; how many pages there were."""
        bladen = 0
        while pad:
            antwoord = self.vraag(pad, koppen)
            bladen += 1
            gevonden = VOLGENDE.search(antwoord.begin[:2000] + antwoord.eind)
            pad = lokaal(gevonden[1].decode()) if gevonden else ""
        return bladen


@dataclass(frozen=True)
class Antwoord:
    begin: bytes
    eind: bytes
    grootte: int
    gewerkt: float
    """Milliseconds in the application."""


def met_sleutel() -> dict[str, str]:
    return {"Authorization": f"Bearer {SLEUTEL}", "Accept": "*/*"}


def lokaal(adres: str) -> str:
    delen = urlsplit(adres.replace("\\u0026", "&"))
    return f"{delen.path}?{delen.query}"


@contextmanager
def web(werkers: int = 1) -> Iterator[Web]:
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    opdracht = [sys.executable, "-m", "gunicorn", "benchmarks.wsgi", f"--workers={werkers}"]
    opdracht += [f"--bind=127.0.0.1:{poort}", "--timeout=600", "--log-level=error"]
    log = Path(os.environ.get("DATA_DIR", "var")) / "bench-web.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as uit:
        proces = subprocess.Popen(opdracht, stdout=uit, stderr=uit)
        try:
            gevonden = Web(poort, proces.pid)
            wachten(gevonden)
            yield gevonden
        finally:
            proces.send_signal(signal.SIGTERM)
            proces.wait(timeout=60)


def wachten(server: Web, geduld: float = 90) -> None:
    tot = time.monotonic() + geduld
    while True:
        try:
            server.vraag("/api/v1/capaciteitsmetingen?pageSize=1")
        except OSError:
            if time.monotonic() > tot:
                raise
            time.sleep(0.2)
        else:
            return
