"""What the bar on every page needs."""

from typing import Any

from django.http import HttpRequest

from .gebiedskeuze import gekozen_gebied, keuze_gebieden


def gebiedskeuze(request: HttpRequest) -> dict[str, Any]:
    """``gebieden`` to choose from and ``gekozen_gebied`` (``None``: all)."""
    return {"gebieden": keuze_gebieden(request), "gekozen_gebied": gekozen_gebied(request)}
