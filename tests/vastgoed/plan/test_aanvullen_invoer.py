"""During a supplement only what was asked can be changed on the pages; all can be read."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_plan, make_planversie
from tests.planinhoud import plaatje, volledige_inhoud
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Aanvulverzoek, Aanvulvraag
from vastgoed.plan.bijlagen import bijlage_toevoegen

from .test_invullen import inhoud_van, url, velden_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    plan = make_plan(
        inhoud=volledige_inhoud(),
        status=Planstatus.AANVULLING,
        ingediend_op=timezone.now(),
    )
    make_planversie(plan, inhoud=volledige_inhoud())
    gemeente = make_gebruiker(organisatie=plan.gemeente)
    verzoek = Aanvulverzoek.objects.create(
        plan=plan,
        versie=plan.versies.get(nummer=1),
        nummer=1,
        gevraagd_op=timezone.now(),
        gemaakt_door=gemeente,
    )
    for paden in (["doel"], ["risicos"], ["projecten/p1/naam", "gebouwen/g1"]):
        Aanvulvraag.objects.create(
            verzoek=verzoek, paden=paden, vraag="Vul dit aan.", opgenomen=True
        )
    return plan


@pytest.fixture
def schrijver(plan):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)


@pytest.fixture
def client(client_van, schrijver):
    return client_van(schrijver)


def open_velden(client, plan, sectie):
    """Names of the inputs of a section, without what goes along with them."""
    alle = velden_van(client, plan, sectie)
    return {naam for naam in alle if naam != "csrfmiddlewaretoken" and ":" not in naam}


def van_versie(plan):
    return plan.versies.get(nummer=2).inhoud


@pytest.mark.parametrize(
    ("sectie", "verwacht"),
    [("kern", {"doel"}), ("projecten", {"projecten/p1/naam"}), ("investering", set())],
)
def test_only_what_was_asked_is_an_input(client, plan, sectie, verwacht):
    assert open_velden(client, plan, sectie) == verwacht


def test_the_rest_is_read(client, plan):
    pagina = client.get(url(plan)).content.decode()

    assert volledige_inhoud()["velden"]["samenvatting"] in pagina
    assert "Er is een aanvulling gevraagd" in pagina


def test_what_was_asked_is_stored(client, plan):
    client.post(url(plan), velden_van(client, plan) | {"doel": "Aangevuld"})

    assert van_versie(plan)["velden"]["doel"] == "Aangevuld"
    assert plan.versies.get(nummer=1).inhoud == volledige_inhoud()


def test_what_was_not_asked_is_refused_and_shown_to_copy(client, plan):
    velden = {"samenvatting": "Stiekem", "was:samenvatting": '"iets"'}

    pagina = client.post(url(plan), velden).content.decode()

    assert "niet opengesteld" in pagina
    assert "Stiekem" in pagina
    assert van_versie(plan) == volledige_inhoud()


def test_rows_are_added_only_to_a_table_that_was_asked(client, plan):
    client.post(url(plan, "risicos"), {"actie": "toevoegen:risicos"})
    pagina = client.post(url(plan, "projecten"), {"actie": "toevoegen:fasen"}).content.decode()

    assert len(van_versie(plan)["tabellen"]["risicos"]) == 2
    assert "niet opengesteld" in pagina
    assert "Voeg fase toe" not in pagina


def test_a_file_goes_only_with_a_place_that_was_asked(plan, schrijver):
    velden = {"soort": "foto", "titel": "Voorgevel", "by": schrijver}
    bestand = SimpleUploadedFile("gevel.png", plaatje())

    bijlage = bijlage_toevoegen(plan, bestand=bestand, pad="gebouwen/g1", **velden)
    assert bijlage.vanaf_versie == 2
    for pad in ("", "gebouwen/g2"):
        with pytest.raises(ValidationError, match="geen bijlage"):
            bijlage_toevoegen(plan, bestand=bestand, pad=pad, **velden)


def test_the_page_of_attachments_offers_only_those_places(client, plan):
    pagina = client.get(f"/plannen/{plan.code}/bijlagen").content.decode()

    assert 'value="gebouwen/g1"' in pagina
    assert 'value="gebouwen/g2"' not in pagina
    assert "Het hele plan" not in pagina


def test_a_plan_that_is_being_reviewed_can_only_be_read(client_van):
    plan = make_plan(
        inhoud=volledige_inhoud(), status=Planstatus.IN_TOETSING, ingediend_op=timezone.now()
    )
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    assert open_velden(client, plan, "kern") == set()
    pagina = client.get(url(plan)).content.decode()
    assert "Deze versie is ingediend" in pagina
    assert "Opslaan" not in pagina
    assert inhoud_van(plan) == volledige_inhoud()
