"""What this app adds to the dossiers of areas and providers."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from regio.dossiers import AanbiederDossier, GebiedDossier
from regio.models import Bevinding

from ..models import Coordinatie, Termijn, Toekenning, Verdeeltotaal
from ..selectors import bedragregels


class GebiedGeld(GebiedDossier):
    """Grants in the area: of municipalities or providers that work there."""

    template_name = "vastgoed/gebied_geld.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, gebied = self.request.user, self.object
        toekenningen = list(
            Toekenning.objects.visible_to(user)
            .filter(Q(bron__gebied=gebied) | Q(aanbieder__gebieden=gebied))
            .with_bron()
            .with_partijen()
            .distinct()
        )
        totalen = (
            Verdeeltotaal.objects.visible_to(user)
            .filter(gebied=gebied)
            .with_bron()
            .select_related("regeling")
        )
        return super().get_context_data(
            **{
                "regels": bedragregels(toekenningen),
                "totalen": totalen,
                "bevindingen": Bevinding.objects.visible_to(user).bij(toekenningen),
                "zonder_zijkant": True,
                **kwargs,
            }
        )


class GebiedTermijnen(GebiedDossier):
    template_name = "vastgoed/gebied_termijnen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rijen = Termijn.objects.visible_to(self.request.user).filter(gebied=self.object)
        termijnen = list(rijen.with_verlengingen().order_by("geldende_datum", "code"))
        return super().get_context_data(
            **{
                "termijnen": termijnen,
                "vandaag": timezone.localdate(),
                "bevindingen": Bevinding.objects.visible_to(self.request.user).bij(termijnen),
                "zonder_zijkant": True,
                **kwargs,
            }
        )


class AanbiederToekenningen(AanbiederDossier):
    template_name = "vastgoed/aanbieder_toekenningen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, aanbieder = self.request.user, self.object
        toekenningen = list(
            Toekenning.objects.visible_to(user)
            .filter(aanbieder=aanbieder)
            .with_bron()
            .with_partijen()
        )
        regels = bedragregels(toekenningen)
        coordinaties = Coordinatie.objects.visible_to(user).filter(aanbieder=aanbieder)
        return super().get_context_data(
            **{
                "regels": regels,
                "coordinaties": coordinaties.with_bron().select_related("gemeente", "regeling"),
                "bevindingen": Bevinding.objects.visible_to(user).bij(toekenningen),
                "zonder_zijkant": True,
                **kwargs,
            }
        )
