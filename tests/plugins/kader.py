"""Pages without the frame around them, for the tests that ask for thousands of pages.

The frame (bar, menu, foot) is the same around every page, costs more than most of them, and has
tests of its own: ``test_navigatie``, ``browser/``.
"""

import copy

import pytest

KADER = """
{% block titel %}{% endblock %}{% block extra_kop %}{% endblock %}
{% block kruimelpad %}{% block kruimels %}{% endblock %}{% endblock %}
{% include "components/meldingen.html" %}
<main>{% block pagina %}{% endblock %}</main>
"""
VOOR_HET_KADER = {
    "regio.context_processors.gebiedskeuze",
    "jeugdzorg.navigatie.navigatie",
    "vastgoed.context_processors.mijn_werk",
}


@pytest.fixture
def zonder_kader(settings):
    """Every page is its own content, with its title, breadcrumb and messages."""
    [sjablonen] = copy.deepcopy(settings.TEMPLATES)
    opties = sjablonen["OPTIONS"]
    opties["context_processors"] = [
        naam for naam in opties["context_processors"] if naam not in VOOR_HET_KADER
    ]
    laders = [
        ("django.template.loaders.locmem.Loader", {"base.html": KADER}),
        ("django.template.loaders.filesystem.Loader", sjablonen["DIRS"]),
        "django.template.loaders.app_directories.Loader",
    ]
    opties["loaders"] = [("django.template.loaders.cached.Loader", laders)]
    settings.TEMPLATES = [{**sjablonen, "APP_DIRS": False}]
