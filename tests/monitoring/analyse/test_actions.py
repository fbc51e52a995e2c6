import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern import chain
from monitoring.analyse.actions import (
    BLOKKEN,
    analyse_beginnen,
    analyse_vaststellen,
    blok_opslaan,
    blok_toevoegen,
    blok_verwijderen,
    hiaat_opslaan,
)
from monitoring.analyse.tekst import Leestekst
from monitoring.cyclus.verloop import overgang
from monitoring.models import Analyse
from tests.factories import make_gebruiker
from tests.factories_monitoring_analyse import (
    make_analist,
    make_analyse,
    make_cyclus,
    make_hiaat,
    make_meting,
    make_telindicator,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cyclus():
    return make_cyclus()


@pytest.fixture
def analist(cyclus):
    return make_analist(cyclus.gebied)


def blok(analyse, code="samenvatting"):
    return analyse.blokken.get(code=code)


def test_an_analysis_begins_with_the_standard_blocks_and_a_second_click_begins_no_other(
    cyclus, analist
):
    analyse = analyse_beginnen(cyclus, by=analist)

    assert analyse_beginnen(cyclus, by=analist) == analyse
    assert [rij.titel for rij in analyse.blokken.all()] == [titel for _, titel in BLOKKEN]


@pytest.mark.parametrize("status", ["voorbereiding", "aanlevering", "advies", "vastgesteld"])
def test_an_analysis_is_only_begun_while_regions_talk_or_it_is_its_turn(status):
    cyclus = make_cyclus(status)

    with pytest.raises(ValidationError, match="De cyclus staat op"):
        analyse_beginnen(cyclus, by=make_analist(cyclus.gebied))


def test_who_analyses_another_area_may_not(cyclus):
    elders = make_analist(make_cyclus().gebied)

    with pytest.raises(PermissionDenied):
        analyse_beginnen(cyclus, by=elders)
    with pytest.raises(PermissionDenied):
        blok_opslaan(blok(make_analyse(cyclus)), tekst="x", revisie=0, by=elders)


def test_a_block_is_stored_and_a_stale_page_overwrites_nothing(cyclus, analist):
    rij = blok(make_analyse(cyclus))

    nieuw = blok_opslaan(rij, tekst="Eerste.", revisie=0, by=analist)

    with pytest.raises(IngehaaldError):
        blok_opslaan(rij, tekst="Van een oude bladzijde.", revisie=0, by=analist)
    zelfde = blok_opslaan(rij, tekst="Eerste.", revisie=0, by=analist)
    assert (nieuw.tekst, zelfde.revisie) == ("Eerste.", 1)


@pytest.mark.parametrize("tekst", ["Jongere met BSN 111222333.", "Zij is geboren op 3-4-2009."])
def test_a_block_refuses_what_points_at_a_person(cyclus, analist, tekst):
    rij = blok(make_analyse(cyclus))

    with pytest.raises(ValidationError):
        blok_opslaan(rij, tekst=tekst, revisie=0, by=analist)

    rij.refresh_from_db()
    assert rij.tekst == "Tekst."


def test_a_block_is_added_once_and_taken_out(cyclus, analist):
    analyse = make_analyse(cyclus)

    rij = blok_toevoegen(analyse, titel="Onderwijs", by=analist)

    assert blok_toevoegen(analyse, titel="Onderwijs", by=analist) == rij
    assert analyse.blokken.last() == rij
    blok_verwijderen(rij, by=analist)
    assert not analyse.blokken.filter(code="onderwijs").exists()


def test_a_need_and_target_group_make_one_gap(cyclus, analist):
    analyse = make_analyse(cyclus)
    regios = [rij.jeugdhulpregio for rij in cyclus.gebied.gebiedregios.all()]
    velden = {"behoefte": "Klein verblijf", "doelgroep": "Meisjes", "plaatsen": 6}

    hiaat = hiaat_opslaan(analyse, None, regios=regios, by=analist, **velden)

    anders = velden | {"behoefte": "klein VERBLIJF"}
    with pytest.raises(ValidationError, match="staat er al"):
        hiaat_opslaan(analyse, None, regios=regios, by=analist, **anders)
    assert set(hiaat.regios.all()) == set(regios)


def test_adopting_keeps_the_figures_as_they_are_and_brings_the_cycle_to_advice(cyclus, analist):
    indicator = make_telindicator()
    regio = cyclus.gebied.gebiedregios.first().jeugdhulpregio
    meting = make_meting(indicator, 49, jeugdhulpregio=regio)
    tekst = f"Er zijn {{cijfer:KWN-01|{regio.code}|2024-1}} bedden."
    analyse = make_analyse(cyclus, tekst)
    sleutel = f"KWN-01|{regio.code}|2024-1"
    live = Leestekst(analyse).cijfers[sleutel].waarde

    vast = analyse_vaststellen(analyse, by=analist)
    type(meting).objects.filter(pk=meting.pk).update(waarde=12)

    cyclus.refresh_from_db()
    bevroren = Leestekst(vast).cijfers[sleutel]
    assert (live, bevroren.waarde, cyclus.status) == ("49", "49", "advies")
    assert (bevroren.bron, bevroren.vindplaats) == (str(meting.bron), "tabel 1")
    assert vast.vastgesteld_door == analist


def test_the_chain_holds_the_mark_of_what_was_adopted(cyclus, analist):
    analyse = analyse_vaststellen(make_analyse(cyclus), by=analist)

    schakels = [json.loads(rij.inhoud) for rij in chain.links()]

    over = [rij["over"] for rij in schakels if rij["soort"] == "analyse_vastgesteld"]
    assert over == [f"monitoring.analyse:{analyse.pk}"]
    assert chain.controleren().is_heel


@pytest.mark.parametrize(
    ("tekst", "waarom"),
    [
        ("", "Nog leeg"),
        ("{cijfer:KWN-01|JZ99}", "geen cijfer"),
        ("{cijfer:WEG|JZ99|2024-1}", "geen indicator"),
    ],
)
def test_an_analysis_with_something_missing_is_not_adopted(cyclus, analist, tekst, waarom):
    analyse = make_analyse(cyclus, tekst)

    with pytest.raises(ValidationError, match=waarom):
        analyse_vaststellen(analyse, by=analist)

    analyse.refresh_from_db()
    assert not analyse.is_vastgesteld


def test_nothing_changes_in_an_adopted_version(cyclus, analist):
    analyse = analyse_vaststellen(make_analyse(cyclus), by=analist)

    with pytest.raises(ValidationError, match="vastgesteld"):
        blok_opslaan(blok(analyse), tekst="Toch.", revisie=0, by=analist)


def test_reopening_begins_a_next_version_with_the_same_text_and_gaps(cyclus, analist):
    analyse = make_analyse(cyclus, "Wat er stond.")
    make_hiaat(analyse, behoefte="Onderwijs")
    analyse_vaststellen(analyse, by=analist)

    overgang(cyclus, "analyse_heropenen", by=analist, reden="Een regio verbeterde haar cijfers.")

    nieuw, oud = Analyse.objects.filter(cyclus=cyclus)
    assert (nieuw.versie, nieuw.is_vastgesteld, oud.is_vastgesteld) == (2, False, True)
    assert nieuw.reden_nieuw == "Een regio verbeterde haar cijfers."
    assert blok(nieuw).tekst == "Wat er stond."
    assert [rij.behoefte for rij in nieuw.hiaten.all()] == ["Onderwijs"]


def test_the_cycle_does_not_go_on_without_an_analysis(cyclus, analist):
    with pytest.raises(ValidationError, match="nog geen analyse"):
        overgang(cyclus, "analyse_afronden", by=analist)


def test_a_reader_of_the_area_does_not_write(cyclus):
    with pytest.raises(PermissionDenied):
        analyse_beginnen(cyclus, by=make_gebruiker(rol="lezer", gebieden=[cyclus.gebied]))
