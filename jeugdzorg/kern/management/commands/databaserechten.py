from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from jeugdzorg.kern.database_rights import harden, statements


class Command(BaseCommand):
    help = (
        "Toont (of geeft, met --toepassen) de rechten van een databaserol waaronder de applicatie "
        "draait: alles lezen en schrijven, maar niets wijzigen van wat is vastgelegd. Voer dit uit "
        "als eigenaar van de tabellen, na elke migratie."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rol", help="De rol van de applicatie; die bestaat al.")
        parser.add_argument("--toepassen", action="store_true", help="Voer het ook uit.")

    def handle(self, *args: Any, rol: str, toepassen: bool, **options: Any) -> None:
        lines = list(statements(rol))
        if not toepassen:
            self.stdout.write("\n".join(f"{line};" for line in lines))
            return
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_user, (SELECT 1 FROM pg_roles WHERE rolname = %s)", [rol]
            )
            owner, found = cursor.fetchone()
        if not found:
            raise CommandError(f"De rol {rol} bestaat niet. Maak die eerst: CREATE ROLE … LOGIN.")
        if owner == rol:
            raise CommandError("Voer dit uit als eigenaar van de tabellen, niet als de applicatie.")
        with transaction.atomic():
            harden()
            with connection.cursor() as cursor:
                for line in lines:
                    cursor.execute(line)
        self.stdout.write(f"{len(lines)} regels uitgevoerd voor {rol}.")
