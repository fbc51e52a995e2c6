from pathlib import Path

from django.core.management.base import BaseCommand

from jeugdzorg.rechtentabel import BESTAND, tabel


class Command(BaseCommand):
    help = "Schrijft de matrix van rechten uit de code naar docs/rechten.md."

    def add_arguments(self, parser):
        parser.add_argument("--uitvoer", type=Path, default=BESTAND)

    def handle(self, *args, uitvoer, **options):
        uitvoer.write_text(tabel(), encoding="utf-8")
        self.stdout.write(f"{uitvoer.name} geschreven")
