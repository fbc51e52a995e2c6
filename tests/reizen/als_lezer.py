"""Making a report and reading it, in the journey of a cycle; the same figures in every form."""

import csv
import io
import re

from pypdf import PdfReader

from jeugdzorg.kern import jobs
from jeugdzorg.kern.models import Taak
from monitoring.models import Rapport

from .kijken import kijk, klik
from .spelers_cyclus import getal

LANG = 120_000
"""Milliseconds in which a machine that is busy has drawn a report."""


def voltooi_taken():
    for taak in Taak.objects.lopend():
        jobs.run(taak.pk)


def druk(page, knop):
    """A button that starts a job, which a test runs at once."""
    page.get_by_role("button", name=knop).click(timeout=LANG)
    voltooi_taken()


def heeft_stand(page, woord):
    page.locator("#inhoud .status").get_by_text(woord, exact=True).wait_for()


def maak_rapport(page, cyclus):
    page.goto(cyclus.get_absolute_url())
    kijk(page, "cyclus-vastgesteld")
    klik(page, "Maak rapport")
    assert page.get_by_label("Halfjaar").input_value() == "2024-2"
    kijk(page, "rapport-maken")
    druk(page, "Maak rapport")
    rapport = Rapport.objects.get(cyclus=cyclus)
    page.goto(rapport.get_absolute_url())
    heeft_stand(page, "concept")
    kijk(page, "rapport-concept")
    return rapport


def stel_rapport_vast(page, rapport):
    klik(page, "Stel vast")
    kijk(page, "rapport-vaststellen")
    druk(page, "Stel het rapport vast")
    page.goto(rapport.get_absolute_url())
    heeft_stand(page, "vastgesteld")


def publiceer(page, rapport):
    page.goto(rapport.get_absolute_url())
    klik(page, "Publiceer")
    kijk(page, "rapport-publiceren")
    klik(page, "Publiceer het rapport", "button")
    heeft_stand(page, "gepubliceerd")


def web_versie(page):
    klik(page, "Lees het rapport")
    page.get_by_role("heading", name="Samenvatting").first.wait_for()
    kijk(page, "rapport-lezen")
    return plat(page.locator("#inhoud").inner_text())


def plat(tekst):
    return re.sub(r"\s+", " ", tekst.replace("\u00ad", ""))


def haal(page, naam, map_):
    with page.expect_download() as wacht:
        page.get_by_role("link", name=naam).first.click()
    pad = map_ / wacht.value.suggested_filename
    wacht.value.save_as(pad)
    return pad


def pdf_tekst(pad):
    return plat(" ".join(blad.extract_text() for blad in PdfReader(pad).pages))


def csv_rijen(pad):
    tekst = pad.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


def is_van(rij, halfjaar):
    """A figure over the half-year, or on a day in it, that a region delivered."""
    return rij["vindplaats"] == f"Levering {halfjaar}"


def geleverde_cijfers(rijen, halfjaar):
    """What the file says that regions delivered, as ``Cyclusspelers.geleverd``."""
    return {
        (rij["waarover"], rij["code"], rij["uitsplitsing"]): getal(rij["waarde"])
        for rij in rijen
        if is_van(rij, halfjaar)
    }
