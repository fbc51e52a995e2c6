"""What one can choose on the list of indicators."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils import timezone

from regio.gebiedskeuze import gebieden_voor
from regio.models import Gebied

from .choices import Indicatorsoort
from .halfjaar import Halfjaar
from .models import Gebiedsindicator, Indicator

GEBRUIK = [("ja", "in gebruik"), ("nee", "ingetrokken")]


class IndicatorFilter(filters.FilterSet):
    zoek = filters.CharFilter(label="Zoek", method="zoeken")
    soort = filters.ChoiceFilter(label="Soort", choices=Indicatorsoort.choices)
    gebied = filters.ModelChoiceFilter(
        label="Gevolgd door", queryset=gebieden_voor, to_field_name="code", method="gevolgd"
    )
    gebruik = filters.ChoiceFilter(label="Gebruik", choices=GEBRUIK, method="in_gebruik")

    class Meta:
        model = Indicator
        fields: list[str] = []

    def zoeken(self, queryset: Any, name: str, value: str) -> QuerySet:
        return queryset.filter(
            Q(code__icontains=value) | Q(naam__icontains=value) | Q(betekenis__icontains=value)
        )

    def gevolgd(self, queryset: Any, name: str, value: Gebied) -> QuerySet:
        nu = Halfjaar.at(timezone.localdate())
        volgend = Gebiedsindicator.objects.op(nu).filter(gebied=value)
        return queryset.filter(pk__in=volgend.values("indicator"))

    def in_gebruik(self, queryset: Any, name: str, value: str) -> QuerySet:
        nu = Halfjaar.at(timezone.localdate())
        gebruikt = queryset.in_gebruik(nu)
        return gebruikt if value == "ja" else queryset.exclude(pk__in=gebruikt.values("pk"))
