"""How a row looks in the API: Dutch keys in lowerCamelCase, unknown is null, everything read-only.

Three conventions, so that a serializer only names its fields: a field ``periode_van`` becomes the
key ``periodeVan``; an empty text becomes null; a foreign key becomes a reference with code, name
and address.
"""

from functools import lru_cache
from typing import Any, Final

from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.utils.model_meta import RelationInfo

KEYS = ("code", "sleutel")


def camel_case(name: str) -> str:
    """``peildatum_van`` → ``peildatumVan``."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def natural_key(row: Model) -> str:
    """What stands in the address of ``row``: its code, else its number.

    A model with ``is_numbered`` has codes that more than one row can have.
    """
    if getattr(row, "is_numbered", False):
        return str(row.pk)
    return next((str(getattr(row, key)) for key in KEYS if hasattr(row, key)), str(row.pk))


@lru_cache
def detail_path(model_name: str) -> str | None:
    """The path of a row of this model, the key left open; ``None`` when the API has no such."""
    try:
        return reverse(f"api:{model_name}-detail", args=["0"]).removesuffix("0")
    except NoReverseMatch:
        return None


def api_url(row: Model, request: Request) -> str | None:
    """The absolute address of ``row`` in the API."""
    path = detail_path(row._meta.model_name or "")
    return path and request.build_absolute_uri(path + natural_key(row))


class EmptyIsNullMixin:
    def to_representation(self, value: Any) -> Any:
        return super().to_representation(value) or None


class TextField(EmptyIsNullMixin, serializers.CharField):
    pass


class SlugField(EmptyIsNullMixin, serializers.SlugField):
    pass


class ChoiceField(EmptyIsNullMixin, serializers.ChoiceField):
    pass


@extend_schema_field(
    {
        "type": "string",
        "format": "uri",
        "nullable": True,
        "description": "Adres van dit gegeven in de API; leeg als de API het niet apart kent.",
    }
)
class AddressField(serializers.Field):
    """The row's own address."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "source": "*", "read_only": True})

    def to_representation(self, value: Model) -> str | None:
        return api_url(value, self.context["request"])


class CamelCaseMixin:
    """Fields under their lowerCamelCase key, read-only, with null where the text is empty."""

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = super().get_fields()
        return {camel_case(name): as_read_only(name, field) for name, field in fields.items()}


def as_read_only(name: str, field: serializers.Field) -> serializers.Field:
    if isinstance(field, serializers.SerializerMethodField):
        field.method_name = field.method_name or f"get_{name}"
    elif field.source is None and camel_case(name) != name:
        field.source = name
    if getattr(field, "allow_blank", False):
        field.allow_blank, field.allow_null = False, True
    field.read_only, field.required = True, False
    return field


class CamelCaseSerializer(CamelCaseMixin, serializers.Serializer):
    pass


@extend_schema_serializer(component_name="Verwijzing")
class ReferenceSerializer(serializers.Serializer):
    """Points at something else: its code, what it is called and where to read it."""

    code = serializers.CharField(read_only=True, help_text="Vaste code.")
    naam = serializers.CharField(read_only=True, help_text="Naam om te tonen.")
    url = serializers.URLField(
        read_only=True,
        allow_null=True,
        help_text="Adres in de API; leeg als de API het niet apart kent.",
    )

    def to_representation(self, instance: Model) -> dict[str, str | None]:
        return {
            "code": natural_key(instance),
            "naam": str(instance),
            "url": api_url(instance, self.context["request"]),
        }


EMPTY_IS_NULL: Final[dict[type[serializers.Field], type[serializers.Field]]] = {
    serializers.CharField: TextField,
    serializers.SlugField: SlugField,
}


class CamelCaseModelSerializer(CamelCaseMixin, serializers.ModelSerializer):
    serializer_choice_field = ChoiceField
    serializer_field_mapping = {
        model_field: EMPTY_IS_NULL.get(field, field)
        for model_field, field in serializers.ModelSerializer.serializer_field_mapping.items()
    }

    def build_relational_field(self, field_name: str, relation_info: RelationInfo) -> Any:
        model_field = relation_info.model_field
        kwargs: dict[str, Any] = {"read_only": True}
        if relation_info.to_many:
            kwargs["many"] = True
        elif model_field is not None and model_field.null:
            kwargs["allow_null"] = True
        if text := getattr(model_field, "help_text", ""):
            kwargs["help_text"] = text
        return ReferenceSerializer, kwargs
