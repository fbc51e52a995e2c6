"""The security policy blocks inline script and style; so no template may contain any."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

ROOT = Path(settings.BASE_DIR) / "templates"
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in ROOT.rglob("*.html")
    if not path.is_relative_to(ROOT / "pdf")
)
INLINE = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "script without src": re.compile(r"<script\b(?![^>]*\bsrc=)", re.I),
    "event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "htmx event attribute": re.compile(r"\bhx-(on|vals=.js:)", re.I),
    "javascript address": re.compile(r"href\s*=\s*[\"']\s*javascript:", re.I),
    "address elsewhere": re.compile(
        r"<(script|link|img|iframe)\b[^>]*(src|href)=[\"']https?:", re.I
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_template_compiles_and_has_no_inline_script_or_style(name):
    source = (ROOT / name).read_text()

    get_template(name)

    assert [what for what, pattern in INLINE.items() if pattern.search(source)] == []
