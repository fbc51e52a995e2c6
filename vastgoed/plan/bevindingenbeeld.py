"""The findings of a version as pages show them: per section, each with the way to its place."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from ..choices_plan import Planernst
from ..models import Planbevinding, Planversie, Vastgoedplan
from .controles.register import CONTROLES
from .definities import SECTIE_VAN
from .document import Document
from .inhoud import plek
from .velden import Sectie


@dataclass(frozen=True)
class Bevindingregel:
    """One finding with ``waar``, the words of its place, and ``url`` (empty: nowhere to go)."""

    bevinding: Planbevinding
    sectie: Sectie
    waar: str
    url: str
    mag_toelichten: bool

    @property
    def regel(self) -> str:
        """What the check wants, in one sentence."""
        controle = CONTROLES.get(self.bevinding.code)
        return controle.regel if controle else ""

    @property
    def ankernaam(self) -> str:
        return f"bevinding-{self.bevinding.pk}"


@dataclass(frozen=True)
class Bevindinggroep:
    sectie: Sectie
    regels: tuple[Bevindingregel, ...]


@dataclass(frozen=True)
class Bevindingenbeeld:
    """All of a version, in the order of the plan."""

    groepen: tuple[Bevindinggroep, ...]

    @property
    def regels(self) -> list[Bevindingregel]:
        return [regel for groep in self.groepen for regel in groep.regels]

    @property
    def aantal(self) -> int:
        return len(self.regels)

    def tel(self, ernst: str) -> int:
        return Counter(regel.bevinding.ernst for regel in self.regels)[ernst]

    @property
    def fouten(self) -> int:
        return self.tel(Planernst.FOUT)

    @property
    def waarschuwingen(self) -> int:
        return self.tel(Planernst.WAARSCHUWING)

    @property
    def zonder_toelichting(self) -> int:
        """Warnings that the provider said nothing of yet."""
        return sum(
            regel.bevinding.ernst == Planernst.WAARSCHUWING and not regel.bevinding.toelichting
            for regel in self.regels
        )


def bevindingenbeeld(
    versie: Planversie, *, schrijft: bool = False, onderdelen: Collection[str] = ()
) -> Bevindingenbeeld:
    """Of a version that the reader may see; of some fields and tables when named.

    ``schrijft``: the reader writes the plan, so links go to where it is entered, and what is open
    can be explained.
    """
    document = Document(versie.inhoud)
    groepen: dict[str, list[Bevindingregel]] = {}
    for bevinding in versie.bevindingen.select_related("toegelicht_door"):
        onderdeel = bevinding.pad.partition("/")[0]
        sectie = SECTIE_VAN.get(onderdeel)
        if sectie is None or (onderdelen and onderdeel not in onderdelen):
            continue
        regel = Bevindingregel(
            bevinding,
            sectie,
            waar(document, bevinding.pad),
            veldadres(
                versie.plan,
                bestaand(document, bevinding.pad),
                schrijft=schrijft and versie.is_concept,
            ),
            schrijft and versie.is_concept and bevinding.ernst != Planernst.FOUT,
        )
        groepen.setdefault(sectie.code, []).append(regel)
    volgorde = [sectie for sectie in dict.fromkeys(SECTIE_VAN.values()) if sectie.code in groepen]
    return Bevindingenbeeld(
        tuple(Bevindinggroep(sectie, tuple(op_ernst(groepen[sectie.code]))) for sectie in volgorde)
    )


def op_ernst(regels: list[Bevindingregel]) -> list[Bevindingregel]:
    return sorted(regels, key=lambda regel: Planernst.values.index(regel.bevinding.ernst))


def waar(document: Document, pad: str) -> str:
    """``Dekking, P1: Bedrag``: the table, what the row is called, the column; or the field."""
    try:
        hier = plek(pad)
    except KeyError:
        return ""
    if hier.tabel is None:
        return hier.veld.label if hier.veld else ""
    rij = next((r for r in document.rijen(hier.tabel.code) if r.sleutel == hier.rij), None)
    woorden = hier.tabel.naam
    if rij and (naam := rij.project or rij.tekst(hier.tabel.label_veld)):
        woorden += f", {naam}"
    return f"{woorden}: {hier.veld.label}" if hier.veld else woorden


def bestaand(document: Document, pad: str) -> str:
    """The place itself; its table when it is about a row that is missing."""
    tabel, _, rest = pad.partition("/")
    sleutel = rest.partition("/")[0]
    er_is = any(rij.sleutel == sleutel for rij in document.rijen(tabel))
    return pad if not sleutel or er_is else tabel


def anker(pad: str) -> str:
    """The id of a place on a page."""
    return f"pad-{pad.replace('/', '-')}"


def veldadres(plan: Vastgoedplan, pad: str, *, schrijft: bool) -> str:
    """Where a place is entered, or read; the plan's own page when there is no such page."""
    sectie = SECTIE_VAN.get(pad.partition("/")[0])
    if sectie is None:
        return ""
    kandidaten: list[tuple[str, dict[str, Any]]] = []
    if schrijft:
        kandidaten.append(("vastgoed:plan-sectie", {"code": plan.code, "sectie": sectie.code}))
    kandidaten.append(("vastgoed:plan-inhoud", {"code": plan.code}))
    for naam, argumenten in kandidaten:
        try:
            return f"{reverse(naam, kwargs=argumenten)}#{anker(pad)}"
        except NoReverseMatch:
            continue
    return plan.get_absolute_url()
