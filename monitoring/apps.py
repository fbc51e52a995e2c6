from django.apps import AppConfig

from jeugdzorg.kern.dossiers import register_tab


class MonitoringConfig(AppConfig):
    name = "monitoring"
    label = "monitoring"
    verbose_name = "Monitoring"

    def ready(self) -> None:
        from regio.telblad import register_teller
        from vastgoed.mijn_werk import registreer

        from . import (
            kaartmaten,  # noqa: F401  # they register themselves
            spoornamen,
        )
        from .afscherming import Metingteller
        from .analyse import onderdeel as analyse
        from .cyclus import aanmelden as cyclus
        from .levering import werk as levering
        from .opdrachten import soorten  # noqa: F401  # they register themselves
        from .rapport import eigen  # noqa: F401  # they register themselves
        from .rapport import onderdeel as rapport
        from .reflectie import onderdeel as reflectie

        register_teller(Metingteller)
        cyclus.aanmelden()
        registreer(levering.BRON)
        spoornamen.registreer()
        reflectie.registreer()
        analyse.registreer()
        rapport.registreer()
        register_tab("gebied", "Monitoring", "monitoring:gebied-monitoring", 300)
        register_tab("gebied", "In de pas", "monitoring:gebied-pas", 310)
        register_tab("jeugdhulpregio", "Monitoring", "monitoring:jeugdhulpregio-monitoring", 300)
        register_tab("jeugdhulpregio", "In de pas", "monitoring:jeugdhulpregio-pas", 310)
