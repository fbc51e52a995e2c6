import csv
import io

import pytest
from django.urls import reverse

from tests.factories import make_gebruiker
from vastgoed.models import Toekenning

pytestmark = pytest.mark.usefixtures("gegevens")
REKENBLAD = reverse("vastgoed:regeling-rekenblad", args=["SPUK-T2"])
TOEKENNINGEN = reverse("vastgoed:regeling-toekenningen", args=["SPUK-T2"])


@pytest.fixture
def lid(client_van):
    return client_van(make_gebruiker())


def tabel(lid):
    return lid.get(TOEKENNINGEN).context["tabel"]


def gemeente(lid, naam, bron):
    return next(
        rij for rij in tabel(lid).gemeenten if rij.gemeente.naam == naam and rij.bron.code == bron
    )


def test_enschede_divides_247_places_and_4220779_euro(lid):
    enschede = gemeente(lid, "Gemeente Enschede", "OV-2022")

    assert sorted(regel.rij.plaatsen for regel in enschede.toekenningen) == [39, 42, 62, 104]
    assert (enschede.plaatsen, enschede.bedrag) == (247, 4_220_779)
    assert (enschede.beschikking.rij.plaatsen, enschede.beschikking.rij.bedrag) == (247, 4_220_779)


def test_every_amount_but_one_is_what_its_places_come_to(lid):
    regels = [
        regel
        for rij in tabel(lid).gemeenten
        for regel in (*rij.toekenningen, *([rij.beschikking] if rij.beschikking else []))
    ]

    afwijkend = {regel.rij.code: regel.verschil for regel in regels if regel.verschil}
    assert afwijkend == {"toe-15": 777_170 - 683_527}
    assert len(regels) == 17


def test_noord_adds_up_to_299_places_but_not_to_its_amount(lid):
    noord = next(rij for rij in tabel(lid).totalen if rij.regel.naam == "Noord-Nederland")

    assert (noord.regel.rij.plaatsen, noord.plaatsen_opgeteld) == (299, 299)
    assert sorted(deel.rij.plaatsen for deel in noord.delen) == [8, 36, 40, 41, 174]
    assert (noord.regel.rij.bedrag, noord.bedrag_opgeteld) == (5_109_364, 5_203_006)


def test_the_national_total_gives_the_rate(lid):
    alles = tabel(lid)

    land = next(rij for rij in alles.totalen if rij.regel.naam == "Nederland")
    assert (land.regel.rij.plaatsen, land.regel.rij.bedrag) == (2_926, 50_000_000)
    assert round(float(alles.tarief), 2) == 17_088.17


def test_the_row_that_differs_carries_its_findings(lid):
    antwoord = lid.get(TOEKENNINGEN)

    rij = Toekenning.objects.get(code="toe-15")
    sleutels = {rij.sleutel for rij in antwoord.context["beeld"].bedragen["toekenning"][rij.pk]}
    assert "toekenning-tarief:toe-15-bedrag" in sleutels
    html = antwoord.content.decode()
    assert "777.170" in html
    assert "683.527" in html


def test_the_download_holds_what_the_page_shows(lid):
    antwoord = lid.get(TOEKENNINGEN, {"formaat": "csv"})

    inhoud = b"".join(antwoord.streaming_content).decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(inhoud), delimiter=";"))
    assert len(rijen) == 19
    assert {rij["Soort rij"] for rij in rijen} == {
        "toekenning",
        "deel van een toekenning",
        "beschikking",
        "totaal",
    }


def test_the_calculation_sheet_gives_every_euro_away(lid):
    bladen = lid.get(REKENBLAD).context["bladen"]

    assert [blad.naam for blad in bladen] == [
        "Noord-Nederland",
        "Gemeente Enschede",
        "Gemeente Leeuwarden",
    ]
    for blad in bladen:
        assert blad.gegeven == blad.verdeling.totaal == sum(r.deel.gegeven for r in blad.regels)


def test_the_total_of_noord_leaves_ambiq_the_amount_of_40_places(lid):
    noord = lid.get(REKENBLAD).context["bladen"][0]

    ambiq = next(regel for regel in noord.regels if regel.naam == "Ambiq")
    assert (ambiq.deel.gegeven, ambiq.verschil) == (683_527, 777_170 - 683_527)


def test_the_calculation_sheet_divides_a_total_of_your_own(lid):
    enschede = lid.get(REKENBLAD).context["bladen"][1]

    antwoord = lid.get(REKENBLAD, {"verdeel": enschede.sleutel, "totaal": "€ 1.000"})

    (blad,) = antwoord.context["bladen"]
    assert {r.naam: r.deel.gegeven for r in blad.regels} == {
        "Ambiq": 421,
        "Jarabee": 158,
        "Pluryn (deels)": 251,
        "Trias Jeugdhulp": 170,
    }
    assert "eigen berekening" in antwoord.content.decode()


@pytest.mark.parametrize("totaal", ["-3", "tien", "10,50", "1.00", ""])
def test_the_calculation_sheet_says_what_a_total_looks_like(lid, totaal):
    antwoord = lid.get(REKENBLAD, {"verdeel": "weg", "totaal": totaal})

    assert "Er zijn 2 dingen niet goed ingevuld" in antwoord.content.decode()
    assert len(antwoord.context["bladen"]) == 3


@pytest.mark.parametrize(
    "naam",
    ["regeling", "regeling-toekenningen", "regeling-rekenblad", "regeling-termijnen"],
)
def test_a_scheme_is_not_found_without_membership(client_van, naam):
    vreemde = client_van(make_gebruiker(rol=None))

    assert vreemde.get(reverse(f"vastgoed:{naam}", args=["SPUK-T2"])).status_code == 404


def test_the_lists_take_few_queries(lid, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        lid.get(reverse("vastgoed:regeling-lijst"))
    with django_assert_max_num_queries(23):
        lid.get(TOEKENNINGEN)


def test_a_scheme_without_grants_says_what_would_be_here(lid):
    antwoord = lid.get(reverse("vastgoed:regeling-toekenningen", args=["SPUK-T1"]))

    assert "Geen toekenningen bekend" in antwoord.content.decode()


def test_the_dossiers_of_area_and_provider_show_the_grants(lid):
    noord = lid.get(reverse("vastgoed:gebied-geld", args=["NN"])).content.decode()
    ambiq = lid.get(reverse("vastgoed:aanbieder-toekenningen", args=["AMBIQ"]))

    assert "299" in noord
    assert "5.109.364" in noord
    assert {int(regel.rij.plaatsen) for regel in ambiq.context["regels"]} == {104, 40}
