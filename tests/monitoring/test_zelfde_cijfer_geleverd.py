"""The same for what regions delivered: page, report, its web version, its data and the API.

Every indicator that Zuidwest follows, the derived one with them, as if the examples were delivered
for real: small counts are shielded, and one total rests on four of five regions.
"""

import csv
import io
import re
from functools import cache
from typing import Any

import pytest
from django.urls import reverse

from jeugdzorg.kern.notation import is_number
from monitoring.halfjaar import Halfjaar
from monitoring.models import Indicator, Rapport
from monitoring.rapport.opmaak import rapport_pdf
from monitoring.rapport.samenstellen import rapportgegevens
from regio.afscherming import afscherming_bepalen
from regio.models import Bron, Gebied, Jeugdhulpregio
from tests.factories import make_gebruiker
from tests.factories_monitoring_indicatoren import make_gebiedsindicator, make_indicator
from tests.factories_monitoring_rapport import make_rapport
from tests.monitoring.rapport.vol import (
    ONTBREEKT,
    OP,
    als_echt_geleverd,
    een_regio_leverde_niet,
    zuidwest,
)
from tests.monitoring.test_zelfde_cijfer import (
    Cijfers,
    als_de_api,
    cijferregels,
    getallen,
    in_de_api,
    in_de_export,
    in_het_overzicht,
    op_de_lijst,
    pdf_tekst,
    rijen_van,
)

pytestmark = pytest.mark.usefixtures("voorbeelden")
NU = Halfjaar(2024, 2)
AFGELEID = "PLAATS-PER-BED"
GELEVERD = [f"KWN-{n:02}" for n in range(1, 15)] + ["KWN-10a"]
VORMEN = ("rapport-cijfers", "rapport-lezen", "rapport-voorbeeld")


def wereld() -> None:
    als_echt_geleverd()
    een_regio_leverde_niet()
    formule = {"formule": "KWN-02 / KWN-01 * 100", "decimalen": 1, "telwijze": "geen"}
    zuid = Gebied.objects.get(code="ZW")
    afgeleid = make_indicator(
        code=AFGELEID, naam="Plaatsingen per honderd bedden", versie=formule,
        bron=Bron.objects.get(code="ZW-2024"),
    )  # fmt: skip
    make_gebiedsindicator(gebied=zuid, indicator=afgeleid, volgorde=99)
    afscherming_bepalen()


@pytest.fixture
def rapport() -> Rapport:
    wereld()
    return rapport_van()


@cache
def gemaakt() -> tuple[dict[str, Any], str]:
    """What the report keeps, and the words of its PDF; the same in every test."""
    gegevens = rapportgegevens(zuidwest(2), op=OP)
    return gegevens, pdf_tekst(rapport_pdf(gegevens, versie=1, status="concept"))


def rapport_van() -> Rapport:
    """Published, with the figures that were collected once."""
    return make_rapport(cyclus=zuidwest(2), gegevens=gemaakt()[0], status="gepubliceerd")


def indicatorregels() -> dict[str, dict[str, Any]]:
    blokken = {blok["code"]: blok["inhoud"] for blok in gemaakt()[0]["blokken"]}
    return {rij["code"]: rij for rij in blokken["indicatoren"]["indicatoren"]}


@pytest.fixture
def lezer(client_van: Any) -> Any:
    return client_van(make_gebruiker())


def geschreven(waarde: Any) -> str:
    return getallen(str(waarde).replace(".", ",")) if is_number(waarde) else str(waarde)


def test_every_indicator_that_is_a_number_is_walked(rapport):
    kwantitatief = Indicator.objects.filter(
        soort="kwantitatief", gebiedsindicatoren__gebied__code="ZW"
    )

    assert set(indicatorregels()) == {*GELEVERD, AFGELEID}
    assert set(kwantitatief.values_list("code", flat=True)) == {*GELEVERD, AFGELEID}


@pytest.mark.parametrize("code", GELEVERD)
def test_page_export_api_and_report_say_the_same(code, rapport, lezer, api_client):
    pagina = op_de_lijst(lezer, code)
    regel = indicatorregels()[code]

    assert in_de_export(lezer, code) == pagina
    assert in_de_api(api_client, code) == als_de_api(pagina)
    assert in_het_overzicht(lezer, code) == {w for waarden in pagina.values() for w in waarden}
    for regio in regel["regios"]:
        for halfjaar, waarde in zip(regel["kop"], (regio["vorig"], regio["nu"]), strict=True):
            assert geschreven(waarde) in in_dat_halfjaar(pagina, regio["naam"], halfjaar)
    regels = [rij for rij in cijferregels(rapport.gegevens) if rij["code"] == code]
    assert len({rij["onderwerp"] for rij in regels}) >= 5
    for rij in regels:
        sleutel = (rij["onderwerp"], rij["periode"], rij["uitsplitsing"] or "geheel")
        assert geschreven(rij["waarde"]) in pagina[sleutel], sleutel


def in_dat_halfjaar(pagina: Cijfers, naam: str, halfjaar: str) -> list[str]:
    """What the page has of a region over the half-year, or on its last day."""
    dag = {"eerste": "30 juni", "tweede": "31 december"}[halfjaar.split()[0]]
    perioden = (halfjaar, f"{dag} {halfjaar.split()[-1]}")
    gevonden = [waarde for wat in perioden for waarde in pagina.get((naam, wat, "geheel"), [])]
    return gevonden or ["niet geleverd"]


