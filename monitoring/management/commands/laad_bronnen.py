from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from capaciteit.importers import TABELLEN as CAPACITEIT
from capaciteit.importers import VOORBEELD
from jeugdzorg.kern.fixture_tables import FixtureError, load_tables, total
from monitoring.cyclus.openen import plichten_aanvullen
from monitoring.importers import TABELLEN as MONITORING
from regio.importers import TABELLEN as REGIO
from vastgoed.importers import TABELLEN as VASTGOED


class Command(BaseCommand):
    help = "Laadt de cijfers van de bronnen uit fixtures/; nog eens laden verandert niets."

    def add_arguments(self, parser):
        parser.add_argument(
            "--voorbeeld",
            action="store_true",
            help="Laadt ook voorbeeldgegevens: verzonnen aanleveringen, als zodanig herkenbaar.",
        )

    def handle(self, *args, **options):
        tabellen = [*REGIO, *CAPACITEIT, *VASTGOED, *MONITORING]
        if options["voorbeeld"]:
            tabellen += VOORBEELD
        try:
            results = load_tables(tabellen, settings.FIXTURES)
        except FixtureError as error:
            raise CommandError(str(error)) from None
        plichten_aanvullen()
        if options["verbosity"]:
            self.report(results)

    def report(self, results):
        for result in results:
            if result.new or result.changed:
                self.stdout.write(f"{result.path}: {result.new} nieuw, {result.changed} gewijzigd")
        alles = total(results)
        self.stdout.write(
            f"{alles.new} nieuw, {alles.changed} gewijzigd, {alles.unchanged} ongewijzigd"
        )
