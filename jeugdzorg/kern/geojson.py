"""GeoJSON (RFC 7946): a form beside JSON for resources with a place."""

from typing import Any

from rest_framework.renderers import JSONRenderer

MEDIA_TYPE = "application/geo+json"


class GeoJSONRenderer(JSONRenderer):
    """Chosen by ``Accept: application/geo+json`` or ``?f=geojson``."""

    media_type = MEDIA_TYPE
    format = "geojson"


def feature_collection(page: dict[str, Any]) -> dict[str, Any]:
    """A page of features, with its counts and links to the other pages as foreign members."""
    links = [
        {"rel": rel, "type": MEDIA_TYPE, "href": link["href"]}
        for rel, link in page["_links"].items()
    ]
    return {
        "type": "FeatureCollection",
        "numberMatched": page["count"],
        "numberReturned": len(page["results"]),
        "links": links,
        "features": page["results"],
    }


LINK_SCHEMA = {
    "type": "object",
    "required": ["rel", "type", "href"],
    "properties": {
        "rel": {"type": "string"},
        "type": {"type": "string"},
        "href": {"type": "string", "format": "uri"},
    },
}
POINT_SCHEMA = {
    "type": "object",
    "nullable": True,
    "description": "Lengtegraad, dan breedtegraad (WGS 84); leeg: niet bekend.",
    "required": ["type", "coordinates"],
    "properties": {
        "type": {"type": "string", "enum": ["Point"]},
        "coordinates": {
            "type": "array",
            "minItems": 2,
            "maxItems": 2,
            "items": {"type": "number"},
        },
    },
}


def feature_schema(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type", "id", "geometry", "properties"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": {"type": "string"},
            "geometry": POINT_SCHEMA,
            "properties": properties,
        },
    }


def collection_schema(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type", "numberMatched", "numberReturned", "links", "features"],
        "properties": {
            "type": {"type": "string", "enum": ["FeatureCollection"]},
            "numberMatched": {"type": "integer", "description": "Aantal resultaten in totaal."},
            "numberReturned": {"type": "integer", "description": "Aantal op deze pagina."},
            "links": {"type": "array", "items": LINK_SCHEMA},
            "features": {"type": "array", "items": feature_schema(properties)},
        },
    }
