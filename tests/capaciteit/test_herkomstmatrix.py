"""Delivered origins: sums of what is shown, shares that hide with their parts, entry on screen."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.urls import reverse
from django.utils import timezone

from capaciteit.aandelen import aandeel_onbekend, nettostromen, nettostroom
from capaciteit.choices import AanleverStatus, Herkomstmaat
from capaciteit.herkomstaandelen import Wijziging, dekking, regioaandelen, vergelijken
from capaciteit.herkomstmatrix import Som, levering, tabel
from capaciteit.models import Aanlevering, Aanleverregel, Herkomst
from jeugdzorg.kern.notation import NVT
from jeugdzorg.kern.privacy_values import HIDDEN, Hidden
from regio.aanleverbron import aanleverbron
from regio.afscherming import afscherming_bepalen
from regio.choices import Rol
from regio.halfjaar import Halfjaar
from regio.models import Organisatie
from tests.factories import make_aanbieder, make_gebied, make_gebruiker, make_jeugdhulpregio
from tests.factories_aanlevering import make_aanleveraar, make_plicht, make_ronde, voorziening_van
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.factories_versies import HALFJAAR, make_geleverd, make_levering

EERSTE = Halfjaar(2024, 1)
MATRIX = reverse("capaciteit:herkomst-matrix")
VERGELIJKEN = reverse("capaciteit:herkomst-vergelijken")


class TestSom:
    @pytest.mark.parametrize(
        ("aantallen", "tekst", "afgeschermd"),
        [
            ([], None, 0),
            ([0], 0, 0),
            ([7, 5], 12, 0),
            ([7, Hidden("<5")], "ten minste 7", 1),
            ([Hidden("<5"), HIDDEN], "afgeschermd", 2),
            ([None, 5], 5, 0),
        ],
    )
    def test_it_adds_up_what_is_shown_and_says_what_is_not(self, aantallen, tekst, afgeschermd):
        som = Som.van(aantallen)

        assert (som.tekst, som.afgeschermd) == (tekst, afgeschermd)

    def test_one_hidden_count_shows_as_itself(self):
        assert Som.van([Hidden("<5")]).waarde == Hidden("<5")


class TestAandelen:
    matrix = {("A", "A"): 6, ("A", "B"): HIDDEN, ("B", "B"): 9, ("", "A"): 4}

    def test_a_share_hides_with_one_of_its_parts(self):
        assert aandeel_onbekend(self.matrix, {"A"}) == Fraction(4, 10)
        assert aandeel_onbekend(self.matrix, {"B"}) is HIDDEN
        assert aandeel_onbekend(self.matrix) is HIDDEN

    def test_flows_leave_hidden_pairs_out(self):
        assert nettostromen(self.matrix) == []
        assert nettostroom({("A", "A"): HIDDEN, ("A", "B"): 6}) == {"A": -6, "B": 6}

    @pytest.mark.parametrize(
        ("eerst", "dan", "verschil"),
        [
            (Fraction(1, 2), Fraction(3, 4), 25),
            (HIDDEN, Fraction(1, 2), HIDDEN),
            (NVT, Fraction(1, 2), NVT),
        ],
    )
    def test_a_change_is_in_percentage_points(self, eerst, dan, verschil):
        assert Wijziging(eerst, dan).verschil == verschil


@pytest.fixture
def regios(db):
    return [make_jeugdhulpregio(naam=naam) for naam in ("Aalst", "Beek", "Cuijk")]


@pytest.fixture
def geleverd(regios):
    """One provider, one facility in Aalst: 12 from there, 2 from Beek, 9 unknown."""
    a, b, _ = regios
    aanbieder = make_aanbieder()
    voorziening = make_voorziening(locatie=make_locatie(jeugdhulpregio=a, aanbieders=[aanbieder]))
    vast = {"voorziening": voorziening, "bron": make_levering(aanbieder)}
    return [
        make_geleverd(regio=a, aantal=12, **vast),
        make_geleverd(regio=b, aantal=2, **vast),
        make_geleverd(regio=None, aantal=9, **vast),
    ]


def aanbieder_van(rij):
    return Organisatie.objects.get(pk=rij.bron.eigenaar_id)


class TestKleineAantallen:
    def test_a_small_origin_is_hidden_once_judged_and_everything_before(self, geleverd):
        lezer = make_gebruiker()

        ervoor = {rij.aantal for rij in Herkomst.objects.visible_to(lezer)}
        afscherming_bepalen()
        erna = [rij.aantal for rij in Herkomst.objects.visible_to(lezer).order_by("pk")]

        assert ervoor == {HIDDEN}
        assert [str(aantal) for aantal in erna] == ["12", "<5", "9"]

    def test_occupied_does_not_give_a_hidden_origin_away(self, geleverd):
        """12 + 9 + 2 = 23 occupied on that day: with two shown the third would follow."""
        rij = geleverd[0]
        make_meting(
            voorziening=rij.voorziening,
            bron=rij.bron,
            plaatsen=30,
            bezet=23,
            peildatum=HALFJAAR[1],
        )

        afscherming_bepalen()

        lezer = make_gebruiker()
        aantallen = [rij.aantal for rij in Herkomst.objects.visible_to(lezer).order_by("pk")]
        [meting] = rij.voorziening.metingen.visible_to(lezer)
        getoond = [a for a in (*aantallen, meting.bezet) if not isinstance(a, Hidden)]
        assert isinstance(aantallen[1], Hidden)
        assert len(getoond) < 3

    def test_shares_and_flows_hide_with_the_small_count(self, regios, geleverd):
        afscherming_bepalen()

        per_naam = {rij.naam: rij for rij in regioaandelen(levering(make_gebruiker(), EERSTE))}
        eigen = make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder_van(geleverd[0]))
        exact = {rij.naam: rij for rij in regioaandelen(levering(eigen, EERSTE))}

        assert per_naam["Aalst"].binnen == 1
        assert per_naam["Aalst"].zelfvoorzienend is HIDDEN
        assert per_naam["Aalst"].onbekend is HIDDEN
        assert per_naam["Beek"].binnen is HIDDEN
        assert per_naam["Beek"].netto is HIDDEN
        assert exact["Aalst"].zelfvoorzienend == Fraction(12, 14)
        assert exact["Aalst"].onbekend == Fraction(9, 23)
        assert exact["Beek"].netto == -2
        assert exact["Beek"].zelfvoorzienend == NVT

    def test_no_page_or_download_shows_it(self, client_van, geleverd):
        afscherming_bepalen()
        client = client_van(make_gebruiker())

        pagina = client.get(MATRIX, {"gebied": ""})
        bestand = b"".join(client.get(MATRIX, {"gebied": "", "formaat": "csv"})).decode()

        assert pagina.context["tabel"].totaal == Som(21, 1)
        assert "ten minste 21" in pagina.content.decode()
        assert "1 afgeschermd" in pagina.content.decode()
        regel = bestand.splitlines()[1].split(";")
        assert regel[1:] == ["12", "<5", "9", "21", "1"]


class TestTabel:
    def test_the_reverse_has_the_same_sums(self, geleverd):
        rijen = levering(make_gebruiker(rol=Rol.AANBIEDER), EERSTE).rijen
        recht, gedraaid = tabel(rijen), tabel(rijen, draai=True)

        assert [rij.kop.naam for rij in gedraaid.rijen] == ["Aalst", "Beek", "Onbekend"]
        assert [kop.naam for kop in recht.kolommen] == ["Aalst", "Beek", "Onbekend"]
        assert recht.totaal == gedraaid.totaal

    def test_per_provider_its_facilities_are_together(self, regios, geleverd):
        bron = geleverd[0].bron
        ander = make_voorziening(locatie=make_locatie(jeugdhulpregio=regios[1]))
        make_geleverd(voorziening=ander, bron=bron, regio=regios[0], aantal=5)
        lezer = make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder_van(geleverd[0]))

        [rij] = tabel(levering(lezer, EERSTE).rijen, per="aanbieder").rijen

        assert [som.getoond for _, som in rij.cellen] == [17, 2, 9]

    def test_the_area_selects_where_youths_stay(self, regios, geleverd):
        gebied = make_gebied(regios=[regios[1]])

        assert levering(make_gebruiker(), EERSTE, gebied=gebied).rijen == ()


class TestPeriodenEnDekking:
    def test_coverage_counts_who_delivered_of_who_was_asked(self, geleverd):
        ronde = make_ronde()
        make_plicht(ronde=ronde, organisatie=aanbieder_van(geleverd[0]))
        make_plicht(ronde=ronde)
        make_plicht(ronde=ronde, niets_te_melden_op=timezone.now())

        assert dekking(levering(make_gebruiker(), EERSTE)).tekst == "2 van 3 aanbieders"

    def test_two_half_years_stand_side_by_side(self, client_van, regios, geleverd):
        later = {"periode_van": date(2024, 7, 1), "periode_tot": date(2024, 12, 31)}
        vast = {"voorziening": geleverd[0].voorziening, "bron": geleverd[0].bron, **later}
        make_geleverd(regio=regios[0], aantal=6, **vast)
        make_geleverd(regio=regios[1], aantal=6, **vast)
        lezer = make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder_van(geleverd[0]))

        antwoord = client_van(lezer).get(VERGELIJKEN, {"gebied": ""})

        [aalst, beek] = antwoord.context["rijen"]
        assert (aalst.zelfvoorzienend.eerst, aalst.zelfvoorzienend.dan) == (
            Fraction(12, 14),
            Fraction(1, 2),
        )
        assert round(aalst.zelfvoorzienend.verschil) == -36
        assert beek.netto.verschil == -4
        assert "1 aanbieder" in antwoord.content.decode()

    def test_a_region_that_only_one_half_year_has_is_there(self, geleverd):
        rijen = regioaandelen(levering(make_gebruiker(), EERSTE))

        assert [rij.naam for rij in vergelijken([], rijen)] == ["Aalst", "Beek"]

    @pytest.mark.parametrize("aantal", [1, 5])
    @pytest.mark.parametrize("adres", [MATRIX, VERGELIJKEN])
    def test_as_many_queries_for_one_as_for_five(
        self, client_van, django_assert_max_num_queries, regios, aantal, adres
    ):
        for _ in range(aantal):
            make_geleverd(regio=regios[0], verblijf=regios[1], bron=make_levering(), aantal=9)
        client = client_van(make_gebruiker())
        client.get(adres)

        with django_assert_max_num_queries(16):
            client.get(adres, {"gebied": ""})

    def test_a_wrong_choice_is_an_error_on_the_page(self, client_van, geleverd):
        antwoord = client_van(make_gebruiker()).get(MATRIX, {"halfjaar": "1999-1", "gebied": ""})

        assert antwoord.status_code == 200
        assert antwoord.context["tijdkeuze"].errors["halfjaar"]

    def test_without_anything_delivered_the_pages_say_so(self, client_van, db):
        client = client_van(make_gebruiker())

        assert "Nog niets aangeleverd" in client.get(MATRIX).content.decode()
        assert "Nog niets te vergelijken" in client.get(VERGELIJKEN).content.decode()
        for adres in (MATRIX, VERGELIJKEN):
            assert "niet goed ingevuld" not in client.get(adres).content.decode()


@pytest.mark.django_db
class TestInvoeren:
    def adres(self, plicht):
        args = [plicht.ronde.code, plicht.organisatie.code]
        return reverse("capaciteit:herkomst-invoeren", args=args)

    @pytest.fixture
    def scherm(self, client_van, regios):
        """A provider with one facility in Aalst, that delivered the half-year before."""
        plicht = make_plicht()
        voorziening = voorziening_van(plicht)
        voorziening.locatie.jeugdhulpregio = regios[0]
        voorziening.locatie.save()
        make_geleverd(
            voorziening=voorziening,
            regio=regios[1],
            aantal=3,
            bron=aanleverbron(plicht.organisatie),
            periode_van=date(2023, 7, 1),
            periode_tot=date(2023, 12, 31),
        )
        client = client_van(make_aanleveraar(plicht))
        return client, self.adres(plicht), voorziening

    def test_the_regions_that_matter_are_there_with_the_half_year_before(self, scherm):
        client, adres, voorziening = scherm

        tekst = client.get(adres).content.decode()

        assert "Aalst" in tekst
        assert "was 3" in tekst
        assert f'name="verblijvend-{voorziening.pk}-onbekend"' in tekst

    def test_what_is_filled_in_becomes_a_checked_delivery(self, scherm, regios):
        client, adres, voorziening = scherm
        cel = f"{voorziening.pk}-{regios[0].code}"

        antwoord = client.post(adres, {f"verblijvend-{cel}": "6", f"instroom-{cel}": "0"})

        aanlevering = Aanlevering.objects.get()
        assert antwoord.url == aanlevering.get_absolute_url()
        assert aanlevering.status == AanleverStatus.KLAAR
        regels = Aanleverregel.objects.filter(aanlevering=aanlevering)
        assert set(regels.values_list("maat", "aantal", "herkomst_regio")) == {
            (Herkomstmaat.VERBLIJVEND, 6, regios[0].pk),
            (Herkomstmaat.INSTROOM, 0, regios[0].pk),
        }

    def test_the_same_again_changes_nothing(self, scherm, regios):
        client, adres, voorziening = scherm
        invoer = {f"verblijvend-{voorziening.pk}-{regios[0].code}": "6"}

        client.post(adres, invoer)
        client.post(adres, invoer)

        assert Aanlevering.objects.count() == 1

    @pytest.mark.parametrize("waarde", ["-1", "2,5", "abc"])
    def test_an_error_stands_at_its_cell_and_nothing_is_lost(self, scherm, regios, waarde):
        client, adres, voorziening = scherm
        naam = f"verblijvend-{voorziening.pk}-{regios[0].code}"
        ander = f"instroom-{voorziening.pk}-onbekend"

        tekst = client.post(adres, {naam: waarde, ander: "7"}).content.decode()

        assert not Aanlevering.objects.exists()
        assert f'href="#id_{naam}"' in tekst
        assert f'aria-describedby="id_{naam}-fout"' in tekst
        assert f'id="id_{naam}-fout"' in tekst
        assert f'value="{waarde}"' in tekst
        assert 'value="7"' in tekst

    def test_more_in_a_hurry_than_came_in_is_an_error(self, scherm, regios):
        client, adres, voorziening = scherm
        cel = f"{voorziening.pk}-{regios[0].code}"

        antwoord = client.post(adres, {f"instroom-{cel}": "2", f"spoed-{cel}": "3"})

        assert antwoord.context["form"].errors[f"spoed-{cel}"]

    def test_what_was_delivered_cannot_be_left_empty(self, scherm, regios):
        client, adres, voorziening = scherm
        plicht_bron = Herkomst.objects.get().bron
        make_geleverd(voorziening=voorziening, regio=regios[0], aantal=4, bron=plicht_bron)

        antwoord = client.post(adres, {f"instroom-{voorziening.pk}-onbekend": "1"})

        [fout] = antwoord.context["form"].errors[f"verblijvend-{voorziening.pk}-{regios[0].code}"]
        assert fout == "Hier stond 4. Vul 0 in als het nu niemand is."

    def test_a_region_that_is_added_keeps_what_was_typed(self, scherm, regios):
        client, adres, voorziening = scherm
        naam = f"verblijvend-{voorziening.pk}-{regios[0].code}"

        tekst = client.post(
            adres, {naam: "11", "erbij": regios[2].code, "regio_toevoegen": "ja"}
        ).content.decode()

        assert not Aanlevering.objects.exists()
        assert f'name="verblijvend-{voorziening.pk}-{regios[2].code}"' in tekst
        assert 'value="11"' in tekst
        assert f'name="regio" value="{regios[2].code}"' in tekst

    def test_nobody_else_can_fill_it_in(self, scherm, client_van):
        _, adres, _ = scherm

        for rol in (Rol.LEZER, Rol.AANBIEDER):
            assert client_van(make_gebruiker(rol=rol)).get(adres).status_code in (403, 404)

    def test_before_the_round_opens_it_says_from_when(self, client_van, regios):
        morgen = timezone.localdate() + timedelta(days=1)
        plicht = make_plicht(ronde=make_ronde(opent_op=morgen))
        naam = f"verblijvend-{voorziening_van(plicht).pk}-onbekend"

        antwoord = client_van(make_aanleveraar(plicht)).post(self.adres(plicht), {naam: "6"})

        assert "Aanleveren kan vanaf" in antwoord.content.decode()
