from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KernConfig(AppConfig):
    name = "jeugdzorg.kern"
    label = "kern"
    verbose_name = "Gereedschap"

    def ready(self) -> None:
        """The jobs of all apps register themselves, in the worker and where they are started."""
        autodiscover_modules("tasks")
