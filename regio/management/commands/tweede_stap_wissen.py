from django.core.management.base import BaseCommand, CommandError

from regio.aanmelden.backend import gebruiker_met
from regio.aanmelden.wissen import verwijderen


class Command(BaseCommand):
    help = (
        "Haalt de tweede stap weg van wie telefoon, passkey en herstelcodes kwijt is. Vraagt de "
        "rol om een tweede stap, dan stelt de gebruiker bij het inloggen een nieuwe in. Ga eerst "
        "na dat u met de gebruiker zelf te maken hebt."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        gebruiker = gebruiker_met(email)
        if gebruiker is None:
            raise CommandError("Er is geen gebruiker met dit e-mailadres.")
        aantal = verwijderen(gebruiker)
        self.stdout.write(f"{aantal} onderdelen van de tweede stap weggehaald bij {gebruiker}.")
