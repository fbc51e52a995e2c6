"""Words and cells of the pages about delivering."""

from datetime import date, datetime
from typing import Any

from django import forms, template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jeugdzorg.kern.notation import datum

from ..choices import Plichtstand

register = template.Library()


@register.inclusion_tag("components/badge.html")
def plichtstand(plicht: Any) -> dict[str, str]:
    """The state of an obligation (``with_stand``); too late says how far it is as well."""
    stand, stap = Plichtstand(plicht.stand), Plichtstand(plicht.stap)
    extra = f", {stap.label}" if stand != stap else ""
    return {"label": f"{stand.label}{extra}", "kleur": stand.kleur}


@register.filter
def dagen_in_woorden(plicht: Any) -> str:
    """How long there is, or how long it is over; a finished one has nothing to hurry for."""
    if plicht.stap in Plichtstand.klaar():
        return "klaar"
    dagen = (plicht.termijn - timezone.localdate()).days
    if dagen < 0:
        return f"{aantal_dagen(-dagen)} te laat"
    return "vandaag" if not dagen else f"nog {aantal_dagen(dagen)}"


@register.filter
def termijn_in_woorden(plicht: Any) -> str:
    return f"uiterlijk {datum(plicht.termijn)} ({dagen_in_woorden(plicht)})."


@register.filter
def geleden(moment: date | datetime) -> str:
    """How fresh something is: "vandaag", "gisteren", "12 dagen geleden"."""
    dag = timezone.localdate(moment) if isinstance(moment, datetime) else moment
    dagen = (timezone.localdate() - dag).days
    if dagen <= 0:
        return "vandaag"
    return "gisteren" if dagen == 1 else f"{dagen} dagen geleden"


def aantal_dagen(dagen: int) -> str:
    return "1 dag" if dagen == 1 else f"{dagen} dagen"


@register.simple_tag
def roostercel(cel: forms.BoundField, zichtbaar_label: bool = False) -> SafeString:
    """An input, mostly in a table: its label is read aloud, its error belongs to it."""
    attrs: dict[str, Any] = {"aria-label": str(cel.label)} if not zichtbaar_label else {}
    fout = SafeString("")
    if cel.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{cel.auto_id}-fout"}
        fout = format_html(
            '<p class="veld__fout" id="{}-fout">{}</p>', cel.auto_id, " ".join(map(str, cel.errors))
        )
    return format_html("{}{}", cel.as_widget(attrs=attrs), fout)
