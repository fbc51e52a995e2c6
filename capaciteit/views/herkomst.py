from typing import Any

from jeugdzorg.kern.views import OverviewView
from regio.gebiedskeuze import gebieden_voor, gekozen_gebied
from regio.models import Bevinding

from ..charts import herkomst_grafieken
from ..herkomstbeeld import Herkomstbeeld, beelden_per_gebied, herkomstbeelden


class HerkomstView(OverviewView):
    """Of the chosen area everything; without a choice one line per area."""

    titel = "Herkomst"

    def get_template_names(self) -> list[str]:
        gekozen = gekozen_gebied(self.request)
        return [f"capaciteit/{'herkomst' if gekozen else 'herkomst_gebieden'}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gebied = gekozen_gebied(self.request)
        user = self.request.user
        beelden = herkomstbeelden(user, gebied) if gebied else beelden_per_gebied(user)
        return super().get_context_data(
            **{
                "gebied": gebied,
                "beelden": beelden,
                "keuzes": gebieden_voor(self.request),
                "bevindingen": self.get_bevindingen(beelden),
                **(self.van_gebied(beelden) if gebied else {}),
                **kwargs,
            }
        )

    def get_bevindingen(self, beelden: list[Herkomstbeeld]) -> dict[int, list[Any]]:
        rijen = [rij for beeld in beelden for rij in beeld.rijen]
        return Bevinding.objects.visible_to(self.request.user).bij(rijen)

    def van_gebied(self, beelden: list[Herkomstbeeld]) -> dict[str, Any]:
        """The charts, and which other areas do have figures when this one has none."""
        elders = [] if beelden else beelden_per_gebied(self.request.user)
        codes = {beeld.gebied.code for beeld in elders}
        return {
            "titel": f"Herkomst {gekozen_gebied(self.request)}",
            "delen": [(beeld, herkomst_grafieken(beeld)) for beeld in beelden],
            "met_cijfers": gebieden_voor(self.request).filter(code__in=codes),
        }
