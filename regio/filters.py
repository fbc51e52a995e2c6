"""What one can filter on in the lists of this app."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from .choices import (
    BevindingStatus,
    BronSoort,
    Ernst,
    Oordeel,
    OrganisatieSoort,
    OverlegStatus,
)
from .controle import REGISTER
from .gebiedskeuze import gebieden_voor
from .models import (
    Aanbieder,
    Bevinding,
    Bron,
    Controleuitkomst,
    Gebied,
    GebiedRegio,
    Jeugdhulpregio,
    Organisatie,
    Overleg,
)
from .selectors import binnen

LEZING = "lezing"
"""The ``controle`` of findings that somebody noticed while reading, that no check recomputes."""

SOORTEN_BEVINDING = (("herberekend", "gevonden door narekenen"), (LEZING, "gevonden door lezen"))


class GebiedFilter(filters.ModelChoiceFilter):
    """The area itself and the areas in it; ``GebiedMixin`` starts it in the chosen area."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Gebied",
            queryset=gebieden_voor,
            to_field_name="code",
            empty_label="alle gebieden",
            **kwargs,
        )

    def filter(self, qs: QuerySet, value: Gebied | None) -> QuerySet:
        return qs if value is None else binnen(qs, value, self.field_name).distinct()


class KeuzeFilter(filters.ChoiceFilter):
    def __init__(self, label: str, choices: Any, **kwargs: Any) -> None:
        super().__init__(label=label, choices=choices, empty_label="alles", **kwargs)


class NaamFilter(filters.CharFilter):
    """Text in name, code or alias (``zoek`` of the QuerySet)."""

    def __init__(self, label: str = "Naam") -> None:
        super().__init__(label=label, max_length=100)

    def filter(self, qs: Any, value: str) -> QuerySet:
        return qs.zoek(value) if value else qs


class DagFilter(filters.DateFilter):
    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **kwargs
        )


class JeugdhulpregioFilter(filters.FilterSet):
    zoek = NaamFilter("Naam of code")
    gebied = GebiedFilter(field_name="gebied", method="in_gebied")
    geldig_op = DagFilter("Geldig op", method="geldig")

    class Meta:
        model = Jeugdhulpregio
        fields: list[str] = []

    def in_gebied(self, queryset: QuerySet, name: str, value: Gebied) -> QuerySet:
        """Regions that now belong to the area."""
        leden = GebiedRegio.objects.visible_to(self.request.user).at().filter(gebied=value)
        return queryset.filter(pk__in=leden.values("jeugdhulpregio"))

    def geldig(self, queryset: Any, name: str, value: Any) -> QuerySet:
        return queryset.at(value)


class AanbiederFilter(filters.FilterSet):
    zoek = NaamFilter()
    gebied = GebiedFilter(field_name="gebieden")

    class Meta:
        model = Aanbieder
        fields: list[str] = []


class OrganisatieFilter(filters.FilterSet):
    zoek = NaamFilter()
    soort = KeuzeFilter("Soort", OrganisatieSoort.choices)
    gebied = GebiedFilter(field_name="gebieden")

    class Meta:
        model = Organisatie
        fields: list[str] = []


class OverlegFilter(filters.FilterSet):
    gebied = GebiedFilter()
    status = KeuzeFilter("Status", OverlegStatus.choices)
    met_vergaderingen = filters.ChoiceFilter(
        label="Vergaderingen",
        choices=[("ja", "met vergaderingen")],
        empty_label="alles",
        method="alleen_met_vergaderingen",
    )

    class Meta:
        model = Overleg
        fields: list[str] = []

    def alleen_met_vergaderingen(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(aantal_vergaderingen__gt=0)


class BevindingFilter(filters.FilterSet):
    gebied = GebiedFilter()
    ernst = KeuzeFilter("Ernst", Ernst.choices)
    status = KeuzeFilter("Status", BevindingStatus.choices)
    soort = KeuzeFilter("Gevonden door", SOORTEN_BEVINDING, method="van_soort")
    controle = KeuzeFilter(
        "Controle", lambda: sorted((rij.code, rij.naam) for rij in REGISTER.values())
    )
    bron = filters.ModelChoiceFilter(
        label="Bron",
        queryset=lambda request: Bron.objects.visible_to(request.user),
        to_field_name="code",
        empty_label="alle bronnen",
        method="met_bron",
    )

    class Meta:
        model = Bevinding
        fields: list[str] = []

    def van_soort(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        gelezen = Q(controle=LEZING)
        return queryset.filter(gelezen if value == LEZING else ~gelezen)

    def met_bron(self, queryset: QuerySet, name: str, value: Bron) -> QuerySet:
        return queryset.filter(Q(bron_a=value) | Q(bron_b=value))


class BronFilter(filters.FilterSet):
    soort = KeuzeFilter("Soort", BronSoort.choices)
    gebied = GebiedFilter()

    class Meta:
        model = Bron
        fields: list[str] = []


def bronnen_van_uitkomsten(request: HttpRequest) -> QuerySet:
    return Bron.objects.visible_to(request.user).filter(controleuitkomst__isnull=False).distinct()


class UitkomstFilter(filters.FilterSet):
    oordeel = KeuzeFilter("Oordeel", Oordeel.choices)
    gebied = GebiedFilter()
    bron = filters.ModelChoiceFilter(
        label="Bron",
        queryset=bronnen_van_uitkomsten,
        to_field_name="code",
        empty_label="alle bronnen",
    )

    class Meta:
        model = Controleuitkomst
        fields: list[str] = []
