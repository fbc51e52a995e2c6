"""Cycles among what waits for somebody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from monitoring.cyclus.werk import wachtende_cycli
from vastgoed.mijn_werk import aantal, werklijsten

GISTEREN = timezone.localdate() - timedelta(days=1)
MORGEN = timezone.localdate() + timedelta(days=1)


def wacht_op(partijen, cyclus):
    wie = {
        "begeleider": partijen.begeleider,
        "analist": partijen.analist,
        "bestuurder": partijen.bestuurder,
        "leveraar": partijen.leveraar,
    }
    return {naam for naam, mens in wie.items() if wachtende_cycli(mens).contains(cyclus)}


@pytest.mark.parametrize(
    ("velden", "wie"),
    [
        ({"status": "voorbereiding"}, {"begeleider"}),
        ({"status": "voorbereiding", "opent_op": MORGEN}, set()),
        ({"status": "aanlevering", "levering_voor": MORGEN}, set()),
        ({"status": "aanlevering", "levering_voor": GISTEREN}, {"begeleider"}),
        ({"status": "reflectie", "reflectie_voor": GISTEREN}, {"begeleider"}),
        ({"status": "analyse"}, {"analist"}),
        ({"status": "advies"}, {"analist"}),
        ({"status": "advies", "advies_op": timezone.now()}, {"begeleider", "bestuurder"}),
        ({"status": "vastgesteld"}, set()),
    ],
)
def test_a_cycle_waits_for_whose_turn_it_is(partijen, velden, wie):
    assert wacht_op(partijen, partijen.cyclus(**velden)) == wie


def test_it_stands_among_my_work_and_counts_in_the_bar(partijen):
    cyclus = partijen.cyclus("analyse", analyse_voor=MORGEN)

    (lijst,) = werklijsten(partijen.analist)

    assert [(ding.titel, ding.uiterlijk) for ding in lijst.werk] == [(str(cyclus), MORGEN)]
    assert lijst.werk[0].url == cyclus.get_absolute_url()
    assert aantal(partijen.analist) == 1


def test_cycles_cost_as_many_queries_for_three_as_for_one(partijen, django_assert_max_num_queries):
    for helft, jaar in ((1, 2024), (2, 2024), (1, 2025)):
        partijen.cyclus("analyse", jaar=jaar, helft=helft)

    with django_assert_max_num_queries(14):
        assert len(werklijsten(partijen.analist)[0].werk) == 3
