"""Cycles, their settings, and an area in which one can open."""

from datetime import date
from typing import Any

from monitoring.models import Cyclus, Cyclusinstelling, Gebiedsindicator, Indicator, Indicatorversie
from regio.choices import OrganisatieSoort, Rol
from regio.models import Gebied, GebiedRegio, Gebruiker, Jeugdhulpregio, Organisatie
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
    nummers,
)


def make_cyclus(gebied: Gebied | None = None, **velden: Any) -> Cyclus:
    """Of the first half of 2024, or the next year that is free in this area."""
    gebied = gebied or make_gebied()
    jaar = velden.pop("jaar", 2024)
    while Cyclus.objects.filter(gebied=gebied, jaar=jaar, helft=velden.get("helft", 1)).exists():
        jaar += 1
    return Cyclus.objects.create(**{"gebied": gebied, "jaar": jaar, "helft": 1, **velden})


def make_instelling(gebied: Gebied | None = None, **velden: Any) -> Cyclusinstelling:
    """One per area: the same again changes it."""
    standaard = {"vanaf_jaar": 2023, "vanaf_helft": 1}
    instelling, _ = Cyclusinstelling.objects.update_or_create(
        gebied=gebied or make_gebied(), defaults={**standaard, **velden}
    )
    return instelling


def make_indicator_van(gebied: Gebied) -> Indicator:
    """A figure that every region of the area has to deliver, from 2020 on."""
    n = next(nummers)
    naam = {"naam": f"Bedden {n}", "eenheid": "bedden", "richting": "omlaag"}
    indicator = Indicator.objects.create(
        code=f"KWN-{n}",
        soort="kwantitatief",
        betekenis="Bedden die op de dag bezet zijn.",
        frequentie="halfjaar",
        bron=make_bron(),
        vindplaats="blz. 1",
        peildatum=date(2024, 1, 1),
        **naam,
    )
    Indicatorversie.objects.create(
        indicator=indicator,
        nummer=1,
        vanaf_jaar=2020,
        vanaf_helft=1,
        betekenis=indicator.betekenis,
        **naam,
    )
    Gebiedsindicator.objects.create(
        gebied=gebied, indicator=indicator, vanaf_jaar=2020, vanaf_helft=1
    )
    return indicator


def make_regio_met_kantoor(*gebieden: Gebied) -> tuple[Jeugdhulpregio, Organisatie]:
    """A region in these areas, and the organisation that delivers for it."""
    regio = make_jeugdhulpregio()
    for gebied in gebieden:
        GebiedRegio.objects.create(
            gebied=gebied, jeugdhulpregio=regio, zorgvorm="jeugdzorgplus", bron=gebied.bron
        )
    kantoor = make_organisatie(soort=OrganisatieSoort.REGIO, jeugdhulpregio=regio)
    return regio, kantoor


def make_te_openen(gebied: Gebied | None = None, **velden: Any) -> Cyclus:
    """A cycle in an area with an indicator and one region: nothing is in the way of opening it."""
    gebied = gebied or make_gebied()
    make_indicator_van(gebied)
    make_regio_met_kantoor(gebied)
    return make_cyclus(gebied, **velden)


class Cycluspartijen:
    """An area with settings, a region, and one person per party."""

    def __init__(self) -> None:
        self.gebied = make_gebied()
        self.gemeente = make_organisatie()
        self.netwerk = make_organisatie(soort=OrganisatieSoort.EXPERTISENETWERK)
        self.bestuur = make_organisatie(soort=OrganisatieSoort.OVERIG)
        self.bestuur.gebieden.add(self.gebied)
        self.indicator = make_indicator_van(self.gebied)
        self.regio, self.kantoor = make_regio_met_kantoor(self.gebied)
        self.instelling = make_instelling(
            self.gebied, coordinerende=self.gemeente, analist=self.netwerk
        )
        self.begeleider = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=self.gemeente)
        self.analist = make_gebruiker(rol=Rol.BOVENREGIONAAL_ANALIST, organisatie=self.netwerk)
        self.bestuurder = make_gebruiker(rol=Rol.STUURGROEPLID, organisatie=self.bestuur)
        self.leveraar = make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=self.kantoor)

    def wie(self, rule: str) -> Gebruiker:
        """Who may take the steps that ask this rule."""
        return {
            "cyclus_begeleiden": self.begeleider,
            "cyclus_analyseren": self.analist,
            "cyclus_vaststellen": self.bestuurder,
        }[rule]

    def cyclus(self, status: str = "voorbereiding", **velden: Any) -> Cyclus:
        return make_cyclus(self.gebied, status=status, **velden)
