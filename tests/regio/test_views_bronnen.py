from datetime import date

import pytest
from django.urls import reverse

from regio.bronregister import soorten
from regio.choices import BronSoort
from regio.models import Kerncijfer
from tests.factories import make_bron, make_gebied, make_gebruiker
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.factories_regio import make_bevinding, make_kerncijfer, make_uitspraak
from tests.factories_vastgoed import make_termijn

from .paginas import aantal_vragen, tekst_van, uit_csv, uit_xlsx

LIJST = reverse("regio:bron-lijst")
CODES = [
    "NN-JHP-2021",
    "OV-2022",
    "NN-O3M-2022",
    "STCRT-2023-18368",
    "OOST-2023",
    "ZW-2024",
    "CBS-JZ-2025",
    "REDACTIE",
]


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def codes(response):
    return [bron.code for bron in response.context["page_obj"]]


def aanwezig(response):
    return {soort.label: aantal for soort, aantal in response.context["aanwezig"]}


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    def test_the_list_has_every_source_the_latest_first_and_what_was_taken_from_it(self, lid):
        response = lid.get(LIJST)

        per_bron = {bron.code: bron.aantal for bron in response.context["page_obj"]}
        assert [code for code in per_bron if code in CODES] == [*CODES[-2::-1], CODES[-1]]
        assert per_bron["STCRT-2023-18368"] == 3
        assert all(per_bron[code] for code in CODES)

    @pytest.mark.parametrize("code", CODES)
    def test_the_page_of_a_source_adds_up_to_the_list_and_opens_every_kind(self, lid, code):
        pagina = reverse("regio:bron", args=[code])
        [bron] = [bron for bron in lid.get(LIJST).context["page_obj"] if bron.code == code]

        response = lid.get(pagina)

        assert response.context["totaal"] == sum(aanwezig(response).values()) == bron.aantal
        for label, aantal in aanwezig(response).items():
            rijen = lid.get(pagina, {"soort": label})
            assert rijen.context["page_obj"].paginator.count == aantal
            assert all(rij.figuur.bron_id == bron.pk for rij in rijen.context["rijen"])

    def test_what_was_taken_is_in_the_words_of_a_reader(self, lid):
        response = lid.get(reverse("regio:bron", args=["OV-2022"]), {"soort": "regio.vergadering"})

        html = tekst_van(response)
        assert response.context["page_obj"].paginator.count == 25
        assert "<h2>Vergaderingen uit deze bron</h2>" in html
        assert 'href="/overleggen/OV-STUURGROEP"' in html
        assert ">gehouden</td>" in html

    def test_a_figure_that_does_not_add_up_is_marked(self, lid):
        pagina = reverse("regio:bron", args=["NN-O3M-2022"])

        response = lid.get(pagina, {"soort": "vastgoed.toekenning"})

        assert response.context["bevindingen_bij"]
        assert "klopt niet" in tekst_van(response)

    @pytest.mark.parametrize(
        ("filter", "verwacht"),
        [
            ({"gebied": "OV"}, ["OV-2022"]),
            ({"gebied": "OOST"}, ["OOST-2023", "OV-2022"]),
            ({"gebied": "NN"}, ["NN-O3M-2022", "NN-JHP-2021"]),
            ({"soort": "regelgeving"}, ["STCRT-2023-18368"]),
            ({"soort": "plan", "gebied": "ZW"}, ["ZW-2024"]),
        ],
    )
    def test_every_filter_selects(self, lid, filter, verwacht):
        assert codes(lid.get(LIJST, filter)) == verwacht

    def test_without_membership_there_are_no_sources(self, client_van):
        vreemde = client_van(make_gebruiker(rol=None))

        assert "Geen bronnen gevonden" in tekst_van(vreemde.get(LIJST))
        assert vreemde.get(reverse("regio:bron", args=["OV-2022"])).status_code == 404


class TestLijst:
    @pytest.mark.parametrize(
        ("sorteer", "volgorde"),
        [("", "bac"), ("datum", "abc"), ("titel", "abc"), ("-titel", "cba"), ("soort", "bca")],
    )
    def test_the_list_sorts_and_a_source_without_a_date_comes_last(self, lid, sorteer, volgorde):
        make_bron(code="a", titel="a", datum=date(2021, 1, 1), soort=BronSoort.REDACTIE)
        make_bron(code="b", titel="b", datum=date(2022, 1, 1), soort=BronSoort.INDELING)
        make_bron(code="c", titel="c")

        gevonden = codes(lid.get(LIJST, {"sorteer": sorteer}))

        assert [code for code in gevonden if code in volgorde] == list(volgorde)

    def test_a_closed_source_is_for_its_owner_in_the_list_and_in_downloads(self, client_van, lid):
        bron = make_bron(code="geheim", openbaar=False)
        eigen = client_van(make_gebruiker(organisatie=bron.eigenaar))

        assert "geheim" not in codes(lid.get(LIJST))
        assert "geheim" not in [rij["Code"] for rij in uit_csv(lid.get(LIJST, {"formaat": "csv"}))]
        assert "geheim" in codes(eigen.get(LIJST))
        assert "geheim" in [rij["Code"] for rij in uit_csv(eigen.get(LIJST, {"formaat": "csv"}))]

    def test_only_what_one_may_see_is_counted(self, lid):
        gebied = make_gebied(bron=make_bron(code="gebied"))
        open_bron, gesloten = make_bron(code="open"), make_bron(openbaar=False)
        make_kerncijfer(bron=open_bron, gebied=gebied)
        make_kerncijfer(bron=gesloten, gebied=gebied)

        per_bron = {bron.code: bron.aantal for bron in lid.get(LIJST).context["page_obj"]}

        assert (per_bron["open"], per_bron["gebied"]) == (1, 1)
        assert gesloten.code not in per_bron

    def test_example_data_are_called_so(self, lid):
        bron = make_bron(soort=BronSoort.VOORBEELD)

        for pagina in (LIJST, bron.get_absolute_url()):
            assert "badge--voorbeeld" in tekst_van(lid.get(pagina))

    def test_the_workbook_holds_what_was_filtered(self, lid):
        make_bron(
            code="plan-x",
            titel="Plan X",
            soort=BronSoort.REGELGEVING,
            datum=date(2022, 7, 1),
            opdrachtgever="Enschede",
        )
        make_bron()

        [rij], toelichting = uit_xlsx(lid.get(LIJST, {"soort": "regelgeving", "formaat": "xlsx"}))

        assert (rij["Code"], rij["Titel"], rij["Soort"]) == ("plan-x", "Plan X", "regelgeving")
        assert (rij["Datum"].date(), rij["Opdrachtgever"]) == (date(2022, 7, 1), "Enschede")
        assert ("Soort", "regelgeving") in toelichting

    def test_queries_do_not_grow_with_the_rows(self, lid):
        def maak(aantal):
            for _ in range(aantal):
                make_kerncijfer(bron=make_bron(gebied=make_gebied()))

        maak(1)
        een = aantal_vragen(lid, LIJST)
        maak(5)

        assert aantal_vragen(lid, LIJST) == een <= 16


