"""What one can filter on in the API of paths."""

from jeugdzorg.kern.api_filters import ChoiceFilter
from regio.api_filters import (
    BronvermeldingFilter,
    GebiedFilter,
    ZoekFilter,
    ZorgvormFilter,
)

from .api_filters_indicatoren import IndicatorCodeFilter
from .choices import Padgrootheid, Padsoort
from .choices_doelen import Versiestatus


class AfbouwpadFilter(BronvermeldingFilter):
    status = ChoiceFilter(Versiestatus, help_text="Concept, aangenomen of ingetrokken.")
    gebied = GebiedFilter()
    soort = ChoiceFilter(Padsoort, help_text="Hoe het pad wordt berekend.")
    grootheid = ChoiceFilter(Padgrootheid, help_text="Per jaar of op een dag.")
    indicator = IndicatorCodeFilter()
    zorgvorm = ZorgvormFilter()
    zoek = ZoekFilter("code", "naam")
