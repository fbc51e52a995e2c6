from django.apps import AppConfig

from jeugdzorg.kern.dossiers import register_tab


class CapaciteitConfig(AppConfig):
    name = "capaciteit"
    label = "capaciteit"
    verbose_name = "Capaciteit"

    def ready(self) -> None:
        from regio.telblad import register_teller

        from . import berichten, kaartcijfers, zoekgroepen  # noqa: F401  # register themselves
        from .afscherming import Capaciteitteller

        kaartcijfers.registreren()
        register_teller(Capaciteitteller)
        register_tab("gebied", "Capaciteit", "capaciteit:gebied-capaciteit", 100)
        register_tab("jeugdhulpregio", "Capaciteit", "capaciteit:jeugdhulpregio-capaciteit", 100)
        register_tab("aanbieder", "Locaties", "capaciteit:aanbieder-locaties", 100)
        register_tab("locatie", "Locatie", "capaciteit:locatie", 100)
        register_tab("locatie", "Plaatsen", "capaciteit:locatie-plaatsen", 105)
        register_tab("locatie", "Tijdlijn", "capaciteit:locatie-tijdlijn", 110)
