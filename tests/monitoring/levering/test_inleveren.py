from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from monitoring.levering.inleveren import inleveren, niets_te_melden, terugnemen
from monitoring.levering.invullen import Invoer, antwoorden_opslaan, concept_weggooien
from monitoring.levering.kennis import kennis_van
from monitoring.levering.plichten import openstaand, plichten_maken, plichten_van
from monitoring.levering.werk import in_woorden, te_leveren
from monitoring.models import Cyclus, Leverplicht, Meting
from regio.choices import Rol
from tests.factories import make_gebied, make_gebruiker
from tests.factories_monitoring_indicatoren import make_meting
from tests.factories_monitoring_levering import (
    make_ingeleverd,
    make_leveraar,
    make_levercyclus,
    make_levergebied,
    make_leverplicht,
    vul_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plicht():
    return make_leverplicht()


@pytest.fixture
def analist(plicht):
    return make_leveraar(plicht)


def waarden(plicht):
    rijen = Meting.objects.filter(levering__plicht=plicht)
    return {(rij.indicator.code, rij.uitsplitsing): rij.waarde for rij in rijen}


def test_a_region_in_two_areas_owes_one_delivery_by_the_earliest_day():
    gebied = make_levergebied(regios=2)
    eerste = make_levercyclus(gebied, levering_voor="2024-09-01")
    regios = [rij.jeugdhulpregio for rij in gebied.gebiedregios.all()]
    ander = make_levercyclus(make_gebied(regios=regios[:1]), levering_voor="2024-08-01")

    gemaakt = [plichten_maken(Cyclus.objects.get(pk=cyclus.pk)) for cyclus in (eerste, ander)]

    assert gemaakt == [2, 0]
    assert Leverplicht.objects.count() == 2
    assert str(plichten_van(ander).get().termijn) == "2024-08-01"
    assert plichten_maken(Cyclus.objects.get(pk=eerste.pk)) == 0


def test_what_is_handed_in_becomes_measurements_of_the_region(plicht, analist):
    levering = make_ingeleverd(
        plicht, analist, LEV_AANTAL="12", LEV_AANTAL__wonen="5", LEV_WEKEN="onbekend"
    )

    assert waarden(plicht) == {
        ("LEV-AANTAL", ""): Decimal(12),
        ("LEV-AANTAL", "wonen"): Decimal(5),
    }
    meting = Meting.objects.get(levering=levering, uitsplitsing="")
    assert meting.bron.eigenaar == plicht.organisatie
    assert (meting.periode_van, meting.periode_tot) == (plicht.halfjaar.van, plicht.halfjaar.tot)
    assert openstaand(Cyclus.objects.get()) == []


def test_a_correction_keeps_what_was_known_and_leaves_the_rest_alone(plicht, analist):
    eerste = make_ingeleverd(plicht, analist, LEV_AANTAL="12", LEV_WEKEN="10,5")

    tweede = make_ingeleverd(plicht, analist, LEV_AANTAL="13")

    eerste.refresh_from_db()
    assert (eerste.status, tweede.nummer) == ("vervangen", 2)
    assert waarden(plicht)["LEV-AANTAL", ""] == 13
    alle = Meting.alle_versies.filter(levering__plicht=plicht, indicator__code="LEV-AANTAL")
    oud = alle.get(levering=eerste)
    nieuw = alle.get(levering=tweede)
    assert oud.waarde == 12
    assert oud.vervallen_op == nieuw.bekend_op
    assert Meting.objects.get(indicator__code="LEV-WEKEN").levering == eerste


def test_the_same_content_twice_changes_nothing(plicht, analist):
    eerste = make_ingeleverd(plicht, analist, LEV_AANTAL="12")
    vul_in(plicht, analist, LEV_AANTAL="13")
    vul_in(plicht, analist, LEV_AANTAL="12")

    nogmaals = inleveren(plicht, by=analist)

    assert nogmaals == eerste
    assert plicht.leveringen.count() == 1
    assert inleveren(plicht, by=analist) == eerste
    assert Meting.alle_versies.filter(levering__plicht=plicht).count() == 1


def test_an_error_and_an_unexplained_warning_block_handing_in(plicht, analist):
    regio, aantal = plicht.jeugdhulpregio, kennis_van(plicht, analist).gebruiken["LEV-AANTAL"]
    make_meting("2023-2", jeugdhulpregio=regio, indicator=aantal.indicator, waarde=40)
    vul_in(plicht, analist, LEV_AANTAL="12", LEV_AANTAL__wonen="20")
    with pytest.raises(ValidationError, match="samen 20"):
        inleveren(plicht, by=analist)
    vul_in(plicht, analist, LEV_AANTAL__wonen="")
    with pytest.raises(ValidationError, match="Leg uit"):
        inleveren(plicht, by=analist)

    vul_in(plicht, analist, LEV_AANTAL=("12", "Een groep is gesloten."))

    assert inleveren(plicht, by=analist).status == "ingeleverd"
    assert Meting.objects.get(levering__plicht=plicht).opmerking == "Een groep is gesloten."


def test_a_correction_wants_a_reason(plicht, analist):
    make_ingeleverd(plicht, analist, LEV_AANTAL="12")
    vul_in(plicht, analist, LEV_AANTAL="13")

    with pytest.raises(ValidationError, match="waarom"):
        inleveren(plicht, by=analist)


def test_a_colleague_is_not_overwritten(plicht, analist):
    vul_in(plicht, analist, LEV_AANTAL="12")

    uit = antwoorden_opslaan(plicht, [Invoer("LEV-AANTAL", "13", "", 0)], by=analist)

    assert uit.botsingen["LEV-AANTAL"].waarde == 12
    assert kennis_van(plicht, analist).antwoorden["LEV-AANTAL"].waarde == 12
    zelfde = antwoorden_opslaan(plicht, [Invoer("LEV-AANTAL", "12", "", 0)], by=analist)
    assert not zelfde.botsingen


def test_no_person_in_an_explanation(plicht, analist):
    uit = vul_in(plicht, analist, LEV_AANTAL=("12", "Jeugdige met bsn 111222333"))

    assert "LEV-AANTAL" in uit.fouten
    assert uit.levering is None


def test_taking_back_puts_the_version_before_back_as_known_from_now_on(plicht, analist):
    make_ingeleverd(plicht, analist, LEV_AANTAL="12")
    tweede = make_ingeleverd(plicht, analist, LEV_AANTAL="13")

    terugnemen(tweede, reden="Verkeerde regio.", by=analist)

    assert waarden(plicht)["LEV-AANTAL", ""] == 12
    assert Meting.alle_versies.filter(levering__plicht=plicht).count() == 3
    eerste = plicht.leveringen.get(nummer=1)
    assert eerste.status == "ingeleverd"
    terugnemen(eerste, reden="Toch niet.", by=analist)
    assert waarden(plicht) == {}
    assert len(openstaand(Cyclus.objects.get())) == 1


def test_a_delivery_in_use_by_a_cycle_that_went_on_cannot_be_taken_back(plicht, analist):
    levering = make_ingeleverd(plicht, analist, LEV_AANTAL="12")
    Cyclus.objects.update(status="reflectie")

    with pytest.raises(ValidationError, match="al in gebruik"):
        terugnemen(levering, reden="Verkeerd.", by=analist)


def test_nothing_to_report_is_an_answer_until_something_is_handed_in(plicht, analist):
    niets_te_melden(plicht, reden="Geen plaatsingen.", by=analist)
    assert openstaand(Cyclus.objects.get()) == []

    make_ingeleverd(plicht, analist, LEV_AANTAL="0")

    plicht.refresh_from_db()
    assert plicht.niets_te_melden_op is None
    with pytest.raises(ValidationError, match="al iets ingeleverd"):
        niets_te_melden(plicht, reden="Toch niets.", by=analist)


def test_a_draft_can_be_thrown_away(plicht, analist):
    make_ingeleverd(plicht, analist, LEV_AANTAL="12")
    vul_in(plicht, analist, LEV_AANTAL="14")

    concept_weggooien(plicht, by=analist)

    assert kennis_van(plicht, analist).antwoorden["LEV-AANTAL"].waarde == 12


@pytest.mark.parametrize("rol", [None, *Rol.values])
@pytest.mark.parametrize("eigen", [True, False])
def test_only_who_delivers_for_the_region_fills_in_and_hands_in(plicht, rol, eigen):
    organisatie = plicht.organisatie if eigen else None
    by = make_gebruiker(rol=rol, organisatie=organisatie)
    mag = eigen and rol in {Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.REGIO_ANALIST}

    if mag:
        assert vul_in(plicht, by, LEV_AANTAL="12").gewijzigd == ["LEV-AANTAL"]
    else:
        with pytest.raises(PermissionDenied):
            antwoorden_opslaan(plicht, [Invoer("LEV-AANTAL", "12")], by=by)
        with pytest.raises(PermissionDenied):
            inleveren(plicht, by=by)


def test_a_public_source_counts_as_delivered(plicht):
    assert len(openstaand(Cyclus.objects.get())) == 1

    make_meting(jeugdhulpregio=plicht.jeugdhulpregio)

    assert openstaand(Cyclus.objects.get()) == []


def test_what_is_owed_stands_in_the_work_of_who_delivers_until_it_is_handed_in(plicht, analist):
    def werk(wie):
        return [rij.doen for rij in in_woorden(te_leveren(wie))]

    assert werk(analist) == ["Lever de cijfers van uw regio"]
    assert werk(make_gebruiker(rol=Rol.REGIO_ANALIST)) == []
    vul_in(plicht, analist, LEV_AANTAL="12")
    assert werk(analist) == ["Maak de cijfers van uw regio af en lever ze in"]
    make_ingeleverd(plicht, analist, LEV_AANTAL="12")
    assert werk(analist) == []
