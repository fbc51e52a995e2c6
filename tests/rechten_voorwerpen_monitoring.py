"""What addresses of monitoring name, for the walk of the rights."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from jeugdzorg.kern.serializers import natural_key
from jeugdzorg.rechten import Relatie
from monitoring.models import (
    Besluitregel,
    Cyclus,
    Cyclusbesluit,
    Cyclusinstelling,
    Indicatorlevering,
    Rapport,
    Reflectiesessie,
)
from regio.models import Gebied, GebiedRegio
from tests.api_rijen import RIJEN
from tests.factories import make_gebied, make_jeugdhulpregio
from tests.factories_monitoring import make_scenario
from tests.factories_monitoring_analyse import (
    make_aanbeveling,
    make_advies,
    make_analyse,
    make_hiaat,
)
from tests.factories_monitoring_analyse import make_cyclus as make_analysecyclus
from tests.factories_monitoring_cyclus import make_cyclus, make_instelling
from tests.factories_monitoring_doelen import make_doel, make_doelconcept, make_padconcept
from tests.factories_monitoring_levering import make_leverbestand, make_leverplicht_van
from tests.factories_monitoring_rapport import make_rapport
from tests.factories_monitoring_reflectie import make_actie, make_opdracht, make_sessie


def cyclus(wereld: Any, relatie: Relatie) -> Cyclus:
    gebied = RIJEN["gebieden"](wereld.bron(relatie))
    return Cyclus.objects.create(gebied=gebied, jaar=2024, helft=1)


def rapport(wereld: Any, relatie: Relatie) -> Any:
    return [rapport_van(cyclus(wereld, relatie)).pk]


def rapport_van(cyclus: Cyclus) -> Rapport:
    rij = Rapport(cyclus=cyclus, versie=1, gegevens=LEEG, sha256="0" * 64, paginas=1)
    rij.bestand.save("rapport.pdf", ContentFile(b"%PDF-1.7"), save=True)
    return rij


def rapportcyclus(wereld: Any, relatie: Relatie) -> Cyclus:
    """In the area where the own organisation works; else of another."""
    if relatie != Relatie.EIGEN:
        return cyclus(wereld, relatie)
    return Cyclus.objects.get_or_create(gebied=wereld.gebied, jaar=2019, helft=1)[0]


def leverplicht(wereld: Any, relatie: Relatie) -> Any:
    plicht = make_leverplicht_van(wereld.organisatie(relatie))
    return [plicht.jeugdhulpregio.code, str(plicht.halfjaar)]


def indicatorlevering(wereld: Any, relatie: Relatie) -> Any:
    plicht = make_leverplicht_van(wereld.organisatie(relatie))
    return [Indicatorlevering.objects.create(plicht=plicht, nummer=1, status="ingeleverd").pk]


def leverbestand(wereld: Any, relatie: Relatie) -> Any:
    plicht = make_leverplicht_van(wereld.organisatie(relatie))
    return [make_leverbestand(plicht, door=wereld.vreemde).pk]


def scenariopad(wereld: Any, relatie: Relatie) -> Any:
    pad = RIJEN["afbouwpaden"](wereld.bron(relatie))
    if relatie == Relatie.EIGEN:
        pad.gebied = wereld.gebied
        pad.save()
    return [pad.code]


def eigendoel(wereld: Any, relatie: Relatie) -> Any:
    """A target of the visitor's area; of another; of another, in a closed source."""
    eigen = {"gebied": wereld.gebied} if relatie == Relatie.EIGEN else {}
    return [make_doel(bron=wereld.bron(relatie), **eigen).pk]


def doelconcept(wereld: Any, relatie: Relatie) -> Any:
    """A draft is only there for who works in its area."""
    eigen = {"gebied": wereld.gebied} if relatie == Relatie.EIGEN else {}
    return [make_doelconcept(**eigen).pk]


def padconcept(wereld: Any, relatie: Relatie) -> Any:
    eigen = {"gebied": wereld.gebied} if relatie == Relatie.EIGEN else {}
    return [make_padconcept(**eigen).code]


def scenario(wereld: Any, relatie: Relatie) -> Any:
    """One's own; of another and shared with one's organisation; of another."""
    if relatie == Relatie.EIGEN and wereld.bezoeker:
        return [make_scenario(maker=wereld.bezoeker).pk]
    gedeeld = {"deling": "organisatie", "organisatie": wereld.eigen}
    return [make_scenario(maker=wereld.vreemde, **gedeeld if relatie == Relatie.ANDER else {}).pk]


