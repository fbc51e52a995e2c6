"""What a step does beside changing the state: versions, requests, reviews, advice, decision."""

from collections.abc import Callable
from typing import Final

from ..choices_plan import Planstatus
from ..models import Aanvulverzoek, Advies, Planversie, Toetsing
from ..plan.indienen import bevriezen, concept_maken, conceptversie, geldend_kader
from ..toetsen.inleveren import toetsingen_heropenen
from . import aanvullen, besluiten
from .stap import Stap
from .termijnen import STILGEZET, bewaard

Effect = Callable[[Stap], None]


def indienen(stap: Stap) -> None:
    stap.versie = bevriezen(conceptversie(stap.plan), by=stap.by)
    if stap.plan.ingediend_op is None:
        stap.plan.ingediend_op = stap.nu
        stap.plan.save(update_fields=["ingediend_op"])


def weer_open(stap: Stap) -> None:
    concept_maken(stap.plan)


def in_toetsing_nemen(stap: Stap) -> None:
    """A version that was handed in before there was a framework gets the one in force."""
    versie = stap.plan.ingediende_versie
    if versie is not None and versie.kader_id is None:
        Planversie.objects.filter(pk=versie.pk).update(kader=geldend_kader(stap.plan))


def aanvulling_indienen(stap: Stap) -> None:
    """The answers become a version; of the reviews only what it touches opens again."""
    verzoek = Aanvulverzoek.objects.lopend().get(plan=stap.plan, gevraagd_op__isnull=False)
    versie = bevriezen(conceptversie(stap.plan), by=stap.by)
    verzoek.beantwoord_op, verzoek.antwoordversie = stap.nu, versie
    verzoek.save(update_fields=["beantwoord_op", "antwoordversie"])
    geopend = toetsingen_heropenen(stap.plan, versie)
    stap.versie = versie
    stap.details["heropende_toetsingen"] = len(geopend)


def adviseren(stap: Stap) -> None:
    advies = Advies.objects.geldend().select_for_update(of=("self",)).get(plan=stap.plan)
    advies.gegeven_op, advies.gegeven_door = stap.nu, stap.by
    advies.save(update_fields=["gegeven_op", "gegeven_door"])


def advies_heropenen(stap: Stap) -> None:
    """What was advised stays on record; its text is the draft to go on with."""
    oud = Advies.objects.geldend().select_for_update(of=("self",)).get(plan=stap.plan)
    oud.vervallen_op = stap.nu
    oud.save(update_fields=["vervallen_op"])
    nieuw = Advies.objects.create(
        plan=stap.plan,
        versie=oud.versie,
        uitkomst=oud.uitkomst,
        motivering=oud.motivering,
        gemaakt_door=stap.by,
    )
    for rij in oud.voorwaarden.filter(besluit__isnull=True):
        nieuw.voorwaarden.create(
            plan=stap.plan, volgorde=rij.volgorde, tekst=rij.tekst, uiterlijk=rij.uiterlijk
        )


def intrekken(stap: Stap) -> None:
    stap.details[STILGEZET] = bewaard(stap.plan, stap.vandaag)


def intrekking_herstellen(stap: Stap) -> None:
    eerder = stap.plan.gebeurtenissen.filter(naar=Planstatus.INGETROKKEN).first()
    if eerder is not None:
        stap.details[STILGEZET] = eerder.details.get(STILGEZET, {})


EFFECTEN: Final[dict[str, Effect]] = {
    "indienen": indienen,
    "indiening_terugnemen": weer_open,
    "teruggeven": weer_open,
    "in_toetsing_nemen": in_toetsing_nemen,
    "aanvulling_vragen": aanvullen.vragen,
    "aanvulling_intrekken": aanvullen.intrekken,
    "aanvulling_indienen": aanvulling_indienen,
    "adviseren": adviseren,
    "advies_heropenen": advies_heropenen,
    "besluiten": besluiten.besluiten,
    "besluit_herroepen": besluiten.herroepen,
    "intrekken": intrekken,
    "intrekking_herstellen": intrekking_herstellen,
}


def uitvoeren(stap: Stap) -> None:
    if effect := EFFECTEN.get(stap.overgang.code):
        effect(stap)


def toetstermijnen_mee(stap: Stap) -> None:
    """Reviews that still run get as long as the plan: their term stood still with it."""
    if stap.plan.uiterlijk is None:
        return
    Toetsing.objects.lopend().filter(
        plan=stap.plan, ingeleverd_op__isnull=True, termijn__lt=stap.plan.uiterlijk
    ).update(termijn=stap.plan.uiterlijk)
