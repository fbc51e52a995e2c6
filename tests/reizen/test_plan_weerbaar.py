"""A plan withstands haste: forms sent twice, stale tabs, two people at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from capaciteit.register.sloten import IngehaaldError
from regio.choices import Rol
from regio.models import Bericht
from tests.capaciteit.aanlevering.test_gelijktijdig import tegelijk
from tests.factories import make_organisatie
from tests.factories_verloop import Partijen
from tests.vastgoed.verloop.test_overgangen import invoer_voor, plan_voor, wie_mag
from vastgoed.choices_plan import Belang, Oordeelwaarde, Planstatus
from vastgoed.models import (
    Advies,
    GezamenlijkOordeel,
    Plangebeurtenis,
    Planwijziging,
    Toetsing,
    Vastgoedplan,
)
from vastgoed.plan.inhoud import waarde
from vastgoed.plan.wijzigen import Wijziging, wijzigen
from vastgoed.stappen.toewijzen import toewijzen
from vastgoed.toetsen.advies import Voorwaarde, advies_opstellen
from vastgoed.toetsen.gezamenlijk import samen_oordelen
from vastgoed.toetsen.inleveren import belang_verklaren, toetsing_inleveren
from vastgoed.toetsen.oordelen import oordeel_opslaan
from vastgoed.verloop import overgang
from vastgoed.werkstroom import OVERGANGEN


@pytest.fixture
def partijen():
    return Partijen()


def als_formulier(code: str) -> dict[str, Any]:
    """What the form of a step sends when it is filled in well."""
    velden = {naam: getypt(waarde_) for naam, waarde_ in invoer_voor(code).items()}
    if code == "besluiten":
        velden |= {"genomen_op": timezone.localdate().isoformat()}
        velden |= {"voorwaarden-TOTAL_FORMS": "0", "voorwaarden-INITIAL_FORMS": "0"}
    return velden


def getypt(waarde_: Any) -> Any:
    return waarde_.isoformat() if hasattr(waarde_, "isoformat") else waarde_


@pytest.mark.django_db
@pytest.mark.parametrize("code", OVERGANGEN)
def test_the_form_of_a_step_sent_twice_takes_it_once(client, partijen, code):
    plan = plan_voor(partijen, code, OVERGANGEN[code].van[-1])
    client.force_login(wie_mag(partijen, code))
    eerder = plan.gebeurtenissen.count()
    adres = reverse("vastgoed:plan-stap", args=[plan.code, code])

    antwoorden = [client.post(adres, als_formulier(code)) for _ in range(2)]

    assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
    assert plan.gebeurtenissen.count() == eerder + 1
    ontvangen = Bericht.objects.filter(soort=f"plan_{code}").values_list("gebruiker", flat=True)
    assert len(ontvangen) == len(set(ontvangen))


@pytest.mark.django_db
def test_a_stale_page_of_a_section_loses_neither_what_is_there_nor_what_was_typed(client, partijen):
    plan = partijen.plan()
    versie = plan.nieuwste_versie
    was = waarde(versie.inhoud, "doel")
    client.force_login(partijen.opsteller)
    adres = reverse("vastgoed:plan-sectie", args=[plan.code, "kern"])
    gezien = client.get(adres).context["deel"].velden[0].was
    collega = partijen.lid(Rol.AANBIEDER, partijen.aanbieder)
    wijzigen(versie, [Wijziging("doel", "Van de collega.", was)], by=collega)

    antwoord = client.post(adres, {"doel": "Van mij.", "was:doel": gezien})

    pagina = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Van de collega." in pagina
    assert "Van mij." in pagina
    versie.refresh_from_db()
    assert waarde(versie.inhoud, "doel") == "Van de collega."


@pytest.mark.django_db
def test_a_page_of_a_section_from_before_handing_in_stores_nothing_and_shows_what_was_typed(
    client, partijen
):
    plan = partijen.plan()
    client.force_login(partijen.opsteller)
    adres = reverse("vastgoed:plan-sectie", args=[plan.code, "kern"])
    gezien = client.get(adres).context["deel"].velden[0].was
    overgang(plan, "indienen", by=partijen.opsteller)

    antwoord = client.post(adres, {"doel": "Net te laat.", "was:doel": gezien})

    assert "Net te laat." in antwoord.content.decode()
    assert not Planwijziging.objects.filter(naar="Net te laat.").exists()


@pytest.mark.django_db
def test_a_stale_answer_shows_both_and_overwrites_neither(client, partijen):
    plan = partijen.plan(Planstatus.IN_TOETSING)
    overgang(plan, "aanvulling_vragen", by=partijen.coordinator)
    vraag = plan.aanvulverzoeken.get().vragen.get()
    client.force_login(partijen.opsteller)
    adres = reverse("vastgoed:plan-aanvullen", args=[plan.code])
    velden = {"vraag": vraag.pk, f"{vraag.pk}-was": ""}
    client.post(adres, {**velden, f"{vraag.pk}-antwoord": "Van de collega."})

    antwoord = client.post(adres, {**velden, f"{vraag.pk}-antwoord": "Van mij."})

    pagina = antwoord.content.decode()
    assert "Van de collega." in pagina
    assert "Van mij." in pagina
    vraag.refresh_from_db()
    assert vraag.antwoord == "Van de collega."


@pytest.mark.django_db
def test_the_same_answer_twice_is_no_conflict(client, partijen):
    plan = partijen.plan(Planstatus.IN_TOETSING)
    overgang(plan, "aanvulling_vragen", by=partijen.coordinator)
    vraag = plan.aanvulverzoeken.get().vragen.get()
    client.force_login(partijen.opsteller)
    adres = reverse("vastgoed:plan-aanvullen", args=[plan.code])
    velden = {"vraag": vraag.pk, f"{vraag.pk}-was": "", f"{vraag.pk}-antwoord": "Hetzelfde."}

    assert [client.post(adres, velden).status_code for _ in range(2)] == [302, 302]


@pytest.mark.django_db
def test_a_judgment_from_a_tab_from_before_the_supplement_is_refused_in_words(client, partijen):
    plan, toetsing = te_toetsen(partijen)
    criterium = partijen.kader.criteria.first()
    client.force_login(partijen.toetser)
    adres = reverse("vastgoed:toetsing-criterium", args=[toetsing.pk, criterium.sleutel])
    partijen.verzoek(plan)
    overgang(plan, "aanvulling_vragen", by=partijen.coordinator)

    antwoord = client.post(adres, {"waarde": "voldoet", "token": 0}, HTTP_X_VANZELF="ja")

    assert antwoord.status_code == 400
    assert "niet in toetsing" in antwoord.json()["melding"]
    assert not toetsing.oordelen.exists()


def te_toetsen(partijen):
    plan = partijen.plan(Planstatus.INGEDIEND)
    overgang(plan, "in_toetsing_nemen", by=partijen.coordinator, volledig=True)
    toetsing = plan.toetsingen.get()
    belang_verklaren(toetsing, Belang.GEEN, "", by=partijen.toetser)
    toetsing.refresh_from_db()
    return plan, toetsing


def coordinatoren(partijen):
    return partijen.coordinator, partijen.lid(Rol.BEHEERDER, partijen.gemeente)


@pytest.mark.django_db(transaction=True)
def test_of_two_coordinators_who_judge_jointly_at_once_one_is_told(partijen):
    plan = partijen.plan(Planstatus.IN_TOETSING)
    GezamenlijkOordeel.objects.all().delete()
    criterium = partijen.kader.criteria.first()

    uitslagen = tegelijk(
        *(
            lambda wie=wie, waarde_=waarde_: samen_oordelen(
                Vastgoedplan.objects.get(pk=plan.pk),
                criterium,
                waarde_,
                reden="Zo zien wij het.",
                revisie=0,
                by=wie,
            )
            for wie, waarde_ in zip(
                coordinatoren(partijen), ("voldoet", "voldoet_niet"), strict=True
            )
        )
    )

    (gelukt,) = (een for een in uitslagen if isinstance(een, GezamenlijkOordeel))
    (gezakt,) = (een for een in uitslagen if not isinstance(een, GezamenlijkOordeel))
    assert isinstance(gezakt, IngehaaldError)
    assert GezamenlijkOordeel.objects.get(criterium=criterium).waarde == gelukt.waarde


@pytest.mark.django_db(transaction=True)
def test_of_two_coordinators_who_draft_the_advice_at_once_one_is_told(partijen):
    plan = partijen.plan(Planstatus.IN_TOETSING)
    Advies.objects.all().delete()

    uitslagen = tegelijk(
        *(
            lambda wie=wie: advies_opstellen(
                Vastgoedplan.objects.get(pk=plan.pk),
                uitkomst="goedgekeurd_onder_voorwaarden",
                motivering=f"Van {wie}.",
                voorwaarden=[Voorwaarde("Een.")],
                revisie=0,
                by=wie,
            )
            for wie in coordinatoren(partijen)
        )
    )

    assert sum(isinstance(een, Advies) for een in uitslagen) == 1
    assert sum(isinstance(een, IngehaaldError) for een in uitslagen) == 1
    assert Advies.objects.get().voorwaarden.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_coordinators_who_assign_the_same_region_at_once_one_succeeds(partijen):
    plan = partijen.plan(Planstatus.INGEDIEND)
    regio = make_organisatie()
    toetsers = [partijen.lid(Rol.TOETSER, regio) for _ in range(2)]
    termijn = timezone.localdate() + timedelta(days=20)

    uitslagen = tegelijk(
        *(
            lambda by=by, wie=wie: toewijzen(
                Vastgoedplan.objects.get(pk=plan.pk), regio, wie, termijn=termijn, by=by
            )
            for by, wie in zip(coordinatoren(partijen), toetsers, strict=True)
        )
    )

    (gezakt,) = (een for een in uitslagen if isinstance(een, Exception))
    assert isinstance(gezakt, ValidationError)
    assert Toetsing.objects.lopend().filter(plan=plan, organisatie=regio).count() == 1


@pytest.mark.django_db(transaction=True)
def test_handing_in_a_review_while_the_plan_leaves_review_is_one_or_the_other(partijen):
    plan, toetsing = te_toetsen(partijen)
    for criterium in partijen.kader.criteria.all():
        waarden = {"waarde": Oordeelwaarde.VOLDOET}
        oordeel_opslaan(toetsing, criterium, waarden, revisie=0, by=partijen.toetser)
    partijen.verzoek(plan)

    uitslagen = tegelijk(
        lambda: toetsing_inleveren(Toetsing.objects.get(pk=toetsing.pk), by=partijen.toetser),
        lambda: overgang(
            Vastgoedplan.objects.get(pk=plan.pk), "aanvulling_vragen", by=partijen.coordinator
        ),
    )

    plan.refresh_from_db()
    toetsing.refresh_from_db()
    assert isinstance(uitslagen[1], Plangebeurtenis), uitslagen
    assert plan.status == Planstatus.AANVULLING
    assert bool(toetsing.ingeleverd_op) == (not isinstance(uitslagen[0], Exception))
