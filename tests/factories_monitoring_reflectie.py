"""Reflection sessions with a question, and assignments."""

from datetime import date
from typing import Any

from monitoring.models import (
    Cyclus,
    Ontwikkelopdracht,
    Reflectieactie,
    Reflectiedeelname,
    Reflectiesessie,
)
from monitoring.reflectie.wijzigen import Wijziging, wijzigen
from regio.choices import OrganisatieSoort, Rol
from regio.models import Gebruiker, Jeugdhulpregio
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
    nummers,
)
from tests.factories_monitoring_indicatoren import make_gebiedsindicator, make_indicator

VRAAG = "KWL-01"


def make_vraag(gebied: Any, code: str = VRAAG) -> Any:
    """A question that an area asks."""
    from monitoring.models import Indicator

    indicator = Indicator.objects.filter(code=code).first() or make_indicator(
        code=code, naam=f"Vraag {code}", soort="kwalitatief", eenheid="beschrijving"
    )
    make_gebiedsindicator(gebied=gebied, indicator=indicator)
    return indicator


def make_cyclus(**velden: Any) -> Cyclus:
    """At reflection, of an area of one region that asks one question."""
    gebied = velden.pop("gebied", None)
    if gebied is None:
        gebied = make_gebied(regios=velden.pop("regios", None) or [make_jeugdhulpregio()])
        make_vraag(gebied)
    standaard = {"jaar": 2024, "helft": 1, "status": "reflectie"}
    return Cyclus.objects.create(gebied=gebied, **{**standaard, **velden})


def regio_van(cyclus: Cyclus) -> Jeugdhulpregio:
    return cyclus.gebied.gebiedregios.first().jeugdhulpregio


def make_sessie(**velden: Any) -> Reflectiesessie:
    cyclus = velden.pop("cyclus", None) or make_cyclus()
    regio = velden.pop("jeugdhulpregio", None) or regio_van(cyclus)
    standaard = {"datum": date(2024, 9, 3), "plaats": "stadhuis"}
    return Reflectiesessie.objects.create(
        cyclus=cyclus, jeugdhulpregio=regio, **{**standaard, **velden}
    )


def make_kantoor(regio: Jeugdhulpregio, gebied: Any = None) -> Any:
    """The office of a region, which works in an area."""
    bestaand = getattr(regio, "organisatie", None)
    kantoor = bestaand or make_organisatie(soort=OrganisatieSoort.REGIO, jeugdhulpregio=regio)
    if gebied is not None:
        kantoor.gebieden.add(gebied)
    return kantoor


def make_houder(sessie: Reflectiesessie, rol: str = Rol.REGIO_ANALIST, **velden: Any) -> Gebruiker:
    """Somebody at the office of the region of a session."""
    kantoor = make_kantoor(sessie.jeugdhulpregio, sessie.cyclus.gebied)
    return make_gebruiker(rol=rol, organisatie=kantoor, **velden)


def make_gevuld(**velden: Any) -> Reflectiesessie:
    """A session that can be adopted: a participant and an answer."""
    sessie = make_sessie(**velden)
    Reflectiedeelname.objects.create(sessie=sessie, rol="ret", namens="expertteam")
    wijzigen(sessie, [Wijziging(f"{VRAAG}/duiding", "Minder instroom.")], by=None)
    sessie.refresh_from_db()
    return sessie


def make_actie(**velden: Any) -> Reflectieactie:
    standaard = {
        "sessie": velden.get("sessie") or make_sessie(),
        "tekst": f"Actie {next(nummers)}",
        "eigenaar": "contractmanagement",
        "uiterlijk": date(2024, 12, 1),
    }
    return Reflectieactie.objects.create(**{**standaard, **velden})


def make_opdracht(**velden: Any) -> Ontwikkelopdracht:
    """As a source prints it, to parties in words."""
    n = next(nummers)
    standaard = {
        "code": f"OPD-{n}",
        "gebied": velden.get("gebied") or make_gebied(),
        "titel": f"Opdracht {n}",
        "resultaat": "Een voorstel.",
        "opdrachtnemer": "regio's",
        "bron": velden["bron"] if "bron" in velden else make_bron(),
        "vindplaats": "H7",
    }
    return Ontwikkelopdracht.objects.create(**{**standaard, **velden})
