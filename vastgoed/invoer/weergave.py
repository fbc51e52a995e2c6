"""A section as one fills it in: its fields, its tables as rows, with what is said of each place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from ..models import Planbevinding, Planbijlage, Planwijziging
from ..plan.bevindingenbeeld import anker
from ..plan.inhoud import SLEUTEL, Inhoud, Rij, rijen
from ..plan.velden import Sectie, Soort, Tabel, Veld
from ..plan.volledig import kort, rijnaam
from ..plan.wijzigen import is_open
from .opties import Optie, Opties
from .schrijfwijze import GETALSOORTEN, als_json, getypt

veld_id = anker
"""Of an input, to link to from what is missing and from findings."""


@dataclass(frozen=True)
class Getypt:
    """What somebody typed that was not stored: the text, and why not."""

    tekst: str
    fout: str


@dataclass(frozen=True)
class Invoer:
    """One input. ``tekst`` is what stands in it: the value, or what was typed and refused."""

    pad: str
    veld: Veld
    waarde: Any
    tekst: str
    is_open: bool
    woorden: str
    opties: list[Optie] | None = None
    lijst: str = ""
    fout: str = ""
    bevindingen: list[Planbevinding] = field(default_factory=list)
    rijnaam: str = ""
    laatste: Planwijziging | None = None

    @property
    def id(self) -> str:
        return veld_id(self.pad)

    @property
    def was(self) -> str:
        return als_json(self.waarde)

    @property
    def is_cel(self) -> bool:
        return "/" in self.pad

    @property
    def is_lang(self) -> bool:
        return self.veld.soort == Soort.LANGE_TEKST

    @property
    def is_getal(self) -> bool:
        return self.veld.soort in GETALSOORTEN

    @property
    def is_dag(self) -> bool:
        return self.veld.soort in (Soort.DATUM, Soort.MAAND)

    @property
    def is_breed(self) -> bool:
        """A text of one line, in a row as wide as two others; a code is short."""
        return self.veld.soort == Soort.TEKST and self.veld.code != "code"

    @property
    def eenheid(self) -> str:
        """Beside the label, unless that says it already."""
        if self.veld.soort == Soort.BEDRAG:
            return "euro"
        zegt_het_al = self.veld.eenheid.casefold() in self.veld.label.casefold()
        return "" if zegt_het_al else self.veld.eenheid

    @property
    def ontbreekt(self) -> bool:
        return self.veld.verplicht and not self.tekst

    @property
    def invoerwijze(self) -> str:
        """For the keyboard of a phone."""
        return {
            Soort.GETAL: "numeric",
            Soort.JAAR: "numeric",
            Soort.DECIMAAL: "decimal",
            Soort.BEDRAG: "decimal",
            Soort.PERCENTAGE: "decimal",
        }.get(self.veld.soort, "")

    @property
    def uitleg_id(self) -> str:
        """Of a cell: the line in the explanation of the columns, which stands there once."""
        if not self.is_cel:
            return f"{self.id}-uitleg"
        return f"uitleg-{self.pad.partition('/')[0]}-{self.veld.code}"

    @property
    def beschreven_door(self) -> str:
        return f"{self.uitleg_id} {self.id}-stand {self.id}-bevindingen"


@dataclass(frozen=True)
class Invoerrij:
    tabel: Tabel
    sleutel: str
    nummer: int
    naam: str
    cellen: list[Invoer]
    is_open: bool
    eerste: bool
    laatste: bool
    bevindingen: list[Planbevinding] = field(default_factory=list)
    bijlagen: list[Planbijlage] = field(default_factory=list)

    @property
    def pad(self) -> str:
        return f"{self.tabel.code}/{self.sleutel}"

    @property
    def id(self) -> str:
        return veld_id(self.pad)

    @property
    def ontbreekt(self) -> int:
        return sum(cel.ontbreekt for cel in self.cellen)


@dataclass(frozen=True)
class Invoertabel:
    tabel: Tabel
    rijen: list[Invoerrij]
    is_open: bool
    bevindingen: list[Planbevinding] = field(default_factory=list)

    @property
    def id(self) -> str:
        return veld_id(self.tabel.code)

    @property
    def te_weinig(self) -> int:
        return max(self.tabel.minstens - len(self.rijen), 0)


class Invoersectie:
    """``getypt``: per place what was typed and not stored; ``open_paden`` as ``te_wijzigen`` gives;
    ``alleen_lezen``: nothing is open, whatever that says."""

    def __init__(
        self,
        sectie: Sectie,
        inhoud: Inhoud,
        opties: Opties,
        *,
        open_paden: frozenset[str] | None = None,
        alleen_lezen: bool = False,
        bevindingen: Iterable[Planbevinding] = (),
        bijlagen: Iterable[Planbijlage] = (),
        getypt: Mapping[str, Getypt] | None = None,
        laatste: Mapping[str, Planwijziging] | None = None,
    ) -> None:
        self.sectie, self.inhoud, self.opties = sectie, inhoud, opties
        self.open_paden, self.alleen_lezen = open_paden, alleen_lezen
        self.getypt, self.laatste = getypt or {}, laatste or {}
        self.per_pad = per_pad(bevindingen)
        self.bijlagen = per_pad(bijlagen)

    def is_open(self, pad: str) -> bool:
        return not self.alleen_lezen and is_open(pad, self.open_paden)

    @cached_property
    def velden(self) -> list[Invoer]:
        gevuld = self.inhoud.get("velden", {})
        return [self.invoer(v.code, v, gevuld.get(v.code)) for v in self.sectie.velden]

    @cached_property
    def tabellen(self) -> list[Invoertabel]:
        return [
            Invoertabel(
                tabel,
                self.rijen(tabel),
                self.is_open(tabel.code),
                self.per_pad.get(tabel.code, []),
            )
            for tabel in self.sectie.tabellen
        ]

    @property
    def heeft_open(self) -> bool:
        """Whether there is anything to fill in here."""
        velden = any(veld.is_open for veld in self.velden)
        cellen = (
            cel.is_open for tabel in self.tabellen for rij in tabel.rijen for cel in rij.cellen
        )
        return velden or any(tabel.is_open for tabel in self.tabellen) or any(cellen)

    @property
    def fouten(self) -> list[Invoer]:
        """Inputs whose text was refused, in the order of the page."""
        return [invoer for invoer in self.alle_invoer if invoer.fout]

    @cached_property
    def alle_invoer(self) -> list[Invoer]:
        cellen = [cel for tabel in self.tabellen for rij in tabel.rijen for cel in rij.cellen]
        return [*self.velden, *cellen]

    def met_pad(self, pad: str) -> Invoer | None:
        return next((invoer for invoer in self.alle_invoer if invoer.pad == pad), None)

    def rijen(self, tabel: Tabel) -> list[Invoerrij]:
        lijst = rijen(self.inhoud, tabel.code)
        return [
            self.rij(tabel, rij, nummer, len(lijst)) for nummer, rij in enumerate(lijst, start=1)
        ]

    def rij(self, tabel: Tabel, rij: Rij, nummer: int, aantal: int) -> Invoerrij:
        pad = f"{tabel.code}/{rij[SLEUTEL]}"
        naam = self.rijnaam(tabel, rij, nummer)
        return Invoerrij(
            tabel,
            rij[SLEUTEL],
            nummer,
            naam,
            [
                self.invoer(f"{pad}/{kolom.code}", kolom, rij.get(kolom.code), naam)
                for kolom in tabel.kolommen
            ],
            self.is_open(pad),
            nummer == 1,
            nummer == aantal,
            self.per_pad.get(pad, []),
            self.bijlagen.get(pad, []),
        )

    def rijnaam(self, tabel: Tabel, rij: Rij, nummer: int) -> str:
        """As ``volledig.rijnaam``, with the project it belongs to when it says that itself."""
        naam = rijnaam(tabel, rij, nummer)
        project = rij.get("project")
        if not project or tabel.label_veld == "project":
            return naam
        return f"{naam}, {kort(str(project))}"

    def invoer(self, pad: str, veld: Veld, waarde: Any, naam: str = "") -> Invoer:
        geweigerd = self.getypt.get(pad)
        return Invoer(
            pad,
            veld,
            waarde,
            geweigerd.tekst if geweigerd else getypt(veld, waarde),
            self.is_open(pad),
            self.opties.woorden(veld, waarde) if waarde not in (None, "") else "",
            self.opties.voor(veld, waarde) if self.is_open(pad) else None,
            self.opties.lijstnaam(veld),
            geweigerd.fout if geweigerd else "",
            self.per_pad.get(pad, []),
            naam,
            self.laatste.get(pad),
        )

    @cached_property
    def lijsten(self) -> dict[str, list[str]]:
        """Suggestions that the inputs of this section use, by name."""
        kolommen = [kolom for tabel in self.sectie.tabellen for kolom in tabel.kolommen]
        namen = {self.opties.lijstnaam(veld) for veld in (*self.sectie.velden, *kolommen)}
        return {naam: getattr(self.opties, naam) for naam in sorted(namen) if naam}


Stuk = TypeVar("Stuk", Planbevinding, Planbijlage)


def per_pad(stukken: Iterable[Stuk]) -> dict[str, list[Stuk]]:
    gevonden: dict[str, list[Stuk]] = defaultdict(list)
    for stuk in stukken:
        gevonden[stuk.pad].append(stuk)
    return gevonden
