import os
import subprocess
import sys
import time
from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from jeugdzorg.kern.postgres.cluster import PostgresError
from jeugdzorg.kern.serving import (
    HOST,
    ProgramEndedError,
    Programs,
    StopRequested,
    port_is_free,
    stoppable,
)

STEPS = (
    ("Database bijwerken", "migrate", "--no-input"),
    ("Stijlbladen en scripts verzamelen", "collectstatic", "--no-input"),
    ("De bronnen van de vijf plannen laden", "laad_bronnen", "--voorbeeld"),
    ("Aanleverrondes klaarzetten", "aanleverrondes", "--vorig"),
    ("De cijfers narekenen", "controle"),
)
REPORTS = (("OOST", "2023-1"), ("ZW", "2024-1"))
# One job at a time in the worker's own process: charts are drawn by an engine that does not
# survive a fork, and there is only one worker to talk to.
WORKER = ("celery", "-A", "jeugdzorg", "worker", "--pool=solo", "--loglevel=WARNING")
QUIET = ("--without-gossip", "--without-mingle", "--without-heartbeat")


class Command(BaseCommand):
    help = "Zet de demonstratie klaar en toont haar op deze machine, tot u haar stopt met Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument(
            "--alleen-gegevens",
            action="store_true",
            help="Alles klaarzetten zonder webserver, en dan stoppen.",
        )

    def handle(self, *args, alleen_gegevens, **options):
        port = None if alleen_gegevens else chosen_port(os.environ.get("PORT", "8000"))
        try:
            with stoppable():
                accounts = self.prepare()
                if port is not None:
                    self.serve(port, accounts)
        except StopRequested:
            self.stdout.write("\nGestopt.")
        except (PostgresError, ProgramEndedError) as error:
            raise CommandError(str(error)) from None

    def prepare(self):
        """Run every step; gives the text about the accounts."""
        for title, command, *arguments in STEPS:
            self.step(title, call_command, command, *arguments, verbosity=0, stdout=StringIO())
        accounts = StringIO()
        self.step("Accounts maken", call_command, "demo_accounts", stdout=accounts)
        self.step("Voorbeeldplannen maken", call_command, "voorbeeldplannen", stdout=StringIO())
        self.step("Voorbeelden leveren", call_command, "voorbeeldleveringen", stdout=StringIO())
        self.step("Voorbeeldsessies maken", call_command, "voorbeeldreflecties", stdout=StringIO())
        self.step("Voorbeeldanalyses maken", call_command, "voorbeeldanalyses", stdout=StringIO())
        if explanation := pdf_is_missing():
            self.stdout.write(f"- Rapporten overgeslagen: {explanation}")
            return accounts.getvalue()
        folder = settings.DATA_DIR / "rapporten"
        folder.mkdir(parents=True, exist_ok=True)
        for area, period in REPORTS:
            path = folder / f"{area.lower()}-{period}.pdf"
            self.step(f"Rapport {area} {period} maken ({path})", make_report, area, period, path)
        return accounts.getvalue()

    def step(self, title, action, *args, **kwargs):
        self.stdout.write(f"- {title} … ", ending="")
        self.stdout.flush()
        start = time.monotonic()
        try:
            action(*args, **kwargs)
        except BaseException:
            self.stdout.write("mislukt")
            raise
        self.stdout.write(f"{time.monotonic() - start:.1f} s".replace(".", ","))

    def serve(self, port, accounts):
        """Run worker and web server until the user stops; both are told where to find the rest."""
        address = f"http://{HOST}:{port}/"
        environment = {"DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE, "DEBUG": "0"}
        with Programs(settings.DATA_DIR / "logboek") as programs:
            programs.start("worker", *WORKER, *QUIET, env=environment)
            programs.start("web", *web_server(port), env=environment)
            programs.wait_until_answers(address)
            self.stdout.write(f"\n{accounts}\nOpen {address}  (stoppen: Ctrl-C)")
            self.stdout.flush()
            programs.wait()


def chosen_port(text):
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise CommandError(f"PORT={text} is geen poort. Kies een getal, bijvoorbeeld PORT=8001.")
    if not port_is_free(int(text)):
        other = int(text) % 65535 + 1
        raise CommandError(
            f"Poort {text} is al in gebruik. Kies een andere: make demo PORT={other}"
        )
    return int(text)


def web_server(port):
    """No preloading: charts are drawn by an engine that does not survive a fork."""
    options = ("--workers", "2", "--threads", "4", "--graceful-timeout", "5")
    log = ("--log-level", "warning")
    return ("gunicorn", "jeugdzorg.wsgi:application", "--bind", f"{HOST}:{port}", *options, *log)


def make_report(area, period, path):
    """In a process of its own, so that nothing is drawn in one that starts others later."""
    arguments = ("rapport", "--gebied", area, "--halfjaar", period, "--uitvoer", str(path))
    done = subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", *arguments],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise CommandError(f"Het rapport {area} {period} lukte niet:\n{done.stderr}")


def pdf_is_missing():
    """What WeasyPrint misses on this machine; empty when it can draw."""
    try:
        import weasyprint  # noqa: F401 - only to see whether its libraries are there
    except OSError as error:
        return str(error).splitlines()[0]
    return ""
