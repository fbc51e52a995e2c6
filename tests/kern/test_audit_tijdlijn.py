"""Reading the trail: in words, from what to what, and never more than the reader may know."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jeugdzorg.kern.audit_context import audit_context
from jeugdzorg.kern.timeline import tijdlijn, union, visible_events
from jeugdzorg.kern.timeline_rows import timeline_rows
from jeugdzorg.kern.tracking import event_model_of
from regio.choices import BronSoort, Rol, Zichtbaarheid
from regio.models import Bevindingstatus, Gebied, Gebruiker, Lidmaatschap
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_organisatie,
)
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.factories_regio import make_bevinding


def regels(voorwerp, lezer):
    return timeline_rows(tijdlijn(voorwerp, lezer), lezer)


def van_model(model, lezer):
    return timeline_rows(union([visible_events(event_model_of(model), lezer)]), lezer)


@pytest.fixture
def lezer(db):
    return make_gebruiker()


def test_a_change_is_told_in_words(lezer):
    bron = make_bron(soort=BronSoort.PLAN, datum=date(2024, 7, 1))
    gebied = make_gebied(naam="Noord")
    wie = {"wie": {"id": 1, "naam": "Anna"}, "namens": {"7": "Gemeente Enschede"}, "pad": "/x"}

    with audit_context(**wie):
        bron.gebied, bron.datum, bron.soort = gebied, date(2024, 8, 1), BronSoort.REGELGEVING
        bron.save()

    regel = regels(bron, lezer)[0]
    assert (regel.wie, regel.namens, regel.waar, regel.woord) == (
        "Anna",
        "Gemeente Enschede",
        "/x",
        "gewijzigd",
    )
    gelezen = {v.veld: (v.van, v.naar) for v in regel.veranderingen}
    assert gelezen["datum"] == ("1 juli 2024", "1 augustus 2024")
    assert gelezen["gebied"] == ("", "Noord")
    assert gelezen["soort"] == ("beleidsdocument", "regelgeving")


def test_the_last_change_comes_first_and_each_has_its_own_before(lezer):
    gebied = make_gebied(naam="A")
    for naam in ("B", "C"):
        Gebied.objects.filter(pk=gebied.pk).update(naam=naam)

    namen = [
        (v.van, v.naar) for r in regels(gebied, lezer) for v in r.veranderingen if v.veld == "naam"
    ]

    assert namen == [("B", "C"), ("A", "B"), ("", "A")]


def test_parts_are_told_with_the_whole(lezer):
    locatie = make_locatie()
    voorziening = make_voorziening(locatie=locatie, naam="Groep 1")
    make_voorziening(naam="Ergens anders")
    bevinding = make_bevinding()
    Bevindingstatus.objects.create(bevinding=bevinding, status="uitgelegd", reden="Omdat.")

    bij_locatie = {(r.model, r.naam) for r in regels(locatie, lezer)}
    bij_bevinding = {r.model for r in regels(bevinding, lezer)}

    assert bij_locatie == {("locatie", locatie.naam), ("voorziening", voorziening.naam)}
    assert bij_bevinding == {"bevinding", "bevindingstatus"}


def test_a_part_from_a_closed_source_of_another_is_not_told(lezer):
    besloten = make_bron(zichtbaarheid=Zichtbaarheid.BESLOTEN, eigenaar=make_aanbieder())
    locatie = make_locatie()
    make_voorziening(locatie=locatie, naam="Geheim", bron=besloten)

    assert "Geheim" not in {r.naam for r in regels(locatie, lezer)}


def test_what_it_was_under_a_closed_source_is_not_told(lezer):
    besloten = make_bron(zichtbaarheid=Zichtbaarheid.BESLOTEN, eigenaar=make_aanbieder())
    locatie = make_locatie(naam="Geheim plan", bron=besloten)
    locatie.bron, locatie.naam = make_bron(), "Open"
    locatie.save()

    teksten = " ".join(r.naam for r in regels(locatie, lezer))

    assert "Geheim" not in teksten


def test_what_is_gone_is_told_only_to_who_may_know_its_source_exactly(lezer):
    leverancier = make_aanbieder()
    gedeeld = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=leverancier)
    make_locatie(naam="Weg", bron=gedeeld).delete()
    make_locatie(naam="Ook weg").delete()
    eigen = make_gebruiker(rol=Rol.AANBIEDER, organisatie=leverancier)

    from capaciteit.models import Locatie

    assert {r.naam for r in van_model(Locatie, lezer)} == {"Ook weg"}
    assert {r.naam for r in van_model(Locatie, eigen)} == {"Weg", "Ook weg"}


def test_counts_of_youths_are_shielded_for_who_has_no_exact_right(lezer):
    leverancier = make_aanbieder()
    gedeeld = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=leverancier)
    meting = make_meting(bron=gedeeld, plaatsen=20, bezet=3, wachtend=None)
    meting.bezet = 2
    meting.save()
    eigen = make_gebruiker(rol=Rol.AANBIEDER, organisatie=leverancier)

    def gezien(wie):
        laatste = van_model(type(meting), wie)[0]
        return {v.veld: (v.van, v.naar) for v in laatste.veranderingen}

    assert gezien(eigen)["bezet"] == ("3", "2")
    assert gezien(lezer)["bezet"] == ("afgeschermd", "afgeschermd")


def test_accounts_and_roles_are_in_nobodys_timeline(lezer):
    make_gebruiker()

    assert van_model(Gebruiker, lezer) == []
    assert van_model(Lidmaatschap, lezer) == []


def test_who_has_no_role_reads_nothing(db):
    gebied = make_gebied()

    assert regels(gebied, make_gebruiker(rol=None)) == []


def test_a_name_that_may_not_be_seen_is_a_number(lezer):
    besloten = make_bron(
        korte_titel="Geheime bron", zichtbaarheid=Zichtbaarheid.BESLOTEN, eigenaar=make_aanbieder()
    )
    overgang = make_organisatie()
    type(overgang).objects.filter(pk=overgang.pk).update(bron=besloten)

    tekst = " ".join(r.in_woorden for r in regels(overgang, lezer))

    assert "Geheime bron" not in tekst


@pytest.mark.parametrize("aantal", [1, 3])
def test_a_timeline_costs_the_same_whatever_its_length(lezer, aantal):
    locatie = make_locatie()
    lezer.huidige_lidmaatschappen, lezer.behandelingen, lezer.werkgebieden  # noqa: B018
    for n in range(aantal):
        make_voorziening(locatie=locatie, naam=f"Groep {n}")

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(regels(locatie, lezer)) == 1 + aantal

    assert len(queries) <= 10
