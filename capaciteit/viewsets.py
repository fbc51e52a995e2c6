"""Locations, facilities, capacity and origin in the API."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from jeugdzorg.kern.geojson import GeoJSONRenderer, feature_collection
from jeugdzorg.kern.viewsets import NumberedViewSet, ResourceViewSet
from regio.models import Aanbieder

from . import api_filters, serializers
from .api_tijden import GevraagdeTijden, TweeTijden
from .models import (
    Capaciteitscijfer,
    Capaciteitsmeting,
    Herkomst,
    Locatie,
    Plaatsmutatie,
    Voorziening,
    Voorzieningstatusrij,
)

TAG = "Capaciteit"


class LocatieViewSet(ResourceViewSet):
    queryset = Locatie.objects.all()
    serializer_class = serializers.LocatieSerializer
    filterset_class = api_filters.LocatieFilter
    renderer_classes = [JSONRenderer, GeoJSONRenderer]
    sort_fields = {"code": "code", "naam": "naam", "plaats": "plaats", "peildatum": "peildatum"}
    tag, enkelvoud, meervoud = TAG, "locatie", "locaties"
    uitleg = (
        "Gebouwen en terreinen waar aanbieders jeugdhulp geven. Ook als GeoJSON: vraag met "
        "`Accept: application/geo+json` of met `f=geojson`."
    )
    voorbeeld = {
        "code": "AMBIQ-HENGELO",
        "naam": "Ambiq Hengelo",
        "plaats": "Hengelo",
        "adres": None,
        "bouwjaar": None,
        "breedtegraad": 52.2658,
        "lengtegraad": 6.7931,
    }

    def with_related(self, rows: Any) -> QuerySet:
        aanbieders = Aanbieder.objects.visible_to(self.request.user)
        rows = rows.select_related("gemeente", "jeugdhulpregio", "gebied", "bron")
        return rows.prefetch_related(Prefetch("aanbieders", aanbieders))

    def gone(self) -> QuerySet:
        return self.with_related(Locatie.objects.samengevoegd(self.request.user))

    @property
    def als_geojson(self) -> bool:
        renderer = getattr(self.request, "accepted_renderer", None)
        return isinstance(renderer, GeoJSONRenderer)

    def get_serializer_class(self) -> type[serializers.LocatieSerializer]:
        geojson = self.request is not None and self.als_geojson
        return serializers.LocatieFeatureSerializer if geojson else serializers.LocatieSerializer

    def get_paginated_response(self, data: Any) -> Response:
        antwoord = super().get_paginated_response(data)
        if self.als_geojson:
            antwoord.data = feature_collection(antwoord.data)
        return antwoord


class VoorzieningViewSet(GevraagdeTijden):
    queryset = Voorziening.objects.all()
    serializer_class = serializers.VoorzieningSerializer
    filterset_class = api_filters.VoorzieningResourceFilter
    sort_fields = {
        "code": "code",
        "naam": "naam",
        "zorgvorm": "zorgvorm",
        "plaatsen": "plaatsen",
        "gereed": "gereed",
        "peildatum": "peildatum",
    }
    tag, enkelvoud, meervoud = TAG, "voorziening", "voorzieningen"
    uitleg = (
        "Een zorgvorm op een locatie: een of meer groepen die samen worden geteld. Met `standOp` "
        "vraagt u hoe het er op een andere dag voor stond, met `bekendOp` wat wij daar toen van "
        "wisten."
    )

    def with_related(self, rows: Any) -> QuerySet:
        gebruiker, bekend_op = self.request.user, self.bekend_op
        statussen = Voorzieningstatusrij.alle_versies.bekend(bekend_op)
        statussen = statussen.visible_to(gebruiker).with_bron()
        dag = self.gevraagde_dag("peildatum", "standOp")
        return (
            rows.select_related("locatie", "bron")
            .with_stand(dag, user=gebruiker, bekend_op=bekend_op)
            .prefetch_related(Prefetch("statussen", statussen))
        )

    def gone(self) -> QuerySet:
        return self.with_related(Voorziening.objects.samengevoegd(self.request.user))


class CapaciteitsmetingViewSet(TweeTijden, NumberedViewSet):
    queryset = Capaciteitsmeting.objects.all()
    serializer_class = serializers.CapaciteitsmetingSerializer
    filterset_class = api_filters.CapaciteitsmetingFilter
    sort_fields = {
        "id": "pk",
        "peildatum": "peildatum",
        "voorziening": "voorziening__naam",
        "plaatsen": "plaatsen",
        "bezet": "bezet",
        "wachtend": "wachtend",
    }
    tag, enkelvoud, meervoud = TAG, "capaciteitsmeting", "capaciteitsmetingen"
    uitleg = (
        "Plaatsen, bezetting en wachtenden van een voorziening op een dag, volgens een bron. Tel "
        "verschillende maten nooit bij elkaar op."
    )

    def with_related(self, rows: Any) -> QuerySet:
        return rows.select_related("voorziening", "bron").with_bezettingsgraad()


class CapaciteitscijferViewSet(ResourceViewSet):
    queryset = Capaciteitscijfer.objects.all()
    serializer_class = serializers.CapaciteitscijferSerializer
    filterset_class = api_filters.CapaciteitscijferFilter
    sort_fields = {"code": "code", "waarde": "waarde", "maat": "maat", "peildatum": "peildatum"}
    tag, enkelvoud, meervoud = TAG, "capaciteitscijfer", "capaciteitscijfers"
    uitleg = (
        "Cijfers over capaciteit die een bron drukt voor precies één onderwerp: een aanbieder, "
        "gemeente, regio, gebied of voorziening. Een tweede waarde is de bovengrens."
    )

    def with_related(self, rows: Any) -> QuerySet:
        return rows.with_onderwerp().select_related("voorziening", "bron")


class HerkomstViewSet(TweeTijden):
    queryset = Herkomst.objects.all()
    serializer_class = serializers.HerkomstSerializer
    filterset_class = api_filters.HerkomstFilter
    sort_fields = {
        "code": "code",
        "aantal": "aantal",
        "percentage": "percentage",
        "periodeVan": "periode_van",
        "peildatum": "peildatum",
    }
    tag, enkelvoud, meervoud = TAG, "herkomstcijfer", "herkomstcijfers"
    uitleg = (
        "Hoeveel jeugdigen uit een regio of gebied ergens zijn geplaatst. Is de herkomst leeg, dan "
        "is zij onbekend, bijvoorbeeld bij voogdij."
    )

    def with_related(self, rows: Any) -> QuerySet:
        return rows.with_partijen().select_related("voorziening", "bron")


class PlaatsmutatieViewSet(NumberedViewSet):
    queryset = Plaatsmutatie.objects.all()
    serializer_class = serializers.PlaatsmutatieSerializer
    filterset_class = api_filters.PlaatsmutatieFilter
    sort_fields = {"id": "pk", "datum": "datum", "aantal": "aantal", "geboektOp": "geboekt_op"}
    tag, enkelvoud, meervoud = TAG, "plaatsmutatie", "plaatsmutaties"
    uitleg = (
        "De boekingen van de plaatsenbalans: zoveel plaatsen gaan op een dag van een voorziening "
        "naar een andere. Een lege kant is buiten het register. Een boeking verandert nooit; een "
        "tegenboeking (`herroept`) heeft de kanten omgedraaid. Zo is de stand van een voorziening "
        "op een dag de som van wat er tot dan toe bij kwam, min wat eraf ging."
    )
    voorbeeld = {
        "datum": "2024-03-01",
        "aantal": 4,
        "soort": "verplaatst",
        "vanZorgvorm": "o3m",
        "naarZorgvorm": "o3m",
        "aard": "feit",
        "herroept": None,
        "teruggeboekt": False,
    }

    def with_related(self, rows: Any) -> QuerySet:
        tegen = Plaatsmutatie.objects.filter(herroept=OuterRef("pk"))
        return rows.select_related("van", "naar", "herroept", "bron").annotate(
            teruggeboekt=Exists(tegen)
        )
