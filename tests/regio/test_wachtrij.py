"""The queue as its manager sees it: what asks for somebody stands first, and what one can do."""

import pytest
from django.urls import reverse
from django.utils import timezone

from jeugdzorg.kern.models import TaakStatus
from regio.choices import Rol
from tests.factories import make_gebruiker, make_organisatie
from tests.factories_kern import make_taak
from tests.plugins.browser import geen_gebreken


@pytest.fixture
def beheer():
    return make_gebruiker(rol=Rol.BEHEERDER, organisatie=make_organisatie())


@pytest.fixture
def taken(beheer):
    """One failed and unseen, one failed and seen, one that is busy, one that waits; in time."""
    return [
        make_taak(
            omschrijving="Mislukt",
            status=TaakStatus.MISLUKT,
            eigenaar=beheer,
            fout="De schijf is vol.",
        ),
        make_taak(
            omschrijving="Afgedaan",
            status=TaakStatus.MISLUKT,
            eigenaar=beheer,
            afgedaan_op=timezone.now(),
        ),
        make_taak(
            omschrijving="Bezig",
            status=TaakStatus.BEZIG,
            eigenaar=beheer,
            gedaan=12,
            totaal=42,
            levensteken_op=timezone.now(),
        ),
        make_taak(omschrijving="Wacht", eigenaar=beheer),
    ]


@pytest.mark.django_db
def test_what_asks_for_somebody_stands_first(client_van, beheer, taken):
    antwoord = client_van(beheer).get(reverse("regio:wachtrij"))

    assert [rij.omschrijving for rij in antwoord.context["page_obj"]] == [
        *("Mislukt", "Wacht", "Bezig", "Afgedaan"),
    ]
    html = antwoord.content.decode()
    assert "12 van 42" in html
    assert "De schijf is vol." in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("vraag", "aantal"), [({"open": "true"}, 1), ({"status": "bezig"}, 1), ({}, 4)]
)
def test_one_can_see_only_what_is_to_be_looked_at(client_van, beheer, taken, vraag, aantal):
    antwoord = client_van(beheer).get(reverse("regio:wachtrij"), vraag)

    assert len(antwoord.context["page_obj"]) == aantal


@pytest.mark.browser
@pytest.mark.usefixtures("gegevens")
def test_the_queue_is_sound_and_a_failure_is_done_with(pagina_van, beheer, taken):
    page = pagina_van(beheer)
    page.goto("/beheer/wachtrij")
    geen_gebreken(page)

    page.get_by_role("button", name="Afdoen Mislukt").click()

    page.get_by_text("De mislukte taak is afgedaan.").wait_for()
    taken[0].refresh_from_db()
    assert taken[0].afgedaan_op
    assert page.get_by_role("button", name="Afdoen").count() == 0
