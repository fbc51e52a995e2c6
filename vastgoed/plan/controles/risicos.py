"""The risk register, and agreements that are not there."""

from collections.abc import Iterator
from typing import Final

from ...choices_plan import Planernst
from ..document import Document, Rij
from ..keuzes import Akkoord, Impact, Kans, Partijsoort
from .context import Context
from .register import Uitslag, controle

ZWAARTE: Final[dict[str, dict[str, int]]] = {
    "impact": {Impact.LAAG: 1, Impact.MATIG: 2, Impact.HOOG: 3},
    "kans": {Kans.LAAG: 1, Kans.MOGELIJK: 2, Kans.REEEL: 3},
}


def is_zwaarst(rij: Rij, einde: str = "") -> bool:
    """High impact, real likelihood (H×R)."""
    return rij.tekst(f"impact{einde}") == Impact.HOOG and rij.tekst(f"kans{einde}") == Kans.REEEL


def naam(rij: Rij) -> str:
    return rij.tekst("omschrijving") or "Een risico"


@controle(
    "risico_zonder_maatregel", Planernst.WAARSCHUWING, "Een zwaar risico heeft een maatregel."
)
def risico_zonder_maatregel(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in document.rijen("risicos"):
        if is_zwaarst(rij) and not rij.tekst("maatregel"):
            yield Uitslag(
                rij.pad("maatregel"),
                f"“{naam(rij)}” heeft hoge impact en een reële kans, maar geen maatregel.",
                "Zeg wat u doet om het te voorkomen of op te vangen.",
            )


@controle("risico_blijft_zwaar", Planernst.LET_OP, "Na de maatregel is het risico kleiner.")
def risico_blijft_zwaar(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in document.rijen("risicos"):
        if rij.tekst("maatregel") and is_zwaarst(rij, "_na"):
            yield Uitslag(
                rij.pad("kans_na"),
                f"“{naam(rij)}” heeft ook na de maatregel hoge impact en een reële kans.",
                "Voeg een maatregel toe, of zeg waarom het risico aanvaardbaar is.",
            )


@controle("risico_neemt_toe", Planernst.WAARSCHUWING, "Een maatregel maakt een risico niet groter.")
def risico_neemt_toe(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in document.rijen("risicos"):
        for kolom, schaal in ZWAARTE.items():
            eerst, dan = (schaal.get(rij.tekst(k), 0) for k in (kolom, f"{kolom}_na"))
            if 0 < eerst < dan:
                yield Uitslag(
                    rij.pad(f"{kolom}_na"),
                    f"De {kolom} van “{naam(rij)}” is na de maatregel groter dan ervoor.",
                    "Verwissel de twee, of verbeter ze.",
                )


@controle("geen_gemeente_gesproken", Planernst.LET_OP, "Er is met een gemeente gesproken.")
def geen_gemeente_gesproken(document: Document, context: Context) -> Iterator[Uitslag]:
    yield from _niet_gesproken(document, Partijsoort.GEMEENTE, "een gemeente")


@controle("geen_school_gesproken", Planernst.LET_OP, "Er is met het onderwijs gesproken.")
def geen_school_gesproken(document: Document, context: Context) -> Iterator[Uitslag]:
    yield from _niet_gesproken(document, Partijsoort.ONDERWIJS, "het onderwijs")


def _niet_gesproken(document: Document, soort: str, wie: str) -> Iterator[Uitslag]:
    """Only once there are agreements: an empty table is said elsewhere."""
    afspraken = document.rijen("afspraken")
    if afspraken and not any(rij.tekst("soort") == soort for rij in afspraken):
        yield Uitslag(
            "afspraken",
            f"Bij de afspraken staat niets met {wie}.",
            f"Voeg toe wat u met {wie} hebt besproken.",
        )


@controle("niet_akkoord", Planernst.LET_OP, "De partijen zijn akkoord.")
def niet_akkoord(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in document.rijen("afspraken"):
        if rij.tekst("akkoord") == Akkoord.NEE:
            yield Uitslag(
                rij.pad("akkoord"),
                f"{rij.tekst('partij') or 'Een partij'} is niet akkoord.",
                "Zeg wat u doet om het eens te worden.",
            )
