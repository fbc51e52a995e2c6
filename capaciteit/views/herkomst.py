"""Origin of placements, and the map of regions."""

from typing import Any

from jeugdzorg.kern.views import OverviewView
from regio.gebiedskeuze import gebieden_voor, gekozen_gebied
from regio.models import Bevinding

from ..charts import aanbieders_chart, binnen_chart, stromen_chart
from ..herkomstbeeld import herkomstbeeld
from ..kaart import kaart
from ..kaartmaten import MATEN, maten
from ..models import Herkomst


class HerkomstView(OverviewView):
    """Where youths of an area come from and go to; without a choice the area with most figures."""

    titel = "Herkomst"
    template_name = "capaciteit/herkomst.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        met_cijfers = (
            gebieden_voor(self.request)
            .filter(herkomsten__in=Herkomst.objects.visible_to(user))
            .distinct()
        )
        gebied = gekozen_gebied(self.request) or met_cijfers.order_by("-code").first()
        beeld = herkomstbeeld(user, gebied) if gebied else None
        grafieken = (
            [stromen_chart(beeld), binnen_chart(beeld), aanbieders_chart(beeld)] if beeld else []
        )
        return super().get_context_data(
            **{
                "gebied": gebied,
                "met_cijfers": met_cijfers,
                "beeld": beeld,
                "grafieken": [grafiek for grafiek in grafieken if grafiek],
                "bevindingen": Bevinding.objects.visible_to(user).bij(
                    beeld.figuren if beeld else []
                ),
                **kwargs,
            }
        )


class KaartView(OverviewView):
    """The regions on a map, coloured by a measure of choice."""

    titel = "Kaart"
    template_name = "capaciteit/kaart.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        keuzes = maten()
        gekozen = MATEN.get(self.request.GET.get("maat", ""), keuzes[0])
        return super().get_context_data(
            **{
                "maten": keuzes,
                "gekozen": gekozen,
                "kaart": kaart(self.request.user, gekozen),
                **kwargs,
            }
        )
