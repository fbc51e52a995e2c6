from django.core.management.base import BaseCommand

from regio.berichten.bezorgen import bezorgen


class Command(BaseCommand):
    help = "Verzendt de berichten die klaarstaan."

    def handle(self, *args, **options):
        self.stdout.write(f"Verzonden mails: {bezorgen()}")
