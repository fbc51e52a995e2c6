"""The same figure everywhere: on the page, in the export, in the API and in the report.

Every indicator with values is walked, every value of it: as a reader without a right of its own, so
that what is shielded on the page has to be shielded in the file and in the API as well. The report
prints public figures only.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from jeugdzorg.kern.notation import getal_tekst
from monitoring.halfjaar import Halfjaar
from monitoring.models import Cyclus, Indicator, Meting
from monitoring.rapport.maken import rapport_maken
from monitoring.rapport.samenstellen import rapportgegevens
from regio.afscherming import afscherming_bepalen
from regio.choices import Zichtbaarheid
from regio.models import Jeugdhulpregio
from tests.factories import make_bron, make_gebruiker, make_organisatie
from tests.plugins.lezen import cel, met_enkele_spaties

pytestmark = pytest.mark.usefixtures("gegevens")
RAPPORTEN = (("OOST", 2023, 1), ("ZW", 2024, 1), ("NN", 2022, 2))
MET_CIJFERS = ("INSTROOM-JZP", "KWN-01", "OPNAMES-JHP", "PLEKKEN-JHP", "VERBLIJF")
GEEN = "geen cijfer"
Sleutel = tuple[str, str, str]
"""Region or area, period in words, breakdown."""
Cijfers = dict[Sleutel, list[str]]


def getallen(tekst: str) -> str:
    """A number as a program writes it; of anything else its words."""
    kaal = tekst.replace(".", "").replace(",", ".").strip()
    return f"{Decimal(kaal).normalize():f}" if re.fullmatch(r"-?\d+(\.\d+)?", kaal) else tekst


def zet(cijfers: Cijfers, sleutel: Sleutel, waarde: str) -> None:
    cijfers.setdefault(sleutel, []).append(waarde)
    cijfers[sleutel].sort()


def op_de_lijst(client: Any, code: str) -> Cijfers:
    """The rows of the page with measurements."""
    adres = reverse("monitoring:meting-lijst")
    gevonden: Cijfers = {}
    pagina, eind = 1, 1
    while pagina <= eind:
        keuze = {"gebied": "", "indicator": code, "pagina": pagina}
        antwoord = client.get(adres, keuze)
        eind = antwoord.context["page_obj"].paginator.num_pages
        for rij in rijen_van(antwoord.content.decode()):
            if len(rij) == 6 and not rij[0].startswith("Indicator"):
                _, plek, periode, deel, waarde, _ = rij
                zet(gevonden, (plek, periode, deel), getallen(waarde))
        pagina += 1
    return gevonden


def rijen_van(html: str) -> Iterator[list[str]]:
    for rij in re.findall(r"<tr\b.*?</tr>", html, re.S):
        yield [unescape(cel(deel)) for deel in re.findall(r"<t[hd]\b.*?</t[hd]>", rij, re.S)]


def in_het_overzicht(client: Any, code: str) -> set[str]:
    """Every value in the matrix of the page of the indicator; a sum of ours is none."""
    html = client.get(reverse("monitoring:indicator", args=[code])).content.decode()
    tabel = re.search(r"<caption[^>]*>[^<]*per regio en periode.*?</table>", html, re.S)
    assert tabel, f"geen tabel met cijfers bij {code}"
    cellen = [waarde for rij in [*rijen_van(tabel[0])][1:] for waarde in rij[1:]]
    gegeven = (w for w in cellen if GEEN not in w and not w.endswith(" opgeteld"))
    return {getallen(waarde.split(" opgeteld")[0]) for waarde in gegeven}


def in_de_export(client: Any, code: str) -> Cijfers:
    keuze = {"gebied": "", "indicator": code, "formaat": "csv"}
    antwoord = client.get(reverse("monitoring:meting-lijst"), keuze)
    inhoud = b"".join(antwoord.streaming_content).decode("utf-8-sig")
    gevonden: Cijfers = {}
    for rij in csv.DictReader(io.StringIO(inhoud), delimiter=";"):
        periode = periode_tekst(dag(rij["Van"]), dag(rij["Tot en met"]))
        plek, deel = rij["Regio of gebied"], rij["Uitsplitsing"] or "geheel"
        zet(gevonden, (plek, periode, deel), getallen(rij["Waarde"]))
    return gevonden


def dag(tekst: str) -> date:
    """As the file writes it: 2023-06-30 or 30-06-2023."""
    delen = [int(deel) for deel in tekst.split("-")]
    return date(*delen) if delen[0] > 31 else date(*reversed(delen))


def periode_tekst(van: date, tot: date) -> str:
    return Meting(periode_van=van, periode_tot=tot).periode_tekst


def in_de_api(api_client: Any, code: str) -> Cijfers:
    keuze = {"pageSize": 1000, "indicator": code}
    antwoord = api_client.get("/api/v1/metingen", keuze).json()
    return cijfers_van_api(antwoord["results"])


def bladerend_door_de_api(api_client: Any, code: str) -> Cijfers:
    """The same by the last row, as a client pulls it, three at a time."""
    adres = f"/api/v1/metingen?indicator={code}&pageSize=3&na="
    rijen: list[Any] = []
    while adres:
        pagina = api_client.get(adres).json()
        rijen += pagina["results"]
        adres = pagina["_links"].get("next", {}).get("href", "")
    return cijfers_van_api(rijen)


def cijfers_van_api(rijen: list[Any]) -> Cijfers:
    gevonden: Cijfers = {}
    for rij in rijen:
        plek = (rij["jeugdhulpregio"] or rij["gebied"])["naam"]
        periode = periode_tekst(dag(rij["periodeVan"]), dag(rij["periodeTot"]))
        waarde = rij["waarde"]
        assert (waarde is None) == (rij["afgeschermd"] == ["waarde"])
        getoond = "afgeschermd" if waarde is None else getallen(getal_tekst(Decimal(str(waarde))))
        zet(gevonden, (plek, periode, rij["uitsplitsing"] or "geheel"), getoond)
    return gevonden


def als_de_api(cijfers: Cijfers) -> Cijfers:
    """A page says how a count is shielded (<5), the API only that it is."""

    def woord(waarde: str) -> str:
        return waarde if re.fullmatch(r"-?\d+(\.\d+)?", waarde) else "afgeschermd"

    return {sleutel: sorted(woord(w) for w in waarden) for sleutel, waarden in cijfers.items()}


@pytest.fixture
def lezer(client_van: Any) -> Any:
    return client_van(make_gebruiker())


def met_cijfers() -> list[str]:
    return list(
        Indicator.objects.exclude(metingen=None).order_by("code").values_list("code", flat=True)
    )


def test_every_indicator_with_values_is_walked():
    assert met_cijfers() == sorted(MET_CIJFERS)


@pytest.mark.parametrize("code", MET_CIJFERS)
def test_page_export_and_api_say_the_same(code, lezer, api_client):
    pagina = op_de_lijst(lezer, code)

    assert sum(map(len, pagina.values())) == Meting.objects.filter(indicator__code=code).count()
    assert in_de_export(lezer, code) == pagina
    assert in_de_api(api_client, code) == pagina
    assert bladerend_door_de_api(api_client, code) == pagina
    assert in_het_overzicht(lezer, code) == {w for waarden in pagina.values() for w in waarden}


@pytest.mark.parametrize("code", MET_CIJFERS)
def test_a_shielded_count_is_shielded_everywhere(code, lezer, api_client):
    indicator = Indicator.objects.get(code=code)
    klein = code != "PLEKKEN-JHP"  # places are no youths
    regio = gedeelde_cijfers(indicator)

    pagina = op_de_lijst(lezer, code)
    export, api = in_de_export(lezer, code), in_de_api(api_client, code)

    [waarde] = pagina[regio.naam, "tweede halfjaar 2024", "geheel"]
    assert (waarde == "3") != klein
    assert export == pagina
    assert api == als_de_api(pagina)
    assert bladerend_door_de_api(api_client, code) == api
    assert in_het_overzicht(lezer, code) == {w for waarden in pagina.values() for w in waarden}


def test_who_delivered_a_small_count_reads_it_everywhere(client_van, api_client_van):
    indicator = Indicator.objects.get(code="KWN-01")
    regio = gedeelde_cijfers(indicator)
    eigenaar = Meting.objects.get(jeugdhulpregio=regio, indicator=indicator, waarde=3).bron.eigenaar
    sleutel = (regio.naam, "tweede halfjaar 2024", "geheel")

    client = client_van(make_gebruiker(organisatie=eigenaar))
    api = api_client_van(make_gebruiker(rol="api_client", organisatie=eigenaar))

    assert op_de_lijst(client, "KWN-01")[sleutel] == ["3"]
    assert in_de_export(client, "KWN-01")[sleutel] == ["3"]
    assert in_de_api(api, "KWN-01")[sleutel] == ["3"]


def gedeelde_cijfers(indicator: Indicator) -> Jeugdhulpregio:
    """A small count and two larger ones that regions shared; gives the region of the small one."""
    bron = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=make_organisatie())
    regios = list(Jeugdhulpregio.objects.filter(gebieden__code="ZW").distinct().order_by("code"))
    periode = Halfjaar(2024, 2)
    for regio, waarde in zip(regios, (3, 12, 20), strict=False):
        Meting.objects.create(
            code=f"gedeeld-{indicator.pk}-{regio.code}",
            indicator=indicator,
            jeugdhulpregio=regio,
            periode_van=periode.van,
            periode_tot=periode.tot,
            waarde=waarde,
            bron=bron,
            vindplaats="levering",
            peildatum=periode.tot,
        )
    afscherming_bepalen()
    return regios[0]


@cache
def rapport_van(gebied: str, jaar: int, helft: int) -> tuple[Any, str]:
    """What a report keeps, and the text of its PDF; made once, the figures do not change."""
    cyclus = Cyclus.objects.select_related("gebied").get(
        gebied__code=gebied, jaar=jaar, helft=helft
    )
    rapport = rapport_maken(cyclus)
    with rapport.bestand.open("rb") as bestand:
        return rapport.gegevens, pdf_tekst(bestand.read())


def pdf_tekst(pdf: bytes) -> str:
    """All words with single spaces, those that were broken off made whole."""
    paginas = [pagina.extract_text() for pagina in PdfReader(BytesIO(pdf)).pages]
    tekst = re.sub("[\u00ad\u2010]\n?", "", "\n".join(paginas))
    return re.sub(r"(?<=\w-)\s+(?=\w)", "", met_enkele_spaties(tekst))


def cijferregels(inhoud: Any) -> Iterator[dict[str, Any]]:
    """Every figure with its indicator that a report keeps, in whatever block it stands."""
    if isinstance(inhoud, dict):
        if {"indicator", "onderwerp", "periode", "uitsplitsing", "waarde"} <= inhoud.keys():
            yield inhoud
        for deel in inhoud.values():
            yield from cijferregels(deel)
    elif isinstance(inhoud, list):
        for deel in inhoud:
            yield from cijferregels(deel)


@pytest.mark.parametrize(("gebied", "jaar", "helft"), RAPPORTEN)
def test_the_report_prints_what_page_and_api_say(gebied, jaar, helft, lezer, api_client):
    gegevens, tekst = rapport_van(gebied, jaar, helft)
    namen = {rij.naam: rij.code for rij in Indicator.objects.filter(code__in=MET_CIJFERS)}
    regels = [rij for rij in cijferregels(gegevens) if rij["indicator"] in namen]
    assert regels, "het rapport bewaart geen enkel cijfer"
    codes = {namen[rij["indicator"]] for rij in regels}
    pagina = {code: op_de_lijst(lezer, code) for code in codes}
    api = {code: in_de_api(api_client, code) for code in codes}

    for rij in regels:
        code = namen[rij["indicator"]]
        sleutel = (rij["onderwerp"], rij["periode"], rij["uitsplitsing"] or "geheel")
        waarde = getal_tekst(Decimal(str(rij["waarde"])))
        assert getallen(waarde) in pagina[code][sleutel]
        assert getallen(waarde) in api[code][sleutel]
        gedrukt = f"{rij['onderwerp']} {rij['periode']}"
        assert gedrukt in tekst
        assert re.search(rf"{re.escape(gedrukt)}[^.]{{0,60}}?{re.escape(waarde)}\b", tekst)


def test_every_indicator_with_values_stands_in_a_report():
    gedrukt = {rij["indicator"] for wat in RAPPORTEN for rij in cijferregels(rapport_van(*wat)[0])}
    namen = set(Indicator.objects.filter(code__in=MET_CIJFERS).values_list("naam", flat=True))

    assert namen <= gedrukt


@pytest.mark.parametrize(("gebied", "jaar", "helft"), RAPPORTEN)
def test_a_shielded_count_is_in_no_report(gebied, jaar, helft):
    regio = gedeelde_cijfers(Indicator.objects.get(code="KWN-01"))
    cyclus = Cyclus.objects.get(gebied__code=gebied, jaar=jaar, helft=helft)

    gegevens = rapportgegevens(cyclus, op=date(2025, 1, 31))

    regels = [rij for rij in cijferregels(gegevens) if rij["onderwerp"] == regio.naam]
    assert "tweede halfjaar 2024" not in {rij["periode"] for rij in regels}
