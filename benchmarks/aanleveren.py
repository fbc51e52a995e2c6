"""A provider's workbook from receipt until its figures hold, beside the bare minimum and a peer.

A provider of its own, with a thousand (ten thousand) facilities in ten days. Each time is undone
again. The limit: the same rows by COPY into a table of the transaction and from there, by one
``INSERT … ON CONFLICT DO UPDATE``, into a copy of the table with the same indexes and constraints.
Run as a program it tells its own time and memory, so that nothing else counts.
"""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from .meten import afwisselend, duur, geheugen, geheugen_vanaf_nu, uitkomst
from .toegang import gebruiker

DAGEN: Final = 10
FOUTEN: Final = 1000
DEEL: Final = 500
"""So many rows go through the peer; each costs it the same."""
KOLOMMEN: Final = "voorziening_id, maat, peildatum, plaatsen, bezet, wachtend, bron_id"
KOPIE: Final = """
CREATE TABLE IF NOT EXISTS bench_kopie (
    LIKE capaciteit_capaciteitsmeting INCLUDING ALL,
    FOREIGN KEY (voorziening_id) REFERENCES capaciteit_voorziening,
    FOREIGN KEY (bron_id) REFERENCES regio_bron)
"""
UPSERT: Final = f"""
INSERT INTO bench_kopie (
    {KOLOMMEN}, peildatum_precisie, aard, reden_niet_beschikbaar, vindplaats, opmerking, bekend_op)
SELECT {KOLOMMEN}, 'dag', 'feit', '', '', '', now() FROM bench_regels
ON CONFLICT (voorziening_id, maat, peildatum, bron_id) WHERE vervallen_op IS NULL
DO UPDATE SET plaatsen = excluded.plaatsen, bezet = excluded.bezet, wachtend = excluded.wachtend
"""


def plicht_maken(voorzieningen: int) -> Any:
    """The obligation of a provider with so many facilities, in a round of ten days."""
    from capaciteit.models import (
        Aanleverplicht,
        Aanleverronde,
        Locatie,
        Voorziening,
        Voorzieningstatusrij,
    )
    from regio.aanleverbron import aanleverbron
    from regio.choices import OrganisatieSoort, Rol
    from regio.models import Aanbieder, Bron, Gebruiker, Lidmaatschap

    code = f"GROOT{voorzieningen}"
    if gevonden := Aanleverplicht.objects.filter(organisatie__code=code).first():
        return gevonden
    land = Bron.objects.get(code="LAND")
    groot = Aanbieder.objects.create(
        code=code, naam=code, soort=OrganisatieSoort.AANBIEDER, bron=land
    )
    lid = Gebruiker.objects.create(email=f"{code.lower()}@land.example", naam=code, password="!")
    Lidmaatschap.objects.create(gebruiker=lid, organisatie_id=groot.pk, rol=Rol.AANBIEDER)
    bron = aanleverbron(groot)
    voorbeeld = Locatie.objects.order_by("pk").first()
    locatie = Locatie.objects.create(
        code=code, naam=code, jeugdhulpregio=voorbeeld.jeugdhulpregio, bron=bron
    )
    locatie.aanbieders.set([groot])
    rijen = Voorziening.objects.bulk_create(
        Voorziening(
            code=f"{code}-{n}", naam=f"Groep {n}", locatie=locatie, zorgvorm="o3m", bron=bron
        )
        for n in range(voorzieningen)
    )
    Voorzieningstatusrij.objects.bulk_create(
        Voorzieningstatusrij(voorziening=rij, status="open", peildatum=date(2014, 1, 1), bron=bron)
        for rij in rijen
    )
    begin = date(2025, 1, 15)
    ronde, _ = Aanleverronde.objects.get_or_create(
        code="2025-1",
        defaults={
            "naam": "Ronde",
            "van": date(2025, 1, 1),
            "tot": date(2025, 6, 30),
            "peildata": [begin + timedelta(days=16 * n) for n in range(DAGEN)],
            "opent_op": date(2025, 7, 1),
            "sluit_op": date(2035, 7, 1),
            "met_herkomst": False,
        },
    )
    return Aanleverplicht.objects.create(
        ronde=ronde, organisatie_id=groot.pk, termijn=ronde.sluit_op
    )


