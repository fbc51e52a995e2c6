"""Pages that follow one another by the last row: ``na=`` begins, ``_links.next`` leads on.

The address of the next page holds the values of the last row (signed, so that nothing else comes
in): rows that come or go in between never make another row appear twice or not at all. There is no
count, and a page far on costs as much as the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core import signing
from django.db.models import F, Field, OrderBy, Q, QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from .pagination import positive

KEY: Final = "na"
SIZE_KEY: Final = "pageSize"
SIZE: Final = 1000
MAX_SIZE: Final = 250_000
SERIALIZED: Final = 10_000
"""The same for rows that the database can not write: those are in memory all at once."""
NOTHING: Final = Q(pk__in=[])
SIGNER: Final = signing.Signer(salt="jeugdzorg.api.na")
WRONG: Final = "Deze waarde komt niet uit een antwoord van deze lijst in deze volgorde."


@dataclass(frozen=True)
class SortKey:
    """One key of an order; empty values are always last."""

    path: str
    descending: bool = False

    @property
    def order(self) -> OrderBy:
        found = F(self.path)
        return found.desc(nulls_last=True) if self.descending else found.asc(nulls_last=True)

    def later(self, value: Any, *, may_be_empty: bool) -> Q:
        """Rows of which this key comes after ``value``."""
        if value is None:
            return NOTHING
        later = Q(**{f"{self.path}__{'lt' if self.descending else 'gt'}": value})
        return later | Q(**{f"{self.path}__isnull": True}) if may_be_empty else later

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})


@dataclass(frozen=True)
class Keyset:
    """The order of a list and where in it a page begins; the key of the row decides last."""

    request: Request
    asked: str
    keys: Sequence[SortKey]
    most: int = MAX_SIZE

    @property
    def size(self) -> int:
        return min(positive(self.request, SIZE_KEY) or SIZE, self.most)

    def rest_of(self, rows: QuerySet) -> QuerySet:
        """The rows from where this page begins, in order."""
        rows = rows.order_by(*(key.order for key in self.keys))
        token = self.request.query_params.get(KEY, "")
        return rows.filter(self.after(rows, self.decoded(token))) if token else rows

    def after(self, rows: QuerySet, texts: Sequence[str | None]) -> Q:
        """What comes after the row with these values, as the database orders them.

        The first key is also compared alone, so that an index on it leads to the place.
        """
        found, before, bound = NOTHING, Q(), Q()
        for index, (key, text) in enumerate(zip(self.keys, texts, strict=True)):
            value = value_of(column_of(rows, key.path), text)
            may_be_empty = may_be_null(rows, key.path)
            found |= before & key.later(value, may_be_empty=may_be_empty)
            before &= key.same(value)
            if index == 0 and value is not None and not may_be_empty:
                bound = Q(**{f"{key.path}__{'lte' if key.descending else 'gte'}": value})
        return bound & found if len(self.keys) > 1 else found

    def ends(self) -> dict[str, F]:
        """What must be known of the last row, beside its fields."""
        return {f"einde{index}": F(key.path) for index, key in enumerate(self.keys)}

    def next_link(self, last: Sequence[str | None]) -> str:
        here = self.request.build_absolute_uri()
        return replace_query_param(here, KEY, SIGNER.sign_object([self.asked, *last]))

    def links(self, last: Sequence[str | None] | None) -> dict[str, dict[str, str]]:
        """Where this page is, and the next when there is one."""
        links = {"self": {"href": self.request.build_absolute_uri()}}
        if last is not None:
            links["next"] = {"href": self.next_link(last)}
        return links

    def decoded(self, token: str) -> Sequence[str | None]:
        """Raises ValidationError for what we did not write, or wrote for another order."""
        try:
            asked, *values = SIGNER.unsign_object(token)
        except (signing.BadSignature, ValueError, TypeError, UnicodeError):
            raise ValidationError({KEY: [WRONG]}, "invalid") from None
        if asked != self.asked or len(values) != len(self.keys):
            raise ValidationError({KEY: [WRONG]}, "invalid")
        return values


def keys_of(asked: str, sort_fields: Any) -> list[SortKey]:
    """The keys of ``sorteer``, each once, up to the key of the row, which decides at last."""
    found: dict[str, SortKey] = {}
    for name in [*(name for name in asked.split(",") if name), "pk"]:
        path = "pk" if name == "pk" else sort_fields[name.removeprefix("-")]
        if "pk" not in found:
            found.setdefault(path, SortKey(path, name[0] == "-"))
    return list(found.values())


def column_of(rows: QuerySet, path: str) -> Any:
    """The field, or what the query works out, under ``path``."""
    if path in rows.query.annotations:
        return rows.query.annotations[path].output_field
    model: Any = rows.model
    found: Any = None
    for step in path.split("__"):
        found = model._meta.pk if step == "pk" else model._meta.get_field(step)
        model = found.related_model
    return found


def may_be_null(rows: QuerySet, path: str) -> bool:
    """Whether a row can have nothing there; a step over a relation that can be empty counts too."""
    if path == "pk":
        return False
    if path in rows.query.annotations:
        return True
    steps = path.split("__")
    return any(column_of(rows, "__".join(steps[: n + 1])).null for n in range(len(steps)))


def value_of(column: Field, text: str | None) -> Any:
    return None if text is None else column.to_python(text)
