"""What was sent from a section, as changes: what was typed, beside what its author saw."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from ..models import Planversie
from ..plan.inhoud import Inhoud, plek
from ..plan.velden import Sectie, Veld
from ..plan.waarden import Waardefout
from ..plan.wijzigen import Botsing, Uitkomst, Wijziging, wijzigen
from .schrijfwijze import gelezen, getypt, uit_json
from .weergave import Getypt

WAS = "was:"
"""Before the name of an input: what stood there when the page was made, as JSON."""


@dataclass
class Opgeslagen:
    """``getypt``: what was refused, per place, with the text; ``wijzigingen`` what was asked;
    ``melding``: why nothing at all was stored (handed in meanwhile, not asked in a supplement)."""

    uitkomst: Uitkomst
    getypt: dict[str, Getypt] = field(default_factory=dict)
    wijzigingen: list[Wijziging] = field(default_factory=list)
    melding: str = ""

    @property
    def botsingen(self) -> list[Botsing]:
        return self.uitkomst.botsingen


def opslaan(versie: Planversie, post: Mapping[str, str], sectie: Sectie, *, by: Any) -> Opgeslagen:
    """Store all that can be stored; what cannot be a value is refused at its own place.

    Raises PermissionDenied as ``wijzigen`` does.
    """
    return opslaan_velden(versie, post, velden_in(post, sectie), by=by)


def opslaan_veld(versie: Planversie, post: Mapping[str, str], pad: str, *, by: Any) -> Opgeslagen:
    """The same for one place. Raises KeyError when the definitions do not know it."""
    veld = plek(pad).veld
    if veld is None:
        raise KeyError(pad)
    return opslaan_velden(versie, post, [(pad, veld)], by=by)


def opslaan_velden(
    versie: Planversie, post: Mapping[str, str], velden: Iterable[tuple[str, Veld]], *, by: Any
) -> Opgeslagen:
    opgeslagen = Opgeslagen(Uitkomst(versie.revisie))
    for pad, veld in velden:
        ruw, was = post[pad], uit_json(post.get(WAS + pad))
        if ruw.replace("\r\n", "\n") == getypt(veld, was):
            continue
        try:
            opgeslagen.wijzigingen.append(Wijziging(pad, gelezen(veld, ruw), was))
        except Waardefout as fout:
            opgeslagen.getypt[pad] = Getypt(ruw, str(fout))
    try:
        opgeslagen.uitkomst = wijzigen(versie, opgeslagen.wijzigingen, by=by)
    except ValidationError as fout:
        opgeslagen.melding = " ".join(fout.messages)
    return opgeslagen


def velden_in(post: Mapping[str, str], sectie: Sectie) -> Iterator[tuple[str, Veld]]:
    """Places of this section that were sent along; whatever else was sent is left alone."""
    for naam in post:
        if naam.startswith(WAS) or naam.partition("/")[0] not in set(sectie.onderdelen):
            continue
        try:
            veld = plek(naam).veld
        except KeyError:
            continue
        if veld is not None:
            yield naam, veld


def gezien(post: Mapping[str, str], rijpad: str) -> dict[str, Any]:
    """A row as its editor saw it, from what was sent along with its cells."""
    begin = f"{WAS}{rijpad}/"
    cellen = {
        naam.removeprefix(begin): uit_json(tekst)
        for naam, tekst in post.items()
        if naam.startswith(begin)
    }
    rij = {code: waarde for code, waarde in cellen.items() if waarde not in (None, "")}
    return {**rij, "sleutel": rijpad.partition("/")[2]}


def met_eigen(gezien_rij: dict[str, Any], rijpad: str, gewijzigd: list[Wijziging]) -> Any:
    """That row, with what its editor changed in it just now."""
    uit = dict(gezien_rij)
    for wijziging in gewijzigd:
        if wijziging.pad.startswith(f"{rijpad}/"):
            code = wijziging.pad.rpartition("/")[2]
            uit.pop(code, None)
            if wijziging.naar not in (None, ""):
                uit[code] = wijziging.naar
    return uit


def inhoud_van(versie: Planversie) -> Inhoud:
    """As it is stored now, after a change in the same request."""
    versie.refresh_from_db(fields=["inhoud", "revisie"])
    return versie.inhoud
