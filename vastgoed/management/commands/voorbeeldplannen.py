from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from regio.models import Gebruiker
from vastgoed.voorbeeld import voorbeeldplannen_maken


class Command(BaseCommand):
    help = "Maakt voorbeeldplannen om mee rond te kijken: een concept, een in toetsing, een advies."

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError("Voorbeeldplannen horen niet op een echte omgeving.")
        try:
            plannen = voorbeeldplannen_maken()
        except Gebruiker.DoesNotExist:
            raise CommandError("Maak eerst de accounts: manage.py demo_accounts") from None
        for plan in plannen:
            self.stdout.write(f"{plan}: {plan.get_status_display()}")
