"""Examples for the OpenAPI document, made from its own schemas so that they always fit."""

from typing import Any, Final

Schema = dict[str, Any]
BASE: Final = "https://jeugdzorg.voorbeeld.example/api/v1"
KEYS: Final = ("code", "sleutel", "id")
BY_FORMAT: Final = {
    "date": "2023-12-31",
    "date-time": "2026-11-02T09:30:00+01:00",
    "uri": BASE,
}
BY_TYPE: Final[Schema] = {"string": "tekst", "integer": 12, "number": 12.5, "boolean": False}
#: What a reference under this key points at: resource, code and name.
REFERENCES: Final = {
    "aanbieder": ("aanbieders", "AMBIQ", "Ambiq"),
    "aanbieders": ("aanbieders", "AMBIQ", "Ambiq"),
    "bevinding": ("bevindingen", "toekenning-tarief:toe-08-bedrag", "Bedrag van Ambiq"),
    "bron": ("bronnen", "OOST-2023", "Actualisatie plan Oost 2023"),
    "gebied": ("gebieden", "OOST", "Gebied Oost"),
    "gemeente": ("gemeenten", "GM0153", "Enschede"),
    "indicator": ("indicatoren", "INSTROOM-JZP", "Instroom JeugdzorgPlus"),
    "jeugdhulpregio": ("jeugdhulpregios", "JZ14", "Twente"),
    "regeling": ("regelingen", "SPUK-T2", "SpUK vastgoedtransitie, tweede tranche"),
}
TEXTS: Final = {
    "naam": "Naam",
    "vindplaats": "H6, tabel",
    "opmerking": "",
    "code": "CODE-1",
    "eenheid": "jeugdigen",
}


class Sampler:
    def __init__(self, schemas: Schema) -> None:
        self.schemas = schemas

    def of(self, schema: Schema, key: str = "") -> Any:
        """An example of ``schema``; ``key`` is the name under which it stands."""
        if "$ref" in schema:
            return self.of_component(schema["$ref"].rsplit("/", 1)[1], key)
        for combined in ("allOf", "oneOf", "anyOf"):
            if combined in schema:
                return self.of(schema[combined][0], key)
        if "enum" in schema:
            return schema["enum"][0]
        return self.of_type(schema, key)

    def of_component(self, name: str, key: str) -> Any:
        if name != "Verwijzing":
            return self.of(self.schemas[name], key)
        resource, code, naam = REFERENCES.get(key, ("gebieden", "OOST", "Gebied Oost"))
        return {"code": code, "naam": naam, "url": f"{BASE}/{resource}/{code}"}

    def of_type(self, schema: Schema, key: str) -> Any:
        kind = schema.get("type")
        if kind == "object":
            properties = schema.get("properties", {})
            return {name: self.of(part, name) for name, part in properties.items()}
        if kind == "array":
            return [self.of(schema["items"], key)]
        if "format" in schema and schema["format"] in BY_FORMAT:
            return BY_FORMAT[schema["format"]]
        text = TEXTS.get(key) if kind == "string" else None
        if text == "" and schema.get("nullable"):
            return None
        return text or BY_TYPE.get(kind or "")

    def row(self, path: str, schema: Schema, known: Schema) -> Schema:
        """An example of one row, with what is ``known`` filled in, and its own address where it
        has a key."""
        row = {**self.of(schema), **known}
        key = next((str(row[name]) for name in KEYS if name in row), None)
        if key is None:
            return row
        return {**row, "url": f"{BASE}/{path.strip('/').split('/')[0]}/{key}"}

    @staticmethod
    def page(path: str, row: Schema) -> Schema:
        """A list with ``row`` as its only result."""
        href = {"href": f"{BASE}{path}?page=1"}
        links = {"self": href, "first": href, "last": href}
        return {"count": 1, "page": 1, "pageSize": 50, "_links": links, "results": [row]}
