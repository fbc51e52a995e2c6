"""The journey of a plan in a real browser: four roles, from first draft to decision, on the real
Overijssel framework of 27 criteria.

``REIS_BEELDEN`` names a folder for a picture of every step, wide and as narrow as a phone.
"""

import os
from itertools import count
from pathlib import Path

import pytest

from capaciteit.models import Plaatsmutatie
from tests.plugins.browser import PHONE, WIDE, geen_axe_fouten
from vastgoed.choices_plan import Oordeelwaarde, Planstatus
from vastgoed.models import Oordeel, Planvoorwaarde, Toetsing, Vastgoedplan
from vastgoed.toetsen.oordelen import oordeel_opslaan

from .spelers import OP_SCHERM, Spelers, planinhoud, vul_antwoorden, vul_werkboek

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]

KRITIEK = {"1.1.d": "Welke vergunningen zijn er al?", "2.h": "Hoe leert u van elkaar?"}
EIGEN_VRAAG = "2.f"
PRIVE = "Alleen voor ons: de wethouder twijfelt."
ONDERLING = "Dit zagen wij elders ook misgaan."
NUMMERS = count(1)


def kijk(page, naam):
    """What must hold at every step; and a picture of it, when asked for."""
    assert page.locator("h1").count() == 1, page.url
    page.set_viewport_size({"width": PHONE, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, page.url
    plaatje(page, naam, "smal")
    page.set_viewport_size({"width": WIDE, "height": 900})
    geen_axe_fouten(page)
    plaatje(page, naam, "breed")


def plaatje(page, naam, maat):
    if map_ := os.environ.get("REIS_BEELDEN"):
        Path(map_).mkdir(parents=True, exist_ok=True)
        nummer = next(NUMMERS) if maat == "smal" else ""
        plaatje.nummer = nummer or plaatje.nummer
        pad = Path(map_) / f"{plaatje.nummer:02}-{naam}-{maat}.png"
        page.screenshot(path=pad, full_page=True, caret="initial")


@pytest.fixture
def spelers():
    return Spelers()


@pytest.fixture
def paginas(spelers, pagina_van):
    """A browser of their own for each who plays."""
    wie = ("anna", "bram", "cas", "dina", "els")
    return {naam: pagina_van(getattr(spelers, naam), accept_downloads=True) for naam in wie}


def klik(page, naam, rol="link"):
    page.get_by_role(rol, name=naam).first.click()


def zet_stap(page, plan, stap, naam):
    """From the page of the plan to the step, with who is told, and take it."""
    page.goto(f"/plannen/{plan.code}")
    page.locator(".planstand").get_by_role("link", name=stap, exact=True).click()
    page.get_by_role("heading", name="Wie krijgt nu bericht").wait_for()
    yield
    kijk(page, f"stap-{naam}")
    page.get_by_role("button", name=stap, exact=True).click()
    page.locator(".planstand").wait_for()
    kijk(page, f"na-{naam}")


def doe_stap(page, plan, stap, naam):
    for _ in zet_stap(page, plan, stap, naam):
        pass


def lever_werkboek(page, plan, inhoud, naam):
    """Hand in the file, look at what it would do, take it over."""
    page.goto(f"/plannen/{plan.code}/werkboek")
    page.locator("input[type=file]").set_input_files(
        {"name": "plan.xlsx", "mimeType": "application/vnd.ms-excel", "buffer": inhoud}
    )
    klik(page, "Kijk het werkboek na", "button")
    page.get_by_role("heading", name="Werkboek nakijken").wait_for()
    kijk(page, f"werkboek-{naam}-voorbeeld")
    klik(page, "Neem over", "button")
    page.get_by_text("Het werkboek is overgenomen in het plan.").wait_for()
    kijk(page, f"werkboek-{naam}-overgenomen")


def haal_werkboek(page, plan, map_):
    page.goto(f"/plannen/{plan.code}/werkboek")
    with page.expect_download() as wacht:
        page.get_by_role("link", name="Haal het werkboek op").click()
    pad = map_ / "werkboek.xlsx"
    wacht.value.save_as(pad)
    return pad


def maak_plan(page, spelers):
    page.goto("/plannen")
    kijk(page, "plannen-leeg")
    page.goto("/plannen/nieuw")
    kijk(page, "nieuw-plan")
    page.get_by_label("Regeling en coördinerende gemeente").select_option("SPUK-T2:GEM-ENSCHEDE")
    klik(page, "Maak het plan", "button")
    page.get_by_role("heading", name="Kern van het plan", exact=True).wait_for()
    kijk(page, "kern-leeg")
    return Vastgoedplan.objects.get(aanbieder=spelers.aanbieder)


def vul_in(page, plan, inhoud, map_):
    """Two fields on screen, the rest by workbook."""
    for code in OP_SCHERM:
        page.locator(f"[name='{code}']").fill(inhoud["velden"][code])
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    page.get_by_text("Opgeslagen.").wait_for()
    kijk(page, "kern-ingevuld")
    pad = haal_werkboek(page, plan, map_)
    kijk(page, "werkboek")
    lever_werkboek(page, plan, vul_werkboek(pad, inhoud, OP_SCHERM), "vol")
    page.goto(f"/plannen/{plan.code}/invullen/projecten")
    kijk(page, "projecten-ingevuld")


def geef_terug(page, plan):
    for _ in zet_stap(page, plan, "Teruggeven als onvolledig", "teruggeven"):
        page.get_by_label("Beleid", exact=True).check()
        page.get_by_label("Wat ontbreekt er?").fill("De visie is nog erg kort.")


def vul_aan(page, plan):
    page.goto(f"/plannen/{plan.code}")
    page.get_by_text("De visie is nog erg kort.").first.wait_for()
    page.goto(f"/plannen/{plan.code}/invullen/beleid")
    page.locator("[name='visie']").fill("Zo thuis mogelijk, in elke gemeente van de regio.")
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    page.get_by_text("Opgeslagen.").wait_for()
    kijk(page, "beleid-aangevuld")


def wijs_toetsers_aan(page, plan):
    page.goto(f"/plannen/{plan.code}")
    klik(page, "Toetsers aanwijzen en volgen")
    kijk(page, "toetsers-leeg")
    for regio, wie in (("IJsselland", "Cas"), ("Twente", "Dina")):
        page.get_by_role("link", name=f"Aanwijzen bij Jeugdhulpregio {regio}").click()
        page.get_by_label(f"{wie} van").first.check()
        kijk(page, f"toetser-{regio.lower()}")
        klik(page, "Wijs deze toetser aan", "button")
        page.get_by_text("De toetser is aangewezen en krijgt bericht.").wait_for()
    kijk(page, "toetsers")


def neem_in_toetsing(page, plan, naam):
    for _ in zet_stap(page, plan, "In toetsing nemen", naam):
        page.get_by_label("Ik heb de lijst hierboven bekeken").check()


def verklaar_geen_belang(page, plan, naam):
    page.goto("/mijn-werk")
    kijk(page, f"mijn-werk-{naam}")
    klik(page, "Verklaar of u een belang hebt")
    kijk(page, f"toetsing-{naam}")
    klik(page, "Belang verklaren")
    page.get_by_label("Nee, ik heb geen belang").check()
    kijk(page, f"belang-{naam}")
    klik(page, "Leg dit vast", "button")
    page.get_by_text("U kunt nu oordelen.").wait_for()


def luistert(page):
    """The script of the review screen runs: it offers to put the keys off."""
    page.locator("[data-sneltoetsen-keuze]:not([hidden])").wait_for(state="attached")


def toets_met_toetsen(page, hoeveel):
    """With the keyboard alone: a judgment, and on to the next criterion."""
    page.get_by_role("link", name="Beoordeel 1.1.a").press("Enter")
    for nummer in range(1, hoeveel + 1):
        page.get_by_text(f"Criterium {nummer} van 27").wait_for()
        luistert(page)
        if nummer == 1:
            kijk(page, "criterium-leeg")
        page.keyboard.press("1")
        page.get_by_text("Bewaard op").wait_for()
        if nummer == 1:
            kijk(page, "criterium-beoordeeld")
        page.keyboard.press("j")
    page.get_by_text(f"Criterium {hoeveel + 1} van 27").wait_for()
    page.get_by_text(f"{hoeveel} van 27 beoordeeld").wait_for()


def stel_vraag_voor(page, toetsing):
    page.goto(f"/toetsingen/{toetsing.pk}/criteria/{EIGEN_VRAAG}")
    klik(page, "Stel een vraag aan de aanbieder voor")
    page.get_by_label("Wat wilt u van de aanbieder weten?").fill("Wat wordt het pand later?")
    kijk(page, "vraag-voorstellen")
    klik(page, "Stel de vraag voor", "button")
    page.get_by_text("Uw vraag ligt bij de coördinerende gemeente.").wait_for()


def beoordeel_rest(toetsing, criteria, anders):
    for criterium in criteria:
        if toetsing.oordelen.filter(criterium=criterium).exists():
            continue
        waarden = {
            "waarde": Oordeelwaarde.VOLDOET,
            "opmerking_prive": PRIVE,
            "opmerking_toetsers": ONDERLING,
        }
        if criterium.code in anders:
            waarden["waarde"] = Oordeelwaarde.DEELS
            waarden["opmerking_aanbieder"] = anders[criterium.code]
        oordeel_opslaan(toetsing, criterium, waarden, revisie=0, by=toetsing.toetser)


def lever_toetsing_in(page, toetsing, naam):
    page.goto(f"/toetsingen/{toetsing.pk}")
    klik(page, "Toetsing inleveren")
    page.get_by_label("Algemene indruk van het plan").fill("Een helder plan.")
    klik(page, "Bekijk wat er gebeurt", "button")
    page.get_by_role("button", name="Lever de toetsing in").wait_for()
    kijk(page, f"inleveren-{naam}")
    klik(page, "Lever de toetsing in", "button")
    page.get_by_text("Uw toetsing is ingeleverd.").first.wait_for()
    kijk(page, f"ingeleverd-{naam}")


def toets_blind(paginas, spelers, plan):
    cas, dina = paginas["cas"], paginas["dina"]
    verklaar_geen_belang(cas, plan, "Cas")
    toets_met_toetsen(cas, 10)
    verklaar_geen_belang(dina, plan, "Dina")
    van_cas, van_dina = (
        Toetsing.objects.get(plan=plan, toetser=wie) for wie in (spelers.cas, spelers.dina)
    )
    assert van_cas.oordelen.count() == 10
    stel_vraag_voor(cas, van_cas)
    beoordeel_rest(van_cas, spelers.criteria, {})
    beoordeel_rest(van_dina, spelers.criteria, KRITIEK)
    lever_toetsing_in(dina, van_dina, "dina")
    cas.goto(f"/plannen/{plan.code}/oordelen")
    assert KRITIEK["2.h"] not in cas.content()
    kijk(cas, "oordelen-blind")
    lever_toetsing_in(cas, van_cas, "cas")
    cas.goto(f"/plannen/{plan.code}/oordelen?toon=verschillen")
    cas.get_by_text(KRITIEK["2.h"]).first.wait_for()
    assert PRIVE not in cas.locator("tbody tr", has_text="2.h").inner_text().replace(PRIVE, "", 1)
    kijk(cas, "oordelen-verschillen-toetser")
    return van_cas, van_dina


def vraag_aanvulling(page, plan):
    page.goto(f"/plannen/{plan.code}/oordelen")
    kijk(page, "oordelen")
    page.goto(f"/plannen/{plan.code}")
    klik(page, "Vragen voor een aanvulling")
    kijk(page, "vragen-leeg")
    klik(page, "Neem over uit de oordelen", "button")
    page.get_by_text("2 vragen overgenomen").wait_for()
    page.get_by_role("button", name="Neem op").click()
    page.get_by_role("heading", name="Voorgesteld of weggelaten").wait_for(state="detached")
    klik(page, "Toelichting en termijn wijzigen")
    page.get_by_label("Toelichting bij de vragen").fill("Drie vragen, dan zijn wij klaar.")
    kijk(page, "vragen-toelichting")
    page.locator("form.formulier button[type=submit]").click()
    page.get_by_text("Drie vragen, dan zijn wij klaar.").wait_for()
    kijk(page, "vragen")
    klik(page, "Verstuur de vragen")
    kijk(page, "stap-aanvulling_vragen")
    klik(page, "Aanvulling vragen", "button")
    page.locator(".planstand").wait_for()
    kijk(page, "na-aanvulling_vragen")


def beantwoord(page, plan, map_):
    """One question on screen, two by the workbook that carries them."""
    page.goto(f"/plannen/{plan.code}")
    kijk(page, "plan-met-vragen")
    klik(page, "Vragen beantwoorden")
    page.get_by_text("0 van 3 beantwoord").wait_for()
    assert PRIVE not in page.content()
    kijk(page, "vragen-aan-aanbieder")
    kaart = page.locator("article.kaart", has_text=EIGEN_VRAAG)
    kaart.locator("p", has_text="Staat open").get_by_role("link").first.click()
    page.locator("[name='flexibel']").fill("Later worden het starterswoningen.")
    kijk(page, "beleid-deels-open")
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    page.get_by_text("Opgeslagen.").wait_for()
    page.goto(f"/plannen/{plan.code}/aanvullen")
    kaart.get_by_label("Uw antwoord").fill("Zie het onderdeel Beleid.")
    kaart.get_by_role("button", name="Bewaar antwoord").click()
    page.get_by_text("1 van 3 beantwoord").wait_for()
    pad = haal_werkboek(page, plan, map_)
    boek = vul_antwoorden(pad, {code: f"Antwoord op {code}." for code in KRITIEK})
    boek.save(pad)
    lever_werkboek(page, plan, pad.read_bytes(), "antwoorden")
    page.goto(f"/plannen/{plan.code}/aanvullen")
    page.get_by_text("3 van 3 beantwoord").wait_for()
    kijk(page, "vragen-beantwoord")
    doe_stap(page, plan, "Aanvulling indienen", "aanvulling_indienen")


def toets_opnieuw(page, toetsing, naam):
    page.goto(f"/toetsingen/{toetsing.pk}")
    assert page.get_by_text("plan gewijzigd", exact=True).count() == 1
    kijk(page, f"opnieuw-{naam}")
    klik(page, f"Beoordeel {EIGEN_VRAAG}")
    page.get_by_text("Later worden het starterswoningen.").first.wait_for()
    kijk(page, f"opnieuw-criterium-{naam}")
    luistert(page)
    page.keyboard.press("1")
    page.get_by_text("27 van 27 beoordeeld").wait_for()
    lever_toetsing_in(page, toetsing, f"{naam}-opnieuw")


def oordeel_samen(page, plan):
    page.goto(f"/plannen/{plan.code}/oordelen")
    klik(page, "Neem 25 eensgezinde oordelen over", "button")
    page.get_by_text("25 gezamenlijke oordelen overgenomen.").wait_for()
    for code in KRITIEK:
        page.goto(f"/plannen/{plan.code}/oordelen")
        page.locator("#inhoud").get_by_role("link", name=code).first.click()
        page.get_by_label("Voldoet deels").check()
        klik(page, "Leg het gezamenlijke oordeel vast", "button")
        page.locator("#fouten").wait_for()
        kijk(page, f"samen-{code}-zonder-reden")
        page.get_by_label("Reden").fill("De toetsers zien dit als aandachtspunt.")
        klik(page, "Leg het gezamenlijke oordeel vast", "button")
        page.get_by_text("vastgelegd.").first.wait_for()
    page.goto(f"/plannen/{plan.code}/oordelen")
    page.get_by_text("27 van 27").first.wait_for()
    kijk(page, "oordelen-samen")


def adviseer(page, plan):
    klik(page, "Advies opstellen")
    kijk(page, "advies-leeg")
    page.get_by_label("Goedgekeurd onder voorwaarden").check()
    page.get_by_label("Motivering").fill("Het plan past bij de visie van de regio.")
    for nummer, tekst in enumerate(("Toon de vergunning.", "Onderbouw de eigen middelen.")):
        page.locator(f"[name='voorwaarde-{nummer}-tekst']").fill(tekst)
    klik(page, "Bewaar het advies", "button")
    page.get_by_text("Het advies is bewaard, als concept.").wait_for()
    kijk(page, "advies")
    doe_stap(page, plan, "Advies uitbrengen", "adviseren")


def besluit(page, plan):
    page.goto("/mijn-werk")
    kijk(page, "mijn-werk-els")
    page.locator("#inhoud").get_by_role("link", name=plan.titel).first.click()
    for _ in zet_stap(page, plan, "Besluit vastleggen", "besluiten"):
        page.get_by_label("Motivering").fill("Volgens het advies.")


def lees_besluit(page, plan):
    """The provider reads what was decided and what was meant for it; nothing else."""
    page.goto(f"/plannen/{plan.code}")
    page.get_by_text("Volgens het advies.").first.wait_for()
    kijk(page, "besluit-voor-aanbieder")
    gelezen = ""
    tabs = page.locator("nav.tabs a").evaluate_all("links => links.map(link => link.href)")
    assert len(tabs) > 5
    for adres in tabs:
        assert page.goto(adres).ok, adres
        kijk(page, f"aanbieder-{adres.rstrip('/').rsplit('/', 1)[-1]}")
        gelezen += page.locator("body").inner_text()
    assert all(tekst in gelezen for tekst in ("Toon de vergunning.", *KRITIEK.values()))
    assert PRIVE not in gelezen
    assert ONDERLING not in gelezen


def test_from_first_draft_to_decision(paginas, spelers, tmp_path):
    anna, bram = paginas["anna"], paginas["bram"]
    plan = maak_plan(anna, spelers)
    vul_in(anna, plan, planinhoud(), tmp_path)
    doe_stap(anna, plan, "Plan indienen", "indienen")
    geef_terug(bram, plan)
    vul_aan(anna, plan)
    doe_stap(anna, plan, "Plan indienen", "opnieuw-indienen")
    wijs_toetsers_aan(bram, plan)
    neem_in_toetsing(bram, plan, "in_toetsing_nemen")
    toetsingen = toets_blind(paginas, spelers, plan)
    vraag_aanvulling(bram, plan)
    beantwoord(anna, plan, tmp_path)
    neem_in_toetsing(bram, plan, "opnieuw-in_toetsing")
    for page, toetsing, naam in zip(
        (paginas["cas"], paginas["dina"]), toetsingen, ("cas", "dina"), strict=True
    ):
        toets_opnieuw(page, toetsing, naam)
    assert Oordeel.objects.filter(toetsing=toetsingen[0], versie__nummer=2).count() == 26
    oordeel_samen(bram, plan)
    adviseer(bram, plan)
    besluit(paginas["els"], plan)
    lees_besluit(anna, plan)

    plan.refresh_from_db()
    assert (plan.status, plan.uitkomst) == (
        Planstatus.BESLOTEN,
        "goedgekeurd_onder_voorwaarden",
    )
    assert Plaatsmutatie.objects.filter(aard="plan", project__startswith=plan.code).count() == 2
    assert Planvoorwaarde.objects.bindend().filter(plan=plan).count() == 2
