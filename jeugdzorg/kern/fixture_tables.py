"""Tables of reference data in ``fixtures/``: CSV with natural keys, loaded whole or not at all.

A table says which model it fills, which columns make a row unique and by which field its foreign
keys are written. Loading twice changes nothing; a changed cell changes one field.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models, transaction

SCHEIDING = ";"


class FixtureError(Exception):
    """A cell that can't be loaded: says file, line, column, value and what would be right."""


@dataclass(frozen=True)
class FixtureTable:
    """``path`` under ``fixtures/``, the ``model`` it fills, and the columns that identify a row.

    ``references`` names per foreign key the field by which it is written (default ``code``).
    ``later`` are foreign keys to rows of tables that come after this one; they are set at the end.
    """

    path: str
    model: str
    key: tuple[str, ...]
    references: dict[str, str] = field(default_factory=dict)
    later: tuple[str, ...] = ()


@dataclass
class Loaded:
    """What loading one table did, in numbers of rows."""

    path: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0


@transaction.atomic
def load_tables(tables: Sequence[FixtureTable], folder: Path) -> list[Loaded]:
    """Load all tables in order. Raises FixtureError at the first cell that can't be loaded."""
    loaders = [TableLoader(table, folder) for table in tables]
    results = [loader.load() for loader in loaders]
    for loader in loaders:
        loader.load_later()
    return results


class TableLoader:
    def __init__(self, table: FixtureTable, folder: Path) -> None:
        self.table = table
        self.path = folder / table.path
        self.model: type[models.Model] = apps.get_model(table.model)
        self.known: dict[tuple[str, str], models.Model] = {}

    @cached_property
    def rows(self) -> list[tuple[int, dict[str, str]]]:
        """Line number and cells; the columns must be fields of the model."""
        with self.path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            for column in reader.fieldnames or []:
                self.field(column)
            return [(reader.line_num, row) for row in reader]

    def field(self, column: str) -> Any:
        try:
            return self.model._meta.get_field(column)
        except FieldDoesNotExist:
            raise FixtureError(f"{self.table.path}: kolom '{column}' bestaat niet.") from None

    @property
    def is_self_referring(self) -> bool:
        return any(
            self.field(column).related_model in {self.model, *self.model._meta.parents}
            for column in self.table.references
            if column not in self.table.later
        )

    def load(self) -> Loaded:
        """Create what is new and update what changed, this table's ``later`` columns aside."""
        result = Loaded(self.table.path)
        existing = {self.key_of(row): row for row in self.model._base_manager.all()}
        fresh: list[tuple[models.Model, dict[str, list[Any]]]] = []
        for line, cells in self.rows:
            values, many = self.values(line, cells)
            row = existing.get(tuple(self.comparable(values[name]) for name in self.table.key))
            if row is None:
                row = self.checked(line, self.model(**values))
                if self.is_self_referring:
                    row.save(force_insert=True)
                fresh.append((row, many))
                result.new += 1
            elif self.update(line, row, values) | self.set_many(row, many):
                result.changed += 1
            else:
                result.unchanged += 1
        if not self.is_self_referring:
            self.model._base_manager.bulk_create([row for row, _ in fresh])
        for row, many in fresh:
            self.set_many(row, many)
        return result

    def load_later(self) -> None:
        """Set the foreign keys to rows that did not exist yet."""
        for column in self.table.later:
            existing = {self.key_of(row): row for row in self.model._base_manager.all()}
            for line, cells in self.rows:
                key = tuple(
                    self.comparable(self.value(line, name, cells[name])) for name in self.table.key
                )
                row = existing[key]
                self.update(line, row, {column: self.value(line, column, cells[column])})

    def key_of(self, row: models.Model) -> tuple[Any, ...]:
        return tuple(
            self.comparable(getattr(row, self.field(name).attname)) for name in self.table.key
        )

    @staticmethod
    def comparable(value: Any) -> Any:
        return value.pk if isinstance(value, models.Model) else value

    def values(
        self, line: int, cells: dict[str, str]
    ) -> tuple[dict[str, Any], dict[str, list[Any]]]:
        """The row's own fields, and its many-to-many fields apart."""
        own: dict[str, Any] = {}
        many: dict[str, list[Any]] = {}
        for column, text in cells.items():
            if column in self.table.later:
                continue
            if self.field(column).many_to_many:
                parts = (part.strip() for part in text.split(SCHEIDING))
                many[column] = [self.related(line, column, part) for part in parts if part]
            else:
                own[column] = self.value(line, column, text)
        return own, many

    def value(self, line: int, column: str, text: str) -> Any:
        """One cell as the field wants it; empty is the field's own empty."""
        text, target = text.strip(), self.field(column)
        if target.is_relation:
            return self.related(line, column, text) if text else None
        if isinstance(target, ArrayField):
            return [part.strip() for part in text.split(SCHEIDING) if part.strip()]
        if isinstance(target, models.BooleanField):
            return {"ja": True, "nee": False, "": target.get_default()}[text]
        if not text:
            return None if target.null else target.get_default()
        try:
            return target.to_python(text)
        except ValidationError as error:
            raise self.wrong(line, column, text, " ".join(error.messages)) from None

    def related(self, line: int, column: str, text: str) -> models.Model:
        """The row that a natural key points at."""
        other = self.field(column).related_model
        lookup = self.table.references.get(column, "code")
        if (column, text) not in self.known:
            found = other._base_manager.filter(**{lookup: text}).first()
            if found is None:
                reason = f"geen {other._meta.verbose_name} met deze {lookup}"
                raise self.wrong(line, column, text, reason)
            self.known[column, text] = found
        return self.known[column, text]

    def checked(self, line: int, row: models.Model) -> models.Model:
        """The row, when its fields hold; whether related rows exist is known already."""
        relations = [part.name for part in row._meta.fields if part.is_relation]
        try:
            row.clean_fields(exclude=relations)
        except ValidationError as error:
            column, messages = next(iter(error.message_dict.items()))
            value = str(getattr(row, column, ""))
            raise self.wrong(line, column, value, " ".join(messages)) from None
        return row

    def update(self, line: int, row: models.Model, values: dict[str, Any]) -> bool:
        """Store the fields that differ; tells whether there were any."""
        changed = [
            name
            for name, value in values.items()
            if getattr(row, self.field(name).attname) != self.comparable(value)
        ]
        for name in changed:
            setattr(row, name, values[name])
        if changed:
            self.checked(line, row).save(update_fields=changed)
        return bool(changed)

    @staticmethod
    def set_many(row: models.Model, many: dict[str, list[Any]]) -> bool:
        changed = False
        for name, rows in many.items():
            relation = getattr(row, name)
            if {part.pk for part in rows} != set(relation.values_list("pk", flat=True)):
                relation.set(rows)
                changed = True
        return changed

    def wrong(self, line: int, column: str, text: str, reason: str) -> FixtureError:
        return FixtureError(f"{self.table.path}, regel {line}, {column} '{text}': {reason}")


def total(results: Iterable[Loaded]) -> Loaded:
    """The sum over all tables."""
    alles = Loaded("alles")
    for result in results:
        alles.new += result.new
        alles.changed += result.changed
        alles.unchanged += result.unchanged
    return alles
