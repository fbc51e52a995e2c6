"""Booking places on a page, and taking a booking back."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from capaciteit.boeken import boek
from capaciteit.models import Plaatsmutatie
from capaciteit.plaatsenbalans import stand
from regio.choices import Rol, Zichtbaarheid
from tests.factories import make_aanbieder, make_bron, make_gebruiker, make_lidmaatschap
from tests.factories_capaciteit import make_locatie, make_voorziening
from tests.factories_plaatsen import make_plaatsmutatie

BOEKEN = reverse("capaciteit:plaatsmutatie-boeken")
GEVOLG = reverse("capaciteit:plaatsmutatie-gevolg")
DAG = date(2024, 3, 1)


def terugboeken(mutatie):
    return reverse("capaciteit:plaatsmutatie-terugboeken", args=[mutatie.pk])


@pytest.fixture
def aanbieder(db):
    return make_aanbieder()


@pytest.fixture
def gebruiker(aanbieder):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder)


@pytest.fixture
def medewerker(client_van, gebruiker):
    return client_van(gebruiker)


@pytest.fixture
def kanten(aanbieder, gebruiker):
    """Two facilities of the provider; ten places at the first."""
    een, twee = (make_voorziening(locatie=make_locatie(aanbieders=[aanbieder])) for _ in "12")
    zelf = {"aard": "feit", "reden": "Getest.", "by": gebruiker, "namens": aanbieder}
    boek(soort="beginstand", aantal=10, naar=een, datum=date(2024, 1, 1), **zelf)
    return een, twee


@pytest.fixture
def ingevuld(kanten, aanbieder):
    een, twee = kanten
    return {
        "soort": "verplaatst", "van": een.code, "naar": twee.code, "aantal": "4",
        "maat": "plekken", "datum": "1-3-2024", "aard": "feit", "reden": "De groep verhuist.",
        "namens": aanbieder.code,
    }  # fmt: skip


def fouten(response):
    return response.context["form"].errors


def test_a_move_is_booked_and_shows_on_top_of_the_list(medewerker, kanten, ingevuld):
    response = medewerker.post(BOEKEN, ingevuld, follow=True)

    assert [stand(v, DAG) for v in kanten] == [6, 4]
    assert "gaan 4 plekken van" in response.content.decode()
    assert response.context["page_obj"][0].soort == "verplaatst"


def test_sending_the_form_twice_books_once(medewerker, kanten, ingevuld):
    medewerker.post(BOEKEN, ingevuld)
    medewerker.post(BOEKEN, ingevuld)

    assert [stand(v, DAG) for v in kanten] == [6, 4]


def test_looking_first_books_nothing_and_says_what_would_happen(medewerker, kanten, ingevuld):
    html = medewerker.post(BOEKEN, {**ingevuld, "bekijk": "ja"}).content.decode()

    assert "van 10 naar 6 plaatsen" in html
    assert "van 0 naar 4 plaatsen" in html
    assert Plaatsmutatie.objects.count() == 1


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"aantal": "11"}, "aantal"),
        ({"aantal": "0"}, "aantal"),
        ({"aantal": "vier"}, "aantal"),
        ({"soort": "nieuw"}, "van"),
        ({"soort": "omgezet"}, "naar_zorgvorm"),
        ({"soort": ""}, "soort"),
        ({"van": ""}, "van"),
        ({"naar": ""}, "naar"),
        ({"datum": "31-2-2024"}, "datum"),
        ({"reden": ""}, "reden"),
        ({"aard": ""}, "aard"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(medewerker, ingevuld, anders, veld):
    response = medewerker.post(BOEKEN, {**ingevuld, **anders})

    assert list(fouten(response)) == [veld]
    assert Plaatsmutatie.objects.count() == 1


def test_a_fact_does_not_lie_in_the_future(medewerker, ingevuld):
    morgen = timezone.localdate() + timedelta(days=1)

    response = medewerker.post(BOEKEN, {**ingevuld, "datum": morgen.isoformat()})
    gepland = medewerker.post(BOEKEN, {**ingevuld, "datum": morgen.isoformat(), "aard": "plan"})

    assert list(fouten(response)) == ["aard"]
    assert gepland.status_code == 302


def test_a_facility_of_another_provider_cannot_be_chosen(medewerker, ingevuld):
    vreemd = make_voorziening(locatie=make_locatie(aanbieders=[make_aanbieder()]))

    for kant in ("van", "naar"):
        assert list(fouten(medewerker.post(BOEKEN, {**ingevuld, kant: vreemd.code}))) == [kant]


def test_who_works_for_two_organisations_says_for_which(client_van, gebruiker, ingevuld):
    tweede = make_aanbieder()
    make_lidmaatschap(gebruiker=gebruiker, rol=Rol.AANBIEDER, organisatie=tweede)

    client_van(gebruiker).post(BOEKEN, {**ingevuld, "namens": tweede.code})

    assert Plaatsmutatie.objects.latest("pk").bron.eigenaar_id == tweede.pk


def test_a_link_from_a_facility_fills_in_its_side(medewerker, kanten):
    een, _ = kanten

    html = medewerker.get(BOEKEN, {"van": een.code}).content.decode()

    assert f'<option value="{een.code}" selected>' in html


class TestGevolg:
    def test_the_text_says_what_the_entry_does(self, medewerker, ingevuld):
        html = medewerker.get(GEVOLG, ingevuld).content.decode()

        assert "Op 1 maart 2024 gaan 4 plekken van" in html
        assert "van 10 naar 6 plaatsen" in html

    def test_too_little_says_nothing_and_what_does_not_fit_says_why(self, medewerker, ingevuld):
        weinig = medewerker.get(GEVOLG, {"soort": "nieuw"}).content.decode()
        oneens = medewerker.get(GEVOLG, {**ingevuld, "soort": "beeindigd"}).content.decode()
        te_veel = medewerker.get(GEVOLG, {**ingevuld, "aantal": "99"}).content.decode()

        assert "<li>" not in weinig
        assert "Laat dit leeg" in oneens
        assert "Dat kan niet" in te_veel

    def test_it_tells_nothing_of_a_facility_of_another(self, medewerker, ingevuld):
        vreemd = make_voorziening(locatie=make_locatie(aanbieders=[make_aanbieder()]))

        html = medewerker.get(GEVOLG, {**ingevuld, "van": vreemd.code}).content.decode()

        assert vreemd.naam not in html


class TestTerugboeken:
    def test_the_page_says_what_it_undoes_and_does_it_with_a_reason(self, medewerker, kanten):
        een, _ = kanten
        mutatie = Plaatsmutatie.objects.get()

        gevraagd = medewerker.get(terugboeken(mutatie)).content.decode()
        response = medewerker.post(terugboeken(mutatie), {"reden": "Vergissing."}, follow=True)

        assert "Op 1 januari 2024 krijgt" in gevraagd
        assert "teruggeboekt" in response.content.decode()
        assert stand(een, DAG) == 0

    def test_without_a_reason_nothing_is_taken_back(self, medewerker, kanten):
        response = medewerker.post(terugboeken(Plaatsmutatie.objects.get()), {"reden": ""})

        assert list(fouten(response)) == ["reden"]
        assert Plaatsmutatie.objects.count() == 1

    def test_places_that_went_on_are_an_error_on_the_page(self, medewerker, kanten, ingevuld):
        eerste = Plaatsmutatie.objects.get()
        medewerker.post(BOEKEN, ingevuld)

        response = medewerker.post(terugboeken(eerste), {"reden": "Vergissing."})

        assert "6 plaatsen" in response.content.decode()
        assert not Plaatsmutatie.objects.filter(herroept=eerste).exists()

    def test_a_counter_entry_is_refused_in_words(self, medewerker, kanten):
        eerste = Plaatsmutatie.objects.get()
        medewerker.post(terugboeken(eerste), {"reden": "Vergissing."})
        tegen = eerste.herroepen_door

        assert "tegenboeking" in medewerker.get(terugboeken(tegen)).content.decode()
        assert medewerker.post(terugboeken(tegen), {"reden": "Toch."}).status_code == 200
        assert Plaatsmutatie.objects.count() == 2

    def test_only_who_keeps_the_register_there_gets_to_the_page(self, client_van, kanten):
        mutatie = Plaatsmutatie.objects.get()
        ander = client_van(make_gebruiker(rol=Rol.AANBIEDER))
        lezer = client_van(make_gebruiker(rol=Rol.LEZER))

        for client in (ander, lezer):
            assert client.get(terugboeken(mutatie)).status_code == 403
            assert client.post(terugboeken(mutatie), {"reden": "Weg."}).status_code == 403

    def test_an_entry_in_a_closed_source_does_not_exist_for_others(self, medewerker, kanten):
        besloten = make_bron(zichtbaarheid=Zichtbaarheid.BESLOTEN, eigenaar=make_aanbieder())

        assert medewerker.get(terugboeken(make_plaatsmutatie(bron=besloten))).status_code == 404

    def test_the_list_offers_it_only_for_what_one_may_take_back(self, medewerker, kanten):
        make_plaatsmutatie()

        rijen = medewerker.get(reverse("capaciteit:plaatsmutatie-lijst")).context["page_obj"]

        assert {rij.terug_te_boeken for rij in rijen} == {True, False}


class TestUitvoeren:
    @pytest.fixture
    def plan(self, kanten, gebruiker, aanbieder):
        een, twee = kanten
        return boek(
            soort="verplaatst", aantal=4, van=een, naar=twee, datum=DAG, aard="plan",
            reden="De groep gaat verhuizen.", by=gebruiker, namens=aanbieder,
        )  # fmt: skip

    @pytest.fixture
    def uitvoeren(self, medewerker, plan):
        adres = reverse("capaciteit:plaatsmutatie-uitvoeren", args=[plan.pk])
        return lambda **velden: medewerker.post(adres, velden, follow=True)

    def test_a_plan_that_was_carried_out_becomes_a_fact_and_counts_once(
        self, uitvoeren, plan, kanten, aanbieder
    ):
        response = uitvoeren(datum="2024-04-01", namens=aanbieder.code)

        assert "Geboekt." in response.content.decode()
        feit = Plaatsmutatie.objects.get(aard="feit", soort="verplaatst")
        assert (feit.datum, feit.aantal, feit.reden) == (date(2024, 4, 1), 4, plan.reden)
        for met_plannen in (False, True):
            dag = date(2024, 12, 31)
            assert [stand(v, dag, met_plannen=met_plannen) for v in kanten] == [6, 4]

    def test_a_day_to_come_and_a_second_time_are_refused_and_change_nothing(
        self, uitvoeren, plan, aanbieder
    ):
        morgen = timezone.localdate() + timedelta(days=1)

        response = uitvoeren(datum=morgen.isoformat(), namens=aanbieder.code)

        assert list(fouten(response)) == ["datum"]
        assert not Plaatsmutatie.objects.filter(herroept=plan).exists()
        uitvoeren(datum="2024-04-01", namens=aanbieder.code)
        eerst = Plaatsmutatie.objects.count()
        assert uitvoeren(datum="2024-04-01", namens=aanbieder.code).status_code == 200
        assert Plaatsmutatie.objects.count() == eerst

    def test_a_fact_is_one_already(self, medewerker, kanten):
        adres = reverse("capaciteit:plaatsmutatie-uitvoeren", args=[Plaatsmutatie.objects.get().pk])

        assert "al een feit" in medewerker.get(adres).content.decode()
