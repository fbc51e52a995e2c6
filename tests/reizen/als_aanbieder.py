"""What the provider does in the journey of a plan, in a browser."""

from vastgoed.models import Vastgoedplan

from .kijken import doe_stap, kijk, klik
from .spelers import EIGEN_VRAAG, KRITIEK, ONDERLING, OP_SCHERM, PRIVE, vul_antwoorden, vul_werkboek


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


def vul_aan(page, plan):
    page.goto(f"/plannen/{plan.code}")
    page.get_by_text("De visie is nog erg kort.").first.wait_for()
    page.goto(f"/plannen/{plan.code}/invullen/beleid")
    page.locator("[name='visie']").fill("Zo thuis mogelijk, in elke gemeente van de regio.")
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    page.get_by_text("Opgeslagen.").wait_for()
    kijk(page, "beleid-aangevuld")


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
