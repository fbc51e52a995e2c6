import pytest
from django.urls import reverse

from jeugdzorg.kern.models import Taak, TaakStatus
from regio.choices import Oordeel, Rol
from regio.controle import REGISTER
from regio.models import Controleuitkomst
from tests.factories import make_bron, make_gebied, make_gebruiker, make_jeugdhulpregio
from tests.factories_regio import make_bevinding, make_uitkomst

from .paginas import aantal_vragen, tekst_van, uit_csv, uit_xlsx
from .test_views_bevinding_afhandelen import DUIDERS

LIJST = reverse("regio:controle-lijst")
OPNIEUW = reverse("regio:controles-opnieuw")
CODE = "plaatsen-bronnen"
PAGINA = reverse("regio:controle", args=[CODE])


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def titels(response):
    return [uitkomst.titel for uitkomst in response.context["page_obj"]]


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    def test_the_totals_are_the_sums_of_the_checks_and_of_the_outcomes(self, lid):
        response = lid.get(LIJST)

        standen, totaal = response.context["standen"], response.context["totaal"]
        assert totaal["totaal"] == Controleuitkomst.objects.count()
        assert totaal["wijkt_af"] == sum(stand.wijkt_af for stand in standen) == 16
        assert sum(totaal.values()) == 2 * totaal["totaal"]
        assert {stand.controle.code for stand in standen} == set(REGISTER)

    def test_what_disagrees_comes_first(self, lid):
        afwijkend = [stand.wijkt_af for stand in lid.get(LIJST).context["standen"]]

        assert afwijkend == sorted(afwijkend, reverse=True)
        assert afwijkend[0] > 0

    @pytest.mark.parametrize("code", REGISTER)
    def test_every_check_has_its_page_with_as_many_outcomes_as_the_list_says(self, lid, code):
        [stand] = [s for s in lid.get(LIJST).context["standen"] if s.controle.code == code]

        response = lid.get(reverse("regio:controle", args=[code]))

        assert response.context["page_obj"].paginator.count == stand.totaal > 0

    def test_an_outcome_that_disagrees_leads_to_its_finding(self, lid):
        response = lid.get(PAGINA, {"oordeel": "wijkt_af"})

        [uitkomst] = response.context["page_obj"]
        assert f'href="{uitkomst.bevinding.get_absolute_url()}"' in response.content.decode()

    def test_without_membership_nothing_was_checked(self, client_van):
        vreemde = client_van(make_gebruiker(rol=None))

        assert vreemde.get(LIJST).context["totaal"]["totaal"] == 0
        assert "Geen uitkomsten" in tekst_van(vreemde.get(PAGINA))


class TestLijst:
    def test_before_the_first_run_the_page_says_so(self, lid):
        response = lid.get(LIJST)

        assert "De controles zijn nog niet uitgevoerd." in tekst_van(response)
        assert response.context["tegels"] == []

    def test_what_was_checked_in_a_closed_source_is_not_counted(self, lid):
        make_uitkomst(CODE, oordeel=Oordeel.KLOPT_AFGEROND)
        make_uitkomst(CODE, oordeel=Oordeel.WIJKT_AF, bron=make_bron(openbaar=False))

        totaal = lid.get(LIJST).context["totaal"]

        assert (totaal["totaal"], totaal["wijkt_af"], totaal["klopt_afgerond"]) == (1, 0, 1)

    def test_queries_do_not_grow_with_the_outcomes(self, lid):
        make_uitkomst(CODE)
        een = aantal_vragen(lid, LIJST)
        for code in REGISTER:
            make_uitkomst(code)

        assert aantal_vragen(lid, LIJST) == een <= 16


