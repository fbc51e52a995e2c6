from typing import Any

from django.views.generic import TemplateView

from jeugdzorg.kern.views import PageMixin

from ..models import Vastgoedplan
from ..planvergelijking import HOOGUIT, gekozen, groepen, vergelijk


class PlannenVergelijken(PageMixin, TemplateView):
    """Up to five plans side by side: ``plan=`` once per plan."""

    template_name = "vastgoed/plannen/vergelijken.html"
    extra_context = {"titel": "Plannen vergelijken"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        gevraagd = gekozen(user, self.request.GET.getlist("plan"))
        plannen = gevraagd[:HOOGUIT]
        kolommen = vergelijk(user, plannen)
        rest = Vastgoedplan.objects.visible_to(user).exclude(pk__in=[plan.pk for plan in plannen])
        return super().get_context_data(
            kolommen=kolommen,
            koppen=zonder_een(plannen),
            groepen=groepen(kolommen),
            te_veel=len(gevraagd) - len(plannen),
            hooguit=HOOGUIT,
            erbij=rest.order_by("titel") if len(plannen) < HOOGUIT else [],
            **kwargs,
        )


def zonder_een(plannen: list[Vastgoedplan]) -> list[tuple[Vastgoedplan, str]]:
    """Each plan with the address of the same comparison without it."""
    return [
        (plan, "&".join(f"plan={ander.code}" for ander in plannen if ander != plan))
        for plan in plannen
    ]
