"""Which rounds come by themselves, who delivers in them, and more time."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone

from capaciteit.aanlevering.rondes import plichten_maken, ronde_bewaren, rondes_maken, uitstel_geven
from capaciteit.choices import VoorzieningStatus
from capaciteit.models import Aanleverplicht, Aanleverronde, Voorzieningstatusrij
from regio.choices import BronSoort, Rol
from regio.halfjaar import Halfjaar
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
)
from tests.factories_aanlevering import make_plicht, make_ronde
from tests.factories_capaciteit import make_locatie, make_voorziening

pytestmark = pytest.mark.django_db


def aanbieder_met(status=VoorzieningStatus.OPEN, sinds=date(2023, 1, 1), **velden):
    aanbieder = make_aanbieder()
    locatie = make_locatie(aanbieders=[aanbieder], **velden.pop("locatie", {}))
    return aanbieder, make_voorziening(locatie=locatie, status=status, sinds=sinds, **velden)


def leveraars(ronde):
    return set(ronde.plichten.values_list("organisatie", flat=True))


def test_a_half_year_opens_the_day_after_its_last_count_and_lasts_six_weeks():
    rondes_maken(date(2026, 3, 1))

    ronde = Aanleverronde.objects.get(code="2026-1")
    assert ronde.peildata == [date(2026, 3, 31), date(2026, 6, 30)]
    assert (ronde.opent_op, ronde.sluit_op) == (date(2026, 7, 1), date(2026, 8, 12))
    assert (ronde.van, ronde.tot, ronde.gebied) == (date(2026, 1, 1), date(2026, 6, 30), None)


def test_the_schedule_runs_every_day_and_makes_each_round_once():
    gemaakt = [rondes_maken(date(2026, 7, 1) + timedelta(days=dag)) for dag in range(60)]

    assert sum(gemaakt) == gemaakt[0] == 2
    assert set(Aanleverronde.objects.values_list("code", flat=True)) == {"2026-1", "2026-2"}


def test_a_round_that_was_over_already_is_not_made_afterwards():
    rondes_maken(date(2026, 11, 1))

    assert set(Aanleverronde.objects.values_list("code", flat=True)) == {"2026-2"}


@pytest.mark.parametrize(
    ("status", "levert"),
    [
        (VoorzieningStatus.OPEN, True),
        (VoorzieningStatus.IN_AFBOUW, True),
        (VoorzieningStatus.GEPLAND, False),
        (VoorzieningStatus.GESLOTEN, False),
    ],
)
def test_who_has_a_facility_in_use_delivers(status, levert):
    aanbieder, _ = aanbieder_met(status)
    ronde = make_ronde()

    plichten_maken(ronde)

    assert leveraars(ronde) == ({aanbieder.pk} if levert else set())


def test_a_facility_that_closed_during_the_half_year_still_counts():
    aanbieder, voorziening = aanbieder_met()
    Voorzieningstatusrij.objects.create(
        voorziening=voorziening,
        status=VoorzieningStatus.GESLOTEN,
        peildatum=date(2024, 5, 1),
        bron=voorziening.bron,
    )
    ronde = make_ronde()

    plichten_maken(ronde)

    assert leveraars(ronde) == {aanbieder.pk}


def test_what_an_example_says_makes_nobody_deliver():
    voorbeeld = make_bron(soort=BronSoort.VOORBEELD)
    aanbieder_met(bron=voorbeeld)
    ronde = make_ronde()

    plichten_maken(ronde)

    assert leveraars(ronde) == set()


def test_a_provider_with_more_places_in_more_areas_delivers_once():
    regio = make_jeugdhulpregio()
    gebieden = [make_gebied(regios=[regio]), make_gebied(regios=[regio])]
    aanbieder, _ = aanbieder_met(locatie={"jeugdhulpregio": regio, "gebied": gebieden[0]})
    make_voorziening(locatie=make_locatie(aanbieders=[aanbieder], gebied=gebieden[1]))
    aanbieder.gebieden.set(gebieden)

    landelijk, van_gebied = make_ronde(), make_ronde(gebied=gebieden[0])
    for ronde in (landelijk, van_gebied):
        plichten_maken(ronde)
        plichten_maken(ronde)

    assert Aanleverplicht.objects.filter(organisatie=aanbieder.pk).count() == 2
    assert landelijk.plichten.count() == van_gebied.plichten.count() == 1


def test_a_round_of_an_area_asks_only_who_is_there():
    gebied = make_gebied()
    binnen, _ = aanbieder_met(locatie={"gebied": gebied})
    aanbieder_met()
    ronde = make_ronde(gebied=gebied)

    plichten_maken(ronde)

    assert leveraars(ronde) == {binnen.pk}


def test_who_comes_during_a_round_is_added_and_who_has_more_time_keeps_it():
    aanbieder, _ = aanbieder_met()
    dag = date(2026, 7, 2)
    rondes_maken(dag)
    later = date(2026, 9, 30)
    Aanleverplicht.objects.filter(ronde__code="2026-1").update(termijn=later)
    ander, _ = aanbieder_met()

    rondes_maken(dag + timedelta(days=1))

    termijnen = dict(
        Aanleverplicht.objects.filter(ronde__code="2026-1").values_list("organisatie", "termijn")
    )
    assert termijnen == {aanbieder.pk: later, ander.pk: date(2026, 8, 12)}


def nieuwe_ronde(gebied, **velden):
    standaard = {
        "code": "extra-1",
        "naam": "Extra ronde",
        "gebied": gebied,
        "van": date(2024, 1, 1),
        "tot": date(2024, 6, 30),
        "peildata": [date(2024, 6, 30)],
        "opent_op": date(2024, 7, 1),
        "sluit_op": date(2024, 8, 1),
    }
    return Aanleverronde(**{**standaard, **velden})


@pytest.mark.parametrize("rol", Rol.values)
def test_a_manager_or_policy_officer_makes_a_round_for_an_own_area(rol):
    gebied = make_gebied()
    by = make_gebruiker(rol=rol, gebieden=[gebied])

    if rol in {Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER}:
        assert ronde_bewaren(nieuwe_ronde(gebied), by=by).pk
        return
    with pytest.raises(PermissionDenied):
        ronde_bewaren(nieuwe_ronde(gebied), by=by)


def test_not_for_an_area_of_others_nor_for_the_country():
    by = make_gebruiker(rol=Rol.BEHEERDER, gebieden=[make_gebied()])

    for gebied in (make_gebied(), None):
        with pytest.raises(ValidationError) as fout:
            ronde_bewaren(nieuwe_ronde(gebied), by=by)
        assert set(fout.value.message_dict) == {"gebied"}


def test_the_days_of_a_round_lie_in_its_period():
    gebied = make_gebied()
    by = make_gebruiker(rol=Rol.BEHEERDER, gebieden=[gebied])

    with pytest.raises(ValidationError) as fout:
        ronde_bewaren(nieuwe_ronde(gebied, peildata=[date(2024, 7, 1)]), by=by)

    assert set(fout.value.message_dict) == {"peildata"}


@pytest.fixture
def gebied():
    return make_gebied()


@pytest.fixture
def plicht(gebied):
    plicht = make_plicht()
    plicht.organisatie.gebieden.add(gebied)
    return plicht


@pytest.mark.parametrize("rol", Rol.values)
@pytest.mark.parametrize("wie", ["in het gebied", "elders", "de aanbieder zelf"])
def test_more_time_is_given_by_who_plans_for_the_provider_never_by_itself(plicht, gebied, rol, wie):
    if wie == "de aanbieder zelf":
        by = make_gebruiker(rol=rol, organisatie=plicht.organisatie)
    else:
        by = make_gebruiker(rol=rol, gebieden=[gebied if wie == "in het gebied" else make_gebied()])
    later = plicht.termijn + timedelta(days=14)

    if wie == "in het gebied" and rol in {Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER}:
        plicht = uitstel_geven(plicht, termijn=later, reden="Verhuizing.", by=by)
        assert (plicht.termijn, plicht.reden_uitstel) == (later, "Verhuizing.")
        return
    with pytest.raises(PermissionDenied):
        uitstel_geven(plicht, termijn=later, reden="Verhuizing.", by=by)


@pytest.mark.parametrize(("dagen", "reden"), [(0, "Drukte."), (-3, "Drukte."), (3, " ")])
def test_more_time_is_later_and_has_a_reason(plicht, gebied, dagen, reden):
    by = make_gebruiker(rol=Rol.BEHEERDER, gebieden=[gebied])

    with pytest.raises(ValidationError):
        uitstel_geven(plicht, termijn=plicht.termijn + timedelta(days=dagen), reden=reden, by=by)


def test_a_new_term_is_never_in_the_past(plicht, gebied):
    by = make_gebruiker(rol=Rol.BEHEERDER, gebieden=[gebied])
    plicht.termijn = date(2020, 1, 1)
    plicht.save()

    gisteren = timezone.localdate() - timedelta(days=1)
    with pytest.raises(ValidationError):
        uitstel_geven(plicht, termijn=gisteren, reden="Drukte.", by=by)


def test_the_command_makes_the_rounds_from_a_half_year_on(capsys):
    aanbieder_met()
    nu = Halfjaar.van(timezone.localdate())

    call_command("aanleverrondes", vanaf="2025-1")
    call_command("aanleverrondes", vanaf="2025-1")

    assert capsys.readouterr().out.splitlines()[1] == "0 rondes gemaakt"
    codes = Aanleverronde.objects.values_list("code", flat=True)
    assert set(codes) >= {"2025-1", "2025-2", f"{nu.jaar}-{nu.helft}"}
    assert Aanleverplicht.objects.count() == len(codes)


def test_a_round_that_is_made_late_gives_everybody_six_weeks_from_then(capsys):
    aanbieder_met()
    vandaag = timezone.localdate()
    vorig = Halfjaar.van(Halfjaar.van(vandaag).eerste_dag - timedelta(days=1))

    call_command("aanleverrondes", vorig=True)

    ronde = Aanleverronde.objects.get(code=f"{vorig.jaar}-{vorig.helft}")
    assert ronde.sluit_op >= vandaag
    assert {plicht.termijn for plicht in ronde.plichten.all()} == {ronde.sluit_op}


def test_the_command_says_what_a_half_year_looks_like():
    with pytest.raises(CommandError, match="2025-1"):
        call_command("aanleverrondes", vanaf="vorig jaar")
