"""A real Chromium: fixtures ``browser`` and ``pagina_van``, and ``geen_axe_fouten``."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings

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
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium_path():
    """``CHROMIUM`` when set, else the one of the system; ``None`` when there is none."""
    asked = os.environ.get("CHROMIUM")
    return asked or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run; left out in so many words where there is none."""
    if not (path := chromium_path()):
        pytest.skip("Chromium is not on this machine: the browser tests are left out")
    from playwright.sync_api import sync_playwright

    # Playwright runs an event loop in this thread; the tests themselves are not asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def pagina_van(browser, live_server, client_van):
    """A page in which a user is logged in: ``pagina_van(gebruiker, breed=360)``.

    ``page.goto("/voorzieningen")`` goes to the live server; no user: nobody is logged in. A page
    that asks for what the security policy forbids, or whose script fails, fails the test.
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
        page.on("console", lambda message: wrong.extend(policy_breach(page, message.text)))
        return page

    yield openen
    for context in contexts:
        context.close()
    assert not wrong, wrong


def policy_breach(page, text):
    """The message when the page breaks the security policy; axe does so itself while it looks."""
    breach = "Content Security Policy" in text and not getattr(page, "axe_looks", False)
    return [f"{page.url}: {text}"] if breach else []


def geen_axe_fouten(page):
    """Assert that axe finds nothing on the page as it is now (WCAG 2.2 A and AA, good practice)."""
    page.axe_looks = True
    page.evaluate(AXE.read_text())
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS
    )
    # What the policy refused axe itself is reported a moment later.
    page.wait_for_timeout(100)
    page.axe_looks = False
    found = [
        f"{violation['id']}: {violation['help']}\n    "
        + "\n    ".join(node["html"][:200] for node in violation["nodes"][:5])
        for violation in result["violations"]
    ]
    assert not found, f"{page.url}\n" + "\n".join(found)
