"""The OpenAPI document as chapters for the documentation page."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

Schema = dict[str, Any]
JSON: Final = "application/json"
WOORDEN: Final = {
    "string": "tekst",
    "integer": "heel getal",
    "number": "getal",
    "boolean": "true of false",
    "object": "object",
    "date": "datum",
    "date-time": "tijdstip",
    "uri": "adres",
}


@dataclass(frozen=True)
class Veld:
    """One query key or one field of a row; ``pad`` names the fields it lies inside too."""

    pad: str
    soort: str
    uitleg: str
    kan_leeg: bool = False
    waarden: tuple[str, ...] = ()


@dataclass
class Resource:
    """One resource: what it is, its query keys, its fields and an example of a row.

    ``pad_detail`` is empty for a list whose rows have no address of their own.
    """

    pad: str
    pad_detail: str
    naam: str
    uitleg: str
    sleutels: list[Veld]
    velden: list[Veld]
    voorbeeld: str

    @property
    def anker(self) -> str:
        return f"resource-{self.pad.strip('/')}"


@dataclass
class Hoofdstuk:
    naam: str
    uitleg: str
    resources: list[Resource] = field(default_factory=list)

    @property
    def anker(self) -> str:
        return self.naam.lower().replace(" ", "-").replace("'", "")


def hoofdstukken(oas: Schema) -> list[Hoofdstuk]:
    """The tags of ``oas`` with their resources, in the order of the document."""
    gevonden = {tag["name"]: Hoofdstuk(tag["name"], tag["description"]) for tag in oas["tags"]}
    for pad, methods in oas["paths"].items():
        operation = methods["get"]
        if detail_of(oas, pad) or operation["operationId"].endswith("Lijst"):
            gevonden[operation["tags"][0]].resources.append(resource(oas, pad, operation))
    return list(gevonden.values())


def detail_of(oas: Schema, pad: str) -> str:
    """The address of one row of the list ``pad``; empty when there is none."""
    return next((ander for ander in oas["paths"] if ander.startswith(f"{pad}/{{")), "")


def resource(oas: Schema, pad: str, operation: Schema) -> Resource:
    schemas = oas["components"]["schemas"]
    pad_detail = detail_of(oas, pad)
    antwoord = oas["paths"][pad_detail or pad]["get"]["responses"]["200"]["content"][JSON]
    rij, voorbeeld = antwoord["schema"], antwoord["example"]
    if not pad_detail:
        rij = opgelost(rij, schemas)["properties"]["results"]["items"]
        voorbeeld = voorbeeld["results"][0]
    return Resource(
        pad=pad,
        pad_detail=pad_detail,
        naam=operation["summary"],
        uitleg=operation["description"],
        sleutels=[sleutel(parameter) for parameter in operation["parameters"]],
        velden=list(velden(rij, schemas)),
        voorbeeld=json.dumps(voorbeeld, ensure_ascii=False, indent=2),
    )


def sleutel(parameter: Schema) -> Veld:
    schema = parameter["schema"]
    return Veld(
        pad=parameter["name"],
        soort=soort(schema),
        uitleg=zonder_lijst(parameter.get("description", "")),
        waarden=tuple(str(waarde) for waarde in schema.get("enum", [])),
    )


def velden(schema: Schema, schemas: Schema, boven: str = "") -> Iterator[Veld]:
    """The fields of an object, those of objects inside right after their own."""
    for naam, deel in opgelost(schema, schemas).get("properties", {}).items():
        geheel = opgelost(deel, schemas)
        items = geheel.get("items")
        binnen = opgelost(items, schemas) if items else geheel
        yield Veld(
            pad=boven + naam,
            soort=soort(binnen, is_verwijzing(deel, items), is_lijst=items is not None),
            uitleg=zonder_lijst(deel.get("description") or ""),
            kan_leeg=bool(deel.get("nullable")),
            waarden=tuple(str(waarde) for waarde in binnen.get("enum", [])),
        )
        if binnen.get("type") == "object" and not is_verwijzing(deel, items):
            yield from velden(binnen, schemas, f"{boven}{naam}.")


def opgelost(schema: Schema, schemas: Schema) -> Schema:
    """The schema itself, through references and combinations."""
    if "$ref" in schema:
        return opgelost(schemas[schema["$ref"].rsplit("/", 1)[1]], schemas)
    for combined in ("allOf", "oneOf"):
        if combined in schema:
            return opgelost(schema[combined][0], schemas)
    return schema


def is_verwijzing(*delen: Schema | None) -> bool:
    return any("schemas/Verwijzing" in json.dumps(deel) for deel in delen if deel)


def soort(schema: Schema, verwijzing: bool = False, is_lijst: bool = False) -> str:
    woord = WOORDEN.get(schema.get("format", "")) or WOORDEN.get(schema.get("type", ""), "")
    if verwijzing:
        woord = "verwijzing"
    return f"lijst van: {woord}" if is_lijst else woord


def zonder_lijst(uitleg: str) -> str:
    """Without the word list that the generator adds; the page shows the values itself."""
    return uitleg.split("* `")[0].strip()
