"""Reduction paths as the API shows them."""

from fractions import Fraction
from typing import Any, Final

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from jeugdzorg.kern.rounding import round_half_up
from jeugdzorg.kern.serializers import CamelCaseSerializer
from regio.serializers import (
    BRON_FIELDS,
    BronvermeldingSerializer,
)

from .doelen.beeld import tempobeeld
from .doelen.onzekerreeks import BerekendPad
from .models import Afbouwpad, Paddeel, Padpunt
from .padbeeld import padbeeld

LEEG: Final[dict[str, Any]] = {"allow_null": True}


class EenDecimaal(serializers.FloatField):
    """An exact value as pages print it."""

    def to_representation(self, value: Fraction) -> float:
        return float(round_half_up(Fraction(value), 1))


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


class RandSerializer(CamelCaseSerializer):
    datum = serializers.DateField(help_text="Dag.")
    laag = serializers.FloatField(help_text="Laagst mogelijke waarde op die dag.")
    hoog = serializers.FloatField(help_text="Hoogst mogelijke waarde op die dag.")


class OnzekerheidSerializer(CamelCaseSerializer):
    van = serializers.DateField(help_text="Vanaf deze dag staat het verloop niet vast.")
    tot = serializers.DateField(help_text="Tot deze dag.")
    waarden = serializers.ListField(
        child=serializers.FloatField(), help_text="De tussenstappen zonder jaartal."
    )
    band = RandSerializer(many=True, help_text="Tussen welke waarden het pad kan liggen.")


class BerekendSerializer(CamelCaseSerializer):
    punten = BerekendPuntSerializer(
        source="regels", many=True, help_text="Het pad, stap voor stap herberekend."
    )
    delen = BerekendDeelSerializer(
        source="afgeronde_delen", many=True, help_text="Per regio; leeg als het pad niet deelt."
    )
    onzekerheid = OnzekerheidSerializer(
        source="onzeker", many=True, help_text="Waar de bron een tussenstap zonder jaartal drukt."
    )


class TempoSerializer(CamelCaseSerializer):
    """Of a ``Tempobeeld``; paces per year, above zero when it goes down."""

    gemeten = serializers.BooleanField(
        source="is_gemeten", help_text="false: er is niets gemeten; gerekend vanaf het begin."
    )
    vanaf = serializers.DateField(source="nu_op", help_text="Dag van de laatste meting.")
    waarde = EenDecimaal(source="nu_waarde", help_text="Wat er toen was; van een stroom per jaar.")
    te_gaan = EenDecimaal(source="opgave.te_gaan", help_text="Wat er nog af moet.")
    doeldatum = serializers.DateField(help_text="Dag waarop het pad bij het doel is.")
    nodig_per_jaar = EenDecimaal(
        source="opgave.per_jaar", allow_null=True, help_text="Leeg: bereikt, of de dag is voorbij."
    )
    nu_per_jaar = EenDecimaal(
        source="verwachting.tempo", **LEEG, help_text="Tussen de laatste twee metingen."
    )
    verwacht_op = serializers.DateField(
        source="verwachting.datum", **LEEG, help_text="Doel bereikt in dit tempo; leeg: niet."
    )
    vroegst_op = serializers.DateField(
        source="verwachting.vroegst", **LEEG, help_text="In het hoogste tempo van de laatste keren."
    )
    laatst_op = serializers.DateField(
        source="verwachting.laatst", **LEEG, help_text="In het laagste tempo; leeg: dan niet."
    )
    uit_tempos = serializers.IntegerField(
        source="verwachting.aantal", **LEEG, help_text="Op hoeveel tempo's de band rust; 1: geen."
    )


class AfbouwpadSerializer(BronvermeldingSerializer):
    punten = PadpuntSerializer(many=True, help_text="Zoals de bron ze drukt.")
    delen = PaddeelSerializer(many=True, help_text="Per regio, zoals de bron ze drukt.")
    berekend = serializers.SerializerMethodField(
        help_text="Herberekend uit startwaarde, percentages, doelwaarde en aandelen."
    )
    tempo = serializers.SerializerMethodField(
        help_text="Tempo nu en nodig, en wanneer het doel is bereikt. Zonder voorbeeldcijfers."
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
            "versie",
            "status",
            "geldt_vanaf",
            "vervangt",
            "reden",
            "besluit_op",
            "besluit",
            "punten",
            "delen",
            "berekend",
            "tempo",
            *BRON_FIELDS,
        )

    @extend_schema_field(BerekendSerializer)
    def get_berekend(self, pad: Afbouwpad) -> Any:
        return BerekendSerializer(BerekendPad(padbeeld(pad, []))).data

    @extend_schema_field(TempoSerializer)
    def get_tempo(self, pad: Afbouwpad) -> Any:
        """By the measurements that ``AfbouwpadViewSet`` read along."""
        metingen = getattr(pad.indicator, "van_gebieden", [])
        return TempoSerializer(tempobeeld(padbeeld(pad, metingen))).data
