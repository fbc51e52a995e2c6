import re

import pytest

from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebruiker
from tests.factories_capaciteit import make_voorziening
from tests.factories_plan import make_plan
from tests.vastgoed.plan.controles.goed import goed
from vastgoed.choices_plan import Planstatus
from vastgoed.forms_schuifplan import SchuifplanForm, veldnaam
from vastgoed.models import Planwijziging
from vastgoed.plan.inhoud import gezet, lege_inhoud, waarde
from vastgoed.plan.wijzigen import Wijziging, wijzigen

pytestmark = pytest.mark.django_db
PLAATSEN = "onderdak/o1/plaatsen"


@pytest.fixture
def plan():
    return make_plan(goed())


@pytest.fixture
def opsteller(plan):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)


@pytest.fixture
def client(client_van, opsteller):
    return client_van(opsteller)


def adres(plan):
    return f"/plannen/{plan.code}/schuifplan"


def formulier(client, plan):
    """What a browser would send back: every field of the page as it stands there."""
    pagina = client.get(adres(plan)).context["form"]
    gegevens = {f"nieuw-{code}": sleutel for code, sleutel in pagina.nieuw.items()}
    for naam, veld in pagina.fields.items():
        if veld.show_hidden_initial:
            gegevens[naam] = gegevens[pagina[naam].html_initial_name] = veld.initial
    return gegevens


def veld(pad):
    return veldnaam(*pad.split("/"))


def nu(plan, pad):
    return waarde(plan.nieuwste_versie.inhoud, pad)


def test_the_page_draws_the_time_axis_and_the_months(client, plan):
    pagina = client.get(adres(plan)).content.decode()

    assert "Waar woont elke groep tijdens de bouw?" in pagina
    assert "Elke groep heeft in elke maand een adres." in pagina
    assert "Is er elke maand genoeg onderdak?" in pagina
    assert re.search(r"september 2024</th>\s*<td[^>]*>8</td>", pagina)


def test_a_gap_is_in_the_sentence_under_the_picture(client_van):
    plan = make_plan(gezet(goed(), PLAATSEN, 6))
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    pagina = client.get(adres(plan)).content.decode()

    assert "van De Berk hebben 2 jeugdigen van april 2024 tot en met september 2024" in pagina
    assert "2 plaatsen te kort" in pagina


def test_saving_without_a_change_changes_nothing(client, plan):
    antwoord = client.post(adres(plan), formulier(client, plan))

    assert antwoord.status_code == 302
    assert plan.nieuwste_versie.inhoud == goed()
    assert not Planwijziging.objects.filter(versie__plan=plan).exists()


def test_a_cell_is_changed_on_record(client, plan, opsteller):
    gegevens = formulier(client, plan) | {veld(PLAATSEN): "10", veld("onderdak/o1/tot"): "10-2024"}

    client.post(adres(plan), gegevens)

    assert (nu(plan, PLAATSEN), nu(plan, "onderdak/o1/tot")) == (10, "2024-10")
    wijziging = Planwijziging.objects.get(versie__plan=plan, pad=PLAATSEN)
    assert (wijziging.van, wijziging.naar, wijziging.door) == (8, 10, opsteller)


def test_a_row_is_added_once_however_often_it_is_sent(client, plan):
    gegevens = formulier(client, plan)
    sleutel = gegevens["nieuw-onderdak"]
    for kolom, tekst in {"groep": "De Berk", "adres": "Gehuurd huis", "plaatsen": "2",
                         "van": "4-2024", "tot": "5-2024"}.items():  # fmt: skip
        gegevens[veldnaam("onderdak", sleutel, kolom)] = tekst

    for _ in range(2):
        assert client.post(adres(plan), gegevens).status_code == 302

    rij = {"groep": "De Berk", "adres": "Gehuurd huis", "plaatsen": 2, "van": "2024-04",
           "tot": "2024-05", "sleutel": sleutel}  # fmt: skip
    assert nu(plan, "onderdak")[1:] == [rij]


def test_a_row_is_taken_out(client, plan):
    client.post(adres(plan), formulier(client, plan) | {veld("onderdak/o1/weg"): "on"})

    assert nu(plan, "onderdak") == []


