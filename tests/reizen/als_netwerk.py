"""What BREN and the steering board do in the journey of a cycle, in a browser."""

from django.utils import timezone
from playwright.sync_api import expect

from monitoring.models import Advies, Analyse

from .als_begeleider import aan_zet, zet_cyclusstap
from .als_regio import ONTBREEKT
from .kijken import kijk, klik

AANBEVELING = "Spreek een vaste overdracht tussen scholen af"
LEEG = "Voorbeeldtekst. Hier is dit halfjaar niets bijzonders te melden."


def begin_analyse(page, cyclus):
    aan_zet(page, str(cyclus), "bob").click()
    page.locator(".planstand").get_by_role("link", name="Sessies naast elkaar").click()
    page.get_by_text(ONTBREEKT).first.wait_for()
    kijk(page, "naast-elkaar")
    page.goto(f"/cycli/{cyclus.pk}/analyse")
    kijk(page, "analyse-nog-niet")
    klik(page, "Begin de analyse", "button")
    page.get_by_role("link", name="Schrijf aan Samenvatting").wait_for()
    return Analyse.objects.get(cyclus=cyclus)


def schrijf(page, analyse, spelers):
    """One block with a figure that runs along, the others in words."""
    klik(page, "Schrijf aan Samenvatting")
    page.get_by_label("Tekst", exact=True).fill("Voorbeeldtekst. In dit halfjaar waren er ")
    page.get_by_label("Indicator").select_option("KWN-01")
    page.get_by_label("Regio of gebied").select_option("ZW")
    page.get_by_label("Periode").select_option("2024-2")
    klik(page, "Voeg het cijfer in", "button")
    getal = f"{spelers.samen('KWN-01'):f}"
    page.locator("#voorbeeld").get_by_role("link", name=getal).wait_for()
    expect(page.locator("[data-bewaard]")).to_contain_text("Bewaard")
    kijk(page, "analyseblok")
    klik(page, "Bewaar en terug", "button")
    for blok in analyse.blokken.exclude(code="samenvatting"):
        page.goto(f"/analyses/{analyse.pk}/blokken/{blok.code}")
        page.get_by_label("Tekst", exact=True).fill(LEEG)
        klik(page, "Bewaar en terug", "button")
        page.get_by_role("link", name="Schrijf aan Samenvatting").wait_for()
    assert getal in page.locator("#blok-samenvatting").inner_text()
    assert "4 van 5 regio's" in page.locator("#inhoud").inner_text()
    kijk(page, "analyse-geschreven")


def bundel_hiaat(page, analyse):
    page.goto(f"/analyses/{analyse.pk}/hiaten")
    signaal = page.locator("li", has_text=ONTBREEKT)
    signaal.get_by_role("link", name="Maak er een hiaat van").click()
    page.get_by_label("Wat is er nodig?").fill("Besloten groep met vaste begeleiding")
    page.get_by_label("Voor welke groep?").fill("jongeren met een beperking")
    page.get_by_label("Hoeveel plaatsen ontbreken ongeveer?").fill("4")
    page.get_by_label("Midden Holland", exact=True).check()
    kijk(page, "hiaat")
    page.locator("form.formulier button[type=submit]").first.click()
    page.get_by_text("Besloten groep met vaste begeleiding").first.wait_for()
    kijk(page, "hiaten")


def stel_analyse_vast(page, analyse):
    page.goto(analyse.get_absolute_url())
    klik(page, "Stel de analyse vast")
    klik(page, "Bekijk wat er gebeurt", "button")
    kijk(page, "analyse-gevolgen")
    klik(page, "Stel de analyse vast", "button")
    page.get_by_text("van de analyse is vastgesteld.").wait_for()
    kijk(page, "analyse-vast")


def adviseer(page, analyse):
    page.goto(analyse.get_absolute_url())
    klik(page, "Begin het advies")
    klik(page, "Begin het advies", "button")
    klik(page, "Schrijf de inleiding")
    page.get_by_label("Inleiding").fill("Voorbeeldadvies. Wij adviseren twee acties.")
    klik(page, "Bewaar de inleiding", "button")
    beveel_aan(page, AANBEVELING, "Onderwijscoalitie Zuidwest")
    beveel_aan(page, "Houd op elke locatie een gesloten groep achter de hand", "")
    kijk(page, "advies")
    klik(page, "Bied het advies aan")
    klik(page, "Bekijk wat er gebeurt", "button")
    kijk(page, "advies-gevolgen")
    klik(page, "Bied het advies aan", "button")
    page.get_by_text("Het advies is aangeboden aan de stuurgroep.").wait_for()
    kijk(page, "advies-aangeboden")
    return Advies.objects.get(analyse=analyse)


def beveel_aan(page, wat, organisatie):
    klik(page, "Voeg een aanbeveling toe")
    page.get_by_label("Wat moet er gebeuren?").fill(wat)
    page.get_by_label("Waarom en hoe?").fill("Voorbeeld. De regio's noemen dit alle vier.")
    if organisatie:
        page.get_by_label("Aan welke organisatie?").select_option(label=organisatie)
        page.get_by_label("Bij welk hiaat?").select_option(index=1)
        kijk(page, "aanbeveling")
    else:
        page.get_by_label("Of aan wie anders?").fill("de aanbieders")
    page.get_by_label("Klaar voor of op").fill("2027-03-01")
    klik(page, "Voeg de aanbeveling toe", "button")
    page.get_by_text(wat).first.wait_for()


def besluit(page, advies, cyclus):
    aan_zet(page, str(cyclus), "sam").click()
    kijk(page, "cyclus-voor-sam")
    page.locator(".planstand").get_by_role("link", name="Advies en besluit").click()
    page.locator("#inhoud tbody").get_by_role("link").first.click()
    page.wait_for_url(f"**{advies.get_absolute_url()}")
    kijk(page, "advies-voor-sam")
    klik(page, "Leg het besluit vast")
    groepen = page.locator(".besluitgroep")
    groepen.nth(0).get_by_label("Overnemen", exact=True).check()
    groepen.nth(1).get_by_label("Niet overnemen").check()
    groepen.nth(1).get_by_label("Waarom?").fill("Voorbeeld. Dat past niet bij de afbouw.")
    page.get_by_label("Besloten op").fill(timezone.localdate().isoformat())
    kijk(page, "besluit")
    klik(page, "Bekijk wat er gebeurt", "button")
    kijk(page, "besluit-gevolgen")
    klik(page, "Leg het besluit vast", "button")
    page.get_by_role("heading", name="Besluit van de stuurgroep").wait_for()
    kijk(page, "besluit-genomen")
    for _ in zet_cyclusstap(page, cyclus, "Cyclus vaststellen", "cyclus-vaststellen"):
        page.get_by_label("Welke acties zijn afgesproken?").fill(
            "Voorbeeld. Een vaste overdracht tussen scholen."
        )


def meld_voortgang(page):
    """Who carries out an assignment says how far it is."""
    aan_zet(page, AANBEVELING).click()
    kijk(page, "opdracht-voor-coen")
    klik(page, "Meld voortgang")
    page.get_by_label("Hoe staat het ervoor?").fill("Voorbeeld. De eerste school doet mee.")
    klik(page, "Meld", "button")
    page.get_by_text("De voortgang is gemeld.").wait_for()
    kijk(page, "opdracht-na-voortgang")
