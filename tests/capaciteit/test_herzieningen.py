"""Restatements: on pages, in the API and in downloads, for who may know them and who may not."""

import io
import re
from datetime import date, timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from capaciteit.gerapporteerd import zoals_gerapporteerd
from capaciteit.herzieningen import figuren, herzieningen
from capaciteit.models import Capaciteitsmeting, Herkomst
from regio.choices import Rol
from tests.factories import (
    make_aanbieder,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_aanlevering import make_ronde
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.factories_versies import (
    HERZIEN,
    TOEN,
    corrigeer,
    make_geleverd,
    make_levering,
    terug,
)

pytestmark = pytest.mark.django_db
LIJST = reverse("capaciteit:herziening-lijst")
HERKOMST = reverse("capaciteit:herkomstherziening-lijst")
GERAPPORTEERD = reverse("capaciteit:gerapporteerd-lijst")
PEILDATUM = date(2024, 6, 30)
GEHEIM = {"173", "179"}
"""Old and new counts of youths: numbers that stand nowhere else."""


@pytest.fixture
def aanbieder():
    return make_aanbieder()


@pytest.fixture
def meting(aanbieder):
    """Delivered, judged harmless, and corrected by the provider."""
    regio = make_jeugdhulpregio()
    locatie = make_locatie(aanbieders=[aanbieder], jeugdhulpregio=regio)
    rij = make_meting(
        voorziening=make_voorziening(locatie=locatie),
        plaatsen=200,
        bezet=173,
        peildatum=PEILDATUM,
        bron=make_levering(aanbieder),
        bekend_op=TOEN,
    )
    Capaciteitsmeting.objects.update(afscherming={})
    nieuw = corrigeer(rij, bezet=179, plaatsen=204, opmerking="Wij telden 179.")
    Capaciteitsmeting.objects.filter(pk=nieuw.pk).update(afscherming={})
    return rij


@pytest.fixture
def herkomst(meting):
    rij = make_geleverd(
        voorziening=meting.voorziening, regio=make_jeugdhulpregio(), aantal=173, bron=meting.bron
    )
    corrigeer(rij, aantal=179)
    return rij


def lezers(aanbieder, meting):
    """Everybody, and whether they may know the counts of this provider exactly."""
    regio = make_organisatie(
        soort="regio", jeugdhulpregio=meting.voorziening.locatie.jeugdhulpregio
    )
    yield make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder), True
    yield make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=regio), True
    yield make_gebruiker(rol=Rol.AANBIEDER), False
    for rol in (Rol.LEZER, Rol.BELEIDSMEDEWERKER, Rol.STUURGROEPLID, Rol.BOVENREGIONAAL_ANALIST):
        yield make_gebruiker(rol=rol), False


class TestWieWatZiet:
    def test_neither_old_nor_new_for_who_may_not_know_them(self, aanbieder, meting, herkomst):
        for lezer, exact in lezers(aanbieder, meting):
            for model in (Capaciteitsmeting, Herkomst):
                [rij] = herzieningen(model, lezer)
                getoond = {str(getal) for f in figuren(rij) for getal in (f.oud, f.nieuw)}
                assert (getoond >= GEHEIM) == exact
                assert bool(getoond & GEHEIM) == exact
                assert bool(rij.reden) == (exact and model is Capaciteitsmeting)

    def test_places_are_no_secret(self, meting):
        [rij] = herzieningen(Capaciteitsmeting, make_gebruiker())

        assert [(f.oud, f.nieuw, f.verschil) for f in figuren(rij) if f.veld == "plaatsen"] == [
            (200, 204, 4)
        ]

    @pytest.mark.parametrize("adres", [LIJST, HERKOMST])
    @pytest.mark.parametrize("formaat", ["", "csv"])
    def test_no_page_or_download_gives_them_away(
        self, client_van, aanbieder, meting, herkomst, adres, formaat
    ):
        for lezer, exact in lezers(aanbieder, meting):
            antwoord = client_van(lezer).get(adres, {"formaat": formaat} if formaat else {})
            tekst = b"".join(antwoord).decode() if formaat else antwoord.content.decode()

            assert antwoord.status_code == 200
            getallen = set(re.findall(r"(?<=[>;])\d+(?=[<;])", tekst))
            assert (getallen >= GEHEIM) == exact
            assert bool(getallen & GEHEIM) == exact

    @pytest.mark.parametrize("resource", ["herzieningen", "herkomstherzieningen"])
    def test_nor_does_the_api(self, api_client_van, aanbieder, meting, herkomst, resource):
        eigen = make_gebruiker(rol=Rol.API_CLIENT, organisatie=aanbieder)
        for lezer, exact in ((eigen, True), (make_gebruiker(rol=Rol.API_CLIENT), False)):
            antwoord = api_client_van(lezer).get(f"/api/v1/{resource}")

            [rij] = antwoord.json()["results"]
            getallen = {*(rij["oud"]).values(), *(rij["nieuw"]).values()}
            assert bool(getallen & {173, 179}) == exact
            assert "Wij telden" in (rij["reden"] or "") or not exact or "herkomst" in resource
            assert bool(rij["afgeschermd"]) != exact
            assert rij["herzienOp"] == "2024-08-09T12:00:00+02:00"

    @pytest.mark.parametrize("manier", [{}, {"na": ""}], ids=["pagina", "na"])
    def test_what_was_known_then_is_shielded_in_the_api_too(
        self, api_client_van, aanbieder, meting, herkomst, manier
    ):
        eigen = make_gebruiker(rol=Rol.API_CLIENT, organisatie=aanbieder)
        vraag = {"bekendOp": "2024-07-20", "peildatum": "2024-07-01"}
        for lezer, exact in ((eigen, True), (make_gebruiker(rol=Rol.API_CLIENT), False)):
            client = api_client_van(lezer)
            for resource, veld in (("capaciteitsmetingen", "bezet"), ("herkomst", "aantal")):
                antwoord = client.get(f"/api/v1/{resource}", {**vraag, **manier})
                [rij] = antwoord.json()["results"]
                assert rij[veld] == (173 if exact else None)
                assert (veld in rij["afgeschermd"]) != exact
                assert rij["vervallenOp"] == "2024-08-09T12:00:00+02:00"


