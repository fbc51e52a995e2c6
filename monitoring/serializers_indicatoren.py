"""Definitions, who follows them, and their values as the API shows them."""

from rest_framework import serializers

from jeugdzorg.kern.serializers import AddressField, CamelCaseModelSerializer
from regio.serializers import (
    BRON_FIELDS,
    TELLING_FIELDS,
    BronvermeldingSerializer,
    TellingSerializer,
)

from .models import (
    Cyclus,
    Gebiedsindicator,
    Indicator,
    Indicatorversie,
    Meting,
    Uitsplitsing,
)

VERSIE_FIELDS = (
    "nummer",
    "vanaf_jaar",
    "vanaf_helft",
    "naam",
    "betekenis",
    "eenheid",
    "richting",
    "telwijze",
    "gewicht",
    "formule",
    "decimalen",
    "minimum",
    "maximum",
    "invoeruitleg",
    "reeksbreuk",
    "reden",
    "gemaakt_op",
)
KEUZE_FIELDS = (
    "vanaf_jaar",
    "vanaf_helft",
    "tot_jaar",
    "tot_helft",
    "verplicht",
    "volgorde",
    "toelichting",
)


class VersieVanIndicatorSerializer(CamelCaseModelSerializer):
    class Meta:
        model = Indicatorversie
        fields = VERSIE_FIELDS


class UitsplitsingSerializer(CamelCaseModelSerializer):
    class Meta:
        model = Uitsplitsing
        fields = (
            *("as_naam", "aard", "code", "naam", "volgorde", "telt_op"),
            *("vanaf_versie", "tot_versie"),
        )


class KeuzeVanGebiedSerializer(CamelCaseModelSerializer):
    class Meta:
        model = Gebiedsindicator
        fields = ("gebied", *KEUZE_FIELDS)


class IndicatorSerializer(BronvermeldingSerializer):
    versies = VersieVanIndicatorSerializer(many=True, help_text="Alle definities, oudste eerst.")
    assen = UitsplitsingSerializer(
        many=True, help_text="Waarnaar wordt uitgesplitst, en van welke versie tot welke."
    )
    gebieden = KeuzeVanGebiedSerializer(
        source="gebiedsindicatoren", many=True, help_text="Welke gebieden haar volgen, en wanneer."
    )

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
            "eigenaar",
            "tot_jaar",
            "tot_helft",
            "versies",
            "assen",
            "gebieden",
            *BRON_FIELDS,
        )


class IndicatorversieSerializer(CamelCaseModelSerializer):
    url = AddressField()

    class Meta:
        model = Indicatorversie
        fields = ("url", "id", "indicator", *VERSIE_FIELDS)


class GebiedsindicatorSerializer(CamelCaseModelSerializer):
    url = AddressField()

    class Meta:
        model = Gebiedsindicator
        fields = ("url", "id", "gebied", "indicator", *KEUZE_FIELDS)


class MetingSerializer(TellingSerializer):
    eenheid = serializers.CharField(source="indicator.eenheid", help_text="Waarin de waarde telt.")
    levering = serializers.IntegerField(
        source="levering_id",
        allow_null=True,
        help_text="Nummer van de levering die dit cijfer bracht; leeg: een document.",
    )

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
            "bekend_op",
            "vervallen_op",
            "levering",
        )


class CyclusSerializer(CamelCaseModelSerializer):
    url = AddressField()

    class Meta:
        model = Cyclus
        fields = (
            *("url", "id", "gebied", "jaar", "helft", "status"),
            *("opent_op", "levering_voor", "reflectie_voor", "analyse_voor", "advies_voor"),
            "vaststellen_voor",
        )
