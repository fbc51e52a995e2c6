"""The key figures of the five plans: on the page, through the API and in the report alike.

Those of the grants are in ``test_kerncijfers_geld``.
"""

import re
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from monitoring.models import Cyclus
from monitoring.rapport.maken import rapport_maken
from tests.plugins.lezen import met_enkele_spaties, zonder_tags

pytestmark = pytest.mark.usefixtures("gegevens")

INSTROOM_OOST = {
    "Achterhoek": (23, 9),
    "Centraal Gelderland": (28, 12),
    "Food Valley": (5, 3),
    "Midden IJssel / Oost Veluwe": (13, 3),
    "Noord-Veluwe": (6, 0),
    "Rijk van Nijmegen": (10, 7),
    "Rivierenland": (9, 4),
    "Gelderland, totaal": (94, 38),
    "IJsselland": (28, 15),
    "Twente": (61, 32),
    "Overijssel, totaal": (89, 47),
    "Gebied Oost, totaal": (183, 85),
}
PAD_OOST = [182, 173, 156, 140, 126, 113, 102, 92, 83, 75, 68]
PLEKKEN_OOST = {2023: 78, 2024: 70, 2031: 34}
DELEN_ZUIDWEST = {
    "Haaglanden": "49 21,2 27,8 −57% 8,0 −16%",
    "Rijnmond": "45 19,4 25,6 −57% 7,3 −16%",
    "Holland Rijnland": "16 6,9 9,1 −57% 2,6 −16%",
    "Zuid-Holland Zuid": "7 3,0 4,0 −57% 1,1 −16%",
    "Midden Holland": "8 3,5 4,5 −57% 1,3 −16%",
    "Totaal": "125 54,0 71,0 −57% 20,3 −16%",
}
DEELVELDEN = ("basis", "doel", "afname", "afnameProcent", "perJaar", "perJaarProcent")
VERBLIJF_NOORD = {"pleegzorg": 2548, "JH+": 137, "andere verblijfzorg": 4058, None: 6743}


class TestOost:
    @pytest.fixture
    def rapport(self):
        return self.rapporttekst()

    @staticmethod
    @cache
    def rapporttekst():
        """The text of the report over the first half of 2023; made once, it changes nothing."""
        cyclus = Cyclus.objects.get(gebied__code="OOST", jaar=2023, helft=1)
        with rapport_maken(cyclus).bestand.open("rb") as bestand:
            paginas = [pagina.extract_text() for pagina in PdfReader(BytesIO(bestand.read())).pages]
        return met_enkele_spaties(re.sub("[\u00ad\u2010]\n?", "", "\n".join(paginas)))

    def test_inflow_per_region_with_totals_on_the_page(self, tabelrijen):
        rijen = [(rij[0], *rij[-2:]) for rij in tabelrijen("monitoring:indicator", "INSTROOM-JZP")]

        for naam, (jaar, half) in INSTROOM_OOST.items():
            assert (naam, str(jaar), str(half)) in rijen

    def test_inflow_per_region_with_totals_in_the_api(self, uit_api):
        metingen = uit_api("metingen", indicator="INSTROOM-JZP")

        gevonden = {
            ((rij["jeugdhulpregio"] or rij["gebied"])["naam"], rij["periodeTot"]): rij["waarde"]
            for rij in metingen
        }
        for naam, (jaar, half) in INSTROOM_OOST.items():
            onderwerp = naam.removesuffix(", totaal")
            assert gevonden[onderwerp, "2022-12-31"] == jaar
            assert gevonden[onderwerp, "2023-06-30"] == half

    def test_inflow_per_region_with_totals_in_the_report(self, rapport):
        for naam, (jaar, half) in INSTROOM_OOST.items():
            assert re.search(rf"{naam} [\d.]+ {jaar} {half} ", rapport), naam

    def test_path_places_and_band_on_the_page(self, tabelrijen, html_van):
        rijen = {rij[0]: rij for rij in tabelrijen("monitoring:afbouwpad", "OOST-INSTROOM")}

        for jaar, waarde in enumerate(PAD_OOST, start=2021):
            assert rijen[str(jaar)][1:3] == [str(waarde), str(waarde)]
        for jaar, plekken in PLEKKEN_OOST.items():
            assert rijen[str(jaar)][5:7] == [str(plekken), str(plekken)]
        assert "34–50" in zonder_tags(html_van("monitoring:afbouwpad", "OOST-INSTROOM"))

    def test_path_places_and_band_in_the_api(self, api_client):
        pad = api_client.get("/api/v1/afbouwpaden/OOST-INSTROOM").json()

        assert [punt["waarde"] for punt in pad["punten"]] == PAD_OOST
        assert [punt["waarde"] for punt in pad["berekend"]["punten"]] == PAD_OOST
        for punten in (pad["punten"], pad["berekend"]["punten"]):
            plekken = {int(punt["datum"][:4]): punt["plekken"] for punt in punten}
            assert {jaar: plekken[jaar] for jaar in PLEKKEN_OOST} == PLEKKEN_OOST
        assert (pad["bandVan"], pad["bandTot"], pad["bandJaar"]) == (34, 50, 2031)

    def test_path_places_and_band_in_the_report(self, rapport):
        for jaar, waarde in enumerate(PAD_OOST, start=2021):
            assert f"{jaar} {waarde} {waarde} " in rapport
        for jaar, plekken in PLEKKEN_OOST.items():
            assert re.search(rf"{jaar} (\d+) \1 n\.v\.t\. {plekken} ", rapport), jaar
        assert "34–50" in rapport

    def test_85_against_78_is_behind_on_the_page(self, tabelrijen):
        rijen = tabelrijen("monitoring:afbouwpad", "OOST-INSTROOM")

        assert ["eerste halfjaar 2023", "85", "78", "+7", "achter op het pad"] in rijen

    def test_85_against_78_follows_from_the_api(self, api_client, uit_api):
        pad = api_client.get("/api/v1/afbouwpaden/OOST-INSTROOM").json()
        metingen = uit_api("metingen", indicator=pad["indicator"]["code"], gebied="OOST")

        half = [rij["waarde"] for rij in metingen if rij["periodeTot"] == "2023-06-30"]
        in_2023 = next(punt["waarde"] for punt in pad["punten"] if punt["datum"] == "2023-12-31")
        assert (max(half), in_2023 / 2) == (85, 78)

    def test_85_against_78_is_behind_in_the_report(self, rapport):
        assert "85 in het eerste halfjaar 2023, tegenover 78 volgens het pad" in rapport
        assert "7 meer: achter op het pad" in rapport


