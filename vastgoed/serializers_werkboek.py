"""A workbook of a plan in the API: what is handed in, and what is said of it."""

from typing import Any

from rest_framework import serializers

from jeugdzorg.kern.serializers import CamelCaseMixin, CamelCaseModelSerializer

from .models import Planwerkboek


class WerkboekmeldingSerializer(CamelCaseMixin, serializers.Serializer[Any]):
    """Of the whole file without a sheet; of a sheet without a cell."""

    ernst = serializers.CharField(help_text="fout (houdt alles tegen) of waarschuwing.")
    code = serializers.CharField(help_text="Soort melding, voor een programma.")
    blad = serializers.CharField(help_text="Het blad waarop het staat.")
    cel = serializers.CharField(help_text="Bijvoorbeeld D12.")
    rij = serializers.IntegerField(help_text="De rij op dat blad.")
    kolom = serializers.CharField(help_text="De kop van de kolom, of de vraag.")
    waarde = serializers.CharField(help_text="Wat er staat.")
    melding = serializers.CharField(help_text="Wat er niet klopt.")
    verwacht = serializers.CharField(help_text="Wat goed zou zijn.")


class WerkboekverschilSerializer(CamelCaseMixin, serializers.Serializer[Any]):
    pad = serializers.CharField(help_text="De plek in het plan.")
    soort = serializers.CharField(help_text="nieuw, gewijzigd of weg.")
    naam = serializers.CharField(source="label", help_text="De plek in woorden.")
    oud = serializers.CharField(source="oud_woorden", help_text="Wat er nu staat.")
    nieuw = serializers.CharField(source="nieuw_woorden", help_text="Wat er komt te staan.")


class WerkboekbotsingSerializer(CamelCaseMixin, serializers.Serializer[Any]):
    pad = serializers.CharField(help_text="De plek in het plan.")
    naam = serializers.CharField(source="label", help_text="De plek in woorden.")
    bij_ophalen = serializers.CharField(
        source="basis_woorden", help_text="Wat er stond toen het werkboek werd opgehaald."
    )
    nu = serializers.CharField(source="nu_woorden", help_text="Wat er nu in het plan staat.")
    werkboek = serializers.CharField(source="werkboek_woorden", help_text="Wat het werkboek zegt.")


class PlanwerkboekSerializer(CamelCaseModelSerializer):
    plan = serializers.CharField(source="plan.code", help_text="Code van het plan.")
    versie = serializers.IntegerField(source="versie.nummer", help_text="Versie van het plan.")
    kanaal = serializers.CharField(help_text="werkboek (op het scherm) of api.")
    meldingen = WerkboekmeldingSerializer(
        many=True, help_text="Alles wat opvalt, met blad en cel: eerst fouten."
    )
    verschillen = WerkboekverschilSerializer(
        many=True, help_text="Wat overnemen in het plan verandert; leeg na overnemen."
    )
    botsingen = WerkboekbotsingSerializer(
        many=True,
        help_text="Waar het plan na het ophalen ook werd gewijzigd. Kies daar op het scherm.",
    )

    class Meta:
        model = Planwerkboek
        fields = (
            *("id", "plan", "versie", "revisie", "status", "kanaal", "bestandsnaam", "sha256"),
            *("ontvangen_op", "overgenomen_op", "fouten", "waarschuwingen"),
            *("nieuw", "gewijzigd", "vervallen", "meldingen", "verschillen", "botsingen"),
        )


class WerkboekInvoer(serializers.Serializer[Any]):
    """What is sent: a form with a file (multipart)."""

    bestand = serializers.FileField(help_text="Het ingevulde werkboek van dit plan (.xlsx).")
    overnemen = serializers.BooleanField(
        default=False,
        help_text="true: neem het meteen over als er geen fouten zijn en geen botsingen.",
    )
