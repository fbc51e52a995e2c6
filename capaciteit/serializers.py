"""Locations, facilities, capacity and origin as the API shows them."""

from typing import Any

from rest_framework import serializers

from jeugdzorg.kern.serializers import ChoiceField
from regio.serializers import (
    BRON_FIELDS,
    TELLING_FIELDS,
    BronvermeldingSerializer,
    TellingSerializer,
)

from .api_tijden import TIJD_FIELDS, VAN_EEN_AANLEVERING, TijdenSerializer
from .choices import VoorzieningStatus
from .eenheden import METING_EENHEDEN, VOORZIENING_EENHEDEN
from .in_sql import BEZETTING_CELLEN, BEZETTING_SQL, beweging_sql, herroept_sql
from .models import (
    Capaciteitscijfer,
    Capaciteitsmeting,
    Herkomst,
    Locatie,
    Plaatsmutatie,
    Voorziening,
    Voorzieningstatusrij,
)


class LocatieSerializer(BronvermeldingSerializer):
    units = {
        "breedtegraad": "graden (WGS 84)",
        "lengtegraad": "graden (WGS 84)",
        "bouwjaar": "jaar",
    }

    class Meta:
        model = Locatie
        fields = (
            "url",
            "code",
            "naam",
            "aanbieders",
            "plaats",
            "adres",
            "gemeente",
            "jeugdhulpregio",
            "gebied",
            "setting",
            "eigendom",
            "bouwjaar",
            "breedtegraad",
            "lengtegraad",
            "coordinaat_precisie",
            *BRON_FIELDS,
        )


class LocatieFeatureSerializer(LocatieSerializer):
    """The same as a GeoJSON feature (RFC 7946): longitude first; no geometry when unknown."""

    def to_representation(self, instance: Locatie) -> dict[str, Any]:
        bekend = instance.lengtegraad is not None and instance.breedtegraad is not None
        punt = [instance.lengtegraad, instance.breedtegraad]
        return {
            "type": "Feature",
            "id": instance.code,
            "geometry": {"type": "Point", "coordinates": punt} if bekend else None,
            "properties": super().to_representation(instance),
        }


class StatusrijSerializer(BronvermeldingSerializer):
    url = None

    class Meta:
        model = Voorzieningstatusrij
        fields = ("status", "status_volgens_bron", "bekend_op", *BRON_FIELDS)


class VoorzieningSerializer(BronvermeldingSerializer):
    beweging = serializers.ChoiceField(
        choices=[("afbouw", "afbouw"), ("opbouw", "opbouw")],
        help_text="Of de plannen deze zorgvorm willen afbouwen of opbouwen.",
    )
    status = ChoiceField(
        choices=VoorzieningStatus.choices,
        allow_null=True,
        help_text="Op de gevraagde dag (peildatum of standOp, anders vandaag); leeg: onbekend.",
    )
    plaatsen = serializers.IntegerField(
        allow_null=True,
        help_text="Op de gevraagde dag (peildatum, anders vandaag); leeg: geen bron noemt het.",
    )
    statussen = StatusrijSerializer(many=True, help_text="Het verloop, oudste eerst.")
    sql_fields = {**BronvermeldingSerializer.sql_fields, "beweging": beweging_sql}
    units = VOORZIENING_EENHEDEN

    class Meta:
        model = Voorziening
        fields = (
            "url",
            "code",
            "naam",
            "locatie",
            "zorgvorm",
            "beweging",
            "soort_volgens_bron",
            "status",
            "plaatsen",
            "aantal_groepen",
            "groepsgrootte_van",
            "groepsgrootte_tot",
            "leeftijd_van",
            "leeftijd_tot",
            "doelgroep",
            "begeleiders_per_jeugdige",
            "gereed",
            "gereed_precisie",
            "statussen",
            *BRON_FIELDS,
        )


class CapaciteitsmetingSerializer(TijdenSerializer, TellingSerializer):
    vrij = serializers.IntegerField(
        allow_null=True, help_text="Plaatsen min bezet; onder nul bij overbezetting."
    )
    bezettingsgraad = serializers.FloatField(
        allow_null=True, help_text="Bezet gedeeld door plaatsen: 0,9 is 90 procent."
    )
    sql_fields = {**TellingSerializer.sql_fields, **BEZETTING_SQL}
    sql_cells = {**TellingSerializer.sql_cells, **BEZETTING_CELLEN}
    shared = (*TellingSerializer.shared, VAN_EEN_AANLEVERING)
    units = METING_EENHEDEN

    class Meta:
        model = Capaciteitsmeting
        fields = (
            "url",
            "id",
            "voorziening",
            "maat",
            "plaatsen",
            "bezet",
            "wachtend",
            "vrij",
            "bezettingsgraad",
            "aard",
            *TELLING_FIELDS,
            *TIJD_FIELDS,
        )


class CapaciteitscijferSerializer(TellingSerializer):
    class Meta:
        model = Capaciteitscijfer
        fields = (
            "url",
            "code",
            "omschrijving",
            "maat",
            "zorgvorm",
            "kwalificatie",
            "waarde",
            "waarde_tot",
            "aard",
            "aanbieder",
            "gemeente",
            "jeugdhulpregio",
            "gebied",
            "voorziening",
            *TELLING_FIELDS,
        )


class HerkomstSerializer(TijdenSerializer, TellingSerializer):
    shared = (*TellingSerializer.shared, VAN_EEN_AANLEVERING)
    units = {"aantal": "jeugdigen", "noemer": "jeugdigen", "percentage": "procent"}

    class Meta:
        model = Herkomst
        fields = (
            "url",
            "code",
            "gebied",
            "maat",
            "populatie",
            "zorgvorm",
            "periode_van",
            "periode_tot",
            "periode_precisie",
            "herkomst_regio",
            "herkomst_gebied",
            "bestemming_gebied",
            "bestemming_buiten",
            "aanbieder",
            "voorziening",
            "aantal",
            "percentage",
            "noemer",
            *TELLING_FIELDS,
            *TIJD_FIELDS,
        )


class PlaatsmutatieSerializer(BronvermeldingSerializer):
    teruggeboekt = serializers.BooleanField(
        help_text="Er is een tegenboeking: deze mutatie telt niet meer mee."
    )

    sql_fields = {**BronvermeldingSerializer.sql_fields, "herroept": herroept_sql}
    units = {"aantal": "plaatsen"}

    class Meta:
        model = Plaatsmutatie
        fields = (
            "url",
            "id",
            "datum",
            "aantal",
            "maat",
            "soort",
            "van",
            "van_zorgvorm",
            "naar",
            "naar_zorgvorm",
            "aard",
            "project",
            "reden",
            "geboekt_op",
            "herroept",
            "teruggeboekt",
            *BRON_FIELDS,
        )