def eigenindicator(wereld: Any, relatie: Relatie) -> Any:
    indicator = RIJEN["indicatoren"](wereld.bron(relatie))
    if relatie == Relatie.EIGEN:
        indicator.gebied = wereld.gebied
        indicator.save()
    return [indicator.code]


def eigenalternatief(wereld: Any, relatie: Relatie) -> Any:
    alternatief = RIJEN["alternatieven"](wereld.bron(relatie))
    if relatie == Relatie.EIGEN:
        alternatief.gebied = wereld.gebied
        alternatief.save()
    return [alternatief.code]


def gebiedskeuze(wereld: Any, relatie: Relatie) -> Any:
    if relatie == Relatie.EIGEN:
        return [wereld.gebied.code]
    return [RIJEN["gebieden"](wereld.bron(relatie)).code]


def cyclusgebied(wereld: Any, relatie: Relatie) -> Gebied:
    """An area whose cycles the own organisation leads; else an area of another."""
    if relatie != Relatie.EIGEN:
        return RIJEN["gebieden"](wereld.bron(relatie))
    make_instelling(wereld.gebied, coordinerende=wereld.eigen)
    return wereld.gebied


def eigencyclus(wereld: Any, relatie: Relatie) -> Cyclus:
    return make_cyclus(cyclusgebied(wereld, relatie))


def analysegebied(wereld: Any, relatie: Relatie) -> Any:
    """In which the visitor's organisation leads and analyses; another, public or closed."""
    if relatie != Relatie.EIGEN:
        return RIJEN["gebieden"](wereld.bron(relatie))
    Cyclusinstelling.objects.update_or_create(
        gebied=wereld.gebied,
        defaults={"vanaf_jaar": 2024, "analist": wereld.eigen, "coordinerende": wereld.eigen},
    )
    return wereld.gebied


def analysebesluit(wereld: Any, relatie: Relatie) -> Any:
    """A decision: what it is about is for everybody who sees the area."""
    cyclus = make_analysecyclus("advies", gebied=analysegebied(wereld, relatie), jaar=2021)
    analyse = make_analyse(cyclus, vastgesteld_op="2024-10-01T10:00Z")
    hiaat = make_hiaat(analyse)
    advies = make_advies(analyse, aantal=0, aangeboden_op="2024-10-02T10:00Z")
    aanbeveling = make_aanbeveling(advies, hiaat=hiaat)
    besluit = Cyclusbesluit.objects.create(
        advies=advies, genomen_op=date(2024, 11, 5), door=analyse.gemaakt_door
    )
    Besluitregel.objects.create(besluit=besluit, aanbeveling=aanbeveling, uitkomst="overgenomen")
    return [besluit.pk]


def bij_besluit(pad: str) -> Callable[[Any, Relatie], Any]:
    """What belongs to that decision, by the path to it."""

    def vinden(wereld: Any, relatie: Relatie) -> Any:
        (pk,) = wereld.adres("cyclusbesluit", relatie)
        rij: Any = Cyclusbesluit.objects.get(pk=pk)
        for stap in pad.split("."):
            rij = getattr(rij, stap)
            rij = rij.first() if hasattr(rij, "first") else rij
        return [rij.pk]

    return vinden


def analyseblok(wereld: Any, relatie: Relatie) -> Any:
    return [*wereld.adres("analyses", relatie), "samenvatting"]


def reflectie_van(wereld: Any, relatie: Relatie) -> Any:
    """Of the region whose office the visitor works for; of another region in its area; elsewhere.

    Its answers are not adopted yet, so that only the region reads them.
    """
    gebied = wereld.gebied if relatie != Relatie.VERBORGEN else make_gebied()
    regio = make_jeugdhulpregio()
    GebiedRegio.objects.create(
        gebied=gebied, jeugdhulpregio=regio, zorgvorm="jeugdzorgplus", bron=gebied.bron
    )
    if relatie == Relatie.EIGEN:
        wereld.eigen.jeugdhulpregio = regio
        wereld.eigen.save()
    rij, _ = Cyclus.objects.get_or_create(
        gebied=gebied, jaar=2022, helft=1, defaults={"status": "reflectie"}
    )
    return make_sessie(cyclus=rij, jeugdhulpregio=regio)


