import json
import stat
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from regio.choices import Rol
from regio.demo import ACCOUNTS, BESTAND, demo_accounts_maken
from regio.models import Gebruiker, Lidmaatschap, Organisatie, Toegangssleutel
from tests.factories import make_organisatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, tmp_path):
    """A place where demo accounts may be made, with their organisations."""
    settings.DEBUG = True
    settings.DATA_DIR = tmp_path
    for code in {account.organisatie for account in ACCOUNTS}:
        make_organisatie(code=code)
    return tmp_path


def run():
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    return out.getvalue()


def test_every_role_has_an_account():
    assert {account.rol for account in ACCOUNTS} == set(Rol)


def test_every_account_belongs_to_an_organisation_of_the_plans(gegevens):
    codes = {account.organisatie for account in ACCOUNTS}

    assert set(Organisatie.objects.filter(code__in=codes).values_list("code", flat=True)) == codes


def test_every_account_can_log_in_with_its_role(demo, client):
    toegangen = demo_accounts_maken(demo)

    for toegang in toegangen:
        assert client.login(username=toegang.account.email, password=toegang.wachtwoord)
        lid = Lidmaatschap.objects.get(gebruiker__email=toegang.account.email)
        assert (lid.rol, lid.organisatie.code) == (toegang.account.rol, toegang.account.organisatie)


def test_making_them_again_changes_nothing(demo):
    eerst = demo_accounts_maken(demo)
    opgeslagen = dict(Gebruiker.objects.values_list("email", "password"))

    nogmaals = demo_accounts_maken(demo)

    assert nogmaals == eerst
    assert dict(Gebruiker.objects.values_list("email", "password")) == opgeslagen
    assert Lidmaatschap.objects.count() == len(ACCOUNTS)
    assert Toegangssleutel.objects.count() == 1


def test_an_account_that_was_closed_or_changed_works_again(demo, client):
    demo_accounts_maken(demo)
    beleid = Gebruiker.objects.get(email="beleid@voorbeeld.example")
    beleid.is_active = False
    beleid.set_password("iets heel anders 123")
    beleid.save()
    gisteren = timezone.localdate() - timedelta(days=1)
    beleid.lidmaatschappen.update(geldig_van=gisteren, geldig_tot=gisteren)

    toegang = demo_accounts_maken(demo)[0]

    assert client.login(username=beleid.email, password=toegang.wachtwoord)
    assert beleid.lidmaatschappen.at().count() == 1


def test_the_secrets_are_kept_where_only_the_owner_can_read(demo):
    toegang = demo_accounts_maken(demo)[0]

    bestand = demo / BESTAND
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    assert json.loads(bestand.read_text())["wachtwoord"] == toegang.wachtwoord


def test_two_places_have_different_secrets(demo, tmp_path_factory):
    hier = demo_accounts_maken(demo)[0].wachtwoord

    daar = demo_accounts_maken(tmp_path_factory.mktemp("elders"))[0].wachtwoord

    assert hier != daar


def test_the_password_of_the_environment_is_used_and_not_kept(demo, client, monkeypatch):
    monkeypatch.setenv("DEMO_WACHTWOORD", "gekozen-voor-de-demo")

    uitvoer = run()

    assert "gekozen-voor-de-demo" in uitvoer
    assert client.login(username="lezer@voorbeeld.example", password="gekozen-voor-de-demo")
    assert "gekozen" not in (demo / BESTAND).read_text()


def test_the_printed_key_opens_the_api_for_its_user(demo):
    demo_accounts_maken(demo)
    Toegangssleutel.objects.update(ingetrokken_op=timezone.now())

    sleutel = run().splitlines()[-1].split()[-1]

    gevonden = Toegangssleutel.objects.geldig().met_sleutel(sleutel).get()
    assert gevonden.gebruiker.email == "api@voorbeeld.example"


def test_the_command_prints_every_account_with_role_and_organisation(demo):
    uitvoer = run()

    for account in ACCOUNTS:
        regel = next(regel for regel in uitvoer.splitlines() if account.email in regel)
        assert regel.startswith(account.rol.label)


def test_production_gets_no_demo_accounts(demo, settings):
    settings.DEBUG = False

    with pytest.raises(PermissionDenied):
        demo_accounts_maken(demo)
    with pytest.raises(CommandError, match="horen niet op een echte omgeving"):
        run()

    assert not Gebruiker.objects.exists()
    assert not (demo / BESTAND).exists()


def test_without_the_plans_the_command_says_what_to_do_first(demo):
    Organisatie.objects.all().delete()

    with pytest.raises(CommandError, match="laad_bronnen"):
        run()

    assert not Gebruiker.objects.exists()
