"""Reading what the product shows, as a member and as an API client: pages, tables, lists."""

import re

import pytest
from django.urls import reverse

from tests.factories import make_gebruiker


def met_enkele_spaties(tekst):
    return re.sub(r"\s+", " ", tekst.replace("\xa0", " ")).strip()


def zonder_tags(html):
    return met_enkele_spaties(re.sub(r"<[^>]+>", " ", html))


def cel(html):
    """What a cell says, without the source that opens beside a figure."""
    cijfer = re.search(r'<span class="cijfer">(.*?)</span>', html, re.S)
    return zonder_tags(cijfer[1] if cijfer else html)


@pytest.fixture
def html_van(client_van):
    """The page as a member sees it: ``html_van("monitoring:indicator", "VERBLIJF")``."""
    client = client_van(make_gebruiker())
    return lambda naam, *args, **keuze: client.get(reverse(naam, args=args), keuze).content.decode()


@pytest.fixture
def tabelrijen(html_van):
    """Every row of every table of a page, as a list of texts."""

    def lezen(*pagina, **keuze):
        rijen = re.findall(r"<tr\b.*?</tr>", html_van(*pagina, **keuze), re.S)
        return [[cel(deel) for deel in re.findall(r"<t[hd]\b.*?</t[hd]>", r, re.S)] for r in rijen]

    return lezen


@pytest.fixture
def uit_api(api_client):
    """The rows of a list of the API: ``uit_api("metingen", gebied="OOST")``."""

    def lezen(resource, **keuze):
        return api_client.get(f"/api/v1/{resource}", {"pageSize": 1000, **keuze}).json()["results"]

    return lezen
