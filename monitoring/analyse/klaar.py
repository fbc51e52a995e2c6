"""What an analysis or advice still lacks, in words, before it goes on; nothing: it can."""

from collections.abc import Mapping

from ..choices import Cyclusstatus
from ..models import Advies, Analyse
from .cijfer import Cijfer
from .cijfers import fouten


def beletsels_vaststellen(analyse: Analyse, cijfers: Mapping[str, Cijfer]) -> list[str]:
    """Why it cannot be adopted now."""
    gevonden = []
    if analyse.cyclus.status == Cyclusstatus.REFLECTIE:
        gevonden.append("De reflectie van de regio's is nog niet afgerond.")
    blokken = list(analyse.blokken.all())
    if leeg := [blok.titel for blok in blokken if not blok.tekst.strip()]:
        gevonden.append(f"Nog leeg: {', '.join(leeg)}. Vul ze in of haal ze weg.")
    if not blokken:
        gevonden.append("De analyse heeft geen tekst.")
    for blok in blokken:
        gevonden += [f"{blok.titel}: {fout}" for fout in fouten(blok.tekst)]
    for cijfer in cijfers.values():
        if cijfer.ontbreekt:
            gevonden.append(f"{cijfer.omschrijving}: {cijfer.ontbreekt}")
    return gevonden


def beletsels_aanbieden(advies: Advies) -> list[str]:
    """Why an advice cannot be handed to the steering board now."""
    gevonden = []
    aanbevelingen = list(advies.aanbevelingen.select_related("organisatie"))
    if not advies.inleiding.strip():
        gevonden.append("Het advies heeft nog geen inleiding.")
    if not aanbevelingen:
        gevonden.append("Het advies heeft nog geen aanbevelingen.")
    for rij in aanbevelingen:
        if not rij.partij:
            gevonden.append(f"“{rij.wat}”: zeg voor wie de aanbeveling is.")
        if rij.termijn is None:
            gevonden.append(f"“{rij.wat}”: zeg wanneer het klaar moet zijn.")
    return gevonden
