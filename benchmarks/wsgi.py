"""The application, that says of each answer how long it worked on it (``Server-Timing``)."""

import os
import time
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application

from jeugdzorg.kern.warm import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.instellingen")
django = get_wsgi_application()
warm_up()


def application(environ: dict[str, Any], start_response: Callable) -> Any:
    begin = time.perf_counter()

    def timed(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        duur = 1000 * (time.perf_counter() - begin)
        return start_response(status, [*headers, ("Server-Timing", f"alles;dur={duur:.2f}")], *rest)

    return django(environ, timed)
