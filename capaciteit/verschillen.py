"""Two people change the same: what each did, field by field, so that nothing is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from .forms_register import VERBORGEN, als_json


@dataclass(frozen=True)
class Verschil:
    """A field that somebody else changed meanwhile; ``botst``: this user did too."""

    label: str
    toen: str
    nu: str
    uw: str
    botst: bool


def samen_verder(form_class: type[Any], opties: dict[str, Any]) -> tuple[Any, list[Verschil]]:
    """The form as sent, with what the other changed where this user did not; and what differs.

    ``opties`` has the data that was sent, and as ``initial`` what stands there now.
    """
    gelezen = form_class(**opties)
    gelezen.is_valid()
    toen = gelezen.cleaned_data.get("basis") or {}
    data = gelezen.data.copy()
    verschillen = []
    for veld, nu in gewijzigd(gelezen, toen):
        naam = veld.html_name
        uw = veld.data
        botst = veld.field.has_changed(toen[veld.name], uw)
        if not botst:
            zet(data, naam, nu)
        if not botst or veld.field.has_changed(nu, uw):
            verschillen.append(
                Verschil(
                    str(veld.label),
                    in_woorden(veld, toen[veld.name]),
                    in_woorden(veld, nu),
                    in_woorden(veld, uw),
                    botst,
                )
            )
    data["token"] = gelezen.initial["token"]
    data["basis"] = forms.JSONField().prepare_value(gelezen.initial["basis"])
    return form_class(**{**opties, "data": data}), verschillen


def gewijzigd(form: Any, toen: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Fields whose value in the register is no longer what it was when the form was opened."""
    for veld in form:
        if veld.name in VERBORGEN or veld.name not in toen:
            continue
        nu = als_json(form.get_initial_for_field(veld.field, veld.name))
        if nu != toen[veld.name]:
            yield veld, nu


def zet(data: Any, naam: str, waarde: Any) -> None:
    if isinstance(waarde, list):
        data.setlist(naam, [str(deel) for deel in waarde])
    else:
        data[naam] = "" if waarde is None else str(waarde)


def in_woorden(veld: Any, waarde: Any) -> str:
    """A choice by its label, everything else as it is typed."""
    waarden = waarde if isinstance(waarde, list) else [waarde]
    if hasattr(veld.field, "choices"):
        labels = {str(sleutel): str(label) for sleutel, label in veld.field.choices}
        waarden = [labels.get(str(deel), deel) for deel in waarden]
    return ", ".join(str(deel) for deel in waarden if deel not in (None, "")) or "leeg"