class TestPagina:
    def test_an_unknown_check_is_not_found(self, lid):
        assert lid.get(reverse("regio:controle", args=["bestaat-niet"])).status_code == 404

    def test_a_finding_that_one_may_not_see_is_not_linked_to(self, lid):
        bevinding = make_bevinding(bron_b=make_bron(openbaar=False))
        make_uitkomst(CODE, bron=bevinding.bron_a, bevinding=bevinding, titel="Plaatsen")

        response = lid.get(PAGINA)

        assert titels(response) == ["Plaatsen"]
        assert bevinding.get_absolute_url() not in response.content.decode()

    @pytest.mark.parametrize(
        ("filter", "verwacht"),
        [
            ({}, "bca"),
            ({"oordeel": "klopt"}, "a"),
            ({"bron": "plan-x"}, "b"),
            ({"gebied": "OOST"}, "c"),
            ({"sorteer": "titel"}, "abc"),
            ({"sorteer": "-bron"}, "acb"),
        ],
    )
    def test_filters_and_sorting(self, lid, filter, verwacht):
        oost = make_gebied(code="OOST", regios=[make_jeugdhulpregio()])
        make_uitkomst(CODE, titel="a", bron=make_bron(korte_titel="Z"))
        make_uitkomst(
            CODE,
            titel="b",
            oordeel=Oordeel.WIJKT_AF,
            bron=make_bron(code="plan-x", korte_titel="X"),
        )
        make_uitkomst(
            CODE,
            titel="c",
            oordeel=Oordeel.KLOPT_AFGEROND,
            bron=make_bron(korte_titel="Y"),
            gebied=oost,
        )
        make_uitkomst("pad-afname", titel="van een andere controle")

        assert "".join(titels(lid.get(PAGINA, filter))) == verwacht

    def test_downloads_hold_what_is_filtered(self, lid):
        make_uitkomst(CODE, oordeel=Oordeel.WIJKT_AF, gedrukt="62", herberekend="40")
        make_uitkomst(CODE)

        [uit_tekst] = uit_csv(lid.get(PAGINA, {"oordeel": "wijkt_af", "formaat": "csv"}))
        [uit_boek], toelichting = uit_xlsx(
            lid.get(PAGINA, {"oordeel": "wijkt_af", "formaat": "xlsx"})
        )

        for rij in (uit_tekst, uit_boek):
            assert (rij["Gedrukt"], rij["Nagerekend"], rij["Oordeel"]) == ("62", "40", "wijkt af")
        assert ("Lijst", REGISTER[CODE].naam) in toelichting
        assert ("Oordeel", "wijkt af") in toelichting

    def test_queries_do_not_grow_with_the_rows(self, lid):
        def maak(aantal):
            for _ in range(aantal):
                bevinding = make_bevinding()
                make_uitkomst(CODE, bron=bevinding.bron_a, bevinding=bevinding)

        maak(1)
        een = aantal_vragen(lid, PAGINA)
        maak(5)

        assert aantal_vragen(lid, PAGINA) == een <= 16


class TestOpnieuw:
    @pytest.mark.parametrize("rol", [None, *Rol])
    def test_who_may_run_the_checks_again(self, client_van, db, rol):
        client = client_van(make_gebruiker(rol=rol))
        mag = rol in DUIDERS

        assert ("Opnieuw controleren" in tekst_van(client.get(LIJST))) == mag
        assert client.post(OPNIEUW).status_code == (302 if mag else 403)
        assert Taak.objects.exists() == mag

    def test_only_a_button_starts_them_and_only_after_logging_in(self, client, lid):
        assert lid.get(OPNIEUW).status_code == 405
        assert client.post(OPNIEUW).url.startswith("/inloggen")
        assert not Taak.objects.exists()

    def test_a_second_click_gives_the_job_that_already_runs(self, lid):
        adressen = {lid.post(OPNIEUW).url for _ in range(2)}

        assert adressen == {Taak.objects.get().get_absolute_url()}

    @pytest.mark.usefixtures("gegevens")
    def test_the_job_checks_all_figures_and_leads_back_to_the_list(
        self, lid, django_capture_on_commit_callbacks
    ):
        aantal = Controleuitkomst.objects.count()
        Controleuitkomst.objects.all().delete()

        with django_capture_on_commit_callbacks(execute=True):
            response = lid.post(OPNIEUW)

        taak = Taak.objects.get()
        assert response.url == taak.get_absolute_url()
        assert (taak.status, taak.resultaat_url) == (TaakStatus.GEREED, LIJST)
        assert Controleuitkomst.objects.count() == aantal
