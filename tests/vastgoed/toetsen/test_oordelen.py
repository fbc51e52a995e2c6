"""Judging, handing in, taking back; who reads what, and when."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from capaciteit.register.sloten import IngehaaldError
from regio.choices import Rol
from tests.factories import make_gebruiker, make_lidmaatschap, make_organisatie
from tests.factories_plan import make_toetsing
from tests.factories_toetsen import (
    beoordeel,
    make_getoetst,
    make_volgende,
    zet_status,
    zonder_belang,
)
from vastgoed.choices_plan import Belang, Oordeelwaarde, Planstatus
from vastgoed.models import Criterium, GezamenlijkOordeel, Oordeel
from vastgoed.toetsen.gezamenlijk import samen_oordelen
from vastgoed.toetsen.inleveren import (
    belang_verklaren,
    toetsing_inleveren,
    toetsing_terugnemen,
    toetsingen_heropenen,
)
from vastgoed.toetsen.oordelen import oordeel_opslaan
from vastgoed.toetsen.stand import Toetsingstand

pytestmark = pytest.mark.django_db
V, D, N = Oordeelwaarde.VOLDOET, Oordeelwaarde.DEELS, Oordeelwaarde.NIET


@pytest.fixture
def plan():
    return make_getoetst()


@pytest.fixture
def toetsing(plan):
    return zonder_belang(make_toetsing(plan=plan))


def criterium(plan, nummer=1):
    return Criterium.objects.get(kader=plan.versies.first().kader, sleutel=f"vraag-{nummer}")


def opslaan(toetsing, waarde=V, *, nummer=1, revisie=0, by=None, **opmerkingen):
    return oordeel_opslaan(
        toetsing,
        criterium(toetsing.plan, nummer),
        {"waarde": waarde, **opmerkingen},
        revisie=revisie,
        by=by or toetsing.toetser,
    )


def stand(toetsing):
    return Toetsingstand(toetsing, toetsing.plan.ingediende_versie)


def test_a_judgment_is_about_the_version_that_lies_there(toetsing):
    oordeel = opslaan(toetsing, opmerking_aanbieder="Licht dit toe.")

    assert (oordeel.waarde, oordeel.revisie) == (V, 1)
    assert oordeel.versie == toetsing.plan.ingediende_versie
    assert (stand(toetsing).klaar, stand(toetsing).totaal) == (1, 3)


def test_a_stale_page_overwrites_nothing(toetsing):
    opslaan(toetsing, V)

    with pytest.raises(IngehaaldError):
        opslaan(toetsing, N, revisie=0)

    assert toetsing.oordelen.get().waarde == V


def test_the_same_twice_is_no_conflict(toetsing):
    opslaan(toetsing, V)

    assert opslaan(toetsing, V, revisie=0).revisie == 1


def test_the_deputy_judges_in_the_same_review(toetsing):
    ander = make_gebruiker(rol=Rol.TOETSER, organisatie=toetsing.organisatie)
    toetsing.plaatsvervanger = ander
    toetsing.save()

    assert opslaan(toetsing, by=ander).door == ander


def test_a_colleague_without_the_assignment_does_not_judge(toetsing):
    with pytest.raises(PermissionDenied):
        opslaan(toetsing, by=make_gebruiker(rol=Rol.TOETSER, organisatie=toetsing.organisatie))


def test_a_question_of_another_framework_is_not_judged(toetsing):
    ander = criterium(make_getoetst())

    with pytest.raises(PermissionDenied):
        oordeel_opslaan(toetsing, ander, {"waarde": V}, revisie=0, by=toetsing.toetser)


@pytest.mark.parametrize(
    ("belang", "melding"),
    [(Belang.BELANG, "andere toetser"), (Belang.NIET_VERKLAARD, "Zeg eerst of u een belang")],
)
def test_who_has_an_interest_or_did_not_say_does_not_judge(toetsing, belang, melding):
    toetsing.belang = belang
    toetsing.save()

    with pytest.raises(ValidationError, match=melding):
        opslaan(toetsing)


@pytest.mark.parametrize(
    "status", [s for s in Planstatus.values if s not in {Planstatus.IN_TOETSING}]
)
def test_nobody_judges_a_plan_that_is_not_in_review(toetsing, status):
    zet_status(toetsing.plan, status)
    if status == Planstatus.CONCEPT:
        toetsing.plan.refresh_from_db()

    with pytest.raises(ValidationError, match="niet in toetsing"):
        opslaan(toetsing)


def test_an_interest_needs_words(toetsing):
    with pytest.raises(ValidationError, match="welk belang"):
        belang_verklaren(toetsing, Belang.BELANG, " ", by=toetsing.toetser)

    belang_verklaren(toetsing, Belang.BELANG, "Oud-medewerker", by=toetsing.toetser)
    toetsing.refresh_from_db()
    assert toetsing.belang == Belang.BELANG
    assert toetsing.belang_op is not None


def test_a_review_is_handed_in_whole(toetsing):
    beoordeel(toetsing, V, D)

    with pytest.raises(ValidationError, match=r"Nog te beoordelen: 1\.3"):
        toetsing_inleveren(toetsing, by=toetsing.toetser)

    opslaan(toetsing, N, nummer=3)
    ingeleverd = toetsing_inleveren(toetsing, opmerking="Een goed plan", by=toetsing.toetser)
    assert ingeleverd.is_ingeleverd
    assert ingeleverd.versie == toetsing.plan.ingediende_versie
    with pytest.raises(ValidationError, match="is ingeleverd"):
        opslaan(toetsing, V, nummer=3, revisie=1)


def test_a_review_is_taken_back_until_the_joint_judgment_begins(toetsing):
    beoordeel(toetsing)
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    toetsing_terugnemen(toetsing, by=toetsing.toetser)
    opslaan(toetsing, N, revisie=1)
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    beleid = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=toetsing.plan.gemeente)
    samen_oordelen(toetsing.plan, criterium(toetsing.plan), N, revisie=0, by=beleid)

    with pytest.raises(ValidationError, match="gezamenlijke oordeel is begonnen"):
        toetsing_terugnemen(toetsing, by=toetsing.toetser)


def test_only_what_changed_is_judged_again(toetsing):
    beoordeel(toetsing)
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    versie = make_volgende(toetsing.plan, bouwjaar=1980)

    geopend = toetsingen_heropenen(toetsing.plan, versie)

    toetsing.refresh_from_db()
    assert geopend == [toetsing]
    assert [rij.criterium.sleutel for rij in stand(toetsing).open_regels()] == ["vraag-2"]
    assert stand(toetsing).regels[1].gewijzigd == ("gebouwen/g1/bouwjaar",)

    opslaan(toetsing, V, nummer=2, revisie=1)
    assert stand(toetsing).is_compleet


def test_a_change_that_touches_no_criterion_opens_nothing(toetsing):
    beoordeel(toetsing)
    toetsing_inleveren(toetsing, by=toetsing.toetser)

    assert toetsingen_heropenen(toetsing.plan, make_volgende(toetsing.plan)) == []


# Who reads what.


@pytest.fixture
def ander(plan):
    return zonder_belang(make_toetsing(plan=plan))


def gezien(user):
    return set(
        Oordeel.objects.visible_to(user).values_list("toetsing__organisatie__naam", "waarde")
    )


def fris(gebruiker):
    return type(gebruiker).objects.get(pk=gebruiker.pk)


def test_judgments_are_blind_until_both_are_handed_in(toetsing, ander):
    beoordeel(toetsing, V)
    beoordeel(ander, N)
    assert gezien(toetsing.toetser) == {(toetsing.organisatie.naam, V)}

    beoordeel(toetsing)
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    assert {naam for naam, _ in gezien(fris(toetsing.toetser))} == {toetsing.organisatie.naam}
    assert {naam for naam, _ in gezien(fris(ander.toetser))} == {ander.organisatie.naam}

    beoordeel(ander)
    toetsing_inleveren(ander, by=ander.toetser)
    beide = {toetsing.organisatie.naam, ander.organisatie.naam}
    assert {naam for naam, _ in gezien(fris(toetsing.toetser))} == beide
    assert {naam for naam, _ in gezien(fris(ander.toetser))} == beide

    toetsing_terugnemen(toetsing, by=toetsing.toetser)
    assert {naam for naam, _ in gezien(fris(ander.toetser))} == {ander.organisatie.naam}


def test_the_municipality_reads_what_was_handed_in_and_the_provider_nothing(toetsing):
    beoordeel(toetsing)
    beleid = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=toetsing.plan.gemeente)
    aanbieder = make_gebruiker(rol=Rol.AANBIEDER, organisatie=toetsing.plan.aanbieder)
    lezer = make_gebruiker(rol=Rol.LEZER, organisatie=toetsing.plan.gemeente)
    assert gezien(beleid) == set()

    toetsing_inleveren(toetsing, by=toetsing.toetser)

    assert gezien(fris(beleid)) == {(toetsing.organisatie.naam, V)}
    assert gezien(fris(aanbieder)) == set()
    assert gezien(fris(lezer)) == set()


def test_a_provider_who_also_reviews_elsewhere_reads_no_judgment_of_its_own_plan(toetsing):
    beoordeel(toetsing)
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    beide = make_gebruiker(rol=Rol.AANBIEDER, organisatie=toetsing.plan.aanbieder)
    make_lidmaatschap(
        gebruiker=beide, rol=Rol.BELEIDSMEDEWERKER, organisatie=toetsing.plan.gemeente
    )

    assert gezien(beide) == set()
    assert not GezamenlijkOordeel.objects.visible_to(beide).exists()


def test_the_joint_judgment_is_not_the_providers_before_the_decision(toetsing):
    beoordeel(toetsing)
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    beleid = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=toetsing.plan.gemeente)
    samen_oordelen(toetsing.plan, criterium(toetsing.plan), V, revisie=0, by=beleid)
    aanbieder = make_gebruiker(rol=Rol.AANBIEDER, organisatie=toetsing.plan.aanbieder)

    assert not GezamenlijkOordeel.objects.visible_to(aanbieder).exists()
    assert GezamenlijkOordeel.objects.visible_to(beleid).exists()
    assert GezamenlijkOordeel.objects.visible_to(toetsing.toetser).exists()
    assert not GezamenlijkOordeel.objects.visible_to(
        make_gebruiker(rol=Rol.TOETSER, organisatie=make_organisatie())
    ).exists()


def test_a_change_in_a_project_of_another_kind_touches_nothing(toetsing):
    Criterium.objects.filter(kader=toetsing.plan.versies.get().kader, sleutel="vraag-2").update(
        projectsoort="wijk"
    )
    beoordeel(toetsing)
    toetsing_inleveren(toetsing, by=toetsing.toetser)

    assert toetsingen_heropenen(toetsing.plan, make_volgende(toetsing.plan, bouwjaar=1980)) == []
