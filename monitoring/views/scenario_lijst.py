"""The list of scenario's, and up to four of them beside each other."""

from typing import Any, Final

from django.db.models import QuerySet

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.views import ListPage, OverviewView
from regio.gebiedskeuze import GebiedMixin

from ..filters_scenario import ScenarioFilter
from ..models import Afbouwpad, Scenario
from ..scenario.beeld import Scenariobeeld, scenario_grafiek
from ..scenario.rekenen import Jaaruitkomst
from .scenario import beeld_van, paden_voor

HOOGSTENS: Final = 4


class ScenarioListView(GebiedMixin, ListPage):
    model = Scenario
    filterset_class = ScenarioFilter
    titel = "Scenario's"
    enkelvoud, meervoud = "scenario", "scenario's"
    template_name = "monitoring/scenario/lijst.html"
    columns = [
        Column("Scenario", "naam"),
        Column("Pad", "pad.naam"),
        Column("Gebied", "pad.gebied.naam"),
        Column("Vanaf jaar", "vanaf"),
        Column("Minder per jaar", "procent_per_jaar", "procent"),
        Column("Minder dan het pad", "instroom_procent", "procent"),
        Column("Verblijf in weken", "verblijf_weken", "getal"),
        Column("Buiten het gebied", "buiten_procent", "procent"),
        Column("Vertraging in maanden", "vertraging_maanden", "getal"),
        Column("Tarief per dag", "dagtarief", "euro"),
        Column("Voorgedragen", "voorgedragen_op", "tijdstip"),
    ]
    sort_fields = {"naam": "naam", "pad": ["pad__naam", "naam"], "gemaakt": "gemaakt_op"}
    default_sort = "pad"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_pad()


class ScenarioVergelijken(OverviewView):
    """``?s=1&s=2``: what each asks for per year, and what is different between them."""

    titel = "Scenario's vergelijken"
    template_name = "monitoring/scenario/vergelijken.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gekozen = self.gekozen()
        beelden = self.beelden(gekozen[:HOOGSTENS])
        return super().get_context_data(
            **{
                "scenarios": gekozen[:HOOGSTENS],
                "pad": het_pad(beelden),
                "een": len(beelden) == 1,
                "te_veel": len(gekozen) > HOOGSTENS,
                "beelden": beelden,
                "grafiek": scenario_grafiek(beelden) if beelden else None,
                "jaren": naast_elkaar(beelden),
                **kwargs,
            }
        )

    def gekozen(self) -> list[Scenario]:
        nummers = [int(s) for s in self.request.GET.getlist("s") if s.isascii() and s.isdigit()]
        gezien = Scenario.objects.visible_to(self.request.user).with_pad()
        return list(gezien.filter(pk__in=[n for n in nummers if n < 2**31]))

    def beelden(self, scenarios: list[Scenario]) -> list[Scenariobeeld]:
        user = self.request.user
        paden = paden_voor(user).in_bulk([scenario.pad_id for scenario in scenarios])
        return [beeld_van(user, scenario, paden[scenario.pad_id]) for scenario in scenarios]


def het_pad(beelden: list[Scenariobeeld]) -> Afbouwpad | None:
    """The path they are all about; None when they are about several."""
    paden = {beeld.pad.pk: beeld.pad for beeld in beelden}
    return next(iter(paden.values())) if len(paden) == 1 else None


def naast_elkaar(beelden: list[Scenariobeeld]) -> list[tuple[int, Jaaruitkomst | None, list[Any]]]:
    """Per year what the path of the first and each scenario say; nothing where there is no year."""
    per_beeld = [{jaar.jaar: jaar for jaar in beeld.uitkomst.jaren} for beeld in beelden]
    alle = sorted({jaar for jaren in per_beeld for jaar in jaren})
    pad = {jaar.jaar: jaar for beeld in beelden[:1] for jaar in beeld.vastgesteld.jaren}
    return [(jaar, pad.get(jaar), [jaren.get(jaar) for jaren in per_beeld]) for jaar in alle]
