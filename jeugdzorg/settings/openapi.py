"""What the OpenAPI document of the API says about itself."""

import os
from typing import Any


def spectacular_settings(contact: str) -> dict[str, Any]:
    """The settings of drf-spectacular; ``contact`` is an e-mail address."""
    return {
        "TITLE": "Jeugdzorg API",
        "VERSION": "1.0.0",
        "DESCRIPTION": (
            "Cijfers over jeugdhulp met verblijf uit regionale plannen: plekken, herkomst, geld, "
            "termijnen en afbouw. Bij elk cijfer staat uit welke bron het komt.\n\n"
            "U leest alleen. Stuur bij elk verzoek uw toegangssleutel mee: "
            "`Authorization: Bearer <sleutel>`. Wat u ziet, hangt af van de organisatie van de "
            "sleutel en van de rechten die hij kreeg: zonder het recht van een onderdeel is het "
            "antwoord 403. Wat onbekend is, is `null`; nul is nul.\n\n"
            "Elke sleutel heeft een eigen grens. `RateLimit-Limit`, `RateLimit-Remaining` en "
            "`RateLimit-Reset` zeggen hoeveel er over is; daarboven volgt 429 met `Retry-After`."
            "\n\n"
            "De API volgt de NLGov REST API Design Rules 2.2. Een volgende hoofdversie krijgt een "
            "eigen adres; deze blijft daarna nog zes maanden bestaan."
        ),
        "CONTACT": {
            "name": "Beheer van Jeugdzorg",
            "email": contact,
            "url": os.environ.get("CONTACT_URL", "https://jeugdzorg.voorbeeld.example/contact"),
        },
        "LICENSE": {
            "name": "EUPL-1.2",
            "url": "https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12",
        },
        "TAGS": [
            {
                "name": "Regio's en aanbieders",
                "description": "Wie er zijn: gemeenten, jeugdhulpregio's, gebieden en aanbieders.",
            },
            {
                "name": "Capaciteit",
                "description": "Waar plekken zijn, hoeveel, en waar de jeugdigen vandaan komen.",
            },
            {
                "name": "Aanleveren",
                "description": "Cijfers inleveren, en volgen wat ervan kwam.",
            },
            {
                "name": "Geld en termijnen",
                "description": "Regelingen, wat is toegekend en wanneer iets af moet zijn.",
            },
            {
                "name": "Plannen",
                "description": "De vastgoedplannen van aanbieders, met hun projecten en plaatsen.",
            },
            {
                "name": "Plannen inleveren",
                "description": "Een ingevuld werkboek van een eigen plan inleveren.",
            },
            {"name": "Monitoring", "description": "Wat is gemeten, en de weg naar minder."},
            {
                "name": "Bronnen en bevindingen",
                "description": "Waar cijfers uit komen, en wat er niet met elkaar klopt.",
            },
        ],
        "OAS_VERSION": "3.0.3",
        # That check reads every route; the document is made of the resources alone, and tested.
        "ENABLE_DJANGO_DEPLOY_CHECK": False,
        "SCHEMA_PATH_PREFIX": "/api/v1",
        "SCHEMA_PATH_PREFIX_TRIM": True,
        "SORT_OPERATIONS": False,
        "SORT_OPERATION_PARAMETERS": False,
        "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
        "ENUM_NAME_OVERRIDES": {
            "DatumPrecisie": "regio.choices.DatumPrecisie",
            "Zorgvorm": "regio.choices.Zorgvorm",
            "Aard": "capaciteit.choices.Aard",
            "Capaciteitsmaat": "capaciteit.choices.Capaciteitsmaat",
            "Herkomstmaat": "capaciteit.choices.Herkomstmaat",
            "Kwalificatie": "capaciteit.choices.Kwalificatie",
            "Voorzieningstatus": "capaciteit.choices.VoorzieningStatus",
            "Bronsoort": "regio.choices.BronSoort",
            "Gebiedsoort": "regio.choices.GebiedSoort",
            "Bevindingstatuswaarde": "regio.choices.BevindingStatus",
            "Termijnsoort": "vastgoed.choices.Termijnsoort",
            "Termijnstatus": "vastgoed.choices.Termijnstatus",
            "Indicatorsoort": "monitoring.choices.Indicatorsoort",
            "Padsoort": "monitoring.choices.Padsoort",
            "Frequentie": "monitoring.choices.Frequentie",
            "Aanleverstatus": "capaciteit.choices.AanleverStatus",
        },
        "POSTPROCESSING_HOOKS": [
            "drf_spectacular.hooks.postprocess_schema_enums",
            "jeugdzorg.kern.schema.complete",
        ],
    }
