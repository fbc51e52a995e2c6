"""The first page of a plan: where it is, whose turn it is, what the reader can do."""

from ..plandossier import PlanDossier


class PlanView(PlanDossier):
    template_name = "vastgoed/plan/overzicht.html"
    extra_context = {"zonder_zijkant": False}
