"""Findings of a plan at the place they are about, for the screens of entering and of reviewing."""

from collections.abc import Collection
from typing import Any

from django import template

from ..models import Planversie
from ..plan.bevindingenbeeld import bevindingenbeeld

register = template.Library()


@register.inclusion_tag("vastgoed/plan/_bevindingen_bij.html")
def planbevindingen(
    versie: Planversie, onderdelen: Collection[str] = (), schrijft: bool = False, kop: str = ""
) -> dict[str, Any]:
    """The findings about some fields and tables of a version, short, with links to their places.

    Usage: ``{% load planbevindingen %}{% planbevindingen versie sectie.onderdelen schrijft %}``

    Variables:
        versie: a version that the reader may see
        onderdelen: codes of fields, tables or columns (``gebouwen.bouwjaar`` counts as its table),
            of a section or of a criterion; empty: all
        schrijft: the reader writes the plan, so links go to where it is entered
        kop: words of a heading (h2) above them, when there are any
    """
    delen = {code.partition(".")[0] for code in onderdelen}
    beeld = bevindingenbeeld(versie, schrijft=schrijft, onderdelen=delen)
    return {"regels": beeld.regels, "plan": versie.plan, "kop": kop}
