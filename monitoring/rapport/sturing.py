"""Blocks of the cycle itself: what regions said, what was analysed, advised, decided and assigned.

Only what is settled: adopted records of sessions, an analysis and an advice that was decided on.
"""

from datetime import date
from typing import Any

from jeugdzorg.kern.notation import datum

from ..analyse.tekst import Leestekst
from ..models import Analyse, Cyclusbesluit, Ontwikkelopdracht, Reflectieverslag
from ..rapportage.bereik import Bereik
from .blokken import Bloksoort, Inhoud

VELDEN = (
    ("duiding", "Wat zien we"),
    ("signalen", "Signalen"),
    ("ontbreekt", "Wat ontbreekt"),
    ("werkt", "Wat werkt"),
)


def reflectieblok(bereik: Bereik) -> Inhoud | None:
    """Of each region the last adopted record of this half-year."""
    verslagen = Reflectieverslag.objects.filter(
        sessie__cyclus__gebied=bereik.gebied,
        sessie__cyclus__jaar=bereik.halfjaar.jaar,
        sessie__cyclus__helft=bereik.halfjaar.helft,
        sessie__status="vastgesteld",
    ).select_related("sessie__jeugdhulpregio")
    if bereik.regio is not None:
        verslagen = verslagen.filter(sessie__jeugdhulpregio=bereik.regio)
    laatste: dict[int, Any] = {}
    for rij in verslagen.order_by("sessie__jeugdhulpregio__naam", "versie"):
        laatste[rij.sessie_id] = rij
    sessies = [sessie_van(rij.gegevens) for rij in laatste.values()]
    return {"sessies": sessies} if sessies else None


def sessie_van(gegevens: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": gegevens["regio"]["code"],
        "regio": gegevens["regio"]["naam"],
        "voorbeeld": gegevens["isVoorbeeld"],
        "samenvatting": gegevens["samenvatting"],
        "antwoorden": [
            {
                "naam": rij["naam"],
                "delen": [[kop, rij[veld]] for veld, kop in VELDEN if rij.get(veld)],
            }
            for rij in gegevens["antwoorden"]
        ],
        "acties": [
            {**{naam: rij[naam] for naam in ("wat", "wie", "status")}, "uiterlijk": dag(rij)}
            for rij in gegevens["acties"]
        ],
    }


def dag(actie: dict[str, Any]) -> str:
    """In words; the record keeps it as ISO."""
    uiterlijk = actie["uiterlijk"]
    return datum(date.fromisoformat(uiterlijk)) if uiterlijk else ""


def besloten(bereik: Bereik) -> Cyclusbesluit | None:
    """The decision that holds on the advice of this half-year."""
    rijen = Cyclusbesluit.objects.geldend().filter(
        advies__analyse__cyclus__gebied=bereik.gebied,
        advies__analyse__cyclus__jaar=bereik.halfjaar.jaar,
        advies__analyse__cyclus__helft=bereik.halfjaar.helft,
    )
    return rijen.select_related("advies__analyse", "vergadering").order_by("-op").first()


def analyseblok(bereik: Bereik) -> Inhoud | None:
    """The adopted analysis with its figures as they were, and the gaps."""
    besluit = besloten(bereik)
    if besluit is None:
        return None
    analyse = besluit.advies.analyse
    leestekst = Leestekst(analyse)
    return {
        "voorbeeld": leestekst.heeft_voorbeeld,
        "delen": [
            {
                "titel": blok.blok.titel,
                "alineas": ["".join(deel_tekst(deel) for deel in stuk) for stuk in blok.alineas],
            }
            for blok in leestekst.leesblokken()
            if blok.alineas
        ],
        "hiaten": [hiaat(rij) for rij in hiaten_van(analyse)],
    }


def deel_tekst(deel: Any) -> str:
    return deel.cijfer.waarde if deel.cijfer else deel.tekst


def hiaten_van(analyse: Analyse) -> Any:
    return analyse.hiaten.prefetch_related("regios").order_by("volgorde", "pk")


def hiaat(rij: Any) -> dict[str, Any]:
    return {
        "behoefte": rij.behoefte,
        "doelgroep": rij.doelgroep,
        "regios": sorted(str(regio) for regio in rij.regios.all()),
        "plaatsen": rij.plaatsen,
        "toelichting": rij.toelichting,
    }


def besluitenblok(bereik: Bereik) -> Inhoud | None:
    """Every recommendation with what was decided on it."""
    besluit = besloten(bereik)
    if besluit is None:
        return None
    regels = besluit.regels.select_related("aanbeveling__organisatie", "opdracht")
    return {
        "genomen_op": datum(besluit.genomen_op),
        "vergadering": str(besluit.vergadering) if besluit.vergadering else "",
        "toelichting": besluit.toelichting,
        "regels": [
            {
                "wat": regel.wat or regel.aanbeveling.wat,
                "aan": str(regel.aanbeveling.organisatie or regel.aanbeveling.aan),
                "uitkomst": regel.get_uitkomst_display(),
                "reden": regel.reden,
            }
            for regel in regels.order_by("aanbeveling__volgorde", "pk")
        ],
    }


def opdrachtenblok(bereik: Bereik) -> Inhoud:
    """Assignments of the area, with how far they are."""
    rijen = Ontwikkelopdracht.objects.filter(gebied=bereik.gebied).select_related("organisatie")
    return {
        "opdrachten": [
            {
                "titel": rij.titel,
                "aan": str(rij.organisatie or rij.opdrachtnemer),
                "uiterlijk": datum(rij.uiterlijk) if rij.uiterlijk else "",
                "status": rij.get_status_display(),
            }
            for rij in rijen.order_by("uiterlijk", "code")
        ]
    }


BLOKKEN = (
    Bloksoort(
        "reflectie",
        "Wat de regio's zeggen",
        "De vastgestelde verslagen van de reflectiesessies, per regio en vraag.",
        reflectieblok,
        koppen=lambda inhoud: [
            (f"reflectie-{rij['code']}", rij["regio"]) for rij in inhoud["sessies"]
        ],
    ),
    Bloksoort(
        "analyse",
        "Bovenregionale analyse",
        "De analyse waarover is besloten, met haar cijfers en de gebundelde hiaten.",
        analyseblok,
    ),
    Bloksoort(
        "besluiten",
        "Advies en besluiten",
        "Elke aanbeveling met wat de stuurgroep erover besloot.",
        besluitenblok,
        doorlopend=True,
    ),
    Bloksoort(
        "opdrachten",
        "Ontwikkelopdrachten",
        "Wie waaraan werkt, voor wanneer, en hoe ver het is.",
        opdrachtenblok,
        doorlopend=True,
    ),
)