def test_the_data_of_the_report_are_its_figures(rapport, lezer):
    inhoud = b"".join(lezer.get(adres("rapport-cijfers", rapport)).streaming_content)

    rijen = csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";")

    gevonden = [
        (
            rij["cijfer"],
            rij["waarover"],
            rij["periode"],
            rij["uitsplitsing"],
            getallen(rij["waarde"]),
        )
        for rij in rijen
        if rij["soort"] != "totaal"
    ]
    verwacht = [
        (
            rij["indicator"],
            rij["onderwerp"],
            rij["periode"],
            rij["uitsplitsing"],
            geschreven(rij["waarde"]),
        )
        for rij in rapport.gegevens["cijfers"]
    ]
    assert gevonden == verwacht
    assert len(gevonden) > 300


@pytest.mark.parametrize("vorm", VORMEN[1:])
def test_the_web_version_prints_each_value_and_total(vorm, rapport, lezer):
    html = lezer.get(adres(vorm, rapport)).content.decode()

    for regel in indicatorregels().values():
        assert tabel_van(html, f"{regel['naam']} per regio") == getoond(regel), regel["code"]


def test_the_pdf_prints_each_value_and_total(rapport):
    tekst = gemaakt()[1]

    for regel in indicatorregels().values():
        begin = tekst.index(f"{regel['naam']} per regio Regio")
        stuk = tekst[begin : begin + 900]
        for rij in getoond(regel):
            assert " ".join(rij) in stuk, regel["code"]


def test_a_total_rests_on_the_same_regions_everywhere(rapport, lezer):
    code, naam = ONTBREEKT
    regel = indicatorregels()[code]

    assert regel["dekking"] == "4 van 5 regio's"
    assert regel["ontbreekt"] == [naam]
    assert "Samen (4 van 5 regio's)" in gemaakt()[1]
    assert "De regio's leverden samen 100 (5 van 5 regio's)." in gemaakt()[1]
    assert "Samen (4 van 5 regio&#x27;s)" in lezer.get(adres(VORMEN[1], rapport)).content.decode()
    assert (naam, NU.label, "geheel") not in op_de_lijst(lezer, code)


def test_a_total_is_the_sum_of_what_is_shown_or_hidden_with_what_is_not(rapport):
    optelbaar = [rij for rij in indicatorregels().values() if rij["samen"]["nu"] != "n.v.t."]

    assert {rij["samen"]["nu"] for rij in optelbaar} >= {100, "afgeschermd"}
    for regel in optelbaar:
        waarden = [regio["nu"] for regio in regel["regios"] if regio["nu"] != "niet geleverd"]
        heel = all(map(is_number, waarden))
        assert regel["samen"]["nu"] == (sum(waarden) if heel else "afgeschermd"), regel["code"]


def test_what_is_worked_out_is_the_same_in_the_report_and_in_its_course(rapport, lezer):
    regel = indicatorregels()[AFGELEID]

    assert regel["dekking"] == "4 van 5 regio's"
    assert {str(regio["nu"]) for regio in regel["regios"]} >= {"51.3", "afgeschermd", "None"}
    for regio in regel["regios"]:
        vraag = {"onderwerp": Jeugdhulpregio.objects.get(naam=regio["naam"]).code}
        antwoord = lezer.get(reverse("monitoring:indicator-verloop", args=[AFGELEID]), vraag)
        rijen = rijen_van(zichtbaar(antwoord.content.decode()))
        verloop = {rij[0]: rij[2] for rij in rijen if len(rij) == 5}
        assert verloop[NU.label] == f"{in_woorden(regio['nu'])} uitgerekend", regio["naam"]


def adres(naam: str, rapport: Rapport) -> str:
    return reverse(f"monitoring:{naam}", args=[rapport.pk])


def tabel_van(html: str, titel: str) -> list[list[str]]:
    """The rows of the table with that caption, below its head."""
    tabel = re.search(rf"<caption>{re.escape(titel)}</caption>.*?</table>", html, re.S)
    assert tabel, titel
    return [[*rij] for rij in rijen_van(zichtbaar(tabel[0]))][1:]


def zichtbaar(html: str) -> str:
    """Without what is only read aloud."""
    return re.sub(r'<span class="alleen-voorlezen">.*?</span>', "", html)


def getoond(regel: dict[str, Any]) -> list[list[str]]:
    """As a table shows it: a row per region, and together."""
    rijen = [[regio["naam"], regio["vorig"], regio["nu"]] for regio in regel["regios"]]
    rijen.append([f"Samen ({regel['dekking']})", regel["samen"]["vorig"], regel["samen"]["nu"]])
    return [[naam, in_woorden(vorig), in_woorden(nu)] for naam, vorig, nu in rijen]


def in_woorden(waarde: Any) -> str:
    if waarde is None:
        return "onbekend"
    return str(waarde).replace(".", ",") if is_number(waarde) else waarde


def test_a_sum_of_examples_is_marked_as_one(client_van):
    pagina = client_van(make_gebruiker()).get(reverse("monitoring:indicator", args=["KWN-01"]))

    rij, cellen = next(regel for regel in pagina.context["matrix"].regels() if regel[0].soort)
    gemeten, som, verzonnen = cellen[-1]
    assert (rij.naam, gemeten, som, verzonnen) == ("Zuidwest, totaal", None, 100, True)
    assert "Voorbeeld</span> 100 <span" in pagina.text
