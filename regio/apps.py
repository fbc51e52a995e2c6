from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RegioConfig(AppConfig):
    name = "regio"
    label = "regio"
    verbose_name = "Regio's en organisaties"

    def ready(self) -> None:
        autodiscover_modules("controles")
