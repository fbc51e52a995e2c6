"""The list of plans with two thousand of them: queries, and how long the server works on it."""

import itertools
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Final

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from regio.models import Aanbieder, Gebied, Organisatie
from vastgoed.choices_plan import Aanzet, Planstatus, Planuitkomst
from vastgoed.models import Regeling, Vastgoedplan

from .meten import Uitkomst, p95, uitkomst
from .toegang import aangemeld, gebruiker, koekje
from .web import Web

AANTAL: Final = 2000
LEZERS: Final = 4
VRAGEN: Final = 40
LIJST: Final = "/plannen?gebied="
ADRESSEN: Final = (
    LIJST,
    f"{LIJST}&status=lopend&sorteer=-investering",
    f"{LIJST}&aan_zet=coordinator&te_laat=ja",
    f"{LIJST}&zoek=plan+1",
    f"{LIJST}&pagina=20",
    f"{LIJST}&sorteer=aanbieder&kolommen=plan,aanbieder,status,investering",
)
BEGIN: Final = date(2026, 1, 1)
AAN_ZET: Final = {
    Planstatus.INGEDIEND: Aanzet.COORDINATOR,
    Planstatus.IN_TOETSING: Aanzet.TOETSERS,
    Planstatus.AANVULLING: Aanzet.AANBIEDER,
    Planstatus.GEADVISEERD: Aanzet.STUURGROEP,
    Planstatus.BESLOTEN: Aanzet.NIEMAND,
}


@transaction.atomic
def plannen_maken(aantal: int = AANTAL) -> None:
    """Handed-in plans of every provider at several municipalities, all in the area of region 0."""
    regeling, _ = Regeling.objects.get_or_create(
        code="LAND-SPUK",
        defaults={"naam": "Regeling van het land", "bron": Gebied.objects.get(code="G0").bron},
    )
    if (er := Vastgoedplan.objects.filter(regeling=regeling).count()) >= aantal:
        return
    gebied = Gebied.objects.get(code="G0")
    aanbieders = list(Aanbieder.objects.filter(code__startswith="A").order_by("pk"))
    gemeenten = list(Organisatie.objects.filter(code__startswith="R").order_by("pk"))
    paren = itertools.islice(itertools.product(gemeenten, aanbieders), er, aantal)
    Vastgoedplan.objects.bulk_create(
        plan(n, regeling, gebied, gemeente, aanbieder)
        for n, (gemeente, aanbieder) in enumerate(paren, start=er)
    )


def plan(
    n: int, regeling: Regeling, gebied: Gebied, gemeente: Organisatie, aanbieder: Aanbieder
) -> Vastgoedplan:
    status = list(AAN_ZET)[n % len(AAN_ZET)]
    return Vastgoedplan(
        code=f"plan-{n}",
        titel=f"Plan {n}",
        aanbieder=aanbieder,
        regeling=regeling,
        gemeente=gemeente,
        gebied=gebied,
        status=status,
        aan_zet=AAN_ZET[status],
        uiterlijk=BEGIN + timedelta(days=n % 400) if status != Planstatus.BESLOTEN else None,
        ingediend_op=timezone.now(),
        uitkomst=Planuitkomst.VOORWAARDEN if status == Planstatus.BESLOTEN else "",
        plaatsen_nu=10 + n % 80,
        plaatsen_straks=8 + n % 60,
        investering=1_000_000 + 1000 * n,
        spuk_gevraagd=500_000 + 100 * n,
        kosten_per_plaats=90_000 + 10 * (n % 500),
        start=BEGIN,
        gereed=BEGIN + timedelta(days=365 + n % 700),
        hoogste_risico=("HR", "MM", "LL")[n % 3],
        projecten_aantal=1 + n % 6,
    )


def meten(web: Web) -> Iterator[Uitkomst]:
    plannen_maken()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE vastgoed_vastgoedplan")
    client = aangemeld()
    client.get(LIJST)
    with CaptureQueriesContext(connection) as gevangen:
        antwoord = client.get(LIJST)
    aantal = Vastgoedplan.objects.visible_to(gebruiker()).count()
    if antwoord.status_code != 200 or aantal < AANTAL:
        raise RuntimeError(f"{LIJST}: {antwoord.status_code}, {aantal} plannen")
    yield uitkomst(f"plannenlijst, {AANTAL} plannen: vragen aan de database", len(gevangen), "≤ 10")
    kaal = gelezen(web, ["/bench/kaal"])
    yield uitkomst("kale pagina naast de plannenlijst: server p95, ms", p95(kaal))
    tijden = gelezen(web, ADRESSEN)
    yield uitkomst(f"plannenlijst, {AANTAL} plannen: server p95, ms", p95(tijden), "≤ 150")


def gelezen(web: Web, lijst: Sequence[str]) -> list[float]:
    """How long the server worked on every answer, for a few readers at once."""
    kop = {"Cookie": koekje(aangemeld())}
    for adres in lijst:
        web.vraag(adres, kop)

    def lezen(nummer: int) -> list[float]:
        adressen = itertools.islice(itertools.cycle(lijst), nummer, nummer + VRAGEN)
        return [web.vraag(adres, kop).gewerkt for adres in adressen]

    with ThreadPoolExecutor(LEZERS) as lezers:
        return [tijd for rij in lezers.map(lezen, range(LEZERS)) for tijd in rij]
