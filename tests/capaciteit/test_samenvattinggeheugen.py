import random
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaciteit.models import Capaciteitsmeting, Voorziening
from capaciteit.samenvatting import samenvatting
from capaciteit.samenvattinggeheugen import samenvatting_met_totaal, samenvatting_per_periode
from regio.choices import Rol, Zorgvorm
from tests.capaciteit.test_samenvatting import wereld_van
from tests.factories import make_gebruiker

pytestmark = pytest.mark.django_db(transaction=True)
TIJD = {"van": date(2022, 7, 1), "tot": date(2024, 6, 30)}
VRAGEN = [
    {"groepering": [], "periode": "halfjaar"},
    {"groepering": ["regio"], "periode": "maand"},
    {"groepering": ["gebied"], "periode": "kwartaal"},
    {"groepering": ["schaal"], "periode": "halfjaar", "maat": "fysiek"},
]


@pytest.fixture(autouse=True)
def lege_cache():
    cache.clear()


def op_volgorde(rijen):
    return sorted(rijen, key=repr)


def opgeteld(user, vraag):
    vraag = {**vraag, "groepering": [*vraag["groepering"], "periode"]}
    return op_volgorde(samenvatting(user, **TIJD, **vraag))


def onthouden(user, vraag):
    return op_volgorde(samenvatting_per_periode(user, filters={}, **TIJD, **vraag))


def verander(willekeur):
    """One change that a reader could see, each of its own transaction."""
    meting = willekeur.choice(list(Capaciteitsmeting.objects.all()))
    rij = Capaciteitsmeting.objects.filter(pk=meting.pk)
    soort = willekeur.randrange(4)
    if soort == 0:
        rij.update(plaatsen=willekeur.randrange(30, 90))
    elif soort == 1:
        rij.update(peildatum=meting.peildatum + timedelta(days=willekeur.choice([-200, 33, 200])))
    elif soort == 2:
        rij.update(vervallen_op=meting.bekend_op + timedelta(days=1))
    else:
        voorziening = Voorziening.objects.filter(pk=meting.voorziening_id)
        voorziening.update(zorgvorm=Zorgvorm.O3M, groepsgrootte_tot=willekeur.choice([4, 6, 10]))


@pytest.mark.parametrize("zaad", range(2))
def test_what_is_kept_per_period_is_what_adding_up_gives_after_every_change(zaad):
    willekeur = random.Random(zaad)
    aanbieder = wereld_van(willekeur)
    lezers = [
        make_gebruiker(rol=Rol.LEZER),
        make_gebruiker(organisatie=aanbieder, rol=Rol.AANBIEDER),
        make_gebruiker(rol=None),
    ]

    for _ in range(10):
        for user in lezers:
            for vraag in VRAGEN:
                assert onthouden(user, vraag) == opgeteld(user, vraag)
        verander(willekeur)


@pytest.mark.parametrize("per", ["regio", "gebied", "aanbieder", "beweging", "schaal"])
def test_the_total_beside_groups_is_that_of_all_figures(per):
    """Areas overlap and a location can have two providers: it is not the sum of the groups."""
    aanbieder = wereld_van(random.Random(4))
    vraag = {"periode": "halfjaar", "filters": {}, **TIJD}
    for user in (
        make_gebruiker(rol=Rol.LEZER),
        make_gebruiker(organisatie=aanbieder, rol=Rol.AANBIEDER),
    ):
        los = samenvatting_per_periode(user, groepering=[per], **vraag)
        alles = samenvatting_per_periode(user, **vraag)
        cache.clear()
        groepen, totaal = samenvatting_met_totaal(user, groepering=[per], **vraag)

        assert totaal
        assert op_volgorde(groepen) == op_volgorde(los)
        assert totaal == alles
        assert samenvatting_met_totaal(user, groepering=[per], **vraag) == (groepen, totaal)


def test_only_the_periods_in_which_something_changed_are_added_up_again():
    wereld_van(random.Random(1))
    user = make_gebruiker(rol=Rol.LEZER)
    vraag = VRAGEN[0]
    onthouden(user, vraag)
    laatste = Capaciteitsmeting.objects.filter(maat="plekken", peildatum__lte=TIJD["tot"])
    meting = laatste.order_by("peildatum").last()

    Capaciteitsmeting.objects.filter(pk=meting.pk).update(plaatsen=77)
    with CaptureQueriesContext(connection) as vragen:
        onthouden(user, vraag)
    (som,) = [v["sql"] for v in vragen if "DISTINCT ON" in v["sql"]]

    assert "2022-07-01" not in som
    with CaptureQueriesContext(connection) as vragen:
        onthouden(user, vraag)
    assert not [v for v in vragen if "DISTINCT ON" in v["sql"]]
