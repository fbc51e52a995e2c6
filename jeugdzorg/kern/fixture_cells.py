"""The rows and cells of a table in ``fixtures/``, read as the fields of a model want them."""

import csv
from functools import cached_property
from pathlib import Path
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

SCHEIDING = ";"
JA_NEE = {"ja": True, "nee": False}


class FixtureError(Exception):
    """A cell that can't be loaded: says file, line, column, value and what would be right."""


class CellReader:
    """Reads the file at ``folder / path`` for ``model``.

    ``references`` names per foreign key the field by which the other row is written.
    """

    def __init__(
        self, path: str, folder: Path, model: type[models.Model], references: dict[str, str]
    ) -> None:
        self.path = path
        self.file = folder / path
        self.model = model
        self.references = references
        self.known: dict[tuple[str, str], models.Model] = {}
        self.followed: set[tuple[str, str]] = set()
        self.redirected: set[int] = set()

    @cached_property
    def rows(self) -> list[tuple[int, dict[str, str]]]:
        """Line number and cells. Raises FixtureError for a column the model does not have."""
        try:
            with self.file.open(encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file, strict=True)
                for column in reader.fieldnames or []:
                    self.field(column)
                rows = [(reader.line_num, row) for row in reader]
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise FixtureError(f"{self.path}: niet te lezen ({error}).") from None
        for line, row in rows:
            if None in row or None in row.values():
                raise FixtureError(f"{self.path}, regel {line}: te veel of te weinig cellen.")
        return rows

    @cached_property
    def columns(self) -> list[str]:
        return list(self.rows[0][1]) if self.rows else []

    def field(self, column: str) -> Any:
        try:
            return self.model._meta.get_field(column)
        except FieldDoesNotExist:
            raise FixtureError(f"{self.path}: kolom '{column}' bestaat niet.") from None

    def value(self, line: int, column: str, text: str) -> Any:
        """One cell as the field wants it; empty is the field's own empty."""
        text, target = text.strip(), self.field(column)
        if target.is_relation:
            return self.one(line, column, text)
        if isinstance(target, ArrayField):
            return self.parts(text)
        if not text:
            return None if target.null else target.get_default()
        if isinstance(target, models.BooleanField):
            if text not in JA_NEE:
                raise self.wrong(line, column, text, "ja of nee")
            return JA_NEE[text]
        try:
            return target.to_python(text)
        except ValidationError as error:
            raise self.wrong(line, column, text, " ".join(error.messages)) from None

    def many(self, line: int, column: str, text: str) -> list[models.Model]:
        """The rows that a many-to-many cell names."""
        return [self.related(line, column, part) for part in self.parts(text)]

    def one(self, line: int, column: str, text: str) -> models.Model | None:
        if not text and not self.field(column).null:
            raise self.wrong(line, column, text, "moet gevuld zijn")
        return self.related(line, column, text) if text else None

    def related(self, line: int, column: str, text: str) -> models.Model:
        """The row that a natural key points at; of one that was merged (``opvolger``) where it
        went, and the line is then ``redirected``."""
        other = self.field(column).related_model
        lookup = self.references.get(column, "code")
        if (column, text) not in self.known:
            found = other._default_manager.filter(**{lookup: text}).first()
            if found is None:
                reason = f"geen {other._meta.verbose_name} met deze {lookup}"
                raise self.wrong(line, column, text, reason)
            self.known[column, text] = successor = getattr(found, "opvolger", None) or found
            if successor is not found:
                self.followed.add((column, text))
        if (column, text) in self.followed:
            self.redirected.add(line)
        return self.known[column, text]

    def checked(self, line: int, row: models.Model) -> models.Model:
        """The row, when its own fields hold; whether related rows exist is known already."""
        relations = {part.name for part in row._meta.fields if part.is_relation}
        try:
            row.clean_fields(exclude=relations)
        except ValidationError as error:
            column, messages = next(iter(error.message_dict.items()))
            value = str(getattr(row, column, ""))
            raise self.wrong(line, column, value, " ".join(messages)) from None
        return row

    @staticmethod
    def parts(text: str) -> list[str]:
        return [part.strip() for part in text.split(SCHEIDING) if part.strip()]

    def wrong(self, line: int, column: str, text: str, reason: str) -> FixtureError:
        return FixtureError(f"{self.path}, regel {line}, {column} '{text}': {reason}")
