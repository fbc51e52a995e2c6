from django.core.management.base import BaseCommand

from regio.afscherming import afscherming_bepalen


class Command(BaseCommand):
    help = "Bepaalt welke kleine aantallen jeugdigen worden afgeschermd, voor alle nieuwe cijfers."

    def add_arguments(self, parser):
        parser.add_argument(
            "--alles",
            action="store_true",
            help="Ook wat al beoordeeld is: als lidmaatschappen of indelingen zijn veranderd.",
        )

    def handle(self, *args, alles=False, **options):
        self.stdout.write(f"{afscherming_bepalen(alles=alles)} rijen beoordeeld.")
