from django.apps import AppConfig

from jeugdzorg.kern.dossiers import register_tab
from regio.behandeling import register_behandelingen


class VastgoedConfig(AppConfig):
    name = "vastgoed"
    label = "vastgoed"
    verbose_name = "Geld en termijnen"

    def ready(self) -> None:
        from .behandeling import coordinaties

        register_behandelingen(coordinaties)
        register_tab("gebied", "Geld", "vastgoed:gebied-geld", 200)
        register_tab("gebied", "Termijnen", "vastgoed:gebied-termijnen", 210)
        register_tab("aanbieder", "Toekenningen", "vastgoed:aanbieder-toekenningen", 200)
