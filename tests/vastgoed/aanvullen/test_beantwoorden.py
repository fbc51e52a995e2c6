import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from capaciteit.register.sloten import IngehaaldError
from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import (
    make_aanvulverzoek,
    make_aanvulvraag,
    make_plan,
    make_planversie,
)
from tests.planinhoud import volledige_inhoud
from vastgoed.aanvullen.beantwoorden import antwoorden, beantwoorden, zonder_vraag
from vastgoed.choices_plan import Planstatus
from vastgoed.plan.inhoud import gezet, waarde
from vastgoed.plan.wijzigen import Wijziging, is_open, wijzigen

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    """One question about the aim was sent; the next version is being written."""
    plan = make_plan(status=Planstatus.AANVULLING, inhoud=volledige_inhoud())
    make_aanvulverzoek(plan, gevraagd_op=timezone.now())
    make_aanvulvraag(plan)
    make_planversie(plan, inhoud=volledige_inhoud())
    return plan


def aanbieder(plan):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)


def vraag_van(plan):
    return plan.aanvulverzoeken.get().vragen.get()


def test_only_what_was_asked_can_change(plan):
    by, versie = aanbieder(plan), plan.nieuwste_versie

    wijzigen(versie, [Wijziging("doel", "Vier huizen")], by=by)
    with pytest.raises(ValidationError, match="niet opengesteld"):
        wijzigen(
            versie,
            [Wijziging("doel", "Nog iets"), Wijziging("samenvatting", "Anders")],
            by=by,
        )

    versie.refresh_from_db()
    assert waarde(versie.inhoud, "doel") == "Vier huizen"
    assert zonder_vraag(plan.aanvulverzoeken.get(), versie.inhoud) == []


def test_a_column_opens_that_column_in_every_row_and_no_other():
    open_paden = frozenset({"gebouwen.bouwjaar"})

    assert is_open("gebouwen/a/bouwjaar", open_paden)
    assert not is_open("gebouwen/a/staat", open_paden)
    assert not is_open("gebouwen/a", open_paden)
    assert not is_open("gebouwen", open_paden)


def test_the_answer_comes_back_with_what_changed_where_it_was_asked(plan):
    by, versie = aanbieder(plan), plan.nieuwste_versie
    wijzigen(versie, [Wijziging("doel", "Vier huizen")], by=by)
    beantwoorden(vraag_van(plan), " Nu concreet. ", was="", by=by)
    versie.refresh_from_db()

    [deel] = antwoorden(plan.aanvulverzoeken.get(), versie, by)

    assert deel.vraag.antwoord == "Nu concreet."
    assert [rij.pad for rij in deel.verschillen] == ["doel"]
    assert [woorden for _, _, woorden in deel.plekken] == ["Doel van het plan"]


def test_a_stale_answer_overwrites_nothing_and_the_same_answer_is_no_conflict(plan):
    een, ander, vraag = aanbieder(plan), aanbieder(plan), vraag_van(plan)
    beantwoorden(vraag, "Het eerste antwoord", was="", by=een)

    with pytest.raises(IngehaaldError):
        beantwoorden(vraag, "Een ander antwoord", was="", by=ander)
    beantwoorden(vraag, "Het eerste antwoord", was="", by=ander)

    vraag.refresh_from_db()
    assert (vraag.antwoord, vraag.beantwoord_door) == ("Het eerste antwoord", een)


def test_only_the_provider_answers_and_only_while_it_is_open(plan):
    vraag = vraag_van(plan)
    with pytest.raises(PermissionDenied):
        beantwoorden(
            vraag,
            "Van de gemeente",
            was="",
            by=make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente),
        )
    plan.aanvulverzoeken.update(ingetrokken_op=timezone.now())

    with pytest.raises(ValidationError, match="niet meer open"):
        beantwoorden(vraag, "Te laat", was="", by=aanbieder(plan))


def test_on_the_page_a_conflict_shows_both_answers_and_keeps_what_was_typed(plan, client):
    vraag = vraag_van(plan)
    beantwoorden(vraag, "Van een collega", was="", by=aanbieder(plan))
    client.force_login(aanbieder(plan))
    adres = reverse("vastgoed:plan-aanvullen", args=[plan.code])

    pagina = client.post(
        adres, {"vraag": vraag.pk, f"{vraag.pk}-antwoord": "Van mij", f"{vraag.pk}-was": ""}
    ).content.decode()

    assert "Een collega gaf intussen een ander antwoord" in pagina
    assert "Van een collega" in pagina
    assert "Van mij" in pagina
    vraag.refresh_from_db()
    assert vraag.antwoord == "Van een collega"


def test_the_provider_sees_no_draft_and_no_question_that_was_left_out(plan, client):
    make_aanvulvraag(plan, vraag="Weggelaten vraag", opgenomen=False)
    client.force_login(aanbieder(plan))

    pagina = client.get(reverse("vastgoed:plan-aanvullen", args=[plan.code])).content.decode()

    assert "Wat is het doel?" in pagina
    assert "Weggelaten vraag" not in pagina


def test_who_handles_the_plan_does_not_see_the_draft_of_the_answer(plan, client):
    versie = plan.nieuwste_versie
    versie.inhoud = gezet(versie.inhoud, "doel", "Nog niet ingediend")
    versie.save(update_fields=["inhoud"])
    client.force_login(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente))

    pagina = client.get(reverse("vastgoed:plan-aanvullen", args=[plan.code]))

    assert pagina.status_code == 200
    assert b"Nog niet ingediend" not in pagina.content
