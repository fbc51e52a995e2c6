"""Example analyses, advices and decisions to look around with, made by the same doors as real
ones. Every text says that it is an example; the figures come from example deliveries."""

import json
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from regio.demo import DOMEIN
from regio.models import Gebruiker, Jeugdhulpregio, Organisatie

from ..choices import Cyclusstatus
from ..cyclus.verloop import overgang
from ..halfjaar import Halfjaar
from ..models import Advies, Analyse, Cyclus, Cyclusbesluit, Hiaat, Reflectieantwoord
from .actions import analyse_beginnen, analyse_vaststellen, blok_opslaan, hiaat_opslaan
from .adviseren import aanbeveling_opslaan, advies_aanbieden, advies_beginnen, inleiding_opslaan
from .besluiten import Keuze, cyclus_besluiten, opdracht_uit_besluit
from .cijferbeeld import cijfers_in
from .cijfers import plekken

BESTAND: Final = "voorbeeld/analyses.json"
ANALIST, BESTUUR = "bren", "stuurgroep.zuidwest"


def account(naam: str) -> Gebruiker:
    return Gebruiker.objects.get(email=f"{naam}@{DOMEIN}")


def voorbeeldanalyses_maken() -> list[str]:
    """Per example what became of it, in words. Safe to run again.

    Raises Gebruiker.DoesNotExist without the accounts to look around with.
    """
    with open(settings.BASE_DIR / "fixtures" / BESTAND, encoding="utf-8") as bestand:
        rijen = json.load(bestand)
    by, bestuurder = account(ANALIST), account(BESTUUR)
    return [voorbeeldanalyse(rij, by, bestuurder) for rij in rijen]


def voorbeeldanalyse(rij: dict[str, Any], by: Gebruiker, bestuurder: Gebruiker) -> str:
    halfjaar = Halfjaar.parse(rij["halfjaar"])
    cyclus = Cyclus.objects.filter(
        gebied__code=rij["gebied"], jaar=halfjaar.jaar, helft=halfjaar.helft
    ).first()
    naam = f"{rij['gebied']} {halfjaar}"
    if cyclus is None:
        return f"{naam}: er is geen cyclus."
    if Analyse.objects.filter(cyclus=cyclus).exists():
        return f"{naam}: er is al een analyse."
    try:
        return f"{naam}: {doorlopen(cyclus, rij, by, bestuurder)}"
    except ValidationError as fout:
        return f"{naam}: nog niet, want {' '.join(fout.messages)}"


@transaction.atomic
def doorlopen(cyclus: Cyclus, rij: dict[str, Any], by: Gebruiker, bestuurder: Gebruiker) -> str:
    """From the reflection, which must be complete, to a cycle that the steering board adopted."""
    if cyclus.status == Cyclusstatus.REFLECTIE:
        overgang(cyclus, "reflectie_afronden", by=by)
    analyse = analyse_beginnen(cyclus, by=by)
    schrijven(analyse, rij["blokken"], by)
    hiaten = [hiaat(analyse, gegeven, by) for gegeven in rij["hiaten"]]
    vast = analyse_vaststellen(analyse, by=by)
    advies = adviseren(vast, rij, hiaten, by)
    besluit = besluiten(advies, rij, bestuurder)
    cyclus.refresh_from_db()
    overgang(cyclus, "vaststellen", by=bestuurder, reden=rij["uitkomst"])
    return f"{vast}, {advies.aanbevelingen.count()} aanbevelingen, besluit op {besluit.genomen_op}."


def schrijven(analyse: Analyse, teksten: dict[str, str], by: Gebruiker) -> None:
    """Paragraphs that ask for a figure that is not there stay out."""
    for blok in analyse.blokken.all():
        alineas = teksten[blok.code].split("\n\n")
        cijfers = cijfers_in(alineas)
        heel = [
            alinea
            for alinea in alineas
            if not any(cijfers[plek.sleutel].ontbreekt for plek in plekken([alinea]))
        ]
        blok_opslaan(blok, tekst="\n\n".join(heel), revisie=blok.revisie, by=by)


def hiaat(analyse: Analyse, gegeven: dict[str, Any], by: Gebruiker) -> Hiaat:
    """Rests on what the sessions of its regions say is missing."""
    regios = list(Jeugdhulpregio.objects.filter(code__in=gegeven["regios"]))
    antwoorden = Reflectieantwoord.objects.visible_to(by).filter(
        sessie__cyclus=analyse.cyclus_id, sessie__jeugdhulpregio__in=regios
    )
    return hiaat_opslaan(
        analyse,
        None,
        by=by,
        regios=regios,
        antwoorden=antwoorden.exclude(ontbreekt=""),
        **{naam: gegeven[naam] for naam in ("behoefte", "doelgroep", "toelichting", "plaatsen")},
    )


def adviseren(analyse: Analyse, rij: dict[str, Any], hiaten: list[Hiaat], by: Gebruiker) -> Advies:
    advies = advies_beginnen(analyse, by=by)
    inleiding_opslaan(advies, inleiding=rij["inleiding"], revisie=advies.revisie, by=by)
    for gegeven in rij["aanbevelingen"]:
        advies.refresh_from_db()
        aanbeveling_opslaan(
            advies,
            None,
            wat=gegeven["wat"],
            toelichting=gegeven["toelichting"],
            aan=gegeven.get("aan", ""),
            organisatie=organisatie(gegeven),
            termijn=date.fromisoformat(gegeven["termijn"]),
            hiaat=hiaten[gegeven["hiaat"]] if "hiaat" in gegeven else None,
            revisie=advies.revisie,
            by=by,
        )
    return advies_aanbieden(Advies.objects.with_analyse().get(pk=advies.pk), by=by)


def organisatie(gegeven: dict[str, Any]) -> Organisatie | None:
    code = gegeven.get("organisatie")
    return Organisatie.objects.get(code=code) if code else None


def besluiten(advies: Advies, rij: dict[str, Any], bestuurder: Gebruiker) -> Cyclusbesluit:
    """The decision, and the assignments that follow from it."""
    paren = list(zip(advies.aanbevelingen.all(), rij["aanbevelingen"], strict=True))
    keuzes = {
        aanbeveling.pk: Keuze(
            gegeven["uitkomst"], gegeven.get("reden", ""), gegeven.get("gewijzigd", "")
        )
        for aanbeveling, gegeven in paren
    }
    besluit = cyclus_besluiten(
        advies,
        keuzes,
        genomen_op=timezone.localdate(),
        toelichting=rij["besluit"],
        by=bestuurder,
    )
    resultaten = {aanbeveling.pk: gegeven.get("opdracht") for aanbeveling, gegeven in paren}
    for regel in besluit.regels.select_related("aanbeveling__organisatie"):
        if resultaat := resultaten[regel.aanbeveling_id]:
            opdracht_uit_besluit(regel, resultaat=f"Voorbeeld. {resultaat}", by=None)
    return besluit
