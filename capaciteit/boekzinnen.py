"""What an entry does, in words: before it is booked, and before it is taken back."""

from collections.abc import Iterator
from typing import Any

from jeugdzorg.kern.notation import datum, getal_tekst
from regio.choices import Zorgvorm

from .choices import Aard, Capaciteitsmaat
from .models import Plaatsmutatie, Voorziening
from .plaatsenbalans import standen


def wat_het_doet(mutatie: Plaatsmutatie) -> list[str]:
    """The movement, and what each side has afterwards; of an entry that need not be stored."""
    return [beweging(mutatie), *gevolgen(mutatie)]


def beweging(mutatie: Plaatsmutatie) -> str:
    plan = "Volgens plan: op" if mutatie.aard == Aard.PLAN else "Op"
    hoeveel = f"{getal_tekst(mutatie.aantal)} {Capaciteitsmaat(mutatie.maat).label}"
    dag = datum(mutatie.datum)
    if mutatie.van is None:
        return f"{plan} {dag} krijgt {mutatie.naar} er {hoeveel} bij."
    if mutatie.naar is None:
        return f"{plan} {dag} vervallen {hoeveel} van {mutatie.van}."
    if mutatie.van_id == mutatie.naar_id:
        return f"{plan} {dag} krijgen {hoeveel} van {mutatie.van} een andere zorgvorm."
    return f"{plan} {dag} gaan {hoeveel} van {mutatie.van} naar {mutatie.naar}."


def gevolgen(mutatie: Plaatsmutatie) -> Iterator[str]:
    for voorziening, zorgvorm, teken in (
        (mutatie.van, mutatie.van_zorgvorm, -1),
        (mutatie.naar, mutatie.naar_zorgvorm, 1),
    ):
        if voorziening is not None:
            yield gevolg(mutatie, voorziening, zorgvorm, teken)


def gevolg(mutatie: Plaatsmutatie, voorziening: Voorziening, zorgvorm: str, teken: int) -> str:
    met_plannen = mutatie.aard == Aard.PLAN
    stand: Any = standen(voorziening, mutatie.datum, mutatie.maat, met_plannen=met_plannen)
    nu = stand.get(zorgvorm, 0)
    straks = nu + teken * mutatie.aantal
    vorm = Zorgvorm(zorgvorm).label
    if straks < 0:
        return (
            f"Dat kan niet: {voorziening} heeft die dag {getal_tekst(nu)} plaatsen {vorm} in de "
            "balans."
        )
    return f"{voorziening} gaat van {getal_tekst(nu)} naar {getal_tekst(straks)} plaatsen {vorm}."
