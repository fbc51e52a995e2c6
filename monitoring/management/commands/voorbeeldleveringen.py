from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from monitoring.levering.voorbeeld import voorbeeldleveringen_maken
from regio.models import Gebruiker


class Command(BaseCommand):
    help = "Levert verzonnen cijfers van Zuidwest over 2024 in, als voorbeeld gemerkt."

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError("Voorbeelden horen niet op een echte omgeving.")
        try:
            regels = voorbeeldleveringen_maken()
        except Gebruiker.DoesNotExist as fout:
            raise CommandError(f"Maak eerst de accounts: manage.py demo_accounts. {fout}") from None
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from None
        for regel in regels:
            self.stdout.write(regel)
