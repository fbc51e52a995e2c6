"""A cell of a form in a table: its input with its label read aloud and its error tied to it."""

from typing import Any

from django import forms, template

register = template.Library()


@register.inclusion_tag("capaciteit/_invoercel.html")
def invoercel(field: forms.BoundField) -> dict[str, Any]:
    """The input of a cell; heads of row and column are for the eye, the label for the ear.

    Usage: ``{% load invoer %} {% invoercel cel %}``
    """
    attrs: dict[str, str | bool] = {"aria-label": str(field.label)}
    if field.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{field.auto_id}-fout"}
    return {"field": field, "invoer": field.as_widget(attrs=attrs)}
