"""Regions, areas, organisations, sources and findings as the API shows them."""

import json
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from jeugdzorg.kern.jsonrows import Shape, SqlField
from jeugdzorg.kern.privacy_values import is_hidden
from jeugdzorg.kern.serializers import (
    AddressField,
    CamelCaseModelSerializer,
    CamelCaseSerializer,
    ReferenceSerializer,
    api_url,
    camel_case,
    natural_key,
)
from jeugdzorg.kern.sqltext import literal

from .choices import BronSoort
from .models import (
    Aanbieder,
    Bevinding,
    BevindingOnderwerp,
    Bevindingstatus,
    Bron,
    Controleuitkomst,
    Gebied,
    GebiedRegio,
    Gemeente,
    Jeugdhulpregio,
    Regioindeling,
    Telling,
)

BRON_FIELDS = (
    "bron",
    "vindplaats",
    "peildatum",
    "peildatum_precisie",
    "is_voorbeeld",
    "opmerking",
)
TELLING_FIELDS = ("afgeschermd", *BRON_FIELDS)
PERIODE_FIELDS = ("geldig_van", "geldig_tot")


def voorbeeld_sql(shape: Shape) -> str:
    return f"({shape.column('bron__soort')} = '{BronSoort.VOORBEELD.value}')::text"


def afgeschermd_sql(shape: Shape) -> str:
    """The names in ``afgeschermd`` as the database orders them, and what is worked out of them."""
    return per_afscherming(shape, lambda namen: json.dumps(namen, separators=(",", ":")))


def afgeschermd_cel(shape: Shape) -> str:
    return per_afscherming(shape, ",".join)


def per_afscherming(shape: Shape, woord: Callable[[Sequence[str]], str]) -> str:
    """One question per count that can be hidden leads to what is written: nothing is put together
    per row. Most rows hide nothing."""
    verborgen = shape.column("afgeschermd")
    telvelden = sorted(shape.model.objects.all().telvelden, key=lambda veld: (len(veld), veld))
    namen = [*((veld, veld) for veld in telvelden), *shape.model.afgeleid.items()]

    def tekst(geraakt: frozenset[str]) -> str:
        gevonden = [camel_case(veld) for veld, uit in namen if uit in geraakt]
        return literal(woord(gevonden)) if woord(gevonden) else "NULL"

    def vraag(over: Sequence[str], geraakt: frozenset[str]) -> str:
        if not over:
            return tekst(geraakt)
        eerste, *rest = over
        ja, nee = vraag(rest, geraakt | {eerste}), vraag(rest, geraakt)
        return f"CASE WHEN {verborgen} ? '{eerste}' THEN {ja} ELSE {nee} END"

    niets = tekst(frozenset())
    boom = vraag(telvelden, frozenset())
    return f"CASE WHEN {verborgen} = '{{}}'::jsonb THEN {niets} ELSE {boom} END"


class BronvermeldingSerializer(CamelCaseModelSerializer):
    """Anything taken from a source; end ``fields`` with ``*BRON_FIELDS``.

    ``sql_fields``: what Python works out, told in SQL (``kern.jsonrows``); ``sql_cells``: the same
    as the cell of a table, where that is more than the JSON without its signs. ``shared``: fields
    next to each other that are the same in many rows.
    """

    sql_fields: ClassVar[Mapping[str, SqlField]] = {"isVoorbeeld": voorbeeld_sql}
    sql_cells: ClassVar[Mapping[str, SqlField]] = {"isVoorbeeld": voorbeeld_sql}
    shared: ClassVar[Sequence[Sequence[str]]] = (
        ("vindplaats", "peildatum", "peildatumPrecisie", "isVoorbeeld"),
    )

    is_voorbeeld = serializers.BooleanField(
        source="bron.is_voorbeeld",
        help_text="Voorbeeldgegevens: verzonnen om te laten zien hoe het werkt.",
    )
    url = AddressField()