class TestApi:
    def test_the_state_of_a_day_as_known_then(self, api_client, meting):
        def gelezen(**vraag):
            rijen = api_client.get("/api/v1/capaciteitsmetingen", vraag).json()["results"]
            return [rij["plaatsen"] for rij in rijen]

        assert gelezen(bekendOp="2024-07-09") == []
        assert gelezen(bekendOp="2024-07-10") == [200]
        assert gelezen(bekendOp="2024-08-08") == [200]
        assert gelezen(bekendOp=(HERZIEN + timedelta(seconds=1)).isoformat()) == [204]
        assert gelezen() == [204]
        assert gelezen(peildatum="2024-06-29") == []
        assert gelezen(peildatum="2026-01-01", bekendOp="2024-07-10") == [200]

    def test_facilities_follow_both_times(self, api_client, meting):
        def plaatsen(**vraag):
            vraag["locatie"] = meting.voorziening.locatie.code
            [rij] = api_client.get("/api/v1/voorzieningen", vraag).json()["results"]
            return rij["plaatsen"]

        assert plaatsen() == 204
        assert plaatsen(bekendOp="2024-07-10") == 200
        assert plaatsen(bekendOp="2024-07-09") is None
        assert plaatsen(peildatum="2024-01-01") is None
        assert plaatsen(standOp="2024-01-01") is None

    @pytest.mark.parametrize("resource", ["capaciteitsmetingen", "voorzieningen", "herkomst"])
    @pytest.mark.parametrize(
        ("waarde", "reden"), [("2999-01-01", "toekomst"), ("gisteren", "jjjj-mm-dd")]
    )
    def test_a_moment_that_is_wrong_is_an_error_with_a_reason(
        self, api_client, resource, waarde, reden
    ):
        antwoord = api_client.get(f"/api/v1/{resource}", {"bekendOp": waarde})

        assert antwoord.status_code == 400
        assert reden in antwoord.content.decode()

    def test_a_superseded_version_keeps_its_address(self, api_client, meting):
        rij = api_client.get(f"/api/v1/capaciteitsmetingen/{meting.pk}").json()

        assert (rij["plaatsen"], rij["vervallenOp"]) == (200, "2024-08-09T12:00:00+02:00")

    def test_a_figure_that_was_taken_back_has_nothing_new(self, api_client):
        meting = make_meting(bekend_op=TOEN, peildatum=PEILDATUM)
        terug(meting, HERZIEN)

        [rij] = api_client.get("/api/v1/herzieningen").json()["results"]

        assert (rij["oud"], rij["nieuw"]) == ({"plaatsen": 10}, None)


