"""What one can choose on the plaatsenbalans and on the list of its entries."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from regio.choices import BronSoort, Zorgvorm

from .choices import Aard, Capaciteitsmaat, Mutatiesoort
from .filters import ZoekEnPlaatsFilter, aanbieders_voor, regios_voor
from .gemeten import GEBOEKT
from .models import Plaatsmutatie, Voorziening

MATEN = [(maat.value, maat.label) for maat in GEBOEKT]
PER = [
    ("voorziening", "voorziening en zorgvorm"),
    ("aanbieder", "aanbieder"),
    ("regio", "regio"),
    ("gebied", "gebied"),
    ("zorgvorm", "zorgvorm"),
]


def dag(label: str, **kwargs: Any) -> filters.DateFilter:
    return filters.DateFilter(label=label, widget=forms.DateInput(attrs={"type": "date"}), **kwargs)


class BalansFilter(ZoekEnPlaatsFilter):
    """Which facilities the balance is of; the rest says over what and how, for the view to read."""

    zoek = None
    regio = filters.ModelChoiceFilter(
        label="Regio",
        empty_label="alle regio's",
        field_name="locatie__jeugdhulpregio",
        queryset=regios_voor,
        to_field_name="code",
    )
    aanbieder = filters.ModelChoiceFilter(
        label="Aanbieder",
        empty_label="alle aanbieders",
        field_name="locatie__aanbieders",
        queryset=aanbieders_voor,
        to_field_name="code",
    )
    zorgvorm = filters.ChoiceFilter(
        label="Zorgvorm", empty_label="alle zorgvormen", choices=Zorgvorm.choices, method="keuze"
    )
    maat = filters.ChoiceFilter(
        label="Wat telt", empty_label="alles, apart", choices=MATEN, method="keuze"
    )
    van = dag("Vanaf", method="keuze")
    tot = dag("Tot en met", method="keuze")
    per = filters.ChoiceFilter(
        label="Per", empty_label=None, choices=PER, method="keuze", required=False
    )
    voorbeeld = filters.BooleanFilter(
        label="Tel voorbeeldgegevens mee",
        method="keuze",
        widget=forms.CheckboxInput(attrs={"value": "ja"}),
    )

    class Meta:
        model = Voorziening
        fields: list[str] = []

    def keuze(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset

    def get_form_class(self) -> type[forms.Form]:
        return met_periode(super().get_form_class())


class PeriodeMixin:
    """A period that ends after it begins."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}  # type: ignore[misc]
        van, tot = cleaned.get("van"), cleaned.get("tot")
        if van and tot and van > tot:
            self.add_error("tot", "De periode eindigt voor zij begint.")  # type: ignore[attr-defined]
        return cleaned


def met_periode(form: type[forms.Form]) -> type[forms.Form]:
    return type("PeriodeForm", (PeriodeMixin, form), {})


def op_code(label: str, method: str) -> filters.CharFilter:
    """Only by a link: a list of all locations or facilities is too long to choose from."""
    return filters.CharFilter(label=label, method=method, widget=forms.HiddenInput)


class PlaatsmutatieFilter(ZoekEnPlaatsFilter):
    """Entries with a side that is looked for; ``kanten`` are facilities that the user may see."""

    regio = filters.ModelChoiceFilter(
        label="Regio",
        empty_label="alle regio's",
        queryset=regios_voor,
        to_field_name="code",
        method="in_regio",
    )
    aanbieder = filters.ModelChoiceFilter(
        label="Aanbieder",
        empty_label="alle aanbieders",
        queryset=aanbieders_voor,
        to_field_name="code",
        method="van_aanbieder",
    )
    locatie = op_code("Locatie", "op_locatie")
    voorziening = op_code("Voorziening", "van_voorziening")
    zorgvorm = filters.ChoiceFilter(
        label="Zorgvorm",
        empty_label="alle zorgvormen",
        choices=Zorgvorm.choices,
        method="met_zorgvorm",
    )
    soort = filters.ChoiceFilter(label="Soort", empty_label="alle", choices=Mutatiesoort.choices)
    aard = filters.ChoiceFilter(
        label="Feit of plan",
        empty_label="beide",
        choices=[(Aard.FEIT.value, "feit"), (Aard.PLAN.value, "plan")],
    )
    maat = filters.ChoiceFilter(
        label="Wat telt", empty_label="alles", choices=Capaciteitsmaat.choices
    )
    van = dag("Vanaf", field_name="datum", lookup_expr="gte")
    tot = dag("Tot en met", field_name="datum", lookup_expr="lte")
    voorbeeld = filters.BooleanFilter(
        label="Toon voorbeeldgegevens",
        method="met_voorbeeld",
        widget=forms.CheckboxInput(attrs={"value": "ja"}),
    )

    class Meta:
        model = Plaatsmutatie
        fields: list[str] = []

    def get_form_class(self) -> type[forms.Form]:
        return met_periode(super().get_form_class())

    def kanten(self, queryset: QuerySet, voorzieningen: QuerySet) -> QuerySet:
        pks = voorzieningen.values("pk")
        return queryset.filter(Q(van__in=pks) | Q(naar__in=pks))

    def zoeken(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        namen = Voorziening.objects.zoek(value).values("pk")
        tekst = Q(project__icontains=value) | Q(reden__icontains=value)
        return queryset.filter(tekst | Q(van__in=namen) | Q(naar__in=namen))

    def binnen_gebied(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return self.kanten(queryset, Voorziening.objects.in_gebied(value))

    def in_regio(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return self.kanten(queryset, Voorziening.objects.filter(locatie__jeugdhulpregio=value))

    def van_aanbieder(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return self.kanten(queryset, Voorziening.objects.filter(locatie__aanbieders=value))

    def op_locatie(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return self.kanten(queryset, Voorziening.objects.filter(locatie__code=value))

    def van_voorziening(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(van__code=value) | Q(naar__code=value))

    def met_zorgvorm(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(van_zorgvorm=value) | Q(naar_zorgvorm=value))

    def met_voorbeeld(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        return queryset if value else queryset.exclude(bron__soort=BronSoort.VOORBEELD)
