"""What a workbook says, after reading: the document it describes, and where everything stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from capaciteit.aanlevering.regels import Melding
from capaciteit.choices import AanleverErnst
from jeugdzorg.kern.importing import address

from ..inhoud import Inhoud, lege_inhoud, plek
from .bladen import ANTWOORD, BLAD_VAN
from .vragen import Antwoord

Kolomplek = dict[str, int]


@dataclass
class Plekken:
    """Where on which sheet a place of the plan stands; ``kolommen`` per sheet, counted from 0."""

    velden: dict[str, int] = field(default_factory=dict)
    rijen: dict[str, int] = field(default_factory=dict)
    kolommen: dict[str, Kolomplek] = field(default_factory=dict)

    def van(self, pad: str) -> tuple[str, str, int | None, str]:
        """Sheet, cell, row and heading; empty where the workbook has no such place."""
        blad = BLAD_VAN.get(pad.partition("/")[0])
        if blad is None:
            return "", "", None, ""
        kolommen = self.kolommen.get(blad.naam, {})
        hier = plek(pad)
        if hier.tabel is None:
            rij, kolom = self.velden.get(pad), kolommen.get(ANTWOORD)
        else:
            rij = self.rijen.get(f"{hier.tabel.code}/{hier.rij}")
            kolom = kolommen.get(hier.veld.code if hier.veld else hier.tabel.kolommen[0].code)
        if rij is None or kolom is None:
            return blad.naam, "", None, hier.veld.label if hier.veld else ""
        return blad.naam, address(rij, kolom + 1), rij, hier.veld.label if hier.veld else ""


@dataclass
class Gelezen:
    """The whole of a workbook; with an error among ``meldingen`` nothing of it is taken over.

    ``onleesbaar`` are places whose cell can't be read: they count as not changed, so that one
    mistake does not bring on others. ``antwoorden`` are per key of a question.
    """

    inhoud: Inhoud = field(default_factory=lege_inhoud)
    plekken: Plekken = field(default_factory=Plekken)
    onleesbaar: set[str] = field(default_factory=set)
    antwoorden: dict[int, Antwoord] = field(default_factory=dict)
    meldingen: list[Melding] = field(default_factory=list)
    revisie: int | None = None
    sjabloon: str = ""

    @property
    def als_json(self) -> dict[str, Any]:
        return {
            "inhoud": self.inhoud,
            "plekken": vars(self.plekken),
            "onleesbaar": sorted(self.onleesbaar),
            "antwoorden": {str(pk): list(deel) for pk, deel in self.antwoorden.items()},
            "meldingen": als_json(self.meldingen),
        }

    @classmethod
    def uit_json(cls, bewaard: dict[str, Any], revisie: int | None, sjabloon: str) -> "Gelezen":
        if not bewaard:
            return cls(revisie=revisie, sjabloon=sjabloon)
        return cls(
            bewaard["inhoud"],
            Plekken(**bewaard["plekken"]),
            set(bewaard["onleesbaar"]),
            {int(pk): Antwoord(*deel) for pk, deel in bewaard["antwoorden"].items()},
            uit_json(bewaard["meldingen"]),
            revisie,
            sjabloon,
        )

    @property
    def fouten(self) -> list[Melding]:
        return [melding for melding in self.meldingen if melding.ernst == AanleverErnst.FOUT]


def als_json(meldingen: Iterable[Melding]) -> list[dict[str, Any]]:
    return [melding._asdict() for melding in meldingen]


def uit_json(rijen: Iterable[dict[str, Any]]) -> list[Melding]:
    return [Melding(**{**rij, "ernst": AanleverErnst(rij["ernst"])}) for rij in rijen]
