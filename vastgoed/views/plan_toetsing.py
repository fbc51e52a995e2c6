"""The tab of a plan about its review: where one goes on, and what was judged together."""

from typing import Any

import rules

from ..models import Toetsing
from ..plandossier import PlanDossier
from ..querysets_plan import toetsingen_van
from ..rules_toetsen import leest_oordelen
from ..toetsen.naast import naast_elkaar, score
from ..toetsen.stand import Toetsingstand


class PlanToetsing(PlanDossier):
    """Whoever reads the plan opens it; what it tells differs (``toetsen.naast``)."""

    template_name = "vastgoed/toetsen/plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, user = self.object, self.request.user
        versie = plan.ingediende_versie
        regels = naast_elkaar(versie, user) if versie and versie.kader_id else []
        samen = [rij for rij in regels if rij.samen]
        return super().get_context_data(
            **{
                "planversie": versie,
                "mijn": self.mijn(versie),
                "vergelijkt": leest_oordelen(user, plan),
                "coordineert": rules.test_rule("plan_coordineren", user, plan),
                "toetsingen": Toetsing.objects.visible_to(user)
                .lopend()
                .filter(plan=plan)
                .select_related("organisatie", "toetser"),
                "samen": samen,
                "totaal": len(regels),
                "score": score((rij.criterium, rij.samen.waarde) for rij in samen if rij.samen),
                "redenen": any(rij.samen and rij.samen.reden for rij in samen),
                **kwargs,
            }
        )

    def mijn(self, versie: Any) -> list[Toetsingstand]:
        """How far the reviews of this plan by the user are."""
        if versie is None or not versie.kader_id:
            return []
        rijen = toetsingen_van(self.request.user).filter(plan=self.object)
        return [Toetsingstand(toetsing, versie) for toetsing in rijen.select_related("organisatie")]
