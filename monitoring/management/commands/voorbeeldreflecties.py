from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from monitoring.reflectie.voorbeeld import voorbeeldreflecties_maken
from regio.models import Gebruiker


class Command(BaseCommand):
    help = "Maakt voorbeelden van reflectiesessies voor Zuidwest."

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError("Voorbeelden horen niet op een echte omgeving.")
        try:
            regels = voorbeeldreflecties_maken()
        except Gebruiker.DoesNotExist:
            raise CommandError("Maak eerst de accounts: manage.py demo_accounts") from None
        for regel in regels:
            self.stdout.write(regel)
