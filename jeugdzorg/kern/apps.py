from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KernConfig(AppConfig):
    name = "jeugdzorg.kern"
    label = "kern"
    verbose_name = "Gereedschap"

    def ready(self) -> None:
        """The jobs of all apps register themselves; their text fields refuse persons."""
        from .vrije_tekst import bewaak_modellen

        autodiscover_modules("tasks")
        bewaak_modellen()
