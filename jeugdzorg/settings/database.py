"""Which database: ``DATABASE_URL`` where it is given, else the embedded PostgreSQL."""

import os
from pathlib import Path
from typing import Any

import dj_database_url


def database(data_dir: Path) -> dict[str, Any]:
    """Django's settings for the default connection."""
    url = os.environ["DATABASE_URL"]
    return dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
