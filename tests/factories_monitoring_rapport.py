"""Reports with little in them."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from monitoring.models import Cyclus, Rapport
from monitoring.rapport.samenstellen import kenmerk
from tests.factories import make_gebied

PDF = b"%PDF-1.7\n%%EOF\n"


def make_gegevens(**velden: Any) -> dict[str, Any]:
    """The figures of a report: one of an indicator."""
    cijfer = make_cijfer()
    standaard = {
        "versie": 2,
        "gebied": {"code": "GEB", "naam": "Gebied"},
        "regio": None,
        "halfjaar": "2023-2",
        "opgemaakt_op": "2024-02-01",
        "voorbeeld": False,
        "cijfers": [cijfer],
        "bronnen": [],
        "blokken": [
            {
                "code": "samenvatting",
                "anker": "samenvatting",
                "titel": "Samenvatting",
                "tekst": "",
                "inhoud": {"zinnen": ["Het gaat goed."], "voortgang": None, "dekking": []},
            }
        ],
    }
    return {**standaard, **velden}


def make_cijfer(**velden: Any) -> dict[str, Any]:
    standaard = {
        "soort": "meting",
        "code": "IND-1",
        "indicator": "Instroom",
        "onderwerp": "Regio A",
        "periode": "tweede halfjaar 2023",
        "uitsplitsing": "",
        "waarde": 12,
        "eenheid": "jeugdigen",
        "voorbeeld": False,
        "bron": "Bron",
        "vindplaats": "blz. 1",
        "peildatum": "31 december 2023",
    }
    return {**standaard, **velden}


def make_rapport(**velden: Any) -> Rapport:
    cyclus = velden.pop("cyclus", None) or Cyclus.objects.create(
        gebied=make_gebied(), jaar=2023, helft=2
    )
    gegevens = velden.pop("gegevens", None) or make_gegevens()
    nu = timezone.now()
    vast = {} if velden.get("status", "concept") == "concept" else {"vastgesteld_op": nu}
    if velden.get("status") == "gepubliceerd":
        vast["gepubliceerd_op"] = nu
    if velden.get("status") == "ingetrokken":
        vast |= {"ingetrokken_op": nu, "intrekreden": "Een cijfer klopte niet."}
    standaard = {"versie": 1, "sha256": "0" * 64, "paginas": 1}
    rapport = Rapport(
        cyclus=cyclus,
        gegevens=gegevens,
        gegevens_sha256=kenmerk(gegevens),
        **{**standaard, **vast, **velden},
    )
    rapport.bestand.save("rapport.pdf", ContentFile(PDF), save=True)
    return rapport
