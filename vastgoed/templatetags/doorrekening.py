"""Words for the sums of a plan."""

from decimal import Decimal

from django import template

from ..plan.controles.woorden import kort, maand
from ..plan.keuzes import Bekostiging
from ..rekenen.bezetting import Drempel, Soort
from ..rekenen.exploitatie import Resultaat
from ..rekenen.maanden import Maand

register = template.Library()


@register.filter
def per_jaar_van(uitkomst: Resultaat, geheel: Resultaat) -> list[Decimal | str]:
    """The results of one project in the years of the whole plan; n.v.t. where it has none."""
    per = {jaar.jaar: jaar.resultaat for jaar in uitkomst.jaren}
    return [per.get(jaar.jaar, "n.v.t.") for jaar in geheel.jaren]


@register.filter
def bekostiging_woord(hoe: str) -> str:
    return str(Bekostiging(hoe).label)


@register.filter
def drempel_woorden(drempel: Drempel) -> str:
    """``vanaf 95% (3,8 jeugdigen)``."""
    if drempel.soort == Soort.ALTIJD:
        return "bij elke bezetting"
    if drempel.soort == Soort.NOOIT or drempel.graad is None:
        return "bij geen enkele bezetting"
    deel, jeugdigen = kort(drempel.graad * 100), kort(drempel.jeugdigen or 0)
    aantal = f"{deel}% ({jeugdigen} jeugdigen)"
    if drempel.graad > 1:
        return f"pas bij {aantal}: ook vol is niet genoeg"
    return f"{'vanaf' if drempel.soort == Soort.VANAF else 'tot'} {aantal}"


@register.filter
def maand_woord(welke: Maand) -> str:
    return maand(welke)
