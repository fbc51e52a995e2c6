"""Adopted analyses in the API: the text with its frozen figures, the gaps, and the advice."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from jeugdzorg.kern.serializers import (
    AddressField,
    CamelCaseModelSerializer,
    CamelCaseSerializer,
    TextField,
)

from .analyse.cijfers import ingevuld
from .models import Aanbeveling, Advies, Analyse, Analyseblok, Besluitregel, Cyclusbesluit, Hiaat


class AnalyseblokSerializer(CamelCaseModelSerializer):
    tekst = serializers.SerializerMethodField(
        help_text="De tekst, met de cijfers erin zoals zij waren bij het vaststellen."
    )

    class Meta:
        model = Analyseblok
        fields = ("code", "titel", "tekst")

    def get_tekst(self, blok: Analyseblok) -> str:
        bewaard = blok.analyse.cijfers.items()
        return ingevuld(blok.tekst, {sleutel: cijfer["waarde"] for sleutel, cijfer in bewaard})


class AnalysecijferSerializer(CamelCaseSerializer):
    sleutel = serializers.CharField(help_text="Indicator, regio of gebied, en periode.")
    cijfer = serializers.CharField(source="indicator", help_text="Naam van het cijfer.")
    waarover = serializers.CharField(source="onderwerp", help_text="Regio of gebied.")
    periode = serializers.CharField(help_text="Periode of dag, in woorden.")
    uitsplitsing = serializers.CharField(help_text="Leeg: het geheel.")
    waarde = serializers.CharField(
        help_text="Zoals in de tekst; een klein aantal staat er als “<5” of “afgeschermd”."
    )
    eenheid = serializers.CharField(help_text="Waarin de waarde telt.")
    dekking = serializers.CharField(help_text="Op hoeveel regio's een som rust; leeg: geen som.")
    bron = serializers.CharField(help_text="Korte titel van de bron.")
    vindplaats = serializers.CharField(help_text="Waar in de bron.")
    is_voorbeeld = serializers.BooleanField(source="voorbeeld", help_text="true: verzonnen.")


class RegiobijdrageSerializer(CamelCaseSerializer):
    regio = serializers.CharField(help_text="Naam van de regio.")
    pad = serializers.CharField(help_text="Wat haar deel van het pad zegt.")
    werkelijk = serializers.CharField(help_text="Wat er is gemeten.")
    verschil = serializers.CharField(help_text="Werkelijk min pad; “afgeschermd” bij kleine.")
    aandeel = serializers.CharField(help_text="Deel van wat regio's samen achterliggen; mag leeg.")
    stand = serializers.CharField(help_text="Voor of achter op het pad.")


class BijdragetabelSerializer(CamelCaseSerializer):
    pad = serializers.CharField(help_text="Naam van het afbouwpad.")
    eenheid = serializers.CharField(help_text="Waarin de waarden tellen.")
    periode = serializers.CharField(help_text="Periode of dag, in woorden.")
    sleutel = serializers.CharField(help_text="Hoe het pad over regio's is verdeeld.")
    dekking = serializers.CharField(help_text="Op hoeveel regio's het rust.")
    is_voorbeeld = serializers.BooleanField(source="voorbeeld", help_text="true: verzonnen.")
    regios = RegiobijdrageSerializer(source="regels", many=True, help_text="Per regio.")


class HiaatSerializer(CamelCaseModelSerializer):
    class Meta:
        model = Hiaat
        fields = ("behoefte", "doelgroep", "toelichting", "plaatsen", "regios")


class BesluitregelSerializer(CamelCaseModelSerializer):
    class Meta:
        model = Besluitregel
        fields = ("uitkomst", "reden", "wat", "opdracht")


class AanbevelingSerializer(CamelCaseModelSerializer):
    aan = TextField(
        source="partij", allow_null=True, help_text="Aan wie, in woorden; leeg: nog niemand."
    )
    hiaat = serializers.CharField(
        source="hiaat.__str__", allow_null=True, default=None, help_text="Bij welk hiaat."
    )
    besluit = serializers.SerializerMethodField(
        help_text="Wat de stuurgroep besloot; leeg: nog niets."
    )

    class Meta:
        model = Aanbeveling
        fields = ("wat", "toelichting", "aan", "termijn", "hiaat", "besluit")

    @extend_schema_field(BesluitregelSerializer(allow_null=True))
    def get_besluit(self, rij: Aanbeveling) -> Any:
        regel = next(iter(rij.besluitregels.all()), None)
        return regel and BesluitregelSerializer(regel, context=self.context).data


class CyclusbesluitSerializer(CamelCaseModelSerializer):
    class Meta:
        model = Cyclusbesluit
        fields = ("genomen_op", "toelichting")


class AdviesSerializer(CamelCaseModelSerializer):
    aanbevelingen = AanbevelingSerializer(many=True, help_text="Wat er moet gebeuren, op volgorde.")
    besluit = serializers.SerializerMethodField(
        help_text="Het besluit van de stuurgroep dat nu geldt; leeg: er is nog geen."
    )

    class Meta:
        model = Advies
        fields = ("inleiding", "aangeboden_op", "aanbevelingen", "besluit")

    @extend_schema_field(CyclusbesluitSerializer(allow_null=True))
    def get_besluit(self, advies: Advies) -> Any:
        besluit = next(iter(advies.besluiten.all()), None)
        return besluit and CyclusbesluitSerializer(besluit, context=self.context).data


class AnalyseSerializer(CamelCaseModelSerializer):
    url = AddressField()
    gebied = serializers.CharField(source="cyclus.gebied.code", help_text="Code van het gebied.")
    jaar = serializers.IntegerField(source="cyclus.jaar", help_text="Jaar van het halfjaar.")
    helft = serializers.IntegerField(source="cyclus.helft", help_text="1 of 2.")
    is_voorbeeld = serializers.SerializerMethodField(
        help_text="true: er staan verzonnen voorbeeldcijfers in."
    )
    blokken = AnalyseblokSerializer(many=True, help_text="De tekst, op volgorde.")
    cijfers = serializers.SerializerMethodField(
        help_text="Elk cijfer in de tekst, zoals bevroren bij het vaststellen."
    )
    bijdragen = serializers.SerializerMethodField(
        help_text="Wat elke regio bijdroeg, zoals bevroren bij het vaststellen."
    )
    hiaten = HiaatSerializer(many=True, help_text="Wat er ontbreekt, per behoefte en doelgroep.")
    advies = serializers.SerializerMethodField(
        help_text="Het advies zoals aangeboden aan de stuurgroep; leeg: niet aangeboden."
    )

    class Meta:
        model = Analyse
        fields = (
            *("url", "id", "gebied", "jaar", "helft", "versie", "vastgesteld_op", "reden_nieuw"),
            *("is_voorbeeld", "blokken", "cijfers", "bijdragen", "hiaten", "advies"),
        )

    def get_is_voorbeeld(self, analyse: Analyse) -> bool:
        bewaard = [*analyse.cijfers.values(), *analyse.bijdragen]
        return any(deel.get("voorbeeld") for deel in bewaard)

    @extend_schema_field(AnalysecijferSerializer(many=True))
    def get_cijfers(self, analyse: Analyse) -> Any:
        rijen = list(analyse.cijfers.values())
        return AnalysecijferSerializer(rijen, many=True, context=self.context).data

    @extend_schema_field(BijdragetabelSerializer(many=True))
    def get_bijdragen(self, analyse: Analyse) -> Any:
        return BijdragetabelSerializer(analyse.bijdragen, many=True, context=self.context).data

    @extend_schema_field(AdviesSerializer(allow_null=True))
    def get_advies(self, analyse: Analyse) -> Any:
        advies = getattr(analyse, "advies", None)
        return advies and AdviesSerializer(advies, context=self.context).data
