"""Restated figures in the API: what was held to be so, what came instead, and the difference."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from jeugdzorg.kern.api_filters import DayFilter
from jeugdzorg.kern.privacy_values import is_hidden
from jeugdzorg.kern.serializers import TextField, camel_case
from jeugdzorg.kern.viewsets import NumberedViewSet
from regio.api_filters import BronvermeldingFilter, GebiedFilter, RegioFilter
from regio.serializers import BronvermeldingSerializer

from .api_filters import AanbiederFilter, VoorzieningFilter
from .herzieningen import VELDEN, Figuur, figuren, met_opvolger
from .models import Capaciteitsmeting, Herkomstherziening, Herziening
from .tijden import begin_van_dag

AANTALLEN = {"type": "object", "additionalProperties": {"type": "integer", "nullable": True}}
TAG = "Capaciteit"


class HerzieningFilter(BronvermeldingFilter):
    """Also by when it was restated."""

    voorziening = VoorzieningFilter()
    aanbieder = AanbiederFilter("voorziening__locatie__aanbieders")
    gebied = GebiedFilter("voorziening__locatie__gebied", "voorziening__locatie__jeugdhulpregio")
    regio = RegioFilter("voorziening__locatie__jeugdhulpregio")
    herzien_van = DayFilter(method="vanaf", help_text="Herzien op deze dag of later.")
    herzien_tot = DayFilter(method="tot", help_text="Herzien op deze dag of eerder.")

    def vanaf(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(vervallen_op__gte=begin_van_dag(value))

    def tot(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(vervallen_op__lt=begin_van_dag(value + timedelta(days=1)))


class HerzieningSerializer(BronvermeldingSerializer):
    """Only the figures that changed; what the reader may not see is null and named."""

    herzien_op = serializers.DateTimeField(
        source="vervallen_op", help_text="Sinds wanneer wij het anders weten."
    )
    oud = serializers.SerializerMethodField(help_text="Wat er stond, per cijfer dat veranderde.")
    nieuw = serializers.SerializerMethodField(
        help_text="Wat er kwam; leeg als het cijfer is teruggenomen."
    )
    verschil = serializers.SerializerMethodField(help_text="Nieuw min oud, waar dat bestaat.")
    aanlevering = serializers.IntegerField(
        source="nieuwe_aanlevering",
        allow_null=True,
        help_text="Nummer van de aanlevering die het nieuwe cijfer bracht.",
    )
    reden = TextField(
        allow_null=True, help_text="Toelichting, alleen voor wie het cijfer exact mag weten."
    )
    afgeschermd = serializers.SerializerMethodField(
        help_text="Namen van cijfers die leeg zijn omdat u ze niet mag zien."
    )

    class Meta:
        model = Herziening
        fields = (
            "url",
            "id",
            "voorziening",
            "maat",
            "peildatum",
            "bekend_op",
            "herzien_op",
            "oud",
            "nieuw",
            "verschil",
            "afgeschermd",
            "aanlevering",
            "reden",
            "bron",
            "vindplaats",
            "peildatum_precisie",
            "is_voorbeeld",
            "opmerking",
        )

    @extend_schema_field(AANTALLEN)
    def get_oud(self, rij: Any) -> dict[str, Any]:
        return {camel_case(f.veld): getoond(f.oud) for f in figuren(rij)}

    @extend_schema_field({**AANTALLEN, "nullable": True})
    def get_nieuw(self, rij: Any) -> dict[str, Any] | None:
        if rij.nieuw_id is None:
            return None
        return {camel_case(f.veld): getoond(f.nieuw) for f in figuren(rij)}

    @extend_schema_field(AANTALLEN)
    def get_verschil(self, rij: Any) -> dict[str, Any]:
        return {camel_case(f.veld): getoond(f.verschil) for f in figuren(rij)}

    @extend_schema_field({"type": "array", "items": {"type": "string"}})
    def get_afgeschermd(self, rij: Any) -> list[str]:
        return [camel_case(f.veld) for f in figuren(rij) if is_afgeschermd(f)]


def getoond(waarde: Any) -> Any:
    return None if is_hidden(waarde) else waarde


def is_afgeschermd(figuur: Figuur) -> bool:
    return is_hidden(figuur.oud, figuur.nieuw)


class HerkomstherzieningSerializer(HerzieningSerializer):
    class Meta:
        model = Herkomstherziening
        fields = (
            *HerzieningSerializer.Meta.fields,
            "herkomst_regio",
            "periode_van",
            "periode_tot",
        )


class HerzieningViewSet(NumberedViewSet):
    queryset = Herziening.objects.all()
    serializer_class = HerzieningSerializer
    filterset_class = HerzieningFilter
    sort_fields = {"id": "pk", "herzienOp": "vervallen_op", "peildatum": "peildatum"}
    tag, enkelvoud, meervoud = TAG, "herziening", "herzieningen"
    uitleg = (
        "Metingen die zijn verbeterd of teruggenomen nadat zij bekend waren: "
        f"{', '.join(VELDEN[Capaciteitsmeting])}. Wie een aantal niet exact mag "
        "weten, ziet het oude noch het nieuwe."
    )

    def with_related(self, rows: Any) -> QuerySet:
        return met_opvolger(rows, self.request.user)


class HerkomstherzieningViewSet(HerzieningViewSet):
    queryset = Herkomstherziening.objects.all()
    serializer_class = HerkomstherzieningSerializer
    enkelvoud, meervoud = "herziening van herkomst", "herzieningen van herkomst"
    uitleg = "Aantallen naar herkomst die zijn verbeterd of teruggenomen nadat zij bekend waren."

    def with_related(self, rows: Any) -> QuerySet:
        return (
            super()
            .with_related(rows)
            .select_related("bron", "voorziening__locatie__jeugdhulpregio", "herkomst_regio")
        )
