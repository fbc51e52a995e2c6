"""The block that says what changed since the report before this one."""

from typing import Any

from ..models import Rapport
from ..rapportage.bereik import Bereik
from ..rapportage.gegevens import bevinding, bijlage
from . import verschil
from .bewaard import blok_uit, cijfers_uit
from .blokken import Bloksoort, Inhoud


def vorig_rapport(bereik: Bereik) -> Rapport | None:
    """The last adopted report of the same area and region about an earlier half-year."""
    rijen = Rapport.objects.vast().filter(cyclus__gebied=bereik.gebied, jeugdhulpregio=bereik.regio)
    for rapport in rijen.select_related("cyclus").order_by(
        "-cyclus__jaar", "-cyclus__helft", "-versie"
    ):
        if rapport.cyclus.halfjaar < bereik.halfjaar and not rapport.ingetrokken_op:
            return rapport
    return None


def veranderdblok(bereik: Bereik) -> Inhoud:
    vorig = vorig_rapport(bereik)
    if vorig is None:
        return {"vorig": None, "herzien": [], "nieuw": 0, "opgelost": [], "erbij": []}
    rijen = verschil.verschillen(cijfers_uit(vorig.gegevens), bijlage(bereik))
    eerder = titels(blok_uit(vorig.gegevens, "bevindingen").get("rijen", []))
    nu = titels([bevinding(rij) for rij in bereik.bevindingen])
    return {
        "vorig": {
            "halfjaar": vorig.cyclus.halfjaar.label,
            "versie": vorig.versie,
            "op": vorig.gegevens["opgemaakt_op"],
        },
        "herzien": [rij.as_json() for rij in rijen if rij.soort != verschil.NIEUW],
        "nieuw": sum(rij.soort == verschil.NIEUW for rij in rijen),
        "opgelost": sorted(eerder - nu),
        "erbij": sorted(nu - eerder),
    }


def titels(rijen: list[dict[str, Any]]) -> set[str]:
    """Findings that still stand."""
    return {rij["titel"] for rij in rijen if rij["status"] != "opgelost"}


VERANDERD = Bloksoort(
    "veranderd",
    "Wat veranderde sinds de vorige keer",
    "Cijfers zoals toen gerapporteerd en zoals nu bekend, en bevindingen die erbij kwamen.",
    veranderdblok,
    doorlopend=True,
)
