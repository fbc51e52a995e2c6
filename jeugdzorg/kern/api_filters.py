"""Filters of the API: lowerCamelCase query keys, and codes instead of numbers."""

from collections.abc import Callable
from typing import Any, Final

import django_filters as filters
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet, TextChoices
from django.http import HttpRequest
from django_filters.fields import ModelChoiceField
from drf_spectacular.utils import extend_schema_field

from .serializers import camel_case

DAY_FORMAT: Final = "%Y-%m-%d"


def describe(found: filters.Filter, schema: dict[str, Any]) -> None:
    """Tell the OpenAPI document what a value of this filter looks like, and what it does."""
    text = found.extra.get("help_text")
    extend_schema_field({**schema, "description": text} if text else schema)(found)


class CodeField(ModelChoiceField):
    def to_python(self, value: Any) -> Any:
        if value and "\x00" in value:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


class CodeFilter(filters.ModelChoiceFilter):
    """The row with this code, among those the user may see; another code is invalid input.

    ``through``: the relation with which ``field_name`` begins. Its rows are looked up first, so
    that their keys are where the database begins (``folding``).
    """

    field_class = CodeField

    def __init__(
        self,
        model: type[Model],
        field_name: str | None = None,
        *,
        through: str = "",
        **kwargs: Any,
    ) -> None:
        self.through = through
        standard = {
            "field_name": field_name,
            "to_field_name": "code",
            "queryset": visible_rows(model),
            "error_messages": {"invalid_choice": "Deze code bestaat niet."},
        }
        super().__init__(**{**standard, **kwargs})
        describe(self, {"type": "string"})

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        if not self.through or not isinstance(value, Model):
            return super().filter(qs, value)
        relation: Any = qs.model._meta.get_field(self.through)
        path = self.field_name.removeprefix(f"{self.through}__")
        rows = relation.related_model._base_manager.filter(**{path: value})
        return qs.filter(**{f"{self.through}__in": rows})


def visible_rows(model: type[Model]) -> Callable[[HttpRequest], QuerySet]:
    manager: Any = model._default_manager
    return lambda request: manager.visible_to(request.user)


class ChoiceFilter(filters.ChoiceFilter):
    """One of the values of a word list."""

    def __init__(self, choices: type[TextChoices], field_name: str | None = None, **kw: Any):
        wrong = {"invalid_choice": f"Kies uit: {', '.join(choices.values)}."}
        super().__init__(field_name=field_name, choices=choices.choices, error_messages=wrong, **kw)


class YesNoFilter(filters.TypedChoiceFilter):
    """``true`` or ``false``, nothing else."""

    def __init__(self, field_name: str | None = None, **kwargs: Any) -> None:
        super().__init__(
            field_name=field_name,
            choices=[("true", "ja"), ("false", "nee")],
            coerce=lambda text: {"true": True, "false": False}[text],
            error_messages={"invalid_choice": "Geef true of false."},
            **kwargs,
        )
        describe(self, {"type": "boolean"})


class DayFilter(filters.DateFilter):
    """A day as ``2024-07-01``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        wrong = {"invalid": "Geef een datum als jjjj-mm-dd."}
        super().__init__(*args, input_formats=[DAY_FORMAT], error_messages=wrong, **kwargs)
        describe(self, {"type": "string", "format": "date"})


class CamelCaseFilterSet(filters.FilterSet):
    """A filter ``peildatum_van`` is asked for as ``peildatumVan``."""

    @classmethod
    def get_filters(cls) -> dict[str, filters.Filter]:
        return {camel_case(name): found for name, found in super().get_filters().items()}


def day_filters(field: str, what: str) -> tuple[DayFilter, DayFilter, DayFilter]:
    """Filters for exactly a day, from a day and up to and including a day."""
    return (
        DayFilter(field, help_text=f"{what} is precies deze dag."),
        DayFilter(field, "gte", help_text=f"{what} is deze dag of later."),
        DayFilter(field, "lte", help_text=f"{what} is deze dag of eerder."),
    )