class TestPagina:
    def test_a_source_from_which_nothing_was_taken_says_so(self, lid):
        html = tekst_van(lid.get(make_bron().get_absolute_url()))

        assert "Nog niets overgenomen" in html
        assert "Geen bevindingen over deze bron" in html

    def test_everything_taken_from_it_counts_of_every_app(self, lid):
        bron = make_bron()
        make_locatie(bron=bron)
        make_kerncijfer(bron=bron)
        make_termijn(bron=bron)
        make_uitspraak(bron=bron)
        make_uitspraak(bron=make_bron())

        assert aanwezig(lid.get(bron.get_absolute_url())) == {
            "regio.kerncijfer": 1,
            "regio.uitspraak": 1,
            "capaciteit.locatie": 1,
            "vastgoed.termijn": 1,
        }

    def test_a_closed_source_and_all_taken_from_it_are_for_its_owner(self, client_van, lid):
        bron = make_bron(openbaar=False)
        make_kerncijfer(bron=bron)
        make_termijn(bron=bron)
        pagina, soort = bron.get_absolute_url(), {"soort": "vastgoed.termijn"}
        eigen = client_van(make_gebruiker(organisatie=bron.eigenaar))

        assert lid.get(pagina).status_code == lid.get(pagina, soort).status_code == 404
        assert aanwezig(eigen.get(pagina)) == {"regio.kerncijfer": 1, "vastgoed.termijn": 1}
        assert len(eigen.get(pagina, soort).context["rijen"]) == 1

    @pytest.mark.parametrize(
        "soort", ["regio.uitspraak", "regio.gebruiker", "kern.taak", "weg", "\0"]
    )
    def test_a_kind_that_was_not_taken_from_it_is_not_found(self, lid, soort):
        bron = make_kerncijfer().bron

        assert lid.get(bron.get_absolute_url(), {"soort": soort}).status_code == 404

    def test_many_rows_come_in_pages_and_a_page_too_far_is_the_last(self, lid):
        bron, gebied = make_bron(), make_gebied()
        Kerncijfer.objects.bulk_create(
            Kerncijfer(code=f"k{n}", onderwerp=f"{n:03d}", waarde=n, gebied=gebied, bron=bron)
            for n in range(60)
        )
        pagina = bron.get_absolute_url()

        eerste = lid.get(pagina, {"soort": "regio.kerncijfer"})
        laatste = lid.get(pagina, {"soort": "regio.kerncijfer", "pagina": "99"})

        assert len(eerste.context["rijen"]) == 50
        assert [rij.figuur.onderwerp for rij in laatste.context["rijen"]] == [
            f"{n:03d}" for n in range(50, 60)
        ]

    def test_findings_name_the_source_on_either_side_but_not_one_that_is_closed(self, lid):
        bron = make_bron()
        make_bevinding(bron_a=bron, titel="Links")
        make_bevinding(bron_b=bron, titel="Rechts")
        make_bevinding(bron_a=bron, bron_b=make_bron(openbaar=False), titel="Verborgen")

        html = tekst_van(lid.get(bron.get_absolute_url()))

        assert "Links" in html
        assert "Rechts" in html
        assert "Verborgen" not in html

    def test_queries_do_not_grow_with_the_rows(self, lid):
        klein, groot = make_bron(), make_bron()
        for bron, aantal in ((klein, 1), (groot, 6)):
            for _ in range(aantal):
                make_meting(bron=bron, voorziening=make_voorziening())
        soort = {"soort": "capaciteit.capaciteitsmeting"}

        een = aantal_vragen(lid, klein.get_absolute_url(), soort)

        assert aantal_vragen(lid, groot.get_absolute_url(), soort) == een <= 16
        assert aantal_vragen(lid, klein.get_absolute_url()) <= 16


def test_every_kind_has_a_name_and_belongs_to_an_app():
    labels = [soort.label for soort in soorten()]

    assert len(set(labels)) == len(labels) > 20
    assert all(soort.naam and soort.enkel and soort.app for soort in soorten())
