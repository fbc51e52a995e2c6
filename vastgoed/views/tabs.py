"""What this app adds to the dossiers of areas and providers."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from regio.dossiers import AanbiederDossier, GebiedDossier
from regio.models import Bevinding

from ..models import Beschikking, Coordinatie, Termijn, Toekenning, Verdeeltotaal
from ..selectors import bedragregels, bevindingenbeeld


class GebiedGeld(GebiedDossier):
    """Totals of the area; awards to municipalities and grants to providers that work there."""

    template_name = "vastgoed/gebied_geld.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, gebied = self.request.user, self.object
        totalen = Verdeeltotaal.objects.visible_to(user).filter(gebied=gebied)
        beschikkingen = Beschikking.objects.visible_to(user).filter(
            Q(bron__gebied=gebied) | Q(gemeente__gebieden=gebied)
        )
        toekenningen = Toekenning.objects.visible_to(user).filter(
            Q(bron__gebied=gebied) | Q(aanbieder__gebieden=gebied)
        )
        rijen = list(toekenningen.with_bron().with_partijen().distinct())
        awards = list(beschikkingen.with_bron().select_related("regeling", "gemeente").distinct())
        van_gebied = list(totalen.with_bron().select_related("regeling", "gebied"))
        return super().get_context_data(
            **{
                "regels": bedragregels(rijen),
                "beschikkingen": bedragregels(awards),
                "totalen": bedragregels(van_gebied),
                "beeld": bevindingenbeeld(user, [*rijen, *awards, *van_gebied]),
                "zonder_zijkant": True,
                **kwargs,
            }
        )


class GebiedTermijnen(GebiedDossier):
    template_name = "vastgoed/gebied_termijnen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        rijen = Termijn.objects.visible_to(user).filter(gebied=self.object)
        termijnen = list(rijen.with_verlengingen(user).order_by("geldende_datum", "code"))
        return super().get_context_data(
            **{
                "termijnen": termijnen,
                "vandaag": timezone.localdate(),
                "bevindingen": Bevinding.objects.visible_to(user).bij(termijnen),
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
                "beeld": bevindingenbeeld(user, toekenningen),
                "zonder_zijkant": True,
                **kwargs,
            }
        )
