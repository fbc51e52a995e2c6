"""Rights follow from memberships of today, at the place an object belongs to."""

from datetime import timedelta

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from jeugdzorg.kern.permissions import require
from regio.actions import bevinding_afhandelen, controles_uitvoeren
from regio.choices import BevindingStatus, OrganisatieSoort, Rol
from regio.models import Gebruiker, Regioindeling
from regio.rules import DUIDERS
from tests.factories import (
    make_aanbieder,
    make_gebied,
    make_gebruiker,
    make_gemeente,
    make_jeugdhulpregio,
    make_lidmaatschap,
    make_organisatie,
    make_toegangssleutel,
)
from tests.factories_regio import make_bevinding
from tests.regio.test_inzage import Levering, coordinerende_gemeente

pytestmark = pytest.mark.django_db


def gisteren():
    return timezone.localdate() - timedelta(days=1)


@pytest.mark.parametrize("rol", Rol.values)
@pytest.mark.parametrize("eigen", [True, False])
def test_a_finding_is_settled_by_who_explains_figures_in_its_area(rol, eigen):
    gebied = make_gebied()
    bevinding = make_bevinding(gebied=gebied)
    gebruiker = make_gebruiker(rol=rol, gebieden=[gebied if eigen else make_gebied()])

    mag = rules.test_rule("bevinding_afhandelen", gebruiker, bevinding)

    assert mag == (eigen and rol in DUIDERS)
    if not mag:
        with pytest.raises(PermissionDenied):
            bevinding_afhandelen(bevinding, BevindingStatus.UITGELEGD, "Zo is het.", by=gebruiker)


def test_the_role_counts_at_the_organisation_that_works_in_the_area():
    hier, daar = make_gebied(), make_gebied()
    gebruiker = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[hier])
    lezer = make_lidmaatschap(gebruiker=gebruiker, rol=Rol.LEZER)
    lezer.organisatie.gebieden.add(daar)

    assert rules.test_rule("bevinding_afhandelen", gebruiker, make_bevinding(gebied=hier))
    assert not rules.test_rule("bevinding_afhandelen", gebruiker, make_bevinding(gebied=daar))


def test_the_manager_of_a_provider_does_not_explain_the_figures_of_its_area():
    gebied = make_gebied()
    gebruiker = make_gebruiker(rol=Rol.BEHEERDER, organisatie=make_aanbieder(), gebieden=[gebied])

    assert not rules.test_rule("bevinding_afhandelen", gebruiker, make_bevinding(gebied=gebied))
    assert not rules.test_rule("controles_uitvoeren", gebruiker)
    assert not rules.test_rule("rapport_maken", gebruiker, gebied)


class TestWerkgebied:
    def test_an_area_holds_what_lies_below_it(self):
        boven = make_gebied()
        onder = make_gebied(bovenliggend=make_gebied(bovenliggend=boven))

        assert onder.pk in make_gebruiker(gebieden=[boven]).werkgebied
        assert boven.pk not in make_gebruiker(gebieden=[onder]).werkgebied

    def test_who_works_in_the_country_works_everywhere(self):
        los = make_gebied()

        assert los.pk in make_gebruiker(gebieden=[make_gebied(code="NL")]).werkgebied

    def test_a_region_works_in_the_areas_it_belongs_to_today(self):
        regio = make_jeugdhulpregio()
        nu, geweest = make_gebied(regios=[regio]), make_gebied(regios=[regio])
        geweest.gebiedregios.update(geldig_tot=gisteren())
        bureau = make_organisatie(soort=OrganisatieSoort.REGIO, jeugdhulpregio=regio)

        assert make_gebruiker(organisatie=bureau).werkgebied == {nu.pk}

    def test_a_municipality_works_in_the_areas_of_its_region(self):
        regio, gemeente = make_jeugdhulpregio(), make_gemeente()
        gebied = make_gebied(regios=[regio])
        Regioindeling.objects.create(gemeente=gemeente, jeugdhulpregio=regio, bron=gemeente.bron)
        organisatie = make_organisatie(gemeente=gemeente)

        assert make_gebruiker(organisatie=organisatie).werkgebied == {gebied.pk}


class TestBeheer:
    @pytest.mark.parametrize("rol", Rol.values)
    @pytest.mark.parametrize("eigen", [True, False])
    def test_a_manager_manages_its_own_organisation(self, rol, eigen):
        organisatie = make_organisatie()
        gebruiker = make_gebruiker(rol=rol, organisatie=organisatie if eigen else None)

        mag = rules.test_rule("toegang_beheren", gebruiker, organisatie)

        assert mag == (eigen and rol == Rol.BEHEERDER)

    def test_a_coordinating_municipality_helps_out_until_there_is_a_manager(self):
        levering = Levering("gedeeld")
        gemeente = coordinerende_gemeente(levering.aanbieder, levering.gebied)
        beheerder = make_gebruiker(rol=Rol.BEHEERDER, organisatie=gemeente)
        lezer = make_gebruiker(rol=Rol.LEZER, organisatie=gemeente)

        assert rules.test_rule("toegang_beheren", beheerder, levering.aanbieder)
        assert not rules.test_rule("toegang_beheren", lezer, levering.aanbieder)

        make_gebruiker(rol=Rol.BEHEERDER, organisatie=levering.aanbieder)

        assert not rules.test_rule("toegang_beheren", beheerder, levering.aanbieder)


class TestEinde:
    """A membership that ends, ends at the next request."""

    def test_nobody_may_do_anything_with_a_membership_of_yesterday(self):
        gebruiker = make_gebruiker(rol=Rol.BEHEERDER)
        gebruiker.lidmaatschappen.update(geldig_tot=gisteren())
        gebruiker = Gebruiker.objects.get(pk=gebruiker.pk)

        for regel in ("controles_uitvoeren", "bevinding_afhandelen", "toegang_beheren"):
            assert not rules.test_rule(regel, gebruiker)
            assert not rules.test_rule(regel, AnonymousUser())
        with pytest.raises(PermissionDenied):
            controles_uitvoeren(by=gebruiker)
        with pytest.raises(PermissionDenied):
            require("controles_uitvoeren", AnonymousUser())

    def test_a_session_that_is_open_sees_nothing_any_more(self, client_van):
        bevinding = make_bevinding()
        gebruiker = make_gebruiker()
        client = client_van(gebruiker)
        assert client.get(bevinding.get_absolute_url()).status_code == 200

        gebruiker.lidmaatschappen.update(geldig_tot=gisteren())

        assert client.get(bevinding.get_absolute_url()).status_code == 404
        assert client.post(reverse("regio:controles-opnieuw")).status_code == 403

    def test_a_session_of_a_closed_account_has_to_log_in(self, client_van):
        gebruiker = make_gebruiker()
        client = client_van(gebruiker)
        Gebruiker.objects.filter(pk=gebruiker.pk).update(is_active=False)

        assert client.get(reverse("regio:bron-lijst")).status_code == 302

    def test_a_key_opens_nothing_any_more(self, api_client_van):
        sleutel = make_toegangssleutel()
        client = api_client_van(sleutel.gebruiker)
        assert client.get("/api/v1/bronnen").status_code == 200

        sleutel.gebruiker.lidmaatschappen.update(geldig_tot=gisteren())

        assert client.get("/api/v1/bronnen").status_code == 401
