from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.models import Ketenschakel
from monitoring.doelen import concepten, versies
from monitoring.doelen.padinhoud import uit_percentages
from monitoring.models import Afbouwpad, Doelstelling
from monitoring.padbeeld import padbeeld
from regio.choices import Rol
from tests.factories import make_gebied, make_gebruiker, make_organisatie
from tests.factories_monitoring import make_pad, make_scenario
from tests.factories_monitoring_doelen import make_doel, make_indicator

pytestmark = pytest.mark.django_db
BESLUIT = {"besluit_op": date(2026, 3, 1), "besluit": "Stuurgroep, punt 4"}


@pytest.fixture
def gebied():
    return make_gebied()


@pytest.fixture
def beleid(gebied):
    organisatie = make_organisatie()
    organisatie.gebieden.add(gebied)
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=organisatie)


@pytest.fixture
def pad(gebied):
    return make_pad(gebied=gebied)


def inhoud(*procenten):
    return uit_percentages(100, 2025, [Decimal(procent) for procent in procenten])


def concept_van(pad, by, *procenten):
    return concepten.pad_concept_maken(
        pad, inhoud(*procenten or (20, 20)), by=by, reden="Sneller kan."
    )


def test_a_draft_counts_nowhere_until_it_is_adopted(pad, beleid):
    concept = concept_van(pad, beleid)

    assert (concept.code, concept.versie, concept.status) == (f"{pad.code}-V2", 2, "concept")
    assert list(Afbouwpad.objects.geldend()) == [pad]
    assert [int(punt.waarde) for punt in concept.punten.all()] == [100, 80, 64]
    assert (concept.doelwaarde, concept.doeldatum) == (64, date(2027, 12, 31))


def test_an_adopted_version_holds_from_its_day_and_the_old_one_until_then(pad, beleid):
    concept = concept_van(pad, beleid)

    versies.vaststellen(concept, by=beleid, geldt_vanaf=date(2026, 7, 1), **BESLUIT)

    assert list(Afbouwpad.objects.geldend(date(2026, 6, 30))) == [pad]
    assert list(Afbouwpad.objects.geldend(date(2026, 7, 1))) == [concept]
    pad.refresh_from_db()
    assert (pad.doelwaarde, pad.punten.count()) == (81, 3)


def test_adopting_goes_into_the_chain_of_decisions(pad, beleid):
    concept = concept_van(pad, beleid)

    versies.vaststellen(concept, by=beleid, geldt_vanaf=date(2026, 7, 1), **BESLUIT)

    schakel = Ketenschakel.objects.order_by("-nummer").first()
    assert "doel_vastgesteld" in schakel.inhoud
    assert "Stuurgroep, punt 4" in schakel.gegevens


def test_targets_of_a_path_get_a_version_with_it(pad, beleid):
    doel = make_doel(
        indicator=make_indicator(), gebied=pad.gebied, pad=pad, basiswaarde=100, doelwaarde=81
    )
    concept = concept_van(pad, beleid)

    versies.vaststellen(concept, by=beleid, geldt_vanaf=date(2026, 7, 1), **BESLUIT)

    volgende = doel.opvolgers.get()
    assert (volgende.doelwaarde, volgende.versie, volgende.pad) == (64, 2, concept)
    assert list(Doelstelling.objects.geldend(date(2026, 7, 1))) == [volgende]
    assert list(Doelstelling.objects.geldend(date(2026, 6, 30))) == [doel]


def test_withdrawing_brings_the_version_before_back(pad, beleid):
    doel = make_doel(indicator=make_indicator(), gebied=pad.gebied, pad=pad)
    concept = concept_van(pad, beleid)
    versie = versies.vaststellen(concept, by=beleid, geldt_vanaf=date(2026, 1, 1), **BESLUIT)

    versies.versie_intrekken(versie, by=beleid, reden="Vergissing.")

    assert list(Afbouwpad.objects.geldend()) == [pad]
    assert list(Doelstelling.objects.geldend()) == [doel]
    versie.refresh_from_db()
    assert (versie.status, versie.intrekreden) == ("ingetrokken", "Vergissing.")


def test_after_withdrawing_a_new_version_can_be_drafted(pad, beleid):
    versie = versies.vaststellen(
        concept_van(pad, beleid), by=beleid, geldt_vanaf=date(2026, 1, 1), **BESLUIT
    )
    versies.versie_intrekken(versie, by=beleid, reden="Vergissing.")

    assert concept_van(pad, beleid).versie == 3


def test_there_is_one_draft_at_a_time(pad, beleid):
    concept_van(pad, beleid)

    with pytest.raises(ValidationError, match="al een versie 2"):
        concept_van(pad, beleid)


def test_an_adopted_version_never_changes(pad, beleid):
    versie = versies.vaststellen(
        concept_van(pad, beleid), by=beleid, geldt_vanaf=date(2026, 1, 1), **BESLUIT
    )

    with pytest.raises(ValidationError, match="aangenomen"):
        concepten.pad_concept_wijzigen(versie, inhoud(5), by=beleid, reden="x")
    with pytest.raises(ValidationError, match="aangenomen"):
        concepten.concept_verwijderen(versie, by=beleid)
    with pytest.raises(ValidationError, match="aangenomen"):
        versies.vaststellen(versie, by=beleid, geldt_vanaf=date(2026, 2, 1), **BESLUIT)


