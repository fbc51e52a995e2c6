"""Two colleagues in one plan: what meets is merged by choice, and nothing is lost."""

import json
import threading
from html.parser import HTMLParser

import pytest
from django.db import connection, connections

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_plan
from tests.planinhoud import volledige_inhoud
from vastgoed.models import Planversie, Planwijziging
from vastgoed.plan.wijzigen import Wijziging, wijzigen

from .test_invullen import Velden, inhoud_van, url, velden_van


class Verborgen(HTMLParser):
    """The hidden inputs and texts of the page to choose on."""

    def __init__(self, html):
        super().__init__()
        self.velden, self.tekst = {}, None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "input" and attrs.get("type") == "hidden" and ":" in attrs.get("name", ""):
            self.velden[attrs["name"]] = attrs.get("value", "")
        elif tag == "textarea":
            self.tekst, self.velden[attrs["name"]] = attrs["name"], ""

    def handle_data(self, data):
        if self.tekst:
            self.velden[self.tekst] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.tekst:
            self.velden[self.tekst] = self.velden[self.tekst].removeprefix("\n")
            self.tekst = None


@pytest.fixture
def plan():
    return make_plan(inhoud=volledige_inhoud())


@pytest.fixture
def ik(plan, client_van):
    return client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder, naam="Ik"))


@pytest.fixture
def collega(plan):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder, naam="Collega Kim")


def schrijft(collega, plan, pad, naar):
    versie = plan.versies.get()
    assert not wijzigen(versie, [Wijziging(pad, naar)], by=collega).botsingen


def botst(ik, plan, collega, *, mijn="Mijn doel", hun="Hun doel"):
    """Both change the aim; what I see then, and what its form would send."""
    velden = velden_van(ik, plan)
    schrijft(collega, plan, "doel", hun)
    pagina = ik.post(url(plan), velden | {"doel": mijn, "samenvatting": "Kort."})
    return pagina.content.decode()


@pytest.mark.django_db
def test_both_values_stand_side_by_side_and_the_rest_is_stored(ik, plan, collega):
    pagina = botst(ik, plan, collega)

    assert all(woord in pagina for woord in ("Samenvoegen", "Mijn doel", "Hun doel", "Collega Kim"))
    assert inhoud_van(plan)["velden"]["doel"] == "Hun doel"
    assert inhoud_van(plan)["velden"]["samenvatting"] == "Kort."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("keuze", "erna"),
    [("mijn", "Mijn doel"), ("hun", "Hun doel"), ("samen", "Hun doel\nMijn doel")],
)
def test_what_was_chosen_stands_there_afterwards(ik, plan, collega, keuze, erna):
    velden = Verborgen(botst(ik, plan, collega)).velden

    antwoord = ik.post(url(plan, rest="/samenvoegen"), velden | {"keuze:doel": keuze})

    assert antwoord.status_code == 302
    assert inhoud_van(plan)["velden"]["doel"] == erna


@pytest.mark.django_db
def test_nothing_chosen_asks_again_and_keeps_both(ik, plan, collega):
    velden = Verborgen(botst(ik, plan, collega)).velden

    pagina = ik.post(url(plan, rest="/samenvoegen"), velden).content.decode()

    assert "Kies wat er moet komen te staan." in pagina
    assert all(woord in pagina for woord in ("Mijn doel", "Hun doel", "Collega Kim"))


@pytest.mark.django_db
def test_a_third_change_while_choosing_asks_once_more(ik, plan, collega):
    velden = Verborgen(botst(ik, plan, collega)).velden
    schrijft(collega, plan, "doel", "Derde doel")

    pagina = ik.post(url(plan, rest="/samenvoegen"), velden | {"keuze:doel": "mijn"})

    assert "Derde doel" in pagina.content.decode()
    assert "Mijn doel" in pagina.content.decode()
    assert inhoud_van(plan)["velden"]["doel"] == "Derde doel"


@pytest.mark.django_db
def test_a_cell_of_a_row_that_a_colleague_took_away_can_bring_the_row_back(ik, plan, collega):
    velden = velden_van(ik, plan, "projecten")
    schrijft(collega, plan, "projecten/p1", None)

    antwoord = ik.post(url(plan, "projecten"), velden | {"projecten/p1/naam": "Mijn naam"})
    pagina = antwoord.content.decode()
    assert "(verwijderd)" in pagina
    keuze = Verborgen(pagina).velden | {"keuze:projecten/p1/naam": "mijn"}
    ik.post(url(plan, "projecten", "/samenvoegen"), keuze)

    terug = next(r for r in inhoud_van(plan)["tabellen"]["projecten"] if r["sleutel"] == "p1")
    assert (terug["naam"], terug["plaats"]) == ("Mijn naam", "Wierden")


@pytest.mark.django_db
@pytest.mark.parametrize(("keuze", "weg"), [("mijn", True), ("hun", False)])
def test_taking_away_a_row_that_a_colleague_just_changed_asks_first(ik, plan, collega, keuze, weg):
    velden = velden_van(ik, plan, "projecten")
    schrijft(collega, plan, "projecten/p1/naam", "Hun naam")

    antwoord = ik.post(url(plan, "projecten"), velden | {"actie": "verwijderen:projecten/p1"})
    pagina = antwoord.content.decode()
    assert "Hun naam" in pagina
    gekozen = Verborgen(pagina).velden | {"keuze:projecten/p1": keuze}
    ik.post(url(plan, "projecten", "/samenvoegen"), gekozen)

    sleutels = [rij["sleutel"] for rij in inhoud_van(plan)["tabellen"]["projecten"]]
    assert ("p1" not in sleutels) == weg


