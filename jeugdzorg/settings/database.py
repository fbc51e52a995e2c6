"""Which database: ``DATABASE_URL`` where it is given, else the embedded PostgreSQL."""

import os
from pathlib import Path
from typing import Any, Final

import dj_database_url

# Questions here take milliseconds, compiling one takes seconds; and half a year of the country is
# sorted in memory.
SESSIE: Final = "-c jit=off -c work_mem=16MB"


def database(data_dir: Path) -> dict[str, Any]:
    """Django's settings for the default connection.

    Starts nothing: the embedded server, with its data in ``data_dir``, comes with the first
    connection that is made.
    """
    if url := os.environ.get("DATABASE_URL"):
        return op_eigen_server(url)
    return {
        "ENGINE": "jeugdzorg.kern.postgres",
        "NAME": "jeugdzorg",
        "USER": "jeugdzorg",
        "DATA_DIR": data_dir,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": SESSIE},
    }


def op_eigen_server(url: str) -> dict[str, Any]:
    """``?options=…`` in the address goes before ``SESSIE``."""
    gelezen = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    gevonden: dict[str, Any] = dict(gelezen)
    gevonden["OPTIONS"] = {"options": SESSIE, **gevonden.get("OPTIONS", {})}
    return gevonden
