from django.core.management.base import BaseCommand

from regio.actions import controles_uitvoeren
from regio.choices import Oordeel
from regio.models import Bevinding


class Command(BaseCommand):
    help = "Rekent de gedrukte cijfers na en werkt de bevindingen bij."

    def handle(self, *args, **options):
        verslag = controles_uitvoeren()
        for waarde, aantal in sorted(verslag.oordelen.items()):
            self.stdout.write(f"{Oordeel(waarde).label}: {aantal}")
        for bevinding in Bevinding.objects.open().exclude(controle="lezing"):
            self.stdout.write(
                f"- {bevinding.titel}: {bevinding.waarde_a} ({bevinding.vindplaats_a}) "
                f"tegenover {bevinding.waarde_b} ({bevinding.vindplaats_b})"
            )
        self.stdout.write(
            f"{verslag.nieuw} nieuw, {verslag.heropend} heropend, {verslag.opgelost} opgelost"
        )
