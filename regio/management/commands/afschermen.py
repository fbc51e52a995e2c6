from django.core.management.base import BaseCommand

from regio.afscherming import afscherming_bepalen


class Command(BaseCommand):
    help = "Bepaalt welke kleine aantallen jeugdigen worden afgeschermd, voor alle nieuwe cijfers."

    def handle(self, *args, **options):
        self.stdout.write(f"{afscherming_bepalen()} rijen beoordeeld.")
