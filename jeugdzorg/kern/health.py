"""Is everything there that the product needs? For load balancers and administrators."""

import importlib
import logging
import uuid
from collections.abc import Callable
from typing import Final

from celery import current_app
from django.contrib.auth.decorators import login_not_required
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


def database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def broker() -> None:
    """A connection to the queue can be made; a second is enough for that."""
    with current_app.connection_for_write(connect_timeout=1) as queue:
        queue.ensure_connection(max_retries=1, interval_start=0, timeout=1)


def storage() -> None:
    """A file can be written, and removed again."""
    name = default_storage.save(f"gezondheid-{uuid.uuid4().hex}", ContentFile(b"goed"))
    default_storage.delete(name)


def pdf() -> None:
    """WeasyPrint and the system libraries it draws with."""
    importlib.import_module("weasyprint")


logger = logging.getLogger(__name__)

CHECKS: Final[dict[str, Callable[[], None]]] = {
    "database": database,
    "wachtrij": broker,
    "opslag": storage,
    "pdf": pdf,
}


def passes(check: Callable[[], None]) -> bool:
    """Whatever goes wrong is an answer here; the details stay in the log."""
    try:
        check()
    except Exception:
        logger.exception("Health check %s fails", check.__name__)
        return False
    return True


@login_not_required
@never_cache
@require_safe
def gezondheid(request: HttpRequest) -> JsonResponse:
    """``{"status": "goed", "onderdelen": {…}}`` with 200, or 503 when a part is down."""
    onderdelen = {name: passes(check) for name, check in CHECKS.items()}
    goed = all(onderdelen.values())
    return JsonResponse(
        {
            "status": "goed" if goed else "storing",
            "onderdelen": {n: "goed" if ok else "storing" for n, ok in onderdelen.items()},
        },
        status=200 if goed else 503,
    )
