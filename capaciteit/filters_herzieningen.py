"""What one can choose on the lists of restated figures and of figures as reported."""

from datetime import timedelta
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest

from regio.gebiedskeuze import gebieden_voor
from regio.models import Gebied

from .filters import BekendOpFilter, aanbieders_voor, regios_voor
from .models import Aanleverronde, Capaciteitsmeting, Voorziening
from .tijden import begin_van_dag


def dagveld() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


def rondes_voor(request: HttpRequest | None) -> QuerySet:
    """Rounds are no secret; the last one first."""
    return Aanleverronde.objects.order_by("-van", "code")


class PlaatsFilter(filters.FilterSet):
    """Area, region and provider of the facility that a figure is about."""

    gebied = filters.ModelChoiceFilter(
        label="Gebied",
        empty_label="alle gebieden",
        queryset=gebieden_voor,
        to_field_name="code",
        method="binnen_gebied",
    )
    regio = filters.ModelChoiceFilter(
        label="Regio",
        empty_label="alle regio's",
        field_name="voorziening__locatie__jeugdhulpregio",
        queryset=regios_voor,
        to_field_name="code",
    )
    aanbieder = filters.ModelChoiceFilter(
        label="Aanbieder",
        empty_label="alle aanbieders",
        field_name="voorziening__locatie__aanbieders",
        queryset=aanbieders_voor,
        to_field_name="code",
    )

    class Meta:
        model = Capaciteitsmeting
        fields: list[str] = []

    def binnen_gebied(self, queryset: QuerySet, name: str, value: Gebied) -> QuerySet:
        voorzieningen = Voorziening.objects.visible_to(self.request.user).in_gebied(value)
        return queryset.filter(voorziening__in=voorzieningen.values("pk"))


class HerzieningFilter(PlaatsFilter):
    """Of which round, and when it was restated."""

    ronde = filters.ModelChoiceFilter(
        label="Periode",
        empty_label="alle perioden",
        queryset=rondes_voor,
        to_field_name="code",
        method="in_ronde",
    )
    herzien_van = filters.DateFilter(label="Herzien vanaf", method="vanaf", widget=dagveld())
    herzien_tot = filters.DateFilter(label="Herzien tot en met", method="tot", widget=dagveld())

    def in_ronde(self, queryset: QuerySet, name: str, value: Aanleverronde) -> QuerySet:
        return queryset.filter(peildatum__range=(value.van, value.tot))

    def vanaf(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(vervallen_op__gte=begin_van_dag(value))

    def tot(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(vervallen_op__lt=begin_van_dag(value + timedelta(days=1)))


class GerapporteerdFilter(PlaatsFilter):
    """Of which round, and as reported on which day; the view reads both."""

    ronde = filters.ModelChoiceFilter(
        label="Ronde",
        empty_label="de laatste die sloot",
        queryset=rondes_voor,
        to_field_name="code",
        method="stand",
    )
    bekend_op = BekendOpFilter(
        label="Zoals gerapporteerd op", method="stand", help_text="Leeg: toen de ronde sloot."
    )

    def stand(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset
