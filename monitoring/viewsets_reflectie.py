"""Adopted reflection sessions in the API: the record as the region adopted it."""

from typing import Any, Final

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from jeugdzorg.kern.lists import ONLY_WHICH
from jeugdzorg.kern.serializers import (
    AddressField,
    CamelCaseModelSerializer,
    CamelCaseSerializer,
    TextField,
)
from jeugdzorg.kern.viewsets import NumberedViewSet
from regio.api_filters import RegioFilter

from .api_filters_indicatoren import HalfjaarFilterSet
from .choices_reflectie import Sessiestatus
from .models import Reflectiesessie, Reflectieverslag

LEEG: Final[dict[str, Any]] = {"allow_null": True}


class SessiedeelnemerSerializer(CamelCaseSerializer):
    rol = serializers.CharField(help_text="In welke rol; nooit een naam.")
    namens = TextField(**LEEG, help_text="Namens welke partij.")


class SessieantwoordSerializer(CamelCaseSerializer):
    vraag = serializers.CharField(help_text="Code van de indicator.")
    naam = serializers.CharField(help_text="De vraag.")
    duiding = TextField(**LEEG, help_text="Hoe de regio de cijfers uitlegt.")
    signalen = TextField(**LEEG, help_text="Wat zij hoort van partners en uitvoering.")
    ontbreekt = TextField(**LEEG, help_text="Wat er niet is en wel nodig.")
    werkt = TextField(**LEEG, help_text="Wat helpt.")


class SessieactieSerializer(CamelCaseSerializer):
    """Without who does it: that is free text, in which a name can stand."""

    wat = serializers.CharField(help_text="Wat is afgesproken.")
    uiterlijk = serializers.DateField(**LEEG, help_text="Voor of op deze dag.")
    status = serializers.CharField(help_text="Hoe ver zij was bij het vaststellen.")
    stand = TextField(**LEEG, help_text="Hoe het ervoor stond, in woorden.")
    vraag = TextField(**LEEG, help_text="Code van de indicator waar zij bij hoort.")
    halfjaar = serializers.CharField(
        source="uitHalfjaar", help_text="In welk halfjaar zij is afgesproken."
    )


class SessieverslagSerializer(CamelCaseModelSerializer):
    samenvatting = TextField(source="gegevens.samenvatting", **LEEG, help_text="In het kort.")
    deelnemers = SessiedeelnemerSerializer(
        source="gegevens.deelnemers", many=True, help_text="Wie erbij was, per rol."
    )
    antwoorden = SessieantwoordSerializer(
        source="gegevens.antwoorden", many=True, help_text="Per vraag met een antwoord."
    )
    acties = SessieactieSerializer(
        source="gegevens.acties", many=True, help_text="Wat in deze sessie is afgesproken."
    )
    eerdere_acties = SessieactieSerializer(
        source="gegevens.eerdereActies", many=True, help_text="Uit eerdere halfjaren."
    )

    class Meta:
        model = Reflectieverslag
        fields = (
            *("versie", "vastgesteld_op", "sha256", "samenvatting", "deelnemers", "antwoorden"),
            *("acties", "eerdere_acties"),
        )


class ReflectiesessieSerializer(CamelCaseModelSerializer):
    url = AddressField()
    gebied = serializers.CharField(source="cyclus.gebied.code", help_text="Code van het gebied.")
    jaar = serializers.IntegerField(source="cyclus.jaar", help_text="Jaar van het halfjaar.")
    helft = serializers.IntegerField(source="cyclus.helft", help_text="1 of 2.")
    is_voorbeeld = serializers.BooleanField(source="voorbeeld", help_text="true: verzonnen.")
    verslag = serializers.SerializerMethodField(
        help_text="Wat er is gezegd en afgesproken, zoals de regio het vaststelde."
    )

    class Meta:
        model = Reflectiesessie
        fields = (
            *("url", "id", "gebied", "jeugdhulpregio", "jaar", "helft", "datum", "plaats"),
            *("is_voorbeeld", "verslag"),
        )

    @extend_schema_field(SessieverslagSerializer)
    def get_verslag(self, sessie: Reflectiesessie) -> Any:
        """The one that was adopted last."""
        verslag = sessie.verslagen.all()[0]
        return SessieverslagSerializer(verslag, context=self.context).data


class ReflectiesessieFilter(HalfjaarFilterSet):
    regio = RegioFilter()


class ReflectiesessieViewSet(NumberedViewSet):
    queryset = Reflectiesessie.objects.filter(status=Sessiestatus.VASTGESTELD)
    serializer_class = ReflectiesessieSerializer
    filterset_class = ReflectiesessieFilter
    sort_fields = {
        "id": "pk",
        "datum": "datum",
        "jaar": "cyclus__jaar",
        "regio": "jeugdhulpregio__naam",
    }
    tag, enkelvoud, meervoud = "Monitoring", "reflectiesessie", "reflectiesessies"
    uitleg = (
        "Wat een regio zegt van een halfjaar, zoals zij het vaststelde. Alleen van uw regio "
        "en van gebieden waarin u meestuurt, en zonder namen; wie een actie doet staat op de "
        "bladzijde."
    )

    gone_fields = ONLY_WHICH

    def gone(self) -> QuerySet:
        return Reflectiesessie.objects.heropend(self.request.user)

    def with_related(self, rows: Any) -> QuerySet:
        verslagen = Reflectieverslag.objects.visible_to(self.request.user).order_by("-versie")
        return (
            rows.leesbaar_voor(self.request.user)
            .with_onderwerp()
            .prefetch_related(Prefetch("verslagen", verslagen))
        )
