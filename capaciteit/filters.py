"""What one can choose on the lists of facilities and locations."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest

from regio.choices import Zorgvorm
from regio.gebiedskeuze import gebieden_voor
from regio.models import Aanbieder, Gebied, Jeugdhulpregio

from .choices import VoorzieningStatus
from .models import Locatie, Voorziening
from .tijden import validate_geweest

BEWEGINGEN = [("afbouw", "afbouw"), ("opbouw", "opbouw")]


def regios_voor(request: HttpRequest | None) -> QuerySet:
    """Regions in which a location lies that the user may see."""
    if request is None:
        return Jeugdhulpregio.objects.none()
    locaties = Locatie.objects.visible_to(request.user)
    return Jeugdhulpregio.objects.visible_to(request.user).filter(
        pk__in=locaties.values("jeugdhulpregio")
    )


def aanbieders_voor(request: HttpRequest | None) -> QuerySet:
    """Providers of a location that the user may see."""
    if request is None:
        return Aanbieder.objects.none()
    locaties = Locatie.objects.visible_to(request.user)
    return Aanbieder.objects.visible_to(request.user).filter(pk__in=locaties.values("aanbieders"))


class BekendOpFilter(filters.DateFilter):
    """The day up to which we knew things; empty is now."""

    def __init__(self, **kwargs: Any) -> None:
        standaard = {
            "label": "Zoals bekend op",
            "help_text": "Leeg: zoals nu bekend.",
            "validators": [validate_geweest],
            "widget": forms.DateInput(attrs={"type": "date"}),
        }
        super().__init__(**{**standaard, **kwargs})


class ZoekEnPlaatsFilter(filters.FilterSet):
    """Search, area, region and provider: the same on every list of places."""

    zoek = filters.CharFilter(label="Zoek", method="zoeken")
    gebied = filters.ModelChoiceFilter(
        label="Gebied",
        empty_label="alle gebieden",
        queryset=gebieden_voor,
        to_field_name="code",
        method="binnen_gebied",
    )

    def zoeken(self, queryset: Any, name: str, value: str) -> QuerySet:
        return queryset.zoek(value)

    def binnen_gebied(self, queryset: Any, name: str, value: Gebied) -> QuerySet:
        return queryset.in_gebied(value)


class VoorzieningFilter(ZoekEnPlaatsFilter):
    """Facilities; expects rows with ``status`` as on ``peildatum`` (``with_stand``)."""

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
        label="Zorgvorm", empty_label="alle zorgvormen", choices=Zorgvorm.choices
    )
    beweging = filters.ChoiceFilter(
        label="Beweging", empty_label="alle", choices=BEWEGINGEN, method="beweegt"
    )
    status = filters.ChoiceFilter(
        label="Status", empty_label="alle", choices=VoorzieningStatus.choices, null_label="onbekend"
    )
    peildatum = filters.DateFilter(
        label="Stand op", method="stand", widget=forms.DateInput(attrs={"type": "date"})
    )
    bekend_op = BekendOpFilter(method="stand")
    voorbeeld = filters.BooleanFilter(
        label="Toon voorbeeldgegevens",
        method="stand",
        widget=forms.CheckboxInput(attrs={"value": "ja"}),
    )

    class Meta:
        model = Voorziening
        fields: list[str] = []

    def beweegt(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(zorgvorm__in=[vorm for vorm in Zorgvorm if vorm.beweging == value])

    def stand(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """Chooses what the rows show, not which rows; the view reads it."""
        return queryset


class LocatieFilter(ZoekEnPlaatsFilter):
    regio = filters.ModelChoiceFilter(
        label="Regio",
        empty_label="alle regio's",
        field_name="jeugdhulpregio",
        queryset=regios_voor,
        to_field_name="code",
    )
    aanbieder = filters.ModelChoiceFilter(
        label="Aanbieder",
        empty_label="alle aanbieders",
        field_name="aanbieders",
        queryset=aanbieders_voor,
        to_field_name="code",
    )
    plek = filters.ChoiceFilter(
        label="Coördinaten",
        empty_label="bekend of niet",
        choices=[("bekend", "bekend"), ("onbekend", "onbekend")],
        method="ligt",
    )

    class Meta:
        model = Locatie
        fields: list[str] = []

    def ligt(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(breedtegraad__isnull=value == "onbekend")
