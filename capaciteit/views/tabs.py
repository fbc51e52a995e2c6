"""What this app adds to the dossiers of areas, regions and providers."""

from typing import Any

from django.db.models import Q

from regio.dossiers import AanbiederDossier, GebiedDossier, RegioDossier
from regio.models import Bevinding

from ..choices import VoorzieningStatus
from ..models import Capaciteitscijfer, Locatie, Voorziening
from ..overzichten import bevindingen_bij_regels, cijferregels, voorzieningregels
from ..selectors import standen_per_zorgvorm


class CapaciteitTab:
    """Facilities of a selection, by form of care, with the figures that sources print."""

    def capaciteit(self, user: Any, voorzieningen: Any, cijfers: Any) -> dict[str, Any]:
        rijen = voorzieningen.with_bron().with_locatie().with_stand(user=user)
        regels = voorzieningregels(rijen, user)
        cijfers = list(cijfers.with_bron().with_onderwerp())
        return {
            "regels": regels,
            "standen": standen_per_zorgvorm(voorzieningen, user),
            "statussen": VoorzieningStatus,
            "cijfers": cijferregels(cijfers),
            "bevindingen": bevindingen_bij_regels(regels, user),
            "bevindingen_cijfers": Bevinding.objects.visible_to(user).bij(cijfers),
            "zonder_zijkant": True,
        }


class GebiedCapaciteit(CapaciteitTab, GebiedDossier):
    template_name = "capaciteit/gebied_capaciteit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, gebied = self.request.user, self.object
        cijfers = Capaciteitscijfer.objects.visible_to(user).filter(
            Q(gebied=gebied) | Q(gebied__bovenliggend=gebied) | Q(bron__gebied=gebied)
        )
        voorzieningen = Voorziening.objects.visible_to(user).in_gebied(gebied)
        return super().get_context_data(
            **{**self.capaciteit(user, voorzieningen, cijfers), **kwargs}
        )


class RegioCapaciteit(CapaciteitTab, RegioDossier):
    template_name = "capaciteit/jeugdhulpregio_capaciteit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, regio = self.request.user, self.object
        cijfers = Capaciteitscijfer.objects.visible_to(user).filter(jeugdhulpregio=regio)
        voorzieningen = Voorziening.objects.visible_to(user).filter(locatie__jeugdhulpregio=regio)
        return super().get_context_data(
            **{**self.capaciteit(user, voorzieningen, cijfers), **kwargs}
        )


class AanbiederLocaties(CapaciteitTab, AanbiederDossier):
    template_name = "capaciteit/aanbieder_locaties.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, aanbieder = self.request.user, self.object
        locaties = Locatie.objects.visible_to(user).filter(aanbieders=aanbieder)
        voorzieningen = Voorziening.objects.visible_to(user).filter(locatie__in=locaties)
        cijfers = Capaciteitscijfer.objects.visible_to(user).filter(aanbieder=aanbieder)
        return super().get_context_data(
            **{**self.capaciteit(user, voorzieningen, cijfers), **kwargs}
        )
