"""What the reviewers do in the journey of a plan, in a browser."""

from vastgoed.choices_plan import Oordeelwaarde
from vastgoed.models import Toetsing
from vastgoed.toetsen.oordelen import oordeel_opslaan

from .kijken import kijk, klik
from .spelers import EIGEN_VRAAG, KRITIEK, ONDERLING, PRIVE


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
