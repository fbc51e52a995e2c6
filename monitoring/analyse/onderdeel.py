"""What the analysis says to a cycle: what its steps wait for, what they do here, where its pages
are."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from ..choices import Cyclusstatus
from ..cyclus import effecten, onderdelen, voorwaarden
from ..cyclus.effecten import Stap
from ..models import Advies, Analyse, Cyclus, Cyclusbesluit
from . import soorten
from .actions import bevriezen, nieuwe_versie
from .adviseren import aangeboden_zetten
from .cijferbeeld import cijfers_in
from .klaar import beletsels_aanbieden, beletsels_vaststellen


def registreer() -> None:
    soorten.registreren()
    voorwaarden.registreer("analyse_afronden", analyse_onvolledig)
    voorwaarden.registreer("advies_aanbieden", advies_onvolledig)
    for code in ("advies_terugnemen", "analyse_heropenen"):
        voorwaarden.registreer(code, al_besloten)
    voorwaarden.registreer("vaststellen", nog_niet_besloten)
    effecten.registreer("analyse_afronden", bij_afronden)
    effecten.registreer("advies_aanbieden", bij_aanbieden)
    effecten.registreer("advies_terugnemen", bij_terugnemen)
    effecten.registreer("analyse_heropenen", bij_heropenen)
    onderdelen.registreer(
        "Sessies naast elkaar",
        "monitoring:cyclus-naast",
        45,
        bij=(Cyclusstatus.ANALYSE,),
    )
    onderdelen.registreer(
        "Analyse",
        "monitoring:cyclus-analyse",
        50,
        stand=analyse_stand,
        bij=(Cyclusstatus.ANALYSE,),
    )
    onderdelen.registreer(
        "Advies en besluit",
        "monitoring:advies-lijst",
        60,
        stand=advies_stand,
        bij=(Cyclusstatus.ADVIES,),
        adres=advies_adres,
    )


def concept_van(cyclus: Cyclus) -> Analyse | None:
    return Analyse.objects.filter(cyclus=cyclus, vastgesteld_op__isnull=True).first()


def advies_van(cyclus: Cyclus) -> Advies | None:
    """The advice on the newest version."""
    laatste = Analyse.objects.filter(cyclus=cyclus).first()
    rijen = Advies.objects.with_analyse()
    return rijen.filter(analyse=laatste).first() if laatste else None


def besluit_van(cyclus: Cyclus) -> Cyclusbesluit | None:
    return Cyclusbesluit.objects.geldend().filter(advies__analyse__cyclus=cyclus).first()


def analyse_onvolledig(cyclus: Cyclus) -> Iterator[str]:
    concept = concept_van(cyclus)
    if concept is None:
        yield "Er is nog geen analyse. Begin haar eerst."
        return
    concept.cyclus = cyclus
    cijfers = cijfers_in(blok.tekst for blok in concept.blokken.all())
    yield from beletsels_vaststellen(concept, cijfers)


def advies_onvolledig(cyclus: Cyclus) -> Iterator[str]:
    advies = advies_van(cyclus)
    if advies is None:
        yield "Er is nog geen advies. Schrijf het eerst, bij de analyse."
        return
    yield from beletsels_aanbieden(advies)


def al_besloten(cyclus: Cyclus) -> Iterator[str]:
    if besluit_van(cyclus):
        yield "De stuurgroep heeft over het advies besloten. Herroep eerst dat besluit."


def nog_niet_besloten(cyclus: Cyclus) -> Iterator[str]:
    if besluit_van(cyclus) is None:
        yield "Het besluit van de stuurgroep over het advies is nog niet vastgelegd."


def bij_afronden(stap: Stap) -> None:
    if concept := concept_van(stap.cyclus):
        concept.cyclus = stap.cyclus
        bevriezen(concept, by=stap.by)
        stap.details["analyse"] = concept.pk


def bij_aanbieden(stap: Stap) -> None:
    if advies := advies_van(stap.cyclus):
        aangeboden_zetten(advies, stap.nu, by=stap.by)
        stap.details["advies"] = advies.pk


def bij_terugnemen(stap: Stap) -> None:
    if advies := advies_van(stap.cyclus):
        aangeboden_zetten(advies, None, by=stap.by)


def bij_heropenen(stap: Stap) -> None:
    """The adopted version stays; a next one goes on from it, with the reason."""
    bij_terugnemen(stap)
    laatste = Analyse.objects.filter(cyclus=stap.cyclus).first()
    if laatste and laatste.is_vastgesteld:
        nieuwe_versie(stap.cyclus, laatste, reden=stap.reden, by=stap.by)


def analyse_stand(cyclus: Cyclus, user: Any) -> str:
    laatste = Analyse.objects.visible_to(user).filter(cyclus=cyclus).first()
    if laatste is None:
        return "Nog geen analyse te lezen."
    return f"Versie {laatste.versie}: {laatste.status_badge.label}."


def advies_stand(cyclus: Cyclus, user: Any) -> str:
    advies = gezien_advies(cyclus, user)
    if advies is None:
        return "Nog geen advies te lezen."
    return f"{advies.hoeveel} aanbevelingen: {advies.status_badge.label}."


def gezien_advies(cyclus: Cyclus, user: Any) -> Any:
    rijen = Advies.objects.visible_to(user).filter(analyse__cyclus=cyclus)
    return rijen.with_stand().order_by("-analyse__versie").first()


def advies_adres(cyclus: Cyclus) -> str:
    """The list, of this area and year: which one may be read differs per reader."""
    vraag = f"gebied={cyclus.gebied.code}&jaar={cyclus.jaar}"
    return f"{reverse('monitoring:advies-lijst')}?{vraag}"
