"""A report as it was against what is known now: which of its figures would read otherwise today."""

from typing import Any

from django.utils import timezone

from ..models import Rapport
from ..rapportage.bereik import Bereik
from ..rapportage.gegevens import bijlage
from .bewaard import cijfers_uit
from .verschil import NIEUW, Verschil, verschillen


def nu_anders(rapport: Rapport) -> list[Verschil]:
    """Figures that were changed or withdrawn since; what came in later does not count."""
    alle = verschillen(cijfers_uit(rapport.gegevens), cijfers_nu(rapport))
    return [rij for rij in alle if rij.soort != NIEUW]


def cijfers_nu(rapport: Rapport) -> list[dict[str, Any]]:
    cyclus = rapport.cyclus
    bereik = Bereik(cyclus.gebied, cyclus.halfjaar, timezone.localdate(), rapport.jeugdhulpregio)
    return list(bijlage(bereik))
