"""The journey of a half-year of Zuidwest in a real browser: from opening the cycle to an outsider
who reads the published report. All figures are made up, and say so."""

import re

import pytest

from jeugdzorg.kern.chain import controleren
from jeugdzorg.kern.notation import getal_tekst
from monitoring.choices import Cyclusstatus

from . import als_lezer, als_netwerk, als_regio
from .als_begeleider import (
    aan_zet,
    geef_opdracht,
    niet_aan_zet,
    open_cyclus,
    rond_reflectie_af,
    sluit_levering,
)
from .kijken import kijk
from .spelers_cyclus import GEHEIM, HAAGLANDEN, RIJNMOND, Cyclusspelers

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]
WIE = ("rosa", "hanna", "hugo", "rik", "mila", "bob", "sam", "coen", "ivo", "otto")
OPTELBAAR = ("KWN-01", "KWN-02", "KWN-05", "KWN-07")
"""Counts of which the regions add up."""


@pytest.fixture
def spelers():
    return Cyclusspelers()


@pytest.fixture
def paginas(spelers, pagina_van):
    """A browser of their own for each who plays."""
    return {naam: pagina_van(getattr(spelers, naam), accept_downloads=True) for naam in WIE}


def test_from_opening_to_a_published_report(paginas, spelers, pagina_van, tmp_path):
    cyclus = lever(paginas, spelers, tmp_path)
    bespreek(paginas, spelers, cyclus)
    advies = analyseer(paginas, spelers, cyclus)
    besluit(paginas, cyclus, advies)
    spelers.kies_blokken()
    rapport = publiceer(paginas, cyclus)
    lees_als_buitenstaander(paginas["otto"], spelers, rapport, tmp_path)
    zonder_account(pagina_van(), rapport)

    cyclus.refresh_from_db()
    assert cyclus.status == Cyclusstatus.VASTGESTELD
    assert controleren().is_heel


def lever(paginas, spelers, map_):
    """Five regions: one on screen, one by workbook, one has nothing to report, two by the door."""
    rosa, hanna = paginas["rosa"], paginas["hanna"]
    niet_aan_zet(hanna, als_regio.LEVER)
    cyclus = open_cyclus(rosa, spelers)
    niet_aan_zet(rosa, str(cyclus))
    spelers.merk_als_voorbeeld(HAAGLANDEN, RIJNMOND)
    als_regio.lever_op_scherm(hanna, spelers)
    niet_aan_zet(hanna, als_regio.LEVER)
    assert hanna.goto(spelers.plicht(RIJNMOND).get_absolute_url()).ok
    assert hanna.locator("[name='w.KWN-01']").count() == 0
    als_regio.lever_met_werkboek(paginas["rik"], spelers, RIJNMOND, map_)
    als_regio.meld_niets(paginas["mila"])
    spelers.lever_de_rest()
    assert paginas["ivo"].goto(spelers.plicht(HAAGLANDEN).get_absolute_url()).status == 404
    aan_zet(rosa, re.compile(f"Sluit de levering.*{cyclus}"), "rosa-na-levering")
    sluit_levering(rosa, cyclus)
    return cyclus


def bespreek(paginas, spelers, cyclus):
    """What is said in a session is for the region alone, until it adopts the record."""
    rosa, hanna, bob = (paginas[naam] for naam in ("rosa", "hanna", "bob"))
    niet_aan_zet(bob, str(cyclus))
    sessie = als_regio.plan_sessie(hanna, cyclus)
    als_regio.schrijf_samen(hanna, paginas["hugo"], sessie)
    for wie, status in (("bob", 200), ("ivo", 404)):
        assert paginas[wie].goto(sessie.get_absolute_url()).status == status
        assert GEHEIM not in paginas[wie].content()
    kijk(bob, "sessie-voor-bob")
    als_regio.spreek_actie_af(hanna, sessie)
    als_regio.stel_verslag_vast(hanna, sessie)
    bob.goto(f"/reflecties/{sessie.pk}/verslag")
    assert GEHEIM in bob.locator("#inhoud").inner_text()
    assert "Jet de Vries" not in bob.content()
    spelers.houd_andere_sessies(cyclus)
    aan_zet(rosa, re.compile(f"Rond de reflectie af.*{cyclus}"))
    rond_reflectie_af(rosa, cyclus)


def analyseer(paginas, spelers, cyclus):
    """The board reads nothing before it is handed over, a provider not before the decision."""
    bob, sam = paginas["bob"], paginas["sam"]
    analyse = als_netwerk.begin_analyse(bob, cyclus)
    als_netwerk.schrijf(bob, analyse, spelers)
    als_netwerk.bundel_hiaat(bob, analyse)
    assert sam.goto(analyse.get_absolute_url()).status == 404
    als_netwerk.stel_analyse_vast(bob, analyse)
    niet_aan_zet(sam, str(cyclus))
    advies = als_netwerk.adviseer(bob, analyse)
    for adres in (analyse.get_absolute_url(), advies.get_absolute_url()):
        assert paginas["ivo"].goto(adres).status == 404
    return advies


def besluit(paginas, cyclus, advies):
    als_netwerk.besluit(paginas["sam"], advies, cyclus)
    niet_aan_zet(paginas["sam"], str(cyclus))
    niet_aan_zet(paginas["coen"], als_netwerk.AANBEVELING)
    geef_opdracht(paginas["rosa"], advies)
    als_netwerk.meld_voortgang(paginas["coen"])
    assert paginas["ivo"].goto(advies.get_absolute_url()).ok


def publiceer(paginas, cyclus):
    rosa, otto = paginas["rosa"], paginas["otto"]
    rapport = als_lezer.maak_rapport(rosa, cyclus)
    als_lezer.stel_rapport_vast(rosa, rapport)
    assert otto.goto(rapport.get_absolute_url()).status == 404
    als_lezer.publiceer(rosa, rapport)
    return rapport


def lees_als_buitenstaander(page, spelers, rapport, map_):
    """Without any role: the page, the web version, the PDF and the figures say the same."""
    page.goto(rapport.get_absolute_url())
    assert page.get_by_role("link", name="Trek in").count() == 0
    kijk(page, "rapport-voor-buitenstaander")
    pdf = als_lezer.pdf_tekst(als_lezer.haal(page, "Download PDF", map_))
    rijen = als_lezer.csv_rijen(als_lezer.haal(page, "De cijfers met definities (CSV)", map_))
    web = als_lezer.web_versie(page)
    for tekst in (web, pdf):
        assert "verzonnen voorbeeldcijfers" in tekst
        assert als_netwerk.AANBEVELING in tekst
        assert "Jet de Vries" not in tekst
        for code in OPTELBAAR:
            eerder, nu = (getal_tekst(s) for s in (spelers.samen_eerder(code), spelers.samen(code)))
            assert f"Samen (4 van 5 regio's) {eerder} {nu}" in tekst, code
    assert als_lezer.geleverde_cijfers(rijen, "tweede halfjaar 2024") == spelers.geleverd()


def zonder_account(page, rapport):
    """Published is for everybody with an account; who has none is asked to log in."""
    for deel in ("", "/lezen", "/bestand", "/cijfers"):
        page.goto(f"{rapport.get_absolute_url()}{deel}")
        assert "/inloggen?next=" in page.url
