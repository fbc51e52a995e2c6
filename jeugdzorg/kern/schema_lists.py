"""The OpenAPI document: what every list can do beside filters, and what stands beside a list.

Called by the composition root with the names of the resources, after ``schema.complete``.
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import Any, Final

from .keyset import KEY, MAX_SIZE
from .lists import FIELDS_KEY
from .schema import ERRORS, JSON, Schema
from .streaming import FORMS

HREF: Final[Schema] = {
    "type": "object",
    "required": ["href"],
    "properties": {"href": {"type": "string", "format": "uri"}},
}
HEADERS: Final[dict[str, str]] = {
    "ETag": "Merk van dit antwoord; stuur het terug als `If-None-Match`.",
    "Last-Modified": "Sinds wanneer het antwoord voor uw sleutel zo is.",
}
FIELD_KEYS: Final = {
    "naam": ("string", "Naam van het veld."),
    "soort": ("string", "Soort waarde."),
    "eenheid": ("string", "Waarin het is geteld; leeg: geen eenheid."),
    "betekenis": ("string", "Wat het veld zegt."),
    "kanLeeg": ("boolean", "Of het leeg kan zijn."),
    "kanAfgeschermd": ("boolean", "Of het leeg kan zijn omdat u het niet mag zien."),
}


def with_lists(result: Schema, names: Iterable[str]) -> Schema:
    """``result`` with, for each of these resources, its keys for lists, its file and its fields."""
    components = result["components"]
    components["headers"] |= {name: text_header(words) for name, words in HEADERS.items()}
    components["responses"]["Onveranderd"] = unchanged()
    components["schemas"]["Velden"] = fields_schema()
    for name in names:
        [detail] = [path for path in result["paths"] if re.fullmatch(rf"/{name}/{{\w+}}", path)]
        for path in (f"/{name}", detail):
            can_be_kept(result["paths"][path]["get"])
        operation = result["paths"][f"/{name}"]["get"]
        result["paths"][f"/{name}/download"] = {"get": download(name, operation)}
        result["paths"][f"/{name}/velden"] = {"get": dictionary(name, operation)}
        by_last_row(operation, components["schemas"])
    return result


def can_be_kept(operation: Schema) -> None:
    operation["parameters"] = [*operation.get("parameters", []), fields_key()]
    may_be_unchanged(operation)


def may_be_unchanged(operation: Schema) -> None:
    operation["responses"]["304"] = {"$ref": "#/components/responses/Onveranderd"}
    operation["responses"]["200"]["headers"] |= {
        name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS
    }


def fields_key() -> Schema:
    return {
        "name": FIELDS_KEY,
        "in": "query",
        "required": False,
        "description": "Alleen deze velden, met een komma ertussen; `velden` noemt ze.",
        "schema": {"type": "string"},
    }


def by_last_row(operation: Schema, schemas: Schema) -> None:
    """A page that follows by the last row, and rows with only some fields, are answers too."""
    operation["parameters"].append(
        {
            "name": KEY,
            "in": "query",
            "required": False,
            "allowEmptyValue": True,
            "description": "Bladeren vanaf de laatste rij: begin met een lege `na` en volg "
            f"`_links.next`. Dan is `pageSize` hoogstens {MAX_SIZE} en is er geen `count`.",
            "schema": {"type": "string"},
        }
    )
    content = operation["responses"]["200"]["content"][JSON]
    page = content["schema"]["$ref"].rsplit("/", 1)[1]
    row = schemas[page]["properties"]["results"]["items"]["$ref"].rsplit("/", 1)[1]
    part = {key: value for key, value in deepcopy(schemas[row]).items() if key != "required"}
    schemas[f"{row}Deel"] = part
    schemas[f"{page}Vervolg"] = {
        "type": "object",
        "required": ["pageSize", "_links", "results"],
        "properties": {
            "pageSize": {"type": "integer", "description": "Hoogstens zoveel per pagina."},
            "_links": {
                "type": "object",
                "required": ["self"],
                "properties": {"self": HREF, "next": HREF},
            },
            "results": {"type": "array", "items": {"$ref": f"#/components/schemas/{row}Deel"}},
        },
    }
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in (page, f"{page}Vervolg")]
    content["schema"] = {"anyOf": refs}


def beside(operation: Schema, name: str, words: str, description: str) -> Schema:
    """An operation of the same resource, with the errors that all have."""
    return {
        "operationId": f"{name}{words}",
        "tags": operation["tags"],
        "summary": f"{operation['summary']}: {words.lower()}",
        "description": description + "\n\n" + operation["description"].rsplit("\n\n", 1)[1],
        "security": operation.get("security", []),
        "responses": {
            str(status): {"$ref": f"#/components/responses/Fout{status}"} for status in ERRORS
        },
    }


def download(name: str, operation: Schema) -> Schema:
    left_out = {"page", "pageSize", "f", KEY}
    found = beside(
        operation, name, "Download", "Alles wat u filtert, als één bestand van elke omvang."
    )
    form = {
        "name": "vorm",
        "in": "query",
        "required": False,
        "description": "Vorm van het bestand.",
        "schema": {"type": "string", "enum": list(FORMS), "default": "csv"},
    }
    keys = [key for key in operation["parameters"] if key["name"] not in left_out]
    file = {"schema": {"type": "string", "format": "binary"}}
    types = {form.content_type.partition(";")[0]: file for form in FORMS.values()}
    found["parameters"] = [form, *keys]
    found["responses"]["200"] = answer("Het bestand.", types)
    return found


def dictionary(name: str, operation: Schema) -> Schema:
    found = beside(operation, name, "Velden", "Wat elk veld betekent.")
    schema = {"$ref": "#/components/schemas/Velden"}
    example = {"resource": name, "velden": []}
    found["parameters"] = [fields_key()]
    content = {JSON: {"schema": schema, "example": example}}
    found["responses"]["200"] = answer("De velden.", content)
    return found


def answer(description: str, content: Schema) -> Schema:
    names = ("API-Version", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    return {"description": description, "headers": headers, "content": content}


def unchanged() -> Schema:
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS}
    return {"description": "Niets veranderd sinds uw vorige vraag.", "headers": headers}


def text_header(words: str) -> Schema:
    return {"description": words, "schema": {"type": "string"}}


def fields_schema() -> Schema:
    texts: dict[str, Any] = {
        name: {"type": kind, "description": words, "nullable": name == "eenheid"}
        for name, (kind, words) in FIELD_KEYS.items()
    }
    pair = {"waarde": {"type": "string"}, "betekenis": {"type": "string"}}
    values = {"type": "array", "items": {"type": "object", "properties": pair}}
    row = {"type": "object", "required": [*texts], "properties": {**texts, "waarden": values}}
    return {
        "type": "object",
        "required": ["resource", "velden"],
        "properties": {
            "resource": {"type": "string", "description": "Naam van de lijst."},
            "velden": {"type": "array", "items": row},
        },
    }
