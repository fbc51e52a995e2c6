"""In what the figures of capacity are counted, for the data dictionary: field → unit."""

from typing import Final

METING_EENHEDEN: Final = {
    "plaatsen": "plaatsen; bij maten van jeugdigen: jeugdigen",
    "bezet": "jeugdigen",
    "wachtend": "jeugdigen",
    "vrij": "plaatsen",
    "bezettingsgraad": "deel van 1",
    "nietBeschikbaar": "plaatsen",
    "beschikbaar": "plaatsen",
}
VOORZIENING_EENHEDEN: Final = {
    "plaatsen": "plaatsen",
    "aantalGroepen": "groepen",
    "groepsgrootteVan": "jeugdigen per groep",
    "groepsgrootteTot": "jeugdigen per groep",
    "leeftijdVan": "jaar",
    "leeftijdTot": "jaar",
    "begeleidersPerJeugdige": "begeleiders per jeugdige",
}
