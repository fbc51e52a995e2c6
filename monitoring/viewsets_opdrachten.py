"""Development assignments in the API: to whom, by when, and what was told of them since."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework import serializers

from jeugdzorg.kern.api_filters import (
    CamelCaseFilterSet,
    ChoiceFilter,
    CodeFilter,
    day_filters,
)
from jeugdzorg.kern.serializers import AddressField, CamelCaseModelSerializer
from jeugdzorg.kern.viewsets import ResourceViewSet
from regio.api_filters import GebiedFilter, VoorbeeldFilter, ZoekFilter
from regio.models import Bron

from .choices_reflectie import Opdrachtstatus
from .models import Ontwikkelopdracht, Opdrachtvoortgang


class OpdrachtvoortgangSerializer(CamelCaseModelSerializer):
    """Without the person: on whose behalf is enough."""

    class Meta:
        model = Opdrachtvoortgang
        fields = ("op", "status", "tekst", "namens")


class OpdrachtSerializer(CamelCaseModelSerializer):
    url = AddressField()
    is_te_laat = serializers.BooleanField(help_text="true: loopt nog, en de termijn is voorbij.")
    is_voorbeeld = serializers.BooleanField(
        source="bron.is_voorbeeld", default=False, help_text="true: verzonnen."
    )
    voortgang = OpdrachtvoortgangSerializer(
        many=True, help_text="Wat er van is gemeld, nieuwste eerst."
    )

    class Meta:
        model = Ontwikkelopdracht
        fields = (
            *("url", "code", "titel", "gebied", "onderdeel_van", "resultaat", "opdrachtnemer"),
            *("organisatie", "uiterlijk", "status", "is_te_laat", "cyclus", "gegeven_op"),
            *("afgesloten_op", "voortgang", "bron", "vindplaats", "opmerking", "is_voorbeeld"),
        )


class OpdrachtFilter(CamelCaseFilterSet):
    gebied = GebiedFilter()
    status = ChoiceFilter(Opdrachtstatus, help_text="Hoe ver de opdracht is.")
    uiterlijk, uiterlijk_van, uiterlijk_tot = day_filters("uiterlijk", "De termijn")
    bron = CodeFilter(Bron, help_text="Code van een bron.")
    voorbeeld = VoorbeeldFilter()
    zoek = ZoekFilter("code", "titel", "opdrachtnemer")


class OpdrachtViewSet(ResourceViewSet):
    queryset = Ontwikkelopdracht.objects.all()
    serializer_class = OpdrachtSerializer
    filterset_class = OpdrachtFilter
    sort_fields = {"code": "code", "titel": "titel", "uiterlijk": "uiterlijk", "status": "status"}
    tag, enkelvoud, meervoud = "Monitoring", "ontwikkelopdracht", "ontwikkelopdrachten"
    uitleg = (
        "Wat een partij in een gebied uitwerkt, voor wanneer, en hoe het ervoor staat. Uit een "
        "document, of gegeven na een besluit van de stuurgroep."
    )

    def with_related(self, rows: Any) -> QuerySet:
        user = self.request.user
        geheel = Ontwikkelopdracht.objects.visible_to(user)
        return rows.with_onderwerp().prefetch_related(
            Prefetch("onderdeel_van", geheel),
            Prefetch("voortgang", Opdrachtvoortgang.objects.visible_to(user)),
        )
