"""Two versions of a framework beside each other, criterion by criterion. Knows no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from ..models import Criterium
from .bewerken import VELDEN
from .onderdelen import in_woorden

KEUZES: Final = ("antwoordsoort", "projectsoort")


class Soort(StrEnum):
    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    GEWIJZIGD = "gewijzigd"
    GELIJK = "gelijk"


@dataclass(frozen=True)
class Veldverschil:
    label: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Criteriumverschil:
    """One question in two versions; ``criterium`` is it in the newest that has it.

    ``verplaatst``: it changed places with others.
    """

    soort: Soort
    criterium: Criterium
    oud: Criterium | None
    nieuw: Criterium | None
    velden: tuple[Veldverschil, ...] = ()
    verplaatst: bool = False


def kader_verschillen(
    oud: Sequence[Criterium], nieuw: Sequence[Criterium]
) -> list[Criteriumverschil]:
    """In the order of the new version; what lapsed comes where it stood, after its neighbour."""
    oude = {rij.sleutel: rij for rij in oud}
    nieuwe = {rij.sleutel: rij for rij in nieuw}
    verhuisd = verplaatste(list(oude), list(nieuwe))
    regels = [
        vergeleken(oude.get(sleutel), rij, sleutel in verhuisd) for sleutel, rij in nieuwe.items()
    ]
    plek = {regel.criterium.sleutel: n for n, regel in enumerate(regels)}
    vorige = -1.0
    op_plek: list[tuple[float, Criteriumverschil]] = list(
        zip(map(float, range(len(regels))), regels, strict=True)
    )
    for sleutel, rij in oude.items():
        if sleutel in plek:
            vorige = float(plek[sleutel])
        else:
            op_plek.append((vorige + 0.5, Criteriumverschil(Soort.VERVALLEN, rij, rij, None)))
    return [regel for _, regel in sorted(op_plek, key=lambda paar: paar[0])]


def vergeleken(oud: Criterium | None, nieuw: Criterium, verplaatst: bool) -> Criteriumverschil:
    if oud is None:
        return Criteriumverschil(Soort.NIEUW, nieuw, None, nieuw)
    velden = tuple(
        Veldverschil(label_van(naam), in_tekst(oud, naam), in_tekst(nieuw, naam))
        for naam in VELDEN
        if getattr(oud, naam) != getattr(nieuw, naam)
    )
    soort = Soort.GEWIJZIGD if velden or verplaatst else Soort.GELIJK
    return Criteriumverschil(soort, nieuw, oud, nieuw, velden, verplaatst)


def verplaatste(oud: list[str], nieuw: list[str]) -> set[str]:
    """Keys in both versions that no longer follow the longest run that kept its order."""
    plek = {sleutel: n for n, sleutel in enumerate(oud)}
    rij = [sleutel for sleutel in nieuw if sleutel in plek]
    langste: list[list[str]] = []
    for n, sleutel in enumerate(rij):
        eerder = [langste[m] for m in range(n) if plek[rij[m]] < plek[sleutel]]
        langste.append([*langste_van(eerder), sleutel])
    return set(rij) - set(langste_van(langste))


def langste_van(reeksen: list[list[str]]) -> list[str]:
    return max(reeksen, key=len, default=[])


def label_van(naam: str) -> str:
    return str(Criterium._meta.get_field(naam).verbose_name)  # type: ignore[union-attr]


def in_tekst(criterium: Criterium, naam: str) -> str:
    waarde: Any = getattr(criterium, naam)
    if naam == "onderdelen":
        waarde = [deel.label for deel in in_woorden(waarde)]
    if naam in KEUZES:
        waarde = getattr(criterium, f"get_{naam}_display")()
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return ", ".join(waarde) if isinstance(waarde, list) else str(waarde)
