"""Who sees a figure, and who sees it exactly: the three levels of a source."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from capaciteit.models import Capaciteitsmeting, Herkomst, Locatie, Voorziening
from monitoring.models import Afbouwpad, Doelstelling, Paddeel, Padpunt
from regio.choices import BronSoort, OrganisatieSoort, Rol, Zichtbaarheid
from regio.models import Bevinding, Bron, Gebruiker, Kerncijfer
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_lidmaatschap,
    make_organisatie,
)
from tests.factories_capaciteit import make_herkomst, make_locatie, make_meting, make_voorziening
from tests.factories_regio import make_bevinding
from tests.factories_vastgoed import make_regeling, make_toekenning
from vastgoed.models import Coordinatie

pytestmark = pytest.mark.django_db

NIVEAUS = list(Zichtbaarheid)


class Levering:
    """A provider delivered one figure about a facility in a region of an area."""

    def __init__(self, zichtbaarheid):
        self.aanbieder = make_aanbieder()
        self.regio = make_jeugdhulpregio()
        self.gebied = make_gebied(regios=[self.regio])
        self.locatie = make_locatie(jeugdhulpregio=self.regio, aanbieders=[self.aanbieder])
        self.voorziening = make_voorziening(locatie=self.locatie)
        self.bron = make_bron(zichtbaarheid=zichtbaarheid, eigenaar=self.aanbieder)
        self.meting = make_meting(voorziening=self.voorziening, bron=self.bron)


def regiobureau(regio):
    return make_organisatie(soort=OrganisatieSoort.REGIO, jeugdhulpregio=regio)


def coordinerende_gemeente(aanbieder, gebied, **velden):
    gemeente = make_organisatie()
    gemeente.gebieden.add(gebied)
    coordinatie_geven(gemeente, aanbieder, **velden)
    return gemeente


def coordinatie_geven(gemeente, aanbieder, **velden):
    regeling = make_regeling()
    standaard = {"rol": "coordinerend", "bron": regeling.bron}
    return Coordinatie.objects.create(
        regeling=regeling, gemeente=gemeente, aanbieder=aanbieder, **{**standaard, **velden}
    )


def inzage(rij, organisatie):
    """Whether who works at ``organisatie`` sees the row, and sees it exactly."""
    gebruiker = make_gebruiker(rol=Rol.LEZER, organisatie=organisatie)
    rijen = type(rij).objects
    return rijen.visible_to(gebruiker).contains(rij), rijen.exact_for(gebruiker).contains(rij)


@pytest.mark.parametrize("niveau", NIVEAUS)
def test_who_delivered_sees_it_exactly(niveau):
    levering = Levering(niveau)

    assert inzage(levering.meting, levering.aanbieder) == (True, True)
    assert inzage(levering.bron, levering.aanbieder) == (True, True)


@pytest.mark.parametrize(
    ("niveau", "verwacht"),
    [
        (Zichtbaarheid.OPENBAAR, (True, True)),
        (Zichtbaarheid.GEDEELD, (True, False)),
        (Zichtbaarheid.BESLOTEN, (False, False)),
    ],
)
def test_another_provider_sees_by_level(niveau, verwacht):
    levering = Levering(niveau)

    assert inzage(levering.meting, make_aanbieder()) == verwacht
    assert inzage(levering.bron, make_aanbieder()) == verwacht


@pytest.mark.parametrize(
    ("niveau", "verwacht"),
    [
        (Zichtbaarheid.OPENBAAR, (True, True)),
        (Zichtbaarheid.GEDEELD, (True, True)),
        (Zichtbaarheid.BESLOTEN, (False, False)),
    ],
)
def test_the_region_knows_shared_figures_of_its_own_facilities_exactly(niveau, verwacht):
    levering = Levering(niveau)

    assert inzage(levering.meting, regiobureau(levering.regio)) == verwacht


def test_another_region_of_the_same_area_does_not():
    levering = Levering(Zichtbaarheid.GEDEELD)
    ander = make_jeugdhulpregio()
    levering.gebied.gebiedregios.create(
        jeugdhulpregio=ander, zorgvorm="jeugdzorgplus", bron=levering.gebied.bron
    )

    assert inzage(levering.meting, regiobureau(ander)) == (True, False)


def test_a_region_knows_exactly_where_its_own_youths_stay():
    levering = Levering(Zichtbaarheid.GEDEELD)
    eigen, ander = make_jeugdhulpregio(), make_jeugdhulpregio()
    rij = make_herkomst(voorziening=levering.voorziening, herkomst_regio=eigen, bron=levering.bron)

    assert inzage(rij, regiobureau(eigen)) == (True, True)
    assert inzage(rij, regiobureau(ander)) == (True, False)


@pytest.mark.parametrize("niveau", NIVEAUS)
def test_the_coordinating_municipality_sees_its_part_exactly(niveau):
    levering = Levering(niveau)
    gemeente = coordinerende_gemeente(levering.aanbieder, levering.gebied)

    assert inzage(levering.meting, gemeente) == (True, True)
    assert inzage(levering.bron, gemeente)[0]


def test_each_coordinating_municipality_sees_only_its_own_part_of_a_provider():
    hier, daar = Levering(Zichtbaarheid.BESLOTEN), Levering(Zichtbaarheid.BESLOTEN)
    Bron.objects.filter(pk=daar.bron.pk).update(eigenaar=hier.aanbieder)
    gemeente_hier = coordinerende_gemeente(hier.aanbieder, hier.gebied, deel="hier")
    gemeente_daar = coordinerende_gemeente(hier.aanbieder, daar.gebied, deel="daar")

    assert inzage(hier.meting, gemeente_hier) == (True, True)
    assert inzage(daar.meting, gemeente_hier) == (False, False)
    assert inzage(hier.meting, gemeente_daar) == (False, False)
    assert inzage(daar.meting, gemeente_daar) == (True, True)


def test_where_two_municipalities_work_in_one_area_the_grant_decides_whose_part_it_is():
    levering = Levering(Zichtbaarheid.GEDEELD)
    verleent = coordinerende_gemeente(levering.aanbieder, levering.gebied, deel="deels")
    ander = coordinerende_gemeente(levering.aanbieder, levering.gebied, deel="deels")
    make_toekenning(gemeente=verleent, aanbieder=levering.aanbieder).locaties.add(levering.locatie)

    assert inzage(levering.meting, verleent) == (True, True)
    assert inzage(levering.meting, ander) == (True, False)


def test_a_municipality_that_coordinates_another_provider_has_no_exact_right():
    levering = Levering(Zichtbaarheid.GEDEELD)

    gemeente = coordinerende_gemeente(make_aanbieder(), levering.gebied)

    assert inzage(levering.meting, gemeente) == (True, False)


def test_no_rights_follow_from_what_is_not_printed_in_a_public_source():
    levering = Levering(Zichtbaarheid.GEDEELD)
    for bron in (make_bron(openbaar=False), make_bron(soort=BronSoort.VOORBEELD)):
        gemeente = coordinerende_gemeente(levering.aanbieder, levering.gebied, bron=bron)

        assert inzage(levering.meting, gemeente) == (True, False)


@pytest.mark.parametrize("niveau", NIVEAUS)
def test_nobody_without_a_current_membership_sees_anything(niveau):
    levering = Levering(niveau)
    geweest = make_gebruiker(rol=None)
    gisteren = timezone.localdate() - timedelta(days=1)
    make_lidmaatschap(
        gebruiker=geweest, rol=Rol.LEZER, organisatie=levering.aanbieder, geldig_tot=gisteren
    )
    dicht = make_gebruiker(organisatie=levering.aanbieder, is_active=False)

    for gebruiker in (AnonymousUser(), geweest, dicht, make_gebruiker(rol=None)):
        for rij in (levering.meting, levering.bron, levering.locatie):
            rijen = type(rij).objects
            assert not rijen.visible_to(gebruiker).exists()
            assert not rijen.exact_for(gebruiker).exists()


def test_a_finding_repeats_figures_and_is_for_who_may_know_them_exactly():
    levering = Levering(Zichtbaarheid.GEDEELD)
    bevinding = make_bevinding(bron_a=levering.bron)
    vreemd = make_gebruiker()
    eigen = make_gebruiker(organisatie=levering.aanbieder)

    assert not Bevinding.objects.visible_to(vreemd).exists()
    assert Bevinding.objects.visible_to(eigen).contains(bevinding)


@pytest.mark.parametrize("model", [Locatie, Voorziening, Capaciteitsmeting, Herkomst])
def test_an_exact_right_is_a_right_to_see(model):
    for niveau in NIVEAUS:
        levering = Levering(niveau)
        make_locatie(jeugdhulpregio=levering.regio, bron=levering.bron)
        make_herkomst(voorziening=levering.voorziening, bron=levering.bron)
    gemeente = coordinerende_gemeente(levering.aanbieder, levering.gebied)

    for organisatie in (gemeente, levering.aanbieder, regiobureau(levering.regio)):
        gebruiker = make_gebruiker(organisatie=organisatie)
        exact = set(model.objects.exact_for(gebruiker).values_list("pk", flat=True))
        zichtbaar = set(model.objects.visible_to(gebruiker).values_list("pk", flat=True))
        assert exact
        assert exact <= zichtbaar


def test_the_rights_are_read_once_per_user_object(django_assert_num_queries):
    levering = Levering(Zichtbaarheid.GEDEELD)
    gemeente = coordinerende_gemeente(levering.aanbieder, levering.gebied)
    gebruiker = Gebruiker.objects.get(pk=make_gebruiker(organisatie=gemeente).pk)
    list(Capaciteitsmeting.objects.exact_for(gebruiker))

    with django_assert_num_queries(1):
        list(Capaciteitsmeting.objects.exact_for(gebruiker))


@pytest.mark.parametrize("model", [Kerncijfer, Doelstelling, Afbouwpad, Padpunt, Paddeel])
def test_figures_that_nothing_shields_are_not_shared(gegevens, model):
    eigenaar = make_organisatie()
    gedeeld = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=eigenaar)
    rij = model.objects.order_by("pk")[0]
    model.objects.filter(pk=rij.pk).update(bron=gedeeld)

    eigen = model.objects.visible_to(make_gebruiker(organisatie=eigenaar))
    vreemd = model.objects.visible_to(make_gebruiker())

    assert eigen.filter(pk=rij.pk).exists()
    assert not vreemd.filter(pk=rij.pk).exists()
    assert vreemd.exists() or model.objects.count() == 1
