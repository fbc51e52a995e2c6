import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.models import Afbouwpad, Doelstelling, Paddeel, Padpunt
from tests.factories import make_bron, make_gebruiker, make_organisatie

pytestmark = pytest.mark.usefixtures("gegevens")
VELDEN = ("doel", "afname", "per_jaar")


@pytest.fixture
def lid(client_van):
    return client_van(make_gebruiker())


def cijfers(html):
    """The text of the page with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " ")


def pad(lid, code):
    return lid.get(reverse("monitoring:afbouwpad", args=[code]))


def test_the_path_of_oost_shows_every_year_as_printed_and_worked_out(lid):
    beeld = pad(lid, "OOST-INSTROOM").context["beeld"]

    gedrukt = [int(regel.punt.waarde) for regel in beeld.regels]
    assert gedrukt == [182, 173, 156, 140, 126, 113, 102, 92, 83, 75, 68]
    assert [int(regel.berekend) for regel in beeld.regels] == gedrukt
    plekken = {regel.punt.datum.year: regel.plekken for regel in beeld.regels}
    assert (plekken[2023], plekken[2024], plekken[2031]) == (78, 70, 34)


def test_oost_is_behind_with_85_against_78(lid):
    antwoord = pad(lid, "OOST-INSTROOM")

    tekst = cijfers(antwoord.content.decode())
    assert "eerste halfjaar 2023 85" in tekst
    assert "78 +7 achter op het pad" in tekst
    assert "34–50" in tekst


def test_zuidwest_shows_its_parts_as_printed_and_worked_out(lid):
    delen = pad(lid, "ZW-BEDDEN").context["delen"]

    assert [int(rij["gedrukt"].basis) for rij in delen["rijen"]] == [49, 45, 16, 7, 8]
    for rij in delen["rijen"]:
        for veld in VELDEN:
            assert getattr(rij["gedrukt"], veld) == rij["berekend"][veld]
    totaal = {naam: str(waarde) for naam, waarde in delen["totaal"].items()}
    assert totaal["doel"] == "54.0"
    assert totaal["afname"] == "71.0"
    assert totaal["per_jaar"] == "20.3"
    assert (totaal["afname_procent"], totaal["per_jaar_procent"]) == ("-57", "-16")


def test_a_point_without_a_year_stands_apart(lid):
    tekst = cijfers(pad(lid, "NN-JHP").content.decode())

    assert "De bron noemt ook 10 met een vraagteken, zonder jaartal" in tekst


def test_findings_stand_at_the_points_they_are_about(lid):
    bevindingen = pad(lid, "OOST-INSTROOM").context["bevindingen"]

    punten = {bevinding.sleutel for rij in bevindingen["punten"].values() for bevinding in rij}
    assert "pad-afname:OOST-INSTROOM-11" in punten
    assert "pad-werkelijk:OOST-INSTROOM-2022-gemeten" in punten


def test_the_list_compares_each_path_with_its_last_measurement(lid):
    antwoord = lid.get(reverse("monitoring:afbouwpad-lijst"), {"gebied": ""})

    standen = {beeld.pad.code: beeld.laatste.stand for beeld in antwoord.context["beelden"]}
    assert standen["OOST-INSTROOM"] == "achter"
    assert standen["NN-JHP"] == "op_koers"


def test_an_area_without_a_path_says_what_would_be_here(lid):
    antwoord = lid.get(reverse("monitoring:afbouwpad-lijst"), {"gebied": "OV"})

    assert "Geen afbouwpaden" in antwoord.content.decode()


def test_the_list_takes_as_many_queries_for_one_path_as_for_all(lid):
    adres = reverse("monitoring:afbouwpad-lijst")

    with CaptureQueriesContext(connection) as alle:
        lid.get(adres, {"gebied": ""})
    Doelstelling.objects.all().delete()
    Afbouwpad.objects.exclude(code="OOST-INSTROOM").delete()
    with CaptureQueriesContext(connection) as een:
        lid.get(adres, {"gebied": ""})

    # Parts and targets are read in one query each, and only where there are any.
    assert len(alle) <= len(een) + 2
    assert len(alle) <= 20


def test_without_membership_there_is_nothing_to_see(client_van):
    vreemde = client_van(make_gebruiker(rol=None))

    assert pad(vreemde, "OOST-INSTROOM").status_code == 404
    assert not vreemde.get(reverse("monitoring:afbouwpad-lijst")).context["beelden"]


def test_an_unknown_path_is_not_found(lid):
    assert pad(lid, "BESTAAT-NIET").status_code == 404


def test_points_and_parts_of_a_closed_source_are_for_its_owner_only(client_van):
    eigenaar = make_organisatie()
    gesloten = make_bron(openbaar=False, eigenaar=eigenaar)
    Padpunt.objects.filter(pad__code="OOST-INSTROOM", volgnummer=4).update(bron=gesloten)
    Paddeel.objects.filter(pad__code="ZW-BEDDEN").update(bron=gesloten)

    def gezien(organisatie):
        lezer = client_van(make_gebruiker(organisatie=organisatie))
        oost, zw = (pad(lezer, code).context["beeld"] for code in ("OOST-INSTROOM", "ZW-BEDDEN"))
        return {punt.volgnummer for punt in oost.punten}, len(zw.delen)

    eigen, vreemd = gezien(eigenaar), gezien(make_organisatie())

    assert (eigen[0] - vreemd[0], eigen[1], vreemd[1]) == ({4}, 5, 0)
