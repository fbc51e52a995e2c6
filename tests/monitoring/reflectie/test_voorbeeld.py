"""The example sessions: marked as such, made by the doors of real ones, and made once."""

import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from jeugdzorg.kern.models import Ketenschakel
from monitoring.models import Cyclus, Cyclusgebeurtenis, Reflectieactie, Reflectiesessie
from monitoring.models import Reflectiewijziging as Wijziging
from monitoring.reflectie.sessies import kenmerk
from monitoring.reflectie.voorbeeld import voorbeeldreflecties_maken
from regio.choices import OrganisatieSoort, Rol
from regio.demo import DOMEIN
from regio.models import Gebied, Gebruiker
from tests.factories import make_gebruiker, make_organisatie
from tests.factories_monitoring_cyclus import make_instelling


def rijen():
    pad = settings.BASE_DIR / "fixtures" / "voorbeeld" / "reflecties.json"
    return json.loads(pad.read_text(encoding="utf-8"))


@pytest.fixture
def begeleider(gegevens):
    netwerk = make_organisatie(soort=OrganisatieSoort.EXPERTISENETWERK)
    gebieden = list(Gebied.objects.filter(code__in={rij["gebied"] for rij in rijen()}))
    for gebied in gebieden:
        make_instelling(gebied, coordinerende=netwerk, analist=netwerk)
    wie = {"email": f"bren@{DOMEIN}", "organisatie": netwerk, "gebieden": gebieden}
    return make_gebruiker(rol=Rol.BOVENREGIONAAL_ANALIST, **wie)


def test_every_example_is_marked_also_in_its_frozen_record(begeleider):
    voorbeeldreflecties_maken()

    sessies = list(Reflectiesessie.objects.all())
    assert len(sessies) == sum(len(rij["sessies"]) for rij in rijen())
    assert {(sessie.voorbeeld, sessie.status) for sessie in sessies} == {(True, "vastgesteld")}
    for sessie in sessies:
        verslag = sessie.verslagen.get()
        assert verslag.gegevens["isVoorbeeld"] is True
        assert verslag.sha256 == kenmerk(verslag.gegevens)


def test_they_go_through_the_doors_of_real_ones(begeleider):
    voorbeeldreflecties_maken()

    stappen = set(Cyclusgebeurtenis.objects.values_list("naar", flat=True))
    assert stappen == {"aanlevering", "reflectie"}
    aantal = Reflectiesessie.objects.count()
    assert Ketenschakel.objects.filter(inhoud__contains="reflectie_vastgesteld").count() == aantal
    assert Wijziging.objects.values("sessie").distinct().count() == aantal
    assert {cyclus.status for cyclus in Cyclus.objects.filter(reflectiesessies__isnull=False)} == {
        "reflectie"
    }


def test_earlier_actions_come_back_in_the_next_half_year(begeleider):
    voorbeeldreflecties_maken()

    gemeld = Reflectieactie.objects.exclude(stand="")
    assert gemeld.exists()
    assert {actie.sessie.cyclus.halfjaar.helft for actie in gemeld} == {1}
    later = Reflectiesessie.objects.filter(cyclus__helft=2)
    assert any(sessie.verslagen.get().gegevens["eerdereActies"] for sessie in later)


def test_they_are_made_once(begeleider):
    voorbeeldreflecties_maken()
    eerder = set(Reflectiesessie.objects.values_list("pk", "revisie"))

    zinnen = voorbeeldreflecties_maken()

    assert all("er zijn al sessies" in zin for zin in zinnen)
    assert set(Reflectiesessie.objects.values_list("pk", "revisie")) == eerder


def test_a_cycle_that_is_further_is_left_alone(begeleider):
    rij = rijen()[0]
    jaar, helft = rij["halfjaar"].split("-")
    Cyclus.objects.update_or_create(
        gebied=Gebied.objects.get(code=rij["gebied"]),
        jaar=jaar,
        helft=helft,
        defaults={"status": "vastgesteld"},
    )

    assert "is al bij vastgesteld" in voorbeeldreflecties_maken()[0]


@pytest.mark.django_db
def test_without_the_accounts_nothing_is_made():
    with pytest.raises(Gebruiker.DoesNotExist):
        voorbeeldreflecties_maken()

    assert not Reflectiesessie.objects.exists()


@pytest.mark.django_db
def test_the_command_is_not_for_a_real_place(settings):
    settings.DEBUG = True
    with pytest.raises(CommandError, match="demo_accounts"):
        call_command("voorbeeldreflecties")
    settings.DEBUG = False
    with pytest.raises(CommandError, match="echte omgeving"):
        call_command("voorbeeldreflecties")
