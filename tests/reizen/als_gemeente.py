"""What the coordinator and the steering board do in the journey of a plan, in a browser."""

from .kijken import doe_stap, kijk, klik, zet_stap
from .spelers import KRITIEK


def geef_terug(page, plan):
    for _ in zet_stap(page, plan, "Teruggeven als onvolledig", "teruggeven"):
        page.get_by_label("Beleid", exact=True).check()
        page.get_by_label("Wat ontbreekt er?").fill("De visie is nog erg kort.")


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