def test_what_cannot_be_read_is_said_at_its_field_and_nothing_is_stored(client, plan):
    gegevens = formulier(client, plan) | {
        veld(PLAATSEN): "veel", veld("onderdak/o1/tot"): "10-2024"
    }  # fmt: skip

    antwoord = client.post(adres(plan), gegevens)

    assert antwoord.status_code == 400
    assert "is geen getal" in antwoord.content.decode()
    assert 'value="veel"' in antwoord.content.decode()
    assert plan.nieuwste_versie.inhoud == goed()


def test_two_colleagues_at_one_cell_lose_nothing(client, plan, opsteller):
    gegevens = formulier(client, plan) | {veld(PLAATSEN): "10", veld("groepen/gr1/jeugdigen"): "7"}
    wijzigen(
        plan.nieuwste_versie,
        [Wijziging(PLAATSEN, 9), Wijziging("onderdak/o1/tot", "2024-08")],
        by=opsteller,
    )

    antwoord = client.post(adres(plan), gegevens)

    pagina = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert "“9” in, u “10”" in pagina
    assert nu(plan, PLAATSEN) == 9
    assert nu(plan, "groepen/gr1/jeugdigen") == 7
    opnieuw = antwoord.context["form"].data
    assert opnieuw[veld("onderdak/o1/tot")] == "8-2024"
    client.post(adres(plan), opnieuw)
    assert (nu(plan, PLAATSEN), nu(plan, "onderdak/o1/tot")) == (10, "2024-08")


def test_a_row_that_a_colleague_changed_is_not_taken_out(client, plan, opsteller):
    gegevens = formulier(client, plan) | {veld("onderdak/o1/weg"): "on"}
    wijzigen(plan.nieuwste_versie, [Wijziging(PLAATSEN, 9)], by=opsteller)

    antwoord = client.post(adres(plan), gegevens)

    assert "veranderde intussen een rij" in antwoord.content.decode()
    assert nu(plan, PLAATSEN) == 9


def test_no_person_goes_in(client, plan):
    gegevens = formulier(client, plan) | {veld("groepen/gr1/groep"): "111222333"}

    assert client.post(adres(plan), gegevens).status_code == 400
    assert nu(plan, "groepen/gr1/groep") == "De Berk"


def test_a_reader_reads_and_another_provider_does_not_know_it(client_van, plan):
    lezer = client_van(make_gebruiker(rol=Rol.LEZER, organisatie=plan.aanbieder))
    ander = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=make_aanbieder()))

    assert "Bewaar schuifplan" not in lezer.get(adres(plan)).content.decode()
    assert lezer.post(adres(plan), {}).status_code == 403
    assert ander.get(adres(plan)).status_code == ander.post(adres(plan), {}).status_code == 404


def test_what_was_handed_in_is_read_and_a_stale_form_is_refused_with_the_reason(client_van):
    plan = make_plan(goed(), status=Planstatus.INGEDIEND)
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))
    form = SchuifplanForm(inhoud=plan.nieuwste_versie.inhoud)
    gegevens = {naam: v.initial for naam, v in form.fields.items() if v.initial}

    antwoord = client.post(adres(plan), gegevens | {veld(PLAATSEN): "10"})

    assert "Bewaar schuifplan" not in client.get(adres(plan)).content.decode()
    assert "ingediend" in antwoord.content.decode()
    assert nu(plan, PLAATSEN) == 8


def test_the_page_names_facilities_and_offers_own_ones(client_van):
    plan = make_plan(goed())
    voorziening = make_voorziening(code="VRZ-B", naam="De Kade")
    voorziening.locatie.aanbieders.add(plan.aanbieder)
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    pagina = client.get(adres(plan)).content.decode()

    assert "De Kade (8)" in pagina
    assert '<option value="VRZ-B">De Kade</option>' in pagina


def test_an_empty_schuifplan_says_what_would_be_here(client_van):
    plan = make_plan(lege_inhoud())
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    assert "Nog geen schuifplan" in client.get(adres(plan)).content.decode()
