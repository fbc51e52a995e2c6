"""Pulling: everything, one region, as a file; beside the database alone and Django REST framework.

The limit is what PostgreSQL itself needs to write the same rows with the same keys, in turns with
the pull: ``json_agg`` in pieces as large as the pages, with references and addresses, for JSON;
``COPY`` of the columns of the file for CSV. Nothing hidden there, no rights, no order, no HTTP.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.db import connection

from capaciteit.models import Capaciteitsmeting

from .meten import Uitkomst, afwisselend, duur, geheugen, geheugen_vanaf_nu, mediaan, uitkomst
from .web import Web

LIJST: Final = "/api/v1/capaciteitsmetingen"
PER_BLAD: Final = 250_000
BLADEN_VAN_DRF: Final = 12
BASIS: Final = "http://127.0.0.1/api/v1"
METINGEN: Final = """
    FROM capaciteit_capaciteitsmeting m
    JOIN capaciteit_voorziening v ON v.id = m.voorziening_id
    JOIN regio_bron b ON b.id = m.bron_id
    WHERE m.vervallen_op IS NULL
"""
SLEUTELS: Final = f"""
    SELECT '{BASIS}/capaciteitsmetingen/' || m.id AS url, m.id,
        json_build_object('code', v.code, 'naam', v.naam,
            'url', '{BASIS}/voorzieningen/' || v.code) AS voorziening,
        m.maat, m.plaatsen, m.bezet, m.wachtend, m.plaatsen - m.bezet AS vrij,
        m.bezet::float8 / nullif(m.plaatsen, 0) AS bezettingsgraad, m.aard,
        m.afscherming AS afgeschermd,
        json_build_object('code', b.code, 'naam', b.korte_titel,
            'url', '{BASIS}/bronnen/' || b.code) AS bron,
        m.vindplaats, m.peildatum, m.peildatum_precisie AS "peildatumPrecisie",
        b.soort = 'voorbeeld' AS "isVoorbeeld", m.opmerking, m.bekend_op AS "bekendOp",
        m.vervallen_op AS "vervallenOp", m.aanlevering_id AS aanlevering
    {METINGEN}
"""
"""The keys of a row in the API."""
KOLOMMEN: Final = f"""
    SELECT m.id, v.code AS voorziening, v.naam AS "voorzieningNaam", m.maat, m.plaatsen, m.bezet,
        m.wachtend, m.plaatsen - m.bezet AS vrij,
        m.bezet::float8 / nullif(m.plaatsen, 0) AS bezettingsgraad, m.aard,
        m.afscherming AS afgeschermd, b.code AS bron, b.korte_titel AS "bronNaam", m.vindplaats,
        m.peildatum, m.peildatum_precisie AS "peildatumPrecisie",
        b.soort = 'voorbeeld' AS "isVoorbeeld", m.opmerking, m.bekend_op AS "bekendOp",
        m.vervallen_op AS "vervallenOp", m.aanlevering_id AS aanlevering
    {METINGEN}
"""
"""The columns of the file."""
IN_REGIO: Final = """
    AND v.locatie_id IN (
        SELECT l.id FROM capaciteit_locatie l
        JOIN regio_jeugdhulpregio r ON r.id = l.jeugdhulpregio_id WHERE r.code = 'JZ00')
"""


def grens_json(waar: str = "") -> int:
    """The same keys as JSON, in pieces, as text to this process; how many bytes."""
    grootte = 0
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT json_agg(x) FROM ({SLEUTELS} {waar}) x GROUP BY id / {PER_BLAD}")
        resultaat = cursor.cursor.pgresult
        for rij in range(resultaat.ntuples):
            grootte += len(resultaat.get_value(rij, 0))
    return grootte


def grens_copy(waar: str = "") -> int:
    grootte = 0
    with connection.cursor() as cursor:
        opdracht = f"COPY ({KOLOMMEN} {waar}) TO STDOUT WITH (FORMAT csv, HEADER true)"
        with cursor.copy(opdracht) as copy:
            for stuk in copy:
                grootte += len(stuk)
    return grootte


def alles(web: Web) -> int:
    bladen = web.trek(f"{LIJST}?na=&pageSize={PER_BLAD}")
    if bladen < Capaciteitsmeting.objects.count() // PER_BLAD:
        raise RuntimeError(f"Er kwamen maar {bladen} bladzijden.")
    return bladen


def regio(web: Web) -> int:
    return web.trek(f"{LIJST}?na=&pageSize={PER_BLAD}&regio=JZ00")


def csv(web: Web) -> int:
    return web.vraag(f"{LIJST}/download?vorm=csv").grootte


def meten(web: Web, keren: int) -> Iterator[Uitkomst]:
    aantal = Capaciteitsmeting.objects.count()
    trek, json, copy = afwisselend(
        lambda: alles(web), grens_json, grens_copy, keren=keren, vooraf=1
    )
    yield uitkomst(f"alle {aantal} metingen als JSON, seconden", trek)
    yield uitkomst("grens: json_agg van dezelfde velden, seconden", json)
    yield uitkomst("grens: COPY van dezelfde kolommen, seconden", copy)
    yield uitkomst("alle metingen als JSON / json_agg", trek / json, "≤ 2")
    drf = bladen_van_drf(web, aantal)
    yield uitkomst(f"DRF, uit {BLADEN_VAN_DRF} bladzijden, seconden", drf)
    yield uitkomst("DRF / alle metingen als JSON", drf / trek, "≥ 30")
    klein, grens = afwisselend(lambda: regio(web), lambda: grens_json(IN_REGIO), keren=keren)
    yield uitkomst("een regio als JSON, seconden", klein)
    yield uitkomst("een regio als JSON / json_agg", klein / grens, "≤ 3")
    stroom, copy = afwisselend(lambda: csv(web), grens_copy, keren=keren)
    yield uitkomst("CSV, seconden", stroom)
    yield uitkomst("CSV / COPY", stroom / copy, "≤ 1.5")
    yield from groei(web)


def bladen_van_drf(web: Web, aantal: int) -> float:
    """Pages spread over the whole, for all of them would take minutes: each one further costs
    more."""
    laatste = max(1, aantal // 1000)
    nummers = sorted({1 + (laatste - 1) * n // (BLADEN_VAN_DRF - 1) for n in range(BLADEN_VAN_DRF)})
    web.vraag("/bench/drf/metingen?page=1")
    tijd = sum(duur(lambda n=n: web.vraag(f"/bench/drf/metingen?page={n}")) for n in nummers)
    return tijd / len(nummers) * laatste


def groei(web: Web) -> Iterator[Uitkomst]:
    """How much the web process grows at most while it answers."""
    wegen: dict[str, Any] = {"JSON": alles, "regio": regio, "CSV": csv}
    for vorm in ("jsonl", "parquet"):
        wegen[vorm] = lambda web, vorm=vorm: web.vraag(f"{LIJST}/download?vorm={vorm}")
    for naam, doen in wegen.items():
        [werker] = web.werkers
        geheugen_vanaf_nu(werker)
        voor = geheugen(werker)
        doen(web)
        yield uitkomst(f"groei bij {naam}, MiB", geheugen(werker, "VmHWM") - voor, "≤ 30")


def tien_keer(web: Web) -> float:
    """Seconds for everything; the same in a database of ten times the size is compared with it."""
    return mediaan(lambda: alles(web), keren=3)
