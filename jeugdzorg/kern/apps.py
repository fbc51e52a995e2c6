from django.apps import AppConfig


class KernConfig(AppConfig):
    name = "jeugdzorg.kern"
    label = "kern"
    verbose_name = "Gereedschap"
