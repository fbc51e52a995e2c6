"""What the tests of the lists share: reading a download, counting what a page asks."""

import csv
import io

import openpyxl
from django.db import connection
from django.test.utils import CaptureQueriesContext


def uit_csv(response):
    """The rows of a download as dicts by the heads of the columns."""
    tekst = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


def uit_xlsx(response):
    """The rows of the workbook as dicts, and its explanation as pairs of a label and a text."""
    boek = openpyxl.load_workbook(io.BytesIO(response.getvalue()))
    kop, *rijen = boek["Gegevens"].iter_rows(values_only=True)
    toelichting = list(boek["Toelichting"].iter_rows(values_only=True))
    return [dict(zip(kop, rij, strict=True)) for rij in rijen], toelichting


def aantal_vragen(client, adres, filters=None):
    """How many queries the page takes, once the caches are filled."""
    client.get(adres, filters)
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(adres, filters).status_code == 200
    return len(vragen)


def tekst_van(response):
    """The text of a page as one line, so that a sentence can be looked for."""
    return " ".join(response.content.decode().split())
