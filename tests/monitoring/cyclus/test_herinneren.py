"""Reminders around the date of a step: to whose turn it is, each once."""

from datetime import date, timedelta

from django.utils import timezone

from jeugdzorg.kern.werkdagen import werkdagen_verder
from monitoring.cyclus.herinneren import cycli_herinneren
from monitoring.cyclus.verloop import overgang
from monitoring.models import Cyclusinstelling, Leverplicht
from regio.choices_berichten import BerichtStatus
from regio.models import Bericht

DAG = date(2026, 9, 15)
"""A Tuesday."""


def gekregen(soort):
    return {bericht.gebruiker for bericht in Bericht.objects.filter(soort=soort)}


def test_before_the_date_whose_turn_it_is_hears_once(partijen):
    partijen.cyclus("analyse", analyse_voor=DAG)
    vooraf = werkdagen_verder(DAG, -5)

    assert cycli_herinneren(vooraf) == 1
    assert cycli_herinneren(vooraf) == 0

    assert gekregen("cyclus_termijn_nadert") == {partijen.analist}


def test_after_it_who_leads_the_cycle_hears_as_well(partijen):
    partijen.cyclus("analyse", analyse_voor=DAG)

    cycli_herinneren(werkdagen_verder(DAG, 1))

    assert gekregen("cyclus_termijn_voorbij") == {partijen.analist, partijen.begeleider}


def test_only_regions_that_still_owe_figures_are_reminded(partijen):
    cyclus = partijen.cyclus()
    overgang(cyclus, "openen", by=partijen.begeleider)
    cyclus.levering_voor, cyclus.status_sinds = DAG, None
    cyclus.save()
    vooraf = werkdagen_verder(DAG, -5)

    assert cycli_herinneren(vooraf) == 1
    Leverplicht.objects.update(niets_te_melden_op=timezone.now())
    assert cycli_herinneren(werkdagen_verder(DAG, -1)) == 0

    assert gekregen("cyclus_termijn_nadert") == {partijen.leveraar}


def test_the_board_is_reminded_once_the_advice_lies_there(partijen):
    dagen = {"advies_voor": DAG - timedelta(days=30), "vaststellen_voor": DAG}
    partijen.cyclus("advies", advies_op=timezone.now() - timedelta(days=400), **dagen)

    cycli_herinneren(werkdagen_verder(DAG, -5))

    assert gekregen("cyclus_termijn_nadert") == {partijen.bestuurder}


def test_a_cycle_that_opens_by_itself_reminds_nobody_to_open_it(partijen):
    partijen.cyclus(opent_op=DAG)
    dag = werkdagen_verder(DAG, 1)

    assert cycli_herinneren(dag) == 0
    Cyclusinstelling.objects.update(opent_zelf=False)
    assert cycli_herinneren(dag) == 1


def test_a_closed_cycle_reminds_nobody(partijen):
    partijen.cyclus("vastgesteld", vaststellen_voor=DAG)

    assert cycli_herinneren(werkdagen_verder(DAG, 1)) == 0


def test_a_step_takes_back_a_reminder_that_was_not_sent(partijen):
    cyclus = partijen.cyclus("reflectie", reflectie_voor=DAG)
    cycli_herinneren(werkdagen_verder(DAG, -5))

    overgang(cyclus, "reflectie_afronden", by=partijen.begeleider)

    (herinnering,) = Bericht.objects.filter(soort="cyclus_termijn_nadert")
    assert herinnering.status == BerichtStatus.VERVALLEN
