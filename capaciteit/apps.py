from django.apps import AppConfig


class CapaciteitConfig(AppConfig):
    name = "capaciteit"
    label = "capaciteit"
    verbose_name = "Capaciteit"
