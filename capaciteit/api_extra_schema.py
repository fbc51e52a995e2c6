"""The OpenAPI document of what the API of capacity gives beside its resources."""

from typing import Any, Final

from jeugdzorg.kern.feed import MAX_SIZE, FeedView
from jeugdzorg.kern.schema import ERRORS, JSON
from jeugdzorg.kern.schema_lists import HREF, answer, may_be_unchanged
from jeugdzorg.kern.scopes import SCOPES
from regio.choices import Zorgvorm

from .api_extra import PERIODEN, SamenvattingVraag, WijzigingenView
from .choices import Capaciteitsmaat
from .samenvattingvraag import GROEPERINGEN
from .viewsets import TAG

Schema = dict[str, Any]
TEKST: Final[Schema] = {"type": "string"}
DAG: Final[Schema] = {"type": "string", "format": "date"}
AANTAL: Final[Schema] = {"type": "integer", "nullable": True}
DEEL: Final[Schema] = {"type": "number", "nullable": True}
SLEUTELS: Final[dict[str, tuple[Schema, str]]] = {
    "van": (DAG, "Eerste dag; anders een jaar voor `tot`."),
    "tot": (DAG, "Laatste dag; anders vandaag."),
    "groepering": (
        TEKST,
        f"Waarnaar u optelt, met komma's: een of meer van {', '.join(GROEPERINGEN)}.",
    ),
    "periode": ({"type": "string", "enum": [*PERIODEN]}, "Lengte van een periode; halfjaar."),
    "maat": ({"type": "string", "enum": [*Capaciteitsmaat.values]}, "Wat wordt geteld; plekken."),
    "voorbeeld": ({"type": "boolean"}, "true: alleen voorbeeldgegevens; anders geen enkel."),
    "zorgvorm": ({"type": "string", "enum": [*Zorgvorm.values]}, "Vorm van jeugdhulp."),
    "beweging": ({"type": "string", "enum": ["afbouw", "opbouw"]}, "Afbouw of opbouw."),
    "gebied": (TEKST, "Code van een gebied."),
    "regio": (TEKST, "Code van een jeugdhulpregio."),
    "aanbieder": (TEKST, "Code van een aanbieder."),
    "voorziening": (TEKST, "Code van een voorziening."),
}
SOM: Final[dict[str, tuple[Schema, str]]] = {
    **{naam: ({**TEKST, "nullable": True}, "Groep; leeg: zonder.") for naam in GROEPERINGEN[:-1]},
    "periodeVan": (DAG, "Eerste dag van de periode."),
    "periodeTot": (DAG, "Laatste dag van de periode."),
    "voorzieningen": ({"type": "integer"}, "Hoeveel voorzieningen een cijfer hebben."),
    "plaatsen": (AANTAL, "Som van de plaatsen."),
    "bezet": (AANTAL, "Som van wat u mag zien."),
    "wachtend": (AANTAL, "Som van wat u mag zien."),
    "nietBeschikbaar": (AANTAL, "Plaatsen waar niemand kon verblijven."),
    "afgeschermdeRijen": ({"type": "integer"}, "Rijen met een aantal dat u niet mag zien."),
    "tenMinste": ({"type": "boolean"}, "Of de sommen ten minste zoveel zijn."),
    "oudstePeildatum": (DAG, "Het oudste cijfer dat meetelt."),
    "jongstePeildatum": (DAG, "Het nieuwste cijfer dat meetelt."),
    "bezettingsgraad": (DEEL, "Bezet gedeeld door plaatsen."),
    "bezettingsgraadBeschikbaar": (DEEL, "Bezet gedeeld door beschikbare plaatsen."),
}


def extra_paths() -> Schema:
    return {
        "/capaciteit/samenvatting": {"get": samenvatting()},
        "/wijzigingen": {"get": wijzigingen("wijzigingen", "Wijzigingen", WijzigingenView)},
    }


def sleutel(naam: str, schema: Schema, uitleg: str) -> Schema:
    return {
        "name": naam, "in": "query", "required": False, "description": uitleg, "schema": schema,
    }  # fmt: skip


def operatie(
    naam: str, titel: str, uitleg: str, sleutels: list[Schema], goed: Schema, *, tag: str = TAG
) -> Schema:
    fouten = {str(status): {"$ref": f"#/components/responses/Fout{status}"} for status in ERRORS}
    return {
        "operationId": naam,
        "tags": [tag],
        "summary": titel,
        "description": f"{uitleg}\n\nNodig: het recht `{SCOPES[tag]}`.",
        "security": [{"toegangssleutel": []}],
        "parameters": sleutels,
        "responses": {"200": goed, **fouten},
    }


