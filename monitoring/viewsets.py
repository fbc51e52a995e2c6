"""Reduction paths in the API."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from jeugdzorg.kern.viewsets import ResourceViewSet
from regio.choices import BronSoort

from . import api_filters, serializers
from .models import Afbouwpad, Meting

TAG = "Monitoring"


class AfbouwpadViewSet(ResourceViewSet):
    queryset = Afbouwpad.objects.all()
    serializer_class = serializers.AfbouwpadSerializer
    filterset_class = api_filters.AfbouwpadFilter
    sort_fields = {"code": "code", "naam": "naam", "doeldatum": "doeldatum"}
    tag, enkelvoud, meervoud = TAG, "afbouwpad", "afbouwpaden"
    uitleg = (
        "Een afgesproken weg omlaag, van een startwaarde naar een doel. `punten` en `delen` staan "
        "er zoals gedrukt, `berekend` zoals zij uit de uitgangspunten volgen, en `tempo` zegt hoe "
        "hard het gaat en moet gaan."
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
        user = self.request.user
        metingen = Meting.objects.visible_to(user).filter(gebied__isnull=False, uitsplitsing="")
        metingen = metingen.exclude(bron__soort=BronSoort.VOORBEELD).with_onderwerp().with_bron()
        return (
            rows.with_bron()
            .with_punten(user)
            .prefetch_related(Prefetch("indicator__metingen", metingen, to_attr="van_gebieden"))
        )
