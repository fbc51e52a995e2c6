"""The tile of an area: places short by what is there now, and what plans change in that."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from jeugdzorg.kern.tiles import Tegel
from regio.models import Gebied

from ..choices_pas import Zekerheid
from ..models import Afbouwpad
from .beeld import pasbeeld
from .kwartaal import Kwartaal
from .tabel import een_decimaal
from .uitkomst import Keuze, Pasbeeld


def pas_tegel(
    user: Any, gebied: Gebied, vandaag: date, paden: Iterable[Afbouwpad] | None = None
) -> Tegel:
    """Only what is there counts: a plan that is late must not make it look well."""
    keuze = Keuze(zekerheid=Zekerheid.GEREALISEERD)
    beeld = pasbeeld(gebied, user, keuze=keuze, vandaag=vandaag, alleen_feiten=True, paden=paden)
    regel = beeld.nu or beeld.laatste
    tekort = een_decimaal(regel.tekort)
    return Tegel(
        cijfer=abs(tekort),
        zin=f"{woord(tekort)} eind {regel.kwartaal.label}, met de opbouw die er is",
        toelichting=toelichting(beeld),
        woord="niet in de pas" if tekort > 0 else "in de pas",
        kleur="negatief" if tekort > 0 else "positief",
        url=reverse("monitoring:gebied-pas", args=[gebied.code]),
    )


def woord(tekort: Any) -> str:
    return "plaatsen te weinig" if tekort > 0 else "plaatsen meer dan gevraagd"


def toelichting(beeld: Pasbeeld) -> str:
    """Since or from when, and how large it gets."""
    lacune = beeld.lacune
    nu = Kwartaal.at(beeld.vandaag)
    if lacune is None or (lacune.tot is not None and lacune.tot < nu):
        return "ook later geen tekort"
    sinds = "sinds" if lacune.vanaf <= nu else "vanaf"
    hoogste = str(een_decimaal(lacune.hoogste)).replace(".", ",")
    wanneer = lacune.hoogste_in.label
    return f"{sinds} {lacune.vanaf.label}; zonder plannen het meest {hoogste} in {wanneer}"
