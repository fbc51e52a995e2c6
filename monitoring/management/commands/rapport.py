from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from monitoring.halfjaar import Halfjaar
from monitoring.models import Cyclus
from monitoring.rapport.maken import rapport_maken
from regio.models import Gebied


class Command(BaseCommand):
    help = "Maakt het halfjaarrapport van een gebied als toegankelijke PDF."

    def add_arguments(self, parser):
        parser.add_argument("--gebied", required=True, help="code, bijvoorbeeld OOST")
        parser.add_argument("--halfjaar", required=True, help="bijvoorbeeld 2023-1")
        parser.add_argument("--uitvoer", type=Path, help="waar het PDF-bestand komt")

    def handle(self, *args, gebied, halfjaar, uitvoer, **options):
        try:
            gekozen = Halfjaar.parse(halfjaar)
        except ValueError as error:
            raise CommandError(str(error)) from None
        if not (plaats := Gebied.objects.planning().filter(code=gebied).first()):
            codes = ", ".join(Gebied.objects.planning().values_list("code", flat=True))
            raise CommandError(f"Geen gebied met code {gebied}; kies uit {codes}.")
        cyclus, _ = Cyclus.objects.get_or_create(
            gebied=plaats, jaar=gekozen.jaar, helft=gekozen.helft
        )
        rapport = rapport_maken(cyclus)
        if uitvoer:
            uitvoer.parent.mkdir(parents=True, exist_ok=True)
            with rapport.bestand.open("rb") as bestand:
                uitvoer.write_bytes(bestand.read())
        self.stdout.write(
            f"{rapport}: {rapport.paginas} pagina's, {uitvoer or rapport.bestand.name}"
        )
