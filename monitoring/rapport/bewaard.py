"""Reading the figures that a report kept, also those of before there were blocks."""

from typing import Any

VERSIE = 2
TITELS = {
    "samenvatting": "Samenvatting",
    "cijfers": "Cijfers per regio",
    "paden": "Afbouwpaden",
    "voorzieningen": "Voorzieningen",
    "termijnen": "Termijnen",
    "regios": "Per regio",
    "bevindingen": "Bevindingen",
    "bijlage": "Bijlage: cijfers en bronnen",
}


def gelezen(gegevens: dict[str, Any]) -> dict[str, Any]:
    """The figures in the form of today; a report of long ago reads as it was."""
    if not gegevens or gegevens.get("versie") == VERSIE:
        return gegevens
    inhoud = {
        "samenvatting": {
            "zinnen": gegevens["samenvatting"],
            "voortgang": gegevens["voortgang"],
            "dekking": gegevens["dekking"],
        },
        "cijfers": {"tabellen": gegevens["regiotabellen"]},
        "paden": {"paden": gegevens["paden"]},
        "voorzieningen": {"tabel": gegevens["voorzieningen"]},
        "termijnen": {"rijen": gegevens["termijnen"]},
        "regios": {"regios": gegevens["regios"]},
        "bevindingen": {"rijen": gegevens["bevindingen"]},
        "bijlage": {"cijfers": gegevens["bijlage"], "bronnen": gegevens["bronnen"]},
    }
    return {
        "versie": VERSIE,
        "gebied": gegevens["gebied"],
        "regio": None,
        "halfjaar": gegevens["halfjaar"],
        "opgemaakt_op": gegevens["opgemaakt_op"],
        "voorbeeld": False,
        "cijfers": gegevens["bijlage"],
        "bronnen": gegevens["bronnen"],
        "blokken": [
            {"code": code, "anker": code, "titel": TITELS[code], "tekst": "", "inhoud": wat}
            for code, wat in inhoud.items()
        ],
    }


def blok_uit(gegevens: dict[str, Any], code: str) -> dict[str, Any]:
    """What a block kept; empty when the report does not have it."""
    for blok in gelezen(gegevens).get("blokken", []):
        if blok["code"] == code:
            return blok["inhoud"]
    return {}


def cijfers_uit(gegevens: dict[str, Any]) -> list[dict[str, Any]]:
    """Every figure that the report rests on."""
    return gelezen(gegevens).get("cijfers", [])
