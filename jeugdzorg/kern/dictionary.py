"""The data dictionary: what every field of a resource is, made of its serializer."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from rest_framework import serializers

from .cells import kind_of
from .serializers import AddressField, ReferenceSerializer

KINDS: Final = {
    "boolean": "ja of nee",
    "integer": "heel getal",
    "number": "getal",
    "date": "datum",
    "date-time": "tijdstip",
    "string": "tekst",
}
HEAD: Final = ("naam", "soort", "eenheid", "betekenis", "kanLeeg", "kanAfgeschermd", "waarden")


def fields_of(serializer: Any) -> list[dict[str, Any]]:
    """Every field: name, kind, unit, meaning, whether it can be empty or shielded, its values."""
    units = getattr(serializer, "units", {})
    shielded = shielded_fields(serializer)
    return [
        {
            "naam": name,
            "soort": word_of(field),
            "eenheid": units.get(name),
            "betekenis": meaning(name, field),
            "kanLeeg": bool(field.allow_null) or name in shielded,
            "kanAfgeschermd": name in shielded,
            "waarden": values_of(field),
        }
        for name, field in serializer.fields.items()
    ]


def shielded_fields(serializer: Any) -> set[str]:
    """Counts of youths, and what is worked out of them; rows that are no model name their own
    (``shielded``)."""
    model = getattr(getattr(serializer, "Meta", None), "model", None)
    counts = getattr(model._default_manager.all(), "telvelden", {}) if model else {}
    sources = {*counts, *getattr(model, "afgeleid", {})}
    fields = serializer.fields.items()
    own = getattr(serializer, "shielded", ())
    return {name for name, field in fields if field.source in sources or name in own}


def meaning(name: str, field: Any) -> str:
    return str(field.help_text or field.label or name).strip()


def word_of(field: Any) -> str:
    if isinstance(field, AddressField):
        return "adres"
    if isinstance(field, ReferenceSerializer):
        return "verwijzing"
    if isinstance(field, serializers.ListSerializer):
        child = field.child
        return f"lijst van: {word_of(child)}"
    if isinstance(field, serializers.BaseSerializer):
        return "object"
    if isinstance(field, serializers.ListField):
        return "lijst van: tekst"
    return KINDS[kind_of(field)]


def values_of(field: Any) -> list[dict[str, str]]:
    choices = getattr(field, "choices", None) or {}
    found = [(value, label) for value, label in choices.items() if value not in {"", None}]
    return [{"waarde": str(value), "betekenis": str(label)} for value, label in found]


def woordenboek(resources: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """All resources as one table (CSV), for a spreadsheet in Dutch."""
    yield "\ufeff" + line(["resource", *HEAD])
    for name, serializer in resources:
        for found in fields_of(serializer):
            yield line([name, *(cell(found[key]) for key in HEAD)])


def cell(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return ", ".join(f"{each['waarde']} ({each['betekenis']})" for each in value)
    return value or ""


def line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerow(cells)
    return written.getvalue()
