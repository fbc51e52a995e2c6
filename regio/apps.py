from django.apps import AppConfig


class RegioConfig(AppConfig):
    name = "regio"
    label = "regio"
    verbose_name = "Regio's en organisaties"
