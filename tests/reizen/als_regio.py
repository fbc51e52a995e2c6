"""What regions do in the journey of a cycle: deliver three ways, and discuss, in a browser."""

from django.utils import timezone
from playwright.sync_api import expect

from monitoring.models import Reflectiesessie

from .als_begeleider import aan_zet
from .kijken import kijk, klik
from .spelers_cyclus import GEHEIM, HAAGLANDEN, UITLEG, UITSCHIETER, als_bytes, vul_cijfers

LEVER = "cijfers van uw regio"
DUIDING = "Voorbeeld. Jongens met een beperking blijven de grootste groep."
ONTBREEKT = "Voorbeeld. Een besloten groep voor jongeren met een beperking."
LANG = 30_000
"""Milliseconds for what is asked thirty times in a row."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def lever_op_scherm(page, spelers):
    """Every answer is stored while one goes on; what stands out has to be explained first."""
    aan_zet(page, LEVER, "hanna").click()
    page.get_by_text("voorbeeldcijfers, verzonnen").first.wait_for()
    kijk(page, "levering-leeg")
    cijfers = spelers.cijfers(HAAGLANDEN)
    for sleutel, waarde in cijfers.items():
        page.locator(f"[name='w.{sleutel}']").fill(waarde)
    page.locator("body").press("Tab")
    expect(page.locator("#levervoortgang")).to_contain_text("15 van 15", timeout=LANG)
    uitschieter = page.locator("#cel-kwn-02-oordeel")
    expect(uitschieter).to_contain_text("40 is veel meer dan de vorige keer (22)")
    page.reload()
    assert page.locator("[name='w.KWN-01']").input_value() == cijfers["KWN-01"]
    kijk(page, "levering-ingevuld")
    klik(page, "Kijk na en lever in")
    kijk(page, "inleveren-onverklaard")
    klik(page, "Lever de cijfers in", "button")
    page.locator("#fouten").wait_for()
    assert "Leg uit" in page.locator("#fouten").inner_text()
    page.goto(spelers.plicht(HAAGLANDEN).get_absolute_url())
    page.locator(f"[name='t.{UITSCHIETER[0]}']").fill(UITLEG)
    page.locator(f"[name='t.{UITSCHIETER[0]}']").press("Tab")
    expect(uitschieter).to_contain_text("Uitgelegd")
    lever_in(page)
    kijk(page, "ingeleverd")


def lever_in(page):
    klik(page, "Kijk na en lever in")
    page.get_by_text("Deze cijfers gelden vanaf nu").wait_for()
    klik(page, "Lever de cijfers in", "button")
    page.get_by_text("Ingeleverd, als versie 1.").wait_for()


def lever_met_werkboek(page, spelers, regio, map_):
    aan_zet(page, LEVER).click()
    klik(page, "Vul in met een werkboek")
    kijk(page, "werkboek")
    with page.expect_download() as wacht:
        page.get_by_role("link", name="Haal het werkboek op").click()
    pad = map_ / "cijfers.xlsx"
    wacht.value.save_as(pad)
    boek = vul_cijfers(pad, spelers.cijfers(regio), spelers.toelichtingen(regio))
    page.locator("input[type=file]").set_input_files(
        {"name": "cijfers.xlsx", "mimeType": XLSX, "buffer": als_bytes(boek)}
    )
    klik(page, "Kijk het werkboek na", "button")
    page.get_by_text("Overnemen verandert 30 waarden").wait_for()
    kijk(page, "werkboek-voorbeeld")
    page.get_by_role("button", name="Neem").click()
    page.locator("#levervoortgang").wait_for()
    lever_in(page)


def meld_niets(page):
    aan_zet(page, LEVER).click()
    klik(page, "Niets te melden")
    klik(page, "Meld dat er niets te melden is", "button")
    page.locator("#fouten").wait_for()
    kijk(page, "niets-zonder-reden")
    page.get_by_role("textbox").last.fill("Voorbeeld. In dit halfjaar waren er geen plaatsingen.")
    klik(page, "Meld dat er niets te melden is", "button")
    page.get_by_text("U hebt gemeld dat er niets te melden is.").wait_for()
    kijk(page, "niets-gemeld")


def plan_sessie(page, cyclus):
    aan_zet(page, "Plan de reflectiesessie").click()
    kijk(page, "reflectie-per-regio")
    page.get_by_role("link", name="Plan de sessie van").first.click()
    page.get_by_label("Wanneer is de sessie?").fill(timezone.localdate().isoformat())
    page.get_by_label("Waar?").fill("Den Haag")
    kijk(page, "sessie-plannen")
    page.locator("form.formulier button[type=submit]").click()
    page.get_by_text("De sessie staat gepland.").wait_for()
    kijk(page, "sessie-voorbereid")
    sessie = Reflectiesessie.objects.get(cyclus=cyclus, jeugdhulpregio__code=HAAGLANDEN)
    voeg_deelnemer_toe(page, sessie)
    return sessie


def voeg_deelnemer_toe(page, sessie):
    page.goto(f"/reflecties/{sessie.pk}/deelnemers")
    klik(page, "Voeg een deelnemer toe")
    page.get_by_label("Rol", exact=True).select_option("ret")
    page.get_by_label("Namens").fill("regionaal expertteam")
    page.locator("[name='naam']").fill("Jet de Vries")
    kijk(page, "deelnemer")
    page.locator("form.formulier button[type=submit]").click()
    page.get_by_text("Jet de Vries").wait_for()
    kijk(page, "deelnemers")


def veld(page, label, vraag):
    return page.get_by_label(f"{label} bij {vraag}")


def schrijf_samen(page, collega, sessie):
    """Two at once: what one writes, the other reads while the meeting goes on."""
    for wie in (page, collega):
        wie.goto(f"/reflecties/{sessie.pk}/notulen")
    veld(page, "Wat zien we", "KWL-01").fill(DUIDING)
    page.get_by_text("Opgeslagen om").wait_for()
    collega.get_by_text("Zojuist geschreven door Hanna").wait_for()
    assert veld(collega, "Wat zien we", "KWL-01").input_value() == DUIDING
    veld(collega, "Wat ontbreekt", "KWL-01").fill(ONTBREEKT)
    veld(collega, "Signalen", "KWL-09").fill(GEHEIM)
    collega.get_by_text("Opgeslagen om").wait_for()
    page.get_by_text("Zojuist geschreven door Hugo").first.wait_for()
    expect(veld(page, "Signalen", "KWL-09")).to_have_value(GEHEIM)
    kijk(page, "notulen")


def spreek_actie_af(page, sessie):
    page.goto(f"/reflecties/{sessie.pk}/notulen")
    page.get_by_role("link", name="Spreek een actie af bij KWL-01").click()
    page.get_by_label("Wat gaat er gebeuren?").fill("Een voorstel voor één groep")
    page.get_by_label("Wie doet het?").fill("regio en aanbieder")
    page.locator("form.formulier button[type=submit]").click()
    page.get_by_text("Een voorstel voor één groep").first.wait_for()
    page.goto(f"/reflecties/{sessie.pk}/acties")
    kijk(page, "acties")


def stel_verslag_vast(page, sessie):
    page.goto(sessie.get_absolute_url())
    kijk(page, "sessie-met-notulen")
    klik(page, "Stel het verslag vast")
    klik(page, "Bekijk wat er gebeurt", "button")
    kijk(page, "verslag-gevolgen")
    klik(page, "Stel het verslag vast", "button")
    page.get_by_text("Versie 1 van het verslag is vastgesteld.").wait_for()
    page.goto(f"/reflecties/{sessie.pk}/verslag")
    assert "Jet de Vries" not in page.content()
    kijk(page, "verslag")