@pytest.mark.django_db
def test_storing_one_field_that_a_colleague_changed_says_by_whom(ik, plan, collega):
    was = json.dumps(inhoud_van(plan)["velden"]["doel"])
    schrijft(collega, plan, "doel", "Hun doel")

    antwoord = ik.post(
        f"{url(plan, rest='/veld')}?pad=doel", {"doel": "Mijn doel", "was:doel": was}
    )

    assert "Collega Kim wijzigde dit intussen" in antwoord.content.decode()
    assert 'data-stand="botsing"' in antwoord.content.decode()
    assert inhoud_van(plan)["velden"]["doel"] == "Hun doel"


@pytest.mark.django_db
def test_a_stale_tab_of_ones_own_goes_the_same_way(ik, plan):
    oud = velden_van(ik, plan)
    ik.post(url(plan), oud | {"doel": "In het nieuwe tabblad"})

    pagina = ik.post(url(plan), oud | {"doel": "In het oude tabblad"}).content.decode()

    assert "In het nieuwe tabblad" in pagina
    assert "In het oude tabblad" in pagina
    assert inhoud_van(plan)["velden"]["doel"] == "In het nieuwe tabblad"


@pytest.mark.django_db
def test_putting_a_value_back_that_meanwhile_changed_asks_too(ik, plan, collega):
    schrijft(collega, plan, "doel", "Tweede")
    wijziging = Planwijziging.objects.get(pad="doel")
    schrijft(collega, plan, "doel", "Derde")

    pagina = ik.post(
        url(plan, rest="/terugzetten"),
        {"wat": "waarde", "wijziging": wijziging.pk, "pad": "doel", "was:doel": '"Tweede"'},
    ).content.decode()

    assert "Samenvoegen" in pagina
    assert "Derde" in pagina
    assert inhoud_van(plan)["velden"]["doel"] == "Derde"


@pytest.mark.django_db
def test_the_history_of_a_field_tells_who_and_puts_back(ik, plan, collega):
    eerst = inhoud_van(plan)["velden"]["doel"]
    schrijft(collega, plan, "doel", "Hun doel")

    pagina = ik.get(f"/plannen/{plan.code}/geschiedenis?pad=doel").content.decode()
    assert all(woord in pagina for woord in ("Collega Kim", eerst, "Hun doel"))
    wijziging = Planwijziging.objects.get(pad="doel")
    terug = {"wat": "waarde", "wijziging": wijziging.pk, "pad": "doel", "was:doel": '"Hun doel"'}
    ik.post(url(plan, rest="/terugzetten"), terug)

    assert inhoud_van(plan)["velden"]["doel"] == eerst


@pytest.mark.django_db
def test_the_history_of_a_plan_names_every_place(ik, plan, collega):
    schrijft(collega, plan, "projecten/p2/naam", "Nieuwe naam")

    pagina = ik.get(f"/plannen/{plan.code}/geschiedenis").content.decode()

    assert "Project 2 (P2): Naam" in pagina
    assert "Collega Kim" in pagina


@pytest.mark.django_db
def test_the_last_saving_is_undone_as_a_whole_and_redone(ik, plan):
    voor = inhoud_van(plan)
    ik.post(url(plan), velden_van(ik, plan) | {"doel": "Anders", "samenvatting": "Ook anders"})
    na = inhoud_van(plan)

    ik.post(url(plan, rest="/terugzetten"), {"wat": "laatste"})
    assert inhoud_van(plan) == voor
    ik.post(url(plan, rest="/terugzetten"), {"wat": "laatste"})
    assert inhoud_van(plan) == na


@pytest.mark.django_db
@pytest.mark.parametrize("pad", ["bestaatniet", "projecten", "projecten/p1"])
def test_no_history_of_what_is_no_field(ik, plan, pad):
    assert ik.get(f"/plannen/{plan.code}/geschiedenis?pad={pad}").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_savings_at_the_same_moment_both_arrive(plan, client_van):
    """Real transactions: each in its own connection, both waiting at the same gate."""
    assert connection.vendor == "postgresql"
    personen = [
        make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder, naam=f"Persoon {n}")
        for n in (1, 2)
    ]
    clients = [client_van(persoon) for persoon in personen]
    velden = Velden(clients[0].get(url(plan)).content.decode()).velden
    poort, uitkomsten = threading.Barrier(2), {}

    def bewaar(nummer, eigen):
        try:
            poort.wait()
            uitkomsten[nummer] = clients[nummer].post(url(plan), velden | eigen)
        finally:
            connections.close_all()

    draden = [
        threading.Thread(target=bewaar, args=(0, {"doel": "Van een", "samenvatting": "Een"})),
        threading.Thread(target=bewaar, args=(1, {"doel": "Van twee", "contactfunctie": "Twee"})),
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)

    inhoud = Planversie.objects.get(plan=plan).inhoud["velden"]
    assert (inhoud["samenvatting"], inhoud["contactfunctie"]) == ("Een", "Twee")
    assert inhoud["doel"] in {"Van een", "Van twee"}
    teksten = [antwoord.content.decode() for antwoord in uitkomsten.values()]
    assert sorted(antwoord.status_code for antwoord in uitkomsten.values()) == [200, 302]
    assert sum("Van een" in tekst and "Van twee" in tekst for tekst in teksten) == 1
