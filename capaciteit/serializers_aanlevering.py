"""Deliveries in the API: what is handed in, and what became of it."""

from typing import Any

from rest_framework import serializers

from jeugdzorg.kern.serializers import AddressField, CamelCaseModelSerializer

from .models import Aanlevering, Aanlevermelding


class AanlevermeldingSerializer(CamelCaseModelSerializer):
    class Meta:
        model = Aanlevermelding
        fields = (
            *("ernst", "code", "blad", "cel", "rij", "kolom", "waarde", "melding", "verwacht"),
            "toelichting",
        )


class AanleveringSerializer(CamelCaseModelSerializer):
    url = AddressField()
    ronde = serializers.CharField(source="plicht.ronde.code", help_text="Code van de ronde.")
    organisatie = serializers.CharField(
        source="plicht.organisatie.code", help_text="Code van de organisatie."
    )

    class Meta:
        model = Aanlevering
        fields: tuple[str, ...] = (
            *("url", "id", "ronde", "organisatie", "status", "kanaal", "bestandsnaam", "sha256"),
            *("ontvangen_op", "gecontroleerd_op", "overgenomen_op", "teruggenomen_op"),
            *("regels", "nieuw", "gewijzigd", "ongewijzigd", "fouten", "waarschuwingen"),
        )


class AanleveringDetailSerializer(AanleveringSerializer):
    meldingen = AanlevermeldingSerializer(
        many=True, help_text="Alles wat de controle zegt, met blad en cel."
    )

    class Meta(AanleveringSerializer.Meta):
        fields = (*AanleveringSerializer.Meta.fields, "meldingen")


class AanleverInvoer(serializers.Serializer[Any]):
    """What is sent: a form with a file (multipart)."""

    bestand = serializers.FileField(help_text="Het ingevulde sjabloon: .xlsx of .csv.")
    ronde = serializers.CharField(help_text="Code van de ronde, bijvoorbeeld 2026-1.")
    organisatie = serializers.CharField(help_text="Code van uw organisatie.")
    overnemen = serializers.BooleanField(
        default=False,
        help_text=(
            "true: neem de cijfers meteen over als er geen fouten zijn, en geen waarschuwingen "
            "zonder toelichting."
        ),
    )