class TestPaginas:
    def test_filters_select_by_region_provider_and_when(self, client_van, aanbieder, meting):
        client = client_van(make_gebruiker())
        regio = meting.voorziening.locatie.jeugdhulpregio

        def aantal(**keuze):
            return client.get(LIJST, keuze).context["page_obj"].paginator.count

        make_meting(bekend_op=TOEN, peildatum=PEILDATUM)
        assert aantal() == 1
        assert aantal(regio=regio.code) == aantal(aanbieder=aanbieder.code) == 1
        assert aantal(herzien_van="2024-08-09", herzien_tot="2024-08-09") == 1
        assert aantal(herzien_van="2024-08-10") == aantal(herzien_tot="2024-08-08") == 0
        assert aantal(ronde=make_ronde().code) == 1

    @pytest.mark.parametrize("aantal", [1, 6])
    @pytest.mark.parametrize("adres", [LIJST, GERAPPORTEERD])
    def test_as_many_queries_for_one_as_for_six(
        self, client_van, django_assert_max_num_queries, aantal, adres
    ):
        make_ronde(sluit_op=date(2024, 7, 31), opent_op=date(2024, 7, 1))
        for _ in range(aantal):
            corrigeer(make_meting(bekend_op=TOEN, peildatum=PEILDATUM), plaatsen=12)
        client = client_van(make_gebruiker())
        client.get(adres)

        with django_assert_max_num_queries(22):
            antwoord = client.get(adres)

        assert len(antwoord.context["regels"]) == aantal

    def test_a_round_as_reported_stands_beside_what_is_known_now(self, client_van, meting):
        ronde = make_ronde(sluit_op=date(2024, 7, 31), opent_op=date(2024, 7, 1))
        client = client_van(make_gebruiker())

        antwoord = client.get(GERAPPORTEERD, {"ronde": ronde.code})
        later = client.get(GERAPPORTEERD, {"ronde": ronde.code, "bekend_op": "2024-08-10"})

        [regel] = antwoord.context["regels"]
        assert (regel.toen.plaatsen, regel.nu.plaatsen) == (200, 204)
        assert str(regel.verschil("bezet")) == "afgeschermd"
        assert regel.is_herzien
        assert "zoals bekend op 31 juli 2024" in antwoord.content.decode()
        assert [r.is_herzien for r in later.context["regels"]] == [False]
        assert not any(getal in antwoord.content.decode() for getal in GEHEIM - {"179"})

    def test_what_came_after_the_round_closed_was_not_reported(self, meting):
        ronde = make_ronde(sluit_op=date(2024, 7, 31), opent_op=date(2024, 7, 1))
        make_meting(peildatum=PEILDATUM, bekend_op=HERZIEN)

        rijen = zoals_gerapporteerd(make_gebruiker(), ronde)

        assert [rij.pk for rij in rijen] == [meting.pk]

    def test_a_day_that_is_yet_to_come_is_an_error_at_its_field(self, client_van):
        morgen = timezone.localdate() + timedelta(days=1)
        voorziening = make_voorziening()
        adressen = [
            reverse("capaciteit:voorziening-lijst"),
            reverse("capaciteit:locatie", args=[voorziening.locatie.code]),
            GERAPPORTEERD,
        ]
        client = client_van(make_gebruiker())

        for adres in adressen:
            tekst = client.get(adres, {"bekend_op": morgen.isoformat()}).content.decode()
            assert "wat wij later weten, weten wij nu nog niet" in tekst

    def test_the_page_of_a_location_shows_what_was_known_then(self, client_van, meting):
        client = client_van(make_gebruiker())
        adres = reverse("capaciteit:locatie", args=[meting.voorziening.locatie.code])

        toen = client.get(adres, {"bekend_op": "2024-07-10"}).content.decode()
        nu = client.get(adres).content.decode()

        assert ">200<" in toen
        assert ">204<" not in toen
        assert "zoals bekend op 10 juli 2024" in toen
        assert "Toon zoals nu bekend" in toen
        assert ">204<" in nu
        assert "zoals nu bekend" in nu

    def test_a_download_says_both_times(self, client_van, meting):
        client = client_van(make_gebruiker())
        keuze = {"peildatum": "2024-07-01", "bekend_op": "2024-07-10", "formaat": "xlsx"}
        antwoord = client.get(reverse("capaciteit:voorziening-lijst"), keuze)

        boek = openpyxl.load_workbook(io.BytesIO(b"".join(antwoord)))
        tekst = " ".join(str(cel) for rij in boek["Toelichting"].values for cel in rij if cel)
        assert "1 juli 2024" in tekst
        assert "bekend op 10 juli 2024" in tekst
