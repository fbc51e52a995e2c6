"""Asking a supplement and withdrawing that request; what was changed before stays or is put back.

A draft that a withdrawn request left behind is used again. What is not asked this time stands in
it as it was handed in, on record as every change.
"""

from typing import Any

from ..choices_plan import Kanaal
from ..models import Aanvulverzoek, Planversie, Planwijziging
from ..plan.indienen import concept_maken
from ..plan.inhoud import gezet, waarde
from ..plan.verschil import verschillen
from ..plan.wijzigen import is_open, na_wijzigen
from .stap import Stap


def vragen(stap: Stap) -> None:
    verzoek = Aanvulverzoek.objects.lopend().get(plan=stap.plan, gevraagd_op__isnull=True)
    verzoek.gevraagd_op, verzoek.gevraagd_door = stap.nu, stap.by
    verzoek.termijn = stap.invoer["termijn"]
    verzoek.save(update_fields=["gevraagd_op", "gevraagd_door", "termijn"])
    stap.details["verzoek"] = verzoek.nummer
    ingediend = stap.plan.ingediende_versie
    concept = concept_maken(stap.plan)
    paden = verzoek.vragen.filter(opgenomen=True).values_list("paden", flat=True)
    if ingediend is not None:
        overige_terugzetten(
            concept, ingediend, frozenset(pad for deel in paden for pad in deel), stap
        )


def overige_terugzetten(
    concept: Planversie, ingediend: Planversie, open_paden: frozenset[str], stap: Stap
) -> None:
    concept = Planversie.objects.select_for_update(of=("self",)).get(pk=concept.pk)
    rijen = []
    for verschil in verschillen(ingediend.inhoud, concept.inhoud):
        if not is_open(verschil.pad, open_paden):
            rijen.append(teruggezet(concept, verschil.pad, waarde(ingediend.inhoud, verschil.pad)))
    if not rijen:
        return
    concept.revisie += 1
    for rij in rijen:
        rij.revisie, rij.door = concept.revisie, stap.by
    concept.save(update_fields=["inhoud", "revisie"])
    Planwijziging.objects.bulk_create(rijen)
    na_wijzigen(concept)


def teruggezet(concept: Planversie, pad: str, was: Any) -> Planwijziging:
    nu = waarde(concept.inhoud, pad)
    concept.inhoud = gezet(concept.inhoud, pad, was)
    return Planwijziging(versie=concept, pad=pad, van=nu, naar=was, kanaal=Kanaal.KOPIE)


def intrekken(stap: Stap) -> None:
    verzoek = Aanvulverzoek.objects.lopend().get(plan=stap.plan, gevraagd_op__isnull=False)
    verzoek.ingetrokken_op, verzoek.reden_intrekken = stap.nu, stap.reden
    verzoek.save(update_fields=["ingetrokken_op", "reden_intrekken"])
    stap.details["verzoek"] = verzoek.nummer
