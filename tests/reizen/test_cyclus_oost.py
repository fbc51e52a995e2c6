"""The journey of the first half-year of 2023 in Oost, by the doors that its pages use: from
delivery to an adopted report, with the figures that the plan of Oost prints."""

import csv
import re
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from jeugdzorg.kern.chain import controleren
from monitoring.analyse.actions import analyse_beginnen, analyse_vaststellen, blok_opslaan
from monitoring.analyse.adviseren import (
    aanbeveling_opslaan,
    advies_aanbieden,
    advies_beginnen,
    inleiding_opslaan,
)
from monitoring.analyse.besluiten import Keuze, cyclus_besluiten, opdracht_uit_besluit
from monitoring.choices import Cyclusstatus
from monitoring.choices_rapport import Rapportsoort
from monitoring.cyclus.verloop import overgang
from monitoring.levering.inleveren import inleveren
from monitoring.levering.invullen import Invoer, antwoorden_opslaan
from monitoring.levering.plichten import openstaand, plichten_maken, plichten_van
from monitoring.models import Advies, Cyclus
from monitoring.rapport.acties import opzet_bewaren, rapport_publiceren, rapport_vaststellen
from monitoring.rapport.maken import rapport_maken
from monitoring.reflectie.deelnames import deelname_toevoegen
from monitoring.reflectie.sessies import sessie_plannen, sessie_vaststellen
from monitoring.reflectie.wijzigen import Wijziging, wijzigen
from regio.choices import Rol
from regio.models import Organisatie
from tests.factories import make_gebruiker

pytestmark = pytest.mark.usefixtures("gegevens")
INSTROOM = "INSTROOM-JZP"
BLOKKEN = ("samenvatting", "cijfers", "paden", "analyse", "besluiten")
GELEVERD = {"JZ14": "32", "JZ07": "15"}
"""Twente and IJsselland deliver what the plan prints of them; of the others the plan tells."""


class Oost:
    """The parties of Oost: nobody is named to lead, so its municipalities do."""

    def __init__(self):
        self.cyclus = Cyclus.objects.select_related("gebied").get(gebied__code="OOST", jaar=2023)
        self.arnhem = self.lid(Rol.BELEIDSMEDEWERKER, "GEM-ARNHEM")
        self.bren = self.lid(Rol.BOVENREGIONAAL_ANALIST, "BREN-OOST")
        self.bestuur = self.lid(Rol.STUURGROEPLID, "STUURGROEP-OOST")
        self.regios = {code: self.lid(Rol.REGIO_ANALIST, f"REG-{code}") for code in GELEVERD}

    def lid(self, rol, organisatie):
        return make_gebruiker(rol=rol, organisatie=Organisatie.objects.get(code=organisatie))

    def stap(self, code, by, reden=""):
        self.cyclus.refresh_from_db()
        overgang(self.cyclus, code, by=by, reden=reden)
        self.cyclus.refresh_from_db()

    def plicht(self, regio):
        rijen = plichten_van(self.cyclus).select_related("jeugdhulpregio", "organisatie")
        return rijen.get(jeugdhulpregio__code=regio)


@pytest.fixture
def oost():
    return Oost()


def lever(oost):
    """The source of the cycle is at reflection; who leads reopens it, and two regions deliver."""
    oost.stap("levering_heropenen", oost.arnhem, "Twente en IJsselland leveren zelf.")
    plichten_maken(oost.cyclus)
    for regio, aantal in GELEVERD.items():
        plicht, by = oost.plicht(regio), oost.regios[regio]
        antwoorden_opslaan(plicht, [Invoer(INSTROOM, aantal)], by=by)
        inleveren(plicht, by=by)
    assert openstaand(oost.cyclus) == []
    oost.stap("levering_sluiten", oost.arnhem)


def bespreek(oost):
    """Nine sessions; of regions of which nobody plays, by the system."""
    dag = timezone.localdate()
    for plicht in plichten_van(oost.cyclus).select_related("jeugdhulpregio"):
        regio = plicht.jeugdhulpregio
        by = oost.regios.get(regio.code)
        sessie = sessie_plannen(oost.cyclus, regio, datum=dag, plaats="stadhuis", by=by)
        deelname_toevoegen(sessie, rol="ret", namens="expertteam", by=by)
        wijzigen(sessie, [Wijziging("KWL-01/duiding", f"Instroom van {regio}.")], by=by)
        sessie_vaststellen(sessie, by=by)
    oost.stap("reflectie_afronden", oost.arnhem)


