"""Two people at the same moment, and a process that is killed: real transactions."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections

from capaciteit.aanlevering import verwerken
from capaciteit.choices import AanleverStatus
from capaciteit.models import Aanlevering, Aanleverregel, Capaciteitsmeting
from tests.factories_aanlevering import (
    make_aanleveraar,
    make_gecontroleerd,
    make_plicht,
    meting,
    voorziening_van,
)
from tests.factories_capaciteit import make_voorziening
from tests.kern.test_jobs_services import database_url

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def tegelijk(*handelingen):
    """Do all at the same moment, each on a connection of its own; gives what came of each."""
    start, uitkomsten = threading.Barrier(len(handelingen)), {}

    def doe(nummer, handeling):
        start.wait()
        try:
            uitkomsten[nummer] = handeling()
        except Exception as fout:
            uitkomsten[nummer] = fout
        finally:
            connections.close_all()

    draden = [threading.Thread(target=doe, args=deel) for deel in enumerate(handelingen)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return [uitkomsten[nummer] for nummer in range(len(handelingen))]


def test_the_same_file_twice_at_the_same_moment_is_one_delivery():
    plicht = make_plicht()
    by = make_aanleveraar(plicht)

    def lever():
        return verwerken.ontvangen(plicht, SimpleUploadedFile("a.csv", b"a;b\r\n1;2\r\n"), by=by)

    uitkomsten = tegelijk(*[lever] * 4)

    assert {rij.pk for rij in uitkomsten} == {Aanlevering.objects.get().pk}


def test_taking_the_same_delivery_over_twice_at_once_takes_it_over_once():
    plicht = make_plicht()
    by = make_aanleveraar(plicht)
    aanlevering = make_gecontroleerd(plicht, by=by)

    uitkomsten = tegelijk(*[lambda: verwerken.overnemen(aanlevering, by=by)] * 3)

    gelukt = [rij for rij in uitkomsten if isinstance(rij, Aanlevering)]
    assert len(gelukt) == 1
    assert Capaciteitsmeting.alle_versies.count() == 1


def test_two_deliveries_of_the_same_figures_at_once_both_count_one_after_the_other():
    plicht = make_plicht()
    by = make_aanleveraar(plicht)
    locatie = voorziening_van(plicht).locatie
    voorzieningen = [make_voorziening(locatie=locatie) for _ in range(50)]
    leveringen = [
        make_gecontroleerd(plicht, *(meting(rij, bezet=bezet) for rij in voorzieningen), by=by)
        for bezet in (3, 4, 5)
    ]

    tegelijk(*[lambda rij=rij: verwerken.overnemen(rij, by=by) for rij in leveringen])

    statussen = sorted(Aanlevering.objects.values_list("status", flat=True))
    assert statussen == ["overgenomen", "vervangen", "vervangen"]
    geldig = Capaciteitsmeting.objects.values_list("bezet", flat=True)
    laatste = Aanlevering.objects.get(status=AanleverStatus.OVERGENOMEN)
    assert len(geldig) == 50
    assert len(set(geldig)) == 1
    assert Capaciteitsmeting.alle_versies.count() == 150
    assert set(Capaciteitsmeting.objects.values_list("aanlevering", flat=True)) == {laatste.pk}


OVERNEMEN = """
from django.db import connection, transaction
from capaciteit.aanlevering import overname, verwerken
from capaciteit.models import Aanlevering
from regio.models import Gebruiker

def ophouden(*args, **kwargs):
    print("halverwege", flush=True)
    connection.cursor().execute("SELECT pg_sleep(60)")

verwerken.vervangen_bijwerken = ophouden
verwerken.overnemen(Aanlevering.objects.get(pk={pk}), by=Gebruiker.objects.get(pk={by}))
"""


def proces(code):
    omgeving = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "jeugdzorg.settings.dev",
        "DATABASE_URL": database_url(
            connection.settings_dict, connection.settings_dict["HOST"] or "127.0.0.1"
        ),
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        cwd=settings.BASE_DIR,
        env=omgeving,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_a_process_that_is_killed_while_it_takes_over_leaves_nothing_half_done():
    plicht = make_plicht()
    by = make_aanleveraar(plicht)
    verwerken.overnemen(make_gecontroleerd(plicht, by=by), by=by)
    aanlevering = make_gecontroleerd(plicht, meting(voorziening_van(plicht), bezet=9), by=by)
    voor = list(Capaciteitsmeting.alle_versies.order_by("pk").values())

    bezig = proces(OVERNEMEN.format(pk=aanlevering.pk, by=by.pk))
    assert bezig.stdout.readline().strip() == "halverwege"
    os.killpg(bezig.pid, signal.SIGKILL)
    bezig.communicate()
    verbindingen_weg()

    aanlevering.refresh_from_db()
    assert aanlevering.status == AanleverStatus.KLAAR
    assert list(Capaciteitsmeting.alle_versies.order_by("pk").values()) == voor

    verwerken.overnemen(aanlevering, by=by)

    assert Capaciteitsmeting.objects.get().bezet == 9
    assert Capaciteitsmeting.alle_versies.count() == 2
    assert Aanleverregel.objects.filter(aanlevering=aanlevering).count() == 1


def verbindingen_weg():
    """The server ends what the killed process was doing; until then its locks are held."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query LIKE '%pg_sleep%'"
            " AND pid <> pg_backend_pid()"
        )
        for _ in range(100):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event = 'PgSleep'"
            )
            if not cursor.fetchone()[0]:
                return
            time.sleep(0.05)
