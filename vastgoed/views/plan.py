"""The first page of a plan: where it is, whose turn it is, what the reader can do."""

from typing import Any

from ..models import Planbesluit
from ..plandossier import PlanDossier


class PlanView(PlanDossier):
    template_name = "vastgoed/plan/overzicht.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        zichtbaar = Planbesluit.objects.visible_to(self.request.user).geldend()
        besluit = zichtbaar.filter(plan=self.object).select_related("vergadering__overleg").first()
        return super().get_context_data(**{"besluit": besluit, "zonder_zijkant": False, **kwargs})