class TellingSerializer(BronvermeldingSerializer):
    """Counts of youths: what is hidden from the reader is null and named in ``afgeschermd``."""

    afgeschermd = serializers.ListField(
        child=serializers.CharField(),
        source="afgeschermde_velden",
        help_text="Namen van velden die leeg zijn omdat u ze niet mag zien: een aantal van minder "
        "dan 5 jeugdigen, of wat zo'n aantal verraadt. Een ander leeg veld is onbekend.",
    )

    sql_fields: ClassVar[Mapping[str, SqlField]] = {
        **BronvermeldingSerializer.sql_fields,
        "afgeschermd": afgeschermd_sql,
    }
    sql_cells: ClassVar[Mapping[str, SqlField]] = {
        **BronvermeldingSerializer.sql_cells,
        "afgeschermd": afgeschermd_cel,
    }

    def build_standard_field(self, field_name: str, model_field: Any) -> Any:
        field, kwargs = super().build_standard_field(field_name, model_field)
        telvelden = self.Meta.model.objects.all().telvelden
        return field, {**kwargs, "allow_null": True} if field_name in telvelden else kwargs

    def to_representation(self, instance: Telling) -> dict[str, Any]:
        getoond = copy(instance)
        for veld in instance.afgeschermd:
            setattr(getoond, veld, None)
        for veld in instance.afgeleid.keys() & instance.__dict__.keys():
            if is_hidden(instance.__dict__[veld]):
                setattr(getoond, veld, None)
        velden = super().to_representation(getoond)
        if "afgeschermd" in velden:
            velden["afgeschermd"] = [camel_case(veld) for veld in velden["afgeschermd"]]
        return velden


class BronSerializer(CamelCaseModelSerializer):
    url = AddressField()
    is_voorbeeld = serializers.BooleanField(help_text="Verzonnen om te laten zien hoe het werkt.")

    class Meta:
        model = Bron
        fields = (
            "url",
            "code",
            "titel",
            "korte_titel",
            "soort",
            "gebied",
            "zorgvorm",
            "versie",
            "datum",
            "datum_precisie",
            "opdrachtgever",
            "zichtbaarheid",
            "eigenaar",
            "is_voorbeeld",
            "opmerking",
        )


class IndelingSerializer(BronvermeldingSerializer):
    url = None

    class Meta:
        model = Regioindeling
        fields = ("jeugdhulpregio", *PERIODE_FIELDS, *BRON_FIELDS)


class GemeenteSerializer(BronvermeldingSerializer):
    indelingen = IndelingSerializer(
        many=True, help_text="Bij welke jeugdhulpregio de gemeente hoort, per periode."
    )

    class Meta:
        model = Gemeente
        fields = ("url", "code", "naam", "indelingen", *BRON_FIELDS)


class RegioInGebiedSerializer(BronvermeldingSerializer):
    url = None

    class Meta:
        model = GebiedRegio
        fields = ("jeugdhulpregio", "zorgvorm", *PERIODE_FIELDS, *BRON_FIELDS)


class GebiedVanRegioSerializer(BronvermeldingSerializer):
    url = None

    class Meta:
        model = GebiedRegio
        fields = ("gebied", "zorgvorm", *PERIODE_FIELDS, *BRON_FIELDS)


class JeugdhulpregioSerializer(BronvermeldingSerializer):
    gebieden = GebiedVanRegioSerializer(
        source="gebiedregios",
        many=True,
        help_text="In welke gebieden de regio meeplant, per zorgvorm.",
    )

    class Meta:
        model = Jeugdhulpregio
        fields = ("url", "code", "naam", "aliassen", *PERIODE_FIELDS, "gebieden", *BRON_FIELDS)


