import pytest
from django.test import Client

from regio.choices import BevindingStatus, Rol
from tests.factories import make_gebied, make_gebruiker
from tests.factories_regio import make_bevinding, make_kerncijfer

from .paginas import tekst_van

DUIDERS = {
    Rol.BEHEERDER,
    Rol.BELEIDSMEDEWERKER,
    Rol.REGIO_ANALIST,
    Rol.BOVENREGIONAAL_ANALIST,
}


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def besluit(client, bevinding, status=BevindingStatus.UITGELEGD, reden="Omdat.", gezien="open"):
    velden = {"status": status, "reden": reden, "gezien": gezien}
    return client.post(bevinding.get_absolute_url(), velden)


def verloop(bevinding):
    return list(bevinding.statussen.values_list("status", "reden", "door"))


@pytest.mark.parametrize("rol", [None, *Rol])
def test_who_may_settle_a_finding(client_van, db, rol):
    client, bevinding = client_van(make_gebruiker(rol=rol)), make_bevinding()

    response = besluit(client, bevinding)

    bevinding.refresh_from_db()
    verwacht = 404 if rol is None else 302 if rol in DUIDERS else 403
    assert response.status_code == verwacht
    assert bevinding.status == ("uitgelegd" if rol in DUIDERS else "open")


def test_who_is_not_logged_in_is_asked_to_log_in(client, db):
    bevinding = make_bevinding()

    assert besluit(client, bevinding).url.startswith("/inloggen")
    assert verloop(bevinding) == []


def test_a_form_of_another_site_is_refused(db):
    client, bevinding = Client(enforce_csrf_checks=True), make_bevinding()
    client.force_login(make_gebruiker())

    assert besluit(client, bevinding).status_code == 403
    assert verloop(bevinding) == []


@pytest.mark.parametrize("status", [BevindingStatus.UITGELEGD, BevindingStatus.OPGELOST])
def test_a_decision_is_kept_with_who_and_why_and_shown(client_van, db, status):
    gebruiker, bevinding = make_gebruiker(naam="Anna Jansen"), make_bevinding()
    client = client_van(gebruiker)

    response = besluit(client, bevinding, status, " Tabel 1 <b>geldt</b>. ")

    pagina = tekst_van(client.get(response.url))
    assert verloop(bevinding) == [(status, "Tabel 1 <b>geldt</b>.", gebruiker.pk)]
    assert "Uw besluit is bewaard." in pagina
    assert f"<strong>{status.label.capitalize()}</strong> door Anna Jansen" in pagina
    assert "Tabel 1 &lt;b&gt;geldt&lt;/b&gt;." in pagina


def test_a_settled_finding_can_be_opened_again_and_keeps_its_history(lid):
    bevinding = make_bevinding()
    besluit(lid, bevinding, "opgelost", "Hersteld.")

    besluit(lid, bevinding, "open", "Toch niet.", gezien="opgelost")

    bevinding.refresh_from_db()
    assert bevinding.status == BevindingStatus.OPEN
    assert [rij[:2] for rij in verloop(bevinding)] == [
        ("opgelost", "Hersteld."),
        ("open", "Toch niet."),
    ]
    pagina = tekst_van(lid.get(bevinding.get_absolute_url()))
    assert pagina.index("Toch niet.") < pagina.index("Hersteld.")


@pytest.mark.parametrize(
    ("status", "reden", "veld", "fout"),
    [
        ("uitgelegd", "", "reden", "Schrijf op waarom."),
        ("uitgelegd", " \n ", "reden", "Schrijf op waarom."),
        ("uitgelegd", "x" * 2001, "reden", "langer dan 2.000 tekens"),
        ("", "Omdat.", "status", "Kies wat u met de bevinding doet."),
        ("open", "Omdat.", "status", "open"),
        ("weg", "Omdat.", "status", "weg"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(lid, status, reden, veld, fout):
    bevinding = make_bevinding()

    response = besluit(lid, bevinding, status, reden)

    form = response.context["form"]
    assert list(form.errors) == [veld]
    assert fout in form.errors[veld][0]
    assert form.errors[veld][0] in tekst_van(response)
    assert form["reden"].value() == reden
    assert verloop(bevinding) == []


def test_one_cannot_choose_the_status_that_it_has(lid):
    bevinding = make_bevinding(status=BevindingStatus.UITGELEGD)

    form = lid.get(bevinding.get_absolute_url()).context["form"]

    assert [waarde for waarde, _ in form.fields["status"].choices] == ["open", "opgelost"]


@pytest.mark.parametrize("reden", ["Omdat.", "Eerste regel.\r\nTweede regel.\r\n"])
def test_sending_the_same_decision_twice_keeps_it_once(lid, reden):
    bevinding = make_bevinding()

    antwoorden = [besluit(lid, bevinding, reden=reden) for _ in range(2)]

    assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
    assert len(verloop(bevinding)) == 1


def test_who_decides_on_an_old_page_is_told_and_decides_again(client_van, db):
    bevinding = make_bevinding()
    eerste, tweede = client_van(make_gebruiker()), client_van(make_gebruiker())
    besluit(eerste, bevinding, "uitgelegd", "Het klopt zo.")

    geweigerd = besluit(tweede, bevinding, "opgelost", "Hersteld.")

    assert "Intussen is deze bevinding uitgelegd" in tekst_van(geweigerd)
    form = geweigerd.context["form"]
    assert (form["reden"].value(), form["gezien"].value()) == ("Hersteld.", "uitgelegd")
    assert len(verloop(bevinding)) == 1
    besluit(tweede, bevinding, "opgelost", "Hersteld.", gezien=form["gezien"].value())
    assert [rij[0] for rij in verloop(bevinding)] == ["uitgelegd", "opgelost"]


def test_the_mark_at_the_figure_goes_when_the_finding_is_solved(lid):
    gebied = make_gebied()
    bevinding = make_bevinding(onderwerpen=[make_kerncijfer(gebied=gebied)])
    pagina = gebied.get_absolute_url()
    gemerkt = tekst_van(lid.get(pagina))

    besluit(lid, bevinding, "opgelost", "Hersteld.")

    assert bevinding.titel in gemerkt
    assert bevinding.titel not in tekst_van(lid.get(pagina))
