"""From the template, filled in, to figures; and what is said of a file as a whole."""

import io
from datetime import date

import openpyxl
import pytest

from capaciteit.aanlevering.lezen import controleer
from capaciteit.aanlevering.meldingen import PER_SOORT
from capaciteit.aanlevering.regels import Regel
from capaciteit.choices import AanleverErnst, Regelsoort
from capaciteit.models import Aanleverplicht, Voorziening
from jeugdzorg.kern.uploads import Soort
from regio.models import Jeugdhulpregio
from tests.capaciteit.aanlevering.werkboeken import (
    LENTE,
    ZOMER,
    bewaard,
    cel,
    cellen,
    ingevuld,
    make_wereld,
    sluit,
)
from tests.factories_capaciteit import make_locatie, make_voorziening

pytestmark = pytest.mark.django_db


def lees(plicht, vul=None):
    return controleer(io.BytesIO(ingevuld(plicht, vul)), Soort.XLSX, plicht)


def test_the_template_filled_in_gives_these_figures_and_no_messages():
    plicht = make_wereld()
    rijen = {
        **{"H2": 3, "I2": 1, "J2": "verbouwing", "K2": "Nieuw dak"},
        **{"H3": 0},
    }
    gelezen = lees(plicht, cellen("Capaciteit", **rijen))

    a, b = (Voorziening.objects.get(code=code).pk for code in ("VRZ-A", "VRZ-B"))
    twente = Jeugdhulpregio.objects.get(code="JZ01").pk
    meting, herkomst = Regelsoort.METING, Regelsoort.HERKOMST
    assert gelezen.meldingen == []
    assert gelezen.sjabloonversie == 1
    plekken = "plekken"
    assert gelezen.regels == [
        Regel(
            *(meting, "Capaciteit", 2, a, plekken, LENTE, 12, 10, 3, 1, "verbouwing"),
            opmerking="Nieuw dak",
        ),
        Regel(meting, "Capaciteit", 3, a, plekken, ZOMER, 12, 10, 0),
        Regel(meting, "Capaciteit", 4, b, plekken, LENTE, 8, 6),
        Regel(meting, "Capaciteit", 5, b, plekken, ZOMER, 8, 6),
        Regel(herkomst, "Herkomst", 2, a, "verblijvend", herkomst_regio=twente, aantal=10),
        Regel(herkomst, "Herkomst", 5, b, "verblijvend", herkomst_regio=twente, aantal=6),
    ]


def test_every_measure_of_origin_is_a_figure_and_empty_is_none():
    plicht = make_wereld()

    rijen = {"C3": "onbekend", "E3": 2, "F3": 1, "G3": 0, "H3": 1}
    gelezen = lees(plicht, cellen("Herkomst", **rijen))

    assert gelezen.meldingen == []
    assert [
        (regel.maat, regel.herkomst_regio, regel.aantal)
        for regel in gelezen.regels
        if regel.rij == 3 and regel.soort is Regelsoort.HERKOMST
    ] == [
        *(("instroom", None, 2), ("uitstroom", None, 1)),
        *(("herplaatsing", None, 0), ("spoed", None, 1)),
    ]


def test_a_warning_keeps_the_explanation_of_its_row_and_does_not_block():
    plicht = make_wereld()

    gelezen = lees(plicht, cellen("Capaciteit", F2=25, F3=25, K2="Twee groepen samengevoegd."))

    assert [(m.ernst, m.code, m.cel, m.toelichting) for m in gelezen.meldingen] == [
        (AanleverErnst.WAARSCHUWING, "sprong", "F2", "Twee groepen samengevoegd.")
    ]
    assert gelezen.fouten == []
    assert len(gelezen.regels) == 6


def test_a_message_says_the_value_the_rule_and_what_would_be_right():
    melding = lees(make_wereld(), cel("G4", "12,5")).meldingen[0]

    assert melding.melding == "In G4 staat '12,5'. Dat is geen heel getal."
    assert melding.verwacht == ("Vul hele jeugdigen in, bijvoorbeeld 12; 0 als er geen zijn.")
    assert (melding.blad, melding.rij, melding.kolom) == ("Capaciteit", 4, "Bezet")
    assert melding.waarde == "12,5"


