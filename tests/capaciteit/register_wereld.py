"""A provider with a location and a facility, and who keeps the register of them."""

from datetime import date, timedelta

from django.utils import timezone

from capaciteit.boeken import boek
from capaciteit.choices import Mutatiesoort
from regio.choices import Rol, Zorgvorm
from tests.factories import make_aanbieder, make_bron, make_gebruiker
from tests.factories_capaciteit import make_locatie, make_voorziening

BEGIN = date(2024, 1, 1)


def vandaag(dagen=0):
    return timezone.localdate() + timedelta(days=dagen)


class Wereld:
    """Everything of one provider; what a test changes it names itself."""

    def __init__(self):
        self.aanbieder = make_aanbieder(naam="Zorghuis")
        self.by = make_gebruiker(rol=Rol.AANBIEDER, organisatie=self.aanbieder)
        self.locatie = make_locatie(
            naam="De Linde", plaats="Zwolle", aanbieders=[self.aanbieder], bron=make_bron()
        )
        self.voorziening = self.maak(naam="Groep Linde", zorgvorm=Zorgvorm.O3M)

    def maak(self, *, plaatsen=10, **velden):
        voorziening = make_voorziening(locatie=self.locatie, sinds=BEGIN, **velden)
        if plaatsen:
            self.boek(voorziening, plaatsen)
        return voorziening

    def boek(self, voorziening, aantal):
        return boek(
            datum=BEGIN,
            aantal=aantal,
            soort=Mutatiesoort.BEGINSTAND,
            naar=voorziening,
            aard="feit",
            reden="begin",
            by=self.by,
            namens=self.aanbieder,
        )
