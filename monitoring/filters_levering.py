"""Filters of the list of who delivers what."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet

from regio.models import Gebied

from .choices_levering import Leverstand
from .filters import gebieden_voor
from .models import Leverplicht


def halfjaren(request: Any) -> list[tuple[str, str]]:
    rijen = Leverplicht.objects.order_by("-jaar", "-helft").values_list("jaar", "helft").distinct()
    return [(f"{jaar}-{helft}", f"{jaar}-{helft}") for jaar, helft in rijen]


class LeverplichtFilter(filters.FilterSet):
    zoek = filters.CharFilter(label="Zoek", method="zoeken")
    gebied = filters.ModelChoiceFilter(
        label="Gebied", queryset=gebieden_voor, to_field_name="code", method="binnen_gebied"
    )
    halfjaar = filters.ChoiceFilter(
        label="Halfjaar", choices=lambda: halfjaren(None), method="in_halfjaar"
    )
    stand = filters.ChoiceFilter(label="Stand", choices=Leverstand.choices)

    class Meta:
        model = Leverplicht
        fields: list[str] = []

    def zoeken(self, queryset: Any, name: str, value: str) -> QuerySet:
        return queryset.filter(
            Q(jeugdhulpregio__naam__icontains=value) | Q(organisatie__naam__icontains=value)
        )

    def binnen_gebied(self, queryset: Any, name: str, value: Gebied) -> QuerySet:
        return queryset.filter(jeugdhulpregio__gebiedregios__gebied=value).distinct()

    def in_halfjaar(self, queryset: Any, name: str, value: str) -> QuerySet:
        jaar, _, helft = value.partition("-")
        return queryset.filter(jaar=jaar, helft=helft)
