"""Who plays in the journey of a cycle of Zuidwest, and what they deliver: made-up figures, labelled
as such. The half-year before lies behind them, made by the same doors."""

import io
import json
from decimal import Decimal
from typing import Any, Final

import openpyxl
from django.conf import settings
from openpyxl.workbook import Workbook

from monitoring.analyse.voorbeeld import voorbeeldanalyse
from monitoring.choices_rapport import Rapportsoort
from monitoring.halfjaar import Halfjaar
from monitoring.levering.invullen import concept_maken
from monitoring.levering.lijst import sleutel_van
from monitoring.levering.sjabloon import BLAD, TOELICHTING, WAARDE
from monitoring.levering.voorbeeld import gelezen, leveren, plicht_van
from monitoring.models import Cyclus, Cyclusinstelling, Leverplicht
from monitoring.rapport.acties import opzet_bewaren
from monitoring.reflectie.voorbeeld import cyclus_maken, sessie_maken
from regio.choices import Rol
from regio.models import Gebied, Gebruiker, Jeugdhulpregio, Organisatie
from tests.factories import make_gebruiker

EERDER, NU = "2024-1", "2024-2"
HAAGLANDEN, RIJNMOND, MIDDEN_HOLLAND = "JZ24", "JZ29", "JZ27"
DOOR_DE_DEUR: Final = ("JZ18", "JZ31")
"""Regions whose delivery is no different from one that is shown."""
BLOKKEN: Final = ("samenvatting", "veranderd", "indicatoren", "analyse", "besluiten", "opdrachten")
UITSCHIETER: Final = ("KWN-02", "40")
"""Twenty-two the half-year before."""
UITLEG: Final = "Voorbeeld. Een groep elders sloot; die jongeren kwamen tijdelijk hierheen."
GEHEIM: Final = "Voorbeeld. Het gesprek met de aanbieder loopt stroef."


def voorbeelden(bestand: str) -> list[dict[str, Any]]:
    pad = settings.BASE_DIR / "fixtures" / "voorbeeld" / bestand
    return json.loads(pad.read_text(encoding="utf-8"))


