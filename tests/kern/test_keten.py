"""The chain of decisions: it grows with the decision, and shows what was tampered with."""

import hashlib
import json
from io import StringIO
from threading import Barrier, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from jeugdzorg.kern import chain
from jeugdzorg.kern.models import Ketenschakel, Schakelsoort
from regio import actions
from regio.choices import BevindingStatus, Rol, Zichtbaarheid
from tests.factories import make_aanbieder, make_bron, make_gebied, make_gebruiker
from tests.factories_regio import make_bevinding


def besluiten(aantal, onderwerp=None):
    onderwerp = onderwerp or make_gebied()
    return [
        chain.besluit_vastleggen(
            Schakelsoort.RAPPORT_GEMAAKT, onderwerp, by=None, gegevens={"nummer": n}
        )
        for n in range(aantal)
    ]


def knoeien(sql, *waarden):
    """As a superuser would, with the triggers switched off."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, waarden)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_every_link_seals_the_one_before(db):
    eerste, tweede = besluiten(2)

    assert (eerste.nummer, eerste.vorige) == (1, "0" * 64)
    assert (tweede.nummer, tweede.vorige) == (2, eerste.hash)
    assert chain.controleren() == chain.Ketencontrole(2, tweede.hash)


def test_an_empty_chain_holds(db):
    assert chain.controleren() == chain.Ketencontrole(0, "0" * 64)


@pytest.mark.parametrize(
    ("sql", "fout"),
    [
        (
            "UPDATE kern_ketenschakel SET inhoud = replace(inhoud, 'rapport', 'besluit') "
            "WHERE nummer = 2",
            "Schakel 2 is gewijzigd: het kenmerk klopt niet met de inhoud.",
        ),
        (
            "UPDATE kern_ketenschakel SET gegevens = '{}' WHERE nummer = 2",
            "De gegevens van schakel 2 zijn gewijzigd.",
        ),
        ("DELETE FROM kern_ketenschakel WHERE nummer = 2", "Schakel 2 ontbreekt."),
        ("DELETE FROM kern_ketenschakel WHERE nummer = 1", "Schakel 1 ontbreekt."),
        (
            "UPDATE kern_ketenschakel SET inhoud = 'x', hash = "
            "encode(sha256((vorige || chr(10) || 'x')::bytea), 'hex') WHERE nummer = 1",
            "De inhoud van schakel 1 is niet leesbaar.",
        ),
    ],
)
def test_tampering_is_found_and_named(db, sql, fout):
    besluiten(3)

    knoeien(sql)

    uitslag = chain.controleren()
    assert not uitslag.is_heel
    assert uitslag.fout == fout


def test_a_link_made_up_again_breaks_the_next(db):
    besluiten(3)
    tweede = Ketenschakel.objects.get(nummer=2)
    inhoud = tweede.inhoud.replace("gebied", "regios")

    knoeien(
        "UPDATE kern_ketenschakel SET inhoud = %s, hash = %s WHERE nummer = 2",
        inhoud,
        chain.seal(tweede.vorige, inhoud),
    )

    assert chain.controleren().fout == "Schakel 3 sluit niet aan op de schakel ervoor."


def test_links_cut_off_at_the_end_show_by_the_mark_that_was_written_down(db):
    genoteerd = besluiten(3)[-1].hash
    assert chain.controleren(genoteerd).is_heel

    knoeien("DELETE FROM kern_ketenschakel WHERE nummer = 3")

    assert chain.controleren().is_heel
    assert not chain.controleren(genoteerd).is_heel


def test_a_decision_that_is_rolled_back_leaves_no_link(db):
    besluiten(1)

    def mislukken():
        with transaction.atomic():
            besluiten(1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        mislukken()

    assert [s.nummer for s in Ketenschakel.objects.all()] == [1]
    assert besluiten(1)[0].nummer == 2


def test_a_link_is_only_made_inside_the_transaction_of_its_decision(transactional_db):
    with pytest.raises(transaction.TransactionManagementError):
        besluiten(1)


def test_decisions_at_the_same_moment_make_one_chain(transactional_db):
    gebied = make_gebied()
    start = Barrier(4)

    def beslissen():
        start.wait()
        for _ in range(5):
            with transaction.atomic():
                besluiten(1, gebied)
        connection.close()

    threads = [Thread(target=beslissen) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    uitslag = chain.controleren()
    assert (uitslag.aantal, uitslag.is_heel) == (20, True)


def test_settling_a_finding_is_a_link(db):
    gebruiker, bevinding = make_gebruiker(), make_bevinding()

    actions.bevinding_afhandelen(bevinding, BevindingStatus.UITGELEGD, "Omdat.", by=gebruiker)

    schakel = Ketenschakel.objects.get()
    inhoud, gegevens = json.loads(schakel.inhoud), json.loads(schakel.gegevens)
    assert (inhoud["soort"], inhoud["over"]) == ("bevinding", f"regio.bevinding:{bevinding.pk}")
    assert (gegevens["status"], gegevens["reden"]) == ("uitgelegd", "Omdat.")
    assert gegevens["door"]["id"] == gebruiker.pk


def test_the_command_says_whether_the_chain_holds(db):
    uitvoer = StringIO()
    genoteerd = besluiten(2)[-1].hash

    call_command("keten_controleren", kenmerk=genoteerd, stdout=uitvoer)
    assert f"De keten is heel: 2 schakels.\n{genoteerd}" in uitvoer.getvalue()

    with pytest.raises(CommandError, match="komt in de keten niet voor"):
        call_command("keten_controleren", kenmerk="f" * 64)
    knoeien("DELETE FROM kern_ketenschakel WHERE nummer = 1")
    with pytest.raises(CommandError, match="Schakel 1 ontbreekt") as gebroken:
        call_command("keten_controleren")
    assert gebroken.value.returncode == 1


def test_the_page_names_the_first_broken_link(client_van, db):
    client = client_van(make_gebruiker(rol=Rol.STUURGROEPLID))
    besluiten(3)
    assert "De keten is heel." in client.get("/beheer/keten").content.decode()

    knoeien("UPDATE kern_ketenschakel SET gegevens = '{}' WHERE nummer = 2")

    html = client.get("/beheer/keten").content.decode()
    assert "De keten is gebroken." in html
    assert "De gegevens van schakel 2 zijn gewijzigd." in html


def test_anyone_can_recompute_the_download_as_the_page_explains(client_van, db):
    client = client_van(make_gebruiker())
    laatste = besluiten(3)[-1]

    antwoord = client.get("/beheer/keten/bestand")

    kenmerk = "0" * 64
    for nummer, regel in enumerate(antwoord.getvalue().decode().splitlines(), start=1):
        rij = json.loads(regel)
        kenmerk = hashlib.sha256(f"{kenmerk}\n{rij['inhoud']}".encode()).hexdigest()
        inhoud = json.loads(rij["inhoud"])
        assert (rij["hash"], inhoud["nummer"]) == (kenmerk, nummer)
        if rij["gegevens"] is not None:
            mark = hashlib.sha256(rij["gegevens"].encode()).hexdigest()
            assert mark == inhoud["gegevens_sha256"]
    assert kenmerk == laatste.hash


def test_what_was_decided_is_only_shown_to_who_may_see_it(client_van, db):
    besloten = make_bron(zichtbaarheid=Zichtbaarheid.BESLOTEN, eigenaar=make_aanbieder())
    geheim = make_bevinding(titel="Geheime bevinding", bron_a=besloten)
    open_ = make_bevinding(titel="Open bevinding")
    for bevinding in (geheim, open_):
        actions.status_toevoegen(bevinding, BevindingStatus.OPGELOST, "Stil.", by=None)
    client = client_van(make_gebruiker())

    pagina = client.get("/beheer/keten").content.decode()
    bestand = client.get("/beheer/keten/bestand").getvalue().decode()

    for tekst in (pagina, bestand):
        assert "Open bevinding" in tekst
        assert "Geheime bevinding" not in tekst
    assert len(bestand.splitlines()) == 2


@pytest.mark.parametrize("rol", [None, *Rol])
def test_who_may_verify_the_chain(client_van, db, rol):
    client = client_van(make_gebruiker(rol=rol))

    mag = rol in {Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.STUURGROEPLID}
    assert client.get("/beheer/keten").status_code == (200 if mag else 403)
    assert client.get("/beheer/keten/bestand").status_code == (200 if mag else 403)
