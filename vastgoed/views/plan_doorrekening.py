"""What a plan comes to: result per year, occupancy, cost per place, slack, baseline."""

from typing import Any

from ..plan.controles.kennis import context_van
from ..plan.document import Document
from ..plan.doorrekening import Doorrekening
from ..plan.grafieken_doorrekening import kosten_grafiek, resultaat_grafiek
from ..plandossier import PlanDossier


class PlanDoorrekening(PlanDossier):
    """Of the newest version that the reader may see."""

    template_name = "vastgoed/plan/doorrekening.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if context["versie"] is None:
            return context
        beeld = Doorrekening(Document(context["versie"].inhoud), context_van(context["versie"]))
        grafieken = {
            "resultaat_grafiek": resultaat_grafiek(beeld),
            "kosten_grafiek": kosten_grafiek(beeld),
        }
        return {"beeld": beeld, **grafieken, **context}
