"""What the rows of the plaatsenbalans are about: each account falls under one group, or none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jeugdzorg.kern.notation import hoofdletter
from regio.choices import Zorgvorm

from .models import Voorziening
from .plaatsenbalans import Rekening


@dataclass(frozen=True)
class Groepering:
    """What a row is about: a name, and the filter of the list of entries that shows the same."""

    naam: str
    vraag: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Keuze:
    """Over what and how the balance is made; ``van`` empty: from the first entry on."""

    van: date | None
    tot: date
    per: str = "voorziening"
    zorgvorm: str = ""
    maat: str = ""
    voorbeeld: bool = False


Groepeerder = Callable[[Rekening], Groepering | None]


def groepen(van_wie: dict[int, Voorziening], keuze: Keuze) -> Groepeerder:
    """Under which group an account is counted; none when it is not chosen."""
    functie = GROEPERINGEN[keuze.per]
    bekend: dict[tuple[int, str], Groepering | None] = {}

    def groep_van(rekening: Rekening) -> Groepering | None:
        sleutel = (rekening.voorziening, rekening.zorgvorm)
        if sleutel not in bekend:
            voorziening = van_wie.get(rekening.voorziening)
            gekozen = keuze.zorgvorm in ("", rekening.zorgvorm)
            bekend[sleutel] = functie(voorziening, rekening) if voorziening and gekozen else None
        return bekend[sleutel]

    return groep_van


def per_voorziening(voorziening: Voorziening, rekening: Rekening) -> Groepering:
    vorm = Zorgvorm(rekening.zorgvorm)
    naam = f"{voorziening}, {vorm.label}"
    return Groepering(naam, (("voorziening", voorziening.code), ("zorgvorm", vorm.value)))


def per_aanbieder(voorziening: Voorziening, rekening: Rekening) -> Groepering:
    """Several providers at one location are a group of their own: no place counts twice."""
    aanbieders = list(voorziening.locatie.aanbieders.all())
    if not aanbieders:
        return Groepering("Aanbieder onbekend")
    naam = " en ".join(str(aanbieder) for aanbieder in aanbieders)
    return Groepering(naam, (("aanbieder", aanbieders[0].code),) if len(aanbieders) == 1 else ())


def per_regio(voorziening: Voorziening, rekening: Rekening) -> Groepering:
    regio = voorziening.locatie.jeugdhulpregio
    return Groepering(str(regio), (("regio", regio.code),)) if regio else Groepering("Onbekend")


def per_gebied(voorziening: Voorziening, rekening: Rekening) -> Groepering:
    """The area under which the source names the location; areas overlap, this one is one."""
    gebied = voorziening.locatie.gebied
    return Groepering(str(gebied)) if gebied else Groepering("Geen gebied genoemd")


def per_zorgvorm(voorziening: Voorziening, rekening: Rekening) -> Groepering:
    vorm = Zorgvorm(rekening.zorgvorm)
    return Groepering(hoofdletter(vorm.label), (("zorgvorm", vorm.value),))


GROEPERINGEN: dict[str, Callable[[Voorziening, Rekening], Groepering]] = {
    "voorziening": per_voorziening,
    "aanbieder": per_aanbieder,
    "regio": per_regio,
    "gebied": per_gebied,
    "zorgvorm": per_zorgvorm,
}
