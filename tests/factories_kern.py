"""Factories of the toolbox."""

from itertools import count
from typing import Any

import tests.kern.taken  # noqa: F401 - registers the jobs
from jeugdzorg.kern.models import Taak
from tests.factories import make_gebruiker

nummers = count(1)


def make_taak(**velden: Any) -> Taak:
    """A job that waits, of a user made up when none is given."""
    n = next(nummers)
    standaard = {"soort": "tellen", "sleutel": f"taak-{n}", "omschrijving": f"Taak {n}"}
    if "eigenaar" not in velden:
        velden["eigenaar"] = make_gebruiker()
    return Taak.objects.create(**{**standaard, **velden})
