"""What the figures of a target say: the answer first."""

from fractions import Fraction

from jeugdzorg.kern.notation import datum_precies

from .doelbeeld import Doelbeeld
from .zinnen import een_decimaal, maand


def antwoord(beeld: Doelbeeld) -> str:
    """Is the target reached in time, as far as measurements tell?"""
    taak, verwacht, doel = beeld.opgave, beeld.verwachting, beeld.doel
    uiterlijk = datum_precies(doel.doeldatum, doel.datum_precisie)
    if taak.is_bereikt:
        return "Ja: het doel is bereikt."
    if taak.is_voorbij:
        te_gaan = een_decimaal(taak.te_gaan)
        return f"Nee: de doeldatum is voorbij. Er is nog {te_gaan} te gaan."
    if verwacht is None:
        return "Nog niet te zeggen: na het vertrekpunt is er nog niet gemeten."
    if verwacht.datum is None:
        doelwaarde = een_decimaal(Fraction(doel.doelwaarde))
        return f"Bij het laatste tempo niet: zo komt {doelwaarde} er niet."
    wanneer = maand(verwacht.datum)
    if verwacht.datum <= doel.doeldatum:
        return f"Bij het laatste tempo wel: in {wanneer}. Afgesproken is uiterlijk {uiterlijk}."
    return f"Bij het laatste tempo te laat: in {wanneer}. Afgesproken is uiterlijk {uiterlijk}."


def band(beeld: Doelbeeld) -> str:
    """When it is reached at the highest and the lowest of the last paces."""
    verwacht = beeld.verwachting
    if verwacht is None or beeld.opgave.is_bereikt:
        return ""
    if not verwacht.heeft_band:
        return "Voor een bandbreedte zijn meer metingen nodig."
    if verwacht.vroegst is None:
        return ""
    zin = f"Op zijn vroegst in {maand(verwacht.vroegst)}"
    if verwacht.laatst is None:
        return f"{zin}; bij het laagste tempo van de laatste metingen niet."
    return f"{zin}, op zijn laatst in {maand(verwacht.laatst)}."
