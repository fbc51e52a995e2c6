"""The pages on which a municipality edits its framework."""

from json import dumps

import pytest
from django.urls import reverse

from regio.choices import Rol
from tests.factories import make_gebruiker, make_organisatie
from tests.factories_vastgoed import make_concept, make_kader
from vastgoed.choices_kader import Kaderstatus
from vastgoed.kaders.versies import versie_maken

pytestmark = pytest.mark.django_db


@pytest.fixture
def beleid():
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=make_organisatie())


@pytest.fixture
def kader(beleid):
    kader = make_kader(criteria=2)
    kader.eigenaren.add(beleid.huidige_lidmaatschappen[0].organisatie)
    return kader


def formulier(criterium, **anders):
    velden = {
        naam: getattr(criterium, naam)
        for naam in ("code", "label", "vraag", "hoofdstuk", "antwoordsoort", "weging")
    }
    return {**velden, "verplicht": "on", **anders}


def test_an_owner_makes_a_version_edits_it_and_sees_the_consequences(client_van, beleid, kader):
    client = client_van(beleid)
    client.post(reverse("vastgoed:toetsingskader-nieuwe-versie", args=[kader.code]))
    concept = kader.opvolgers.get()
    criterium = concept.criteria.first()

    adres = reverse("vastgoed:criterium-wijzigen", args=[concept.code, criterium.sleutel])
    client.post(adres, formulier(criterium, label="Beter", gevraagd="een\ntwee", token=1))
    gevolgen = client.post(reverse("vastgoed:toetsingskader-vaststellen", args=[concept.code]))

    criterium.refresh_from_db()
    assert (criterium.label, criterium.gevraagd) == ("Beter", ["een", "twee"])
    assert "Versie 1 vervalt" in gevolgen.text
    concept.refresh_from_db()
    assert concept.status == Kaderstatus.CONCEPT

    client.post(
        reverse("vastgoed:toetsingskader-vaststellen", args=[concept.code]), {"bevestigd": "ja"}
    )
    concept.refresh_from_db()
    assert concept.status == Kaderstatus.VASTGESTELD


def test_two_who_edit_the_same_criterion_see_both_and_lose_nothing(client_van, beleid, kader):
    concept = versie_maken(kader, by=beleid)
    criterium = concept.criteria.first()
    adres = reverse("vastgoed:criterium-wijzigen", args=[concept.code, criterium.sleutel])
    client = client_van(beleid)
    begin = client.get(adres).context["form"]
    verzonden = formulier(criterium, token=1, basis=dumps(begin.initial["basis"]))
    client.post(adres, {**verzonden, "vraag": "Van de eerste?"})

    antwoord = client.post(adres, {**verzonden, "vraag": "Van de tweede?", "label": "Nieuw"})

    assert "Intussen heeft iemand anders" in antwoord.text
    assert "Van de eerste?" in antwoord.text
    assert "Van de tweede?" in antwoord.text
    criterium.refresh_from_db()
    assert criterium.vraag == "Van de eerste?"


def test_a_draft_does_not_exist_for_others(client_van, kader, beleid):
    concept = versie_maken(kader, by=beleid)
    vreemde = client_van(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=make_organisatie()))

    assert vreemde.get(concept.get_absolute_url()).status_code == 404
    assert concept.code not in vreemde.get(reverse("vastgoed:toetsingskader-lijst")).text
    assert concept.code not in vreemde.get(kader.get_absolute_url()).text
    assert (
        vreemde.get(
            reverse("vastgoed:toetsingskader-vergelijken", args=[kader.code, concept.code])
        ).status_code
        == 404
    )


def test_two_versions_beside_each_other(client_van, beleid, kader):
    concept = versie_maken(kader, by=beleid)
    concept.criteria.filter(code="1.1").update(vraag="Wat blijft er?")

    pagina = client_van(beleid).get(
        reverse("vastgoed:toetsingskader-vergelijken", args=[concept.code, kader.code])
    )

    assert "Wat blijft er?" in pagina.text
    assert "1 gewijzigd" in pagina.text
    assert [rij.criterium.code for rij in pagina.context["regels"]] == ["1.1"]


@pytest.mark.parametrize("criteria", [1, 3])
def test_a_framework_is_read_in_as_many_queries_whatever_its_size(
    client_van, beleid, criteria, django_assert_max_num_queries
):
    concept = make_concept(beleid.huidige_lidmaatschappen[0].organisatie, criteria=criteria)
    client = client_van(beleid)
    client.get(concept.get_absolute_url())

    with django_assert_max_num_queries(33):
        client.get(concept.get_absolute_url())
