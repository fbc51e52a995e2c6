import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebruiker
from tests.factories_plan import make_plan, make_planbevinding, make_planversie
from tests.vastgoed.plan.controles.goed import goed
from vastgoed.choices_plan import Planstatus
from vastgoed.plan.bevindingenbeeld import anker, bestaand, bevindingenbeeld, waar
from vastgoed.plan.controles.opslaan import controleren
from vastgoed.plan.document import Document
from vastgoed.plan.inhoud import gezet, lege_inhoud
from vastgoed.plan.wijzigen import Wijziging, wijzigen
from vastgoed.templatetags.planbevindingen import planbevindingen

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    plan = make_plan(gezet(goed(), "dekking/d3/bedrag", "229999"))
    controleren(plan.nieuwste_versie)
    return plan


@pytest.fixture
def opsteller(plan):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)


def adres(plan, bevinding=None):
    return f"/plannen/{plan.code}/bevindingen" + (f"/{bevinding.pk}" if bevinding else "")


def ongelijk(plan):
    return plan.nieuwste_versie.bevindingen.get(code="dekking_ongelijk")


def test_the_page_groups_by_section_and_links_to_the_place(client_van, plan, opsteller):
    pagina = client_van(opsteller).get(adres(plan)).content.decode()

    assert "P1: de investering is € 600.000, de dekking € 599.999" in pagina
    assert "Dekking, P1: Bedrag" in pagina
    assert f"#{anker('dekking/d1/bedrag')}" in pagina
    assert pagina.index("Projecten en plaatsen</h2>") < pagina.index("Investering en financiering")


def test_the_provider_explains_and_the_explanation_is_shown(client_van, plan, opsteller):
    client, bevinding = client_van(opsteller), ongelijk(plan)

    antwoord = client.post(adres(plan, bevinding), {"toelichting": "De rest volgt."}, follow=True)

    assert antwoord.redirect_chain[0][0].endswith(f"#bevinding-{bevinding.pk}")
    assert "De rest volgt." in antwoord.content.decode()
    bevinding.refresh_from_db()
    assert (bevinding.toelichting, bevinding.toegelicht_door) == ("De rest volgt.", opsteller)


def test_what_points_at_a_person_is_refused_at_the_finding_and_stays_typed(
    client_van, plan, opsteller
):
    tekst = "Vraag het aan 111222333."

    antwoord = client_van(opsteller).post(adres(plan, ongelijk(plan)), {"toelichting": tekst})

    assert antwoord.status_code == 400
    assert tekst in antwoord.content.decode()
    assert ongelijk(plan).toelichting == ""


def test_another_provider_does_not_know_the_plan(client_van, plan):
    ander = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=make_aanbieder()))

    assert ander.get(adres(plan)).status_code == 404
    assert ander.post(adres(plan, ongelijk(plan)), {}).status_code == 404


def test_a_reader_of_the_provider_reads_and_does_not_explain(client_van, plan):
    lezer = client_van(make_gebruiker(rol=Rol.LEZER, organisatie=plan.aanbieder))

    assert "Bewaar toelichting" not in lezer.get(adres(plan)).content.decode()
    assert lezer.post(adres(plan, ongelijk(plan)), {}).status_code == 403


def test_who_handles_the_plan_reads_findings_of_what_was_handed_in_only(client_van):
    plan = make_plan(status=Planstatus.ONVOLLEDIG, ingediend_op=timezone.now())
    ingediend = make_planbevinding(versie=plan.nieuwste_versie, melding="Van versie 1.")
    concept = make_planbevinding(versie=make_planversie(plan), melding="Van het concept.")
    gemeente = client_van(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente))

    pagina = gemeente.get(adres(plan)).content.decode()

    assert ingediend.melding in pagina
    assert concept.melding not in pagina
    assert gemeente.get(adres(plan, concept)).status_code == 404


def test_an_explanation_of_a_finding_of_another_plan_is_not_found(client_van, plan, opsteller):
    vreemd = make_planbevinding()

    assert client_van(opsteller).post(adres(plan, vreemd), {}).status_code == 404


def test_every_change_looks_again(plan, opsteller):
    versie = plan.nieuwste_versie

    wijzigen(versie, [Wijziging("dekking/d3/bedrag", "230000")], by=opsteller)

    assert not versie.bevindingen.filter(code="dekking_ongelijk").exists()


def test_without_findings_the_page_says_so(client_van):
    plan = make_plan(lege_inhoud())
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    assert "Geen bevindingen" in client.get(adres(plan)).content.decode()


def test_a_part_shows_its_own_findings(plan):
    versie = plan.nieuwste_versie

    alle = bevindingenbeeld(versie)
    deel = bevindingenbeeld(versie, onderdelen=["dekking"])

    assert [regel.bevinding.code for regel in deel.regels] == ["dekking_ongelijk"]
    assert alle.aantal > 1
    assert alle.zonder_toelichting == alle.waarschuwingen > 0


def test_the_component_takes_columns_and_shows_nothing_without_findings(plan):
    versie = plan.nieuwste_versie

    deel = planbevindingen(versie, ["dekking.bedrag"], kop="Wat niet past")
    leeg = render_to_string(
        "vastgoed/plan/_bevindingen_bij.html", planbevindingen(versie, ["doel"])
    )

    tekst = render_to_string("vastgoed/plan/_bevindingen_bij.html", deel)
    assert "Wat niet past" in tekst
    assert "de dekking € 599.999" in tekst
    assert leeg.strip() == ""


@pytest.mark.parametrize(
    "pad, woorden",
    [
        ("doel", "Doel van het plan"),
        ("fasen/f1/einde", "Fasen, P1: Klaar op"),
        ("groepen/gr1", "Schuifplan groepen, P2"),
        ("plaatsen/VRZ-A", "Plaatsen"),
        ("bestaat-niet", ""),
    ],
)
def test_the_words_of_a_place(pad, woorden):
    assert waar(Document(goed()), pad) == woorden


@pytest.mark.parametrize(
    "pad, doel",
    [
        ("doel", "doel"),
        ("fasen/f1/einde", "fasen/f1/einde"),
        ("groepen", "groepen"),
        ("plaatsen/VRZ-A", "plaatsen"),
    ],
)
def test_a_finding_about_a_row_that_is_missing_leads_to_its_table(pad, doel):
    assert bestaand(Document(goed()), pad) == doel


@pytest.mark.parametrize("aantal", [1, 3])
def test_more_findings_take_no_more_queries(client_van, django_assert_max_num_queries, aantal):
    plan = make_plan()
    for nummer in range(aantal):
        make_planbevinding(versie=plan.nieuwste_versie, pad=f"plaatsen/r{nummer}")
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    with django_assert_max_num_queries(22):
        client.get(adres(plan))
