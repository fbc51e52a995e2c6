"""Published reports as the API shows them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from jeugdzorg.kern.serializers import AddressField, CamelCaseModelSerializer, CamelCaseSerializer

from .models import Rapport
from .rapport.bewaard import cijfers_uit


class RapportcijferSerializer(CamelCaseSerializer):
    code = serializers.CharField(
        help_text="Code van de indicator of het pad; leeg: een kerncijfer."
    )
    cijfer = serializers.CharField(source="indicator", help_text="Naam van het cijfer.")
    waarover = serializers.CharField(source="onderwerp", help_text="Regio of gebied.")
    periode = serializers.CharField(help_text="Periode of dag, in woorden.")
    uitsplitsing = serializers.CharField(help_text="Leeg: het geheel.")
    waarde = serializers.CharField(
        allow_null=True, help_text="Zoals gerapporteerd; een klein aantal staat er als “<5”."
    )
    eenheid = serializers.CharField(help_text="Waarin de waarde telt.")
    bron = serializers.CharField(help_text="Korte titel van de bron.")
    vindplaats = serializers.CharField(help_text="Waar in de bron.")


class RapportSerializer(CamelCaseModelSerializer):
    url = AddressField()
    is_voorbeeld = serializers.BooleanField(
        source="gegevens.voorbeeld",
        default=False,
        help_text="true: er staan verzonnen voorbeeldcijfers in.",
    )
    pagina = serializers.SerializerMethodField(
        help_text="Adres van de bladzijde, met de PDF en de cijfers; u logt daar in."
    )
    cijfers = serializers.SerializerMethodField(
        help_text="Elk cijfer zoals het in het rapport staat."
    )

    class Meta:
        model = Rapport
        fields = (
            "url",
            "id",
            "gebied",
            "jeugdhulpregio",
            "jaar",
            "helft",
            "versie",
            "gemaakt_op",
            "vastgesteld_op",
            "gepubliceerd_op",
            "paginas",
            "sha256",
            "gegevens_sha256",
            "is_voorbeeld",
            "pagina",
            "cijfers",
        )

    gebied = serializers.CharField(source="cyclus.gebied.code", help_text="Code van het gebied.")
    jeugdhulpregio = serializers.CharField(
        source="jeugdhulpregio.code",
        allow_null=True,
        read_only=True,
        help_text="Code van de regio; leeg: het hele gebied.",
    )
    jaar = serializers.IntegerField(source="cyclus.jaar", help_text="Jaar van het halfjaar.")
    helft = serializers.IntegerField(source="cyclus.helft", help_text="1 of 2.")

    def get_pagina(self, rapport: Rapport) -> str:
        return self.context["request"].build_absolute_uri(rapport.get_absolute_url())

    @extend_schema_field(RapportcijferSerializer(many=True))
    def get_cijfers(self, rapport: Rapport) -> list[dict[str, Any]]:
        rijen = [{"code": "", **rij} for rij in cijfers_uit(rapport.gegevens)]
        return list(RapportcijferSerializer(rijen, many=True, context=self.context).data)
