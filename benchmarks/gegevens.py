"""Databases of the benchmarks' own, beside the user's and never in it."""

import os
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from .toegang import sleutel_maken

NAAM: Final = "jeugdzorg_bench_{factor}"


def instellen(factor: str) -> None:
    """Let this process work in the database of a factor, which is made when it is not there.

    On the server of ``DATABASE_URL``; else on an embedded one in a folder of its own.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.instellingen"
    for naam in ("DATABASE_URL", "DATA_DIR"):  # also when a process of ours asks
        if naam in os.environ:
            os.environ[naam] = os.environ.setdefault(f"BENCH_{naam}", os.environ[naam])
    if adres := os.environ.get("DATABASE_URL"):
        delen = urlsplit(adres)
        nieuw = NAAM.format(factor=factor.replace(".", "_"))
        database_maken(adres, nieuw)
        os.environ["DATABASE_URL"] = urlunsplit(delen._replace(path=f"/{nieuw}"))
    else:
        basis = os.environ.setdefault("BENCH_DATA_DIR", os.environ.get("DATA_DIR", "var"))
        os.environ["DATA_DIR"] = str(Path(basis).resolve() / "bench" / factor)
    django.setup()
    settings.DATABASES["default"]["CONN_MAX_AGE"] = None


def database_maken(adres: str, naam: str) -> None:
    import psycopg

    with psycopg.connect(adres, autocommit=True) as verbinding:
        vraag = "SELECT FROM pg_database WHERE datname = %s"
        if verbinding.execute(vraag, [naam]).fetchone() is None:
            verbinding.execute(f"CREATE DATABASE {naam}")


def vullen(factor: float) -> None:
    """Make the country, unless it is there from an earlier run."""
    from regio.models import Bron

    from . import land

    call_command("migrate", verbosity=0)
    if not Bron.objects.filter(code="LAND").exists():
        land.land_maken(land.Omvang().maal(factor))
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
    sleutel_maken()
