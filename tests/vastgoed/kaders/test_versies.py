"""New versions, editing a draft, setting it in force and the ways back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from capaciteit.register.sloten import IngehaaldError
from regio.choices import Rol
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_organisatie,
)
from tests.factories_vastgoed import make_concept, make_kader, make_regeling
from vastgoed.choices_kader import Kadergebeurtenissoort, Kaderstatus
from vastgoed.kaders.bewerken import (
    criterium_toevoegen,
    criterium_verplaatsen,
    criterium_verwijderen,
    criterium_wijzigen,
    kader_wijzigen,
)
from vastgoed.kaders.vaststellen import (
    concept_intrekken,
    concept_terughalen,
    kader_vaststellen,
    vaststelling_terugdraaien,
)
from vastgoed.kaders.versies import kader_beginnen, versie_maken
from vastgoed.models import Coordinatie, Toetsingskader

pytestmark = pytest.mark.django_db

NIEUW = {
    "code": "9.1",
    "hoofdstuk": "1 Vastgoed",
    "paragraaf": "",
    "label": "Duurzaamheid",
    "vraag": "Hoe zuinig is het gebouw?",
    "toelichting": "",
    "gevraagd": ["energielabel"],
    "onderdelen": ["gebouwen.bouwjaar"],
    "per_locatie": True,
    "antwoordsoort": "tekst",
    "verplicht": False,
    "weging": 2,
}


@pytest.fixture
def beleid():
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=make_organisatie())


def van(gebruiker):
    return gebruiker.huidige_lidmaatschappen[0].organisatie


def eigen_kader(gebruiker, **velden):
    kader = make_kader(**velden)
    kader.eigenaren.add(van(gebruiker))
    return kader


def test_a_new_version_is_a_draft_with_the_same_criteria_under_the_same_keys(beleid):
    kader = eigen_kader(beleid, criteria=3)

    nieuw = versie_maken(kader, by=beleid)

    assert (nieuw.versie, nieuw.status, nieuw.vervangt) == (2, Kaderstatus.CONCEPT, kader)
    assert list(nieuw.criteria.values_list("sleutel", flat=True)) == [
        "vraag-1",
        "vraag-2",
        "vraag-3",
    ]
    assert list(nieuw.eigenaren.all()) == [van(beleid)]
    assert nieuw.gebeurtenissen.get().soort == Kadergebeurtenissoort.GEMAAKT
    kader.refresh_from_db()
    assert kader.status == Kaderstatus.VASTGESTELD


def test_there_is_one_draft_at_a_time(beleid):
    kader = eigen_kader(beleid)
    versie_maken(kader, by=beleid)

    with pytest.raises(ValidationError, match="al een concept"):
        versie_maken(kader, by=beleid)


@pytest.mark.parametrize("rol", [Rol.TOETSER, Rol.LEZER])
def test_another_role_at_the_owner_edits_nothing(rol, beleid):
    kader = eigen_kader(beleid)
    ander = make_gebruiker(rol=rol, organisatie=van(beleid))

    with pytest.raises(PermissionDenied):
        versie_maken(kader, by=ander)


def test_another_municipality_edits_nothing(beleid):
    kader = make_concept()

    with pytest.raises(PermissionDenied):
        kader_wijzigen(kader, "Van ons", by=beleid)


def test_a_draft_is_seen_by_its_owners_only(beleid):
    concept = make_concept(van(beleid))
    vreemde = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=make_organisatie())

    assert Toetsingskader.objects.visible_to(beleid).contains(concept)
    assert not Toetsingskader.objects.visible_to(vreemde).contains(concept)
    assert not type(concept.criteria.get()).objects.visible_to(vreemde).exists()
    assert not type(concept.gebeurtenissen.model())._default_manager.visible_to(vreemde).exists()


def test_a_criterion_comes_at_the_end_of_its_chapter_from_who_wrote_it(beleid):
    kader = make_concept(van(beleid), criteria=2)

    criterium = criterium_toevoegen(kader, NIEUW, by=beleid)

    assert criterium.volgorde == 3
    assert criterium.sleutel == "duurzaamheid"
    assert criterium.bron.eigenaar == van(beleid)


def test_a_key_is_never_used_for_another_question(beleid):
    kader = eigen_kader(beleid)
    kader.criteria.update(sleutel="duurzaamheid")
    concept = versie_maken(kader, by=beleid)
    criterium_verwijderen(concept.criteria.get(), by=beleid)

    criterium = criterium_toevoegen(concept, NIEUW, by=beleid)

    assert criterium.sleutel == "duurzaamheid-2"


def test_a_part_that_no_plan_has_is_refused(beleid):
    kader = make_concept(van(beleid))

    with pytest.raises(ValidationError, match="geen onderdeel zwembad"):
        criterium_toevoegen(kader, {**NIEUW, "onderdelen": ["zwembad"]}, by=beleid)


def test_a_code_is_used_once_in_a_version(beleid):
    kader = make_concept(van(beleid))

    with pytest.raises(ValidationError, match=r"al een criterium 1\.1"):
        criterium_toevoegen(kader, {**NIEUW, "code": "1.1"}, by=beleid)


def test_a_version_in_force_does_not_change(beleid):
    criterium = eigen_kader(beleid).criteria.get()

    with pytest.raises(ValidationError, match="geen concept meer"):
        criterium_wijzigen(criterium, {"label": "Anders"}, by=beleid)


def test_who_was_overtaken_overwrites_nothing(beleid):
    criterium = make_concept(van(beleid)).criteria.get()
    criterium_wijzigen(criterium, {"label": "Eerst"}, token=1, by=beleid)

    with pytest.raises(IngehaaldError):
        criterium_wijzigen(criterium, {"label": "Daarna"}, token=1, by=beleid)

    criterium.refresh_from_db()
    assert criterium.label == "Eerst"


def test_saving_without_a_change_keeps_the_source(beleid):
    criterium = make_concept(van(beleid)).criteria.get()

    criterium_wijzigen(criterium, {"label": criterium.label}, by=beleid)

    criterium.refresh_from_db()
    assert criterium.revisie == 1
    assert criterium.bron.eigenaar is None


def test_a_criterion_moves_within_its_chapter_and_no_further(beleid):
    kader = make_concept(van(beleid), criteria=3)
    laatste = kader.criteria.get(code="1.3")

    criterium_verplaatsen(laatste, -1, by=beleid)
    assert list(kader.criteria.values_list("code", flat=True)) == ["1.1", "1.3", "1.2"]

    criterium_verplaatsen(kader.criteria.get(code="1.2"), 1, by=beleid)
    assert list(kader.criteria.values_list("code", flat=True)) == ["1.1", "1.3", "1.2"]


def test_setting_in_force_replaces_the_version_before(beleid):
    kader = eigen_kader(beleid)
    concept = versie_maken(kader, by=beleid)

    kader_vaststellen(concept, reden="Besloten in de kerngroep", by=beleid)

    kader.refresh_from_db()
    assert kader.status == Kaderstatus.VERVALLEN
    nieuw = Toetsingskader.objects.vastgesteld().familie(kader).get()
    assert (nieuw, nieuw.vastgesteld_door) == (concept, beleid)
    assert nieuw.gebeurtenissen.first().reden == "Besloten in de kerngroep"


def test_an_empty_draft_is_not_set_in_force(beleid):
    with pytest.raises(ValidationError, match="nog geen criteria"):
        kader_vaststellen(make_concept(van(beleid), criteria=0), by=beleid)


def test_setting_in_force_can_be_taken_back(beleid):
    kader = eigen_kader(beleid)
    concept = kader_vaststellen(versie_maken(kader, by=beleid), by=beleid)

    vaststelling_terugdraaien(concept, reden="Te vroeg", by=beleid)

    kader.refresh_from_db()
    concept.refresh_from_db()
    assert (kader.status, concept.status) == (Kaderstatus.VASTGESTELD, Kaderstatus.CONCEPT)
    assert concept.vastgesteld_op is None
    assert kader.gebeurtenissen.first().soort == Kadergebeurtenissoort.HERLEEFD


def test_what_a_document_set_in_force_is_not_taken_back(beleid):
    with pytest.raises(ValidationError, match="hier is vastgesteld"):
        vaststelling_terugdraaien(eigen_kader(beleid), reden="Toch niet", by=beleid)


def test_a_withdrawn_draft_comes_back_unless_there_is_another(beleid):
    kader = eigen_kader(beleid)
    eerste = versie_maken(kader, by=beleid)
    concept_intrekken(eerste, reden="Nog niet", by=beleid)
    tweede = versie_maken(kader, by=beleid)

    with pytest.raises(ValidationError, match="al een concept"):
        concept_terughalen(eerste, reden="Toch", by=beleid)

    concept_intrekken(tweede, reden="De eerste was beter", by=beleid)
    concept_terughalen(eerste, reden="Toch", by=beleid)
    eerste.refresh_from_db()
    assert eerste.status == Kaderstatus.CONCEPT
    assert tweede.versie == 3


def test_withdrawing_needs_a_reason(beleid):
    with pytest.raises(ValidationError, match="Schrijf op waarom"):
        concept_intrekken(make_concept(van(beleid)), reden=" ", by=beleid)


def coordinator():
    gemeente = make_organisatie()
    gebied = make_gebied()
    gemeente.gebieden.add(gebied)
    Coordinatie.objects.create(
        regeling=make_regeling(),
        gemeente=gemeente,
        aanbieder=make_aanbieder(),
        rol="coordinerend",
        bron=make_bron(),
    )
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=gemeente), gebied


def test_who_coordinates_begins_a_framework_like_that_of_another_area():
    gebruiker, gebied = coordinator()
    voorbeeld = make_kader(criteria=2)

    nieuw = kader_beginnen("Van ons", gebied, make_regeling(), voorbeeld=voorbeeld, by=gebruiker)

    assert (nieuw.status, nieuw.versie) == (Kaderstatus.CONCEPT, 1)
    assert nieuw.criteria.count() == 2
    assert list(nieuw.eigenaren.all()) == [van(gebruiker)]


def test_nobody_begins_a_second_framework_or_one_elsewhere():
    gebruiker, gebied = coordinator()
    kader = make_kader(gebied=gebied)

    with pytest.raises(ValidationError, match="heeft al een kader"):
        kader_beginnen("Nog een", gebied, kader.regeling, by=gebruiker)
    with pytest.raises(PermissionDenied):
        kader_beginnen("Elders", make_gebied(), kader.regeling, by=gebruiker)
