"""Every bad workbook gets the right message at the right cell, or is read as it was meant."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from capaciteit.aanlevering.lezen import controleer
from capaciteit.aanlevering.terugsturen import gemerkt_werkboek
from capaciteit.choices import Regelsoort
from capaciteit.models import Voorziening
from jeugdzorg.kern.uploads import Geweigerd, Soort, keur
from tests.capaciteit.aanlevering.slechte_werkboeken import GEVALLEN
from tests.capaciteit.aanlevering.werkboeken import make_wereld

pytestmark = pytest.mark.django_db

SOORTEN = (Soort.XLSX, Soort.CSV)


def test_there_are_more_than_a_hundred_of_them():
    assert len(GEVALLEN) > 100


@pytest.mark.parametrize("geval", GEVALLEN.values(), ids=GEVALLEN.keys())
def test_a_workbook_gets_its_message_or_is_read_right(geval):
    plicht = make_wereld()
    bestand = SimpleUploadedFile(geval.naam, geval.maak(plicht))

    if geval.reden:
        with pytest.raises(Geweigerd) as fout:
            keur(bestand, soorten=SOORTEN)
        assert fout.value.reden == geval.reden
        return

    inhoud, _, soort = keur(bestand, soorten=SOORTEN)
    gelezen = controleer(inhoud, soort, plicht)

    assert sorted((m.code, m.cel) for m in gelezen.meldingen) == sorted(geval.meldingen)
    assert geval.zegt in "".join(m.melding for m in gelezen.meldingen[:1])
    codes = dict(Voorziening.objects.values_list("pk", "code"))
    cijfers = {
        (codes[r.voorziening], r.peildatum): (r.plaatsen, r.bezet, r.wachtend, r.niet_beschikbaar)
        for r in gelezen.regels
        if r.soort is Regelsoort.METING
    }
    assert geval.cijfers.items() <= cijfers.items()
    assert all(m.melding and m.verwacht and m.cel in m.melding for m in gelezen.meldingen)


TERUG = {
    naam: GEVALLEN[naam]
    for naam in (
        *("as it should be", "any workbook", "a sheet with another name", "an empty sheet"),
        *("three empty rows above", "two empty columns before", "hidden rows and columns"),
        *("merged cells", "sheets and remarks of their own", "a decimal comma as text"),
        *("an error of Excel", "a row twice", "a jump since the delivery before"),
        *("texts inside the cells", "names with a prefix", "CSV from an old Excel"),
        *("CSV with lines within a cell", "CSV of origins", "CSV of something else"),
    )
}
"""Of each kind one. Not a formula: what it gave is computed when the workbook is opened again."""


@pytest.mark.parametrize("geval", TERUG.values(), ids=TERUG.keys())
def test_whatever_was_wrong_it_comes_back_and_may_come_in_again(geval):
    plicht = make_wereld()
    inhoud = io.BytesIO(geval.maak(plicht))
    soort = Soort.CSV if geval.naam.endswith("csv") else Soort.XLSX
    eerst = controleer(inhoud, soort, plicht)

    terug = gemerkt_werkboek(inhoud, soort, eerst.meldingen)

    inhoud, _, soort = keur(SimpleUploadedFile("terug.xlsx", terug), soorten=SOORTEN)
    opnieuw = controleer(inhoud, soort, plicht)
    if eerst.regels:
        assert opnieuw.regels == eerst.regels