class Cyclusspelers:
    """Who leads the cycle, three regions, the network, the board, who carries out an assignment, a
    provider and an outsider; and who delivers for the other regions."""

    def __init__(self) -> None:
        self.gebied = Gebied.objects.get(code="ZW")
        self.rosa = self.lid("Rosa van Rotterdam", Rol.BELEIDSMEDEWERKER, "GEM-ROTTERDAM")
        self.hanna = self.lid("Hanna van Haaglanden", Rol.REGIO_ANALIST, "REG-JZ24")
        self.hugo = self.lid("Hugo van Haaglanden", Rol.REGIO_ANALIST, "REG-JZ24")
        self.rik = self.lid("Rik van Rijnmond", Rol.REGIO_ANALIST, "REG-JZ29")
        self.mila = self.lid("Mila van Midden-Holland", Rol.REGIO_ANALIST, "REG-JZ27")
        self.bob = self.lid("Bob van BREN", Rol.BOVENREGIONAAL_ANALIST, "BREN-ZW")
        self.sam = self.lid("Sam van de stuurgroep", Rol.STUURGROEPLID, "STUURGROEP-ZW")
        self.coen = self.lid("Coen van de coalitie", Rol.REGIO_ANALIST, "COALITIE-ZW")
        self.ivo = self.lid("Ivo van iHub", Rol.AANBIEDER, "IHUB")
        self.otto = make_gebruiker(naam="Otto van buiten", rol=None)
        self.rijen = {regio: rij for (regio, half), rij in gelezen().items() if half == NU}
        self.halfjaar_ervoor()
        Cyclusinstelling.objects.filter(gebied=self.gebied).update(
            coordinerende=Organisatie.objects.get(code="GEM-ROTTERDAM")
        )

    def lid(self, naam: str, rol: str, organisatie: str) -> Gebruiker:
        return make_gebruiker(
            naam=naam, rol=rol, organisatie=Organisatie.objects.get(code=organisatie)
        )

    def halfjaar_ervoor(self) -> None:
        """Delivered, discussed, analysed and decided upon: what the cycle goes on from."""
        for code in DOOR_DE_DEUR:
            self.lid(f"Analist {code}", Rol.REGIO_ANALIST, f"REG-{code}")
        for (regio, half), regels in gelezen().items():
            if half == EERDER:
                plicht = plicht_van(self.gebied, regio, self.halfjaar(EERDER))
                leveren(plicht, regels, by=self.van(plicht))
        cyclus_maken(voorbeelden("reflecties.json")[0], self.bob)
        voorbeeldanalyse(voorbeelden("analyses.json")[0], self.bob, self.sam)

    def halfjaar(self, tekst: str) -> Halfjaar:
        return Halfjaar.parse(tekst)

    def van(self, plicht: Leverplicht) -> Gebruiker:
        """Who delivers for this region."""
        rijen = Gebruiker.objects.filter(lidmaatschappen__organisatie=plicht.organisatie)
        gevonden = rijen.order_by("pk").first()
        assert gevonden
        return gevonden

    def plicht(self, regio: str) -> Leverplicht:
        rijen = Leverplicht.objects.in_halfjaar(self.halfjaar(NU))
        return rijen.select_related("jeugdhulpregio", "organisatie").get(jeugdhulpregio__code=regio)

    def merk_als_voorbeeld(self, *regios: str) -> None:
        """An empty draft that says that what comes in it is made up."""
        for regio in regios:
            concept_maken(self.plicht(regio), None, by=None, voorbeeld=True)

    def lever_de_rest(self) -> None:
        for regio in DOOR_DE_DEUR:
            plicht = self.plicht(regio)
            leveren(plicht, self.rijen[regio], by=self.van(plicht))

    def houd_andere_sessies(self, cyclus: Cyclus) -> None:
        for gegeven in voorbeelden("reflecties.json")[1]["sessies"]:
            if gegeven["regio"] != HAAGLANDEN:
                sessie_maken(cyclus, gegeven)

    def kies_blokken(self) -> None:
        """The report of the area, without what takes long to draw and is not about this cycle."""
        rijen = [{"code": code} for code in BLOKKEN]
        opzet_bewaren(self.gebied, Rapportsoort.GEBIED, rijen, by=self.rosa)

    def cijfers(self, regio: str) -> dict[str, str]:
        """What the region delivers, by key of the question."""
        cijfers = {sleutel_van(r["indicator"], r["uitsplitsing"]): r for r in self.rijen[regio]}
        waarden = {sleutel: rij["antwoord"] for sleutel, rij in cijfers.items()}
        return {**waarden, **(dict([UITSCHIETER]) if regio == HAAGLANDEN else {})}

    def toelichtingen(self, regio: str) -> dict[str, str]:
        return {
            sleutel_van(rij["indicator"], rij["uitsplitsing"]): rij["toelichting"]
            for rij in self.rijen[regio]
        }

    def geleverd(self) -> dict[tuple[str, str, str], Decimal]:
        """Every value that was delivered, by region, indicator and part."""
        return {
            (self.naam_van(regio), code, deel): getal(waarde)
            for regio in self.rijen
            if regio != MIDDEN_HOLLAND
            for (code, deel), waarde in self.per_deel(regio).items()
        }

    def per_deel(self, regio: str) -> dict[tuple[str, str], str]:
        cijfers = self.cijfers(regio)
        return {
            (rij["indicator"], rij["uitsplitsing"]): cijfers[
                sleutel_van(rij["indicator"], rij["uitsplitsing"])
            ]
            for rij in self.rijen[regio]
        }

    def samen(self, code: str) -> Decimal:
        """What the four regions that delivered come to; the fifth had nothing to report."""
        regios = [regio for regio in self.rijen if regio != MIDDEN_HOLLAND]
        return sum((getal(self.cijfers(regio)[code]) for regio in regios), Decimal(0))

    def samen_eerder(self, code: str) -> Decimal:
        """What all five came to the half-year before."""
        rijen = [rij for (_, half), alle in gelezen().items() if half == EERDER for rij in alle]
        van = [rij for rij in rijen if rij["indicator"] == code and not rij["uitsplitsing"]]
        return sum((getal(rij["antwoord"]) for rij in van), Decimal(0))

    def naam_van(self, regio: str) -> str:
        return Jeugdhulpregio.objects.get(code=regio).naam


def getal(tekst: str) -> Decimal:
    return Decimal(tekst.replace(",", "."))


def vul_cijfers(bestand: Any, cijfers: dict[str, str], uitleg: dict[str, str]) -> Workbook:
    """The downloaded workbook, filled in as one does in Excel."""
    boek = openpyxl.load_workbook(bestand)
    vel = boek[BLAD]
    for rij in range(2, vel.max_row + 1):
        sleutel = str(vel.cell(rij, 1).value)
        vel.cell(rij, WAARDE + 1).value = float(getal(cijfers[sleutel]))
        vel.cell(rij, TOELICHTING + 1).value = uitleg[sleutel]
    return boek


def als_bytes(boek: Workbook) -> bytes:
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()
