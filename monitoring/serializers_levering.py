"""Deliveries of indicators in the API: what is handed in, and what became of it."""

from typing import Any

from rest_framework import serializers

from jeugdzorg.kern.serializers import AddressField, CamelCaseMixin, CamelCaseModelSerializer

from .models import Indicatorlevering, Leverwaarde


class LeverwaardeSerializer(CamelCaseModelSerializer):
    indicator = serializers.CharField(source="indicator.code", help_text="Code van de indicator.")
    versie = serializers.IntegerField(
        source="indicatorversie.nummer", help_text="Versie van de definitie."
    )

    class Meta:
        model = Leverwaarde
        fields = ("indicator", "versie", "uitsplitsing", "antwoord", "waarde", "toelichting")


class IndicatorleveringSerializer(CamelCaseModelSerializer):
    url = AddressField()
    regio = serializers.CharField(
        source="plicht.jeugdhulpregio.code", help_text="Code van de regio."
    )
    halfjaar = serializers.CharField(source="plicht.halfjaar", help_text="Bijvoorbeeld 2024-1.")
    is_voorbeeld = serializers.BooleanField(
        source="voorbeeld", help_text="true: verzonnen aantallen, geen echte cijfers."
    )

    class Meta:
        model = Indicatorlevering
        fields: tuple[str, ...] = (
            *("url", "id", "regio", "halfjaar", "nummer", "status", "kanaal", "is_voorbeeld"),
            *("begonnen_op", "ingeleverd_op", "teruggenomen_op", "reden"),
        )


class IndicatorleveringDetailSerializer(IndicatorleveringSerializer):
    waarden = LeverwaardeSerializer(many=True, help_text="Zoals ingevuld, per indicator en deel.")

    class Meta(IndicatorleveringSerializer.Meta):
        fields = (*IndicatorleveringSerializer.Meta.fields, "waarden")


class LevermeldingSerializer(CamelCaseMixin, serializers.Serializer[Any]):
    ernst = serializers.CharField(help_text="fout of waarschuwing.")
    code = serializers.CharField(help_text="Soort melding, voor een programma.")
    sleutel = serializers.CharField(help_text="De code van de waarde, bijvoorbeeld KWN-05.wonen.")
    melding = serializers.CharField(help_text="Wat er niet klopt of opvalt.")
    verwacht = serializers.CharField(help_text="Wat goed zou zijn.")


class LeverantwoordInvoer(serializers.Serializer[Any]):
    sleutel = serializers.CharField(
        max_length=120, help_text="Code van de indicator, zo nodig met een deel: KWN-05.wonen."
    )
    antwoord = serializers.CharField(
        max_length=40, help_text="Een getal, of onbekend of n.v.t.", allow_blank=True
    )
    toelichting = serializers.CharField(
        required=False,
        default="",
        allow_blank=True,
        max_length=1000,
        help_text="Nodig als een waarde opvalt. Nooit over een jeugdige.",
    )


class IndicatorleveringInvoer(serializers.Serializer[Any]):
    """What is sent: the answers of one region about one half-year."""

    regio = serializers.CharField(max_length=20, help_text="Code van uw regio.")
    halfjaar = serializers.RegexField(r"^\d{4}-[12]$", help_text="Bijvoorbeeld 2024-1.")
    waarden = LeverantwoordInvoer(many=True, help_text="Wat niet genoemd is, blijft zoals het was.")
    inleveren = serializers.BooleanField(
        default=False, help_text="true: lever het concept meteen in als dat kan."
    )
    reden = serializers.CharField(
        required=False,
        default="",
        allow_blank=True,
        max_length=500,
        help_text="Waarom u een eerdere levering verbetert.",
    )
