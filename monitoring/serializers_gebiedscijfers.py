"""Totals of areas in the API: what the regions of an area come to, and on how many that rests."""

from typing import Any

from rest_framework import serializers

from jeugdzorg.kern.privacy_values import is_hidden
from jeugdzorg.kern.serializers import (
    CamelCaseSerializer,
    ReferenceSerializer,
    TextField,
    camel_case,
)
from regio.choices import DatumPrecisie

from .choices_indicatoren import Telwijze


class GetalField(serializers.FloatField):
    """Whole where it is whole; null where it is unknown or hidden."""

    def to_representation(self, value: Any) -> Any:
        if is_hidden(value):
            return None
        return int(value) if value == int(value) else float(value)


class NaamField(serializers.CharField):
    """A field by the name that it has here."""

    def to_representation(self, value: str) -> str:
        return camel_case(value)


class GebiedscijferSerializer(CamelCaseSerializer):
    shielded = ("waarde", "totaalVolgensBron")

    gebied = ReferenceSerializer(source="plek.gebied", help_text="Het gebied.")
    indicator = ReferenceSerializer(source="plek.indicator", help_text="Wat is geteld.")
    halfjaar = serializers.CharField(source="plek.halfjaar", help_text="Bijvoorbeeld 2024-1.")
    periode_van = serializers.DateField(source="plek.halfjaar.van", help_text="De eerste dag.")
    periode_tot = serializers.DateField(source="plek.halfjaar.tot", help_text="De laatste dag.")
    versie = serializers.IntegerField(
        source="versie.nummer", help_text="Versie van de definitie die toen gold."
    )
    eenheid = serializers.CharField(help_text="Waarin de waarde telt.")
    telwijze = serializers.ChoiceField(
        source="samen.telwijze",
        choices=Telwijze.choices,
        help_text="Hoe de regio's samen het gebied geven.",
    )
    formule = TextField(
        source="versie.formule",
        allow_null=True,
        help_text="Waaruit de indicator per regio is berekend; leeg: hij is geteld.",
    )
    waarde = GetalField(
        source="samen.waarde",
        allow_null=True,
        help_text="De regio's samen; `dekking` zegt hoeveel van hen. Waarom zij leeg is, zegt "
        "`waaromLeeg`.",
    )
    waarom_leeg = TextField(
        source="samen.waarom_leeg", allow_null=True, help_text="Waarom er geen waarde is."
    )
    afgeschermd = serializers.ListField(
        child=NaamField(),
        help_text="Namen van velden die leeg zijn omdat u ze niet mag zien: een van de regio's "
        "heeft een klein aantal. Een ander leeg veld is onbekend.",
    )
    is_voorbeeld = serializers.BooleanField(
        source="samen.voorbeeld", help_text="true: de regio's hebben verzonnen cijfers."
    )
    geleverd = serializers.IntegerField(
        source="aantal_geleverd", help_text="Van hoeveel regio's er een waarde is."
    )
    verwacht = serializers.IntegerField(
        source="samen.dekking.totaal", help_text="Hoeveel regio's het gebied dan heeft."
    )
    dekking = serializers.CharField(
        source="samen.dekking.tekst", help_text="Hetzelfde in woorden: 4 van 5 regio's."
    )
    ontbreekt = ReferenceSerializer(
        source="samen.dekking.ontbreekt", many=True, help_text="De regio's zonder waarde."
    )
    zonder_waarde = ReferenceSerializer(
        source="samen.dekking.zonder_waarde",
        many=True,
        help_text="Welke daarvan leverden dat zij het niet weten.",
    )
    totaal_volgens_bron = GetalField(
        source="totaal",
        allow_null=True,
        help_text="Het totaal zoals een bron het van het gebied geeft, of de uitkomst van de "
        "formule daarvan. Het staat naast `waarde` en wordt er nooit mee gemengd.",
    )
    totaal_is_voorbeeld = serializers.BooleanField(help_text="true: dat totaal is verzonnen.")
    bron = ReferenceSerializer(
        source="samen.gedrukt.bron", allow_null=True, help_text="De bron van dat totaal."
    )
    vindplaats = TextField(
        source="samen.gedrukt.vindplaats", allow_null=True, help_text="Waar het in die bron staat."
    )
    peildatum = serializers.DateField(
        source="samen.gedrukt.peildatum",
        allow_null=True,
        help_text="De dag waarop dat totaal gold.",
    )
    peildatum_precisie = serializers.ChoiceField(
        source="samen.gedrukt.peildatum_precisie",
        choices=DatumPrecisie.choices,
        allow_null=True,
        help_text="Hoe precies die dag is.",
    )
