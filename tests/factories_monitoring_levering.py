"""A region that delivers two indicators for a half-year to the area that follows them."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from monitoring.levering.inleveren import inleveren
from monitoring.levering.invullen import Invoer, antwoorden_opslaan
from monitoring.levering.kennis import Kennis, kennis_van
from monitoring.levering.plichten import plichten_maken
from monitoring.levering.sjabloon import sjabloon_maken
from monitoring.models import Cyclus, Indicatorlevering, Leverbestand, Leverplicht
from regio.choices import OrganisatieSoort, Rol
from tests.factories import (
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
    nummers,
)
from tests.factories_monitoring_indicatoren import make_gebiedsindicator, make_indicator


def make_levergebied(regios: int = 1, **velden: Any) -> Any:
    """An area with regions that each have an office, and a cycle in 2024-1."""
    namen = [make_jeugdhulpregio() for _ in range(regios)]
    gebied = make_gebied(regios=namen, **velden)
    for regio in namen:
        kantoor = make_organisatie(soort=OrganisatieSoort.REGIO, jeugdhulpregio=regio)
        kantoor.gebieden.add(gebied)
    return gebied


def make_levercyclus(gebied: Any, halfjaar: tuple[int, int] = (2024, 1), **velden: Any) -> Cyclus:
    standaard = {"status": "aanlevering", "jaar": halfjaar[0], "helft": halfjaar[1]}
    return Cyclus.objects.create(gebied=gebied, **{**standaard, **velden})


def make_leverplicht(**velden: Any) -> Leverplicht:
    """Of a region in an area that follows ``LEV-AANTAL`` (adds up over oorzaak) and another."""
    gebied = velden.pop("gebied", None) or make_levergebied()
    maak_vragen(gebied)
    plichten_maken(make_levercyclus(gebied, **velden))
    return Leverplicht.objects.filter(jeugdhulpregio__gebiedregios__gebied=gebied).latest("pk")


def maak_vragen(gebied: Any) -> None:
    aantal = make_indicator(
        code="LEV-AANTAL", assen=["wonen", "onderwijs"], versie={"telwijze": "som"}
    )
    weken = make_indicator(code="LEV-WEKEN", eenheid="weken", versie={"decimalen": 1})
    make_gebiedsindicator(gebied=gebied, indicator=aantal, volgorde=1)
    make_gebiedsindicator(gebied=gebied, indicator=weken, volgorde=2, verplicht=False)


def make_leveraar(plicht: Leverplicht, rol: str = Rol.REGIO_ANALIST) -> Any:
    return make_gebruiker(rol=rol, organisatie=plicht.organisatie)


def vul_in(plicht: Leverplicht, by: Any, **antwoorden: Any) -> Any:
    """``LEV_AANTAL="12"``; a pair also has an explanation. As if seen just now."""
    rijen = kennis_van(plicht, by).rijen
    invoer = []
    for naam, waarde in antwoorden.items():
        sleutel = naam.replace("__", ".").replace("_", "-")
        tekst, uitleg = waarde if isinstance(waarde, tuple) else (waarde, "")
        nummer = rijen[sleutel].nummer if sleutel in rijen else 0
        invoer.append(Invoer(sleutel, tekst, uitleg, nummer))
    return antwoorden_opslaan(plicht, invoer, by=by)


def make_ingeleverd(plicht: Leverplicht, by: Any = None, **antwoorden: Any) -> Indicatorlevering:
    by = by or make_leveraar(plicht)
    vul_in(plicht, by, **(antwoorden or {"LEV_AANTAL": "12"}))
    eerder = plicht.leveringen.filter(status="ingeleverd").exists()
    return inleveren(plicht, by=by, reden="Verbeterd." if eerder else "")


def make_leverplicht_van(organisatie: Any, **velden: Any) -> Leverplicht:
    """Of a region in no area, delivered by ``organisatie``."""
    standaard = {"jaar": 2024, "helft": 1, "termijn": date(2024, 8, 12)}
    return Leverplicht.objects.create(
        jeugdhulpregio=make_jeugdhulpregio(), organisatie=organisatie, **{**standaard, **velden}
    )


def make_leverbestand(plicht: Leverplicht, *, door: Any, inhoud: bytes | None = None) -> Any:
    """A workbook that can be taken over."""
    rij = Leverbestand(
        plicht=plicht,
        status="klaar",
        kanaal="werkboek",
        bestandsnaam="cijfers.xlsx",
        grootte=1,
        sha256=f"{next(nummers):064x}",
        door=door,
    )
    leeg = inhoud or sjabloon_maken(Kennis(plicht, None, door))
    rij.opslag.save("cijfers.xlsx", ContentFile(leeg), save=True)
    return rij
