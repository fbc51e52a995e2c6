import pytest
from django.urls import reverse

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_aanvulvraag, make_toetsing
from tests.factories_toetsen import make_getoetst, zonder_belang
from vastgoed.models import Aanvulvraag

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_getoetst()


@pytest.fixture
def coordinator(plan, client):
    gebruiker = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente)
    client.force_login(gebruiker)
    return gebruiker


def test_a_question_can_be_asked_changed_and_left_out(plan, coordinator, client):
    maken = reverse("vastgoed:plan-vraag-maken", args=[plan.code])

    leeg = client.post(maken, {"vraag": ""})
    client.post(maken, {"vraag": "Wat is het doel?", "paden": ["doel", "projecten.gereed"]})
    vraag = Aanvulvraag.objects.get()
    wijzigen = reverse("vastgoed:plan-vraag-wijzigen", args=[plan.code, vraag.pk])
    client.post(wijzigen, {"vraag": "Wat is het doel precies?", "paden": ["doel"]})
    client.post(reverse("vastgoed:plan-vraag-opnemen", args=[plan.code, vraag.pk]))

    assert "Kies ten minste één onderdeel" in leeg.content.decode()
    vraag.refresh_from_db()
    assert (vraag.vraag, vraag.paden, vraag.opgenomen) == (
        "Wat is het doel precies?",
        ["doel"],
        False,
    )


def test_the_day_of_the_answer_and_the_words_around_it_are_kept(plan, coordinator, client):
    adres = reverse("vastgoed:plan-vragen-verzoek", args=[plan.code])

    client.post(adres, {"toelichting": "Wij missen nog iets.", "termijn": "2030-05-01"})

    verzoek = plan.aanvulverzoeken.get()
    assert verzoek.toelichting == "Wij missen nog iets."
    assert "1 mei 2030" in client.get(
        reverse("vastgoed:plan-vragen", args=[plan.code])
    ).content.decode().replace("\xa0", " ")


def test_a_reviewer_proposes_from_the_review_screen(plan, client):
    toetsing = zonder_belang(make_toetsing(plan=plan))
    client.force_login(toetsing.toetser)
    scherm = reverse("vastgoed:toetsing-criterium", args=[toetsing.pk, "vraag-1"])
    adres = reverse("vastgoed:toetsing-vraag", args=[toetsing.pk, "vraag-1"])

    antwoord = client.post(adres, {"vraag": "Hoe zit het met school?"})

    assert antwoord.headers["Location"] == scherm
    assert adres in client.get(scherm).content.decode()
    assert not Aanvulvraag.objects.get().opgenomen


def test_more_questions_take_no_more_queries(
    plan, coordinator, client, django_assert_max_num_queries
):
    adres = reverse("vastgoed:plan-vragen", args=[plan.code])
    make_aanvulvraag(plan)
    client.get(adres)
    for nummer in range(5):
        make_aanvulvraag(plan, vraag=f"Vraag {nummer}")

    with django_assert_max_num_queries(25):
        client.get(adres)
