"""What the history of a dossier calls rows of this app, and the places for figures in a text."""

from typing import Final

from jeugdzorg.kern.timeline_names import Words, register_spoken, register_words
from regio.models import Gebied, Jeugdhulpregio

from .analyse.cijfer import periode_tekst
from .analyse.cijfers import OPEN, Cijferplek, ontleed
from .models import (
    Aanbeveling,
    Advies,
    Analyse,
    Besluitregel,
    Cyclus,
    Cyclusbesluit,
    Hiaat,
    Indicator,
    Indicatorlevering,
    Leverplicht,
    Rapport,
    Reflectieactie,
    Reflectiesessie,
    Reflectieverslag,
)

ZOALS_HET_HEET: Final = (
    Aanbeveling,
    Besluitregel,
    Cyclus,
    Hiaat,
    Indicatorlevering,
    Leverplicht,
    Rapport,
    Reflectieactie,
    Reflectiesessie,
    Reflectieverslag,
)


def registreer() -> None:
    for model in ZOALS_HET_HEET:
        register_spoken(model)
    register_spoken(Analyse, van_analyse)
    register_spoken(Advies, lambda advies: van_analyse(advies.analyse))
    register_spoken(Cyclusbesluit, lambda besluit: van_analyse(besluit.advies.analyse))
    register_words(OPEN, cijferlezer)


def van_analyse(analyse: Analyse) -> str:
    return f"{analyse.cyclus}, versie {analyse.versie}"


def cijferlezer() -> Words:
    """``{cijfer:KWN-01|JZ24|2024-1}`` becomes [Bezette bedden, Haaglanden, eerste halfjaar 2024].

    A value would be that of today; what stood there then, the adopted text says.
    """
    namen = dict(Gebied.objects.values_list("code", "naam"))
    namen |= dict(Jeugdhulpregio.objects.values_list("code", "naam"))
    namen |= dict(Indicator.objects.values_list("code", "naam"))

    def in_woorden(plek: Cijferplek) -> str:
        delen = [namen.get(plek.indicator, plek.indicator), plek.uitsplitsing]
        delen += [namen.get(plek.onderwerp, plek.onderwerp), periode_tekst(plek)]
        return f"[{', '.join(filter(None, delen))}]"

    return lambda tekst: "".join(
        in_woorden(stuk.plek) if stuk.plek else stuk.tekst for stuk in ontleed(tekst)
    )
