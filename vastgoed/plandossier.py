"""What every page about one plan shares: found by its code, with its head and its tabs.

A tab subclasses ``PlanDossier``, names its template (which extends
``vastgoed/plan_dossier.html`` and fills ``inhoud``), and is registered with
``kern.dossiers.register_tab("plan", label, "vastgoed:plan-…", order)`` in ``AppConfig.ready``.
"""

from typing import Any

from django.db.models import QuerySet

from jeugdzorg.kern.views import DossierView

from .models import Vastgoedplan
from .planstand import Planstand


class PlanDossier(DossierView):
    """A tab of a plan: ``plan`` in the template, ``self.object`` here.

    Context beside that of DossierView: ``stand`` (where the plan is, what the reader can do),
    ``versie`` (the newest that the reader may see), ``eerste_tab`` and ``open_tab``.
    """

    model = Vastgoedplan
    slug_field = slug_url_kwarg = "code"
    dossier = "plan"
    context_object_name = "plan"

    def get_queryset(self) -> QuerySet:
        return Vastgoedplan.objects.visible_to(self.request.user).with_partijen()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            **{
                "stand": Planstand(self.object, self.request.user),
                "versie": self.object.versie_voor(self.request.user),
                "zonder_zijkant": True,
                **kwargs,
            }
        )
        tabs = context["tabs"]
        open_tab = next((tab for tab in tabs if tab["actief"]), None)
        return {"eerste_tab": tabs[0] if tabs else None, "open_tab": open_tab, **context}
