import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from monitoring.analyse.cijfers import fouten
from monitoring.analyse.voorbeeld import voorbeeldanalyses_maken
from monitoring.models import Advies, Analyse, Cyclusbesluit, Ontwikkelopdracht
from regio.choices import BronSoort, OrganisatieSoort, Rol
from regio.demo import DOMEIN
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_monitoring_analyse import make_cyclus, make_meting, make_telindicator

REGIOS = ("JZ18", "JZ24", "JZ27", "JZ29", "JZ31")


def rijen():
    pad = settings.BASE_DIR / "fixtures" / "voorbeeld" / "analyses.json"
    return json.loads(pad.read_text(encoding="utf-8"))


@pytest.fixture
def gebied(db):
    gebied = make_gebied(code="ZW", regios=[make_jeugdhulpregio(code=code) for code in REGIOS])
    for code in ("PC-ZW", "COALITIE-ZW"):
        make_organisatie(code=code)
    netwerk = make_organisatie(soort=OrganisatieSoort.EXPERTISENETWERK)
    wie = (("bren", Rol.BOVENREGIONAAL_ANALIST, netwerk),)
    for naam, rol, organisatie in (*wie, ("stuurgroep.zuidwest", Rol.STUURGROEPLID, None)):
        email = f"{naam}@{DOMEIN}"
        make_gebruiker(email=email, rol=rol, organisatie=organisatie, gebieden=[gebied])
    return gebied


@pytest.fixture
def cyclus(gebied):
    return make_cyclus(gebied=gebied)


def test_every_example_says_that_it_is_one_and_asks_for_figures_that_can_be_read():
    for rij in rijen():
        for tekst in (*rij["blokken"].values(), rij["inleiding"], rij["besluit"]):
            assert tekst.startswith("Voorbeeld")
            assert fouten(tekst) == []


def test_the_examples_go_through_the_same_doors_to_an_adopted_cycle(cyclus):
    indicator, bron = make_telindicator(), make_bron(soort=BronSoort.VOORBEELD)
    for plek in cyclus.gebied.gebiedregios.all():
        make_meting(indicator, 20, jeugdhulpregio=plek.jeugdhulpregio, bron=bron)

    zinnen = voorbeeldanalyses_maken()

    cyclus.refresh_from_db()
    analyse = Analyse.objects.get()
    assert (cyclus.status, analyse.is_vastgesteld) == ("vastgesteld", True)
    assert analyse.cijfers["KWN-01|JZ24|2024-1"]["waarde"] == "20"
    assert analyse.cijfers["KWN-01|JZ24|2024-1"]["voorbeeld"]
    assert "KWN-05|ZW|2024-1" not in analyse.cijfers
    assert [rij.uitkomst for rij in Cyclusbesluit.objects.get().regels.all()] == [
        "overgenomen",
        "gewijzigd",
        "overgenomen",
    ]
    assert Ontwikkelopdracht.objects.get().organisatie.code == "PC-ZW"
    assert "geen cyclus" in zinnen[1]


def test_the_examples_are_made_once(cyclus):
    voorbeeldanalyses_maken()

    assert "al een analyse" in voorbeeldanalyses_maken()[0]
    assert (Analyse.objects.count(), Advies.objects.count()) == (1, 1)


def test_an_example_waits_for_what_comes_before_it_and_says_so(gebied):
    make_cyclus("aanlevering", gebied=gebied)

    assert "nog niet, want De cyclus staat op" in voorbeeldanalyses_maken()[0]
    assert not Analyse.objects.exists()


@pytest.mark.django_db
def test_the_command_wants_the_accounts_first_and_is_not_for_a_real_place(settings):
    settings.DEBUG = True
    with pytest.raises(CommandError, match="demo_accounts"):
        call_command("voorbeeldanalyses")
    settings.DEBUG = False
    with pytest.raises(CommandError, match="echte omgeving"):
        call_command("voorbeeldanalyses")
