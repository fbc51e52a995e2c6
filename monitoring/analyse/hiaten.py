"""What regions say they miss and that is in no gap of the analysis yet."""

from typing import Any

from ..models import Analyse, Reflectieantwoord


def losse_signalen(analyse: Analyse, user: Any) -> list[Reflectieantwoord]:
    """Answers about missing offer that ``user`` may read, by question and region."""
    rijen = Reflectieantwoord.objects.visible_to(user).filter(sessie__cyclus=analyse.cyclus_id)
    rijen = rijen.exclude(ontbreekt="").exclude(hiaten__analyse=analyse)
    rijen = rijen.select_related("sessie__jeugdhulpregio", "indicator")
    return list(rijen.order_by("indicator__code", "sessie__jeugdhulpregio__naam"))
