from datetime import timedelta

import pytest
from django.utils import timezone

from regio.choices import Rol
from regio.models import Gebruiker
from tests.factories import (
    make_aanbieder,
    make_gebied,
    make_gebruiker,
    make_lidmaatschap,
    make_organisatie,
)
from tests.factories_aanlevering import make_plicht, make_ronde
from tests.factories_plan import make_plan, make_planvoorwaarde, make_toetsing
from vastgoed.choices_plan import Aanzet, Belang, Planstatus, Voorwaardestap
from vastgoed.mijn_werk import (
    BRONNEN,
    LIJSTEN,
    aantal,
    te_behandelen,
    te_besluiten,
    te_toetsen,
    werklijsten,
)
from vastgoed.models import Vastgoedplan, Voorwaardemelding
from vastgoed.werkteller import vraag

pytestmark = pytest.mark.django_db


def werk(user):
    return {lijst.titel: [ding.titel for ding in lijst.werk] for lijst in werklijsten(user)}


def test_a_provider_has_its_drafts_its_supplements_and_its_conditions():
    aanbieder = make_aanbieder()
    user = make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder)
    vandaag = timezone.localdate()
    concept = make_plan(aanbieder=aanbieder, ontbreekt=3)
    vraag = make_plan(aanbieder=aanbieder, status=Planstatus.AANVULLING, uiterlijk=vandaag)
    besloten = make_plan(aanbieder=aanbieder, status=Planstatus.BESLOTEN)
    make_planvoorwaarde(besloten)
    make_plan(aanbieder=aanbieder, status=Planstatus.IN_TOETSING)
    make_plan(aanbieder=aanbieder, status=Planstatus.INGETROKKEN, aan_zet=Aanzet.AANBIEDER)
    make_plan(status=Planstatus.AANVULLING)

    assert werk(user) == {
        "Plannen van uw organisatie": [vraag.titel, concept.titel],
        "Voorwaarden bij een besluit": [besloten.titel],
    }
    doen = [ding.doen for ding in werklijsten(user)[0].werk]
    assert doen[1] == "Maak het plan af en dien het in. Nog 3 velden leeg"
    assert aantal(user) == 3


def test_a_met_condition_is_no_work():
    plan = make_plan(status=Planstatus.BESLOTEN)
    make_planvoorwaarde(plan, voldaan_op=timezone.localdate())

    assert werk(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)) == {}


def test_a_condition_reported_as_met_waits_for_the_municipality_until_it_is_sent_back():
    plan = make_plan(status=Planstatus.BESLOTEN)
    voorwaarde = make_planvoorwaarde(plan)
    aanbieder = make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)
    gemeente = make_gebruiker(rol=Rol.BEHEERDER, organisatie=plan.gemeente)

    def melden(soort):
        Voorwaardemelding.objects.create(
            voorwaarde=voorwaarde, soort=soort, tekst="Zie de brief.", door=aanbieder
        )
        return aantal(aanbieder), list(werk(gemeente))

    assert melden(Voorwaardestap.GEMELD) == (
        0,
        ["Voorwaarden die een aanbieder als voldaan meldt"],
    )
    assert melden(Voorwaardestap.TERUGGESTUURD) == (1, [])


def test_a_coordinator_has_what_was_handed_in_and_what_is_to_be_advised():
    gemeente = make_organisatie()
    user = make_gebruiker(rol=Rol.BEHEERDER, organisatie=gemeente)
    te_controleren = make_plan(gemeente=gemeente, status=Planstatus.INGEDIEND)
    te_adviseren = make_plan(
        gemeente=gemeente, status=Planstatus.IN_TOETSING, aan_zet=Aanzet.COORDINATOR
    )
    make_plan(gemeente=gemeente, status=Planstatus.IN_TOETSING)
    make_plan(gemeente=gemeente)
    make_plan(status=Planstatus.INGEDIEND)

    gevonden = werk(user)["Plannen die uw gemeente behandelt"]

    assert sorted(gevonden) == sorted([te_controleren.titel, te_adviseren.titel])


def test_a_reviewer_has_its_own_reviews_by_term():
    toetsing = make_toetsing()
    user = toetsing.toetser
    eerder = make_toetsing(
        toetser=user,
        organisatie=toetsing.organisatie,
        termijn=timezone.localdate() - timedelta(days=1),
    )
    make_toetsing()
    make_toetsing(toetser=user, organisatie=toetsing.organisatie, ingeleverd_op=timezone.now())

    (lijst,) = werklijsten(user)

    assert [ding.titel for ding in lijst.werk] == [eerder.plan.titel, toetsing.plan.titel]
    assert [ding.is_te_laat for ding in lijst.werk] == [True, False]


def test_a_deputy_has_the_review_and_who_declared_an_interest_has_not():
    organisatie = make_organisatie()
    vervanger = make_gebruiker(rol=Rol.TOETSER, organisatie=organisatie)
    toetsing = make_toetsing(
        organisatie=organisatie, plaatsvervanger=vervanger, belang=Belang.BELANG
    )

    assert list(te_toetsen(vervanger)) == [toetsing]
    assert list(te_toetsen(toetsing.toetser)) == []


def test_a_board_has_the_plans_of_its_area_that_were_advised():
    gebied = make_gebied()
    user = make_gebruiker(rol=Rol.STUURGROEPLID, gebieden=[gebied])
    plan = make_plan(gebied=gebied, status=Planstatus.GEADVISEERD)
    make_plan(gebied=gebied, status=Planstatus.IN_TOETSING)
    make_plan(status=Planstatus.GEADVISEERD)

    assert werk(user) == {"Plannen waarover de stuurgroep besluit": [plan.titel]}


