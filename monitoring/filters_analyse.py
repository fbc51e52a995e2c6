"""What one can choose on the list of advices."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from regio.gebiedskeuze import gebieden_voor

from .choices_analyse import Adviesstatus
from .models import Advies


class AdviesFilter(filters.FilterSet):
    gebied = filters.ModelChoiceFilter(
        label="Gebied",
        queryset=gebieden_voor,
        to_field_name="code",
        field_name="analyse__cyclus__gebied",
    )
    jaar = filters.NumberFilter(label="Jaar", field_name="analyse__cyclus__jaar")
    stand = filters.ChoiceFilter(label="Stand", choices=Adviesstatus, method="in_stand")

    class Meta:
        model = Advies
        fields: list[str] = []

    def in_stand(self, queryset: Any, name: str, value: str) -> QuerySet:
        return queryset.in_stand(value)
