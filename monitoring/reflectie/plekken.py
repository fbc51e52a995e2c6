"""Where something stands in the notes of a session. Pure: no database.

A place is ``samenvatting``, or a question and one of its four fields: ``KWL-01/duiding``.
"""

import re
from dataclasses import dataclass
from typing import Final

SAMENVATTING: Final = "samenvatting"
VELDEN: Final[dict[str, tuple[str, str]]] = {
    "duiding": ("Wat zien we", "Hoe u de cijfers en het beeld uitlegt."),
    "signalen": ("Signalen", "Wat u hoort van partners en uit de uitvoering."),
    "ontbreekt": ("Wat ontbreekt", "Welk aanbod er niet is, en voor welke groep."),
    "werkt": ("Wat werkt", "Wat helpt, en door wie."),
}
CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,29}")
LANGST: Final = 4000


@dataclass(frozen=True)
class Plek:
    """``indicator`` is the code of the question; empty: the summary of the session."""

    indicator: str
    veld: str

    @property
    def pad(self) -> str:
        return f"{self.indicator}/{self.veld}" if self.indicator else self.veld

    @property
    def label(self) -> str:
        return VELDEN[self.veld][0] if self.indicator else "Samenvatting"

    @property
    def naam(self) -> str:
        """In words, on its own: "KWL-01, signalen"."""
        return f"{self.indicator}, {self.label.lower()}" if self.indicator else self.label

    @property
    def id(self) -> str:
        """Of the input, to link to."""
        return f"plek-{self.pad.replace('/', '-')}"


def plek(pad: str) -> Plek:
    """Raises KeyError for what is no place."""
    code, streep, veld = pad.rpartition("/")
    if not streep and veld == SAMENVATTING:
        return Plek("", veld)
    if veld not in VELDEN or not CODE.fullmatch(code):
        raise KeyError(pad)
    return Plek(code, veld)


def samengevoegd(hun: str, mijn: str) -> str:
    """A first proposal for two texts at one place: what both say once, in the order of theirs.

    A text that continues the other is the whole of it; else the lines that are new come below.
    """
    if mijn.startswith(hun) or hun.startswith(mijn):
        return max(hun, mijn, key=len)
    bekend = {regel.strip() for regel in hun.splitlines()}
    nieuw = [regel for regel in mijn.splitlines() if regel.strip() not in bekend]
    return "\n".join([hun.rstrip(), *nieuw]).strip()
