"""The database and the general way judge alike, and both read only what hangs together."""

import random
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaciteit.choices import Herkomstmaat
from capaciteit.models import Capaciteitscijfer, Capaciteitsmeting, Herkomst
from regio import afscherming
from regio.afscherming import afscherming_bepalen, tellingmodellen
from regio.choices import OrganisatieSoort, Rol, Zichtbaarheid
from regio.telblad import Teller
from tests.factories import make_bron, make_gebruiker, make_jeugdhulpregio, make_organisatie
from tests.factories_capaciteit import (
    make_capaciteitscijfer,
    make_herkomst,
    make_locatie,
    make_meting,
    make_voorziening,
)

pytestmark = pytest.mark.django_db
HALFJAREN = [(date(2023, 1, 1), date(2023, 6, 30)), (date(2023, 7, 1), date(2023, 12, 31))]


def geleverd():
    return make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD)


def land(toeval, *, voorzieningen=6):
    """Months, origins, printed totals and a second source, by chance."""
    regios = [make_jeugdhulpregio() for _ in range(3)]
    for regio in regios:
        kantoor = make_organisatie(soort=OrganisatieSoort.REGIO, jeugdhulpregio=regio)
        make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=kantoor)
    bronnen = [geleverd() for _ in range(3)]
    for bron in bronnen:
        make_gebruiker(rol=Rol.AANBIEDER, organisatie=bron.eigenaar)
    for nummer in range(voorzieningen):
        voorziening = make_voorziening(locatie=make_locatie(jeugdhulpregio=regios[nummer % 3]))
        for maand in range(1, 13):
            if toeval.random() < 0.8:
                dag = date(2023 + maand // 12, maand % 12 + 1, 1) - timedelta(days=1)
                getallen = {"bezet": toeval.randint(0, 12), "wachtend": toeval.choice([None, 2, 7])}
                for bron in toeval.sample(bronnen, toeval.choice([1, 1, 1, 2])):
                    make_meting(voorziening=voorziening, peildatum=dag, bron=bron, **getallen)
        for van, tot in HALFJAREN:
            for maat in (Herkomstmaat.VERBLIJVEND, Herkomstmaat.INSTROOM):
                for regio in toeval.sample([*regios, None], toeval.randint(0, 3)):
                    cel(voorziening, regio, (van, tot), maat, toeval.randint(0, 7), bronnen[0])
    for regio in regios[:2]:
        make_capaciteitscijfer(
            jeugdhulpregio=regio,
            maat="bezet",
            waarde=toeval.randint(5, 25),
            peildatum="2023-03-31",
            bron=bronnen[1],
        )


def cel(voorziening, regio, periode, maat, aantal, bron):
    van, tot = periode
    return make_herkomst(
        gebied=None,
        voorziening=voorziening,
        herkomst_regio=regio,
        periode_van=van,
        periode_tot=tot,
        peildatum=tot,
        maat=maat,
        aantal=aantal,
        bron=bron,
        populatie="",
    )


def patroon():
    return {
        (model._meta.label, pk): labels
        for model in tellingmodellen()
        for pk, labels in model.objects.values_list("pk", "afscherming")
    }


def opnieuw():
    for model in (Capaciteitsmeting, Herkomst, Capaciteitscijfer):
        model.objects.update(afscherming=None)


@pytest.mark.parametrize("zaad", range(5))
def test_what_stands_alone_gets_the_same_pattern_from_the_database(zaad, monkeypatch):
    land(random.Random(zaad))
    afscherming_bepalen()
    snel = patroon()

    opnieuw()
    monkeypatch.setattr("capaciteit.afscherming.Capaciteitteller.alleenstaand", Teller.alleenstaand)
    afscherming_bepalen()

    assert snel == patroon()
    assert any(snel.values())


@pytest.mark.parametrize("zaad", range(3))
def test_in_small_pieces_it_is_the_same_as_in_one(zaad, monkeypatch):
    land(random.Random(zaad))
    afscherming_bepalen()
    in_een = patroon()

    opnieuw()
    monkeypatch.setattr(afscherming, "STUK", {"voorzieningjaren": 1})
    afscherming_bepalen()

    assert in_een == patroon()


def test_judging_all_again_changes_nothing_and_writes_nothing():
    land(random.Random(1))
    afscherming_bepalen()
    eerst = patroon()

    with CaptureQueriesContext(connection) as vragen:
        afscherming_bepalen(alles=True)

    assert patroon() == eerst
    geschreven = [v["sql"] for v in vragen if "SET afscherming = nu" in v["sql"]]
    assert geschreven == []


def test_one_new_count_reads_as_much_however_much_there_is():
    def kosten():
        bron = geleverd()
        make_meting(bezet=3, peildatum=date(2024, 5, 31), bron=bron)
        with CaptureQueriesContext(connection) as vragen:
            assert afscherming_bepalen() == 1
        return len(vragen)

    land(random.Random(2), voorzieningen=1)
    afscherming_bepalen()
    weinig = kosten()
    land(random.Random(3), voorzieningen=4)
    afscherming_bepalen()

    assert kosten() == weinig


def test_a_count_that_changed_while_it_was_judged_stays_hidden(monkeypatch):
    meting = make_meting(bezet=3, wachtend=9, maat="bezet", plaatsen=3, bron=geleverd())
    schrijven = afscherming.schrijven

    def intussen(model, paren):
        Capaciteitsmeting.objects.filter(pk=meting.pk).update(bezet=4, plaatsen=4)
        schrijven(model, paren)

    monkeypatch.setattr(afscherming, "schrijven", intussen)
    afscherming_bepalen()

    assert Capaciteitsmeting.objects.get(pk=meting.pk).afscherming is None
