"""A real Chromium: fixtures ``browser`` and ``pagina_van``; what holds for every page.

``geen_axe_fouten`` looks at a page as it is, ``geen_gebreken`` at all that must hold for one, and
``bereik`` walks to something as one does without a mouse.
"""

import os
import shutil
from functools import wraps
from pathlib import Path

import pytest
from django.conf import settings

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
AXE = Path(settings.BASE_DIR) / "node_modules/axe-core/axe.min.js"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
]
AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
    # The security policy refuses axe to read the style sheets again; nothing we test needs it.
    "preload": False,
}
WIDE, PHONE, NARROWEST = 1440, 360, 320


def chromium_path():
    """``CHROMIUM`` when set, else the lightest of the system; ``None`` when there is none."""
    asked = os.environ.get("CHROMIUM")
    return asked or next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run; left out in so many words where there is none."""
    if not (path := chromium_path()):
        pytest.skip("Chromium is not on this machine: the browser tests are left out")
    from playwright.sync_api import Locator, sync_playwright

    # Playwright runs an event loop in this thread; the tests themselves are not asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        for action in ("click", "press"):
            patch.setattr(Locator, action, until_loaded(getattr(Locator, action)))
        chromium = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield chromium
        chromium.close()


def until_loaded(action):
    """``action``, then waiting until the page it leads to is there: Playwright itself only waits
    until that begins to come in, and a test that looks at once then sees half of it."""

    @wraps(action)
    def act(locator, *args, **kwargs):
        action(locator, *args, **kwargs)
        locator.page.wait_for_load_state()

    return act


@pytest.fixture
def pagina_van(browser, live_server, client_van):
    """A page in which a user is logged in: ``pagina_van(gebruiker, breed=360)``.

    ``page.goto("/voorzieningen")`` goes to the live server; no user: nobody is logged in. A page
    that asks for what the security policy forbids, or with any other error, fails the test.
    """
    contexts = []
    wrong = []

    def openen(gebruiker=None, *, breed=1440, hoog=900, **opties):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": breed, "height": hoog},
            locale="nl-NL",
            **opties,
        )
        contexts.append(context)
        if gebruiker is not None:
            cookie = client_van(gebruiker).cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies(
                [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
            )
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.extend(console_error(page, message)))
        return page

    yield openen
    for context in contexts:
        context.close()
    assert not wrong, wrong


def console_error(page, message):
    """The error a page reports; that the page asked for is not there (404) is no error of it."""
    own_status = message.text.startswith("Failed to load") and message.location["url"] == page.url
    return [f"{page.url}: {message.text}"] if message.type == "error" and not own_status else []


def geen_axe_fouten(page):
    """Assert that axe finds nothing on the page as it is now (WCAG 2.2 A and AA, good practice)."""
    page.evaluate(AXE.read_text())
    result = page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
    found = [
        f"{violation['id']}: {violation['help']}\n    "
        + "\n    ".join(node["html"][:200] for node in violation["nodes"][:5])
        for violation in result["violations"]
    ]
    assert not found, f"{page.url}\n" + "\n".join(found)


def geen_gebreken(page):
    """Assert what holds for every page, wide and narrow: axe content, one h1, nothing sideways.

    Leaves the page as wide as a phone.
    """
    from playwright.sync_api import expect

    page.wait_for_load_state()
    expect(page.locator("h1")).to_have_count(1)
    for breed in (WIDE, NARROWEST, PHONE):
        page.set_viewport_size({"width": breed, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= breed, (page.url, breed)
        if breed != NARROWEST:
            geen_axe_fouten(page)


def bereik(page, doel, *, hoogstens=60):
    """Walk from the main content to ``doel`` with the Tab key; fails when it is not on the way."""
    page.locator("#inhoud").focus()
    for _ in range(hoogstens):
        page.keyboard.press("Tab")
        if doel.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{page.url}: Tab does not reach {doel}")
