"""Indicators, measurements and reduction paths in the API."""

from typing import Any

from django.db.models import QuerySet

from jeugdzorg.kern.viewsets import ResourceViewSet

from . import api_filters, serializers
from .models import Afbouwpad, Indicator, Meting

TAG = "Monitoring"


class IndicatorViewSet(ResourceViewSet):
    queryset = Indicator.objects.all()
    serializer_class = serializers.IndicatorSerializer
    filterset_class = api_filters.IndicatorFilter
    sort_fields = {"code": "code", "naam": "naam"}
    tag, enkelvoud, meervoud = TAG, "indicator", "indicatoren"
    uitleg = "Wat elk half jaar wordt gevolgd: een getal, of een vraag met een antwoord in woorden."

    def with_related(self, rows: Any) -> QuerySet:
        return rows.select_related("onderdeel_van", "gebied", "bron")


class MetingViewSet(ResourceViewSet):
    queryset = Meting.objects.all()
    serializer_class = serializers.MetingSerializer
    filterset_class = api_filters.MetingFilter
    sort_fields = {
        "code": "code",
        "periodeVan": "periode_van",
        "periodeTot": "periode_tot",
        "waarde": "waarde",
        "indicator": "indicator__naam",
        "regio": "jeugdhulpregio__naam",
        "peildatum": "peildatum",
    }
    tag, enkelvoud, meervoud = TAG, "meting", "metingen"
    uitleg = (
        "De waarde van een indicator voor een regio of gebied in een periode, volgens een bron. "
        "Het totaal van een gebied staat er zoals gedrukt, naast dat van de regio's."
    )

    def with_related(self, rows: Any) -> QuerySet:
        return rows.with_onderwerp().with_bron()


class AfbouwpadViewSet(ResourceViewSet):
    queryset = Afbouwpad.objects.all()
    serializer_class = serializers.AfbouwpadSerializer
    filterset_class = api_filters.AfbouwpadFilter
    sort_fields = {"code": "code", "naam": "naam", "doeldatum": "doeldatum"}
    tag, enkelvoud, meervoud = TAG, "afbouwpad", "afbouwpaden"
    uitleg = (
        "Een afgesproken weg omlaag, van een startwaarde naar een doel. `punten` en `delen` staan "
        "er zoals gedrukt, `berekend` zoals zij uit de uitgangspunten volgen."
    )
    voorbeeld = {
        "code": "OOST-INSTROOM",
        "naam": "Instroom JeugdzorgPlus Gebied Oost",
        "startwaarde": 182,
        "startdatum": "2021-12-31",
        "doelwaarde": 68,
        "doeldatum": "2031-12-31",
    }

    def with_related(self, rows: Any) -> QuerySet:
        return rows.with_bron().with_punten(self.request.user)
