"""The feed of changes: nothing missed, whatever order writers end in, and nobody sees too much."""

import time
from zoneinfo import ZoneInfo

import pytest
from django.core import signing
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from capaciteit.models import Capaciteitsmeting, Locatie, Voorziening
from jeugdzorg.kern.horizon import Horizon
from regio.choices import Rol
from tests.conftest import api_client_met
from tests.factories import make_aanbieder, make_bron, make_gebruiker, make_toegangssleutel
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.test_api_bewaren import andere_verbinding

FEED = "/api/v1/wijzigingen"
SIGNER = signing.Signer(salt="jeugdzorg.api.sinds")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lezer():
    return api_client_met(make_toegangssleutel())


def tot_de_horizon():
    """Wait until no writer in this database holds back what was done here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        [nummer] = cursor.fetchone()
    for _ in range(600):
        if Horizon.now().number > nummer:
            return
        time.sleep(0.05)
    raise AssertionError("een andere schrijver houdt de horizon tegen")


def volgende(pagina):
    return pagina["_links"]["next"]["href"]


def alles(client, url):
    """All changes up to now, and where to go on."""
    gevonden = []
    while True:
        pagina = client.get(url).json()
        gevonden += pagina["results"]
        url = volgende(pagina)
        if not pagina["meer"]:
            return gevonden, url


def sleutels(wijzigingen, soort="capaciteitsmetingen"):
    return [rij["gegeven"]["id"] for rij in wijzigingen if rij["soort"] == soort]


def test_without_a_place_it_says_where_to_begin(lezer):
    make_meting()

    pagina = lezer.get(FEED).json()

    assert pagina["results"] == []
    assert "sinds=" in volgende(pagina)


def test_from_the_beginning_it_is_everything_once_in_pages(lezer):
    metingen = [make_meting() for _ in range(5)]
    tot_de_horizon()

    gevonden, _ = alles(lezer, f"{FEED}?sinds=&pageSize=2")

    assert sleutels(gevonden) == [meting.pk for meting in metingen]
    assert len([rij for rij in gevonden if rij["soort"] == "locaties"]) == 5
    assert not any(rij["vervallen"] for rij in gevonden)


def test_a_row_reads_as_in_its_list(lezer):
    meting = make_meting(bezet=3)
    tot_de_horizon()

    gevonden, _ = alles(lezer, f"{FEED}?sinds=&soorten=capaciteitsmetingen")

    assert [rij["gegeven"] for rij in gevonden] == [
        lezer.get(f"/api/v1/capaciteitsmetingen/{meting.pk}").json()
    ]


def test_writers_that_end_in_another_order_are_both_told(lezer):
    eerste, tweede = make_meting(), make_meting()
    tot_de_horizon()
    _, url = alles(lezer, f"{FEED}?sinds=")
    wijzig = "UPDATE capaciteit_capaciteitsmeting SET opmerking = 'x' WHERE id = %s"

    with andere_verbinding() as vroeg, andere_verbinding() as laat:
        vroeg.execute("BEGIN")
        vroeg.execute(wijzig, [eerste.pk])
        laat.execute(wijzig, [tweede.pk])
        tussen, url = alles(lezer, url)
        vroeg.execute("COMMIT")
    tot_de_horizon()
    daarna, url = alles(lezer, url)
    leeg, _ = alles(lezer, url)

    assert sleutels(tussen) == []  # the second waits for the first
    assert sleutels(daarna) == [eerste.pk, tweede.pk]
    assert leeg == []


def test_who_writes_in_another_database_of_the_server_holds_nobody_back(lezer):
    with andere_verbinding("postgres") as elders:
        elders.execute("BEGIN")
        elders.execute("SELECT pg_current_xact_id()")
        meting = make_meting()
        tot_de_horizon()

        gevonden, _ = alles(lezer, f"{FEED}?sinds=")

    assert sleutels(gevonden) == [meting.pk]


def test_what_somebody_is_writing_is_not_complete_for_themselves():
    with transaction.atomic():
        make_meting()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()::text::bigint")
            [nummer] = cursor.fetchone()

        assert Horizon.now().number <= nummer


def test_many_writers_at_once_leave_nothing_out(lezer):
    metingen = [make_meting() for _ in range(6)]
    tot_de_horizon()
    _, url = alles(lezer, f"{FEED}?sinds=")
    gezien = []
    wijzig = "UPDATE capaciteit_capaciteitsmeting SET opmerking = 'x' WHERE id = %s"

    with andere_verbinding() as a, andere_verbinding() as b, andere_verbinding() as c:
        for beurt, (schrijver, meting) in enumerate(zip([a, b, c] * 2, metingen, strict=True)):
            schrijver.execute("BEGIN")
            schrijver.execute(wijzig, [meting.pk])
            if beurt % 3 == 2:
                for klaar in (c, a, b):
                    klaar.execute("COMMIT")
                    gevonden, url = alles(
                        lezer, f"{url}&pageSize=1" if "pageSize" not in url else url
                    )
                    gezien += sleutels(gevonden)
    tot_de_horizon()
    gezien += sleutels(alles(lezer, url)[0])

    assert sorted(gezien) == sorted(meting.pk for meting in metingen)


def test_what_was_superseded_shows_as_such(lezer):
    meting = make_meting()
    tot_de_horizon()
    _, url = alles(lezer, f"{FEED}?sinds=")

    Capaciteitsmeting.objects.filter(pk=meting.pk).update(vervallen_op=meting.bekend_op)
    tot_de_horizon()
    [wijziging], _ = alles(lezer, url)

    assert wijziging["vervallen"] is True
    assert wijziging["gegeven"]["id"] == meting.pk
    assert wijziging["gegeven"]["vervallenOp"] is not None


def test_what_went_up_in_another_shows_as_gone(lezer):
    weg, blijft = make_locatie(), make_locatie()
    voorziening, andere = make_voorziening(locatie=blijft), make_voorziening(locatie=blijft)
    tot_de_horizon()
    _, url = alles(lezer, f"{FEED}?sinds=")

    Locatie.objects.filter(pk=weg.pk).update(samengevoegd_met=blijft)
    Voorziening.objects.filter(pk=voorziening.pk).update(samengevoegd_met=andere)
    tot_de_horizon()
    gevonden, _ = alles(lezer, url)

    assert [(rij["soort"], rij["vervallen"], rij["gegeven"]["code"]) for rij in gevonden] == [
        ("locaties", True, weg.code),
        ("voorzieningen", True, voorziening.code),
    ]


def test_what_a_reader_may_not_see_does_not_appear(lezer):
    eigenaar = make_aanbieder()
    bron = make_bron(openbaar=False, eigenaar=eigenaar)
    geheim = make_meting(
        bron=bron, voorziening=make_voorziening(bron=bron, locatie=make_locatie(bron=bron))
    )
    Locatie.objects.filter(pk=make_locatie(bron=bron).pk).update(
        samengevoegd_met=make_locatie(bron=bron)
    )
    eigen = api_client_met(
        make_toegangssleutel(gebruiker=make_gebruiker(rol=Rol.API_CLIENT, organisatie=eigenaar))
    )
    tot_de_horizon()

    assert alles(lezer, f"{FEED}?sinds=")[0] == []
    assert sleutels(alles(eigen, f"{FEED}?sinds=")[0]) == [geheim.pk]


def veranderd(link, plek, waarde):
    """The same link with another part of its place, signed by us."""
    voor, _, token = link.partition("sinds=")
    delen = SIGNER.unsign_object(token.replace("%3A", ":"))
    delen[plek] = waarde
    return f"{voor}sinds={SIGNER.sign_object(delen)}"


@pytest.mark.parametrize(
    ("plek", "waarde"), [(0, "1.1.1"), (1, "andere rechten"), (2, 2**62)],
    ids=["another database", "other rights", "ahead of us"],
)  # fmt: skip
def test_a_place_that_no_longer_counts_is_gone(lezer, plek, waarde):
    link = volgende(lezer.get(FEED).json())

    antwoord = lezer.get(veranderd(link, plek, waarde))

    assert antwoord.status_code == 410
    assert antwoord.json()["type"].endswith("gone")
    assert "Haal alles opnieuw op" in antwoord.json()["detail"]


def test_a_place_still_counts_the_next_day(lezer):
    """A facility reads as it stands today; that is no change of what one may see."""
    make_voorziening()
    with timezone.override(ZoneInfo("Pacific/Pago_Pago")):
        link = volgende(lezer.get(FEED).json())

    with timezone.override(ZoneInfo("Pacific/Kiritimati")):  # 25 hours on
        antwoord = lezer.get(link)

    assert antwoord.status_code == 200


@pytest.mark.parametrize(
    "vraag",
    ["sinds=x", "sinds=%00", "sinds=WzFd", "soorten=", "soorten=x", "soorten=locaties,x",
     "pageSize=0", "pageSize=x", "velden=code", "sinds=a&sinds=b"],
)  # fmt: skip
def test_a_wrong_question_is_refused(lezer, vraag):
    antwoord = lezer.get(f"{FEED}?{vraag}")

    assert antwoord.status_code == 400
    assert antwoord.json()["errors"]


def test_after_a_restore_rows_with_numbers_to_come_are_told_again(lezer, capsys):
    meting = make_meting()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE capaciteit_capaciteitsmeting DISABLE TRIGGER USER")
        cursor.execute("UPDATE capaciteit_capaciteitsmeting SET gewijzigd = %s", [2**60])
        cursor.execute("ALTER TABLE capaciteit_capaciteitsmeting ENABLE TRIGGER USER")
    tot_de_horizon()
    assert sleutels(alles(lezer, f"{FEED}?sinds=")[0]) == []

    call_command("wijzigingen_herstellen")
    tot_de_horizon()

    assert "Capaciteitsmeting: 1 hersteld" in capsys.readouterr().out
    assert sleutels(alles(lezer, f"{FEED}?sinds=")[0]) == [meting.pk]