class GebiedSerializer(BronvermeldingSerializer):
    regios = RegioInGebiedSerializer(
        source="gebiedregios", many=True, help_text="De regio's van het gebied, per zorgvorm."
    )

    class Meta:
        model = Gebied
        fields = (
            "url",
            "code",
            "naam",
            "aliassen",
            "soort",
            "bovenliggend",
            "toelichting",
            "regios",
            *BRON_FIELDS,
        )


class AanbiederSerializer(BronvermeldingSerializer):
    class Meta:
        model = Aanbieder
        fields = (
            "url",
            "code",
            "naam",
            "aliassen",
            "kvk_nummer",
            "agb_code",
            "gebieden",
            *BRON_FIELDS,
        )


class KantSerializer(CamelCaseSerializer):
    """One of the two sides of a finding."""

    waarde = serializers.CharField(help_text="De waarde zoals een lezer haar ziet.")
    bron = ReferenceSerializer(
        allow_null=True, help_text="Leeg: de waarde is door ons herberekend."
    )
    vindplaats = serializers.CharField(help_text="Plaats in de bron, of de berekening.")

    def __init__(self, *args: Any, kant: str, **kwargs: Any) -> None:
        self.kant = kant
        super().__init__(*args, source="*", **kwargs)

    def to_representation(self, instance: Bevinding) -> dict[str, Any]:
        bron = getattr(instance, f"bron_{self.kant}")
        verwijzing = self.fields["bron"]
        return {
            "waarde": getattr(instance, f"waarde_{self.kant}"),
            "bron": verwijzing.to_representation(bron) if bron else None,
            "vindplaats": getattr(instance, f"vindplaats_{self.kant}"),
        }


class BevindingstatusSerializer(CamelCaseModelSerializer):
    """Without the person: who decided is not for other systems."""

    class Meta:
        model = Bevindingstatus
        fields = ("status", "reden", "op")


class OnderwerpSerializer(CamelCaseModelSerializer):
    soort = serializers.CharField(
        source="content_type.model", help_text="Soort gegeven, bijvoorbeeld toekenning."
    )
    code = serializers.SerializerMethodField(help_text="Leeg: dit gegeven ziet u niet.")
    url = serializers.SerializerMethodField(help_text="Adres in de API, als de API het kent.")

    class Meta:
        model = BevindingOnderwerp
        fields = ("soort", "code", "url")

    def get_code(self, rij: BevindingOnderwerp) -> str | None:
        return natural_key(rij.onderwerp) if rij.onderwerp else None

    @extend_schema_field({"type": "string", "format": "uri", "nullable": True})
    def get_url(self, rij: BevindingOnderwerp) -> str | None:
        return api_url(rij.onderwerp, self.context["request"]) if rij.onderwerp else None


class BevindingSerializer(CamelCaseModelSerializer):
    url = AddressField()
    gedrukt = KantSerializer(kant="a", help_text="Wat de bron drukt.")
    tegenover = KantSerializer(kant="b", help_text="Wat wij herberekenen, of elders gedrukt staat.")
    statussen = BevindingstatusSerializer(many=True, help_text="Het verloop, oudste eerst.")
    onderwerpen = OnderwerpSerializer(many=True, help_text="De cijfers waar het over gaat.")

    class Meta:
        model = Bevinding
        fields = (
            "url",
            "sleutel",
            "controle",
            "gebied",
            "ernst",
            "titel",
            "uitleg",
            "gedrukt",
            "tegenover",
            "status",
            "statussen",
            "onderwerpen",
            "gevonden_op",
        )


class ControleSerializer(CamelCaseModelSerializer):
    url = AddressField()
    is_voorbeeld = serializers.BooleanField(source="bron.is_voorbeeld")

    class Meta:
        model = Controleuitkomst
        fields = (
            "url",
            "sleutel",
            "controle",
            "gebied",
            "titel",
            "gedrukt",
            "herberekend",
            "oordeel",
            "nota",
            "bevinding",
            "bron",
            "vindplaats",
            "is_voorbeeld",
            "gecontroleerd_op",
        )
