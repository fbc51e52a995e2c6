import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_aanvulverzoek, make_aanvulvraag, make_plan, make_toetsing
from tests.factories_toetsen import make_getoetst, zonder_belang
from tests.planinhoud import volledige_inhoud
from vastgoed.aanvullen.opstellen import (
    concept_beginnen,
    uit_oordelen,
    vraag_opnemen,
    vraag_opslaan,
    vraag_voorstellen,
)
from vastgoed.aanvullen.plekken import keuzes, naam, validate_paden
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Aanvulvraag, Oordeel

pytestmark = pytest.mark.django_db


def coordinator(plan):
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente)


def oordeel(toetsing, criterium, waarde, tekst):
    return Oordeel.objects.create(
        toetsing=toetsing,
        criterium=criterium,
        waarde=waarde,
        opmerking_aanbieder=tekst,
        versie=toetsing.plan.ingediende_versie,
        door=toetsing.toetser,
    )


def ingeleverde_toetsing(plan):
    return zonder_belang(make_toetsing(plan=plan, ingeleverd_op=plan.ingediend_op))


def test_remarks_of_several_reviewers_on_one_criterion_become_one_question():
    plan = make_getoetst()
    criterium = plan.ingediende_versie.kader.criteria.get(sleutel="vraag-1")
    oordeel(ingeleverde_toetsing(plan), criterium, "voldoet_niet", "Het doel is vaag.")
    oordeel(ingeleverde_toetsing(plan), criterium, "voldoet_deels", "Noem een aantal.")

    aantal = uit_oordelen(plan, by=coordinator(plan))

    vraag = Aanvulvraag.objects.get()
    assert aantal == 1
    assert vraag.criterium == criterium
    assert sorted(vraag.vraag.split("\n\n")) == ["Het doel is vaag.", "Noem een aantal."]
    assert uit_oordelen(plan, by=coordinator(plan)) == 0


def test_what_meets_the_framework_or_was_not_handed_in_is_not_asked():
    plan = make_getoetst()
    criterium = plan.ingediende_versie.kader.criteria.get(sleutel="vraag-1")
    oordeel(ingeleverde_toetsing(plan), criterium, "voldoet", "Mooi plan.")
    open_toetsing = zonder_belang(make_toetsing(plan=plan))
    oordeel(open_toetsing, criterium, "voldoet_niet", "Nog niet ingeleverd.")

    assert uit_oordelen(plan, by=coordinator(plan)) == 0


def test_a_reviewer_proposes_and_the_municipality_decides():
    plan = make_getoetst()
    toetsing = zonder_belang(make_toetsing(plan=plan))
    criterium = plan.ingediende_versie.kader.criteria.get(sleutel="vraag-1")

    vraag = vraag_voorstellen(toetsing, criterium, " Hoeveel plaatsen? ", by=toetsing.toetser)
    zelfde = vraag_voorstellen(toetsing, criterium, "Hoeveel plaatsen?", by=toetsing.toetser)
    vraag_opnemen(vraag, True, by=coordinator(plan))

    vraag.refresh_from_db()
    assert zelfde == vraag
    assert (vraag.vraag, vraag.opgenomen, vraag.toetsing) == ("Hoeveel plaatsen?", True, toetsing)
    with pytest.raises(PermissionDenied):
        vraag_opnemen(vraag, False, by=toetsing.toetser)


@pytest.mark.parametrize(
    "status", [status for status in Planstatus if status != Planstatus.IN_TOETSING]
)
def test_nothing_is_asked_outside_the_review(status):
    plan = make_plan(status=status)

    with pytest.raises(ValidationError, match="zolang het plan in toetsing is"):
        concept_beginnen(plan, by=coordinator(plan))


def test_a_question_that_was_sent_does_not_change():
    plan = make_getoetst()
    verzoek = make_aanvulverzoek(plan, gevraagd_op=plan.ingediend_op)
    gesteld = make_aanvulvraag(plan)
    verzoek.beantwoord_op = plan.ingediend_op
    verzoek.save()

    with pytest.raises(ValidationError, match="al gesteld"):
        vraag_opslaan(
            plan,
            vraag="Anders",
            paden=["doel"],
            criterium=None,
            bestaand=gesteld,
            by=coordinator(plan),
        )


@pytest.mark.parametrize(
    ("paden", "tekst"),
    [([], "ten minste één"), (["bestaat_niet"], "geen onderdeel"), (["projecten/zz"], "geen")],
)
def test_only_places_that_the_plan_has_can_be_opened(paden, tekst):
    versie = make_plan(inhoud=volledige_inhoud()).nieuwste_versie

    with pytest.raises(ValidationError, match=tekst):
        validate_paden(paden, versie)


def test_fields_tables_columns_and_rows_can_be_opened_and_have_a_name():
    inhoud = volledige_inhoud()
    sleutel = inhoud["tabellen"]["projecten"][0]["sleutel"]
    plekken = dict(plek for _, groep in keuzes(inhoud) for plek in groep)

    for pad in ("doel", "projecten", "gebouwen.bouwjaar", f"projecten/{sleutel}"):
        assert plekken[pad]
        assert naam(pad, inhoud)
