"""The dossier as PDF/UA-1: the newest version whole, and everything that was said about it."""

from typing import Any, Final

from django.utils import timezone

from jeugdzorg.kern.charts import Tabel
from jeugdzorg.kern.notation import datum
from jeugdzorg.kern.pdf import Hoofdstuk, render_pdf

from ..toetsen.plandelen import Cel, Plandeel
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
KORT: Final = 24
"""A table of more columns than ``BREED`` fits a page when its texts are no longer than this."""
PROJECT: Final = "Project"


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
    """A part for the page: a text, a table, or rows of long texts one below the other."""
    if deel.cel is not None:
        return {"label": deel.label, "tekst": deel.cel.tekst}
    smal = len(deel.koppen) <= BREED
    if smal or all(len(cel.tekst) <= KORT for rij in deel.regels for cel in zonder_project(rij)):
        rijen = [[(cel, kort(cel)) for cel in rij] for rij in deel.regels]
        return {"label": deel.label, "koppen": deel.koppen, "rijen": rijen, "klein": not smal}
    blokken = [
        [(kop.tekst, cel.tekst) for kop, cel in zip(deel.koppen, rij, strict=True) if cel.tekst]
        for rij in deel.regels
    ]
    return {"label": deel.label, "blokken": blokken}


def zonder_project(rij: tuple[Cel, ...]) -> list[Cel]:
    return [cel for cel in rij if cel.label != PROJECT]


def kort(cel: Cel) -> str:
    """Of a project only its code: its name stands in the table of projects."""
    if cel.label == PROJECT:
        return cel.tekst.partition(" ")[0]
    return cel.tekst or "–"


def risicotabel(dossier: Dossier) -> Tabel | None:
    """The risks with where they stand before and after their measure."""
    if dossier.versie is None:
        return None
    risicos = risicobeeld(None, dossier.versie.inhoud)
    return Tabel(
        ("Risico", "Nu", "Na de maatregel", "Beweging"),
        tuple((r.omschrijving, r.oud_woorden, r.nieuw_woorden, r.beweging) for r in risicos),
    )