class TestZuidwest:
    def test_shares_on_the_page_are_as_printed_and_as_worked_out(self, tabelrijen):
        rijen = {rij[0]: rij for rij in tabelrijen("monitoring:afbouwpad", "ZW-BEDDEN")}

        for naam, tekst in DELEN_ZUIDWEST.items():
            basis, doel, afname, procent, per_jaar, per_jaar_procent = tekst.split()
            gedrukt = doel.removesuffix(",0") if naam == "Totaal" else doel
            assert rijen[naam][1:] == [
                basis, gedrukt, doel, afname, afname, procent, per_jaar, per_jaar, per_jaar_procent
            ]  # fmt: skip

    def test_shares_in_the_api_are_as_printed_and_as_worked_out(self, api_client):
        pad = api_client.get("/api/v1/afbouwpaden/ZW-BEDDEN").json()

        namen = {
            deel["jeugdhulpregio"]["code"]: deel["jeugdhulpregio"]["naam"] for deel in pad["delen"]
        }
        berekend = {
            namen.get(deel["jeugdhulpregio"], "Totaal"): [deel[veld] for veld in DEELVELDEN]
            for deel in pad["berekend"]["delen"]
        }
        gedrukt = {
            deel["jeugdhulpregio"]["naam"]: [deel[veld] for veld in DEELVELDEN]
            for deel in pad["delen"]
        }
        leesbaar = str.maketrans({",": ".", "−": "-", "%": None})
        verwacht = {
            naam: [float(getal) for getal in tekst.translate(leesbaar).split()]
            for naam, tekst in DELEN_ZUIDWEST.items()
        }
        assert berekend == verwacht
        assert gedrukt == {naam: verwacht[naam] for naam in gedrukt}
        assert len(gedrukt) == 5
        assert (pad["startwaarde"], pad["doelwaarde"], pad["afname"]) == (125, 54, 71)


class TestOverijssel:
    def test_origin_on_the_page(self, tabelrijen):
        rijen = tabelrijen("capaciteit:herkomst", gebied="OV")

        for rij in (
            ["IJsselland", "86", "64", "150", "57%"],
            ["Twente", "198", "39", "237", "84%"],
            ["Overijssel, opgeteld", "284", "103", "387", "73%"],
        ):
            assert rij in rijen

    def test_origin_in_the_api(self, uit_api):
        cijfers = {
            (rij["maat"], (rij["herkomstRegio"] or rij["herkomstGebied"] or {}).get("naam")): rij
            for rij in uit_api("herkomst", gebied="OV")
        }

        def aantallen(maat):
            return [cijfers[maat, regio]["aantal"] for regio in ("IJsselland", "Twente")]

        totaal, binnen = cijfers["verblijvend", "Overijssel"], cijfers["binnen", "Overijssel"]
        assert (totaal["aantal"], binnen["percentage"]) == (387, 73)
        assert sum(aantallen("verblijvend")) == 387
        assert sum(aantallen("binnen")) == 284
        assert sum(aantallen("buiten")) == 103
        assert cijfers["binnen", "IJsselland"]["percentage"] == 57
        assert cijfers["binnen", "Twente"]["percentage"] == 84


class TestNoord:
    def test_residential_care_on_the_page(self, tabelrijen):
        rijen = tabelrijen("monitoring:indicator", "VERBLIJF")

        assert ["Noord-Nederland, totaal", "137", "4.058", "2.548", "6.743"] in rijen

    def test_residential_care_in_the_api(self, uit_api):
        totalen = uit_api("metingen", indicator="VERBLIJF", gebied="NN")

        gevonden = {
            rij["uitsplitsing"]: rij["waarde"] for rij in totalen if not rij["jeugdhulpregio"]
        }
        assert gevonden == VERBLIJF_NOORD
        assert gevonden[None] == 2548 + 137 + 4058