def test_what_a_source_printed_cannot_be_withdrawn(pad, beleid):
    with pytest.raises(ValidationError, match="hier vastgestelde"):
        versies.versie_intrekken(pad, by=beleid, reden="x")


def test_a_version_that_another_builds_on_cannot_be_withdrawn(pad, beleid):
    versie = versies.vaststellen(
        concept_van(pad, beleid), by=beleid, geldt_vanaf=date(2026, 1, 1), **BESLUIT
    )
    concept_van(versie, beleid)

    with pytest.raises(ValidationError, match="bouwt op deze"):
        versies.versie_intrekken(versie, by=beleid, reden="x")


def test_who_writes_after_another_is_told(pad, beleid):
    concept = concept_van(pad, beleid)
    token = concept.gewijzigd
    concepten.pad_concept_wijzigen(concept, inhoud(15), by=beleid, reden="x", token=token)

    with pytest.raises(IngehaaldError):
        concepten.pad_concept_wijzigen(concept, inhoud(30), by=beleid, reden="x", token=token)


def test_a_version_holds_after_the_one_it_replaces(pad, beleid):
    versie = versies.vaststellen(
        concept_van(pad, beleid), by=beleid, geldt_vanaf=date(2026, 6, 1), **BESLUIT
    )
    volgende = concept_van(versie, beleid)

    with pytest.raises(ValidationError, match="geldt na de versie"):
        versies.vaststellen(volgende, by=beleid, geldt_vanaf=date(2026, 6, 1), **BESLUIT)


def test_a_draft_with_a_scenario_stays(pad, beleid):
    concept = concept_van(pad, beleid)
    make_scenario(pad=concept, maker=beleid)

    with pytest.raises(ValidationError, match="scenario"):
        concepten.concept_verwijderen(concept, by=beleid)


def test_a_scenario_keeps_counting_with_the_version_it_was_made_with(pad, beleid):
    scenario = make_scenario(pad=pad, maker=beleid)

    versies.vaststellen(
        concept_van(pad, beleid), by=beleid, geldt_vanaf=date(2026, 1, 1), **BESLUIT
    )

    scenario.refresh_from_db()
    assert scenario.pad == pad


@pytest.mark.parametrize("rol", [Rol.TOETSER, Rol.STUURGROEPLID, Rol.LEZER, Rol.AANBIEDER])
def test_who_explains_no_figures_drafts_nothing(pad, gebied, rol):
    organisatie = make_organisatie()
    organisatie.gebieden.add(gebied)

    with pytest.raises(PermissionDenied):
        concept_van(pad, make_gebruiker(rol=rol, organisatie=organisatie))


def test_an_analyst_drafts_but_records_no_decision(pad, gebied, beleid):
    organisatie = make_organisatie()
    organisatie.gebieden.add(gebied)
    analist = make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=organisatie)
    concept = concept_van(pad, analist)

    with pytest.raises(PermissionDenied):
        versies.vaststellen(concept, by=analist, geldt_vanaf=date(2026, 1, 1), **BESLUIT)


def test_nobody_drafts_for_another_area(pad):
    vreemde = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=make_organisatie())

    with pytest.raises(PermissionDenied):
        concept_van(pad, vreemde)


def test_a_draft_is_for_who_works_there_and_what_was_adopted_for_all(pad, beleid):
    vreemde = make_gebruiker()
    concept = concept_van(pad, beleid)

    assert Afbouwpad.objects.visible_to(beleid).contains(concept)
    assert not Afbouwpad.objects.visible_to(vreemde).contains(concept)
    assert not Afbouwpad.objects.openbaar().contains(concept)

    versies.vaststellen(concept, by=beleid, geldt_vanaf=date(2026, 1, 1), **BESLUIT)

    gezien = Afbouwpad.objects.visible_to(vreemde).with_punten(vreemde).get(pk=concept.pk)
    assert len(padbeeld(gezien, []).regels) == 3
    assert Afbouwpad.objects.openbaar().contains(concept)


def test_a_target_of_its_own_gets_versions_too(gebied, beleid):
    doel = make_doel(gebied=gebied)
    concept = concepten.doel_concept_maken(
        doel,
        by=beleid,
        reden="Te hoog.",
        basiswaarde=100,
        basisdatum=doel.basisdatum,
        doelwaarde=50,
        doeldatum=doel.doeldatum,
    )
    versies.vaststellen(concept, by=beleid, geldt_vanaf=timezone.localdate(), **BESLUIT)

    assert list(Doelstelling.objects.geldend()) == [concept]
    assert (concept.versie, concept.indicator) == (2, doel.indicator)


def test_a_target_of_a_path_changes_with_the_path_only(pad, beleid):
    doel = make_doel(gebied=pad.gebied, pad=pad)

    with pytest.raises(ValidationError, match="hoort bij een pad"):
        concepten.doel_concept_maken(doel, by=beleid, reden="x")


def test_a_decision_is_not_taken_in_the_future(pad, beleid):
    concept = concept_van(pad, beleid)

    with pytest.raises(ValidationError, match="toekomst"):
        versies.vaststellen(
            concept,
            by=beleid,
            geldt_vanaf=date(2099, 1, 1),
            besluit_op=date(2098, 1, 1),
            besluit="x",
        )
