"""Components of forms: the error summary and fields whose errors are tied to the input."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms, template
from django.db.models.fields import BLANK_CHOICE_DASH

register = template.Library()
DASHES = BLANK_CHOICE_DASH[0][1]


@register.inclusion_tag("components/foutsamenvatting.html")
def foutsamenvatting(form: forms.BaseForm, delen: Any = ()) -> dict[str, Any]:
    """What is wrong, on top of the form, each line a link to its field.

    Usage: ``{% foutsamenvatting form %}`` (layout formulier does this)

    Variables:
        form: a bound form; without errors nothing is shown
        delen: more forms on the same page (layout formulier: ``deelformulieren``)
    """
    return {
        "fouten": [
            regel
            for deel in (form, *(delen or ()))
            for naam in deel.errors
            for regel in error_lines(deel, naam)
        ]
    }


def error_lines(form: forms.BaseForm, naam: str) -> list[dict[str, Any]]:
    """The errors of one field; those of the form as a whole link nowhere."""
    field = form[naam] if naam in form.fields else None
    label = field.label if field else ""
    doel = (field.id_for_label or field.auto_id) if field else ""
    return [{"tekst": fout, "label": label, "doel": doel} for fout in form.errors[naam]]


@register.inclusion_tag("components/veld.html")
def veld(field: forms.BoundField, uitleg: str = "") -> dict[str, Any]:
    """A form field: label, explanation, error in words, input; tied by ``aria-describedby``.

    Usage: ``{% veld form.naam %}``, ``{% veld form.datum "Kies een dag in de toekomst." %}``

    Variables:
        field: a bound field
        uitleg: explanation; default the help text of the field
    """
    name_empty_choice(field.field)
    uitleg = uitleg or str(field.help_text)
    described = [f"{field.auto_id}-uitleg"] * bool(uitleg) + [f"{field.auto_id}-fout"] * bool(
        field.errors
    )
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(described)} if described else {}
    if field.errors:
        attrs["aria-invalid"] = "true"
    return {
        "field": field,
        "uitleg": uitleg,
        "invoer": field.as_widget(attrs=attrs),
        "soort": widget_kind(field),
    }


def name_empty_choice(field: forms.Field) -> None:
    """A list begins with words, not with the dashes of Django."""
    woord = "Kies" if field.required else "geen keuze"
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES:
            field.empty_label = woord
    elif isinstance(field, forms.ChoiceField):
        keuzes: list[Any] = list(cast("Iterable[Any]", field.choices))
        if keuzes[:1] == BLANK_CHOICE_DASH:
            field.choices = [("", woord), *keuzes[1:]]


def widget_kind(field: forms.BoundField) -> str:
    """``vinkje`` (label behind the box), ``groep`` (fieldset) or ``regel``."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "vinkje"
    return "groep" if getattr(widget, "use_fieldset", False) else "regel"


@register.inclusion_tag("components/velden.html")
def velden(form: forms.BaseForm) -> dict[str, Any]:
    """All fields of a form, hidden ones included.

    Usage: ``{% velden form %}``

    Variables: form
    """
    return {"form": form}
