"""What the coordinating municipality does in the journey of a cycle, in a browser."""

from monitoring.models import Cyclus

from .kijken import kijk, klik


def aan_zet(page, tekst, naam=""):
    """What waits for this person: the line in "mijn werk", and where it leads."""
    page.goto("/mijn-werk")
    if naam:
        kijk(page, f"mijn-werk-{naam}")
    regel = page.locator("#inhoud tbody tr, #inhoud li", has_text=tekst).first
    regel.wait_for()
    return regel.get_by_role("link").first


def niet_aan_zet(page, tekst):
    page.goto("/mijn-werk")
    assert tekst not in page.locator("#inhoud").inner_text()


def zet_cyclusstap(page, cyclus, stap, naam):
    """From the dossier to the step, with who is told, and take it."""
    page.goto(cyclus.get_absolute_url())
    page.locator(".planstand").get_by_role("link", name=stap, exact=True).click()
    page.get_by_role("heading", name="Wie krijgt nu bericht").wait_for()
    yield
    kijk(page, f"stap-{naam}")
    page.get_by_role("button", name=stap, exact=True).click()
    page.locator(".planstand").wait_for()


def doe_cyclusstap(page, cyclus, stap, naam):
    for _ in zet_cyclusstap(page, cyclus, stap, naam):
        pass


def bord_zegt(page, tekst, naam=""):
    """What the board of all areas says of this half-year of Zuidwest."""
    page.goto("/cycli/bord")
    if naam:
        kijk(page, naam)
    vak = page.locator("tbody tr", has_text="Tweede halfjaar 2024").locator(
        "td[data-label*='Zuidwest']"
    )
    assert tekst in vak.inner_text(), vak.inner_text()


def open_cyclus(page, spelers):
    page.goto("/cycli")
    kijk(page, "cycli")
    klik(page, "Begin een cyclus")
    page.get_by_label("Gebied").select_option("ZW")
    page.get_by_label("Halfjaar").fill("2024-2")
    kijk(page, "cyclus-beginnen")
    klik(page, "Klaarzetten", "button")
    page.get_by_role("heading", name="Waar de cyclus is").wait_for()
    kijk(page, "cyclus-klaargezet")
    cyclus = Cyclus.objects.select_related("gebied").get(gebied=spelers.gebied, jaar=2024, helft=2)
    bord_zegt(page, "Te openen sinds 1 januari 2025")
    doe_cyclusstap(page, cyclus, "Cyclus openen", "openen")
    kijk(page, "cyclus-geopend")
    assert "0 van 5 regio's" in page.locator("#inhoud").inner_text()
    bord_zegt(page, "Aan zet", "bord-na-openen")
    return cyclus


def sluit_levering(page, cyclus):
    page.goto(cyclus.get_absolute_url())
    tekst = page.locator("#inhoud").inner_text()
    assert "5 van 5 regio's" in tekst
    assert "niets te melden" in tekst.lower()
    doe_cyclusstap(page, cyclus, "Levering sluiten", "levering-sluiten")
    bord_zegt(page, "Reflectie")


def rond_reflectie_af(page, cyclus):
    doe_cyclusstap(page, cyclus, "Reflectie afronden", "reflectie-afronden")
    bord_zegt(page, "Bovenregionale analyse")


def geef_opdracht(page, advies):
    """What the board decided becomes an assignment to a party."""
    page.goto(advies.get_absolute_url())
    kijk(page, "advies-na-besluit")
    page.get_by_role("link", name="Geef er een opdracht voor").first.click()
    page.get_by_label("Welk resultaat vraagt u?").fill(
        "Voorbeeld. Een afspraak over overdracht die alle scholen tekenen."
    )
    kijk(page, "opdracht-uit-besluit")
    klik(page, "Bekijk wat er gebeurt", "button")
    kijk(page, "opdracht-gevolgen")
    klik(page, "Geef de opdracht", "button")
    page.get_by_text("is gegeven.").wait_for()
    kijk(page, "opdracht-gegeven")
