"""Letting people in: a signed link that opens once, for seven days."""

import re
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from regio.choices import ROLLEN_BIJ, OrganisatieSoort, Rol
from regio.models import Gebruiker, Lidmaatschap, Uitnodiging
from regio.uitnodigen import link_maken, uitnodiging_bij, uitnodiging_versturen
from tests.factories import WACHTWOORD, make_aanbieder, make_gebruiker, make_organisatie
from tests.regio.test_inzage import Levering, coordinerende_gemeente

pytestmark = pytest.mark.django_db
EMAIL = "anna@gemeente.example"
ACCOUNT = {"naam": "Anna Jansen", "wachtwoord": WACHTWOORD, "herhaling": WACHTWOORD}


@pytest.fixture
def organisatie():
    return make_organisatie(code="enschede")


@pytest.fixture
def beheerder(organisatie):
    return make_gebruiker(rol=Rol.BEHEERDER, organisatie=organisatie)


@pytest.fixture
def uitnodiging(organisatie, beheerder):
    return uitnodiging_versturen(organisatie, EMAIL, Rol.LEZER, by=beheerder, adres=str)


def adres(uitnodiging):
    return reverse("regio:uitnodiging", args=[link_maken(uitnodiging)])


def tekst(antwoord):
    return " ".join(re.sub(r"<[^>]+>", " ", antwoord.content.decode()).split())


def test_from_the_button_to_the_first_login(
    client, client_van, beheerder, organisatie, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client_van(beheerder).post(
            reverse("regio:toegang-uitnodigen", args=[organisatie.code]),
            {"email": EMAIL.upper(), "rol": Rol.LEZER},
        )
    (brief,) = mail.outbox
    (pad,) = re.findall(r"http://testserver(/uitnodiging/\S+)", brief.body)

    pagina = client.get(pad)
    klaar = client.post(pad, ACCOUNT)

    assert brief.to == [EMAIL]
    assert beheerder.naam in brief.body
    assert "lezer bij" in tekst(pagina)
    assert klaar.url == reverse("account_login")
    anna = Gebruiker.objects.get(email=EMAIL)
    assert anna.naam == "Anna Jansen"
    assert anna.check_password(WACHTWOORD)
    assert [(lid.organisatie, lid.rol) for lid in anna.huidige_lidmaatschappen] == [
        (organisatie, Rol.LEZER)
    ]
    assert client.get(pad).status_code == 410


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"wachtwoord": "kort", "herhaling": "kort"}, "te kort"),
        ({"wachtwoord": "Anna Jansen 1", "herhaling": "Anna Jansen 1"}, "lijkt te veel op"),
        ({"herhaling": "iets heel anders"}, "niet gelijk"),
        ({"naam": ""}, "Vul uw naam in"),
    ],
)
def test_a_new_account_follows_the_rules_for_passwords(client, uitnodiging, velden, melding):
    antwoord = client.post(adres(uitnodiging), ACCOUNT | velden)

    assert melding in tekst(antwoord)
    assert not Gebruiker.objects.filter(email=EMAIL).exists()
    assert uitnodiging_bij(link_maken(uitnodiging))


class TestLink:
    def test_it_opens_for_seven_days(self, client, uitnodiging, monkeypatch):
        link = adres(uitnodiging)
        Uitnodiging.objects.update(verstuurd_op=timezone.now() - timedelta(days=7, minutes=1))

        assert client.get(link).status_code == 410
        assert client.post(link, ACCOUNT).status_code == 410
        assert not Gebruiker.objects.filter(email=EMAIL).exists()

    def test_its_signature_has_an_age_of_its_own(self, uitnodiging, settings):
        settings.UITNODIGING_GELDIG = timedelta(seconds=-1)

        assert uitnodiging_bij(link_maken(uitnodiging)) is None

    def test_withdrawn_it_opens_nothing(self, client, client_van, beheerder, uitnodiging):
        client_van(beheerder).post(
            reverse("regio:uitnodiging-intrekken", args=["enschede", uitnodiging.pk])
        )

        assert client.post(adres(uitnodiging), ACCOUNT).status_code == 410

    def test_sent_again_only_the_last_one_opens(
        self, client, client_van, beheerder, uitnodiging, django_capture_on_commit_callbacks
    ):
        eerste = adres(uitnodiging)
        with django_capture_on_commit_callbacks(execute=True):
            client_van(beheerder).post(
                reverse("regio:uitnodiging-opnieuw", args=["enschede", uitnodiging.pk])
            )
        uitnodiging.refresh_from_db()

        assert client.get(eerste).status_code == 410
        assert client.get(adres(uitnodiging)).status_code == 200
        assert len(mail.outbox) == 1

    @pytest.mark.parametrize("salt", ["regio.uitnodiging", "iets-anders"])
    def test_a_link_of_ones_own_making_opens_nothing(self, client, uitnodiging, salt):
        echt = signing.dumps([uitnodiging.pk, 1], salt=salt)
        vals = [echt + "x", "WzEsMV0", signing.dumps("x", salt=salt)]
        if salt != "regio.uitnodiging":
            vals.append(echt)

        for link in vals:
            pagina = client.get(reverse("regio:uitnodiging", args=[link]))
            assert pagina.status_code == 410
            assert EMAIL not in tekst(pagina)

    def test_who_accepts_twice_at_once_becomes_one_member(self, client, uitnodiging):
        pad = adres(uitnodiging)
        client.post(pad, ACCOUNT)

        assert client.post(pad, ACCOUNT).status_code == 410
        assert Lidmaatschap.objects.filter(rol=Rol.LEZER).count() == 1


