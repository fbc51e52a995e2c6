"""Several workers at once, writing while sending, a worker that is killed: real transactions."""

import signal
import subprocess
import sys
import threading
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings as instellingen
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone

from regio.berichten.bezorgen import bezorgen
from regio.berichten.termijnen import herinneren
from regio.berichten.versturen import klaarzetten
from regio.choices_berichten import BerichtStatus, Berichtwijze
from regio.models import Bericht, Berichtvoorkeur, Termijnherinnering
from tests.capaciteit.aanlevering.test_gelijktijdig import tegelijk
from tests.factories import make_gebruiker
from tests.factories_berichten import PROEF, make_bericht, make_bundelaar
from tests.kern.test_jobs_services import database_url

pytestmark = pytest.mark.django_db(transaction=True)

GESTORVEN = """
import os, signal, sys
import django
django.setup()
from pathlib import Path
from django.conf import settings
from django.core.mail.backends.locmem import EmailBackend

class Sterft(EmailBackend):
    def send_messages(self, messages):
        for message in messages:
            with Path(sys.argv[1]).open("a") as verzonden:
                verzonden.write(message.extra_headers["Message-ID"] + "\\n")
            if len(Path(sys.argv[1]).read_text().splitlines()) == 3:
                os.kill(os.getpid(), signal.SIGKILL)
        return len(messages)

sys.modules["sterft"] = type(sys)("sterft")
sys.modules["sterft"].Sterft = Sterft
settings.EMAIL_BACKEND = "sterft.Sterft"
from regio.berichten.bezorgen import bezorgen
bezorgen()
"""


def zetten(gebruiker, **context):
    return klaarzetten(
        sjabloon=PROEF.code,
        ontvangers=[gebruiker],
        context={"plan": "Plan Noord", "termijn": "morgen", **context},
        onderwerp_sleutel="plan-1",
        url="/berichten",
    )


class Wacht(EmailBackend):
    """Holds a mail until the test says that it may go."""

    bezig = threading.Event()
    verder = threading.Event()

    def send_messages(self, messages):
        Wacht.bezig.set()
        assert Wacht.verder.wait(20)
        return super().send_messages(messages)


def test_four_workers_at_once_send_each_message_once():
    gebruikers = [make_gebruiker() for _ in range(10)]
    for n in range(40):
        make_bericht(gebruiker=gebruikers[n % 10])

    aantallen = tegelijk(*[bezorgen] * 4)

    assert sum(aantallen) == len(mail.outbox) == 40
    assert set(Counter(brief.subject for brief in mail.outbox).values()) == {1}
    assert set(Bericht.objects.values_list("status", "pogingen")) == {("verzonden", 1)}


def test_four_workers_at_once_send_one_bundle_per_user():
    for _ in range(3):
        anna = make_bundelaar()
        for _ in range(5):
            make_bericht(gebruiker=anna, klaargezet_op=timezone.now() - timedelta(days=9))

    aantallen = tegelijk(*[bezorgen] * 4)

    assert sum(aantallen) == 3
    assert {brief.subject for brief in mail.outbox} == {"5 berichten van Jeugdzorg"}
    assert len({brief.to[0] for brief in mail.outbox}) == 3


def test_six_at_once_about_the_same_leave_one_message_to_send():
    anna = make_bundelaar()

    tegelijk(*[lambda: len(zetten(anna))] * 6)

    statussen = Counter(Bericht.objects.values_list("status", flat=True))
    assert statussen == {"vervallen": 5, "klaargezet": 1}


def test_who_writes_does_not_wait_for_a_mail_that_is_on_its_way(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Wacht"
    anna = make_gebruiker()
    oud = make_bericht(gebruiker=anna, onderwerp_sleutel="plan-1")
    werker = threading.Thread(target=lambda: (bezorgen(), connection.close()))
    werker.start()
    assert Wacht.bezig.wait(20)

    Berichtvoorkeur.objects.create(gebruiker=anna, wijze=Berichtwijze.DAGELIJKS)
    (nieuw,) = zetten(anna)
    Wacht.verder.set()
    werker.join(20)

    oud.refresh_from_db()
    nieuw.refresh_from_db()
    assert (oud.status, nieuw.status) == (BerichtStatus.VERZONDEN, BerichtStatus.KLAARGEZET)


def test_a_worker_that_is_killed_loses_nothing_and_repeats_at_most_one(tmp_path):
    for _ in range(6):
        make_bericht()
    verzonden = tmp_path / "verzonden"
    database = connection.settings_dict
    omgeving = {
        "DJANGO_SETTINGS_MODULE": "jeugdzorg.settings.dev",
        "DATABASE_URL": database_url(database, database["HOST"] or "127.0.0.1"),
        "DATA_DIR": str(tmp_path),
        "PYTHONPATH": str(instellingen.BASE_DIR),
        "PATH": str(Path(sys.executable).parent),
    }

    klaar = subprocess.run(
        [sys.executable, "-c", GESTORVEN, str(verzonden)],
        env=omgeving,
        cwd=instellingen.BASE_DIR,
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert klaar.returncode == -signal.SIGKILL, klaar.stderr.decode()
    assert Bericht.objects.filter(status=BerichtStatus.VERZONDEN).count() == 2
    assert bezorgen() == 4
    alles = verzonden.read_text().splitlines()
    alles += [brief.extra_headers["Message-ID"] for brief in mail.outbox]
    assert sorted(Counter(alles).values()) == [1, 1, 1, 1, 1, 2]


def test_two_processes_at_once_remind_once():
    keren = []

    def sturen(moment):
        keren.append(moment)
        return 1

    termijn = date(2026, 8, 12)
    aantallen = tegelijk(*[lambda: herinneren("x", termijn, sturen, dag=date(2026, 8, 13))] * 4)

    assert sorted(aantallen) == [0, 0, 0, 1]
    assert len(keren) == Termijnherinnering.objects.count() == 1
