"""Definitions, who follows them, their values and the cycles, in the API."""

from typing import Any, Final

from django.db.models import Prefetch, QuerySet

from capaciteit.api_tijden import TweeTijden
from jeugdzorg.kern.viewsets import NumberedViewSet, ResourceViewSet

from . import api_filters_indicatoren as api_filters
from . import serializers_indicatoren as serializers
from .models import Cyclus, Gebiedsindicator, Indicator, Indicatorversie, Meting, Uitsplitsing

TAG: Final = "Monitoring"
HALFJAAR: Final = "Een halfjaar is een jaar en een helft (1 of 2); leeg is altijd of nog steeds."


class IndicatorViewSet(ResourceViewSet):
    queryset = Indicator.objects.all()
    serializer_class = serializers.IndicatorSerializer
    filterset_class = api_filters.IndicatorFilter
    sort_fields = {"code": "code", "naam": "naam"}
    tag, enkelvoud, meervoud = TAG, "indicator", "indicatoren"
    uitleg = (
        "Wat elk half jaar wordt gevolgd: een getal, of een vraag met een antwoord in woorden. "
        "`versies` zegt wat zij in welke halfjaren betekende, `gebieden` wie haar volgt. "
        f"{HALFJAAR}"
    )

    def with_related(self, rows: Any) -> QuerySet:
        user = self.request.user
        versies = Indicatorversie.objects.visible_to(user).select_related("gewicht")
        keuzes = Gebiedsindicator.objects.visible_to(user).select_related("gebied")
        assen = Uitsplitsing.objects.visible_to(user)
        return rows.select_related("onderdeel_van", "gebied", "eigenaar", "bron").prefetch_related(
            Prefetch("versies", versies.order_by("nummer")),
            Prefetch("assen", assen.order_by("volgorde", "pk")),
            Prefetch(
                "gebiedsindicatoren",
                keuzes.order_by("gebied__naam", "vanaf_jaar", "vanaf_helft", "pk"),
            ),
        )


class IndicatorversieViewSet(NumberedViewSet):
    queryset = Indicatorversie.objects.all()
    serializer_class = serializers.IndicatorversieSerializer
    related = ("indicator", "gewicht")
    filterset_class = api_filters.IndicatorversieFilter
    sort_fields = {
        "id": "pk",
        "indicator": "indicator__code",
        "nummer": "nummer",
        "gemaaktOp": "gemaakt_op",
    }
    tag, enkelvoud, meervoud = TAG, "definitie van een indicator", "definities van indicatoren"
    uitleg = (
        "Wat een indicator betekent vanaf een halfjaar. Een versie verandert nooit. Met "
        f"`reeksbreuk` zijn waarden niet te vergelijken met die van ervoor. {HALFJAAR}"
    )


class GebiedsindicatorViewSet(NumberedViewSet):
    queryset = Gebiedsindicator.objects.all()
    serializer_class = serializers.GebiedsindicatorSerializer
    related = ("gebied", "indicator")
    filterset_class = api_filters.GebiedsindicatorFilter
    sort_fields = {
        "id": "pk",
        "gebied": "gebied__naam",
        "indicator": "indicator__code",
        "volgorde": "volgorde",
    }
    tag, enkelvoud, meervoud = TAG, "keuze van een gebied", "keuzes van gebieden"
    uitleg = (
        f"Welke indicatoren een gebied volgt, in welke volgorde, en wat verplicht is. {HALFJAAR}"
    )


class MetingViewSet(TweeTijden):
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
        "Het totaal van een gebied staat er zoals gedrukt, naast dat van de regio's. Met "
        "`bekendOp` vraagt u wat wij op een eerdere dag wisten."
    )

    def with_related(self, rows: Any) -> QuerySet:
        return rows.with_onderwerp().with_bron()


class CyclusViewSet(NumberedViewSet):
    queryset = Cyclus.objects.all()
    serializer_class = serializers.CyclusSerializer
    related = ("gebied",)
    filterset_class = api_filters.CyclusFilter
    sort_fields = {"id": "pk", "jaar": "jaar", "helft": "helft", "gebied": "gebied__naam"}
    tag, enkelvoud, meervoud = TAG, "cyclus", "cycli"
    uitleg = (
        "Een halfjaar van de monitor in een gebied: hoe ver het is, en wanneer wat klaar moet zijn."
    )
