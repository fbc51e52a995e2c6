"""What one can choose on the list of targets."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from regio.gebiedskeuze import gebieden_voor
from regio.models import Gebied, Jeugdhulpregio

from .models import Doelstelling, Indicator


def regios_met_doelen(request: HttpRequest | None) -> QuerySet:
    if request is None:
        return Jeugdhulpregio.objects.none()
    doelen = Doelstelling.objects.visible_to(request.user)
    return Jeugdhulpregio.objects.visible_to(request.user).filter(
        pk__in=doelen.values("jeugdhulpregio")
    )


def indicatoren_met_doelen(request: HttpRequest | None) -> QuerySet:
    if request is None:
        return Indicator.objects.none()
    doelen = Doelstelling.objects.visible_to(request.user)
    return Indicator.objects.visible_to(request.user).filter(pk__in=doelen.values("indicator"))


class DoelFilter(filters.FilterSet):
    gebied = filters.ModelChoiceFilter(
        label="Gebied", queryset=gebieden_voor, to_field_name="code", method="binnen_gebied"
    )
    regio = filters.ModelChoiceFilter(
        label="Regio",
        field_name="jeugdhulpregio",
        queryset=regios_met_doelen,
        to_field_name="code",
    )
    indicator = filters.ModelChoiceFilter(
        label="Indicator", queryset=indicatoren_met_doelen, to_field_name="code"
    )
    versies = filters.ChoiceFilter(
        label="Versies",
        choices=[("alle", "ook eerdere, concepten en ingetrokken")],
        empty_label="die nu gelden",
        method="alle_versies",
    )

    class Meta:
        model = Doelstelling
        fields: list[str] = []

    def binnen_gebied(self, queryset: Any, name: str, value: Gebied) -> QuerySet:
        """Of the area itself and of the regions in it."""
        return queryset.filter(
            Q(gebied=value) | Q(jeugdhulpregio__gebiedregios__gebied=value)
        ).distinct()

    def alle_versies(self, queryset: Any, name: str, value: str) -> QuerySet:
        return queryset

    def filter_queryset(self, queryset: Any) -> QuerySet:
        rijen = super().filter_queryset(queryset)
        return rijen if self.form.cleaned_data.get("versies") == "alle" else rijen.geldend()
