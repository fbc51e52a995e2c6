"""What a step waits for: for each the reasons, in words, why it cannot be taken yet."""

from collections.abc import Callable
from typing import Any, Final

from ..choices_plan import Planernst
from ..models import Aanvulvraag, Advies, Plangebeurtenis, Planversie, Toetsing, Vastgoedplan
from ..plan.controles import draai
from ..plan.controles.kennis import context_van
from ..plan.controles.opslaan import open_fouten
from ..plan.document import Document
from ..plan.indienen import geldend_kader
from ..plan.volledig import ontbrekend
from ..toetsen.advies import beletsels_adviseren

Beletsels = list[str]


def indienen(plan: Vastgoedplan, user: Any) -> Beletsels:
    versie = plan.nieuwste_versie
    if not versie.is_concept:
        return ["Er is geen concept om in te dienen."]
    gevonden = []
    bijlagen = plan.bijlagen.van_versie(versie.nummer)
    if aantal := len(ontbrekend(versie.inhoud, bijlagen)):
        wat = "veld is" if aantal == 1 else "velden zijn"
        gevonden.append(f"{aantal} verplichte {wat} nog leeg. Vul het plan eerst aan.")
    if fouten := open_fouten(versie):
        wat = "fout" if fouten == 1 else "fouten"
        gevonden.append(f"De controle vond {fouten} {wat}. Verbeter wat er staat.")
    return gevonden


def indiening_terugnemen(plan: Vastgoedplan, user: Any) -> Beletsels:
    """Only before the review began: not handed in as a supplement, and nobody judged yet."""
    begonnen = Plangebeurtenis.objects.filter(plan=plan, overgang="in_toetsing_nemen").exists()
    if begonnen or plan.toetsingen.filter(oordelen__isnull=False).exists():
        return ["De toetsing is al begonnen. Vraag de gemeente het plan terug te geven."]
    return []


def in_toetsing_nemen(plan: Vastgoedplan, user: Any) -> Beletsels:
    gevonden = []
    if not plan.toetsingen.lopend().exists():
        gevonden.append("Er is nog geen toetser. Wijs eerst ten minste één toetser aan.")
    versie = plan.ingediende_versie
    if versie and versie.kader_id is None and geldend_kader(plan) is None:
        gevonden.append(
            f"Er is geen toetsingskader vastgesteld voor {plan.gebied} onder {plan.regeling}. "
            "Stel eerst een toetsingskader vast."
        )
    return gevonden


def aanvulling_vragen(plan: Vastgoedplan, user: Any) -> Beletsels:
    verzoek = plan.aanvulverzoeken.lopend().filter(gevraagd_op__isnull=True).first()
    vragen = list(verzoek.vragen.filter(opgenomen=True)) if verzoek else []
    if not vragen:
        return ["Er is nog geen vraag. Neem ten minste één vraag op in het verzoek."]
    if zonder := sum(not vraag.paden for vraag in vragen):
        wat = "vraag noemt" if zonder == 1 else "vragen noemen"
        return [f"{zonder} {wat} nog geen onderdeel dat de aanbieder mag wijzigen."]
    return []


def aanvulling_indienen(plan: Vastgoedplan, user: Any) -> Beletsels:
    gevonden = []
    open_vragen = Aanvulvraag.objects.filter(
        verzoek__in=plan.aanvulverzoeken.lopend().filter(gevraagd_op__isnull=False),
        opgenomen=True,
        antwoord="",
    ).count()
    if open_vragen:
        wat = "vraag is" if open_vragen == 1 else "vragen zijn"
        gevonden.append(f"{open_vragen} {wat} nog niet beantwoord.")
    return gevonden + verslechterd(plan)


def verslechterd(plan: Vastgoedplan) -> Beletsels:
    """What the supplement made wrong. What was wrong before it may lie where nothing is open."""
    eerst, nu = plan.ingediende_versie, plan.nieuwste_versie
    if not nu.is_concept:
        return ["Er is geen concept om in te dienen."]
    if eerst is None or eerst.inhoud == nu.inhoud:
        return []
    gevonden = []
    leeg_eerst = {rij.pad for rij in ontbrekend(eerst.inhoud)}
    if aantal := sum(rij.pad not in leeg_eerst for rij in ontbrekend(nu.inhoud)):
        wat = "veld is" if aantal == 1 else "velden zijn"
        gevonden.append(f"{aantal} verplichte {wat} nu leeg. Vul die weer in.")
    if fouten := len(foutplekken(nu) - foutplekken(eerst)):
        wat = "fout" if fouten == 1 else "fouten"
        gevonden.append(f"De controle vond {fouten} {wat} in uw aanvulling. Verbeter wat er staat.")
    return gevonden


def foutplekken(versie: Planversie) -> set[tuple[str, str]]:
    """What the checks call an error now, with what the register knows today."""
    gevonden = draai(Document(versie.inhoud), context_van(versie))
    return {(regel.code, regel.pad) for regel in gevonden if regel.ernst == Planernst.FOUT}


def adviseren(plan: Vastgoedplan, user: Any) -> Beletsels:
    return beletsels_adviseren(plan, user)


def besluiten(plan: Vastgoedplan, user: Any) -> Beletsels:
    """The dossier is complete: every review in, and an advice on the version that counts."""
    advies = Advies.objects.geldend().filter(plan=plan, gegeven_op__isnull=False).first()
    versie = plan.ingediende_versie
    if advies is None or versie is None or advies.versie_id != versie.pk:
        return ["Er is geen advies over de laatste versie van het plan."]
    zonder = Toetsing.objects.lopend().filter(plan=plan, ingeleverd_op__isnull=True)
    if zonder.exists():
        return ["Nog niet elke toetsing is ingeleverd."]
    return []


def intrekking_herstellen(plan: Vastgoedplan, user: Any) -> Beletsels:
    anders = (
        Vastgoedplan.objects.filter(
            aanbieder=plan.aanbieder_id, regeling=plan.regeling_id, gemeente=plan.gemeente_id
        )
        .exclude(pk=plan.pk)
        .exclude(status="ingetrokken")
    )
    if anders.exists():
        return ["Er is intussen een ander plan bij deze gemeente en regeling. Trek dat eerst in."]
    return []


BELETSELS: Final[dict[str, Callable[[Vastgoedplan, Any], Beletsels]]] = {
    "indienen": indienen,
    "indiening_terugnemen": indiening_terugnemen,
    "in_toetsing_nemen": in_toetsing_nemen,
    "aanvulling_vragen": aanvulling_vragen,
    "aanvulling_indienen": aanvulling_indienen,
    "adviseren": adviseren,
    "besluiten": besluiten,
    "intrekking_herstellen": intrekking_herstellen,
}


def beletsels(code: str, plan: Vastgoedplan, user: Any) -> Beletsels:
    """Why this step has to wait; nothing: it can be taken."""
    wachter = BELETSELS.get(code)
    return wachter(plan, user) if wachter else []
