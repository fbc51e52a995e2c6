"""Analyses, advices and figures that texts can ask for."""

from datetime import date
from typing import Any

from monitoring.analyse.actions import BLOKKEN
from monitoring.models import (
    Aanbeveling,
    Advies,
    Analyse,
    Analyseblok,
    Cyclus,
    Hiaat,
    Indicator,
    Meting,
)
from regio.choices import OrganisatieSoort, Rol
from regio.models import Gebruiker
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
    nummers,
)
from tests.factories_monitoring_indicatoren import make_indicator

HALFJAAR = {"periode_van": date(2024, 1, 1), "periode_tot": date(2024, 6, 30)}


def make_cyclus(status: str = "analyse", **velden: Any) -> Cyclus:
    """The first half of 2024, of an area of two regions."""
    if "gebied" not in velden:
        velden["gebied"] = make_gebied(regios=[make_jeugdhulpregio(), make_jeugdhulpregio()])
    return Cyclus.objects.create(**{"jaar": 2024, "helft": 1, "status": status, **velden})


def make_analist(gebied: Any, **velden: Any) -> Gebruiker:
    """Of the expertise network of an area."""
    netwerk = make_organisatie(soort=OrganisatieSoort.EXPERTISENETWERK)
    rol = Rol.BOVENREGIONAAL_ANALIST
    return make_gebruiker(rol=rol, organisatie=netwerk, gebieden=[gebied], **velden)


def make_bestuurder(gebied: Any) -> Gebruiker:
    return make_gebruiker(rol=Rol.STUURGROEPLID, gebieden=[gebied])


def make_beleid(gebied: Any) -> Gebruiker:
    """Leads the cycles of an area, and gives assignments in it."""
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[gebied])


def make_analyse(cyclus: Cyclus | None = None, tekst: str = "Tekst.", **velden: Any) -> Analyse:
    """In the making, every block with a text."""
    cyclus = cyclus or make_cyclus()
    if "gemaakt_door" not in velden:
        velden["gemaakt_door"] = make_analist(cyclus.gebied)
    analyse = Analyse.objects.create(cyclus=cyclus, **{"versie": 1, **velden})
    for nummer, (code, titel) in enumerate(BLOKKEN, start=1):
        Analyseblok.objects.create(
            analyse=analyse,
            code=code,
            titel=titel,
            tekst=tekst,
            volgorde=nummer,
            door=analyse.gemaakt_door,
        )
    return analyse


def make_hiaat(analyse: Analyse, **velden: Any) -> Hiaat:
    n = next(nummers)
    standaard = {"behoefte": f"behoefte {n}", "doelgroep": "12 tot 18 jaar"}
    return Hiaat.objects.create(
        analyse=analyse, door=analyse.gemaakt_door, **{**standaard, **velden}
    )


def make_advies(analyse: Analyse | None = None, aantal: int = 2, **velden: Any) -> Advies:
    """A complete draft on an adopted analysis, in a cycle that is at advice."""
    if analyse is None:
        analyse = make_analyse(
            make_cyclus("advies"), vastgesteld_op="2024-10-01T10:00Z", cijfers={}
        )
    standaard = {"inleiding": "Waarom.", "gemaakt_door": analyse.gemaakt_door}
    advies = Advies.objects.create(analyse=analyse, **{**standaard, **velden})
    for _ in range(aantal):
        make_aanbeveling(advies)
    return advies


def make_aangeboden(**velden: Any) -> Advies:
    """An advice that lies with the steering board."""
    advies = make_advies(aangeboden_op="2024-10-02T10:00Z", **velden)
    Cyclus.objects.filter(pk=advies.analyse.cyclus_id).update(advies_op="2024-10-02T10:00Z")
    return Advies.objects.with_analyse().get(pk=advies.pk)


def make_aanbeveling(advies: Advies, **velden: Any) -> Aanbeveling:
    n = next(nummers)
    standaard = {
        "wat": f"Doe iets {n}",
        "toelichting": "Omdat het nodig is.",
        "aan": "de regio's samen",
        "termijn": date(2025, 3, 1),
        "volgorde": advies.aanbevelingen.count() + 1,
    }
    return Aanbeveling.objects.create(advies=advies, **{**standaard, **velden})


def make_meting(indicator: Indicator, waarde: Any, **velden: Any) -> Meting:
    """Of a public source; judged: nothing is hidden."""
    standaard = {
        "code": f"meting-{next(nummers)}",
        "bron": velden.get("bron") or make_bron(),
        "vindplaats": "tabel 1",
        "afscherming": {},
        **HALFJAAR,
    }
    return Meting.objects.create(indicator=indicator, waarde=waarde, **{**standaard, **velden})


def make_telindicator(code: str = "KWN-01", **velden: Any) -> Indicator:
    """Counts youths; regions add up."""
    return make_indicator(code=code, naam="Bezette bedden", **velden)
