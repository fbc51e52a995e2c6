"""The pages of steps, reviewers and conditions."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from regio.choices import Rol
from regio.models import Bericht
from tests.factories import make_gebruiker
from tests.factories_plan import make_planvoorwaarde
from tests.factories_verloop import Partijen
from vastgoed.choices_plan import Belang, Planstatus
from vastgoed.models import Planvoorwaarde, Toetsing
from vastgoed.toetsen.inleveren import belang_verklaren
from vastgoed.verloop import overgang
from vastgoed.werkstroom import AANBIEDER, BESLUIT, OVERGANGEN

pytestmark = pytest.mark.django_db


def stap_url(plan, code):
    return reverse("vastgoed:plan-stap", args=[plan.code, code])


@pytest.fixture
def partijen():
    return Partijen()


@pytest.mark.parametrize("code", OVERGANGEN)
def test_every_step_has_a_page_that_says_what_will_happen(client, partijen, code):
    stap = OVERGANGEN[code]
    plan = partijen.plan(stap.van[-1])
    wie = {AANBIEDER: partijen.opsteller, BESLUIT: partijen.bestuurder}
    client.force_login(wie.get(stap.rule, partijen.coordinator))

    antwoord = client.get(stap_url(plan, code))

    pagina = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert stap.gevolgen[0] in pagina
    assert "Wie krijgt nu bericht" in pagina


def test_giving_back_needs_to_say_what_lacks_and_keeps_what_was_typed(client, partijen):
    plan = partijen.plan(Planstatus.INGEDIEND)
    client.force_login(partijen.coordinator)

    antwoord = client.post(stap_url(plan, "teruggeven"), {"reden": "De begroting ontbreekt."})

    pagina = antwoord.content.decode()
    assert "Kies ten minste één onderdeel" in pagina
    assert "De begroting ontbreekt." in pagina
    plan.refresh_from_db()
    assert plan.status == Planstatus.INGEDIEND


def test_giving_back_opens_the_next_draft_and_the_frozen_one_stays(client, partijen):
    plan = partijen.plan(Planstatus.INGEDIEND)
    client.force_login(partijen.coordinator)

    client.post(
        stap_url(plan, "teruggeven"),
        {"reden": "De begroting ontbreekt.", "ontbreekt": ["investering"]},
    )

    plan.refresh_from_db()
    assert plan.status == Planstatus.ONVOLLEDIG
    assert [v.is_concept for v in plan.versies.order_by("nummer")] == [False, True]


def test_a_stale_page_says_what_happened_meanwhile(client, partijen):
    plan = partijen.plan(Planstatus.INGEDIEND)
    collega = partijen.lid(Rol.BELEIDSMEDEWERKER, partijen.gemeente)
    overgang(plan, "in_toetsing_nemen", by=collega, volledig=True)
    client.force_login(partijen.coordinator)

    antwoord = client.post(
        stap_url(plan, "teruggeven"), {"reden": "Niet compleet.", "ontbreekt": ["projecten"]}
    )

    assert antwoord.status_code == 409
    pagina = antwoord.content.decode()
    assert "“in toetsing”" in pagina
    assert "in toetsing genomen" in pagina


def test_without_a_reviewer_the_page_says_so_and_leads_to_assigning_one(client, partijen):
    plan = partijen.plan(Planstatus.INGEDIEND)
    plan.toetsingen.all().delete()
    client.force_login(partijen.coordinator)

    pagina = client.get(stap_url(plan, "in_toetsing_nemen")).content.decode()

    assert "Er is nog geen toetser" in pagina
    assert reverse("vastgoed:plan-toetsers", args=[plan.code]) in pagina


def test_the_provider_does_not_learn_who_reviews(client, partijen):
    plan = partijen.plan(Planstatus.IN_TOETSING)
    client.force_login(partijen.opsteller)

    pagina = client.get(stap_url(plan, "intrekken")).content.decode()

    assert "De toetsers" in pagina
    assert str(partijen.toetsregio) not in pagina


def test_assigning_shows_the_load_and_tells_the_reviewer(client, partijen):
    partijen.toetsregio.gebieden.add(partijen.gebied)
    plan = partijen.plan(Planstatus.INGEDIEND)
    plan.toetsingen.all().delete()
    drukker = partijen.lid(Rol.TOETSER, partijen.toetsregio)
    client.force_login(partijen.coordinator)
    url = reverse("vastgoed:plan-toetser-aanwijzen", args=[plan.code, partijen.toetsregio.code])

    pagina = client.get(url).content.decode()
    assert "geen open toetsingen" in pagina
    client.post(
        url,
        {
            "toetser": partijen.toetser.pk,
            "plaatsvervanger": drukker.pk,
            "termijn": (timezone.localdate() + timedelta(days=20)).isoformat(),
        },
    )

    toetsing = Toetsing.objects.get(plan=plan)
    assert toetsing.plaatsvervanger == drukker
    berichten = Bericht.objects.filter(soort="plan_toetser_toegewezen")
    assert {b.gebruiker for b in berichten} == {partijen.toetser, drukker}


def test_the_deputy_takes_over_when_the_reviewer_has_an_interest(partijen):
    plan = partijen.plan(Planstatus.INGEDIEND)
    toetsing = plan.toetsingen.get()
    toetsing.plaatsvervanger = partijen.lid(Rol.TOETSER, partijen.toetsregio)
    toetsing.save()

    belang_verklaren(toetsing, Belang.BELANG, "Mijn vorige werkgever.", by=partijen.toetser)

    nieuw = Toetsing.objects.lopend().get(plan=plan)
    assert nieuw.toetser == toetsing.plaatsvervanger
    assert nieuw.belang == Belang.NIET_VERKLAARD
    assert Bericht.objects.filter(
        soort="plan_toetser_belang", gebruiker=partijen.coordinator
    ).exists()


def test_without_a_deputy_the_municipality_is_told_and_the_review_waits(partijen):
    plan = partijen.plan(Planstatus.INGEDIEND)

    belang_verklaren(
        plan.toetsingen.get(), Belang.BELANG, "Eigenaar van het pand.", by=partijen.toetser
    )

    assert Toetsing.objects.lopend().get(plan=plan).belang == Belang.BELANG
    assert Bericht.objects.filter(soort="plan_toetser_belang").exists()


def voorwaarde_url(voorwaarde, soort):
    return reverse(
        "vastgoed:plan-voorwaarde-stap", args=[voorwaarde.plan.code, voorwaarde.pk, soort]
    )


def test_a_condition_is_reported_sent_back_and_confirmed(client, partijen):
    plan = partijen.plan(Planstatus.BESLOTEN)
    voorwaarde = make_planvoorwaarde(plan, besluit=plan.besluiten.get())

    for wie, soort in (
        (partijen.opsteller, "gemeld"),
        (partijen.coordinator, "teruggestuurd"),
        (partijen.opsteller, "gemeld"),
        (partijen.coordinator, "bevestigd"),
    ):
        client.force_login(wie)
        antwoord = client.post(voorwaarde_url(voorwaarde, soort), {"tekst": "Zie de brief."})
        assert antwoord.status_code == 302, antwoord.content.decode()

    voorwaarde = Planvoorwaarde.objects.get(pk=voorwaarde.pk)
    assert voorwaarde.voldaan_op == timezone.localdate()
    assert voorwaarde.meldingen.count() == 4
    pagina = client.get(reverse("vastgoed:plan-voorwaarden", args=[plan.code])).content.decode()
    assert "bevestigd: voldaan" in pagina


def test_a_confirmed_condition_can_be_opened_again(client, partijen):
    plan = partijen.plan(Planstatus.BESLOTEN)
    voorwaarde = make_planvoorwaarde(plan, besluit=plan.besluiten.get())
    for wie, soort in (
        (partijen.opsteller, "gemeld"),
        (partijen.coordinator, "bevestigd"),
        (partijen.coordinator, "heropend"),
    ):
        client.force_login(wie)
        client.post(voorwaarde_url(voorwaarde, soort), {"tekst": "Zie de brief."})

    voorwaarde.refresh_from_db()
    assert voorwaarde.voldaan_op is None


def test_a_condition_nobody_reported_cannot_be_confirmed(client, partijen):
    plan = partijen.plan(Planstatus.BESLOTEN)
    voorwaarde = make_planvoorwaarde(plan, besluit=plan.besluiten.get())
    client.force_login(partijen.coordinator)

    antwoord = client.post(voorwaarde_url(voorwaarde, "bevestigd"), {"tekst": "Het is goed."})

    assert "nog niet gemeld" in antwoord.content.decode()


def test_the_provider_does_not_confirm_its_own_report(client, partijen):
    plan = partijen.plan(Planstatus.BESLOTEN)
    voorwaarde = make_planvoorwaarde(plan, besluit=plan.besluiten.get())
    client.force_login(partijen.opsteller)

    assert client.get(voorwaarde_url(voorwaarde, "bevestigd")).status_code == 403


def test_an_unknown_step_and_a_plan_of_another_are_not_known(client, partijen):
    plan = partijen.plan(Planstatus.INGEDIEND)
    client.force_login(partijen.coordinator)
    assert client.get(stap_url(plan, "verzonnen")).status_code == 404

    client.force_login(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER))
    assert client.get(stap_url(plan, "teruggeven")).status_code == 404
