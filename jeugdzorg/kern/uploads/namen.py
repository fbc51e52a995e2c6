"""The name of a received file, as it can be shown and sent back without harm."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

from .fouten import Geweigerd, Reden
from .soorten import VORMEN, Soort

LANGST: Final = 100
GERESERVEERD: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.I)


def nette_naam(naam: str, soort: Soort) -> str:
    """Only the last part, without what controls a screen, a shell or a header; of a sane length.

    Raises Geweigerd when the name says another kind than the content is.
    """
    vorm = VORMEN[soort]
    zichtbaar = "".join(
        teken
        for teken in unicodedata.normalize("NFC", naam)
        if unicodedata.category(teken)[0] != "C"
    )
    laatste = re.split(r"[\\/]", zichtbaar)[-1].strip(" .")
    pad = PurePosixPath(laatste or f"bestand{vorm.achtervoegsels[0]}")
    if pad.suffix.lower() not in vorm.achtervoegsels:
        raise Geweigerd(Reden.NAAM, achtervoegsel=pad.suffix or "niets", soort=vorm.naam)
    stam = re.sub(r'[<>:"|?*;%$&`\s]+', " ", pad.stem).strip(" .-")[:LANGST].strip()
    if not stam or GERESERVEERD.fullmatch(stam.partition(".")[0]):
        stam = f"bestand {stam}".strip()
    return f"{stam}{pad.suffix.lower()}"
