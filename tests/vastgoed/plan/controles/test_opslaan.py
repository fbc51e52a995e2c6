import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebruiker
from tests.factories_plan import make_plan, make_planversie
from vastgoed.choices_plan import Planernst
from vastgoed.plan.controles.opslaan import bevinding_toelichten, controleren, open_fouten
from vastgoed.plan.inhoud import gezet

from .goed import goed

pytestmark = pytest.mark.django_db


def make_fout_plan(**wijzigingen):
    """A plan of which the sources do not cover the investment."""
    inhoud = gezet(goed(), "dekking/d3/bedrag", "229999")
    for pad, nieuw in wijzigingen.items():
        inhoud = gezet(inhoud, pad.replace("__", "/"), nieuw)
    return make_plan(inhoud)


def opsteller(plan):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)


def bevinding(versie, code="dekking_ongelijk"):
    return versie.bevindingen.get(code=code)


def zet(versie, pad, nieuw):
    versie.inhoud = gezet(versie.inhoud, pad, nieuw)
    versie.save()
    controleren(versie)


def test_findings_are_stored_counted_and_gone_when_mended():
    plan = make_fout_plan()
    controleren(plan.nieuwste_versie)

    eerst = bevinding(plan.nieuwste_versie)
    plan.refresh_from_db()
    waarschuwingen = plan.waarschuwingen
    zet(plan.nieuwste_versie, "dekking/d3/bedrag", "230000")
    plan.refresh_from_db()

    assert (eerst.pad, eerst.ernst) == ("dekking/d1/bedrag", Planernst.WAARSCHUWING)
    assert plan.waarschuwingen == waarschuwingen - 1
    assert not plan.nieuwste_versie.bevindingen.filter(code="dekking_ongelijk").exists()


def test_errors_are_what_stops_handing_in():
    plan = make_fout_plan(fasen__f1__project="P9")
    controleren(plan.nieuwste_versie)

    assert (
        open_fouten(plan.nieuwste_versie)
        == plan.nieuwste_versie.bevindingen.filter(ernst="fout").count()
        > 0
    )


def test_a_second_run_changes_nothing():
    plan = make_fout_plan()
    controleren(plan.nieuwste_versie)
    eerst = list(plan.nieuwste_versie.bevindingen.values())

    controleren(plan.nieuwste_versie)

    assert list(plan.nieuwste_versie.bevindingen.values()) == eerst


def test_an_explanation_stays_while_the_value_stands_and_goes_when_it_changes():
    plan = make_fout_plan()
    controleren(plan.nieuwste_versie)
    bevinding_toelichten(bevinding(plan.nieuwste_versie), "De rest volgt.", by=opsteller(plan))

    zet(plan.nieuwste_versie, "projecten/p1/naam", "Een andere naam")
    bleef = bevinding(plan.nieuwste_versie).toelichting
    zet(plan.nieuwste_versie, "dekking/d3/bedrag", "229998")

    assert bleef == "De rest volgt."
    assert bevinding(plan.nieuwste_versie).toelichting == ""
    assert bevinding(plan.nieuwste_versie).toegelicht_door is None


def test_an_explanation_comes_along_to_the_next_version():
    plan = make_fout_plan()
    controleren(plan.nieuwste_versie)
    gebruiker = opsteller(plan)
    bevinding_toelichten(bevinding(plan.nieuwste_versie), "De rest volgt.", by=gebruiker)
    eerste = plan.nieuwste_versie
    eerste.ingediend_op = timezone.now()
    eerste.save()
    tweede = make_planversie(plan, inhoud=eerste.inhoud)

    controleren(tweede)

    assert bevinding(tweede).toelichting == "De rest volgt."
    assert bevinding(tweede).toegelicht_door == gebruiker


def test_an_explanation_that_was_taken_back_does_not_come_back_from_an_older_version():
    plan = make_fout_plan()
    controleren(plan.nieuwste_versie)
    gebruiker = opsteller(plan)
    bevinding_toelichten(bevinding(plan.nieuwste_versie), "De rest volgt.", by=gebruiker)
    eerste = plan.nieuwste_versie
    eerste.ingediend_op = timezone.now()
    eerste.save()
    tweede = make_planversie(plan, inhoud=eerste.inhoud)
    controleren(tweede)
    bevinding_toelichten(bevinding(tweede), "", by=gebruiker)

    controleren(tweede)

    assert bevinding(tweede).toelichting == ""


def test_only_who_writes_the_plan_explains():
    plan = make_fout_plan()
    controleren(plan.nieuwste_versie)
    ander = make_gebruiker(rol=Rol.AANBIEDER, organisatie=make_aanbieder())

    with pytest.raises(PermissionDenied):
        bevinding_toelichten(bevinding(plan.nieuwste_versie), "Mag niet.", by=ander)


def test_an_error_is_mended_and_not_explained():
    plan = make_fout_plan(fasen__f1__project="P9")
    controleren(plan.nieuwste_versie)

    with pytest.raises(ValidationError, match="verbeter"):
        bevinding_toelichten(
            bevinding(plan.nieuwste_versie, "project_onbekend"), "Zo.", by=opsteller(plan)
        )


def test_what_was_handed_in_keeps_its_explanations():
    plan = make_fout_plan()
    controleren(plan.nieuwste_versie)
    versie = plan.nieuwste_versie
    versie.ingediend_op = timezone.now()
    versie.save()

    with pytest.raises(ValidationError, match="ingediend"):
        bevinding_toelichten(bevinding(plan.nieuwste_versie), "Te laat.", by=opsteller(plan))


def test_the_count_on_the_plan_is_of_its_newest_version():
    plan = make_fout_plan()
    eerste = plan.nieuwste_versie
    eerste.ingediend_op = timezone.now()
    eerste.save()
    make_planversie(plan)

    controleren(eerste)
    plan.refresh_from_db()

    assert plan.waarschuwingen == 0
