from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class KernConfig(AppConfig):
    name = "jeugdzorg.kern"
    label = "kern"
    verbose_name = "Gereedschap"

    def ready(self) -> None:
        """The jobs of all apps register themselves; their text fields refuse persons."""
        from . import receivers  # noqa: F401  # they connect themselves
        from .vrije_tekst import bewaak_modellen

        autodiscover_modules("tasks")
        bewaak_modellen()
        post_migrate.connect(harden_after_migrate, sender=self)
        post_migrate.connect(repair_after_migrate, sender=self)


def harden_after_migrate(using: str, **kwargs: Any) -> None:
    from .database_rights import harden

    harden(using)


def repair_after_migrate(using: str, **kwargs: Any) -> None:
    """A database that was restored has numbers of transactions that are yet to come."""
    from .horizon import numbers_repaired

    numbers_repaired(using)
