"""A manager gives somebody who lost the second step a new start, and nobody more than that."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from jeugdzorg.kern.models import Beveiligingsgebeurtenis, Gebeurtenissoort
from regio.aanmelden.wissen import tweede_stap_wissen
from regio.choices import Rol
from tests.factories import make_gebruiker, make_lidmaatschap, make_organisatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisatie():
    return make_organisatie(code="enschede")


@pytest.fixture
def beheerder(organisatie):
    return make_gebruiker(rol=Rol.BEHEERDER, organisatie=organisatie)


@pytest.fixture
def lid(organisatie):
    gebruiker = make_gebruiker(rol=None)
    for soort in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=gebruiker, type=soort, data={})
    return make_lidmaatschap(gebruiker=gebruiker, rol=Rol.TOETSER, organisatie=organisatie)


def adres(lid):
    return reverse("regio:tweede-stap-wissen", args=["enschede", lid.pk])


def test_it_is_gone_on_record_and_mailed(client_van, beheerder, lid):
    client = client_van(beheerder)
    lijst = client.get(reverse("regio:toegang", args=["enschede"])).content.decode()
    assert adres(lid) in lijst
    assert "terug te bellen" in client.get(adres(lid)).content.decode()

    antwoord = client.post(adres(lid), follow=True)

    assert "is gewist" in antwoord.content.decode()
    assert adres(lid) not in antwoord.content.decode()
    assert not Authenticator.objects.filter(user=lid.gebruiker).exists()
    [bericht] = mail.outbox
    assert bericht.to == [lid.gebruiker.email]
    gebeurtenis = Beveiligingsgebeurtenis.objects.filter(soort=Gebeurtenissoort.TWEEDE_FACTOR).get()
    assert gebeurtenis.object_naam == str(lid.gebruiker)


def test_twice_says_that_there_is_none(client_van, beheerder, lid):
    tweede_stap_wissen(lid, by=beheerder)

    antwoord = client_van(beheerder).post(adres(lid))

    assert "niets te wissen" in antwoord.content.decode()
    assert len(mail.outbox) == 1


def test_not_of_somebody_who_works_elsewhere_too(beheerder, lid):
    make_lidmaatschap(gebruiker=lid.gebruiker, rol=Rol.LEZER, organisatie=make_organisatie())

    with pytest.raises(ValidationError, match="niet beheert"):
        tweede_stap_wissen(lid, by=beheerder)

    assert Authenticator.objects.filter(user=lid.gebruiker).count() == 2
    assert mail.outbox == []


def test_not_of_oneself(beheerder):
    with pytest.raises(ValidationError, match="eigen tweede stap"):
        tweede_stap_wissen(beheerder.lidmaatschappen.get(), by=beheerder)


def test_only_for_who_manages_that_organisation(client_van, organisatie, lid):
    elders = make_gebruiker(rol=Rol.BEHEERDER)
    collega = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=organisatie)

    for vreemde in (elders, collega):
        with pytest.raises(PermissionDenied):
            tweede_stap_wissen(lid, by=vreemde)
        assert client_van(vreemde).post(adres(lid)).status_code in {403, 404}

    assert Authenticator.objects.filter(user=lid.gebruiker).count() == 2
