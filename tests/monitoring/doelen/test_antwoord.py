"""What the pages of targets and paths answer first, and what they may not pretend to know."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import make_gebruiker
from tests.factories_monitoring_doelen import make_doel
from tests.factories_monitoring_indicatoren import make_meting

from .test_paginas import GEGEVENS, tekst

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("gemeten", "zin"),
    [
        (60, "Ja: het doel is bereikt."),
        (80, "Bij het laatste tempo wel: in juni 2025. Afgesproken is uiterlijk 1 juli 2027."),
        (95, "Bij het laatste tempo te laat: in juni 2031. Afgesproken is uiterlijk 1 juli 2027."),
        (110, "Bij het laatste tempo niet: zo komt 60 er niet."),
    ],
)
def test_a_target_page_answers_first_whether_it_is_reached_in_time(client_van, gemeten, zin):
    doel = make_doel()
    dag = date(2024, 6, 30)
    make_meting(
        indicator=doel.indicator,
        gebied=doel.gebied,
        jeugdhulpregio=None,
        waarde=gemeten,
        periode_van=dag,
        periode_tot=dag,
    )

    antwoord = client_van(make_gebruiker()).get(doel.get_absolute_url())

    assert zin in tekst(antwoord)


def test_a_target_of_which_only_the_baseline_is_known_is_not_on_course(client_van):
    doel = make_doel()
    make_meting(
        indicator=doel.indicator,
        gebied=doel.gebied,
        jeugdhulpregio=None,
        waarde=doel.basiswaarde,
        periode_van=doel.basisdatum,
        periode_tot=doel.basisdatum,
    )

    woorden = tekst(client_van(make_gebruiker()).get(reverse("monitoring:doel-lijst")))

    assert "1 juli 2023" in woorden
    assert "alleen het vertrekpunt" in woorden
    assert "op koers" not in woorden


@GEGEVENS
def test_noord_says_that_its_last_measurement_is_old(client_van):
    lid = client_van(make_gebruiker())

    pad = tekst(lid.get(reverse("monitoring:afbouwpad", args=["NN-JHP"])))
    pas = tekst(lid.get(reverse("monitoring:gebied-pas", args=["NN"])))

    assert "maar na 31 december 2020 is er niets gemeten" in pad
    assert "De tussenstap van 10 met een vraagteken heeft geen jaartal" in pas
    assert "de regio's tellen daarom niet op tot het totaal" in pas.replace("&#x27;", "'")
