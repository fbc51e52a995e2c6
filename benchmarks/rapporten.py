"""The report of an area, from collecting its figures to its PDF: time, memory and pages.

Zuidwest with the examples of the demonstration, in a database of its own: every block of a report
has something to say, with the report before it adopted. Run as a program it tells its own memory,
so that nothing else counts; what is set up first happens in another process.
"""

import json
import subprocess
import sys
import time
from dataclasses import asdict
from datetime import date
from io import StringIO
from typing import Any, Final

from .meten import Uitkomst, geheugen, mediaan, uitkomst

BLADZIJDEN: Final = 40
KLAARZETTEN: Final = "--klaarzetten"
OPDRACHTEN: Final = (
    ("migrate", "--no-input"),
    ("laad_bronnen", "--voorbeeld"),
    ("controle",),
    ("demo_accounts",),
    ("voorbeeldplannen",),
    ("voorbeeldleveringen",),
    ("voorbeeldreflecties",),
    ("voorbeeldanalyses",),
)
NAAM: Final = "rapport van een gebied"


def klaarzetten() -> None:
    """The area and its cycles, unless they are there from an earlier run."""
    from django.core.management import call_command
    from django.db import connection
    from django.test import override_settings

    if "monitoring_rapport" in connection.introspection.table_names() and eerder_vastgesteld():
        return
    with override_settings(DEBUG=True):  # examples belong on no real installation
        for opdracht, *delen in OPDRACHTEN:
            call_command(opdracht, *delen, verbosity=0, stdout=StringIO())
    alles_kiezen()
    vaststellen()


def zuidwest(helft: int) -> Any:
    from monitoring.models import Cyclus

    rijen = Cyclus.objects.select_related("gebied")
    return rijen.get(gebied__code="ZW", jaar=2024, helft=helft)


def eerder_vastgesteld() -> bool:
    from monitoring.models import Rapport

    return Rapport.objects.vast().exists()


def beheerder() -> Any:
    from regio.choices import Rol
    from regio.models import Gebruiker

    rijen = Gebruiker.objects.filter(lidmaatschappen__rol=Rol.BOVENREGIONAAL_ANALIST)
    return rijen.filter(lidmaatschappen__gebieden__code="ZW").order_by("pk").first()


def alles_kiezen() -> None:
    """Every block, with words of the area in front."""
    from monitoring.rapport.blokken import TEKST, voor_soort
    from monitoring.rapport.opzet import blokken_vervangen

    opzet, _ = zuidwest(2).gebied.rapportopzetten.get_or_create(soort="gebied")
    codes = [blok.code for blok in voor_soort("gebied") if blok.code != TEKST]
    eigen = {"code": TEKST, "titel": "Woord vooraf", "tekst": "Dit rapport is om te meten."}
    blokken_vervangen(opzet, [eigen, *({"code": code} for code in codes)])


def vaststellen() -> None:
    """The report about the half-year before, so that there is something to compare with."""
    from django.utils import timezone

    from monitoring.models import Rapport
    from monitoring.rapport.maken import rapport_maken

    rapport = rapport_maken(zuidwest(1))
    Rapport.objects.filter(pk=rapport.pk).update(
        status="vastgesteld", vastgesteld_op=timezone.now()
    )


def meten(keren: int) -> list[Uitkomst]:
    from jeugdzorg.kern.pdf import page_count
    from monitoring.rapport.opmaak import rapport_pdf
    from monitoring.rapport.samenstellen import rapportgegevens

    cyclus = zuidwest(2)
    gemaakt: list[bytes] = []
    rekentijden: list[float] = []

    def maken() -> None:
        begin = time.process_time()
        gegevens = rapportgegevens(cyclus, op=date(2025, 2, 1))
        gemaakt[:] = [rapport_pdf(gegevens, versie=1, status="concept")]
        rekentijden.append(time.process_time() - begin)

    tijd = mediaan(maken, keren)
    return [
        uitkomst(f"{NAAM}: bladzijden", page_count(gemaakt[0]), f"≥ {BLADZIJDEN}"),
        uitkomst(f"{NAAM}: seconden", tijd, "≤ 10"),
        uitkomst(f"{NAAM}: seconden van de processor", sorted(rekentijden)[keren // 2], "≤ 10"),
        uitkomst(f"{NAAM}: geheugen op zijn hoogst, MiB", geheugen(soort="VmHWM"), "≤ 500"),
    ]


if __name__ == "__main__":
    from .gegevens import instellen

    instellen("rapport")
    if sys.argv[1] == KLAARZETTEN:
        klaarzetten()
    else:
        subprocess.run([sys.executable, "-m", "benchmarks.rapporten", KLAARZETTEN], check=True)
        print(json.dumps([asdict(rij) for rij in meten(int(sys.argv[1]))]))
