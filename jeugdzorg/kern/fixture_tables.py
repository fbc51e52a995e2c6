"""Tables of reference data in ``fixtures/``: CSV with natural keys, loaded whole or not at all.

A table says which model it fills, which columns make a row unique and by which field its foreign
keys are written. Loading twice changes nothing; a changed cell changes one field. A row that is
no longer in the file stays in the database: other rows may build on it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from .fixture_cells import CellReader, FixtureError

__all__ = ["FixtureError", "FixtureTable", "Loaded", "load_tables", "total"]

Key = tuple[Any, ...]


@dataclass(frozen=True)
class FixtureTable:
    """``path`` under ``fixtures/``, the ``model`` it fills, and the columns that identify a row.

    ``references`` names per foreign key the field by which it is written (default ``code``).
    ``later`` are foreign keys to rows of tables that come after this one; they are set at the end.
    ``derive`` gives fields that follow from the others, such as a date of the source.
    ``keep`` gives the keys of rows that people changed since; those are left as they are.
    """

    path: str
    model: str
    key: tuple[str, ...]
    references: dict[str, str] = field(default_factory=dict)
    later: tuple[str, ...] = ()
    derive: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    keep: Callable[[], set[int]] = set


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
    for loader in loaders:
        loader.load()
    for loader in loaders:
        loader.load_later()
    return [loader.loaded for loader in loaders]


class TableLoader:
    """Loads one table; ``new`` and ``changed`` hold the lines of the file that did something."""

    def __init__(self, table: FixtureTable, folder: Path) -> None:
        self.table = table
        self.model: type[models.Model] = apps.get_model(table.model)
        self.reader = CellReader(table.path, folder, self.model, table.references)
        self.new: set[int] = set()
        self.changed: set[int] = set()

    @property
    def loaded(self) -> Loaded:
        new, changed = len(self.new), len(self.changed - self.new)
        unchanged = len(self.reader.rows) - new - changed
        return Loaded(self.table.path, new, changed, unchanged)

    def load(self) -> None:
        """Create what is new and update what changed, this table's ``later`` columns aside."""
        existing, kept = self.existing(), self.table.keep()
        seen: dict[Key, int] = {}
        fresh: list[tuple[int, models.Model, dict[str, list[models.Model]]]] = []
        for line, cells in self.reader.rows:
            values, many = self.values(line, cells)
            key = self.key(line, values)
            merged = line in self.reader.redirected and (key in seen or key in existing)
            if merged or (key in existing and existing[key].pk in kept):
                continue
            if key in seen:
                raise FixtureError(f"{self.table.path}, regel {line}: zelfde als regel {seen[key]}")
            seen[key] = line
            if key not in existing:
                row = self.reader.checked(line, self.model(**values))
                if self.is_self_referring:
                    self.insert_one(line, row)
                fresh.append((line, row, many))
                self.new.add(line)
            elif self.update(line, existing[key], values) | self.set_many(existing[key], many):
                self.changed.add(line)
        if not self.is_self_referring:
            self.insert([(line, row) for line, row, _ in fresh])
        for _, row, many in fresh:
            self.set_many(row, many)

    def load_later(self) -> None:
        """Set the foreign keys to rows that did not exist yet."""
        if not self.table.later:
            return
        existing = self.existing()
        for line, cells in self.reader.rows:
            row = existing[self.key(line, self.values(line, cells)[0])]
            later = {
                name: self.reader.value(line, name, cells[name])
                for name in self.table.later
                if name in cells
            }
            if self.update(line, row, later):
                self.changed.add(line)

    @property
    def is_self_referring(self) -> bool:
        """A row may point at an earlier row of the same table."""
        fields = [self.reader.field(column) for column in self.reader.columns]
        return any(part.related_model is self.model for part in fields if part.is_relation)

    def existing(self) -> dict[Key, models.Model]:
        attributes = [self.reader.field(name).attname for name in self.table.key]
        rows = self.model._base_manager.all()
        return {tuple(getattr(row, name) for name in attributes): row for row in rows}

    def key(self, line: int, values: dict[str, Any]) -> Key:
        for name in self.table.key:
            if name not in values:
                raise FixtureError(f"{self.table.path}: kolom '{name}' ontbreekt.")
        return tuple(comparable(values[name]) for name in self.table.key)

    def values(
        self, line: int, cells: dict[str, str]
    ) -> tuple[dict[str, Any], dict[str, list[models.Model]]]:
        """The row's own fields, and its many-to-many fields apart."""
        own: dict[str, Any] = {}
        many: dict[str, list[models.Model]] = {}
        for column, text in cells.items():
            if column in self.table.later:
                continue
            if self.reader.field(column).many_to_many:
                many[column] = self.reader.many(line, column, text)
            else:
                own[column] = self.reader.value(line, column, text)
        return own | (self.table.derive(own) if self.table.derive else {}), many

    def insert(self, rows: list[tuple[int, models.Model]]) -> None:
        """All at once; when the database refuses, one by one to find the line that is wrong."""
        try:
            with transaction.atomic():
                self.model._base_manager.bulk_create([row for _, row in rows])
        except IntegrityError:
            for line, row in rows:
                self.insert_one(line, row)

    def insert_one(self, line: int, row: models.Model) -> None:
        self.store(line, row, force_insert=True)

    def update(self, line: int, row: models.Model, values: dict[str, Any]) -> bool:
        """Store the fields that differ; tells whether there were any."""
        changed = [
            name
            for name, value in values.items()
            if getattr(row, self.reader.field(name).attname) != comparable(value)
        ]
        for name in changed:
            setattr(row, name, values[name])
        if changed:
            self.store(line, self.reader.checked(line, row), update_fields=changed)
        return bool(changed)

    def store(self, line: int, row: models.Model, **how: Any) -> None:
        try:
            row.validate_constraints()
            with transaction.atomic():
                row.save(**how)
        except (ValidationError, IntegrityError) as error:
            reason = " ".join(getattr(error, "messages", [str(error)]))
            raise FixtureError(f"{self.table.path}, regel {line}: {reason}") from None

    @staticmethod
    def set_many(row: models.Model, many: dict[str, list[models.Model]]) -> bool:
        changed = False
        for name, rows in many.items():
            relation = getattr(row, name)
            if {part.pk for part in rows} != set(relation.values_list("pk", flat=True)):
                relation.set(rows)
                changed = True
        return changed


def comparable(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


def total(results: Iterable[Loaded]) -> Loaded:
    """The sum over all tables."""
    alles = Loaded("alles")
    for result in results:
        alles.new += result.new
        alles.changed += result.changed
        alles.unchanged += result.unchanged
    return alles
