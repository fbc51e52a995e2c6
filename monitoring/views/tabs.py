"""What monitoring adds to the dossiers of areas and regions."""

from typing import Any

from regio.dossiers import GebiedDossier, RegioDossier
from regio.models import Bevinding

from ..models import Afbouwpad, Cyclus, Meting
from ..padbeeld import padbeeld


class GebiedMonitoring(GebiedDossier):
    template_name = "monitoring/gebied_monitoring.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, gebied = self.request.user, self.object
        paden = Afbouwpad.objects.visible_to(user).geldend().filter(gebied=gebied)
        paden = paden.with_bron().with_punten(user)
        metingen = list(
            Meting.objects.visible_to(user)
            .voor_gebied(gebied)
            .exclude(bron__soort="voorbeeld")
            .with_onderwerp()
            .with_bron()
            .order_by("-periode_tot", "indicator__naam", "code")
        )
        eigen = [meting for meting in metingen if meting.gebied_id == gebied.pk]
        gezien = Bevinding.objects.visible_to(user)
        return super().get_context_data(
            **{
                "beelden": [padbeeld(pad, metingen) for pad in paden],
                "metingen": eigen,
                "bevindingen": gezien.bij(eigen),
                "cycli": Cyclus.objects.visible_to(user).filter(gebied=gebied),
                "zonder_zijkant": True,
                **kwargs,
            }
        )


class RegioMonitoring(RegioDossier):
    template_name = "monitoring/jeugdhulpregio_monitoring.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, regio = self.request.user, self.object
        metingen = list(
            regio.metingen.visible_to(user)
            .with_onderwerp()
            .with_bron()
            .order_by("-periode_tot", "indicator__naam", "code")
        )
        return super().get_context_data(
            **{
                "metingen": metingen,
                "bevindingen": Bevinding.objects.visible_to(user).bij(metingen),
                "doelstellingen": regio.doelstellingen.visible_to(user)
                .geldend()
                .with_bron()
                .select_related("indicator", "pad", "jeugdhulpregio", "gebied"),
                "zonder_zijkant": True,
                **kwargs,
            }
        )
