"""The dossier as PDF/UA-1: the newest version whole, and everything that was said about it."""

from typing import Any, Final

from django.utils import timezone

from jeugdzorg.kern.charts import Tabel
from jeugdzorg.kern.notation import datum
from jeugdzorg.kern.pdf import Hoofdstuk, render_pdf

from ..toetsen.plandelen import Plandeel
from .lezen import Dossier
from .risicobeeld import risicobeeld

SJABLOON: Final = "vastgoed/dossier/dossier.html"
HOOFDSTUKKEN: Final = (
    ("verloop", "Verloop"),
    ("plan", "Het plan"),
    ("bevindingen", "Bevindingen van de controles"),
    ("toetsing", "Toetsing"),
    ("aanvullingen", "Vragen en antwoorden"),
    ("besluit", "Advies en besluit"),
    ("bijlagen", "Bijlagen en versies"),
)
BREED: Final = 6
"""A table with more columns is written out row by row: it would not fit on a page."""


def dossier_pdf(dossier: Dossier) -> bytes:
    return render_pdf(SJABLOON, context(dossier))


def context(dossier: Dossier) -> dict[str, Any]:
    plan, versie = dossier.plan, dossier.versie
    secties = dossier.secties(versie) if versie else []
    return {
        "titel": plan.titel,
        "ondertitel": str(plan.aanbieder),
        "kopregel": f"Dossier {plan.titel}",
        "gegevens": kenmerken(dossier),
        "hoofdstukken": [
            *(Hoofdstuk(anker, titel) for anker, titel in HOOFDSTUKKEN[:2]),
            *(Hoofdstuk(f"sectie-{sectie.code}", sectie.titel, 2) for sectie, _ in secties),
            *(Hoofdstuk(anker, titel) for anker, titel in HOOFDSTUKKEN[2:]),
        ],
        "dossier": dossier,
        "plan": plan,
        "versie": versie,
        "secties": [(sectie, [opgemaakt(deel) for deel in delen]) for sectie, delen in secties],
        "risicos": risicotabel(dossier),
    }


def kenmerken(dossier: Dossier) -> list[tuple[str, str]]:
    plan, versie = dossier.plan, dossier.versie
    return [
        ("Regeling", str(plan.regeling)),
        ("Coördinerende gemeente", str(plan.gemeente)),
        ("Gebied", str(plan.gebied)),
        ("Stand", plan.get_status_display()),
        *([("Versie", str(versie.nummer))] if versie else []),
        ("Samengesteld op", datum(timezone.localdate())),
    ]


def opgemaakt(deel: Plandeel) -> dict[str, Any]:
    """A part for the page: a text, a table that fits, or its rows one below the other."""
    if deel.cel is not None:
        return {"label": deel.label, "tekst": deel.cel.tekst}
    koppen = [kop.tekst for kop in deel.koppen]
    if len(koppen) <= BREED:
        rijen = tuple(tuple(cel.tekst or "–" for cel in rij) for rij in deel.regels)
        return {"label": deel.label, "tabel": Tabel(tuple(koppen), rijen) if rijen else None}
    blokken = [
        [(kop, cel.tekst) for kop, cel in zip(koppen, rij, strict=True) if cel.tekst]
        for rij in deel.regels
    ]
    return {"label": deel.label, "blokken": blokken}


def risicotabel(dossier: Dossier) -> Tabel | None:
    """The risks with where they stand before and after their measure."""
    if dossier.versie is None:
        return None
    risicos = risicobeeld(None, dossier.versie.inhoud)
    return Tabel(
        ("Risico", "Nu", "Na de maatregel", "Beweging"),
        tuple((r.omschrijving, r.oud_woorden, r.nieuw_woorden, r.beweging) for r in risicos),
    )
