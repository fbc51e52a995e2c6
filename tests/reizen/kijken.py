"""Looking at every step of a journey, and taking the steps of a plan in a browser.

``REIS_BEELDEN`` names a folder for a picture of every step, wide and as narrow as a phone.
"""

import os
from itertools import count
from pathlib import Path

from playwright.sync_api import expect

from tests.plugins.browser import PHONE, WIDE, geen_axe_fouten

NUMMERS = count(1)


def kijk(page, naam):
    """What must hold at every step; and a picture of it, when asked for."""
    page.wait_for_load_state()
    expect(page.locator("h1")).to_have_count(1)
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
