from django.apps import AppConfig


class VastgoedConfig(AppConfig):
    name = "vastgoed"
    label = "vastgoed"
    verbose_name = "Geld, termijnen en plannen"
