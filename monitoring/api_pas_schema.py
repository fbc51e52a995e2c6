"""Build-up against build-down in the OpenAPI document."""

from typing import Any, Final

from capaciteit.api_extra_schema import lijst, operatie, sleutel
from jeugdzorg.kern.schema_lists import may_be_unchanged

from .choices_pas import Zekerheid
from .viewsets_pas import SLEUTELS, TAG

TEKST: Final = {"type": "string"}
GETAL: Final = {"type": "number"}
GRADEN: Final = [graad.value for graad in Zekerheid]
VRAAG: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "gebied": (TEKST, "Code van een gebied; verplicht."),
    "regio": (TEKST, "Code van een regio van het gebied; leeg: het gebied en elke regio."),
    "pad": (TEKST, "Code van een afbouwpad van het gebied; leeg: het eerste dat geldt."),
    "zekerheid": ({**TEKST, "enum": GRADEN}, "Tot en met welke zekerheid meetelt."),
    "van": (TEKST, "Eerste kwartaal, zoals 2024-1; leeg: het begin van het pad."),
    "tot": (TEKST, "Laatste kwartaal, zoals 2028-4; leeg: het einde van het pad."),
    "voorbeeld": ({**TEKST, "enum": ["true", "false"]}, "true: verzonnen cijfers tellen mee."),
}
VELDEN: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "regio": (
        {"type": "string", "nullable": True},
        "Code; leeg: samen; onbekend: in geen ene regio.",
    ),
    "kwartaal": (TEKST, "Zoals 2026-3; de cijfers gelden aan het eind, sinds het begin."),
    "gevraagd": (
        {"type": "number", "nullable": True},
        "Plaatsen die volgens het pad weg moeten zijn.",
    ),
    "afgebouwd": ({"type": "integer"}, "Plaatsen die weg zijn of volgens plan weggaan."),
    "opgebouwd": ({"type": "integer"}, "Plaatsen die erbij zijn of komen en meetellen."),
    "perZekerheid": (
        {"type": "object", "additionalProperties": {"type": "integer"}},
        "Plaatsen erbij per zekerheid.",
    ),
    "tekort": (GETAL, "Plaatsen te weinig; onder nul: meer dan gevraagd."),
}
VOORBEELD: Final = {
    "regio": None,
    "kwartaal": "2026-3",
    "gevraagd": 45.6,
    "afgebouwd": 24,
    "opgebouwd": 18,
    "perZekerheid": {"gerealiseerd": 12, "in_uitvoering": 0, "goedgekeurd": 6},
    "tekort": 27.6,
}
UITLEG: Final = (
    "Opbouw naast afbouw, per regio en kwartaal. Een plaats telt één keer: uit de plaatsenbalans, "
    "uit een plan of uit het register van alternatieven. Van plannen waarover nog niet is besloten "
    "tellen alleen die mee die u mag inzien."
)


def pas_pad() -> dict[str, Any]:
    assert {*VRAAG} == {*SLEUTELS}  # noqa: S101 - they are the same thing
    sleutels = [sleutel(naam, schema, uitleg) for naam, (schema, uitleg) in VRAAG.items()]
    sleutels[0]["required"] = True
    velden = {naam: {**schema, "description": uitleg} for naam, (schema, uitleg) in VELDEN.items()}
    rij = {"type": "object", "required": [*velden], "properties": velden}
    kop = {
        naam: {"type": "string", "nullable": True}
        for naam in ("gebied", "regio", "pad", "conclusie")
    }
    antwoord = lijst(rij, VOORBEELD)
    schema = antwoord["content"]["application/json"]["schema"]
    schema["properties"] = {
        **kop,
        "alleIngediendePlannen": {"type": "boolean"},
        "zonderDatum": {"type": "integer"},
        **schema["properties"],
    }
    gevonden = operatie("monitoringPas", "In de pas", UITLEG, sleutels, antwoord, tag=TAG)
    may_be_unchanged(gevonden)
    return gevonden