def test_due_deliveries_are_work_too():
    plicht = make_plicht()
    user = make_gebruiker(rol=Rol.AANBIEDER, organisatie=plicht.organisatie)

    assert werk(user) == {"Cijfers die u aanlevert": [str(plicht.ronde)]}


@pytest.mark.parametrize("rol", Rol.values)
def test_all_work_is_about_plans_that_one_may_see(rol):
    gebied, organisatie = make_gebied(), make_organisatie()
    organisatie.gebieden.add(gebied)
    user = make_gebruiker(rol=rol, organisatie=organisatie)
    for status in Planstatus:
        make_plan(gemeente=organisatie, status=status)
        make_plan(gebied=gebied, status=status)
        make_plan(status=status)
    make_plan(gemeente=organisatie, aan_zet=Aanzet.COORDINATOR)
    make_toetsing(organisatie=organisatie, toetser=user)

    plannen = {plan.pk for plan in (*te_behandelen(user), *te_besluiten(user))}
    plannen |= {toetsing.plan_id for toetsing in te_toetsen(user)}

    zichtbaar = Vastgoedplan.objects.visible_to(user).values_list("pk", flat=True)
    assert plannen <= set(zichtbaar)
    assert aantal(user) == sum(len(lijst.werk) for lijst in werklijsten(user))


def test_who_never_has_work_is_not_counted_for(django_assert_num_queries):
    user = make_gebruiker(rol=Rol.LEZER)
    user.huidige_lidmaatschappen  # noqa: B018  # read once per request

    with django_assert_num_queries(0):
        assert aantal(user) == 0


@pytest.mark.parametrize("hoeveel", [1, 3])
@pytest.mark.parametrize("rol", [Rol.AANBIEDER, Rol.BELEIDSMEDEWERKER, Rol.TOETSER])
def test_the_count_takes_one_query(django_assert_num_queries, rol, hoeveel):
    organisatie = make_aanbieder() if rol == Rol.AANBIEDER else make_organisatie()
    user = make_gebruiker(rol=rol, organisatie=organisatie)
    for _ in range(hoeveel):
        if rol == Rol.AANBIEDER:
            make_plan(aanbieder=organisatie)
        elif rol == Rol.TOETSER:
            make_toetsing(organisatie=organisatie, toetser=user)
        else:
            make_plan(gemeente=organisatie, status=Planstatus.INGEDIEND)
    user.huidige_lidmaatschappen, user.werkgebieden  # noqa: B018  # read once per request

    with django_assert_num_queries(1):
        assert aantal(user) == hoeveel


def test_the_count_follows_the_roles_and_the_areas_of_the_user():
    gebied, organisatie = make_gebied(), make_organisatie()
    user = make_gebruiker(rol=Rol.STUURGROEPLID, organisatie=organisatie)
    make_plan(gebied=gebied, status=Planstatus.GEADVISEERD)
    plan = make_plan(status=Planstatus.INGEDIEND)

    assert opnieuw_geteld(user) == 0
    organisatie.gebieden.add(gebied)
    assert opnieuw_geteld(user) == 1
    make_lidmaatschap(gebruiker=user, rol=Rol.BEHEERDER, organisatie=plan.gemeente)
    assert opnieuw_geteld(user) == 2
    user.lidmaatschappen.filter(organisatie=organisatie).delete()
    assert opnieuw_geteld(user) == 1


def test_the_count_follows_the_day(monkeypatch):
    organisatie = make_organisatie()
    user = make_gebruiker(rol=Rol.AANBIEDER, organisatie=organisatie)
    vandaag = timezone.localdate()
    make_plicht(organisatie=organisatie, ronde=make_ronde(opent_op=vandaag + timedelta(days=1)))

    assert opnieuw_geteld(user) == 0
    monkeypatch.setattr(timezone, "localdate", lambda *_: vandaag + timedelta(days=1))
    assert opnieuw_geteld(user) == 1


@pytest.mark.parametrize("rol", Rol.values)
def test_no_list_asks_the_database_anything_when_it_is_made(rol, django_assert_num_queries):
    user = make_gebruiker(rol=rol, gebieden=[make_gebied()])
    user.huidige_lidmaatschappen, user.werkgebieden  # noqa: B018  # read once per request

    with django_assert_num_queries(0):
        vraag([*LIJSTEN, *(bron.rijen for bron in BRONNEN.values())], user)


def opnieuw_geteld(user):
    """As in a next request, which reads the rights of the user again."""
    return aantal(Gebruiker.objects.get(pk=user.pk))


def test_the_bar_says_how_much_waits_and_leads_there(client_van):
    plan = make_plan()
    aanbieder = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))
    lezer = client_van(make_gebruiker(rol=Rol.LEZER))

    balk = aanbieder.get("/bronnen").content.decode()

    assert 'href="/mijn-werk"' in balk
    assert "1<span" in balk.split('href="/mijn-werk"')[1][:200]
    assert 'href="/mijn-werk"' not in lezer.get("/bronnen").content.decode()


def test_the_page_shows_the_same_and_says_when_nothing_waits(client_van):
    plan = make_plan()
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    assert plan.titel in client.get("/mijn-werk").content.decode()
    leeg = client_van(make_gebruiker(rol=Rol.TOETSER)).get("/mijn-werk").content.decode()
    assert "Er wacht niets op u" in leeg
