"""Rows that only the serializer can write, as a table and as lines: the same files, slower."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer

from .cells import Cell, kind_of
from .exporting import defused as without_formula
from .serializers import AddressField, ReferenceSerializer

AT_ONCE: Final = 500


def dumped(value: Any) -> bytes:
    """JSON as the lists of the API have it."""
    return JSONRenderer().render(value)


@dataclass(frozen=True)
class SerializedTable:
    """``serializer`` is one of many rows, without rows."""

    rows: QuerySet
    serializer: Any

    @property
    def cells(self) -> Sequence[Cell]:
        return list(cells(self.serializer.child))

    def records(self) -> Iterator[Any]:
        for row in self.rows.iterator(chunk_size=AT_ONCE):
            yield self.serializer.child.to_representation(row)

    def lines(self) -> Iterator[bytes]:
        for record in self.records():
            yield dumped(record) + b"\n"

    def csv(self, *, defused: bool = False) -> Iterator[bytes]:
        names = [cell.name for cell in self.cells]
        yield line(names)
        for record in self.records():
            values = [text_of(value_of(record, name)) for name in names]
            yield line([without_formula(text) for text in values] if defused else values)


def cells(serializer: Any) -> Iterator[Cell]:
    for key, field in serializer.fields.items():
        if isinstance(field, ReferenceSerializer):
            yield from (Cell(key, "string", ""), Cell(f"{key}Naam", "string", ""))
        elif is_list_of_references(field) or not isinstance(
            field, AddressField | serializers.BaseSerializer
        ):
            yield Cell(key, kind_of(field), "")


def is_list_of_references(field: Any) -> bool:
    return isinstance(getattr(field, "child", None), ReferenceSerializer)


def value_of(record: Any, name: str) -> Any:
    value = record.get(name)
    if name not in record:
        value = (record[name.removesuffix("Naam")] or {}).get("naam")
    if isinstance(value, dict):
        return value.get("code")
    if isinstance(value, list):
        parts = [each.get("code") if isinstance(each, dict) else each for each in value]
        return ", ".join(str(part) for part in parts if part is not None)
    return value


def text_of(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def line(values: Sequence[str]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(values)
    return written.getvalue().encode()
