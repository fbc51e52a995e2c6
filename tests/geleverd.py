"""A world with delivered figures on small counts: by regions, providers and a network."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db import models

from capaciteit.choices import Herkomstmaat
from monitoring.models import Afbouwpad, Cyclus, Indicator, Meting, Padpunt
from regio.choices import OrganisatieSoort, Rol, Zichtbaarheid, Zorgvorm
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
    nummers,
)
from tests.factories_capaciteit import (
    make_capaciteitscijfer,
    make_herkomst,
    make_locatie,
    make_meting,
    make_voorziening,
)

DAG = date(2023, 7, 1)
PERIODEN = {
    "eerste": (date(2023, 1, 1), date(2023, 6, 30)),
    "tweede": (date(2023, 7, 1), date(2023, 12, 31)),
    "jaar": (date(2023, 1, 1), date(2023, 12, 31)),
}
INSTROOM = {"eerste": [3, 2, 17, 31], "tweede": [1, 12, 4, 28]}
BEZET = [3, 9, 14, 2]
WACHTEND = [1, 0, 4, 12]
VERBLIJF = [(18, 3), (25, 7), (2, 1), (40, 11)]


class Wereld:
    """Four regions of one area; each has a provider with one facility."""

    def __init__(self) -> None:
        self.plan = make_bron()
        self.regios = [make_jeugdhulpregio(bron=self.plan) for _ in range(4)]
        self.gebied = make_gebied(regios=self.regios, bron=self.plan)
        self.netwerk = make_organisatie(soort=OrganisatieSoort.EXPERTISENETWERK, bron=self.plan)
        self.bureaus = [
            make_organisatie(soort=OrganisatieSoort.REGIO, jeugdhulpregio=regio, bron=self.plan)
            for regio in self.regios
        ]
        self.aanbieders = [make_aanbieder(bron=self.plan) for _ in self.regios]
        self.lezer = make_gebruiker(rol=Rol.LEZER, organisatie=make_organisatie(bron=self.plan))
        self.leden = [
            make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=bureau) for bureau in self.bureaus
        ]
        self.leden += [
            make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder)
            for aanbieder in self.aanbieders
        ]
        self.analist = make_gebruiker(rol=Rol.BOVENREGIONAAL_ANALIST, organisatie=self.netwerk)
        self.van_netwerk = self.levering(self.netwerk)
        self.van_regios = [self.levering(bureau) for bureau in self.bureaus]
        self.van_aanbieders = [self.levering(aanbieder) for aanbieder in self.aanbieders]
        self.indicator = Indicator.objects.create(
            code="INSTROOM-JZP",
            naam="Instroom",
            soort="kwantitatief",
            betekenis="Wie instroomt.",
            eenheid="jeugdigen per periode",
            richting="omlaag",
            bron=self.plan,
        )
        self.instroom()
        self.bezetting()
        self.herkomst()
        self.pad()
        Cyclus.objects.create(gebied=self.gebied, jaar=2023, helft=2)

    def levering(self, organisatie: Any) -> Any:
        return make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=organisatie)

    def instroom(self) -> None:
        jaar = [sum(delen) for delen in zip(*INSTROOM.values(), strict=True)]
        for naam, waarden in {**INSTROOM, "jaar": jaar}.items():
            for regio, bron, waarde in zip(self.regios, self.van_regios, waarden, strict=True):
                self.meting(naam, waarde, bron=bron, jeugdhulpregio=regio)
                jong = waarde // 3
                self.meting(naam, jong, bron=bron, jeugdhulpregio=regio, uitsplitsing="onder 12")
                self.meting(
                    naam, waarde - jong, bron=bron, jeugdhulpregio=regio, uitsplitsing="12 en ouder"
                )
            self.meting(naam, sum(waarden), bron=self.van_netwerk, gebied=self.gebied)

    def meting(self, periode: str, waarde: int, **velden: Any) -> Meting:
        van, tot = PERIODEN[periode]
        return Meting.objects.create(
            code=f"meting-{next(nummers)}",
            indicator=self.indicator,
            periode_van=van,
            periode_tot=tot,
            waarde=waarde,
            **velden,
        )

    def bezetting(self) -> None:
        for nummer, regio in enumerate(self.regios):
            locatie = make_locatie(
                jeugdhulpregio=regio, aanbieders=[self.aanbieders[nummer]], bron=self.plan
            )
            make_meting(
                voorziening=make_voorziening(locatie=locatie, bron=self.plan),
                plaatsen=20,
                bezet=BEZET[nummer],
                wachtend=WACHTEND[nummer],
                peildatum=DAG,
                bron=self.van_aanbieders[nummer],
            )
            make_capaciteitscijfer(
                jeugdhulpregio=regio,
                maat="bezet",
                waarde=BEZET[nummer],
                peildatum=DAG,
                bron=self.van_regios[nummer],
            )
        make_capaciteitscijfer(
            gebied=self.gebied,
            maat="bezet",
            waarde=sum(BEZET),
            peildatum=DAG,
            bron=self.van_netwerk,
        )

    def herkomst(self) -> None:
        van, tot = PERIODEN["eerste"]
        vast = {
            "gebied": self.gebied,
            "bron": self.van_netwerk,
            "periode_van": van,
            "periode_tot": tot,
        }
        for regio, (binnen, buiten) in zip(self.regios, VERBLIJF, strict=True):
            samen = binnen + buiten
            make_herkomst(**vast, herkomst_regio=regio, aantal=samen)
            make_herkomst(
                **vast,
                herkomst_regio=regio,
                maat=Herkomstmaat.BINNEN,
                bestemming_gebied=self.gebied,
                aantal=binnen,
                percentage=round(100 * binnen / samen),
                noemer=samen,
            )
        alle = sum(binnen + buiten for binnen, buiten in VERBLIJF)
        make_herkomst(**vast, herkomst_gebied=self.gebied, aantal=alle)

    def pad(self) -> None:
        pad = Afbouwpad.objects.create(
            code=f"PAD-{next(nummers)}",
            naam="Pad",
            gebied=self.gebied,
            soort="percentage",
            grootheid="stroom",
            zorgvorm=Zorgvorm.JEUGDZORGPLUS,
            indicator=self.indicator,
            eenheid="jeugdigen per jaar",
            startwaarde=100,
            startdatum=date(2022, 12, 31),
            doelwaarde=0,
            doeldatum=date(2030, 12, 31),
            bron=self.plan,
        )
        for nummer, jaar in enumerate((2022, 2023, 2024)):
            Padpunt.objects.create(
                pad=pad,
                volgnummer=nummer,
                datum=date(jaar, 12, 31),
                waarde=100 - 5 * nummer,
                percentage=5,
                bron=self.plan,
            )


def alle_paginas() -> list[tuple[str, str]]:
    """The code of everything that has a page of its own, with the address of that page."""
    return [
        (rij.code, rij.get_absolute_url())
        for model in apps.get_models()
        if hasattr(model, "get_absolute_url") and not model._meta.proxy
        if any(veld.name == "code" for veld in model._meta.fields)
        for rij in model._default_manager.all()
    ]


def wijzigen(rij: models.Model, veld: str, waarde: Any) -> None:
    """Another count behind the same pattern, as if it had been delivered so."""
    rijen = type(rij)._default_manager.filter(pk=rij.pk)
    afscherming = rijen.values_list("afscherming", flat=True)[0]
    rijen.update(**{veld: waarde})
    rijen.update(afscherming=afscherming)
