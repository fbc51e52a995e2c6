"""Targets in the API: what an indicator should be, per version."""

from typing import Any

from django.db.models import QuerySet

from jeugdzorg.kern.api_filters import ChoiceFilter, day_filters
from jeugdzorg.kern.viewsets import NumberedViewSet
from regio.api_filters import BronvermeldingFilter, GebiedFilter, RegioFilter
from regio.serializers import BRON_FIELDS, BronvermeldingSerializer

from .api_filters_indicatoren import IndicatorCodeFilter
from .choices_doelen import Versiestatus
from .models import Doelstelling


class DoelstellingSerializer(BronvermeldingSerializer):
    class Meta:
        model = Doelstelling
        fields = (
            *("url", "id", "indicator", "jeugdhulpregio", "gebied", "pad"),
            *("basiswaarde", "basisdatum", "doelwaarde", "doeldatum", "datum_precisie"),
            *("versie", "status", "geldt_vanaf", "reden", "besluit_op", "besluit"),
            *BRON_FIELDS,
        )


class DoelstellingFilter(BronvermeldingFilter):
    indicator = IndicatorCodeFilter()
    gebied = GebiedFilter(regio_veld="jeugdhulpregio")
    regio = RegioFilter()
    status = ChoiceFilter(Versiestatus, help_text="Concept, aangenomen of ingetrokken.")
    doeldatum, doeldatum_van, doeldatum_tot = day_filters("doeldatum", "De doeldatum")


class DoelstellingViewSet(NumberedViewSet):
    queryset = Doelstelling.objects.all()
    serializer_class = DoelstellingSerializer
    filterset_class = DoelstellingFilter
    sort_fields = {
        "id": "pk",
        "indicator": "indicator__code",
        "doelwaarde": "doelwaarde",
        "doeldatum": "doeldatum",
    }
    tag, enkelvoud, meervoud = "Monitoring", "doelstelling", "doelstellingen"
    uitleg = (
        "Wat een indicator op een dag moet zijn voor een regio of gebied, vanaf welke basis. Een "
        "volgende versie is een eigen rij; de vorige blijft te lezen."
    )

    def with_related(self, rows: Any) -> QuerySet:
        return rows.with_onderwerp()