def werkboek(plicht: Any, fouten: int = 0) -> bytes:
    """The template of the provider, filled in; with so many cells that hold no number."""
    from openpyxl import load_workbook

    from capaciteit.aanlevering.sjabloon import sjabloon_maken
    from capaciteit.aanlevering.velden import CAPACITEIT

    boek = load_workbook(io.BytesIO(sjabloon_maken(plicht)))
    blad = boek[CAPACITEIT.naam]
    plek = {veld.sleutel: CAPACITEIT.plek(veld.sleutel) + 1 for veld in CAPACITEIT.velden}
    kop = CAPACITEIT.velden[0].kop
    eerste = 1 + next(rij for rij in range(1, 30) if blad.cell(rij, 1).value == kop)
    for rij in range(eerste, blad.max_row + 1):
        if blad.cell(rij, 1).value:
            blad.cell(rij, plek["plaatsen"], 8)
            blad.cell(rij, plek["bezet"], "acht" if rij < eerste + fouten else 3 + rij % 6)
            blad.cell(rij, plek["wachtend"], rij % 4)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def ongedaan(doen: Callable[[], Any]) -> Callable[[], None]:
    from django.db import transaction

    def eenmaal() -> None:
        with transaction.atomic():
            doen()
            transaction.set_rollback(True)

    return eenmaal


