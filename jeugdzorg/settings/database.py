"""Which database: ``DATABASE_URL`` where it is given, else the embedded PostgreSQL."""

import os
from typing import Any

import dj_database_url


def database() -> dict[str, Any]:
    """Django's settings for the default connection.

    Starts nothing: the embedded server comes with the first connection that is made.
    """
    if url := os.environ.get("DATABASE_URL"):
        return dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    return {
        "ENGINE": "jeugdzorg.kern.postgres",
        "NAME": "jeugdzorg",
        "USER": "jeugdzorg",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