def lijst(rij: Schema, voorbeeld: Schema, **meer: Schema) -> Schema:
    """An answer with rows; its example has one."""
    links = {"type": "object", "required": ["self"], "properties": {"self": HREF, "next": HREF}}
    velden = {"_links": links, **meer, "results": {"type": "array", "items": rij}}
    schema = {"type": "object", "required": [*velden], "properties": velden}
    hier = {"self": {"href": "https://jeugdzorg.voorbeeld.example/api/v1"}}
    inhoud = {"_links": hier, **({"meer": False} if meer else {}), "results": [voorbeeld]}
    return answer("De gevraagde rijen.", {JSON: {"schema": schema, "example": inhoud}})


def samenvatting() -> Schema:
    assert {*SLEUTELS} == {*SamenvattingVraag.base_fields}  # noqa: S101 - they are the same thing
    sleutels = [sleutel(naam, schema, uitleg) for naam, (schema, uitleg) in SLEUTELS.items()]
    velden = {naam: {**schema, "description": uitleg} for naam, (schema, uitleg) in SOM.items()}
    nodig = [naam for naam in velden if naam not in GROEPERINGEN]
    rij = {"type": "object", "required": nodig, "properties": velden}
    voorbeeld = {
        "regio": "JZ14", "periodeVan": "2024-01-01", "periodeTot": "2024-06-30",
        "voorzieningen": 12, "plaatsen": 80, "bezet": 71, "wachtend": None, "nietBeschikbaar": 2,
        "afgeschermdeRijen": 1, "tenMinste": True, "oudstePeildatum": "2024-01-01",
        "jongstePeildatum": "2024-06-01", "bezettingsgraad": 0.9, "bezettingsgraadBeschikbaar": 0.9,
    }  # fmt: skip
    uitleg = (
        "Plaatsen en bezetting opgeteld. Per voorziening en periode telt het laatste cijfer. Een "
        "som van jeugdigen telt alleen wat u mag zien: `afgeschermdeRijen` zegt hoeveel rijen niet."
    )
    gevonden = operatie(
        "capaciteitSamenvatting", "Samenvatting van capaciteit", uitleg, sleutels,
        lijst(rij, voorbeeld),
    )  # fmt: skip
    may_be_unchanged(gevonden)
    return gevonden


def wijzigingen(naam: str, titel: str, view: type[FeedView]) -> Schema:
    """The feed of ``view``: its kinds, and the right of its heading."""
    soorten = sorted(view.kinds)
    sleutels = [
        sleutel("sinds", TEKST, "Uit een vorig antwoord. Leeg: alles. Zonder: alleen de plek nu."),
        sleutel("soorten", TEKST, f"Welke, met komma's: {', '.join(soorten)}; anders alle."),
        sleutel("pageSize", {"type": "integer", "minimum": 1}, f"Hoeveel; hoogstens {MAX_SIZE}."),
    ]
    rij = {
        "type": "object",
        "required": ["soort", "vervallen", "gegeven"],
        "properties": {
            "soort": {"type": "string", "enum": soorten, "description": "Welke lijst."},
            "vervallen": {"type": "boolean", "description": "Of het niet meer geldt."},
            "gegeven": {
                "type": "object",
                "description": "De rij, zoals in haar lijst; van wat is heropend of ingetrokken "
                "alleen `url` en `id`.",
            },
        },
    }
    voorbeeld = {"soort": soorten[0], "vervallen": False, "gegeven": {"code": "VOORBEELD"}}
    uitleg = (
        "Wat er is veranderd, in volgorde. `_links.next` staat er altijd: vraag die later opnieuw. "
        "Is `meer` waar, dan is er nu al meer. Wat u niet mag zien, komt er niet in voor."
    )
    gevonden = operatie(
        naam, titel, uitleg, sleutels,
        lijst(rij, voorbeeld, meer={"type": "boolean", "description": "Of er nu al meer is."}),
        tag=view.tag,
    )  # fmt: skip
    gevonden["responses"]["410"] = {
        "description": "Deze plek geldt niet meer; haal alles opnieuw op. `detail` zegt waarom.",
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}
        },
    }
    return gevonden
