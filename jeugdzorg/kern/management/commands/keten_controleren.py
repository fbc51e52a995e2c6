from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jeugdzorg.kern import chain


class Command(BaseCommand):
    help = "Rekent de keten van besluiten na; eindigt met code 1 als er iets niet klopt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kenmerk", default="", help="Een kenmerk dat eerder is genoteerd.")

    def handle(self, *args: Any, kenmerk: str, **options: Any) -> None:
        uitslag = chain.controleren(kenmerk.strip().lower())
        if uitslag.fout:
            raise CommandError(uitslag.fout)
        if uitslag.genoteerd is False:
            raise CommandError("Het genoteerde kenmerk komt in de keten niet voor.")
        self.stdout.write(f"De keten is heel: {uitslag.aantal} schakels.\n{uitslag.kenmerk}")
