from django.apps import AppConfig

from jeugdzorg.kern.dossiers import register_tab


class MonitoringConfig(AppConfig):
    name = "monitoring"
    label = "monitoring"
    verbose_name = "Monitoring"

    def ready(self) -> None:
        from regio.telblad import register_teller

        from . import kaartmaten  # noqa: F401  # they register themselves
        from .afscherming import Metingteller

        register_teller(Metingteller)
        register_tab("gebied", "Monitoring", "monitoring:gebied-monitoring", 300)
        register_tab("jeugdhulpregio", "Monitoring", "monitoring:jeugdhulpregio-monitoring", 300)