def leveren(plicht: Any, inhoud: bytes) -> Any:
    """Received, checked and taken over; not yet judged, that comes after it."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from capaciteit.aanlevering import verwerken

    by = gebruiker(f"{plicht.organisatie.code.lower()}@land.example")
    bestand = SimpleUploadedFile("levering.xlsx", inhoud)
    aanlevering = verwerken.ontvangen(plicht, bestand, by=by)
    aanlevering = verwerken.controleren(aanlevering, lambda *_: None)
    redenen = dict.fromkeys(aanlevering.meldingen.values_list("pk", flat=True), "Klopt.")
    if redenen:
        verwerken.toelichten(aanlevering, redenen, by=by)
    aanlevering = verwerken.overnemen(aanlevering, by=by)
    if not aanlevering.nieuw:
        raise RuntimeError("Er is niets overgenomen.")
    return aanlevering


def rijen_van(plicht: Any) -> list[tuple[Any, ...]]:
    from capaciteit.models import Voorziening
    from regio.aanleverbron import aanleverbron

    bron = aanleverbron(plicht.organisatie).pk
    return [
        (pk, "plekken", dag, 8, 3 + n % 6, n % 4, bron)
        for n, pk in enumerate(Voorziening.objects.filter(bron=bron).values_list("pk", flat=True))
        for dag in plicht.ronde.peildata
    ]


def grens(rijen: list[tuple[Any, ...]]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE bench_regels ON COMMIT DROP AS"
            f" SELECT {KOLOMMEN} FROM capaciteit_capaciteitsmeting LIMIT 0"
        )
        with cursor.copy(f"COPY bench_regels ({KOLOMMEN}) FROM STDIN") as copy:
            for rij in rijen:
                copy.write_row(rij)
        cursor.execute(UPSERT)


def import_export(rijen: list[tuple[Any, ...]]) -> None:
    """As its manual begins: a resource with the natural key, row by row."""
    import tablib
    from import_export.resources import modelresource_factory

    from capaciteit.models import Capaciteitsmeting

    velden = ("voorziening", "maat", "peildatum", "plaatsen", "bezet", "wachtend", "bron")
    resource = modelresource_factory(
        Capaciteitsmeting,
        meta_options={
            "fields": velden,
            "import_id_fields": ("voorziening", "maat", "peildatum", "bron"),
        },
    )()
    gegevens = tablib.Dataset(*rijen, headers=velden)
    gelezen = tablib.Dataset().load(gegevens.export("xlsx"), format="xlsx")
    resultaat = resource.import_data(gelezen, raise_errors=True)
    if resultaat.totals["new"] != len(rijen):
        raise RuntimeError(f"import-export: {resultaat.totals}")


def foutenboek(plicht: Any, inhoud: bytes) -> None:
    from capaciteit.aanlevering import lezen, terugsturen
    from jeugdzorg.kern.uploads import Soort

    gelezen = lezen.controleer(io.BytesIO(inhoud), Soort.XLSX, plicht)
    if len(gelezen.fouten) < FOUTEN:
        raise RuntimeError(f"{len(gelezen.fouten)} fouten")
    terugsturen.gemerkt_werkboek(io.BytesIO(inhoud), Soort.XLSX, gelezen.meldingen)


def main(aantal: int, keren: int) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(KOPIE)
        cursor.execute("SELECT EXISTS (SELECT FROM bench_kopie)")
        if not cursor.fetchone()[0]:
            cursor.execute("INSERT INTO bench_kopie SELECT * FROM capaciteit_capaciteitsmeting")
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('bench_kopie', 'id'), max(id))"
                " FROM bench_kopie"
            )
            cursor.execute("ANALYZE bench_kopie")
    plicht = plicht_maken(aantal // DAGEN)
    inhoud = elders_gemaakt(aantal)
    groot = aantal > 10_000
    doen = ongedaan(lambda: leveren(plicht, inhoud))
    geheugen_vanaf_nu()
    doen()
    meest = geheugen("self", "VmHWM")
    rijen = rijen_van(plicht)
    ons, kaal = afwisselend(doen, ongedaan(lambda: grens(rijen)), keren=keren, vooraf=0)
    gevonden = [
        uitkomst(f"{aantal} rijen uit xlsx overgenomen, seconden", ons),
        uitkomst(f"{aantal} rijen: COPY en upsert, seconden", kaal),
        uitkomst(f"{aantal} rijen / COPY en upsert", ons / kaal, "≤ 4" if groot else "≤ 3"),
    ]
    if groot:
        return [
            *gevonden,
            uitkomst(f"{aantal} rijen: geheugen van het proces, MiB", meest, "≤ 250"),
        ]
    anders = duur(ongedaan(lambda: import_export(rijen[:DEEL]))) * aantal / DEEL
    boek = werkboek(plicht, FOUTEN)
    return [
        *gevonden,
        uitkomst(f"django-import-export, uit {DEEL} rijen, seconden", anders),
        uitkomst("django-import-export / overgenomen", anders / ons, "≥ 60"),
        uitkomst(
            f"werkboek met {FOUTEN} fouten terug, seconden",
            afwisselend(lambda: foutenboek(plicht, boek), keren=keren)[0],
            "≤ 5",
        ),
        uitkomst(
            f"{aantal} rijen beoordeeld op kleine aantallen, seconden", beoordelen(plicht, inhoud)
        ),
    ]


def elders_gemaakt(aantal: int) -> bytes:
    """The workbook, by another process: making it takes more memory than what is measured."""
    opdracht = [sys.executable, "-m", "benchmarks.aanleveren", "1", str(aantal), "0"]
    return subprocess.run(opdracht, check=True, stdout=subprocess.PIPE).stdout


def beoordelen(plicht: Any, inhoud: bytes) -> float:
    from django.db import transaction

    from regio.afscherming import afscherming_bepalen

    with transaction.atomic():
        leveren(plicht, inhoud)
        gewerkt = duur(afscherming_bepalen)
        transaction.set_rollback(True)
    return gewerkt


if __name__ == "__main__":
    from .gegevens import instellen

    instellen(sys.argv[1])
    if sys.argv[3] == "0":
        sys.stdout.buffer.write(werkboek(plicht_maken(int(sys.argv[2]) // DAGEN)))
        sys.exit()
    print(json.dumps([vars(rij) for rij in main(int(sys.argv[2]), int(sys.argv[3]))]))
