"""What one can filter on in the API of plans, their projects and their places."""

from django.db.models import QuerySet
from django.utils import timezone

from capaciteit.api_filters import AanbiederFilter
from capaciteit.models import Locatie, Voorziening
from jeugdzorg.kern.api_filters import (
    CamelCaseFilterSet,
    ChoiceFilter,
    CodeFilter,
    YesNoFilter,
    day_filters,
)
from regio.api_filters import GebiedFilter, ZoekFilter, ZorgvormFilter
from regio.models import Gemeente

from .api_filters import GemeenteFilter, RegelingFilter
from .choices_plan import Aanzet, Planstatus, Planuitkomst, Projectsoort
from .models import Vastgoedplan


class PlanvanFilter(CodeFilter):
    def __init__(self, field_name: str) -> None:
        super().__init__(Vastgoedplan, field_name, help_text="Code van een plan.")


class VastgoedplanFilter(CamelCaseFilterSet):
    aanbieder = AanbiederFilter()
    regeling = RegelingFilter()
    gemeente = GemeenteFilter()
    gebied = GebiedFilter()
    status = ChoiceFilter(Planstatus, help_text="Waar het plan staat.")
    aan_zet = ChoiceFilter(Aanzet, help_text="Wie aan zet is.")
    uitkomst = ChoiceFilter(Planuitkomst, help_text="Wat er is besloten.")
    te_laat = YesNoFilter(
        method="over_de_termijn", help_text="true: de termijn is voorbij; false: de rest."
    )
    uiterlijk, uiterlijk_van, uiterlijk_tot = day_filters("uiterlijk", "De termijn")
    zoek = ZoekFilter("code", "titel", "aanbieder__naam")

    def over_de_termijn(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        te_laat = {"uiterlijk__lt": timezone.localdate()}
        return queryset.filter(**te_laat) if value else queryset.exclude(**te_laat)


class PlanprojectFilter(CamelCaseFilterSet):
    plan = PlanvanFilter("versie__plan")
    aanbieder = AanbiederFilter("versie__plan__aanbieder")
    gebied = GebiedFilter("versie__plan__gebied")
    soort = ChoiceFilter(Projectsoort, help_text="Op het terrein of in de wijk.")
    locatie = CodeFilter(Locatie, help_text="Code van een locatie.")
    gemeente = CodeFilter(Gemeente, help_text="CBS-code van een gemeente, bijvoorbeeld GM0153.")
    gereed, gereed_van, gereed_tot = day_filters("gereed", "De dag waarop het klaar is")
    zoek = ZoekFilter("code", "naam", "plaats")


class PlanplaatsFilter(CamelCaseFilterSet):
    plan = PlanvanFilter("project__versie__plan")
    aanbieder = AanbiederFilter("project__versie__plan__aanbieder")
    gebied = GebiedFilter("project__versie__plan__gebied")
    van = CodeFilter(Voorziening, "van", help_text="Code van de voorziening waar ze afgaan.")
    naar = CodeFilter(Voorziening, "naar", help_text="Code van de voorziening waar ze bij komen.")
    zorgvorm = ZorgvormFilter()
    datum, datum_van, datum_tot = day_filters("datum", "De dag")
