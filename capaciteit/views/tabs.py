"""What capacity adds to the dossiers of areas, regions and providers."""

from typing import Any

from django.db.models import Q

from regio.dossiers import AanbiederDossier, GebiedDossier, RegioDossier
from regio.models import Bevinding, GebiedRegio

from ..models import Capaciteitscijfer, Locatie, Voorziening
from ..overzichten import bevindingen_bij_regels, cijferregels, voorzieningregels
from ..querysets import CapaciteitscijferQuerySet, VoorzieningQuerySet
from ..selectors import standen_per_zorgvorm


def capaciteit_context(
    user: Any, voorzieningen: VoorzieningQuerySet, cijfers: CapaciteitscijferQuerySet
) -> dict[str, Any]:
    """Facilities and printed figures as every tab shows them."""
    rijen = voorzieningen.with_stand(user=user).with_bron().with_locatie()
    regels = voorzieningregels(rijen.order_by("zorgvorm", "naam", "pk"), user)
    cijfers = cijfers.with_bron().with_onderwerp().select_related("voorziening__locatie")
    gedrukt = cijferregels(cijfers.order_by("zorgvorm", "maat", "-peildatum", "code"))
    return {
        "regels": regels,
        "bevindingen": bevindingen_bij_regels(regels, user),
        "standen": standen_per_zorgvorm(voorzieningen, user),
        "cijfers": gedrukt,
        "cijferbevindingen": Bevinding.objects.visible_to(user).bij(
            [regel.cijfer for regel in gedrukt]
        ),
        "zonder_zijkant": True,
    }


class GebiedCapaciteit(GebiedDossier):
    template_name = "capaciteit/gebied_capaciteit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, gebied = self.request.user, self.object
        regios = GebiedRegio.objects.visible_to(user).at().filter(gebied=gebied)
        cijfers = Capaciteitscijfer.objects.visible_to(user).filter(
            Q(gebied=gebied)
            | Q(bron__gebied=gebied, voorziening__isnull=True)
            | Q(jeugdhulpregio__in=regios.values("jeugdhulpregio"))
        )
        context = capaciteit_context(
            user, Voorziening.objects.visible_to(user).in_gebied(gebied), cijfers
        )
        return super().get_context_data(**{**context, **kwargs})


class RegioCapaciteit(RegioDossier):
    template_name = "capaciteit/jeugdhulpregio_capaciteit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, regio = self.request.user, self.object
        context = capaciteit_context(
            user,
            Voorziening.objects.visible_to(user).filter(locatie__jeugdhulpregio=regio),
            Capaciteitscijfer.objects.visible_to(user).filter(jeugdhulpregio=regio),
        )
        return super().get_context_data(**{**context, **kwargs})


class AanbiederLocaties(AanbiederDossier):
    template_name = "capaciteit/aanbieder_locaties.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, aanbieder = self.request.user, self.object
        locaties = Locatie.objects.visible_to(user).filter(aanbieders=aanbieder)
        voorzieningen = Voorziening.objects.visible_to(user).filter(locatie__in=locaties)
        cijfers = Capaciteitscijfer.objects.visible_to(user).filter(
            Q(aanbieder=aanbieder) | Q(voorziening__in=voorzieningen)
        )
        context = capaciteit_context(user, voorzieningen, cijfers)
        return super().get_context_data(
            **{**context, "locaties": locaties.with_aanbieders().with_bron(), **kwargs}
        )
