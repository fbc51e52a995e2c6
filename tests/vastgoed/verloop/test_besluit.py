"""From advice to decision: conditions, the chain, the places in the plaatsenbalans, and back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from capaciteit.boeken import terugboeken
from capaciteit.models import Locatie, Plaatsmutatie, Voorziening
from jeugdzorg.kern import chain
from jeugdzorg.kern.models import Ketenschakel
from regio.models import GebiedRegio, Gemeente, Regioindeling
from tests.factories import make_bron, make_jeugdhulpregio
from tests.factories_regio import make_overleg
from tests.factories_verloop import Partijen
from vastgoed.choices_plan import Oordeelwaarde, Planstatus
from vastgoed.models import Advies, GezamenlijkOordeel, Planplaats, Planvoorwaarde
from vastgoed.stappen.boeken import geprobeerd
from vastgoed.verloop import overgang

pytestmark = pytest.mark.django_db
GOED = {"uitkomst": "goedgekeurd", "motivering": "Past bij de visie."}


@pytest.fixture
def partijen():
    """Whose municipality also keeps the register where the plan lies."""
    partijen = Partijen()
    partijen.plan_maken = lambda: geadviseerd(partijen)
    return partijen


def houdt_register_bij(partijen):
    regio = make_jeugdhulpregio()
    GebiedRegio.objects.create(
        gebied=partijen.gebied, jeugdhulpregio=regio, zorgvorm="o3m", bron=make_bron()
    )
    Locatie.objects.filter(code="LOC-1").update(jeugdhulpregio=regio)
    Regioindeling.objects.create(
        gemeente=Gemeente.objects.get(naam="Wierden"), jeugdhulpregio=regio, bron=make_bron()
    )


def geadviseerd(partijen, uitkomst="goedgekeurd", voorwaarden=()):
    """Handed in, reviewed and advised by the steps themselves."""
    plan = partijen.plan(Planstatus.CONCEPT)
    houdt_register_bij(partijen)
    overgang(plan, "indienen", by=partijen.opsteller)
    partijen.toetsing(plan, ingeleverd=True)
    overgang(plan, "in_toetsing_nemen", by=partijen.coordinator, volledig=True)
    for criterium in partijen.kader.criteria.all():
        GezamenlijkOordeel.objects.create(
            plan=plan,
            criterium=criterium,
            versie=plan.ingediende_versie,
            waarde=Oordeelwaarde.VOLDOET,
            door=partijen.coordinator,
        )
    advies = Advies.objects.create(
        plan=plan,
        versie=plan.ingediende_versie,
        uitkomst=uitkomst,
        motivering="Een goed plan.",
        gemaakt_door=partijen.coordinator,
    )
    for tekst in voorwaarden:
        advies.voorwaarden.create(plan=plan, tekst=tekst)
    overgang(plan, "adviseren", by=partijen.coordinator)
    return plan


def test_approving_books_the_places_as_a_plan_and_makes_the_new_facilities(partijen):
    plan = partijen.plan_maken()

    overgang(plan, "besluiten", by=partijen.bestuurder, **GOED)

    mutaties = Plaatsmutatie.objects.filter(aard="plan", project__startswith=plan.code)
    assert sorted((m.aantal, m.soort, m.naar.naam) for m in mutaties) == [
        (8, "omgezet", "De Eik"),
        (8, "omgezet", "Huis De Linde"),
    ]
    assert {m.van.code for m in mutaties} == {"VRZ-A"}
    assert {m.door for m in mutaties} == {partijen.coordinator}
    assert Planplaats.objects.filter(mutatie__in=mutaties).count() == 2
    assert Voorziening.objects.get(naam="Huis De Linde").locatie.code == "LOC-1"
    assert Voorziening.objects.get(naam="De Eik").locatie.naam == "Ombouw Bosrand"
    assert plan.uitkomst == "goedgekeurd"


def test_the_decision_is_a_link_in_the_chain_that_holds(partijen):
    plan = partijen.plan_maken()

    gebeurtenis = overgang(plan, "besluiten", by=partijen.bestuurder, **GOED)

    schakel = Ketenschakel.objects.get(nummer=gebeurtenis.details["schakel"])
    assert plan.code in schakel.gegevens
    assert plan.besluiten.get().versie.hash in schakel.gegevens
    assert chain.controleren().is_heel


def test_what_the_register_refuses_is_said_before_and_nothing_is_booked(client, partijen):
    plan = partijen.plan_maken()
    Locatie.objects.update(jeugdhulpregio=None)
    client.force_login(partijen.bestuurder)

    pagina = client.get(reverse("vastgoed:plan-stap", args=[plan.code, "besluiten"]))
    assert "houdt het register hier niet bij" in pagina.content.decode()
    with pytest.raises(ValidationError, match="kunnen niet worden geboekt"):
        overgang(plan, "besluiten", by=partijen.bestuurder, **GOED)

    plan.refresh_from_db()
    assert plan.status == Planstatus.GEADVISEERD
    assert not Plaatsmutatie.objects.exists()
    assert not Voorziening.objects.filter(naam="Huis De Linde").exists()


def test_rejecting_books_nothing(partijen):
    plan = partijen.plan_maken()

    overgang(
        plan,
        "besluiten",
        by=partijen.bestuurder,
        uitkomst="afgewezen",
        motivering="Te duur.",
        reden_afwijking="De kosten stegen na het advies.",
    )

    assert not Plaatsmutatie.objects.exists()
    assert plan.besluiten.get().reden_afwijking == "De kosten stegen na het advies."


def test_trying_leaves_nothing_behind(partijen):
    plan = partijen.plan_maken()

    regels = geprobeerd(plan, plan.ingediende_versie, partijen.bestuurder)

    assert [regel.fout for regel in regels] == ["", ""]
    assert not Plaatsmutatie.objects.exists()
    assert not Voorziening.objects.filter(naam="Huis De Linde").exists()


def test_departing_from_the_advice_needs_a_reason(partijen):
    plan = partijen.plan_maken()

    with pytest.raises(ValidationError) as fout:
        overgang(
            plan, "besluiten", by=partijen.bestuurder, uitkomst="afgewezen", motivering="Te duur."
        )

    assert "reden_afwijking" in fout.value.message_dict


def test_the_conditions_of_the_advice_come_along(partijen):
    plan = geadviseerd(partijen, "goedgekeurd_onder_voorwaarden", ["Lever de vergunning na."])

    overgang(
        plan,
        "besluiten",
        by=partijen.bestuurder,
        uitkomst="goedgekeurd_onder_voorwaarden",
        motivering="Akkoord.",
    )

    bindend = Planvoorwaarde.objects.bindend().filter(plan=plan)
    assert [rij.tekst for rij in bindend] == ["Lever de vergunning na."]


def test_other_conditions_need_a_reason(partijen):
    plan = geadviseerd(partijen, "goedgekeurd_onder_voorwaarden", ["Lever de vergunning na."])
    invoer = {
        "uitkomst": "goedgekeurd_onder_voorwaarden",
        "motivering": "Akkoord.",
        "voorwaarden": [{"tekst": "Lever de vergunning en de begroting na."}],
    }

    with pytest.raises(ValidationError) as fout:
        overgang(plan, "besluiten", by=partijen.bestuurder, **invoer)
    assert "reden_voorwaarden" in fout.value.message_dict

    overgang(plan, "besluiten", by=partijen.bestuurder, reden_voorwaarden="Ook geld.", **invoer)
    assert Planvoorwaarde.objects.bindend().get(plan=plan).tekst.endswith("begroting na.")


def test_the_meeting_is_one_of_the_area(partijen):
    plan = partijen.plan_maken()
    elders = make_overleg().vergaderingen.create(
        datum=timezone.localdate(), status="geweest", bron=make_bron()
    )

    with pytest.raises(ValidationError) as fout:
        overgang(plan, "besluiten", by=partijen.bestuurder, vergadering=elders, **GOED)

    assert "vergadering" in fout.value.message_dict


def test_a_decision_in_the_future_is_no_decision(partijen):
    plan = partijen.plan_maken()
    morgen = timezone.localdate() + timedelta(days=1)

    with pytest.raises(ValidationError) as fout:
        overgang(plan, "besluiten", by=partijen.bestuurder, genomen_op=morgen, **GOED)

    assert "genomen_op" in fout.value.message_dict


def test_revoking_books_back_and_the_plan_can_be_decided_on_again(partijen):
    plan = partijen.plan_maken()
    overgang(plan, "besluiten", by=partijen.bestuurder, **GOED)

    overgang(plan, "besluit_herroepen", by=partijen.bestuurder, reden="Nieuw inzicht.")

    assert plan.status == Planstatus.GEADVISEERD
    assert plan.uitkomst == ""
    assert Plaatsmutatie.objects.filter(herroept__isnull=False).count() == 2
    overgang(plan, "besluiten", by=partijen.bestuurder, **GOED)
    assert Voorziening.objects.filter(naam="Huis De Linde").count() == 1
    assert plan.besluiten.count() == 2


def test_revoking_says_what_will_be_booked_back(client, partijen):
    plan = partijen.plan_maken()
    overgang(plan, "besluiten", by=partijen.bestuurder, **GOED)
    client.force_login(partijen.coordinator)

    pagina = client.get(reverse("vastgoed:plan-stap", args=[plan.code, "besluit_herroepen"]))

    tekst = pagina.content.decode()
    assert "2 regels met samen 16 plaatsen" in tekst
    assert "blijft als plan in het register" in tekst


def test_what_was_carried_out_stays_when_the_decision_is_revoked(partijen):
    plan = partijen.plan_maken()
    overgang(plan, "besluiten", by=partijen.bestuurder, **GOED)
    eerste = Planplaats.objects.filter(mutatie__isnull=False).first().mutatie
    terugboeken(eerste, reden="Uitgevoerd.", by=partijen.coordinator)

    gebeurtenis = overgang(plan, "besluit_herroepen", by=partijen.bestuurder, reden="Toch niet.")

    assert gebeurtenis.details["teruggeboekt"] == 1
    assert gebeurtenis.details["al_uitgevoerd"] == 1