def test_of_anothers_facility_is_said_what_is_said_of_none():
    plicht = make_wereld()

    vreemd, geen = (lees(plicht, cel("A4", code)).meldingen[0] for code in ("VRZ-X", "VRZ-Q"))

    assert vreemd.melding.replace("VRZ-X", "VRZ-Q") == geen.melding
    assert vreemd.verwacht == geen.verwacht


def test_everything_is_said_at_once_on_both_sheets():
    def vul(boek):
        for adres, waarde in {"F2": "x", "G3": -1, "A4": "VRZ-X", "E5": "ooit"}.items():
            boek["Capaciteit"][adres] = waarde
        boek["Herkomst"]["C2"] = "Atlantis"

    gelezen = lees(make_wereld(), vul)

    assert {m.cel for m in gelezen.meldingen if m.cel} == {"F2", "G3", "A4", "E5", "C2"}


def test_a_thousand_of_a_kind_are_said_and_how_many_more():
    plicht = make_wereld()

    def vul(boek):
        for _ in range(PER_SOORT + 50):
            boek["Capaciteit"].append(["VRZ-Q", None, None, None, LENTE, 1, 1])

    gelezen = lees(plicht, vul)

    assert len(gelezen.meldingen) == PER_SOORT + 1
    assert (
        gelezen.meldingen[-1].melding == "Van deze soort staan er nog 50 meldingen in het bestand."
    )
    assert gelezen.meldingen[-1].ernst == AanleverErnst.FOUT


def test_what_closed_in_between_need_not_be_there_and_wants_a_reason_when_it_is():
    plicht = make_wereld(met_herkomst=False)
    sluit("VRZ-A", date(2024, 5, 1))

    gelezen = lees(plicht)
    zonder = lees(plicht, cellen("Capaciteit", F3=None, G3=None))

    assert [(m.code, m.cel) for m in gelezen.meldingen] == [("niet-open", "F3")]
    assert [m.code for m in zonder.meldingen] == []


def test_a_jump_is_seen_between_the_dates_of_one_file():
    gelezen = lees(make_wereld(), cellen("Capaciteit", F5=30))

    assert [(m.code, m.cel) for m in gelezen.meldingen] == [("sprong", "F5")]
    assert "Op 31-3-2024 waren het 8 plaatsen: 22 meer." in gelezen.meldingen[0].melding


def test_a_file_that_is_no_workbook_is_told_so_and_nothing_is_raised():
    plicht = make_wereld()

    for inhoud, soort in [(b"", Soort.XLSX), (b"PK\x03\x04", Soort.XLSX), (b"", Soort.CSV)]:
        gelezen = controleer(io.BytesIO(inhoud), soort, plicht)
        assert [m.code for m in gelezen.meldingen] == ["onleesbaar"]


def test_a_region_delivers_about_what_lies_in_it():
    plicht = make_wereld(met_herkomst=False)
    regio = Jeugdhulpregio.objects.get(code="JZ01")
    locatie = make_locatie(naam="Almelo", jeugdhulpregio=regio)
    make_voorziening(code="VRZ-R", naam="Roer", locatie=locatie, sinds=date(2020, 1, 1))
    organisatie = plicht.organisatie
    organisatie.soort, organisatie.jeugdhulpregio = "regio", regio
    organisatie.save()
    boek = openpyxl.load_workbook(io.BytesIO(ingevuld(plicht)))

    assert {rij[0].value for rij in boek["Capaciteit"].iter_rows(min_row=2)} == {"VRZ-R"}
    gelezen = controleer(io.BytesIO(bewaard(boek)), Soort.XLSX, plicht)
    assert {m.code for m in gelezen.meldingen} == {"leeg"}


@pytest.mark.parametrize("aantal", [1, 40])
def test_more_rows_take_no_more_queries(django_assert_num_queries, aantal):
    plicht = make_wereld()
    locatie = make_locatie(aanbieders=[plicht.organisatie_id])
    for _ in range(aantal):
        make_voorziening(locatie=locatie)
    inhoud = io.BytesIO(ingevuld(plicht))
    plicht = Aanleverplicht.objects.select_related("ronde", "organisatie").get()

    with django_assert_num_queries(5):
        controleer(inhoud, Soort.XLSX, plicht)
