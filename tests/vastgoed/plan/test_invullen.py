"""Filling in a plan on its pages: storing, refusing, rows, what is missing."""

import json
from html.parser import HTMLParser

import pytest

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_plan
from tests.planinhoud import volledige_inhoud
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Planversie, Planwijziging
from vastgoed.plan import definities
from vastgoed.plan.inhoud import gezet, lege_inhoud, volgorde

pytestmark = pytest.mark.django_db


class Velden(HTMLParser):
    """What a browser would send of the form of a section."""

    def __init__(self, html):
        super().__init__()
        self.velden, self.tekst, self.keuze, self.binnen = {}, None, None, False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.binnen = attrs.get("id") == "planformulier"
        if not self.binnen:
            return
        naam = attrs.get("name")
        if tag == "input" and naam:
            self.velden[naam] = attrs.get("value", "")
        elif tag == "textarea":
            self.tekst, self.velden[naam] = naam, ""
        elif tag == "select":
            self.keuze, self.velden[naam] = naam, ""
        elif tag == "option" and "selected" in attrs and self.keuze:
            self.velden[self.keuze] = attrs.get("value", "")

    def handle_data(self, data):
        if self.tekst:
            self.velden[self.tekst] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.tekst:
            # A browser drops the first line break of a textarea.
            self.velden[self.tekst] = self.velden[self.tekst].removeprefix("\n")
            self.tekst = None
        elif tag == "select":
            self.keuze = None
        elif tag == "form":
            self.binnen = False


def url(plan, sectie="kern", rest=""):
    return f"/plannen/{plan.code}/invullen/{sectie}{rest}"


def velden_van(client, plan, sectie="kern"):
    antwoord = client.get(url(plan, sectie))
    assert antwoord.status_code == 200
    return Velden(antwoord.content.decode()).velden


def inhoud_van(plan):
    return Planversie.objects.get(plan=plan).inhoud


@pytest.fixture
def plan():
    return make_plan(inhoud=volledige_inhoud())


@pytest.fixture
def schrijver(plan):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)


@pytest.fixture
def client(client_van, schrijver):
    return client_van(schrijver)


SECTIES = [deel.code for deel in definities.SECTIES]


@pytest.mark.parametrize("sectie", SECTIES)
def test_a_section_sent_as_it_was_shown_changes_nothing(client, plan, sectie):
    voor = inhoud_van(plan)

    antwoord = client.post(url(plan, sectie), velden_van(client, plan, sectie))

    assert antwoord.status_code == 302
    assert inhoud_van(plan) == voor
    assert not Planwijziging.objects.exists()


@pytest.mark.parametrize("sectie", SECTIES)
def test_an_empty_plan_shows_every_section(client_van, sectie):
    plan = make_plan()
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    pagina = client.get(url(plan, sectie))

    assert pagina.status_code == 200
    assert "Wat ontbreekt nog" in pagina.content.decode()


def test_values_are_stored_and_an_impossible_one_is_refused_at_its_field(client, plan):
    velden = velden_van(client, plan)
    velden |= {"doel": "Kleiner wonen.", "startfoto_plaatsen": "zestien", "einddatum": "1-10-2024"}

    antwoord = client.post(url(plan), velden)

    inhoud = inhoud_van(plan)["velden"]
    assert (inhoud["doel"], inhoud["einddatum"]) == ("Kleiner wonen.", "2024-10-01")
    assert inhoud["startfoto_plaatsen"] == 16
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "&#x27;zestien&#x27; is geen getal" in pagina
    assert 'value="zestien"' in pagina
    assert 'aria-invalid="true"' in pagina


def test_a_text_that_points_at_a_person_is_refused(client, plan):
    velden = velden_van(client, plan) | {"doel": "Het kind met BSN 123456782"}

    pagina = client.post(url(plan), velden).content.decode()

    assert "gegevens over personen" in pagina
    assert "123456782" in pagina
    assert "123456782" not in json.dumps(inhoud_van(plan))


def test_an_emptied_field_is_a_draft_that_says_what_is_missing(client, plan):
    client.post(url(plan), velden_van(client, plan) | {"doel": ""})

    pagina = client.get(url(plan)).content.decode()

    assert "doel" not in inhoud_van(plan)["velden"]
    assert "Wat ontbreekt nog (1)" in pagina
    assert f'href="{url(plan)}#pad-doel"' in pagina


def test_a_row_is_added_and_filled_in(client, plan):
    velden = velden_van(client, plan, "risicos")
    antwoord = client.post(url(plan, "risicos"), velden | {"actie": "toevoegen:risicos"})
    nieuw = volgorde(inhoud_van(plan), "risicos")[-1]
    assert antwoord.url.endswith(f"?nieuw=risicos%2F{nieuw}")
    assert "autofocus" in client.get(antwoord.url).content.decode()

    velden = velden_van(client, plan, "risicos") | {f"risicos/{nieuw}/omschrijving": "Brand"}
    client.post(url(plan, "risicos"), velden)

    assert inhoud_van(plan)["tabellen"]["risicos"][-1] == {
        "sleutel": nieuw,
        "omschrijving": "Brand",
    }


