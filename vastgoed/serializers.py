"""Schemes, deadlines, awards and grants as the API shows them."""

from decimal import Decimal

from rest_framework import serializers

from regio.serializers import BRON_FIELDS, BronvermeldingSerializer

from .choices import Termijnstatus
from .models import (
    Beschikking,
    Regeling,
    Regelingopgave,
    Termijn,
    Termijnverlenging,
    Toekenning,
    Verdeeltotaal,
    Voorwaarde,
)
from .verdeling import bedrag, tarief_per_plaats


class OpgaveSerializer(BronvermeldingSerializer):
    url = None

    class Meta:
        model = Regelingopgave
        fields = ("naam", "doel", "bedrag", "looptijd_tot", *BRON_FIELDS)


class VoorwaardeSerializer(BronvermeldingSerializer):
    url = None

    class Meta:
        model = Voorwaarde
        fields = (
            "volgnummer",
            "tekst",
            "verantwoordelijke",
            "vanaf",
            "uiterlijk",
            "datum_precisie",
            *BRON_FIELDS,
        )


class HerberekendSerializer(BronvermeldingSerializer):
    """A printed amount with the one that follows from its places beside it."""

    bedrag_herberekend = serializers.SerializerMethodField(
        help_text="Plaatsen maal het landelijke tarief, op hele euro's; leeg: geen tarief bekend."
    )
    verschil = serializers.SerializerMethodField(
        help_text="Gedrukt min herberekend; nul als het bedrag bij de plaatsen hoort."
    )

    def get_bedrag_herberekend(self, rij: Beschikking | Toekenning | Verdeeltotaal) -> int | None:
        regeling = rij.regeling
        if regeling.bedrag is None or not regeling.plaatsen:
            return None
        return bedrag(rij.plaatsen, tarief_per_plaats(regeling.bedrag, regeling.plaatsen))

    def get_verschil(self, rij: Beschikking | Toekenning | Verdeeltotaal) -> float | None:
        herberekend = self.get_bedrag_herberekend(rij)
        return None if herberekend is None else float(rij.bedrag - Decimal(herberekend))


class VerdeeltotaalSerializer(HerberekendSerializer):
    url = None

    class Meta:
        model = Verdeeltotaal
        fields = (
            "gebied",
            "plaatsen",
            "bedrag",
            "bedrag_herberekend",
            "verschil",
            *BRON_FIELDS,
        )


class RegelingSerializer(BronvermeldingSerializer):
    tarief_per_plaats = serializers.SerializerMethodField(
        help_text="Totaalbedrag gedeeld door het landelijke aantal plaatsen, op twee decimalen."
    )
    verdeeltotalen = VerdeeltotaalSerializer(
        many=True, help_text="Wat bronnen drukken voor een heel gebied of het land."
    )
    opgaven = OpgaveSerializer(many=True, help_text="Wat elke bron van de regeling zegt.")
    voorwaarden = VoorwaardeSerializer(many=True, help_text="De voorwaarden, op volgorde.")

    class Meta:
        model = Regeling
        fields = (
            "url",
            "code",
            "naam",
            "onderdeel_van",
            "tranche",
            "jaar",
            "zorgvorm",
            "verstrekker",
            "doel",
            "bedrag",
            "plaatsen",
            "tarief_per_plaats",
            "looptijd_van",
            "looptijd_tot",
            "verdeeltotalen",
            "opgaven",
            "voorwaarden",
            *BRON_FIELDS,
        )

    def get_tarief_per_plaats(self, regeling: Regeling) -> float | None:
        if regeling.bedrag is None or not regeling.plaatsen:
            return None
        return round(float(tarief_per_plaats(regeling.bedrag, regeling.plaatsen)), 2)


class BeschikkingSerializer(HerberekendSerializer):
    class Meta:
        model = Beschikking
        fields = (
            "url",
            "code",
            "regeling",
            "gemeente",
            "plaatsen",
            "bedrag",
            "bedrag_herberekend",
            "verschil",
            *BRON_FIELDS,
        )


class ToekenningSerializer(HerberekendSerializer):
    class Meta:
        model = Toekenning
        fields = (
            "url",
            "code",
            "regeling",
            "gemeente",
            "aanbieder",
            "naam_volgens_bron",
            "plaatsen",
            "bedrag",
            "bedrag_herberekend",
            "verschil",
            "is_deel",
            "locaties",
            *BRON_FIELDS,
        )


class VerlengingSerializer(BronvermeldingSerializer):
    url = None

    class Meta:
        model = Termijnverlenging
        fields = ("volgnummer", "nieuwe_datum", "reden", "akkoord_van", *BRON_FIELDS)


class TermijnSerializer(BronvermeldingSerializer):
    geldende_datum = serializers.DateField(
        allow_null=True, help_text="Na de laatste verlenging; zonder verlenging de eerste datum."
    )
    status = serializers.ChoiceField(
        choices=Termijnstatus.choices, help_text="Volgt uit de geldende datum en vandaag."
    )
    verlengingen = VerlengingSerializer(many=True, help_text="Hoe de datum is verschoven.")

    class Meta:
        model = Termijn
        fields = (
            "url",
            "code",
            "mijlpaal",
            "onderwerp",
            "onderdeel_van",
            "soort",
            "gebied",
            "regeling",
            "verantwoordelijke",
            "datum",
            "datum_precisie",
            "geldende_datum",
            "status",
            "verlengingen",
            *BRON_FIELDS,
        )
