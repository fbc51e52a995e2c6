"""No form takes more than it asks, and no number in an address opens what is another's."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from monitoring.models import Rapport
from regio.choices import BevindingStatus, Rol, Zichtbaarheid
from regio.models import Bevinding, Lidmaatschap, Toegangssleutel
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_organisatie,
    make_toegangssleutel,
)
from tests.factories_kern import make_taak
from tests.factories_regio import make_bevinding
from tests.test_openbaar import ROUTES, filled_in


@pytest.mark.django_db
def test_a_number_of_somebody_else_in_the_address_opens_nothing(client_van):
    organisatie = make_organisatie()
    client = client_van(make_gebruiker(rol=Rol.BEHEERDER, organisatie=organisatie))
    taak, sleutel = make_taak(), make_toegangssleutel()
    besloten = make_bron(zichtbaarheid=Zichtbaarheid.BESLOTEN)
    bevinding = make_bevinding(bron_a=besloten)

    for pad in (
        f"/taken/{taak.pk}",
        f"/bevindingen/{bevinding.pk}",
        f"/bronnen/{besloten.code}",
        f"/sleutels/{sleutel.pk}/intrekken",
    ):
        assert client.get(pad).status_code == 404
    for pad in (f"/taken/{taak.pk}/afbreken", f"/taken/{taak.pk}/opnieuw"):
        assert client.post(pad).status_code == 404
    assert client.post(f"/bevindingen/{bevinding.pk}", BESLUIT).status_code == 404
    taak.refresh_from_db()
    assert taak.status == "wachtend"


BESLUIT = {"status": "uitgelegd", "reden": "Het klopt.", "gezien": "open"}
MEER = {
    "id": "1",
    "pk": "1",
    "is_active": "0",
    "is_staff": "1",
    "is_superuser": "1",
    "rol": "beheerder",
    "gebruiker": "1",
    "organisatie": "1",
    "email": "ander@kwaad.example",
    "password": "x",
    "hash": "0" * 64,
    "door": "1",
    "by": "1",
    "aangemaakt_door": "1",
    "aangemaakt_op": "2001-01-01",
    "ingetrokken_op": "2001-01-01",
    "laatst_gebruikt_op": "2001-01-01",
    "gewaarschuwd": "1",
    "titel": "anders",
    "ernst": "laag",
    "bron_a": "1",
    "waarde_a": "anders",
    "controle": "anders",
    "sleutel": "anders",
    "versie": "99",
    "sha256": "0" * 64,
    "eigenaar": "1",
}


def state_of(rij, *behalve):
    return {
        veld.attname: getattr(rij, veld.attname)
        for veld in rij._meta.concrete_fields
        if veld.attname not in behalve
    }


@pytest.mark.django_db
def test_settling_a_finding_changes_its_status_and_nothing_else(client_van):
    gebied = make_gebied()
    organisatie = make_organisatie()
    organisatie.gebieden.add(gebied)
    gebruiker = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=organisatie)
    bevinding = make_bevinding(gebied=gebied)
    voor, zelf = state_of(bevinding, "status"), state_of(gebruiker, "last_login")

    client_van(gebruiker).post(f"/bevindingen/{bevinding.pk}", {**MEER, **BESLUIT})

    na = Bevinding.objects.get(pk=bevinding.pk)
    assert na.status == BevindingStatus.UITGELEGD
    assert state_of(na, "status") == voor
    gebruiker.refresh_from_db()
    assert state_of(gebruiker, "last_login") == zelf
    [stap] = na.statussen.all()
    assert stap.door == gebruiker
    assert stap.op.date() == timezone.now().date()


@pytest.mark.django_db
def test_making_a_key_takes_only_what_the_form_asks(client_van):
    organisatie = make_organisatie()
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie)
    lid = gebruiker.lidmaatschappen.get()
    gevraagd = {
        "client": lid.pk,
        "naam": "Power BI",
        "scopes": ["lezen:regio"],
        "geldig_tot": (timezone.localdate() + timedelta(days=100)).isoformat(),
        "formulier": "meer",
    }

    client_van(gebruiker).post("/sleutels/nieuw", {**MEER, **gevraagd})

    sleutel = Toegangssleutel.objects.get()
    assert (sleutel.gebruiker, sleutel.organisatie) == (gebruiker, organisatie)
    assert sleutel.hash != MEER["hash"]
    assert sleutel.aangemaakt_door == gebruiker
    assert sleutel.aangemaakt_op.date() == timezone.now().date()
    assert (sleutel.ingetrokken_op, sleutel.laatst_gebruikt_op, sleutel.gewaarschuwd) == (
        None,
        None,
        None,
    )


@pytest.mark.django_db
def test_withdrawing_a_key_changes_only_that(client_van):
    sleutel = make_toegangssleutel()
    voor = state_of(sleutel, "ingetrokken_op", "ingetrokken_door_id")

    client_van(sleutel.gebruiker).post(f"/sleutels/{sleutel.pk}/intrekken", MEER)

    na = Toegangssleutel.objects.get(pk=sleutel.pk)
    assert state_of(na, "ingetrokken_op", "ingetrokken_door_id") == voor
    assert na.ingetrokken_op.year > 2001


@pytest.mark.django_db
@pytest.mark.parametrize("rol", Rol)
def test_posting_everything_everywhere_gives_nobody_more_rights(client_van, rol):
    """No form of the site makes an account, a role or a right of fields it did not ask."""
    gebruiker, ander = make_gebruiker(rol=rol), make_gebruiker(rol=Rol.LEZER)
    voor = [state_of(rij, "last_login") for rij in (gebruiker, ander)]
    rollen = list(Lidmaatschap.objects.order_by("pk").values())

    for route in ROUTES:
        client_van(gebruiker).post(filled_in(route), MEER)

        for rij, toen in zip((gebruiker, ander), voor, strict=True):
            rij.refresh_from_db()
            assert state_of(rij, "last_login") == toen, route
        assert list(Lidmaatschap.objects.order_by("pk").values()) == rollen, route
        assert not Toegangssleutel.objects.exists(), route
        assert not Rapport.objects.exists(), route
        assert [m for m in mail.outbox if "kwaad.example" in str(m.to)] == [], route
