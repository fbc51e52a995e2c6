import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern import chain
from monitoring.analyse.adviseren import (
    aanbeveling_opslaan,
    advies_aanbieden,
    advies_beginnen,
    advies_terugnemen,
    inleiding_opslaan,
)
from monitoring.analyse.besluiten import (
    Keuze,
    besluit_herroepen,
    cyclus_besluiten,
    opdracht_uit_besluit,
)
from monitoring.cyclus.verloop import overgang
from monitoring.models import Aanbeveling, Cyclusbesluit, Ontwikkelopdracht
from regio.models import Bericht
from tests.factories import make_organisatie
from tests.factories_monitoring_analyse import (
    make_aanbeveling,
    make_aangeboden,
    make_advies,
    make_analist,
    make_beleid,
    make_bestuurder,
)

pytestmark = pytest.mark.django_db
DAG = date(2024, 11, 5)


def gebied_van(advies):
    return advies.analyse.cyclus.gebied


def alles(advies, **anders):
    return {
        rij.pk: anders.get(str(nummer), Keuze("overgenomen"))
        for nummer, rij in enumerate(advies.aanbevelingen.all())
    }


def besloten(advies, **anders):
    bestuurder = make_bestuurder(gebied_van(advies))
    return cyclus_besluiten(advies, alles(advies, **anders), genomen_op=DAG, by=bestuurder)


def test_an_advice_is_drafted_offered_and_taken_back():
    advies = make_advies()
    analist, bestuurder = make_analist(gebied_van(advies)), make_bestuurder(gebied_van(advies))

    aangeboden = advies_aanbieden(advies, by=analist)
    cyclus = aangeboden.analyse.cyclus
    cyclus.refresh_from_db()

    assert (aangeboden.status_badge.value, bool(cyclus.advies_op)) == ("aangeboden", True)
    assert Bericht.objects.filter(gebruiker=bestuurder).exists()
    terug = advies_terugnemen(aangeboden, reden="Er mist iets.", by=analist)
    assert terug.status_badge.value == "concept"


def test_a_second_advice_on_the_same_analysis_is_the_first():
    advies = make_advies()

    assert advies_beginnen(advies.analyse, by=make_analist(gebied_van(advies))) == advies


@pytest.mark.parametrize(
    ("velden", "aantal", "waarom"),
    [
        ({"inleiding": ""}, 1, "geen inleiding"),
        ({}, 0, "geen aanbevelingen"),
    ],
)
def test_an_incomplete_advice_is_not_offered(velden, aantal, waarom):
    advies = make_advies(aantal=aantal, **velden)

    with pytest.raises(ValidationError, match=waarom):
        advies_aanbieden(advies, by=make_analist(gebied_van(advies)))


@pytest.mark.parametrize(
    ("weg", "waarom"), [({"aan": ""}, "voor wie"), ({"termijn": None}, "klaar")]
)
def test_a_recommendation_says_to_whom_and_before_when(weg, waarom):
    advies = make_advies(aantal=0)
    make_aanbeveling(advies, **weg)

    with pytest.raises(ValidationError, match=waarom):
        advies_aanbieden(advies, by=make_analist(gebied_van(advies)))


def test_two_who_write_do_not_undo_each_other():
    advies = make_advies(aantal=0)
    analist = make_analist(gebied_van(advies))
    inleiding_opslaan(advies, inleiding="Nieuw.", revisie=0, by=analist)

    with pytest.raises(IngehaaldError):
        aanbeveling_opslaan(advies, None, wat="Doe", revisie=0, by=analist)


def test_an_offered_advice_does_not_change():
    advies = make_aangeboden()

    with pytest.raises(ValidationError, match="aangeboden"):
        inleiding_opslaan(advies, inleiding="x", revisie=0, by=make_analist(gebied_van(advies)))


def test_a_decision_says_per_recommendation_what_becomes_of_it():
    advies = make_aangeboden()

    besluit = besloten(advies, **{"1": Keuze("gewijzigd", "Later kan ook.", "Doe het later")})

    een, twee = besluit.regels.all()
    assert (een.uitkomst, twee.uitkomst, twee.wat) == ("overgenomen", "gewijzigd", "Doe het later")
    advies.refresh_from_db()
    assert advies.status_badge.value == "besloten"


