"""What one can choose on the lists of monitoring."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from regio.gebiedskeuze import gebieden_voor
from regio.models import Gebied, Jeugdhulpregio

from .choices import Padsoort
from .models import Afbouwpad, Indicator, Meting


def regios_met_metingen(request: HttpRequest | None) -> QuerySet:
    if request is None:
        return Jeugdhulpregio.objects.none()
    metingen = Meting.objects.visible_to(request.user)
    return Jeugdhulpregio.objects.visible_to(request.user).filter(
        pk__in=metingen.values("jeugdhulpregio")
    )


def indicatoren_met_metingen(request: HttpRequest | None) -> QuerySet:
    if request is None:
        return Indicator.objects.none()
    metingen = Meting.objects.visible_to(request.user)
    return Indicator.objects.visible_to(request.user).filter(pk__in=metingen.values("indicator"))


def uitsplitsingen(request: HttpRequest) -> list[tuple[str, str]]:
    rijen = Meting.objects.visible_to(request.user).exclude(uitsplitsing="")
    rijen = rijen.order_by("uitsplitsing")
    return [(waarde, waarde) for waarde in rijen.values_list("uitsplitsing", flat=True).distinct()]


class AfbouwpadFilter(filters.FilterSet):
    gebied = filters.ModelChoiceFilter(
        label="Gebied", queryset=gebieden_voor, to_field_name="code", field_name="gebied"
    )
    soort = filters.ChoiceFilter(label="Soort", choices=Padsoort.choices)

    class Meta:
        model = Afbouwpad
        fields: list[str] = []


class MetingFilter(filters.FilterSet):
    zoek = filters.CharFilter(label="Zoek", method="zoeken")
    indicator = filters.ModelChoiceFilter(
        label="Indicator", queryset=indicatoren_met_metingen, to_field_name="code"
    )
    gebied = filters.ModelChoiceFilter(
        label="Gebied", queryset=gebieden_voor, to_field_name="code", method="binnen_gebied"
    )
    regio = filters.ModelChoiceFilter(
        label="Regio",
        field_name="jeugdhulpregio",
        queryset=regios_met_metingen,
        to_field_name="code",
    )
    uitsplitsing = filters.ChoiceFilter(label="Uitsplitsing", choices=[])
    jaar = filters.NumberFilter(label="Jaar", field_name="periode_tot", lookup_expr="year")

    class Meta:
        model = Meting
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["uitsplitsing"].extra["choices"] = uitsplitsingen(self.request)

    def zoeken(self, queryset: Any, name: str, value: str) -> QuerySet:
        return queryset.filter(
            Q(indicator__naam__icontains=value)
            | Q(jeugdhulpregio__naam__icontains=value)
            | Q(gebied__naam__icontains=value)
            | Q(uitsplitsing__icontains=value)
        )

    def binnen_gebied(self, queryset: Any, name: str, value: Gebied) -> QuerySet:
        return queryset.voor_gebied(value)
