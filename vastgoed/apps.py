from django.apps import AppConfig

from jeugdzorg.kern.dossiers import register_tab
from regio.behandeling import register_behandelingen


class VastgoedConfig(AppConfig):
    name = "vastgoed"
    label = "vastgoed"
    verbose_name = "Geld en termijnen"

    def ready(self) -> None:
        from . import berichten_termijnen  # noqa: F401  # they register themselves
        from .behandeling import coordinaties
        from .plan.samenvatten import samenvatten
        from .plan.wijzigen import NA_WIJZIGEN

        register_behandelingen(coordinaties)
        NA_WIJZIGEN.append(samenvatten)
        register_tab("gebied", "Plannen", "vastgoed:gebied-plannen", 190)
        register_tab("gebied", "Geld", "vastgoed:gebied-geld", 200)
        register_tab("gebied", "Termijnen", "vastgoed:gebied-termijnen", 210)
        register_tab("aanbieder", "Plannen", "vastgoed:aanbieder-plannen", 190)
        register_tab("aanbieder", "Toekenningen", "vastgoed:aanbieder-toekenningen", 200)
        register_tab("plan", "Overzicht", "vastgoed:plan", 10)
