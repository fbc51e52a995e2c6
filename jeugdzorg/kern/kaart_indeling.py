"""Where each tile of the map stands: a picture of the Netherlands in seven columns and ten rows.

Presentation only, keyed by the codes of the CBS division of 2025. A code that is not here is no
error: the map lists it beside the tiles. Names and validity of regions come from the data.
"""

from typing import Final, NamedTuple


class Plek(NamedTuple):
    """Column and row, counted from the north-west, and a name that fits on a tile."""

    kolom: int
    rij: int
    label: str


INDELING: Final[dict[str, Plek]] = {
    "JZ02": Plek(4, 0, "Friesland"),
    "JZ01": Plek(5, 0, "Groningen"),
    "JZ03": Plek(2, 1, "Kop N-Holland"),
    "JZ04": Plek(5, 1, "Drenthe"),
    "JZ06": Plek(1, 2, "Alkmaar"),
    "JZ05": Plek(2, 2, "West-Friesland"),
    "JZ08": Plek(4, 2, "Flevoland"),
    "JZ07": Plek(5, 2, "IJsselland"),
    "JZ10": Plek(1, 3, "IJmond"),
    "JZ09": Plek(2, 3, "Zaanstreek-W."),
    "JZ13": Plek(3, 3, "Amsterdam-A."),
    "JZ12": Plek(4, 3, "Noord-Veluwe"),
    "JZ17": Plek(5, 3, "M-IJssel/O-Vel."),
    "JZ14": Plek(6, 3, "Twente"),
    "JZ11": Plek(1, 4, "Z-Kennemerl."),
    "JZ15": Plek(2, 4, "Haarlemmerm."),
    "JZ16": Plek(3, 4, "Gooi en Vecht"),
    "JZ20": Plek(4, 4, "Eemland"),
    "JZ21": Plek(5, 4, "Food Valley"),
    "JZ25": Plek(6, 4, "Achterhoek"),
    "JZ18": Plek(1, 5, "Holl. Rijnland"),
    "JZ19": Plek(2, 5, "Utrecht West"),
    "JZ22": Plek(3, 5, "Utrecht Stad"),
    "JZ23": Plek(4, 5, "ZO Utrecht"),
    "JZ28": Plek(5, 5, "C. Gelderland"),
    "JZ24": Plek(1, 6, "Haaglanden"),
    "JZ27": Plek(2, 6, "M-Holland"),
    "JZ26": Plek(3, 6, "Lekstroom"),
    "JZ30": Plek(4, 6, "Rivierenland"),
    "JZ32": Plek(5, 6, "R. Nijmegen"),
    "JZ29": Plek(1, 7, "Rijnmond"),
    "JZ31": Plek(2, 7, "Z-Holland Zuid"),
    "JZ35": Plek(3, 7, "M-Brabant"),
    "JZ33": Plek(4, 7, "NO Brabant"),
    "JZ37": Plek(5, 7, "N-Limburg"),
    "JZ38": Plek(0, 8, "Zeeland"),
    "JZ36": Plek(1, 8, "W-Brabant W."),
    "JZ34": Plek(2, 8, "W-Brabant O."),
    "JZ39": Plek(4, 8, "ZO Brabant"),
    "JZ43": Plek(5, 8, "M-Limburg W."),
    "JZ42": Plek(6, 8, "M-Limburg O."),
    "JZ41": Plek(6, 9, "Z-Limburg"),
}
KOLOMMEN: Final = 7
RIJEN: Final = 10
