"""Every step from every state by every role: made from the table of the workflow."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from regio.berichten.soorten import SOORTEN
from regio.choices import Rol
from regio.models import Bericht
from tests.factories import make_aanbieder, make_gebruiker, make_organisatie
from tests.factories_verloop import Partijen
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Plangebeurtenis
from vastgoed.ontvangers import ontvangers
from vastgoed.verloop import OvergangNietMogelijk, mogelijk, overgang
from vastgoed.werkstroom import AANBIEDER, BESLUIT, COORDINATOR, OVERGANGEN

pytestmark = pytest.mark.django_db

GOED = [(code, van) for code, stap in OVERGANGEN.items() for van in stap.van]
FOUT = [
    (code, van) for code, stap in OVERGANGEN.items() for van in Planstatus if van not in stap.van
]


def invoer_voor(code: str) -> dict[str, Any]:
    """What the step asks, filled in well."""
    alles = {
        "reden": "Omdat het zo is afgesproken.",
        "ontbreekt": ["projecten"],
        "volledig": True,
        "termijn": timezone.localdate() + timedelta(days=14),
    }
    besluit = {"uitkomst": "goedgekeurd", "motivering": "Past bij de visie."}
    velden = OVERGANGEN[code].velden
    return besluit if "besluit" in velden else {veld: alles[veld] for veld in velden}


def wie_mag(partijen: Partijen, code: str) -> Any:
    return {
        AANBIEDER: partijen.opsteller,
        COORDINATOR: partijen.coordinator,
        BESLUIT: partijen.bestuurder,
    }[OVERGANGEN[code].rule]


def plan_voor(partijen: Partijen, code: str, status: str) -> Any:
    """A plan in ``status``; a review that runs only where the step allows it."""
    plan = partijen.plan(status)
    if code == "besluiten" and status == Planstatus.GEADVISEERD:
        plan.adviezen.update(gegeven_door=partijen.coordinator)
    return plan


@pytest.mark.parametrize(("code", "van"), GOED)
def test_the_step_leads_where_the_table_says(code, van):
    partijen = Partijen()
    plan = plan_voor(partijen, code, van)

    overgang(plan, code, by=wie_mag(partijen, code), **invoer_voor(code))

    stap = OVERGANGEN[code]
    assert plan.status == (stap.naar or Planstatus.INGEDIEND)
    gebeurtenis = plan.gebeurtenissen.get(overgang=code)
    assert (gebeurtenis.van, gebeurtenis.naar) == (van, plan.status)
    assert gebeurtenis.door == wie_mag(partijen, code)


@pytest.mark.parametrize(("code", "van"), FOUT)
def test_from_a_wrong_state_it_is_refused_and_says_where_the_plan_is(code, van):
    partijen = Partijen()
    plan = partijen.plan(van)
    begin = timezone.now()

    with pytest.raises(OvergangNietMogelijk) as fout:
        overgang(plan, code, by=wie_mag(partijen, code), **invoer_voor(code))

    assert f"“{van.label}”" in fout.value.messages[0]
    plan.refresh_from_db()
    assert plan.status == van
    assert not Plangebeurtenis.objects.filter(plan=plan, op__gte=begin).exists()


def eigen_en_ander(partijen: Partijen, rol: str) -> dict[str, Any]:
    """Somebody with this role at each party of the plan, and elsewhere."""
    return {
        "aanbieder": partijen.lid(rol, partijen.aanbieder),
        "gemeente": partijen.lid(rol, partijen.gemeente),
        "gebied": partijen.lid(rol, partijen.stuurgroep),
        "andere gemeente": make_gebruiker(rol=rol, organisatie=make_organisatie()),
        "andere aanbieder": make_gebruiker(rol=rol, organisatie=make_aanbieder()),
    }


MAGEN = {
    AANBIEDER: {("aanbieder", Rol.AANBIEDER), ("aanbieder", Rol.BEHEERDER)},
    COORDINATOR: {("gemeente", Rol.BELEIDSMEDEWERKER), ("gemeente", Rol.BEHEERDER)},
    BESLUIT: {
        ("gemeente", Rol.BELEIDSMEDEWERKER),
        ("gemeente", Rol.STUURGROEPLID),
        ("gebied", Rol.STUURGROEPLID),
    },
}


@pytest.mark.parametrize("code", OVERGANGEN)
@pytest.mark.parametrize("rol", Rol.values)
def test_only_the_role_of_the_table_may_take_it(code, rol):
    partijen = Partijen()
    plan = plan_voor(partijen, code, OVERGANGEN[code].van[0])

    for waar, wie in eigen_en_ander(partijen, rol).items():
        if (waar, rol) in MAGEN[OVERGANGEN[code].rule]:
            assert code in {kan.overgang.code for kan in mogelijk(plan, wie)}
            continue
        with pytest.raises(PermissionDenied):
            overgang(plan, code, by=wie, **invoer_voor(code))
        assert code not in {kan.overgang.code for kan in mogelijk(plan, wie)}
    plan.refresh_from_db()
    assert plan.status == OVERGANGEN[code].van[0]


@pytest.mark.parametrize("code", OVERGANGEN)
def test_a_wrong_role_in_a_wrong_state_is_told_of_the_role(code):
    partijen = Partijen()
    verkeerd = next(status for status in Planstatus if status not in OVERGANGEN[code].van)
    plan = partijen.plan(verkeerd)

    with pytest.raises(PermissionDenied):
        overgang(plan, code, by=partijen.toetser, **invoer_voor(code))


@pytest.mark.parametrize("code", OVERGANGEN)
def test_sent_twice_it_is_done_once(code):
    partijen = Partijen()
    plan = plan_voor(partijen, code, OVERGANGEN[code].van[0])
    by = wie_mag(partijen, code)

    een = overgang(plan, code, by=by, **invoer_voor(code))
    twee = overgang(plan, code, by=by, **invoer_voor(code))

    assert een == twee
    assert plan.gebeurtenissen.filter(overgang=code, door=by).count() == 1


@pytest.mark.parametrize("code", [code for code, stap in OVERGANGEN.items() if stap.velden])
def test_without_what_it_asks_it_is_refused_at_the_field(code):
    partijen = Partijen()
    plan = plan_voor(partijen, code, OVERGANGEN[code].van[0])
    plan.aanvulverzoeken.update(termijn=None)

    with pytest.raises(ValidationError) as fout:
        overgang(plan, code, by=wie_mag(partijen, code))

    verwacht = {"besluit": "uitkomst"}.get(OVERGANGEN[code].velden[0], OVERGANGEN[code].velden[0])
    assert verwacht in fout.value.message_dict


@pytest.mark.parametrize("code", OVERGANGEN)
def test_who_the_page_names_is_who_the_outbox_holds_and_the_record_keeps(code):
    partijen = Partijen()
    plan = plan_voor(partijen, code, OVERGANGEN[code].van[-1])
    vooraf = {een.gebruiker.pk for een in ontvangers(plan, code)}

    gebeurtenis = overgang(plan, code, by=wie_mag(partijen, code), **invoer_voor(code))

    berichten = Bericht.objects.filter(soort=OVERGANGEN[code].bericht)
    assert {bericht.gebruiker_id for bericht in berichten} == vooraf
    assert {een["gebruiker"] for een in gebeurtenis.details["ontvangers"]} == vooraf
    assert vooraf


def test_every_step_has_a_kind_of_message():
    assert {stap.bericht for stap in OVERGANGEN.values()} <= set(SOORTEN)


def test_every_state_but_the_first_can_be_left():
    uitgangen = {van for stap in OVERGANGEN.values() for van in stap.van}

    assert uitgangen == set(Planstatus)


def test_every_end_has_a_way_back():
    terug = {stap.van[0] for stap in OVERGANGEN.values() if stap.terug_van}

    assert {Planstatus.BESLOTEN, Planstatus.INGETROKKEN} <= terug
