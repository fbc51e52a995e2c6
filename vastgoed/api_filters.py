"""What one can filter on in the API of schemes, deadlines, awards and grants."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from capaciteit.api_filters import AanbiederFilter
from capaciteit.models import Locatie
from jeugdzorg.kern.api_filters import ChoiceFilter, CodeFilter, YesNoFilter, day_filters
from regio.api_filters import (
    BronvermeldingFilter,
    GebiedFilter,
    ZoekFilter,
    ZorgvormFilter,
)
from regio.models import Gebied, Organisatie

from .choices import Termijnsoort, Termijnstatus
from .models import Regeling
from .models.termijn import BINNENKORT


class RegelingFilter(CodeFilter):
    """A scheme and its tranches."""

    def __init__(self) -> None:
        super().__init__(Regeling, "regeling", help_text="Code van een regeling.")

    def filter(self, qs: QuerySet, value: Regeling | None) -> QuerySet:
        if value is None:
            return qs
        return qs.filter(Q(regeling=value) | Q(regeling__onderdeel_van=value))


class GemeenteFilter(CodeFilter):
    def __init__(self) -> None:
        super().__init__(Organisatie, "gemeente", help_text="Code van de coördinerende gemeente.")


class GebiedVanOrganisatieFilter(CodeFilter):
    """The area where the coordinating municipality works."""

    def __init__(self) -> None:
        super().__init__(
            Gebied, "gemeente__gebieden", help_text="Gebied van de coördinerende gemeente."
        )


class RegelingResourceFilter(BronvermeldingFilter):
    onderdeel_van = CodeFilter(Regeling, help_text="Code van de hele regeling.")
    zorgvorm = ZorgvormFilter()
    zoek = ZoekFilter("code", "naam", "verstrekker", "doel")


class BeschikkingFilter(BronvermeldingFilter):
    regeling = RegelingFilter()
    gemeente = GemeenteFilter()
    gebied = GebiedVanOrganisatieFilter()


class ToekenningFilter(BeschikkingFilter):
    aanbieder = AanbiederFilter()
    locatie = CodeFilter(Locatie, "locaties", help_text="Code van een locatie.")
    is_deel = YesNoFilter(
        help_text="true: alleen delen van grotere toekenningen; false: alleen hele toekenningen."
    )
    zoek = ZoekFilter("code", "naam_volgens_bron", "aanbieder__naam", "gemeente__naam")


class TermijnFilter(BronvermeldingFilter):
    gebied = GebiedFilter()
    regeling = RegelingFilter()
    soort = ChoiceFilter(Termijnsoort, help_text="Soort moment.")
    status = ChoiceFilter(
        Termijnstatus, method="met_status", help_text="Volgt uit de geldende datum en vandaag."
    )
    datum, datum_van, datum_tot = day_filters("geldende_datum", "De geldende datum")
    zoek = ZoekFilter("code", "mijlpaal", "verantwoordelijke")

    def met_status(self, queryset: Any, name: str, value: str) -> QuerySet:
        vandaag = timezone.localdate()
        grens = vandaag + BINNENKORT
        return queryset.filter(
            {
                Termijnstatus.ZONDER_DATUM: Q(geldende_datum__isnull=True),
                Termijnstatus.VERSTREKEN: Q(geldende_datum__lt=vandaag),
                Termijnstatus.BINNENKORT: Q(geldende_datum__range=(vandaag, grens)),
                Termijnstatus.LOOPT: Q(geldende_datum__gt=grens),
            }[Termijnstatus(value)]
        )
