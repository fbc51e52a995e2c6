"""What one can filter on in the API of definitions, values and cycles."""

from datetime import date

import django_filters as filters
from django.db.models import QuerySet

from capaciteit.api_tijden import BekendFilter
from jeugdzorg.kern.api_filters import (
    CamelCaseFilterSet,
    ChoiceFilter,
    CodeFilter,
    DayFilter,
    YesNoFilter,
    day_filters,
)
from regio.api_filters import (
    BronvermeldingFilter,
    GebiedFilter,
    RegioFilter,
    ZoekFilter,
    ZorgvormFilter,
)
from regio.models import Gebied

from .choices import Cyclusstatus, Frequentie, Indicatorsoort
from .choices_indicatoren import Telwijze
from .models import Gebiedsindicator, Indicator


class IndicatorCodeFilter(CodeFilter):
    def __init__(self) -> None:
        super().__init__(Indicator, "indicator", help_text="Code van een indicator.")


class IndicatorFilter(BronvermeldingFilter):
    soort = ChoiceFilter(Indicatorsoort, help_text="Een getal of een vraag in woorden.")
    gebied = CodeFilter(Gebied, method="gevolgd", help_text="Gevolgd door dit gebied, ooit of nu.")
    onderdeel_van = CodeFilter(Indicator, help_text="Code van de hele indicator.")
    frequentie = ChoiceFilter(Frequentie, help_text="Hoe vaak er wordt gemeten.")
    zoek = ZoekFilter("code", "naam", "betekenis")

    def gevolgd(self, queryset: QuerySet, name: str, value: Gebied) -> QuerySet:
        volgend = Gebiedsindicator.objects.filter(gebied=value)
        return queryset.filter(pk__in=volgend.values("indicator"))


class IndicatorversieFilter(CamelCaseFilterSet):
    indicator = IndicatorCodeFilter()
    telwijze = ChoiceFilter(Telwijze, help_text="Hoe regio's samen het gebied geven.")
    reeksbreuk = YesNoFilter("reeksbreuk", help_text="true: alleen met een breuk in de reeks.")
    zoek = ZoekFilter("naam", "betekenis", "reden")


class GebiedsindicatorFilter(CamelCaseFilterSet):
    gebied = CodeFilter(Gebied, "gebied", help_text="Code van een gebied.")
    indicator = IndicatorCodeFilter()
    verplicht = YesNoFilter("verplicht", help_text="true: alleen wat verplicht is.")


class MetingFilter(BronvermeldingFilter):
    indicator = IndicatorCodeFilter()
    gebied = GebiedFilter(regio_veld="jeugdhulpregio")
    regio = RegioFilter()
    zorgvorm = ZorgvormFilter()
    periode_van, periode_van_vanaf, periode_van_tot = day_filters("periode_van", "Het begin")
    periode_tot = DayFilter("periode_tot", help_text="De periode eindigt precies op deze dag.")
    periode_op = DayFilter(method="in_periode", help_text="De periode omvat deze dag.")
    bekend_op = BekendFilter()
    zoek = ZoekFilter("code", "uitsplitsing", "indicator__naam")

    def in_periode(self, queryset: QuerySet, name: str, value: date) -> QuerySet:
        return queryset.filter(periode_van__lte=value, periode_tot__gte=value)


class HalfjaarFilterSet(CamelCaseFilterSet):
    """What belongs to a cycle: by its area and half-year."""

    gebied = GebiedFilter("cyclus__gebied")
    jaar = filters.NumberFilter(
        "cyclus__jaar", help_text="Jaar van het halfjaar.", max_value=9999, min_value=1
    )
    helft = filters.NumberFilter("cyclus__helft", help_text="1 of 2.", max_value=2, min_value=1)


class CyclusFilter(CamelCaseFilterSet):
    gebied = GebiedFilter()
    jaar = filters.NumberFilter(help_text="Jaar van het halfjaar.", max_value=9999, min_value=1)
    status = ChoiceFilter(Cyclusstatus, help_text="Hoe ver de cyclus is.")
