"""An area with every party, and only the conditions and effects of the cycle itself."""

import pytest

from monitoring.cyclus import effecten, voorwaarden, wachters
from tests.factories_monitoring_cyclus import Cycluspartijen


@pytest.fixture(autouse=True)
def alleen_eigen():
    """What the rooms after this one ask and do is theirs to test."""
    eerder = dict(voorwaarden.VOORWAARDEN), dict(effecten.EFFECTEN)
    voorwaarden.VOORWAARDEN.clear()
    effecten.EFFECTEN.clear()
    wachters.registreren()
    yield
    for register, was in zip((voorwaarden.VOORWAARDEN, effecten.EFFECTEN), eerder, strict=True):
        register.clear()
        register.update(was)


@pytest.fixture
def partijen(db):
    return Cycluspartijen()
