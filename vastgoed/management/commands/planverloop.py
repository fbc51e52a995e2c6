from pathlib import Path

from django.core.management.base import BaseCommand

from vastgoed.verloopbeeld import als_svg
from vastgoed.verloopdocument import BEELD, BESTAND, document


class Command(BaseCommand):
    help = "Schrijft het verloop van een plan uit de code naar docs, als tekst en als tekening."

    def add_arguments(self, parser):
        parser.add_argument("--uitvoer", type=Path, default=BESTAND)
        parser.add_argument("--beeld", type=Path, default=BEELD)

    def handle(self, *args, uitvoer, beeld, **options):
        uitvoer.write_text(document(), encoding="utf-8")
        beeld.write_text(als_svg(), encoding="utf-8")
        self.stdout.write(f"{uitvoer.name} en {beeld.name} geschreven")
