"""The same total of Zuidwest everywhere, of what its regions delivered as if for real."""

import csv
import io
from typing import Any

import pytest

from jeugdzorg.kern.notation import NVT
from tests.factories import make_gebruiker
from tests.monitoring.rapport.vol import ONTBREEKT
from tests.monitoring.test_zelfde_cijfer_geleverd import (
    AFGELEID,
    GELEVERD,
    NU,
    VORMEN,
    adres,
    gemaakt,
    getoond,
    indicatorregels,
    rapport,  # noqa: F401 - a fixture
    tabel_van,
)
from tests.monitoring.totalen import Totaal, geschreven, overal_gelijk

pytestmark = pytest.mark.usefixtures("voorbeelden")
PLEK = ("Zuidwest", NU.label)
NIET_OPGETELD = {"KWN-06", "KWN-10", "KWN-10a", "KWN-12", "KWN-13", "KWN-14", AFGELEID}
"""Averages, shares, and what a formula works out per region."""


@pytest.fixture
def lezer(client_van: Any) -> Any:
    return client_van(make_gebruiker())


@pytest.mark.parametrize("code", [*GELEVERD, AFGELEID])
def test_page_files_api_and_report_say_the_same_total(code, rapport, lezer, api_client):  # noqa: F811
    totaal = overal_gelijk(lezer, api_client, code)[PLEK]
    regel = indicatorregels()[code]

    assert (totaal.samen == NVT) == (code in NIET_OPGETELD)
    assert geschreven(regel["samen"]["nu"]) == totaal.samen
    assert (regel["dekking"], ", ".join(regel["ontbreekt"])) == (totaal.dekking, totaal.ontbreekt)
    assert geschreven(regel["gedrukt"]) == totaal.volgens_bron
    assert in_de_cijfers(lezer, rapport)[code] == (
        totaal.samen, totaal.dekking, totaal.ontbreekt,
    )  # fmt: skip
    onder = getoond(regel)[-1]
    assert (
        tabel_van(lezer.get(adres(VORMEN[1], rapport)).text, f"{regel['naam']} per regio")[
            len(regel["regios"])
        ]
        == onder
    )
    assert onder[0] == f"Samen ({totaal.dekking})"
    assert geschreven(onder[-1]) == totaal.samen
    tekst = gemaakt()[1]
    begin = tekst.index(f"{regel['naam']} per regio Regio")
    assert " ".join(onder) in tekst[begin : begin + 900]


def in_de_cijfers(client: Any, van: Any) -> dict[str, tuple[str, str, str]]:
    """Totals in the data of the report."""
    inhoud = b"".join(client.get(adres("rapport-cijfers", van)).streaming_content)
    rijen = csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";")
    totalen = [rij for rij in rijen if rij["soort"] == "totaal"]
    assert {(rij["waarover"], rij["periode"]) for rij in totalen} == {PLEK}
    return {
        rij["code"]: (geschreven(rij["waarde"]), rij["dekking"], rij["ontbreekt"])
        for rij in totalen
    }


def test_a_total_of_four_of_five_says_so_and_who_is_missing(rapport, lezer, api_client):  # noqa: F811
    code, naam = ONTBREEKT

    totaal = overal_gelijk(lezer, api_client, code)[PLEK]

    assert (totaal.dekking, totaal.ontbreekt) == ("4 van 5 regio's", naam)
    assert isinstance(totaal, Totaal)


def test_some_totals_are_shown_and_some_are_shielded(rapport, lezer, api_client):  # noqa: F811
    gevonden = {overal_gelijk(lezer, api_client, code)[PLEK].samen for code in GELEVERD[:5]}

    assert {"100", "afgeschermd"} <= gevonden
