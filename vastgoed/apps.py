from django.apps import AppConfig

from jeugdzorg.kern.dossiers import register_tab
from regio.behandeling import register_behandelingen


class VastgoedConfig(AppConfig):
    name = "vastgoed"
    label = "vastgoed"
    verbose_name = "Geld en termijnen"

    def ready(self) -> None:
        from . import berichten_plan, berichten_termijnen  # noqa: F401  # they register themselves
        from .behandeling import coordinaties
        from .plan.controles.opslaan import nakijken
        from .plan.samenvatten import samenvatten
        from .plan.wijzigen import NA_WIJZIGEN

        register_behandelingen(coordinaties)
        NA_WIJZIGEN.extend((samenvatten, nakijken))
        register_tab("gebied", "Plannen", "vastgoed:gebied-plannen", 190)
        register_tab("gebied", "Geld", "vastgoed:gebied-geld", 200)
        register_tab("gebied", "Termijnen", "vastgoed:gebied-termijnen", 210)
        register_tab("aanbieder", "Plannen", "vastgoed:aanbieder-plannen", 190)
        register_tab("aanbieder", "Toekenningen", "vastgoed:aanbieder-toekenningen", 200)
        register_tab("plan", "Overzicht", "vastgoed:plan", 10)
        register_tab("plan", "Voorwaarden", "vastgoed:plan-voorwaarden", 70)
        register_tab("plan", "Inhoud", "vastgoed:plan-inhoud", 20)
        register_tab("plan", "Bijlagen", "vastgoed:plan-bijlagen", 30)
        register_tab("plan", "Schuifplan", "vastgoed:plan-schuifplan", 40)
        register_tab("plan", "Doorrekening", "vastgoed:plan-doorrekening", 50)
        register_tab("plan", "Bevindingen", "vastgoed:plan-bevindingen", 60)
        register_tab("plan", "Toetsing", "vastgoed:plan-toetsing", 65)
        register_tab("plan", "Vragen", "vastgoed:plan-aanvullen", 70)
        register_tab("plan", "Versies", "vastgoed:plan-versies", 80)
        register_tab("plan", "Dossier", "vastgoed:plan-dossier", 90)
