"""Sixteen people at once who read the pages with totals."""

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from django.db import connection
from django.test.utils import CaptureQueriesContext

from .meten import Uitkomst, p95, uitkomst
from .toegang import aangemeld, koekje
from .web import Web

LEZERS: Final = 16
VRAGEN: Final = 25
PAGINAS: Final = (
    "/capaciteit/overzicht",
    "/capaciteit/overzicht/bezetting",
    "/capaciteit/overzicht/maanden",
    "/capaciteit/overzicht/kleinschalig",
    "/capaciteit/overzicht/per-10000",
)
FILTERS: Final = ("", "?zorgvorm=o3m", "?zorgvorm=kleinschalig", "?periode=kwartaal")


def meten(web: Web) -> Iterator[Uitkomst]:
    yield from vragen_per_pagina()
    kaal, kaal_buiten = tegelijk(web, ["/bench/kaal"])
    yield uitkomst("kale pagina: server p95, ms", p95(kaal))
    yield uitkomst("kale pagina: lezer p95, ms", p95(kaal_buiten))
    for pagina in PAGINAS:
        adressen = [pagina + rest for rest in FILTERS] if pagina == PAGINAS[0] else [pagina]
        server, buiten = tegelijk(web, adressen)
        yield uitkomst(f"{pagina}: server p95, ms", p95(server), "≤ 150")
        yield uitkomst(f"{pagina}: lezer p95, ms", p95(buiten))


def vragen_per_pagina() -> Iterator[Uitkomst]:
    client = aangemeld()
    for pagina in PAGINAS:
        client.get(pagina)
        with CaptureQueriesContext(connection) as gevangen:
            antwoord = client.get(pagina)
        if antwoord.status_code != 200:
            raise RuntimeError(f"{pagina}: {antwoord.status_code}")
        yield uitkomst(f"{pagina}: vragen aan de database", len(gevangen), "≤ 12")


def tegelijk(web: Web, adressen: list[str]) -> tuple[list[float], list[float]]:
    """Per answer how long the server worked on it, and how long the reader waited."""
    koekjes = [koekje(aangemeld(f"r{n % 4}@land.example")) for n in range(LEZERS)]

    def lezen(kop: str) -> list[tuple[float, float]]:
        import time

        tijden = []
        for adres in itertools.islice(itertools.cycle(adressen), VRAGEN):
            begin = time.perf_counter()
            antwoord = web.vraag(adres, {"Cookie": kop})
            tijden.append((antwoord.gewerkt, 1000 * (time.perf_counter() - begin)))
        return tijden

    for adres in adressen:
        for _ in range(2):
            web.vraag(adres, {"Cookie": koekjes[0]})
    with ThreadPoolExecutor(LEZERS) as lezers:
        alle = [paar for tijden in lezers.map(lezen, koekjes) for paar in tijden]
    server, buiten = zip(*alle, strict=True)
    return list(server), list(buiten)
