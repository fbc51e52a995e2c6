"""What one can filter on in the API of locations, facilities, capacity and origin."""

from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet

from jeugdzorg.kern.api_filters import (
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
from regio.choices import Zorgvorm
from regio.models import Aanbieder, Gebied, Gemeente, Jeugdhulpregio, Organisatie

from .api_tijden import BekendFilter, TweeTijdenFilter
from .choices import (
    Aard,
    Capaciteitsmaat,
    Eigendom,
    Herkomstmaat,
    Mutatiesoort,
    Setting,
    VoorzieningStatus,
)
from .models import Locatie, Voorziening


class AanbiederFilter(CodeFilter):
    def __init__(self, field_name: str = "aanbieder") -> None:
        super().__init__(Aanbieder, field_name, help_text="Code van een aanbieder.")


class VoorzieningFilter(CodeFilter):
    def __init__(self) -> None:
        super().__init__(Voorziening, "voorziening", help_text="Code van een voorziening.")


class LocatieFilter(BronvermeldingFilter):
    aanbieder = AanbiederFilter("aanbieders")
    gebied = GebiedFilter(regio_veld="jeugdhulpregio")
    regio = RegioFilter()
    gemeente = CodeFilter(Gemeente, help_text="CBS-code van een gemeente, bijvoorbeeld GM0153.")
    setting = ChoiceFilter(Setting, help_text="Ligging.")
    eigendom = ChoiceFilter(Eigendom, help_text="Eigendom of huur.")
    met_coordinaten = YesNoFilter(
        method="heeft_coordinaten", help_text="true: alleen locaties met coördinaten."
    )
    zoek = ZoekFilter()

    def heeft_coordinaten(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        return queryset.filter(breedtegraad__isnull=not value)


class VoorzieningResourceFilter(BronvermeldingFilter):
    stand_op = DayFilter(
        method="gelezen", help_text="Status en plaatsen op deze dag, in plaats van vandaag."
    )
    peildatum = DayFilter(method="gelezen", help_text="Hetzelfde als standOp.")
    bekend_op = BekendFilter()
    locatie = CodeFilter(Locatie, help_text="Code van een locatie.")
    aanbieder = AanbiederFilter("locatie__aanbieders")
    gebied = GebiedFilter("locatie__gebied", "locatie__jeugdhulpregio")
    regio = RegioFilter("locatie__jeugdhulpregio")
    zorgvorm = ZorgvormFilter()
    status = ChoiceFilter(VoorzieningStatus, help_text="Status op de gevraagde dag.")
    gereed, gereed_van, gereed_tot = day_filters("gereed", "De verwachte datum van oplevering")
    zoek = ZoekFilter("code", "naam", "soort_volgens_bron", "doelgroep")

    def gelezen(self, queryset: QuerySet, name: str, value: date) -> QuerySet:
        """Chooses what the rows show, not which rows; the resource reads it."""
        return queryset


class CapaciteitsmetingFilter(TweeTijdenFilter):
    voorziening = VoorzieningFilter()
    locatie = CodeFilter(
        Locatie, "voorziening__locatie", through="voorziening", help_text="Code van een locatie."
    )
    aanbieder = AanbiederFilter("voorziening__locatie__aanbieders")
    gebied = GebiedFilter("voorziening__locatie__gebied", "voorziening__locatie__jeugdhulpregio")
    regio = RegioFilter("voorziening__locatie__jeugdhulpregio", through="voorziening")
    zorgvorm = ZorgvormFilter("voorziening__zorgvorm")
    maat = ChoiceFilter(Capaciteitsmaat, help_text="Wat het aantal plaatsen telt.")
    aard = ChoiceFilter(Aard, help_text="Geteld, gepland, beoogd of geraamd.")
    stand_op = DayFilter(
        method="stand",
        help_text="Per voorziening en maat de laatste meting tot en met deze dag.",
    )

    def stand(self, queryset: Any, name: str, value: date) -> QuerySet:
        return queryset.at(value)


class CapaciteitscijferFilter(BronvermeldingFilter):
    aanbieder = AanbiederFilter()
    gemeente = CodeFilter(Organisatie, help_text="Code van een coördinerende gemeente.")
    gebied = GebiedFilter(regio_veld="jeugdhulpregio")
    regio = RegioFilter()
    voorziening = VoorzieningFilter()
    zorgvorm = ZorgvormFilter()
    maat = ChoiceFilter(Capaciteitsmaat, help_text="Wat het cijfer telt.")
    aard = ChoiceFilter(Aard, help_text="Geteld, gepland, beoogd of geraamd.")
    zoek = ZoekFilter("code", "omschrijving")


class HerkomstFilter(TweeTijdenFilter):
    gebied = GebiedFilter()
    regio = RegioFilter("herkomst_regio", help_text="Code van de regio van herkomst.")
    bestemming = CodeFilter(Gebied, "bestemming_gebied", help_text="Code van het gebied waarheen.")
    aanbieder = AanbiederFilter()
    voorziening = VoorzieningFilter()
    zorgvorm = ZorgvormFilter()
    maat = ChoiceFilter(Herkomstmaat, help_text="Wat het aantal telt.")
    periode_op = DayFilter(method="in_periode", help_text="De periode omvat deze dag.")
    zoek = ZoekFilter("code", "populatie")

    def in_periode(self, queryset: QuerySet, name: str, value: date) -> QuerySet:
        return queryset.filter(
            Q(periode_van__lte=value), Q(periode_tot__gte=value) | Q(periode_tot__isnull=True)
        )


class KantFilter(CodeFilter):
    """Entries of which one side lies at this row, by ``pad`` of a facility."""

    def __init__(self, model: type[Model], pad: str, help_text: str) -> None:
        self.pad = pad
        super().__init__(model, help_text=help_text)

    def filter(self, qs: QuerySet, value: Model | None) -> QuerySet:
        if value is None:
            return qs
        kanten = Voorziening.objects.filter(**{self.pad: value.pk}).values("pk")
        return qs.filter(Q(van__in=kanten) | Q(naar__in=kanten))


class PlaatsmutatieFilter(BronvermeldingFilter):
    voorziening = KantFilter(Voorziening, "pk", "Code van een voorziening: van of naar.")
    van = CodeFilter(Voorziening, help_text="Code van de voorziening waar de plaatsen af gaan.")
    naar = CodeFilter(Voorziening, help_text="Code van de voorziening waar ze bij komen.")
    locatie = KantFilter(Locatie, "locatie", "Code van een locatie: van of naar.")
    aanbieder = KantFilter(Aanbieder, "locatie__aanbieders", "Code van een aanbieder: van of naar.")
    regio = KantFilter(
        Jeugdhulpregio, "locatie__jeugdhulpregio", "Code van een jeugdhulpregio: van of naar."
    )
    zorgvorm = ChoiceFilter(Zorgvorm, method="met_zorgvorm", help_text="Zorgvorm van of naar.")
    soort = ChoiceFilter(Mutatiesoort, help_text="Waar de plaatsen vandaan komen of heen gaan.")
    maat = ChoiceFilter(Capaciteitsmaat, help_text="Wat het aantal plaatsen telt.")
    aard = ChoiceFilter(Aard, help_text="Feit of plan.")
    datum, datum_van, datum_tot = day_filters("datum", "De dag van de mutatie")

    def met_zorgvorm(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(van_zorgvorm=value) | Q(naar_zorgvorm=value))