def test_a_row_that_was_taken_away_comes_back_where_it_was_with_what_was_typed(client, plan):
    velden = velden_van(client, plan, "projecten")
    velden |= {"projecten/p1/naam": "Nieuwe naam", "actie": "verwijderen:projecten/p1"}

    antwoord = client.post(url(plan, "projecten"), velden)
    assert volgorde(inhoud_van(plan), "projecten") == ["p2"]
    pagina = client.get(antwoord.url.partition("#")[0]).content.decode()
    assert "Zet terug" in pagina
    weg = Planwijziging.objects.get(pad="projecten/p1", naar__isnull=True)
    terug = {"wat": "rij", "wijziging": weg.pk, "plaats": "0"}
    client.post(url(plan, "projecten", "/terugzetten"), terug)

    assert volgorde(inhoud_van(plan), "projecten") == ["p1", "p2"]
    assert inhoud_van(plan)["tabellen"]["projecten"][0]["naam"] == "Nieuwe naam"


@pytest.mark.parametrize(
    ("actie", "erna"),
    [
        ("omlaag:risicos/r1", ["r2", "r1", "r3"]),
        ("omhoog:risicos/r3", ["r1", "r3", "r2"]),
        ("omhoog:risicos/r1", ["r1", "r2", "r3"]),
    ],
)
def test_rows_move(client_van, actie, erna):
    inhoud = lege_inhoud()
    for sleutel in ("r1", "r2", "r3"):
        inhoud = gezet(inhoud, f"risicos/{sleutel}", {"omschrijving": sleutel})
    plan = make_plan(inhoud=inhoud)
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    client.post(url(plan, "risicos"), velden_van(client, plan, "risicos") | {"actie": actie})

    assert volgorde(inhoud_van(plan), "risicos") == erna


def test_a_button_for_a_place_of_another_section_does_nothing(client, plan):
    voor = inhoud_van(plan)

    antwoord = client.post(url(plan, "kern"), {"actie": "verwijderen:risicos/r1"})

    assert "staat niet op deze bladzijde" in antwoord.content.decode()
    assert inhoud_van(plan) == voor


def test_saving_and_going_on_leads_to_the_next_section(client, plan):
    velden = velden_van(client, plan) | {"doel": "Anders", "actie": "verder:"}

    assert client.post(url(plan), velden).url == url(plan, "projecten")


def test_filling_in_begins_where_something_is_missing(client_van):
    inhoud = gezet(volledige_inhoud(), "risicos/r1/gevolg", None)
    plan = make_plan(inhoud=inhoud)
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    assert client.get(f"/plannen/{plan.code}/invullen").url == url(plan, "risicos")


def test_one_field_is_stored_while_one_goes_on(client, plan):
    antwoord = client.post(
        f"{url(plan, rest='/veld')}?pad=doel",
        {"doel": "Kleiner", "was:doel": json.dumps(inhoud_van(plan)["velden"]["doel"])},
        headers={"hx-request": "true"},
    )

    deel = antwoord.content.decode()
    assert inhoud_van(plan)["velden"]["doel"] == "Kleiner"
    assert "Opgeslagen om" in deel
    assert 'name="was:doel"' in deel
    assert "&quot;Kleiner&quot;" in deel
    assert 'id="ontbreekt"' in deel


def test_one_impossible_field_says_so_and_stays(client, plan):
    antwoord = client.post(
        f"{url(plan, rest='/veld')}?pad=startfoto_plaatsen",
        {"startfoto_plaatsen": "veel", "was:startfoto_plaatsen": "16"},
    )

    assert 'data-stand="fout"' in antwoord.content.decode()
    assert inhoud_van(plan)["velden"]["startfoto_plaatsen"] == 16


@pytest.mark.parametrize("pad", ["", "bestaatniet", "risicos", "risicos/r1", "projecten/p1/naam"])
def test_a_place_that_this_section_has_not_is_refused(client, plan, pad):
    antwoord = client.post(f"{url(plan, rest='/veld')}?pad={pad}", {pad: "x", f"was:{pad}": "null"})

    assert antwoord.status_code == 400


def test_what_is_typed_for_a_plan_that_was_handed_in_meanwhile_is_shown_to_copy(client, plan):
    velden = velden_van(client, plan) | {"doel": "Mijn lange tekst"}
    plan.versies.update(ingediend_op="2024-01-01T00:00Z")
    type(plan).objects.filter(pk=plan.pk).update(
        status=Planstatus.INGEDIEND, ingediend_op="2024-01-01T00:00Z"
    )

    pagina = client.post(url(plan), velden).content.decode()

    assert "verandert niet meer" in pagina
    assert "Mijn lange tekst" in pagina
    assert 'name="doel"' not in pagina


def test_double_submit_changes_once(client, plan):
    velden = velden_van(client, plan) | {"doel": "Nieuw doel"}

    for _ in range(2):
        assert client.post(url(plan), velden).status_code == 302

    assert Planwijziging.objects.filter(pad="doel").count() == 1


@pytest.mark.parametrize("aantal", [1, 12])
def test_queries_do_not_grow_with_rows(
    client_van, django_assert_max_num_queries, aantal, record_property
):
    inhoud = volledige_inhoud()
    for nummer in range(aantal):
        inhoud = gezet(inhoud, f"projecten/x{nummer}", {"code": f"X{nummer}", "naam": "Huis"})
    plan = make_plan(inhoud=inhoud)
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))

    with django_assert_max_num_queries(22):
        assert client.get(url(plan, "projecten")).status_code == 200
