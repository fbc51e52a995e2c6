"""What one can filter on in the API of indicators, measurements and paths."""

from datetime import date

from django.db.models import Q, QuerySet

from jeugdzorg.kern.api_filters import ChoiceFilter, CodeFilter, DayFilter, day_filters
from regio.api_filters import (
    BronvermeldingFilter,
    GebiedFilter,
    RegioFilter,
    ZoekFilter,
    ZorgvormFilter,
)
from regio.models import Gebied

from .choices import Frequentie, Indicatorsoort, Padgrootheid, Padsoort
from .models import Indicator


class IndicatorCodeFilter(CodeFilter):
    def __init__(self) -> None:
        super().__init__(Indicator, "indicator", help_text="Code van een indicator.")


class IndicatorFilter(BronvermeldingFilter):
    soort = ChoiceFilter(Indicatorsoort, help_text="Een getal of een vraag in woorden.")
    gebied = CodeFilter(Gebied, method="voor_gebied", help_text="Voor dit gebied, of voor alle.")
    onderdeel_van = CodeFilter(Indicator, help_text="Code van de hele indicator.")
    frequentie = ChoiceFilter(Frequentie, help_text="Hoe vaak er wordt gemeten.")
    zoek = ZoekFilter("code", "naam", "betekenis")

    def voor_gebied(self, queryset: QuerySet, name: str, value: Gebied) -> QuerySet:
        return queryset.filter(Q(gebied=value) | Q(gebied__isnull=True))


class MetingFilter(BronvermeldingFilter):
    indicator = IndicatorCodeFilter()
    gebied = GebiedFilter(regio_veld="jeugdhulpregio")
    regio = RegioFilter()
    zorgvorm = ZorgvormFilter()
    periode_van, periode_van_vanaf, periode_van_tot = day_filters("periode_van", "Het begin")
    periode_tot = DayFilter("periode_tot", help_text="De periode eindigt precies op deze dag.")
    periode_op = DayFilter(method="in_periode", help_text="De periode omvat deze dag.")
    zoek = ZoekFilter("code", "uitsplitsing", "indicator__naam")

    def in_periode(self, queryset: QuerySet, name: str, value: date) -> QuerySet:
        return queryset.filter(periode_van__lte=value, periode_tot__gte=value)


class AfbouwpadFilter(BronvermeldingFilter):
    gebied = GebiedFilter()
    soort = ChoiceFilter(Padsoort, help_text="Hoe het pad wordt berekend.")
    grootheid = ChoiceFilter(Padgrootheid, help_text="Per jaar of op een dag.")
    indicator = IndicatorCodeFilter()
    zorgvorm = ZorgvormFilter()
    zoek = ZoekFilter("code", "naam")