def analyseer(oost):
    analyse = analyse_beginnen(oost.cyclus, by=oost.bren)
    cijfer = f"{{cijfer:{INSTROOM}|OOST|2023-1}}"
    for blok in analyse.blokken.all():
        tekst = f"Er kwamen {cijfer} jeugdigen binnen."
        blok_opslaan(blok, tekst=tekst, revisie=blok.revisie, by=oost.bren)
    return analyse_vaststellen(analyse, by=oost.bren)


def adviseer(oost, analyse):
    advies = advies_beginnen(analyse, by=oost.bren)
    inleiding_opslaan(advies, inleiding="Achter op het pad.", revisie=advies.revisie, by=oost.bren)
    advies.refresh_from_db()
    aanbeveling_opslaan(
        advies,
        None,
        wat="Bespreek de instroom van Twente",
        toelichting="Daar kwam het meeste bij.",
        organisatie=Organisatie.objects.get(code="REG-JZ14"),
        termijn=date(2027, 6, 1),
        revisie=advies.revisie,
        by=oost.bren,
    )
    return advies_aanbieden(Advies.objects.with_analyse().get(pk=advies.pk), by=oost.bren)


def besluit(oost, advies):
    keuzes = {rij.pk: Keuze("overgenomen") for rij in advies.aanbevelingen.all()}
    genomen = cyclus_besluiten(advies, keuzes, genomen_op=timezone.localdate(), by=oost.bestuur)
    opdracht = opdracht_uit_besluit(
        genomen.regels.get(), resultaat="Een verklaring van de instroom.", by=oost.arnhem
    )
    oost.stap("vaststellen", oost.bestuur, "De instroom blijft achter op het pad.")
    return opdracht


def test_from_delivery_to_an_adopted_report_with_the_figures_of_the_plan(
    oost, client_van, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):  # small counts are judged by a job
        lever(oost)
    bespreek(oost)
    analyse = analyseer(oost)
    assert [rij["waarde"] for rij in analyse.cijfers.values()] == ["85"]
    opdracht = besluit(oost, adviseer(oost, analyse))
    assert oost.cyclus.status == Cyclusstatus.VASTGESTELD
    assert opdracht.organisatie.code == "REG-JZ14"

    blokken = [{"code": code} for code in BLOKKEN]
    opzet_bewaren(oost.cyclus.gebied, Rapportsoort.GEBIED, blokken, by=oost.arnhem)
    rapport = rapport_maken(oost.cyclus, by=oost.arnhem)
    rapport = rapport_vaststellen(rapport, by=oost.bestuur)
    rapport_publiceren(rapport, by=oost.arnhem)
    assert not rapport.gegevens["voorbeeld"]
    buiten = client_van(make_gebruiker(rol=None))
    web = plat(re.sub("<[^>]+>", " ", pagina(buiten, "rapport-lezen", rapport)))
    pdf = plat(" ".join(blad.extract_text() for blad in PdfReader(BytesIO(inhoud(rapport))).pages))
    for tekst in (web, pdf):
        assert "85 in het eerste halfjaar 2023, tegenover 78 volgens het pad" in tekst
        assert "Er kwamen 85 jeugdigen binnen." in tekst
        assert "Bespreek de instroom van Twente" in tekst
        for regel in (
            "Twente 165.390 61 32",
            "Gelderland, totaal 563.883 94 38",
            "Overijssel, totaal 310.810 89 47",
            "Gebied Oost, totaal 874.693 183 85",
            "2023 156 156",
            "2031 68 68",
        ):
            assert regel in tekst
    assert per_regio(pagina(buiten, "rapport-cijfers", rapport)) == {
        **{"Twente": {"32"}, "IJsselland": {"15"}, "Gebied Oost": {"85"}},
        **{"Gelderland": {"38"}, "Overijssel": {"47"}},
    }
    assert controleren().is_heel


def pagina(client, naam, rapport):
    antwoord = client.get(reverse(f"monitoring:{naam}", args=[rapport.pk]))
    assert antwoord.status_code == 200
    return b"".join(antwoord).decode("utf-8-sig")


def inhoud(rapport):
    with rapport.bestand.open("rb") as bestand:
        return bestand.read()


def plat(tekst):
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u2010]\n?", "", tekst))


def per_regio(tekst):
    """What the file says of inflow in the half-year, of those that are asked about."""
    namen = ("Twente", "IJsselland", "Gebied Oost", "Gelderland", "Overijssel")
    gevonden = {}
    for rij in csv.DictReader(StringIO(tekst), delimiter=";"):
        van_nu = (rij["code"], rij["periode"]) == (INSTROOM, "eerste halfjaar 2023")
        if van_nu and rij["waarover"] in namen:
            gevonden.setdefault(rij["waarover"], set()).add(rij["waarde"])
    return gevonden
