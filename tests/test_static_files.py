"""The style sheets as production serves them: each address is a file with a fingerprint."""

import re
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.template.loader import render_to_string

CSS = Path(settings.BASE_DIR) / "jeugdzorg" / "static" / "css"
MANIFEST = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"


def test_collecting_gives_every_imported_style_sheet_a_fingerprint(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": MANIFEST}}

    call_command("collectstatic", interactive=False, verbosity=0)

    [sheet] = (tmp_path / "css").glob("basis.*.css")
    imported = re.findall(r'@import url\("\.\./([^"]+)"\)', sheet.read_text())
    assert [re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in imported] == [
        "tokens/theme.css",
        "utrecht/html.css",
    ]
    assert all((tmp_path / name).is_file() for name in imported)


VAN_RAPPORT = {"pdf", "pdf-scherm", "rapport-lezen"}
"""Of a report as paper, as a preview, and read on a page of its own."""


def test_every_style_sheet_of_the_pages_is_linked():
    linked = re.findall(r"css/(\w+)\.css", render_to_string("components/stijlbladen.html"))

    assert set(linked) == {path.stem for path in CSS.glob("*.css")} - VAN_RAPPORT