def test_the_chain_holds_every_line_of_the_decision():
    besluit = besloten(make_aangeboden(), **{"0": Keuze("niet", "Te duur.")})

    (schakel,) = [rij for rij in chain.links() if '"cyclusbesluit"' in rij.inhoud]

    regels = json.loads(schakel.gegevens)["aanbevelingen"]
    assert [rij["uitkomst"] for rij in regels] == ["niet", "overgenomen"]
    assert f"monitoring.cyclusbesluit:{besluit.pk}" in schakel.inhoud


@pytest.mark.parametrize(
    ("keuze", "waarom"),
    [
        (Keuze(""), "Kies wat er"),
        (Keuze("misschien"), "Kies wat er"),
        (Keuze("niet"), "Schrijf op waarom"),
        (Keuze("gewijzigd", "Beter."), "Schrijf op hoe"),
    ],
)
def test_a_departure_needs_its_reason_and_every_recommendation_an_answer(keuze, waarom):
    advies = make_aangeboden()

    with pytest.raises(ValidationError, match=waarom):
        besloten(advies, **{"0": keuze})

    assert not Cyclusbesluit.objects.exists()


def test_a_decision_is_not_taken_tomorrow():
    advies = make_aangeboden()
    morgen = timezone.localdate() + timedelta(days=1)

    with pytest.raises(ValidationError, match="toekomst"):
        cyclus_besluiten(
            advies, alles(advies), genomen_op=morgen, by=make_bestuurder(gebied_van(advies))
        )


def test_nothing_is_decided_twice_or_before_it_was_offered():
    advies = make_aangeboden()
    besloten(advies)

    with pytest.raises(ValidationError, match="al besloten"):
        besloten(advies)
    with pytest.raises(ValidationError, match="niet aangeboden"):
        besloten(make_advies())


def test_who_analyses_does_not_decide():
    advies = make_aangeboden()

    with pytest.raises(PermissionDenied):
        cyclus_besluiten(advies, alles(advies), genomen_op=DAG, by=make_analist(gebied_van(advies)))


def test_a_revoked_decision_stays_and_the_advice_can_be_decided_on_again():
    advies = make_aangeboden()
    eerste = besloten(advies)

    besluit_herroepen(
        eerste, reden="Niet in de vergadering.", by=make_bestuurder(gebied_van(advies))
    )
    tweede = besloten(advies)

    assert [rij.pk for rij in advies.besluiten.geldend()] == [tweede.pk]
    assert advies.besluiten.count() == 2


def test_the_cycle_is_adopted_only_after_the_decision():
    advies = make_aangeboden()
    cyclus, bestuurder = advies.analyse.cyclus, make_bestuurder(gebied_van(advies))

    with pytest.raises(ValidationError, match="nog niet vastgelegd"):
        overgang(cyclus, "vaststellen", by=bestuurder, reden="Overgenomen.")
    besluit = besloten(advies)
    overgang(cyclus, "vaststellen", by=bestuurder, reden="Overgenomen.")

    with pytest.raises(ValidationError, match="gesloten"):
        besluit_herroepen(besluit, reden="Toch niet.", by=bestuurder)


def test_an_advice_that_was_decided_on_is_not_taken_back():
    advies = make_aangeboden()
    besloten(advies)

    with pytest.raises(ValidationError, match="Herroep eerst"):
        advies_terugnemen(advies, reden="Toch.", by=make_analist(gebied_van(advies)))


def test_what_was_taken_over_becomes_an_assignment_once():
    advies = make_aangeboden(aantal=1)
    netwerk = make_organisatie()
    Aanbeveling.objects.update(organisatie=netwerk, aan="")
    besluit = besloten(advies, **{"0": Keuze("gewijzigd", "Scherper.", "Werk het uit")})
    beleid = make_beleid(gebied_van(advies))
    regel = besluit.regels.get()

    opdracht = opdracht_uit_besluit(regel, resultaat="Een voorstel.", by=beleid)

    assert opdracht_uit_besluit(regel, resultaat="Een voorstel.", by=beleid) == opdracht
    assert (opdracht.titel, opdracht.organisatie) == ("Werk het uit", netwerk)
    assert (opdracht.cyclus, opdracht.uiterlijk) == (advies.analyse.cyclus, date(2025, 3, 1))


def test_what_was_not_taken_over_becomes_no_assignment():
    advies = make_aangeboden(aantal=1)
    regel = besloten(advies, **{"0": Keuze("niet", "Te duur.")}).regels.get()

    with pytest.raises(ValidationError, match="niet overgenomen"):
        opdracht_uit_besluit(regel, resultaat="x", by=make_beleid(gebied_van(advies)))

    assert not Ontwikkelopdracht.objects.exists()
