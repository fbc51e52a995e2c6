"""Regions, areas, organisations, sources and findings in the API."""

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Model, Prefetch, QuerySet

from jeugdzorg.kern.viewsets import ResourceViewSet

from . import api_filters, serializers
from .models import (
    Aanbieder,
    Bevinding,
    BevindingOnderwerp,
    Bron,
    Controleuitkomst,
    Gebied,
    GebiedRegio,
    Gemeente,
    Jeugdhulpregio,
    Regioindeling,
)

TAG = "Regio's en aanbieders"
TAG_BRONNEN = "Bronnen en bevindingen"
SORT_NAAM = {"code": "code", "naam": "naam", "peildatum": "peildatum"}


def figuren() -> list[type[Model]]:
    """Models of figures, of all apps: what a finding can be about. A proxy has no own type."""
    return [
        model
        for model in apps.get_models()
        if not model._meta.proxy and hasattr(model._default_manager.all(), "with_bron")
    ]


class GemeenteViewSet(ResourceViewSet):
    queryset = Gemeente.objects.all()
    serializer_class = serializers.GemeenteSerializer
    filterset_class = api_filters.GemeenteFilter
    sort_fields = SORT_NAAM
    tag, enkelvoud, meervoud = TAG, "gemeente", "gemeenten"
    uitleg = "Gemeenten met hun CBS-code, en bij welke jeugdhulpregio zij horen en hoorden."
    voorbeeld = {"code": "GM0153", "naam": "Enschede"}

    def with_related(self, rows: Any) -> QuerySet:
        indelingen = Regioindeling.objects.visible_to(self.request.user)
        indelingen = indelingen.select_related("jeugdhulpregio", "bron").order_by("geldig_van")
        return rows.with_bron().prefetch_related(Prefetch("indelingen", indelingen))


class JeugdhulpregioViewSet(ResourceViewSet):
    queryset = Jeugdhulpregio.objects.all()
    serializer_class = serializers.JeugdhulpregioSerializer
    filterset_class = api_filters.JeugdhulpregioFilter
    sort_fields = {**SORT_NAAM, "geldigVan": "geldig_van"}
    tag, enkelvoud, meervoud = TAG, "jeugdhulpregio", "jeugdhulpregio's"
    uitleg = (
        "Regio's waarin gemeenten samen jeugdhulp inkopen. Namen, codes en grenzen veranderen: "
        "daarom heeft elke regio een geldigheid."
    )
    voorbeeld = {"code": "JZ14", "naam": "Twente", "aliassen": []}

    def with_related(self, rows: Any) -> QuerySet:
        in_gebied = GebiedRegio.objects.visible_to(self.request.user)
        in_gebied = in_gebied.select_related("gebied", "bron").order_by("gebied__naam", "zorgvorm")
        return rows.with_bron().prefetch_related(Prefetch("gebiedregios", in_gebied))


class GebiedViewSet(ResourceViewSet):
    queryset = Gebied.objects.all()
    serializer_class = serializers.GebiedSerializer
    filterset_class = api_filters.GebiedResourceFilter
    sort_fields = SORT_NAAM
    tag, enkelvoud, meervoud = TAG, "gebied", "gebieden"
    uitleg = (
        "Een gebied is een aantal jeugdhulpregio's dat samen plant voor een zorgvorm. Gebieden "
        "kunnen elkaar overlappen."
    )
    voorbeeld = {"code": "OOST", "naam": "Gebied Oost", "aliassen": [], "bovenliggend": None}

    def with_related(self, rows: Any) -> QuerySet:
        regios = GebiedRegio.objects.visible_to(self.request.user)
        regios = regios.select_related("jeugdhulpregio", "bron")
        regios = regios.order_by("jeugdhulpregio__naam", "zorgvorm")
        return (
            rows.with_bron()
            .select_related("bovenliggend")
            .prefetch_related(Prefetch("gebiedregios", regios))
        )


class AanbiederViewSet(ResourceViewSet):
    queryset = Aanbieder.objects.all()
    serializer_class = serializers.AanbiederSerializer
    filterset_class = api_filters.AanbiederFilter
    sort_fields = SORT_NAAM
    tag, enkelvoud, meervoud = TAG, "aanbieder", "aanbieders"
    uitleg = "Organisaties die jeugdhulp bieden, met de andere namen waaronder bronnen ze noemen."
    voorbeeld = {"code": "AMBIQ", "naam": "Ambiq", "aliassen": []}

    def with_related(self, rows: Any) -> QuerySet:
        gebieden = Gebied.objects.visible_to(self.request.user)
        return rows.with_bron().prefetch_related(Prefetch("gebieden", gebieden))


class BronViewSet(ResourceViewSet):
    queryset = Bron.objects.all()
    serializer_class = serializers.BronSerializer
    filterset_class = api_filters.BronFilter
    sort_fields = {"code": "code", "titel": "titel", "datum": "datum"}
    tag, enkelvoud, meervoud = TAG_BRONNEN, "bron", "bronnen"
    uitleg = "Documenten en gegevensverzamelingen waar de cijfers uit komen."
    voorbeeld = {"code": "OOST-2023", "korteTitel": "Actualisatie plan Oost 2023", "eigenaar": None}

    def with_related(self, rows: Any) -> QuerySet:
        return rows.select_related("gebied", "eigenaar")


class BevindingViewSet(ResourceViewSet):
    queryset = Bevinding.objects.all()
    serializer_class = serializers.BevindingSerializer
    filterset_class = api_filters.BevindingFilter
    lookup_field = "sleutel"
    sort_fields = {"sleutel": "sleutel", "gevondenOp": "gevonden_op", "titel": "titel"}
    tag, enkelvoud, meervoud = TAG_BRONNEN, "bevinding", "bevindingen"
    uitleg = (
        "Cijfers die niet met elkaar kloppen: gedrukt tegenover herberekend, of de ene bron "
        "tegenover de andere. Beide waarden blijven bestaan tot iemand ze uitlegt."
    )

    def with_related(self, rows: Any) -> QuerySet:
        zichtbaar = [model.objects.visible_to(self.request.user) for model in figuren()]
        onderwerpen = BevindingOnderwerp.objects.select_related("content_type").order_by("pk")
        return rows.select_related("gebied", "bron_a", "bron_b").prefetch_related(
            "statussen",
            Prefetch(
                "onderwerpen",
                onderwerpen.prefetch_related(GenericPrefetch("onderwerp", zichtbaar)),
            ),
        )


class ControleViewSet(ResourceViewSet):
    queryset = Controleuitkomst.objects.all()
    serializer_class = serializers.ControleSerializer
    filterset_class = api_filters.ControleFilter
    lookup_field = "sleutel"
    sort_fields = {"sleutel": "sleutel", "oordeel": "oordeel", "titel": "titel"}
    tag, enkelvoud, meervoud = TAG_BRONNEN, "controle-uitkomst", "controle-uitkomsten"
    uitleg = (
        "Wat de laatste controle van elk cijfer zei. Klopt een cijfer niet, dan hoort er een "
        "bevinding bij."
    )

    def with_related(self, rows: Any) -> QuerySet:
        bevindingen = Bevinding.objects.visible_to(self.request.user)
        return rows.select_related("gebied", "bron").prefetch_related(
            Prefetch("bevinding", bevindingen)
        )
