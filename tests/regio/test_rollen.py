"""Changing and ending roles, the half-yearly review, and its reminders."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from regio.choices import Beoordelingsuitkomst, Rol
from regio.halfjaar import Halfjaar
from regio.models import Gebruiker, Lidmaatschap, Organisatie, Toegangsbeoordeling
from regio.rollen import (
    lidmaatschap_beeindigen,
    lidmaatschap_bevestigen,
    lidmaatschap_wijzigen,
    toegang_herinneren,
)
from regio.rules import beheert
from regio.tasks import toegang_herinneren as taak
from tests.factories import (
    make_gebruiker,
    make_lidmaatschap,
    make_organisatie,
    make_toegangssleutel,
)
from tests.regio.test_inzage import Levering, coordinerende_gemeente
from tests.regio.test_uitnodigen import tekst

pytestmark = pytest.mark.django_db
LANG_GELEDEN = date(2020, 1, 1)


@pytest.fixture
def organisatie():
    return make_organisatie(code="enschede")


@pytest.fixture
def beheerder(organisatie):
    return lid_van(organisatie, Rol.BEHEERDER).gebruiker


def lid_van(organisatie, rol=Rol.LEZER, van=LANG_GELEDEN):
    gebruiker = make_gebruiker(rol=None)
    return make_lidmaatschap(gebruiker=gebruiker, rol=rol, organisatie=organisatie, geldig_van=van)


class TestBeeindigen:
    def test_it_takes_effect_at_once_and_stays_on_record(self, client_van, beheerder, organisatie):
        lid = lid_van(organisatie, van=timezone.localdate())
        sessie = client_van(lid.gebruiker)
        pagina = reverse("regio:bron", args=[organisatie.bron.code])
        assert sessie.get(pagina).status_code == 200

        antwoord = client_van(beheerder).post(
            reverse("regio:rol-beeindigen", args=["enschede", lid.pk])
        )

        assert antwoord.status_code == 302
        assert sessie.get(pagina).status_code == 404
        lid.refresh_from_db()
        assert lid.beeindigd_door == beheerder
        assert Toegangsbeoordeling.objects.get().uitkomst == Beoordelingsuitkomst.BEEINDIGD

    def test_a_key_stops_too(self, api_client_van, beheerder, organisatie):
        lid = lid_van(organisatie, Rol.API_CLIENT)
        sleutel = make_toegangssleutel(gebruiker=lid.gebruiker)
        client = api_client_van(sleutel.gebruiker)
        assert client.get("/api/v1/bronnen").status_code == 200

        lidmaatschap_beeindigen(lid, by=beheerder)

        assert client.get("/api/v1/bronnen").status_code == 401

    def test_first_the_consequences_in_words(self, client_van, beheerder, organisatie):
        lid = lid_van(organisatie)

        pagina = client_van(beheerder).get(
            reverse("regio:rol-beeindigen", args=["enschede", lid.pk])
        )

        assert "meteen niets meer" in tekst(pagina)
        assert Lidmaatschap.objects.at().filter(pk=lid.pk).exists()

    def test_the_last_manager_stays(self, client_van, beheerder, organisatie):
        eigen = organisatie.lidmaatschappen.get()
        inactief = lid_van(organisatie, Rol.BEHEERDER)
        Gebruiker.objects.filter(pk=inactief.gebruiker_id).update(is_active=False)

        antwoord = client_van(beheerder).post(
            reverse("regio:rol-beeindigen", args=["enschede", eigen.pk])
        )

        assert "laatste beheerder" in tekst(antwoord)
        with pytest.raises(ValidationError, match="laatste beheerder"):
            lidmaatschap_wijzigen(eigen, Rol.LEZER, by=beheerder)
        assert beheert(Gebruiker.objects.get(pk=beheerder.pk), organisatie)

    def test_with_another_manager_one_can_go(self, client_van, beheerder, organisatie):
        lid_van(organisatie, Rol.BEHEERDER)
        eigen = organisatie.lidmaatschappen.get(gebruiker=beheerder)

        antwoord = client_van(beheerder).post(
            reverse("regio:rol-beeindigen", args=["enschede", eigen.pk])
        )

        assert antwoord.url in {"/", reverse("regio:toegang", args=["enschede"])}
        assert not Lidmaatschap.objects.at().filter(pk=eigen.pk).exists()

    def test_what_is_over_is_not_ended_again(self, beheerder, organisatie):
        lid = lid_van(organisatie)
        lidmaatschap_beeindigen(lid, by=beheerder)

        with pytest.raises(ValidationError, match="al beëindigd"):
            lidmaatschap_beeindigen(lid, by=beheerder)

    @pytest.mark.parametrize(
        "doen",
        [
            lidmaatschap_beeindigen,
            lidmaatschap_bevestigen,
            lambda lid, by: lidmaatschap_wijzigen(lid, Rol.TOETSER, by=by),
        ],
    )
    def test_only_for_who_manages_that_organisation(self, organisatie, doen):
        lid = lid_van(organisatie)
        elders = make_gebruiker(rol=Rol.BEHEERDER)
        collega = lid_van(organisatie, Rol.BELEIDSMEDEWERKER).gebruiker

        for vreemde in (elders, collega):
            with pytest.raises(PermissionDenied):
                doen(lid, by=vreemde)

    def test_no_role_is_reached_through_another_organisation(self, client_van, beheerder):
        vreemd = lid_van(make_organisatie())

        for naam in ("regio:rol-beeindigen", "regio:rol-wijzigen"):
            pad = reverse(naam, args=["enschede", vreemd.pk])
            assert client_van(beheerder).get(pad).status_code == 404
            assert client_van(beheerder).post(pad).status_code == 404


class TestWijzigen:
    def test_the_old_role_ends_and_the_new_one_begins(self, client_van, beheerder, organisatie):
        lid = lid_van(organisatie)

        client_van(beheerder).post(
            reverse("regio:rol-wijzigen", args=["enschede", lid.pk]), {"rol": Rol.TOETSER}
        )

        rollen = Lidmaatschap.objects.at().filter(gebruiker=lid.gebruiker)
        assert [rol.rol for rol in rollen] == [Rol.TOETSER]
        assert lid.gebruiker.lidmaatschappen.count() == 2

    def test_back_on_the_same_day(self, beheerder, organisatie):
        lid = lid_van(organisatie, van=timezone.localdate())

        ander = lidmaatschap_wijzigen(lid, Rol.TOETSER, by=beheerder)
        terug = lidmaatschap_wijzigen(ander, Rol.LEZER, by=beheerder)

        assert Lidmaatschap.objects.at().get(gebruiker=lid.gebruiker) == terug

    def test_a_role_that_is_not_of_this_kind_of_organisation(self, beheerder, organisatie):
        lid = lid_van(organisatie)

        with pytest.raises(ValidationError, match="bestaat niet"):
            lidmaatschap_wijzigen(lid, Rol.AANBIEDER, by=beheerder)
        assert Lidmaatschap.objects.at().filter(pk=lid.pk).exists()


class TestBeoordeling:
    def test_ticked_roles_are_confirmed_and_the_rest_stays(
        self, client_van, beheerder, organisatie
    ):
        lid_van(organisatie, van=timezone.localdate())
        oud, ander = lid_van(organisatie), lid_van(organisatie, Rol.TOETSER)
        pad = reverse("regio:toegang-beoordeling", args=["enschede"])
        client = client_van(beheerder)

        eerst = client.get(pad).context["te_doen"]
        client.post(pad, {"rollen": [oud.pk]})

        eigen = organisatie.lidmaatschappen.get(gebruiker=beheerder)
        assert set(eerst) == {oud, ander, eigen}
        assert set(client.get(pad).context["te_doen"]) == {ander, eigen}
        assert oud.beoordelingen.get().uitkomst == Beoordelingsuitkomst.BEVESTIGD

    def test_a_role_elsewhere_cannot_be_confirmed(self, client_van, beheerder):
        vreemd = lid_van(make_organisatie())

        antwoord = client_van(beheerder).post(
            reverse("regio:toegang-beoordeling", args=["enschede"]), {"rollen": [vreemd.pk]}
        )

        assert "niet meer beoordeeld" in tekst(antwoord)
        assert not Toegangsbeoordeling.objects.exists()

    def test_the_next_half_year_asks_again(self, beheerder, organisatie):
        lid = lid_van(organisatie)
        lidmaatschap_bevestigen(lid, by=beheerder)
        nu = Halfjaar.van(timezone.localdate())
        straks = Halfjaar.van(nu.laatste_dag + timedelta(days=1))

        rollen = organisatie.lidmaatschappen
        assert lid not in rollen.te_beoordelen(nu)
        assert lid in rollen.te_beoordelen(straks)


class TestHerinneren:
    def test_every_manager_is_told_once_in_a_round(self, beheerder, organisatie):
        lid_van(organisatie)

        aantallen = [toegang_herinneren(), toegang_herinneren()]
        call_command("toegang_herinneren")
        taak()

        assert aantallen == [1, 0]
        (brief,) = mail.outbox
        assert brief.to == [beheerder.email]
        assert "2 rollen" in brief.body

    def test_who_is_done_hears_nothing(self, beheerder, organisatie):
        lidmaatschap_bevestigen(organisatie.lidmaatschappen.get(), by=beheerder)

        assert toegang_herinneren() == 0
        assert not mail.outbox

    def test_the_coordinating_municipality_hears_of_who_has_no_manager(self):
        levering = Levering("gedeeld")
        gemeente = coordinerende_gemeente(levering.aanbieder, levering.gebied)
        lid_van(Organisatie.objects.get(pk=levering.aanbieder.pk), Rol.AANBIEDER)
        beheerder = lid_van(gemeente, Rol.BEHEERDER, van=timezone.localdate()).gebruiker

        assert toegang_herinneren() == 1
        assert mail.outbox[0].to == [beheerder.email]

    @pytest.mark.parametrize(
        ("dag", "ronde"),
        [
            (date(2026, 7, 1), 1),
            (date(2026, 7, 28), 1),
            (date(2026, 7, 29), 2),
            (date(2026, 8, 26), 3),
            (date(2026, 12, 31), 3),
        ],
    )
    def test_a_round_every_four_weeks_three_in_all(self, dag, ronde):
        assert Halfjaar.van(dag).ronde(dag) == ronde


@pytest.mark.parametrize("aantal", [1, 3])
def test_a_list_of_people_needs_no_query_per_row(
    client_van, beheerder, organisatie, aantal, django_assert_max_num_queries
):
    for _ in range(aantal):
        lid_van(organisatie)

    with django_assert_max_num_queries(28):
        client_van(beheerder).get(reverse("regio:toegang", args=["enschede"]))
