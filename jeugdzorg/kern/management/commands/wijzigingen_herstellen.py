from typing import Any

from django.core.management.base import BaseCommand

from jeugdzorg.kern.horizon import numbers_repaired


class Command(BaseCommand):
    help = (
        "Geeft rijen met een nummer uit een andere database een nieuw nummer, zodat de feed "
        "`wijzigingen` ze weer kent. Voer dit uit na het terugzetten van een reservekopie."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for label, aantal in numbers_repaired().items():
            self.stdout.write(f"{label}: {aantal} hersteld")
