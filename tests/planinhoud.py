"""A plan's document that is complete and agrees with itself, and the register it speaks of."""

import copy
import io
from datetime import date
from functools import cache
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from regio.choices import Zorgvorm
from regio.models import Aanbieder, Gemeente
from tests.factories import make_aanbieder, make_gebruiker, make_gemeente, nummers
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.vastgoed.plan.controles.goed import goed
from vastgoed.models import Planbijlage, Vastgoedplan
from vastgoed.plan.definities import TABELLEN, VELDEN
from vastgoed.plan.inhoud import rijen
from vastgoed.plan.velden import Veld
from vastgoed.plan.waarden import lees

EXTRA: dict[str, list[dict[str, Any]]] = {
    "transitiekosten": [
        {"sleutel": "t1", "project": "P1", "soort": "verhuizing", "jaar": 2024, "bedrag": "35000"},
    ],
    "jongerenraad": [
        {"sleutel": "j1", "termijn": "kort", "datum": "2023-10-01"},
        {"sleutel": "j2", "termijn": "lang", "datum": "2024-10-01"},
    ],
}


def volledige_inhoud() -> dict[str, Any]:
    """Two projects, every mandatory field and table; a fresh copy that a test may change."""
    return copy.deepcopy(gevuld())


@cache
def gevuld() -> dict[str, Any]:
    """The document on which no check finds anything, with examples where it was still empty."""
    inhoud = goed()
    for code, extra in EXTRA.items():
        if not rijen(inhoud, code):
            inhoud["tabellen"][code] = copy.deepcopy(extra)
    vul_aan(inhoud["velden"], VELDEN.values())
    for code, tabel in TABELLEN.items():
        for rij in rijen(inhoud, code):
            vul_aan(rij, tabel.kolommen)
    return inhoud


def vul_aan(houder: dict[str, Any], velden: Any) -> None:
    veld: Veld
    for veld in velden:
        if veld.verplicht and houder.get(veld.code) in (None, ""):
            houder[veld.code] = lees(veld, veld.voorbeeld)


def make_register(aanbieder: Aanbieder | None = None) -> Aanbieder:
    """What ``volledige_inhoud`` names of the register, of one provider: two facilities at one
    location, in the municipality of Wierden."""
    aanbieder = aanbieder or make_aanbieder()
    if not Gemeente.objects.filter(naam="Wierden").exists():
        make_gemeente(naam="Wierden", code="GM0189")
    locatie = make_locatie(code="LOC-1", naam="Terrein Bosrand", aanbieders=[aanbieder])
    for code, naam, zorgvorm, plaatsen in (
        ("VRZ-A", "Bosrand", Zorgvorm.O3M, 16),
        ("VRZ-B", "De Kade", Zorgvorm.OPEN, 12),
    ):
        voorziening = make_voorziening(
            code=code, naam=naam, zorgvorm=zorgvorm, locatie=locatie, sinds=date(2020, 1, 1)
        )
        make_meting(voorziening=voorziening, plaatsen=plaatsen, peildatum=date(2020, 1, 1))
    return aanbieder


def plaatje(soort: str = "PNG", zijde: int = 60, kleur: str = "teal") -> bytes:
    """A picture of one colour."""
    uit = io.BytesIO()
    Image.new("RGB", (zijde, zijde), kleur).save(uit, soort)
    return uit.getvalue()


def make_planbijlage(plan: Vastgoedplan, **velden: Any) -> Planbijlage:
    """A photo, with the first version unless another is named."""
    n = next(nummers)
    inhoud = plaatje()
    standaard = {
        "soort": "foto",
        "titel": f"Foto {n}",
        "bestandsnaam": f"foto {n}.png",
        "bestandssoort": "png",
        "grootte": len(inhoud),
        "sha256": f"{n:064d}",
        "vanaf_versie": 1,
    }
    standaard["door"] = velden.pop("door", None) or make_gebruiker()
    bijlage = Planbijlage(plan=plan, **{**standaard, **velden})
    bijlage.opslag.save(f"ontvangen/foto-{n}.png", ContentFile(inhoud), save=False)
    bijlage.voorbeeld.save(f"voorbeelden/foto-{n}.png", ContentFile(inhoud), save=False)
    bijlage.save()
    return bijlage
