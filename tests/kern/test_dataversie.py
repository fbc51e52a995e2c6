import itertools
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from capaciteit.models import Capaciteitsmeting
from jeugdzorg.kern.dataversie import (
    dataversie,
    onthouden,
    samengevat,
    versies_gelezen,
    vingerafdruk,
)
from regio.choices import Rol
from regio.models import Bron
from tests.factories import make_bron, make_gebruiker
from tests.factories_capaciteit import make_meting

pytestmark = pytest.mark.django_db(transaction=True)


class OnderWeg:
    """A transaction of another connection that has written and waits to be told to end."""

    def __init__(self, schrijven):
        self.geschreven, self.einde = threading.Event(), threading.Event()
        self.draad = threading.Thread(target=self.loop, args=[schrijven])
        self.draad.start()
        assert self.geschreven.wait(30)

    def loop(self, schrijven):
        with transaction.atomic():
            schrijven()
            self.geschreven.set()
            self.einde.wait(30)
        connection.close()

    def klaar(self):
        self.einde.set()
        self.draad.join()


def test_what_was_read_before_a_change_never_has_the_version_of_after_it():
    meting = make_meting()
    versies = [dataversie(Capaciteitsmeting, Bron)]

    Capaciteitsmeting.objects.filter(pk=meting.pk).update(plaatsen=11)
    versies.append(dataversie(Capaciteitsmeting, Bron))
    Bron.objects.filter(pk=meting.bron_id).update(titel="Anders")
    versies.append(dataversie(Capaciteitsmeting, Bron))
    leeg = make_bron()
    versies.append(dataversie(Capaciteitsmeting, Bron))
    leeg.delete()
    versies.append(dataversie(Capaciteitsmeting, Bron))

    assert all(eerder != later for eerder, later in itertools.pairwise(versies))
    assert versies[-1] == versies[2]


def test_a_writer_that_began_earlier_and_ends_later_is_not_missed():
    meting = make_meting()
    ander = make_meting()
    rijen = Capaciteitsmeting.objects.all()
    vroeg = OnderWeg(lambda: rijen.filter(pk=meting.pk).update(plaatsen=1))
    rijen.filter(pk=ander.pk).update(plaatsen=2)

    tijdens = dataversie(Capaciteitsmeting)
    vroeg.klaar()

    assert dataversie(Capaciteitsmeting) != tijdens


def test_a_writer_in_another_database_of_the_server_does_not_matter():
    wie = connection.settings_dict
    elders = {"host": wie["HOST"], "port": wie["PORT"], "user": wie["USER"]}
    with psycopg.connect(dbname="postgres", password=wie["PASSWORD"], **elders) as ander:
        ander.execute("SELECT pg_current_xact_id()")
        make_meting()
        tijdens = dataversie(Capaciteitsmeting)

    assert dataversie(Capaciteitsmeting) == tijdens


def test_who_wrote_in_its_own_transaction_never_gets_a_version_twice():
    meting = make_meting()

    with transaction.atomic():
        Capaciteitsmeting.objects.filter(pk=meting.pk).update(plaatsen=3)
        eerst = dataversie(Capaciteitsmeting)
        Capaciteitsmeting.objects.filter(pk=meting.pk).update(plaatsen=4)

        assert dataversie(Capaciteitsmeting) != eerst
        assert dataversie(Capaciteitsmeting) != dataversie(Capaciteitsmeting)


def test_versions_that_were_read_together_are_those_of_each():
    make_meting()
    los = [dataversie(Capaciteitsmeting), dataversie(Bron), dataversie(Bron, Capaciteitsmeting)]

    with versies_gelezen(Capaciteitsmeting, Bron), CaptureQueriesContext(connection) as vragen:
        samen = [
            dataversie(Capaciteitsmeting),
            dataversie(Bron),
            dataversie(Bron, Capaciteitsmeting),
        ]
        assert not vragen
        make_meting()
        assert dataversie(Capaciteitsmeting) == samen[0]

    assert samen == los
    assert dataversie(Capaciteitsmeting) != los[0]


def test_another_model_has_another_version():
    make_meting()

    assert dataversie(Capaciteitsmeting) != dataversie(Bron)


def test_readers_with_equal_rights_have_one_fingerprint_and_others_another():
    organisatie = make_gebruiker().huidige_lidmaatschappen[0].organisatie
    collegas = [make_gebruiker(organisatie=organisatie), make_gebruiker(organisatie=organisatie)]
    ander = make_gebruiker(rol=Rol.AANBIEDER)
    niemand = make_gebruiker(rol=None)

    een, twee, drie, vier = (
        vingerafdruk(Capaciteitsmeting.objects.visible_to(lezer))
        for lezer in [*collegas, ander, niemand]
    )

    assert een == twee
    assert len({een, drie, vier}) == 3


def test_what_is_kept_is_made_once_per_key_and_version():
    gemaakt = []

    def maken():
        gemaakt.append(1)
        return "inhoud"

    for versie in ("a", "a", "b"):
        assert onthouden("proef", [test_another_model_has_another_version, 1], versie, maken)

    assert len(gemaakt) == 2


def test_who_ask_at_once_wait_for_the_one_who_makes_it():
    sleutel, begonnen, verder = [uuid.uuid4()], threading.Event(), threading.Event()
    gemaakt = []

    def maken():
        gemaakt.append(1)
        begonnen.set()
        assert verder.wait(30)
        return "inhoud"

    with ThreadPoolExecutor(8) as lezers:
        eerste = lezers.submit(onthouden, "proef", sleutel, "a", maken)
        assert begonnen.wait(30)
        anderen = [lezers.submit(onthouden, "proef", sleutel, "a", maken) for _ in range(7)]
        verder.set()
        gekregen = [lezer.result(30) for lezer in (eerste, *anderen)]

    assert gekregen == ["inhoud"] * 8
    assert len(gemaakt) == 1


def test_another_makes_it_when_making_fails():
    sleutel, pogingen = [uuid.uuid4()], iter([ValueError("mislukt"), None])

    def maken():
        if fout := next(pogingen):
            raise fout
        return "inhoud"

    with pytest.raises(ValueError, match="mislukt"):
        onthouden("proef", sleutel, "a", maken)

    assert onthouden("proef", sleutel, "a", maken) == "inhoud"


def test_the_lock_of_who_fell_away_ends_by_itself():
    sleutel = [uuid.uuid4()]
    cache.set(f"proef-{samengevat(*sleutel, 'a')}-slot", 1, timeout=1)

    assert onthouden("proef", sleutel, "a", lambda: "inhoud") == "inhoud"
