"""What people call a place in a plan, and where it stands on screen."""

from django.urls import reverse

from ..plan.definities import SECTIE_VAN, SECTIES
from ..plan.inhoud import Inhoud, plek, rijen
from ..plan.volledig import rijnaam
from ..plan.wijzigen import is_open
from .weergave import veld_id


def plek_naam(pad: str, inhoud: Inhoud) -> str:
    """``Doel van het plan``, ``Project 2 (P2): Naam``, ``Project 2 (P2)`` or ``Projecten``."""
    hier = plek(pad)
    if hier.tabel is None:
        return hier.veld.label if hier.veld else pad
    if not hier.rij:
        return f"{hier.tabel.naam}: volgorde"
    naam = hier.tabel.enkelvoud.capitalize()
    for nummer, rij in enumerate(rijen(inhoud, hier.tabel.code), start=1):
        if rij["sleutel"] == hier.rij:
            naam = rijnaam(hier.tabel, rij, nummer)
    return f"{naam}: {hier.veld.label}" if hier.veld else naam


def plek_url(code: str, pad: str) -> str:
    """The page of its section, at the place itself."""
    deel = SECTIE_VAN[pad.partition("/")[0]]
    return f"{reverse('vastgoed:plan-sectie', args=[code, deel.code])}#{veld_id(pad)}"


def plekken_voor_bijlagen(
    inhoud: Inhoud, open_paden: frozenset[str] | None
) -> list[tuple[str, str]]:
    """What an attachment can belong to: the plan, a section's fields and tables, a row."""
    keuzes = [] if open_paden is not None else [("", "Het hele plan")]
    for deel in SECTIES:
        for veld in deel.velden:
            keuzes.append((veld.code, f"{deel.titel}: {veld.label}"))
        for tabel in deel.tabellen:
            keuzes.append((tabel.code, tabel.naam))
            for rij in rijen(inhoud, tabel.code):
                pad = f"{tabel.code}/{rij['sleutel']}"
                keuzes.append((pad, plek_naam(pad, inhoud)))
    return [(pad, naam) for pad, naam in keuzes if not pad or is_open(pad, open_paden)]
