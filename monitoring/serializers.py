"""Indicators, measurements and reduction paths as the API shows them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from jeugdzorg.kern.serializers import CamelCaseSerializer
from regio.serializers import (
    BRON_FIELDS,
    TELLING_FIELDS,
    BronvermeldingSerializer,
    TellingSerializer,
)

from .models import Afbouwpad, Indicator, Meting, Paddeel, Padpunt
from .padbeeld import padbeeld


class IndicatorSerializer(BronvermeldingSerializer):
    class Meta:
        model = Indicator
        fields = (
            "url",
            "code",
            "naam",
            "soort",
            "onderdeel_van",
            "gebied",
            "betekenis",
            "eenheid",
            "richting",
            "richting_volgens_bron",
            "uitsplitsingen",
            "gegevensbron",
            "doel",
            "frequentie",
            *BRON_FIELDS,
        )


class MetingSerializer(TellingSerializer):
    eenheid = serializers.CharField(source="indicator.eenheid", help_text="Waarin de waarde telt.")

    class Meta:
        model = Meting
        fields = (
            "url",
            "code",
            "indicator",
            "eenheid",
            "jeugdhulpregio",
            "gebied",
            "periode_van",
            "periode_tot",
            "zorgvorm",
            "uitsplitsing",
            "waarde",
            *TELLING_FIELDS,
        )


class PadpuntSerializer(BronvermeldingSerializer):
    url = None

    class Meta:
        model = Padpunt
        fields = (
            "volgnummer",
            "datum",
            "datum_precisie",
            "waarde",
            "percentage",
            "afname",
            "plekken",
            "aard",
            "onzeker",
            *BRON_FIELDS,
        )


class PaddeelSerializer(BronvermeldingSerializer):
    url = None

    class Meta:
        model = Paddeel
        fields = (
            "jeugdhulpregio",
            "volgorde",
            "basis",
            "doel",
            "afname",
            "afname_procent",
            "per_jaar",
            "per_jaar_procent",
            *BRON_FIELDS,
        )


class BerekendPuntSerializer(CamelCaseSerializer):
    volgnummer = serializers.IntegerField(
        source="punt.volgnummer", help_text="Van het gedrukte punt waar het bij hoort."
    )
    datum = serializers.DateField(source="punt.datum", help_text="Dag waarop de waarde geldt.")
    waarde = serializers.FloatField(
        source="berekend",
        allow_null=True,
        help_text="Wat er op die dag volgens het pad overblijft; leeg: het pad loopt dan niet.",
    )
    plekken = serializers.FloatField(
        allow_null=True, help_text="Plekken die daarbij horen; leeg: geen verblijfsduur bekend."
    )


class BerekendDeelSerializer(CamelCaseSerializer):
    jeugdhulpregio = serializers.CharField(
        allow_null=True, help_text="Code van de regio; leeg: alle regio's samen."
    )
    basis = serializers.FloatField(help_text="Vertrekpunt.")
    doel = serializers.FloatField(help_text="Aandeel van de regio in de doelwaarde.")
    afname = serializers.FloatField(help_text="Wat de regio afbouwt.")
    afname_procent = serializers.FloatField(help_text="Verandering in procent; onder nul: minder.")
    per_jaar = serializers.FloatField(help_text="Afname per jaar.")
    per_jaar_procent = serializers.FloatField(help_text="Verandering per jaar in procent.")


class BerekendSerializer(CamelCaseSerializer):
    punten = BerekendPuntSerializer(
        source="regels", many=True, help_text="Het pad, stap voor stap herberekend."
    )
    delen = BerekendDeelSerializer(
        source="afgeronde_delen", many=True, help_text="Per regio; leeg als het pad niet deelt."
    )


class AfbouwpadSerializer(BronvermeldingSerializer):
    punten = PadpuntSerializer(many=True, help_text="Zoals de bron ze drukt.")
    delen = PaddeelSerializer(many=True, help_text="Per regio, zoals de bron ze drukt.")
    berekend = serializers.SerializerMethodField(
        help_text="Herberekend uit startwaarde, percentages, doelwaarde en aandelen."
    )

    class Meta:
        model = Afbouwpad
        fields = (
            "url",
            "code",
            "naam",
            "gebied",
            "soort",
            "grootheid",
            "verloop",
            "zorgvorm",
            "indicator",
            "eenheid",
            "startwaarde",
            "startdatum",
            "doelwaarde",
            "doeldatum",
            "datum_precisie",
            "afname",
            "afname_procent",
            "per_jaar",
            "per_jaar_procent",
            "looptijd_maanden",
            "looptijd_van",
            "verblijfsduur_maanden",
            "band_van",
            "band_tot",
            "band_jaar",
            "tolerantie",
            "punten",
            "delen",
            "berekend",
            *BRON_FIELDS,
        )

    @extend_schema_field(BerekendSerializer)
    def get_berekend(self, pad: Afbouwpad) -> Any:
        return BerekendSerializer(padbeeld(pad, [])).data
