from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from jeugdzorg.kern import saved_views
from jeugdzorg.kern.dossiers import register_tab


class RegioConfig(AppConfig):
    name = "regio"
    label = "regio"
    verbose_name = "Regio's en organisaties"

    def ready(self) -> None:
        from . import rules, zoekgroepen  # noqa: F401  # they register themselves
        from .weergaven import standaardvraag

        saved_views.register(standaardvraag)
        autodiscover_modules("controles")
        register_tab("gebied", "Overzicht", "regio:gebied", 10)
        register_tab("gebied", "Uitgangspunten", "regio:gebied-uitgangspunten", 20)
        register_tab("gebied", "Knelpunten en doelgroepen", "regio:gebied-knelpunten", 30)
        register_tab("gebied", "Overleggen", "regio:gebied-overleggen", 910)
        register_tab("gebied", "Bevindingen", "regio:gebied-bevindingen", 920)
        register_tab("gebied", "Wijzigingen", "regio:gebied-wijzigingen", 930)
        register_tab("jeugdhulpregio", "Overzicht", "regio:jeugdhulpregio", 10)
        register_tab("jeugdhulpregio", "Wijzigingen", "regio:jeugdhulpregio-wijzigingen", 930)
        register_tab("aanbieder", "Wijzigingen", "regio:aanbieder-wijzigingen", 930)
        register_tab("aanbieder", "Overzicht", "regio:aanbieder", 10)
