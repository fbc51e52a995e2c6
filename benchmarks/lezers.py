"""Sixteen people at once who read the pages with totals, while somebody changes a figure."""

import itertools
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from capaciteit.models import Capaciteitsmeting

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
WIE: Final = ("r0", "r1", "a0", "a1")
"""Two regions and two providers: each knows other figures exactly."""
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
        yield uitkomst(f"{pagina}: langste na een wijziging, ms", max(server))
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
        wijzigen()
        with CaptureQueriesContext(connection) as gevangen:
            client.get(pagina)
        yield uitkomst(f"{pagina}: vragen na een wijziging", len(gevangen), "≤ 12")


def tegelijk(web: Web, adressen: list[str]) -> tuple[list[float], list[float]]:
    """Per answer how long the server worked on it, and how long the reader waited.

    Halfway somebody changes a figure: what was kept is made again, for everybody's rights apart.
    """
    koekjes = [koekje(aangemeld(f"{wie}@land.example")) for wie in WIE]
    for adres, kop in itertools.product(adressen, koekjes):
        web.vraag(adres, {"Cookie": kop})

    def lezen(nummer: int) -> list[tuple[float, float]]:
        tijden = []
        for keer, adres in enumerate(itertools.islice(itertools.cycle(adressen), VRAGEN)):
            if nummer == 0 and keer == VRAGEN // 2:
                wijzigen()
            begin = time.perf_counter()
            antwoord = web.vraag(adres, {"Cookie": koekjes[nummer % len(WIE)]})
            tijden.append((antwoord.gewerkt, 1000 * (time.perf_counter() - begin)))
        return tijden

    with ThreadPoolExecutor(LEZERS) as lezers:
        alle = [paar for tijden in lezers.map(lezen, range(LEZERS)) for paar in tijden]
    server, buiten = zip(*alle, strict=True)
    return list(server), list(buiten)


def wijzigen() -> None:
    """A figure of the last month is written again, as a correction would."""
    laatste = Capaciteitsmeting.objects.order_by("-peildatum", "-pk").values("pk")[:1]
    Capaciteitsmeting.objects.filter(pk__in=laatste).update(plaatsen=F("plaatsen"))
    connection.close()  # of this thread