class TestBestaandAccount:
    @pytest.fixture
    def anna(self):
        return make_gebruiker(email=EMAIL, rol=None)

    def test_it_has_to_log_in_first(self, client, uitnodiging, anna):
        pagina = client.get(adres(uitnodiging))

        assert "Log in" in tekst(pagina)
        client.post(adres(uitnodiging), ACCOUNT)
        anna.refresh_from_db()
        assert anna.naam != "Anna Jansen"
        assert not anna.huidige_lidmaatschappen

    def test_logged_in_it_gets_the_role(self, client_van, uitnodiging, anna, organisatie):
        client_van(anna).post(adres(uitnodiging))

        assert anna.lidmaatschappen.at().get().organisatie == organisatie

    def test_someone_else_does_not(self, client_van, uitnodiging, anna):
        ander = make_gebruiker(rol=None)

        antwoord = client_van(ander).post(adres(uitnodiging))

        assert "voor een ander adres" in tekst(antwoord)
        assert not ander.lidmaatschappen.exists()
        assert uitnodiging_bij(link_maken(uitnodiging))


class TestWieMag:
    @pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.BEHEERDER])
    def test_only_a_manager_invites(self, client_van, organisatie, rol):
        gebruiker = make_gebruiker(rol=rol, organisatie=organisatie)

        antwoord = client_van(gebruiker).post(
            reverse("regio:toegang-uitnodigen", args=[organisatie.code]),
            {"email": EMAIL, "rol": Rol.LEZER},
        )

        assert antwoord.status_code == 403
        assert not Uitnodiging.objects.exists()
        with pytest.raises(PermissionDenied):
            uitnodiging_versturen(organisatie, EMAIL, Rol.LEZER, by=gebruiker, adres=str)

    def test_nobody_manages_another_organisation(self, client_van, beheerder):
        ander = make_organisatie()

        pagina = client_van(beheerder).get(reverse("regio:toegang", args=[ander.code]))

        assert pagina.status_code == 404

    def test_nobody_touches_an_invitation_through_another_organisation(
        self, client_van, uitnodiging
    ):
        elders = make_organisatie(code="elders")
        vreemd = client_van(make_gebruiker(rol=Rol.BEHEERDER, organisatie=elders))

        for naam in ("regio:uitnodiging-intrekken", "regio:uitnodiging-opnieuw"):
            for code in ("elders", "enschede"):
                antwoord = vreemd.post(reverse(naam, args=[code, uitnodiging.pk]))
                assert antwoord.status_code == 404

    def test_a_coordinating_municipality_brings_in_the_first_manager(self, client_van):
        levering = Levering("gedeeld")
        gemeente = coordinerende_gemeente(levering.aanbieder, levering.gebied)
        client = client_van(make_gebruiker(rol=Rol.BEHEERDER, organisatie=gemeente))
        pad = reverse("regio:toegang-uitnodigen", args=[levering.aanbieder.code])

        client.post(pad, {"email": EMAIL, "rol": Rol.BEHEERDER})
        make_gebruiker(rol=Rol.BEHEERDER, organisatie=levering.aanbieder)

        assert Uitnodiging.objects.get().organisatie_id == levering.aanbieder.pk
        assert client.get(pad).status_code == 404


class TestRegels:
    def test_an_organisation_gives_out_the_roles_of_its_kind(self):
        for soort, organisatie in (
            (OrganisatieSoort.AANBIEDER, make_aanbieder()),
            (OrganisatieSoort.GEMEENTE, make_organisatie()),
        ):
            beheerder = make_gebruiker(rol=Rol.BEHEERDER, organisatie=organisatie)
            for rol in set(Rol) - set(ROLLEN_BIJ[soort]):
                with pytest.raises(ValidationError):
                    uitnodiging_versturen(organisatie, EMAIL, rol, by=beheerder, adres=str)

    def test_no_second_invitation_for_the_same_role(self, client_van, beheerder, uitnodiging):
        antwoord = client_van(beheerder).post(
            reverse("regio:toegang-uitnodigen", args=["enschede"]),
            {"email": EMAIL, "rol": Rol.LEZER},
        )

        assert "staat al een uitnodiging" in tekst(antwoord)
        assert Uitnodiging.objects.count() == 1

    def test_nobody_is_asked_for_what_they_have(self, organisatie, beheerder):
        with pytest.raises(ValidationError, match="heeft deze rol al"):
            uitnodiging_versturen(
                organisatie, beheerder.email, Rol.BEHEERDER, by=beheerder, adres=str
            )
