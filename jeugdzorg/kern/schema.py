"""The OpenAPI document: what the views don't say themselves, in Dutch, by the API Design Rules.

``ResourceSchema`` names the operations; ``complete`` (a hook after generating) adds what every
operation shares: the version header, the errors, an example and the GeoJSON form.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from drf_spectacular.openapi import AutoSchema

from .geojson import MEDIA_TYPE as GEOJSON
from .geojson import collection_schema, feature_schema
from .problems import CONTENT_TYPE, TITLES, TYPE_PREFIX
from .samples import Sampler
from .scopes import SCOPES
from .throttling import HEADERS as RATE_LIMIT

Schema = dict[str, Any]
JSON: Final = "application/json"
VERSION_HEADER: Final = "API-Version"
ERRORS: Final = {
    400: "Een sleutel of waarde in het verzoek klopt niet; `errors` zegt welke.",
    401: "De toegangssleutel ontbreekt, is onbekend, verlopen of ingetrokken.",
    403: "De sleutel heeft het recht voor dit onderdeel niet.",
    404: "Dit gegeven of deze pagina bestaat niet, of u mag het niet zien.",
    406: "In de vorm die u vraagt (`Accept`) is dit er niet.",
    429: "U vraagt te vaak; `Retry-After` zegt na hoeveel seconden het weer kan.",
    500: "Er ging iets mis in de server.",
}
PROBLEM: Final[Schema] = {
    "type": "object",
    "description": "Een fout volgens RFC 9457.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "Soort fout."},
        "title": {"type": "string", "description": "Soort fout in woorden."},
        "status": {"type": "integer", "description": "HTTP-status."},
        "detail": {"type": "string", "description": "Wat er in dit geval mis is."},
        "instance": {"type": "string", "description": "Het pad van het verzoek."},
        "errors": {
            "type": "array",
            "description": "Bij 400: elke sleutel die niet klopt.",
            "items": {
                "type": "object",
                "required": ["in", "location", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "enum": ["query", "body"]},
                    "location": {
                        "type": "object",
                        "properties": {
                            "name": {"type": "string", "description": "De querysleutel."},
                            "pointer": {"type": "string", "description": "Plek in de inhoud."},
                        },
                    },
                    "code": {"type": "string", "description": "Soort fout, voor een programma."},
                    "detail": {"type": "string", "description": "Wat er mis is."},
                },
            },
        },
    },
}
#: ``nullable`` says nothing about a reference to another schema; this does.
NULL: Final[Schema] = {"enum": [None]}
PAGE_LIMITS: Final[dict[str, Schema]] = {
    "page": {"minimum": 1, "default": 1},
    "pageSize": {"minimum": 1, "default": 50},
}


class ResourceSchema(AutoSchema):
    """Names from the resource itself: ``enkelvoud``, ``meervoud``, ``uitleg`` and ``tag``."""

    @property
    def is_list(self) -> bool:
        return getattr(self.view, "action", "") == "list"

    def get_operation_id(self) -> str:
        resource = re.sub(self.path_prefix, "", self.path).strip("/").split("/")[0]
        if getattr(self.view, "action", "") == "create":
            return f"{resource}Maken"
        return resource + ("Lijst" if self.is_list else "Detail")

    def get_tags(self) -> list[str]:
        return [self.view.tag]

    def get_summary(self) -> str:
        if getattr(self.view, "action", "") == "create":
            return f"{self.view.enkelvoud.capitalize()} doen"
        return self.view.meervoud.capitalize() if self.is_list else f"Eén {self.view.enkelvoud}"

    def get_description(self) -> str:
        return f"{self.view.uitleg}\n\nNodig: het recht `{SCOPES[self.view.tag]}`."

    def get_paginated_name(self, serializer_name: str) -> str:
        return f"{serializer_name}Pagina"

    def get_extensions(self) -> Schema:
        """Kept for ``complete``, which takes it out again."""
        return {"x-voorbeeld": dict(self.view.voorbeeld)}


def complete(result: Schema, generator: Any, request: Any, public: bool) -> Schema:
    """Hook of drf-spectacular: add what all operations share."""
    components = result.setdefault("components", {})
    components["schemas"]["Probleem"] = PROBLEM
    components["headers"] = {
        VERSION_HEADER: version_header(result["info"]["version"]),
        **{name: number_header(words) for name, words in RATE_LIMIT.items()},
        "Retry-After": number_header("Na hoeveel seconden u het opnieuw kunt proberen."),
    }
    components["responses"] = {f"Fout{status}": error_response(status) for status in ERRORS}
    for schema in components["schemas"].values():
        complete_schema(schema)
    sampler = Sampler(components["schemas"])
    for path, method, operation in operations(result):
        complete_operation(path, method, operation, sampler)
    return result


def complete_schema(schema: Schema) -> None:
    """Docstrings are for programmers here; a field that is not explained has its label."""
    if schema is not PROBLEM:
        schema.pop("description", None)
    for field in schema.get("properties", {}).values():
        if "title" in field:
            field.setdefault("description", f"{field['title']}.")
        if field.get("nullable") and "allOf" in field:
            field["oneOf"] = [*field.pop("allOf"), NULL]


def operations(result: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, methods in result["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def complete_operation(path: str, method: str, operation: Schema, sampler: Sampler) -> None:
    """Only what is read without a key in its address is a list; what is handed in is one row."""
    accepted = operation["responses"].get("202")
    is_list = "{" not in path and method == "get"
    success = accepted or operation["responses"]["200"]
    success["description"] = described(is_list, accepted)
    success["headers"] = headers(VERSION_HEADER, *RATE_LIMIT)
    for status in ERRORS:
        operation["responses"][str(status)] = {"$ref": f"#/components/responses/Fout{status}"}
    for parameter in operation.get("parameters", []):
        complete_parameter(parameter)
    content = success["content"]
    row = row_schema(content[JSON]["schema"], sampler.schemas, is_list=is_list)
    sample = sampler.row(path, row, operation.pop("x-voorbeeld", {}))
    content[JSON]["example"] = sampler.page(path, sample) if is_list else sample
    if GEOJSON in content:
        schema = collection_schema(row) if is_list else feature_schema(row)
        content[GEOJSON] = {"schema": schema}


def described(is_list: bool, accepted: Schema | None) -> str:
    if accepted:
        return "Ontvangen; het adres (`Location`) zegt hoe het verder gaat."
    return "Een pagina met resultaten." if is_list else "Het gevraagde gegeven."


def complete_parameter(parameter: Schema) -> None:
    if parameter["in"] == "path":
        number = parameter["name"] == "id"
        parameter["description"] = "Nummer van het gegeven." if number else "Vaste code."
        parameter["schema"] = {
            "type": "string",
            "pattern": "^[0-9]{1,18}$" if number else "^[A-Za-z0-9_.:-]+$",
        }
    if parameter["name"] == "f":
        parameter["description"] = "Vorm van het antwoord; gaat voor `Accept`."
    parameter["schema"].update(PAGE_LIMITS.get(parameter["name"], {}))


def row_schema(schema: Schema, schemas: Schema, *, is_list: bool) -> Schema:
    """The schema of one row: of a page, that of its results."""
    if not is_list:
        return schema
    page = schemas[schema["$ref"].rsplit("/", 1)[1]]
    return page["properties"]["results"]["items"]


def version_header(version: str) -> Schema:
    return {
        "description": "De volledige versie van de API.",
        "schema": {"type": "string", "example": version},
    }


def number_header(words: str) -> Schema:
    return {"description": words, "schema": {"type": "integer", "minimum": 0}}


def headers(*names: str) -> Schema:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def error_response(status: int) -> Schema:
    slug, title = TITLES[status]
    example: Schema = {
        "type": TYPE_PREFIX + slug,
        "title": title,
        "status": status,
        "detail": ERRORS[status],
        "instance": "/api/v1/metingen",
    }
    if status == 400:
        example["errors"] = [
            {
                "in": "query",
                "location": {"name": "gebiet"},
                "code": "unknown-key",
                "detail": "Deze sleutel bestaat niet.",
            }
        ]
    response: Schema = {
        "description": ERRORS[status],
        "headers": headers(VERSION_HEADER, *(["Retry-After"] if status == 429 else [])),
        "content": {
            CONTENT_TYPE: {
                "schema": {"$ref": "#/components/schemas/Probleem"},
                "example": example,
            }
        },
    }
    if status == 401:
        response["headers"]["WWW-Authenticate"] = {
            "description": "Hoe u zich bekend maakt.",
            "schema": {"type": "string", "example": "Bearer"},
        }
    return response
