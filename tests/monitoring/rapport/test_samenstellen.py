"""What a report holds: blocks as chosen, words of the half-year, what changed, and old reports."""

from datetime import date

import pytest

from monitoring.models import Cyclus, Meting
from monitoring.rapport import acties
from monitoring.rapport.bewaard import VERSIE, blok_uit, cijfers_uit, gelezen
from monitoring.rapport.blokken import SOORTEN, Bloksoort, registreer
from monitoring.rapport.maken import rapport_maken
from monitoring.rapport.nu_bekend import nu_anders
from monitoring.rapport.opmaak import context
from monitoring.rapport.samenstellen import kenmerk, rapportgegevens
from monitoring.rapport.tabel import KOP, rijen
from regio.models import Gebied, Jeugdhulpregio
from tests.factories import make_gebruiker

pytestmark = pytest.mark.usefixtures("gegevens")
OP = date(2026, 1, 1)


@pytest.fixture
def oost():
    return Cyclus.objects.select_related("gebied").get(gebied__code="OOST", jaar=2023, helft=1)


@pytest.fixture
def lid():
    return make_gebruiker(gebieden=Gebied.objects.filter(code="OOST"))


def codes(gegevens):
    return [blok["code"] for blok in gegevens["blokken"]]


def test_without_a_choice_a_report_has_every_block_of_its_kind(oost):
    gebied = rapportgegevens(oost, op=OP)
    twente = Jeugdhulpregio.objects.get(naam="Twente")
    regio = rapportgegevens(oost, op=OP, regio=twente)

    assert codes(gebied)[0] == codes(regio)[0] == "samenvatting"
    assert "regios" in codes(gebied)
    assert "regios" not in codes(regio)
    assert regio["regio"]["naam"] == "Twente"
    assert {rij["onderwerp"] for rij in regio["cijfers"] if rij["soort"] == "meting"} == {"Twente"}


def test_an_area_chooses_its_blocks_and_writes_its_own_words(oost, lid):
    keuze = [
        {"code": "tekst", "titel": "Voorwoord", "tekst": "Vaste woorden."},
        {"code": "samenvatting"},
    ]
    acties.opzet_bewaren(oost.gebied, "gebied", keuze, by=lid)
    acties.teksten_bewaren(oost, None, {"samenvatting": "Dit halfjaar telt."}, by=lid)

    blokken = rapportgegevens(oost, op=OP)["blokken"]

    assert [(blok["titel"], blok["tekst"]) for blok in blokken] == [
        ("Voorwoord", "Vaste woorden."),
        ("Samenvatting", "Dit halfjaar telt."),
    ]


def test_every_indicator_says_what_it_means_and_how_many_regions_it_rests_on(oost):
    (instroom,) = [
        rij
        for rij in blok_uit(rapportgegevens(oost, op=OP), "indicatoren")["indicatoren"]
        if rij["code"] == "INSTROOM-JZP"
    ]

    assert instroom["dekking"] == "9 van 9 regio's"
    assert instroom["samen"]["nu"] == instroom["gedrukt"] == 85
    assert {"naam": "Twente", "vorig": "niet geleverd", "nu": 32} in instroom["regios"]


def test_the_next_report_says_what_changed_since_the_adopted_one(oost, lid):
    eerste = rapport_maken(oost)
    acties.rapport_vaststellen(eerste, by=make_gebruiker(gebieden=Gebied.objects.all()))
    Meting.objects.filter(code="ins-021").update(waarde=33)
    volgende, _ = Cyclus.objects.get_or_create(gebied=oost.gebied, jaar=2023, helft=2)

    veranderd = blok_uit(rapportgegevens(volgende, op=OP), "veranderd")
    (anders,) = nu_anders(eerste)

    assert veranderd["vorig"]["versie"] == 1
    assert [(rij["was"], rij["werd"]) for rij in veranderd["herzien"]] == [(32, 33)]
    assert (anders.onderwerp, anders.was, anders.werd) == ("Twente", 32, 33)
    assert {"Twente"} == {
        rij["onderwerp"] for rij in cijfers_uit(eerste.gegevens) if rij["waarde"] == 32
    }


def test_the_mark_of_the_figures_does_not_depend_on_the_day(oost):
    een, ander = rapportgegevens(oost, op=OP), rapportgegevens(oost, op=date(2026, 2, 2))

    assert kenmerk(een) == kenmerk(ander)
    assert kenmerk({**een, "halfjaar": "2023-2"}) != kenmerk(een)


def test_the_figures_to_download_have_a_definition_each(oost):
    lijst = [dict(zip(KOP, rij, strict=True)) for rij in rijen(rapport_maken(oost))]

    (twente,) = [
        rij
        for rij in lijst
        if (rij["waarover"], rij["periode"]) == ("Twente", "eerste halfjaar 2023")
    ]
    assert (twente["waarde"], twente["isVoorbeeld"]) == (32, "nee")
    assert "JeugdzorgPlus" in twente["cijfer"]
    assert twente["definitie"]


def test_a_report_of_before_there_were_blocks_still_reads_as_it_was():
    toen = {
        "versie": 1,
        "gebied": {"code": "OOST", "naam": "Gebied Oost"},
        "halfjaar": "2023-1",
        "opgemaakt_op": "2025-01-01",
        "samenvatting": ["Zo stond het."],
        "dekking": [],
        "regiotabellen": [],
        "voortgang": None,
        "voorzieningen": None,
        "paden": [],
        "regios": [],
        "bevindingen": [],
        "termijnen": [],
        "bijlage": [{"indicator": "Instroom", "waarde": 1}],
        "bronnen": [],
    }

    nu = gelezen(toen)

    assert nu["versie"] == VERSIE
    assert blok_uit(toen, "samenvatting")["zinnen"] == ["Zo stond het."]
    assert cijfers_uit(toen) == toen["bijlage"]
    assert context(toen, versie=1, status="concept")["titel"] == "Monitor Gebied Oost"


def test_a_room_adds_its_own_block_and_a_code_is_taken_once(monkeypatch):
    monkeypatch.setattr("monitoring.rapport.blokken.SOORTEN", dict(SOORTEN))
    from monitoring.rapport import blokken

    registreer(Bloksoort("proef", "Proef", "Een proef.", lambda bereik: {}), na="paden")

    volgorde = list(blokken.SOORTEN)
    assert volgorde.index("proef") == volgorde.index("paden") + 1
    with pytest.raises(ValueError, match="al geregistreerd"):
        registreer(Bloksoort("proef", "Proef", "Een proef.", lambda bereik: {}))