def bij_reflectie(maak: Callable[[Any], Any]) -> Callable[[Any, Relatie], Any]:
    """Something in that session, by the key of the session and its own."""

    def vinden(wereld: Any, relatie: Relatie) -> Any:
        (pk,) = wereld.adres("reflecties", relatie)
        return [pk, maak(Reflectiesessie.objects.get(pk=pk)).pk]

    return vinden


def reflectieplan(wereld: Any, relatie: Relatie) -> Any:
    (pk,) = wereld.adres("reflecties", relatie)
    sessie = Reflectiesessie.objects.get(pk=pk)
    if relatie != Relatie.VERBORGEN:
        return [sessie.cyclus_id, sessie.jeugdhulpregio.code]
    return [cyclus(wereld, relatie).pk, sessie.jeugdhulpregio.code]


def opdracht(wereld: Any, relatie: Relatie) -> Any:
    """In the area of the visitor; elsewhere in a public source; given elsewhere."""
    if relatie == Relatie.EIGEN:
        return [make_opdracht(gebied=wereld.gebied).code]
    if relatie == Relatie.ANDER:
        return [make_opdracht().code]
    return [make_opdracht(bron=None, gegeven_op=date(2024, 1, 1)).code]


LEEG = {
    "versie": 2,
    "gebied": {"code": "X", "naam": "Gebied"},
    "regio": None,
    "halfjaar": "2024-1",
    "opgemaakt_op": "2024-07-01",
    "voorbeeld": False,
    "cijfers": [],
    "bronnen": [],
    "blokken": [],
}


def eigenopdracht(wereld: Any, relatie: Relatie) -> Any:
    """To the organisation of the visitor; else as before."""
    if relatie == Relatie.EIGEN:
        return [make_opdracht(gebied=wereld.gebied, organisatie=wereld.eigen).code]
    return opdracht(wereld, relatie)


MONITORING: dict[str, Callable[[Any, Relatie], Any]] = {
    "reflecties": lambda wereld, relatie: [reflectie_van(wereld, relatie).pk],
    "reflectiedeelname": bij_reflectie(lambda sessie: sessie.deelnames.create(rol="ret")),
    "reflectieactie": bij_reflectie(lambda sessie: make_actie(sessie=sessie)),
    "reflectieplan": reflectieplan,
    "opdrachten": opdracht,
    "eigenopdracht": eigenopdracht,
    "analyseversies": lambda wereld, relatie: [RIJEN["analyses"](wereld.bron(relatie)).pk],
    "ontwikkelopdrachten": lambda wereld, relatie: [
        natural_key(RIJEN["opdrachten"](wereld.bron(relatie)))
    ],
    "scenario": scenario,
    "eigendoel": eigendoel,
    "doelconcept": doelconcept,
    "padconcept": padconcept,
    "scenariopad": scenariopad,
    "leverplicht": leverplicht,
    "indicatorlevering": indicatorlevering,
    "leverbestand": leverbestand,
    "eigenindicator": eigenindicator,
    "eigenalternatief": eigenalternatief,
    "gebiedskeuze": gebiedskeuze,
    "cyclusgebied": lambda wereld, relatie: [cyclusgebied(wereld, relatie).code],
    "cyclusstap": lambda wereld, relatie: [eigencyclus(wereld, relatie).pk, "openen"],
    "eigencyclus": lambda wereld, relatie: [eigencyclus(wereld, relatie).pk],
    "cycli": lambda wereld, relatie: [cyclus(wereld, relatie).pk],
    "conceptrapport": rapport,
    "gepubliceerd": lambda wereld, relatie: [RIJEN["rapporten"](wereld.bron(relatie)).pk],
    "eigenrapport": lambda wereld, relatie: [
        make_rapport(cyclus=rapportcyclus(wereld, relatie), status="vastgesteld").pk
    ],
    "rapportcyclus": lambda wereld, relatie: [rapportcyclus(wereld, relatie).pk],
    "rapportopzet": lambda wereld, relatie: [rapportcyclus(wereld, relatie).gebied.code, "gebied"],
    "cyclusbesluit": analysebesluit,
    "analyses": bij_besluit("advies.analyse"),
    "analyseblok": analyseblok,
    "analysecyclus": bij_besluit("advies.analyse.cyclus"),
    "hiaat": bij_besluit("advies.analyse.hiaten"),
    "adviezen": bij_besluit("advies"),
    "aanbeveling": bij_besluit("advies.aanbevelingen"),
    "besluitregel": bij_besluit("regels"),
}
