from decimal import Decimal

import pytest

from jeugdzorg.kern.privacy_values import is_hidden
from monitoring.halfjaar import Halfjaar
from monitoring.levering.dekking import dekking, gebiedswaarde
from monitoring.levering.plichten import plichten_maken
from monitoring.models import Indicator, Leverplicht, Meting
from regio.afscherming import afscherming_bepalen
from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_monitoring_indicatoren import make_meting
from tests.factories_monitoring_levering import (
    maak_vragen,
    make_ingeleverd,
    make_levercyclus,
    make_levergebied,
)

pytestmark = pytest.mark.django_db
HALFJAAR = Halfjaar(2024, 1)


def lever(aantallen, **velden):
    """An area with a region for each number; None: did not deliver."""
    gebied = make_levergebied(regios=len(aantallen), **velden)
    maak_vragen(gebied)
    plichten_maken(make_levercyclus(gebied))
    plichten = list(Leverplicht.objects.order_by("jeugdhulpregio__naam"))
    for plicht, aantal in zip(plichten, aantallen, strict=True):
        if aantal is not None:
            make_ingeleverd(plicht, LEV_AANTAL=aantal)
    afscherming_bepalen()
    return gebied, plichten


def totaal(gebied, lezer):
    return gebiedswaarde(gebied, HALFJAAR, Indicator.objects.get(code="LEV-AANTAL"), lezer)


def lezer_in(gebied):
    return make_gebruiker(rol=Rol.BOVENREGIONAAL_ANALIST, gebieden=[gebied])


def test_a_sum_says_of_how_many_regions_it_is():
    gebied, plichten = lever(["10", "20", None])

    som = totaal(gebied, lezer_in(gebied))

    assert som.waarde == Decimal(30)
    assert som.dekking.tekst == "2 van 3 regio's"
    assert not som.volledig
    assert str(plichten[2].jeugdhulpregio) in som.dekking.uitleg


def test_unknown_is_told_apart_from_not_delivered():
    gebied, plichten = lever(["10", "onbekend"])

    som = dekking(gebied, HALFJAAR, Indicator.objects.get(code="LEV-AANTAL"))

    assert [regio.pk for regio in som.zonder_waarde] == [plichten[1].jeugdhulpregio_id]
    assert som.tekst == "1 van 2 regio's"


def test_a_sum_with_a_small_count_is_hidden_from_others_and_not_from_who_knows_all():
    gebied, _ = lever(["3", "20", "30"])

    som = totaal(gebied, lezer_in(gebied))

    assert som.waarde is None
    assert som.afgeschermd
    assert "klein aantal" in som.waarom_leeg


def test_a_hidden_region_value_does_not_follow_from_an_area_total_that_is_shown():
    """A document prints the total of the area; one region delivered a small count."""
    gebied, _ = lever(["3", "20", "30"])
    aantal = Indicator.objects.get(code="LEV-AANTAL")
    make_meting(gebied=gebied, indicator=aantal, waarde=53)
    Meting.objects.filter(jeugdhulpregio__isnull=False).update(opmerking="")
    afscherming_bepalen(alles=True)
    lezer = lezer_in(gebied)

    rijen = Meting.objects.visible_to(lezer).filter(indicator=aantal, uitsplitsing="")
    gezien = [rij.waarde for rij in rijen.filter(jeugdhulpregio__isnull=False)]

    assert rijen.get(gebied=gebied).waarde == 53
    assert sum(is_hidden(waarde) for waarde in gezien) >= 2
    som = totaal(gebied, lezer)
    assert som.waarde is None
    assert som.gedrukt.waarde == 53


def test_a_region_that_knows_its_own_count_does_not_learn_that_of_another():
    gebied, plichten = lever(["3", "20"])
    make_meting(gebied=gebied, indicator=Indicator.objects.get(code="LEV-AANTAL"), waarde=23)
    afscherming_bepalen(alles=True)
    buur = make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=plichten[1].organisatie)

    rijen = Meting.objects.visible_to(buur).filter(jeugdhulpregio__isnull=False, uitsplitsing="")
    per_regio = {rij.jeugdhulpregio_id: rij.waarde for rij in rijen}

    assert per_regio[plichten[1].jeugdhulpregio_id] == 20
    assert is_hidden(per_regio[plichten[0].jeugdhulpregio_id])
    assert totaal(gebied, buur).waarde is None


def test_the_whole_of_a_breakdown_does_not_give_a_small_part_away():
    gebied, plichten = lever([None])
    make_ingeleverd(plichten[0], LEV_AANTAL="20", LEV_AANTAL__wonen="3", LEV_AANTAL__onderwijs="17")
    afscherming_bepalen()
    lezer = lezer_in(gebied)

    rijen = Meting.objects.visible_to(lezer).filter(indicator__code="LEV-AANTAL")
    per_deel = {rij.uitsplitsing: rij.waarde for rij in rijen}

    assert is_hidden(per_deel["wonen"])
    assert is_hidden(per_deel["onderwijs"]) or is_hidden(per_deel[""])


def test_a_superseded_small_count_does_not_follow_from_what_holds_now():
    gebied, plichten = lever(["3", "20"])
    make_ingeleverd(plichten[0], LEV_AANTAL="12")
    afscherming_bepalen()
    lezer = lezer_in(gebied)

    oud = Meting.alle_versies.visible_to(lezer).get(
        vervallen_op__isnull=False, jeugdhulpregio=plichten[0].jeugdhulpregio
    )

    assert is_hidden(oud.waarde)


def test_values_that_do_not_add_up_are_never_summed():
    gebied, plichten = lever(["10", "20"])
    for plicht in plichten:
        make_ingeleverd(plicht, LEV_WEKEN="10,5")
    Indicator.objects.get(code="LEV-WEKEN").versies.update(telwijze="geen")

    weken = Indicator.objects.get(code="LEV-WEKEN")
    som = gebiedswaarde(gebied, HALFJAAR, weken, lezer_in(gebied))

    assert som.waarde is None
    assert som.dekking.tekst == "2 van 2 regio's"
    assert "tellen niet op" in som.waarom_leeg


def test_until_small_counts_are_judged_others_see_no_count():
    gebied, _ = lever(["20"])
    Meting.objects.update(afscherming=None)

    rij = Meting.objects.visible_to(lezer_in(gebied)).get(jeugdhulpregio__isnull=False)

    assert is_hidden(rij.waarde)
