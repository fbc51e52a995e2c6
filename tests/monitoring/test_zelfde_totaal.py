"""The same total of an area everywhere, of what documents print: page, files, API and PDF.

Oost prints its inflow per half-year beside that of its regions. Noord prints totals per year or on
a day, of which no region is known: those have no sum, and say so in the same way everywhere.
"""

import re
from decimal import Decimal
from typing import Any

import pytest

from jeugdzorg.kern.notation import getal_tekst
from monitoring.models import Indicator
from tests.factories import make_gebruiker
from tests.monitoring.test_zelfde_cijfer import (
    MET_CIJFERS,
    RAPPORTEN,
    cijferregels,
    gedeelde_cijfers,
    rapport_van,
)
from tests.monitoring.totalen import LEEG, geschreven, overal_gelijk

pytestmark = pytest.mark.usefixtures("gegevens")
ALLEEN_GEDRUKT = {"OPNAMES-JHP", "PLEKKEN-JHP", "VERBLIJF"}
"""Of these no region is known; there is nothing to add up."""


@pytest.fixture
def lezer(client_van: Any) -> Any:
    return client_van(make_gebruiker())


@pytest.mark.parametrize("code", MET_CIJFERS)
def test_page_files_api_and_pdf_say_the_same_total(code, lezer, api_client):
    totalen = overal_gelijk(lezer, api_client, code)

    gedrukt = {plek: rij.volgens_bron for plek, rij in totalen.items() if rij.volgens_bron != LEEG}
    assert gedrukt, "geen bron noemt een totaal"
    if code in ALLEEN_GEDRUKT:
        assert {rij.samen for rij in totalen.values()} == {LEEG}
        assert {rij.dekking[:1] for rij in totalen.values()} == {"0"}
    for plek, waarde in gedrukt.items():
        assert waarde in in_de_rapporten(code, *plek), plek


def in_de_rapporten(code: str, gebied: str, halfjaar: str) -> set[str]:
    """What the reports keep of the area, and its PDF prints, over that half-year or its year."""
    naam, jaar = Indicator.objects.get(code=code).naam, halfjaar.split()[-1]
    gevonden = set()
    for rapport in RAPPORTEN:
        gegevens, tekst = rapport_van(*rapport)
        for rij in cijferregels(gegevens):
            over = rij["indicator"] == naam and rij["onderwerp"] == gebied
            if over and not rij["uitsplitsing"] and rij["periode"].endswith(jaar):
                waarde = getal_tekst(Decimal(str(rij["waarde"])))
                regel = rf"{re.escape(gebied)} {re.escape(rij['periode'])}[^.]{{0,60}}?"
                assert re.search(rf"{regel}{re.escape(waarde)}\b", tekst)
                gevonden.add(geschreven(rij["waarde"]))
    return gevonden


def test_inflow_of_oost_is_what_its_document_prints(lezer, api_client):
    totalen = overal_gelijk(lezer, api_client, "INSTROOM-JZP")

    half = "eerste halfjaar 2023"
    assert {gebied: totalen[gebied, half].samen for gebied, _ in totalen} == {
        "Gebied Oost": "85",
        "Gelderland": "38",
        "Overijssel": "47",
    }
    assert totalen["Gebied Oost", half].dekking == "9 van 9 regio's"


@pytest.mark.parametrize("code", ["KWN-01", "INSTROOM-JZP", "PLEKKEN-JHP"])
def test_a_sum_with_a_shielded_count_is_shielded_everywhere(code, lezer, api_client):
    """Three regions deliver, one of them a small count; places are no youths."""
    gedeelde_cijfers(Indicator.objects.get(code=code))

    totalen = overal_gelijk(lezer, api_client, code)

    totaal = totalen["Zuidwest", "tweede halfjaar 2024"]
    assert totaal.samen == ("35" if code == "PLEKKEN-JHP" else "afgeschermd")
    assert totaal.dekking == "3 van 5 regio's"
    assert totaal.ontbreekt.count(",") == 1
